// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/lineprinter.h"

#include "core/journal/sessionline.h"

#include <algorithm>
#include <limits>

namespace socketscope::journal {
namespace {

constexpr std::size_t enoughText = 256U << 10; ///< for one write
constexpr std::size_t spareText = 4U << 20; ///< above which the memory for text is given back

} // namespace

LinePrinter::LinePrinter(const Journal& journal, int descriptor)
    : m_journal(journal)
    , m_descriptor(descriptor)
{
}

void LinePrinter::keepFor(Journal& journal, std::shared_ptr<SessionStore> store)
{
    if (!journal.attach(store))
        return;
    m_keeper = &journal;
    m_store = std::move(store);
}

int LinePrinter::print()
{
    while (true) {
        if (const int error = writeText(); error != 0) {
            giveUpWhereHopeless();
            return error;
        }
        giveUpWhereHopeless();
        if (m_next > m_journal.size() && m_gap == 0)
            return 0;
        formatSome();
    }
}

int LinePrinter::writeText()
{
    std::string_view rest = std::string_view(m_text).substr(m_textDone);
    const std::size_t before = rest.size();
    const int error = rest.empty() ? 0 : writeAll(m_descriptor, rest);
    m_textDone += before - rest.size();
    m_offset += static_cast<std::int64_t>(before - rest.size());
    if (error != 0)
        return error;
    m_text.clear();
    m_textDone = 0;
    if (m_text.capacity() > spareText)
        m_text.shrink_to_fit();
    m_written = m_next - 1;
    if (m_keeper)
        m_keeper->release(static_cast<std::size_t>(m_written) / Chunk::capacity);
    return 0;
}

void LinePrinter::formatSome()
{
    const JournalView view(m_journal);
    if (m_gap > 0)
        formatGap();
    while (m_next <= view.size() && m_text.size() < enoughText) {
        if (m_store && (m_next - 1) % Chunk::capacity == 0)
            m_store->setOffset((m_next - 1) / Chunk::capacity, m_offset + static_cast<std::int64_t>(m_text.size()));
        appendEventLine(m_text, view, m_next++);
    }
}

void LinePrinter::formatGap()
{
    Event note {.seq = m_next - 1, .at = m_gapEnd};
    note.code = static_cast<std::uint16_t>(NoteCode::RecordingGap);
    note.argument = static_cast<std::int32_t>(std::min<std::uint64_t>(m_gap, std::numeric_limits<std::int32_t>::max()));
    const JournalView view(m_journal);
    appendEventLine(m_text, note, view.actor(0));
    m_gap = 0;
}

void LinePrinter::giveUpWhereHopeless()
{
    if (!m_keeper || m_journal.memoryUsed() / 2 <= m_keeper->options().memoryBudget)
        return;
    const Seq published = m_journal.size();
    const std::size_t newest = static_cast<std::size_t>(published) / Chunk::capacity;
    const Seq goOnAt = newest * Chunk::capacity + 1;
    if (m_next >= goOnAt)
        return;
    {
        const JournalView view(m_journal);
        if (view.at(published).at - view.at(m_next).at <= std::chrono::seconds(1))
            return;
        m_gapEnd = view.at(goOnAt - 1).at;
    }
    for (std::size_t chunk = (m_next - 1) / Chunk::capacity; chunk < newest; ++chunk)
        m_store->forget(chunk);
    m_gap += goOnAt - m_next;
    m_dropped += goOnAt - m_next;
    m_next = goOnAt;
    // The chunks before it that are formatted but not written cannot be read back yet; there are few of them.
    m_keeper->release(newest);
}

std::int64_t LinePrinter::wholeLines() const
{
    if (m_textDone == 0)
        return m_offset;
    const std::size_t end = m_text.rfind('\n', m_textDone - 1);
    return end == std::string::npos ? m_offset - static_cast<std::int64_t>(m_textDone) : m_offset - static_cast<std::int64_t>(m_textDone - end - 1);
}

} // namespace socketscope::journal
