// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Lines of a file, one at a time and never more of it in memory than one line asks for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace socketscope::journal {

class LineReader {
public:
    enum class Outcome : std::uint8_t {
        Line,
        Unfinished, ///< the last one, without a line break
        End,
        TooLong,
        Failed, ///< error() says why
    };

    /// Reads from `offset` on, independently of the descriptor's own position.
    LineReader(int descriptor, std::int64_t offset, std::size_t longestLine);

    /// `line` comes without its line break and is valid until the next call.
    Outcome next(std::string_view& line);
    /// Where the line given last starts in the file.
    [[nodiscard]] std::int64_t lineOffset() const { return m_lineOffset; }
    [[nodiscard]] int error() const { return m_error; }

private:
    bool readMore();

    int m_descriptor;
    std::size_t m_longestLine;
    std::int64_t m_lineOffset;
    std::int64_t m_readOffset; ///< of what is read next
    std::vector<char> m_buffer;
    std::size_t m_start = 0; ///< of what was not given yet
    std::size_t m_end = 0;
    int m_error = 0;
    bool m_atEnd = false;
};

} // namespace socketscope::journal
