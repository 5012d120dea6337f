// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/recording.h"

#include "core/journal/sessionwriter.h"

#include <chrono>

namespace socketscope::journal {

namespace {

using namespace std::chrono_literals;

constexpr auto somebodyReads = 10ms; ///< how old a printed line may be

} // namespace

Recording::Recording(Journal& journal, const SessionHeader& header, const Options& options)
{
    if (options.descriptor >= 0)
        m_printer = SessionWriter::toDescriptor(journal, header, options.descriptor, {.wake = somebodyReads});
    if (options.file.empty())
        return;
    auto writer = SessionWriter::toFile(journal, header, options.file);
    if (writer)
        m_writer = std::move(*writer);
    else
        m_failure = writer.error();
}

Recording::~Recording() = default;

Result<> Recording::finish()
{
    if (m_printer)
        (void)m_printer->finish(); // printingFailure() tells
    if (m_failure)
        return fail(*m_failure);
    return m_writer ? m_writer->finish() : Result<> {};
}

std::optional<Error> Recording::failure() const
{
    return m_writer ? m_writer->status().failure : m_failure;
}

std::optional<Error> Recording::printingFailure() const
{
    return m_printer ? m_printer->status().failure : std::nullopt;
}

std::string Recording::path() const
{
    return m_writer ? m_writer->path() : std::string();
}

} // namespace socketscope::journal
