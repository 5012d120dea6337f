// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Turns what a journal has published into lines and writes them, piece by piece, surviving a full disk.
#pragma once

#include "core/journal/journal.h"
#include "core/journal/sessionstore.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace socketscope::journal {

/// Of one thread. Without a store (where the lines cannot be read back) nothing is released.
class LinePrinter {
public:
    LinePrinter(const Journal& journal, int descriptor);

    /// From now on the journal may evict what was written.
    void keepFor(Journal& journal, std::shared_ptr<SessionStore> store);
    void addText(std::string_view text) { m_text += text; }
    /// Writes what was added or formatted before. Gives 0, or an errno.
    [[nodiscard]] int writeText();
    /// Writes what is published now. Gives 0, or an errno; the rest is then written by a later call.
    [[nodiscard]] int print();

    [[nodiscard]] Seq written() const { return m_written; }
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }
    [[nodiscard]] std::int64_t bytesWritten() const { return m_offset; }
    /// The end of the last whole line in the file.
    [[nodiscard]] std::int64_t wholeLines() const;

private:
    void formatSome();
    void formatGap();
    void giveUpWhereHopeless();

    const Journal& m_journal;
    int m_descriptor;
    Journal* m_keeper = nullptr;
    std::shared_ptr<SessionStore> m_store;
    std::string m_text; ///< formatted, and written up to m_textDone
    std::size_t m_textDone = 0;
    std::int64_t m_offset = 0; ///< bytes written
    Seq m_next = 1; ///< to be formatted
    Seq m_written = 0;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_gap = 0; ///< events given up since the last line
    Instant m_gapEnd {};
};

} // namespace socketscope::journal
