// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/address.h"
#include "tests/fuzz/fuzz.h"

using namespace socketscope::wire;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(data, data + size);
    if (const auto ip = IpAddress::parse(text)) {
        const auto again = IpAddress::parse(ip->text());
        require(again && *again == *ip, "the canonical text is the same address");
        require(again->text() == ip->text(), "the canonical text is canonical");
    }
    if (const auto address = SocketAddress::parse(text)) {
        const auto again = SocketAddress::parse(address->text());
        require(again && *again == *address, "the canonical text is the same address and port");
    }
    if (const auto parts = HostAndPort::parse(text))
        require(!parts->host.empty(), "a host has a name");
    if (const auto port = parsePort(text))
        require(std::to_string(*port).size() <= text.size(), "a port is no longer than its text");
    return 0;
}
