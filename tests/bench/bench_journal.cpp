// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: at least 5 million appends a second on one core, at most 128 bytes an event plus its payload.
#include "core/journal/sessionline.h"
#include "core/journal/sessionreader.h"
#include "core/journal/sessionwriter.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <limits>
#include <memory>
#include <string>
#include <unistd.h>

using namespace socketscope;
using namespace socketscope::journal;

namespace {

constexpr int million = 1'000'000;

Journal::Options keepAll()
{
    return {.memoryBudget = std::numeric_limits<std::size_t>::max(),
        .fastFlow = std::numeric_limits<std::uint64_t>::max()};
}

Event returnOfRecvfrom(std::int64_t at, ActorId actor)
{
    return {.at = instantAt(at),
        .cause = 1,
        .peer = {wire::IpAddress::v4(127, 0, 0, 1), 8000},
        .result = 64,
        .actor = actor,
        .step = 3,
        .kind = EventKind::Return,
        .call = CallName::Recvfrom,
        .flags = Event::Blocked};
}

void fill(Journal& journal, int events, const Bytes& payload)
{
    const ActorId actor = journal.addActor({.name = "server", .role = ActorRole::UdpServer}, {});
    for (int i = 1; i < events; ++i)
        journal.append(returnOfRecvfrom(i, actor), payload);
}

std::string temporaryFile()
{
    const char* const folder = std::getenv("TMPDIR");
    return std::string(folder ? folder : "/tmp") + "/bench_journal." + std::to_string(::getpid());
}

/// A million events into an empty journal, with that many bytes each.
void append(benchmark::State& state)
{
    const Bytes payload(static_cast<std::size_t>(state.range(0)), 'x');
    std::size_t memory = 0;
    for (auto _ : state) {
        auto journal = std::make_unique<Journal>(keepAll());
        for (int i = 0; i < million; ++i)
            journal->append(returnOfRecvfrom(i, 0), payload);
        memory = journal->memoryUsed();
        state.PauseTiming();
        journal.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * million);
    state.counters["bytes/event without payload"]
        = static_cast<double>(memory) / million - static_cast<double>(payload.size());
}
BENCHMARK(append)->Arg(0)->Arg(64)->Arg(1400)->Unit(benchmark::kMillisecond);

/// The same while a writer records it, until the last line is in the file.
void appendAndRecord(benchmark::State& state)
{
    const Bytes payload(64, 'x');
    const std::string path = temporaryFile();
    for (auto _ : state) {
        Journal journal(keepAll());
        auto writer = SessionWriter::toFile(journal, {}, path);
        if (!writer) {
            state.SkipWithError("no room for the file");
            break;
        }
        fill(journal, million, payload);
        if (!(*writer)->finish())
            state.SkipWithError("the file was not written");
    }
    ::unlink(path.c_str());
    state.SetItemsProcessed(state.iterations() * million);
}
BENCHMARK(appendAndRecord)->Unit(benchmark::kMillisecond)->UseRealTime();

void readInMemory(benchmark::State& state)
{
    Journal journal(keepAll());
    fill(journal, million, Bytes(64, 'x'));
    for (auto _ : state) {
        const JournalView view(journal);
        std::int64_t sum = 0;
        for (Seq seq = 1; seq <= view.size(); ++seq)
            sum += view.at(seq).result;
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * million);
}
BENCHMARK(readInMemory)->Unit(benchmark::kMillisecond);

void makeView(benchmark::State& state)
{
    Journal journal;
    fill(journal, 1000, {});
    for (auto _ : state) {
        const JournalView view(journal);
        benchmark::DoNotOptimize(view.at(view.size()).seq);
    }
}
BENCHMARK(makeView);

void formatLines(benchmark::State& state)
{
    Journal journal(keepAll());
    constexpr int events = 100'000;
    fill(journal, events, Bytes(static_cast<std::size_t>(state.range(0)), 'x'));
    std::string text;
    for (auto _ : state) {
        const JournalView view(journal);
        std::int64_t written = 0;
        for (Seq seq = 1; seq <= view.size(); ++seq) {
            text.clear();
            appendEventLine(text, view, seq);
            written += static_cast<std::int64_t>(text.size());
        }
        benchmark::DoNotOptimize(written);
    }
    state.SetItemsProcessed(state.iterations() * events);
}
BENCHMARK(formatLines)->Arg(0)->Arg(64)->Arg(1400)->Unit(benchmark::kMillisecond);

/// Opening a file of a hundred thousand events.
void openFile(benchmark::State& state)
{
    constexpr int events = 100'000;
    const std::string path = temporaryFile();
    {
        Journal journal(keepAll());
        fill(journal, events, Bytes(64, 'x'));
        auto writer = SessionWriter::toFile(journal, {}, path);
        if (!writer || !(*writer)->finish())
            state.SkipWithError("no room for the file");
    }
    for (auto _ : state) {
        const auto opened = openSession(path);
        benchmark::DoNotOptimize(opened->journal->size());
    }
    ::unlink(path.c_str());
    state.SetItemsProcessed(state.iterations() * events);
}
BENCHMARK(openFile)->Unit(benchmark::kMillisecond);

/// Looking at one event in each of many evicted chunks, one chunk read back each time.
void readBackChunk(benchmark::State& state)
{
    const std::string path = temporaryFile();
    Journal journal({.memoryBudget = 1});
    auto writer = SessionWriter::toFile(journal, {}, path);
    fill(journal, 200'000, Bytes(64, 'x'));
    if (!writer || !(*writer)->finish())
        state.SkipWithError("no room for the file");
    Seq seq = 1;
    for (auto _ : state) {
        const JournalView view(journal);
        benchmark::DoNotOptimize(view.at(seq).result);
        seq = (seq + Chunk::capacity) % 190'000 + 1;
    }
    ::unlink(path.c_str());
}
BENCHMARK(readBackChunk)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
