// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/session.h"

#include "core/journal/recording.h"
#include "core/net/kernelfacts.h"
#include "core/net/sessionheader.h"
#include "core/net/sessiontime.h"

#include <QtCore/QDateTime>
#include <QtCore/QThread>

#include <map>
#include <optional>

namespace socketscope::talk {

namespace {

/// What the net thread uses; it goes when the last of both threads lets go.
struct Core {
    net::SessionTime time;
    journal::Journal journal;
    std::optional<journal::Recording> recording;
};

std::string timeOfDay()
{
    return (QDateTime::currentDateTime().toString(Qt::ISODate) + u'\n').toStdString();
}

journal::SessionHeader headerFor(const Session::Options& options, const net::SessionTime& time)
{
    return net::sessionHeader(time, options.sceneName.toStdString(), options.title.toStdString());
}

} // namespace

struct Session::Private {
    Options options;
    std::shared_ptr<Core> core;
    Stage* stage = nullptr; ///< on the net thread
    EndpointId nextId = 1;
    std::map<EndpointId, RunState> states;

    template <class F> void post(F what)
    {
        QMetaObject::invokeMethod(
            stage, [s = stage, what = std::move(what)] { what(*s); }, Qt::QueuedConnection);
    }
};

Session::Session(QThread& netThread, net::SocketSource& sockets, Options options, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->options = std::move(options);
    d->core = std::make_shared<Core>();
    d->core->recording.emplace(d->core->journal, headerFor(d->options, d->core->time),
        journal::Recording::Options {
            .file = d->options.file.toStdString(), .descriptor = d->options.descriptor});
    const net::SessionTime* time = &d->core->time;
    d->stage = new Stage(d->core->journal,
        {.sockets = sockets,
            .now = [time] { return time->now(); },
            .timeOfDay = timeOfDay,
            .descriptorLimit
            = static_cast<int>(std::min<std::uint64_t>(net::raiseDescriptorLimit(), INT32_MAX))});
    connect(d->stage, &Stage::runStateChanged, this, [this](EndpointId id, RunState state) {
        d->states[id] = state;
        Q_EMIT runStateChanged(id, state);
    });
    connect(d->stage, &Stage::becameIdle, this, &Session::becameIdle);
    d->stage->moveToThread(&netThread);
}

Session::~Session()
{
    disconnect(d->stage, nullptr, this, nullptr);
    d->post([core = d->core](Stage& stage) {
        stage.stopAll();
        // The journal outlives the stage that writes it.
        connect(&stage, &QObject::destroyed, &stage, [core] {});
        stage.deleteLater();
    });
}

const journal::Journal& Session::journal() const
{
    return d->core->journal;
}
const Session::Options& Session::options() const
{
    return d->options;
}
Instant Session::now() const
{
    return d->core->time.now();
}

EndpointId Session::addEndpoint(const EndpointSpec& spec)
{
    const EndpointId id = d->nextId++;
    d->post([id, spec](Stage& stage) { stage.add(id, spec); });
    return id;
}

std::vector<EndpointId> Session::addScene(const Scene& scene)
{
    std::vector<EndpointId> ids;
    for (const EndpointSpec& spec : scene.endpoints)
        ids.push_back(addEndpoint(spec));
    return ids;
}

void Session::setProgram(EndpointId id, const Program& program)
{
    d->post([id, program](Stage& stage) { stage.setProgram(id, program); });
}

void Session::removeEndpoint(EndpointId id)
{
    d->states.erase(id);
    d->post([id](Stage& stage) { stage.remove(id); });
}

void Session::run(EndpointId id)
{
    d->post([id](Stage& stage) { stage.run(id); });
}

void Session::step(EndpointId id)
{
    d->post([id](Stage& stage) { stage.step(id); });
}

void Session::stop(EndpointId id)
{
    d->post([id](Stage& stage) { stage.stop(id); });
}

void Session::runAll()
{
    d->post([](Stage& stage) { stage.runAll(); });
}

void Session::stopAll()
{
    d->post([](Stage& stage) { stage.stopAll(); });
}

void Session::addNote(const QString& text)
{
    d->post([note = text.toStdString()](Stage& stage) { stage.addNote(note); });
}

RunState Session::runState(EndpointId id) const
{
    const auto known = d->states.find(id);
    return known == d->states.end() ? RunState::Ready : known->second;
}

std::optional<Error> Session::recordingFailure() const
{
    return d->core->recording->failure();
}

std::optional<Error> Session::printingFailure() const
{
    return d->core->recording->printingFailure();
}

QString Session::recordingPath() const
{
    return QString::fromStdString(d->core->recording->path());
}

journal::SessionHeader Session::header() const
{
    return headerFor(d->options, d->core->time);
}

Result<> Session::finishRecording()
{
    return d->core->recording->finish();
}

} // namespace socketscope::talk
