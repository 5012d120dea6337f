// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionstore.h"

#include "core/journal/journal.h"
#include "core/journal/linereader.h"
#include "core/journal/sessionline.h"

#include <algorithm>

namespace socketscope::journal {

void SeqMap::add(Seq inFile, Seq inJournal)
{
    if (inFile - m_nextInFile != inJournal - m_nextInJournal || m_runs.empty())
        m_runs.push_back({inFile, inJournal});
    m_nextInFile = inFile + 1;
    m_nextInJournal = inJournal + 1;
}

Seq SeqMap::toJournal(Seq inFile) const
{
    auto after = std::upper_bound(
        m_runs.begin(), m_runs.end(), inFile, [](Seq seq, const Run& run) { return seq < run.inFile; });
    if (after == m_runs.begin())
        return 0;
    const Run& run = *std::prev(after);
    const Seq seq = run.inJournal + (inFile - run.inFile);
    return seq < (after == m_runs.end() ? m_nextInJournal : after->inJournal) ? seq : 0;
}

void SessionStore::setOffset(std::size_t chunk, std::int64_t offset)
{
    const std::lock_guard lock(m_mutex);
    if (chunk >= m_offsets.size())
        m_offsets.resize(chunk + 1, unknown);
    m_offsets[chunk] = offset;
}

std::int64_t SessionStore::offsetOf(std::size_t chunk)
{
    const std::lock_guard lock(m_mutex);
    return chunk < m_offsets.size() ? m_offsets[chunk] : unknown;
}

ActorId SessionStore::actorOf(const Journal& journal, const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_actors.find(name); known != m_actors.end())
        return known->second;
    const JournalView view(journal);
    for (auto id = static_cast<ActorId>(m_actors.size()); id < view.actorCount(); ++id)
        m_actors.emplace(view.actor(id).name, id);
    const auto found = m_actors.find(name);
    return found == m_actors.end() ? 0 : found->second;
}

bool SessionStore::loadEvent(
    const Journal& journal, std::string_view line, Chunk& chunk, Seq seq, PayloadArena& arena)
{
    auto read = parseEventLine(line);
    if (!read || toJournal(read->event.seq) != seq)
        return false;
    Event* const event = std::construct_at(chunk.events() + (seq - 1) % Chunk::capacity, read->event);
    event->seq = seq;
    event->cause = toJournal(read->event.cause);
    event->actor = actorOf(journal, read->actor);
    if (!read->stored.empty()) {
        std::uint8_t* const place = arena.take(chunk, read->stored.size());
        std::memcpy(place, read->stored.data(), read->stored.size());
        event->bytes.data = place;
    }
    return true;
}

std::shared_ptr<const Chunk> SessionStore::load(const Journal& journal, std::size_t index)
{
    const std::int64_t offset = offsetOf(index);
    if (offset == unknown)
        return nullptr;
    auto chunk = std::make_shared<Chunk>();
    PayloadArena arena;
    LineReader lines(m_file.get(), offset, LineLimits::bytes);
    const Seq first = index * Chunk::capacity + 1;
    for (Seq seq = first; seq < first + Chunk::capacity; ++seq) {
        std::string_view line;
        if (lines.next(line) != LineReader::Outcome::Line || !loadEvent(journal, line, *chunk, seq, arena))
            return nullptr;
    }
    return chunk;
}

} // namespace socketscope::journal
