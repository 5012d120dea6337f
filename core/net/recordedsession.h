// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What all sessions have in common: a record that the window and the terminal read while the net
/// thread writes it.
#pragma once

#include "core/net/record.h"

#include <QtCore/QObject>

#include <memory>
#include <optional>

namespace socketscope::net {

/// Lives on the thread of whoever made it. Its methods return at once; what they ask for happens on the net
/// thread and shows in the journal.
class RecordedSession : public QObject {
    Q_OBJECT

public:
    using Options = RecordOptions;

    ~RecordedSession() override;

    [[nodiscard]] const journal::Journal& journal() const { return m_record->journal; }
    [[nodiscard]] Instant now() const { return m_record->time.now(); } ///< on the session's clock
    /// What the first line of its session file says.
    [[nodiscard]] const journal::SessionHeader& header() const { return m_record->header; }
    /// Writes what has happened so far to the file and the descriptor and waits until it is there; fails
    /// where the file could not be written. Not for the window's thread.
    [[nodiscard]] Result<> finishRecording();
    /// Why nothing is being recorded now, although it was asked for.
    [[nodiscard]] std::optional<Error> recordingFailure() const;
    /// Why nothing can be written to the descriptor now.
    [[nodiscard]] std::optional<Error> printingFailure() const;
    /// The file that is being written, or empty.
    [[nodiscard]] QString recordingPath() const;

    /// Ends all that goes on; what has happened stays.
    virtual void stopAll() = 0;

protected:
    explicit RecordedSession(
        const Options& options, const journal::Journal::Options& kept = {}, QObject* parent = nullptr);

    /// For the net thread, which may hold on to it for longer than the session.
    [[nodiscard]] const std::shared_ptr<Record>& record() const { return m_record; }

    /// Lets the worker, which lives on another thread, do `what` there, after all it was asked for before.
    template <class Worker, class F> static void post(Worker* worker, F what)
    {
        QMetaObject::invokeMethod(
            worker, [worker, what = std::move(what)] { what(*worker); }, Qt::QueuedConnection);
    }

private:
    std::shared_ptr<Record> m_record;
};

} // namespace socketscope::net
