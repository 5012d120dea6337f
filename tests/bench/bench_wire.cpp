// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: the Internet checksum at 12 GB/s, and a million packets a second dissected, at least.
#include "core/base/hex.h"
#include "core/wire/checksum.h"
#include "core/wire/dissection.h"
#include "core/wire/pcapfile.h"

#include <benchmark/benchmark.h>

#include <sstream>

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

/// A TCP segment with options and 1400 bytes, and a router's answer with a quotation and two MPLS labels.
Bytes segment()
{
    Bytes bytes = *parseHex("020000000002020000000001 0800 4500 05ac 0000 4000 4006 5043 c0000201 c6336401"
                            "22b8 98fc 01020304 a1b2c3d4 8010 fe88 0000 0000 0101080a1122334455667788");
    bytes.resize(bytes.size() + 1400);
    return bytes;
}
Bytes answer()
{
    Bytes bytes = *parseHex("450000ac000700004001f646c0000202c0000201 0b008a4600200000"
                            "450000264a944000011142fdc0000201c6336401 d985829a0012ec59 7472616365726f757465");
    bytes.resize(20 + 8 + 128);
    const Bytes labels = *parseHex("2000dd15000c010105dcf00100010bfe");
    bytes.insert(bytes.end(), labels.begin(), labels.end());
    return bytes;
}

void dissection(benchmark::State& state, LinkType linkType, const Bytes& packet)
{
    Dissection dissection;
    for (auto _ : state) {
        dissect(linkType, packet, packet.size(), dissection);
        benchmark::DoNotOptimize(dissection.fields.data());
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["fields"] = static_cast<double>(dissection.fields.size());
}
BENCHMARK_CAPTURE(dissection, tcp, LinkType::Ethernet, segment());
BENCHMARK_CAPTURE(dissection, mpls, LinkType::Raw, answer());

/// A capture of a thousand segments, read and dissected.
void capture(benchmark::State& state)
{
    constexpr int packets = 1000;
    Bytes file;
    CaptureWriter::begin(file, "bench");
    CaptureWriter::addInterface(file, LinkType::Ethernet, "eth0");
    const Bytes packet = segment();
    for (int i = 0; i < packets; ++i)
        CaptureWriter::addPacket(file, 0, i, packet, packet.size());
    const std::string text(file.begin(), file.end());
    Dissection dissection;
    for (auto _ : state) {
        std::istringstream stream(text);
        auto reader = CaptureReader::open(stream);
        while (const auto read = *reader->next())
            dissect(read->linkType, read->bytes, read->originalLength, dissection);
    }
    state.SetItemsProcessed(state.iterations() * packets);
}
BENCHMARK(capture);

} // namespace

BENCHMARK_MAIN();
