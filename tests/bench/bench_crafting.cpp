// SPDX-License-Identifier: GPL-3.0-or-later
// 10 000 crafted packets into a practice network of seven hops, in virtual time, with the journal of all that
// happens to them: sending, matching, and every place on the way there and back.
#include "tests/crafting/virtualsend.h"

#include <benchmark/benchmark.h>

using namespace socketscope;
using namespace socketscope::crafting::test;

namespace {

constexpr int packets = 10'000;

void sendIntoPracticeNetwork(benchmark::State& state)
{
    const lab::Topology topology = shipped(QStringLiteral("seven-hops"));
    const Bytes bytes = packet("udp-hello",
        {{"ipv4.source", "10.99.0.2"}, {"ipv4.destination", "10.99.7.7"},
            {"udp.destination_port",
                "7"}}).serialize();
    const bool reads = state.range(0) != 0;
    std::uint64_t events = 0;
    std::size_t replies = 0;
    for (auto _ : state) {
        crafting::test::VirtualSend run(topology);
        for (int i = 0; i < packets; ++i)
            run.send(bytes, Instant(std::chrono::microseconds(i * 10)));
        run.drain();
        if (reads)
            replies = run.settle().replies().size();
        events = run.journal.size();
    }
    state.counters["events"] = static_cast<double>(events);
    state.counters["replies"] = static_cast<double>(replies);
    state.SetItemsProcessed(state.iterations() * packets);
}
BENCHMARK(sendIntoPracticeNetwork)->Arg(0)->Arg(1)->ArgName("read_back")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
