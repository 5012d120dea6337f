// SPDX-License-Identifier: GPL-3.0-or-later
// Topologies come from other people: what is read can be written and read back as the same value, and a
// network can be made of it.
#include "core/lab/network.h"
#include "core/topology/topologyfile.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace socketscope;
    const auto topology = topology::parse(ByteView(data, size));
    if (!topology)
        return 0;
    const auto again = topology::parse(topology::write(*topology));
    require(again.has_value(), "what was written can be read");
    require(*again == *topology, "and is the same");
    lab::Network network(*topology);
    require(network.topology() == *topology, "a network is made of it");
    return 0;
}
