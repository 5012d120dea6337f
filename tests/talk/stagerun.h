// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A stage in a test: real sockets on loopback, this thread's event loop, and questions to the journal.
#pragma once

#include "core/journal/eventnames.h"
#include "core/journal/journal.h"
#include "core/net/sessiontime.h"
#include "core/net/socketsource.h"
#include "core/talk/scene.h"
#include "core/talk/stage.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtTest/QtTest>

namespace socketscope::test {

/// Lets the event loop run at full speed until `holds`, or for ten seconds.
template <class Condition> [[nodiscard]] bool waitUntil(Condition holds)
{
    QEventLoop loop;
    QTimer look;
    QDeadlineTimer patience(10000);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (holds() || patience.hasExpired())
            loop.quit();
    });
    if (holds())
        return true;
    look.start(1);
    loop.exec();
    return holds();
}

class StageRun {
public:
    StageRun()
        : stage(journal,
            {.sockets = sockets,
                .now = [this] { return time.now(); },
                .timeOfDay = [] { return std::string("12:00\n"); },
                .descriptorLimit = 1024})
    {
    }

    talk::EndpointId add(const std::string& name, const talk::Program& program)
    {
        stage.add(++lastId, {name, program});
        return lastId;
    }
    void add(const talk::Scene& scene)
    {
        for (const auto& spec : scene.endpoints)
            add(spec.name, spec.program);
    }
    [[nodiscard]] bool runToTheEnd()
    {
        stage.runAll();
        return waitUntil([this] { return stage.isIdle(); });
    }

    /// `server bind 0`, `server#1 recv 5 hello`, `client sendto -1 ECONNREFUSED`: the returns of one actor,
    /// in order.
    [[nodiscard]] QStringList returnsOf(const std::string& actor) const
    {
        const journal::JournalView view(journal);
        QStringList list;
        for (journal::Seq seq = 1; seq <= view.size(); ++seq) {
            const journal::Event& event = view.at(seq);
            if (event.kind != journal::EventKind::Return || view.actor(event.actor).name != actor)
                continue;
            QString text = QString::fromStdString(std::string(nameOf(event.call)));
            const bool number
                = event.call != journal::CallName::Socket && event.call != journal::CallName::Accept;
            text += number         ? u' ' + QString::number(event.result)
                : event.result < 0 ? QStringLiteral(" -1")
                                   : QString();
            if (event.error)
                text += u' ' + QString::fromStdString(journal::errnoName(event.error));
            else if (event.bytes.length)
                text += u' '
                    + QString::fromLatin1(reinterpret_cast<const char*>(event.bytes.data), event.bytes.kept);
            list << text;
        }
        return list;
    }
    [[nodiscard]] std::vector<journal::Event> failures(journal::FailureCode code) const
    {
        const journal::JournalView view(journal);
        std::vector<journal::Event> found;
        for (journal::Seq seq = 1; seq <= view.size(); ++seq)
            if (view.at(seq).kind == journal::EventKind::Failure && view.at(seq).failure() == code)
                found.push_back(view.at(seq));
        return found;
    }
    [[nodiscard]] wire::SocketAddress boundAddress(const std::string& actor) const
    {
        const journal::JournalView view(journal);
        for (journal::Seq seq = view.size(); seq >= 1; --seq) {
            const journal::Event& event = view.at(seq);
            if (event.kind == journal::EventKind::Return && event.call == journal::CallName::Bind
                && view.actor(event.actor).name == actor)
                return event.local;
        }
        return {};
    }
    /// An event of that kind and actor is there, or comes.
    [[nodiscard]] bool waitForCall(const std::string& actor, journal::CallName call,
        journal::EventKind kind = journal::EventKind::Call, int times = 1)
    {
        return waitUntil([&] {
            const journal::JournalView view(journal);
            int seen = 0;
            for (journal::Seq seq = 1; seq <= view.size(); ++seq)
                seen += view.at(seq).kind == kind && view.at(seq).call == call
                    && view.actor(view.at(seq).actor).name == actor;
            return seen >= times;
        });
    }

    net::SessionTime time;
    net::HostSockets sockets;
    journal::Journal journal;
    talk::Stage stage;
    talk::EndpointId lastId = 0;
};

inline talk::Scene shippedScene(const QString& name)
{
    QFile file(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/scenes/") + name + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return talk::parseScene(file.readAll()).value_or(talk::Scene {});
}

} // namespace socketscope::test
