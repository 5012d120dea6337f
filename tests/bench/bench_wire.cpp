// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: the Internet checksum at 12 GB/s at least.
#include "core/wire/checksum.h"

#include <benchmark/benchmark.h>

using namespace socketscope;
using namespace socketscope::wire;

namespace {

void checksum(benchmark::State& state)
{
    const Bytes bytes(static_cast<std::size_t>(state.range(0)), 0xa5);
    for (auto _ : state)
        benchmark::DoNotOptimize(internetChecksum(bytes));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(checksum)->Arg(20)->Arg(64)->Arg(1500)->Arg(65535)->Arg(1 << 20);

} // namespace

BENCHMARK_MAIN();
