// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The trace that lies on the page: one that runs, or one that was read from a file.
#pragma once

#include "core/tracing/session.h"
#include "core/tracing/tracereader.h"
#include "ui/session/sessionondesk.h"
#include "ui/trace/names/addressbook.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <functional>
#include <memory>

namespace socketscope::ui {

/// A network that a person can choose.
struct TraceNetwork {
    QString name; ///< of the topology; empty: this computer's
    QString title; ///< "Seven hops"
    QString summary;
    QString target; ///< that there is most to see on the way to; empty: the person says
    QStringList targets; ///< names there are
    tracing::NetworkMaker make;
    std::shared_ptr<AddressBook> book; ///< of a practice network; null: this computer's

    [[nodiscard]] bool isPractice() const { return !name.isEmpty(); }
};

/// Makes a session and decides where it is recorded.
using TraceSessionFactory = std::function<std::unique_ptr<tracing::Session>(
    const tracing::NetworkMaker&, tracing::Session::Options)>;

class TraceDesk final : public QObject, public SessionOnDesk<tracing::Session> {
    Q_OBJECT

public:
    explicit TraceDesk(TraceSessionFactory makeSession, QObject* parent = nullptr);
    ~TraceDesk() override;

    // Each of these puts another trace in the place of this one.
    void start(const TraceNetwork& network, const tracing::Request& request);
    void showReplay(journal::OpenedSession opened, const QString& title);
    void startEmpty();

    void stop();
    /// Reads what is new in the journal; true if anything was.
    bool catchUp();
    /// There is more to read, or to come.
    [[nodiscard]] bool expectsMore() const;

    [[nodiscard]] const tracing::TraceReader& reader() const { return m_reader; }
    [[nodiscard]] const trace::Hops& hops() const { return m_reader.hops(); }
    /// Probes are being sent, or are about to be.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] std::optional<Error> failure() const;

Q_SIGNALS:
    /// journal() is another one now. The old one is gone after this.
    void sessionChanged();
    void stateChanged();

private:
    [[nodiscard]] std::shared_ptr<const void> clear();

    TraceSessionFactory m_makeSession;
    tracing::TraceReader m_reader;
    journal::Seq m_seen = 0;
    bool m_more = false;
};

} // namespace socketscope::ui
