// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/linereader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace socketscope::journal {
namespace {

constexpr std::size_t firstBuffer = 64U << 10;

} // namespace

LineReader::LineReader(int descriptor, std::int64_t offset, std::size_t longestLine)
    : m_descriptor(descriptor)
    , m_longestLine(longestLine)
    , m_lineOffset(offset)
    , m_readOffset(offset)
    , m_buffer(firstBuffer)
{
}

bool LineReader::readMore()
{
    if (m_start > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_start, m_end - m_start);
        m_end -= m_start;
        m_start = 0;
    }
    if (m_end == m_buffer.size())
        m_buffer.resize(std::min(m_buffer.size() * 2, std::max(m_longestLine, firstBuffer) + 1));
    ssize_t count = 0;
    do
        count = ::pread(m_descriptor, m_buffer.data() + m_end, m_buffer.size() - m_end, m_readOffset);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        m_error = errno;
    m_atEnd = count <= 0;
    m_end += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    m_readOffset += std::max<ssize_t>(count, 0);
    return count > 0;
}

LineReader::Outcome LineReader::next(std::string_view& line)
{
    std::size_t searched = 0;
    while (true) {
        const char* const from = m_buffer.data() + m_start;
        const std::size_t available = m_end - m_start;
        if (const void* found = available > searched ? std::memchr(from + searched, '\n', available - searched) : nullptr) {
            line = {from, static_cast<std::size_t>(static_cast<const char*>(found) - from)};
            if (line.size() > m_longestLine)
                return Outcome::TooLong;
            m_lineOffset = m_readOffset - static_cast<std::int64_t>(available);
            m_start += line.size() + 1;
            return Outcome::Line;
        }
        searched = available;
        if (available > m_longestLine)
            return Outcome::TooLong;
        if (!m_atEnd && readMore())
            continue;
        line = {m_buffer.data() + m_start, m_end - m_start};
        m_lineOffset = m_readOffset - static_cast<std::int64_t>(line.size());
        m_start = m_end;
        if (m_error != 0)
            return Outcome::Failed;
        return line.empty() ? Outcome::End : Outcome::Unfinished;
    }
}

} // namespace socketscope::journal
