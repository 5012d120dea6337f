// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/recordedsession.h"

namespace socketscope::net {

RecordedSession::RecordedSession(
    const Options& options, const journal::Journal::Options& kept, QObject* parent)
    : QObject(parent)
    , m_record(std::make_shared<Record>(options, kept))
{
}

RecordedSession::~RecordedSession() = default;

Result<> RecordedSession::finishRecording()
{
    return m_record->recording.finish();
}

std::optional<Error> RecordedSession::recordingFailure() const
{
    return m_record->recording.failure();
}

std::optional<Error> RecordedSession::printingFailure() const
{
    return m_record->recording.printingFailure();
}

QString RecordedSession::recordingPath() const
{
    return QString::fromStdString(m_record->recording.path());
}

} // namespace socketscope::net
