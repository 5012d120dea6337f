// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Reads evicted chunks of a journal back from its session file.
#pragma once

#include "core/journal/chunkstore.h"
#include "core/journal/event.h"
#include "core/journal/fileio.h"

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace socketscope::journal {

class PayloadArena;

/// From the sequence numbers of a file, which may miss some, to those of a journal, which misses none.
class SeqMap {
public:
    /// The event after the last known one has these numbers.
    void add(Seq inFile, Seq inJournal);
    /// 0 for an event that the file misses.
    [[nodiscard]] Seq toJournal(Seq inFile) const;

private:
    struct Run {
        Seq inFile;
        Seq inJournal;
    };
    std::vector<Run> m_runs;
    Seq m_nextInFile = 1; ///< what would need no new run
    Seq m_nextInJournal = 1;
};

class SessionStore final : public ChunkStore {
public:
    explicit SessionStore(FileHandle file)
        : m_file(std::move(file))
    {
    }

    [[nodiscard]] int descriptor() const { return m_file.get(); }

    // The keeper's side.

    /// The line of the chunk's first event starts there; the lines of its other events follow.
    void setOffset(std::size_t chunk, std::int64_t offset);
    /// The file misses some of the chunk.
    void forget(std::size_t chunk) { setOffset(chunk, unknown); }
    /// Without one the numbers of file and journal are the same. Before anything is read back.
    void setSeqMap(SeqMap map) { m_seqs = std::move(map); }

    [[nodiscard]] std::shared_ptr<const Chunk> load(const Journal& journal, std::size_t index) override;

private:
    static constexpr std::int64_t unknown = -1;

    [[nodiscard]] Seq toJournal(Seq inFile) const { return m_seqs ? m_seqs->toJournal(inFile) : inFile; }
    [[nodiscard]] std::int64_t offsetOf(std::size_t chunk);
    [[nodiscard]] ActorId actorOf(const Journal& journal, const std::string& name);
    [[nodiscard]] bool loadEvent(
        const Journal& journal, std::string_view line, Chunk& chunk, Seq seq, PayloadArena& arena);

    FileHandle m_file;
    std::mutex m_mutex;
    std::vector<std::int64_t> m_offsets;
    std::unordered_map<std::string, ActorId> m_actors; ///< those of the journal looked at so far
    std::optional<SeqMap> m_seqs;
};

} // namespace socketscope::journal
