// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/pcapfile.h"

namespace socketscope::wire {
namespace {

void put16(Bytes& to, std::uint64_t value)
{
    to.push_back(static_cast<std::uint8_t>(value));
    to.push_back(static_cast<std::uint8_t>(value >> 8));
}
void put32(Bytes& to, std::uint64_t value)
{
    put16(to, value);
    put16(to, value >> 16);
}
template <class Range> void putPadded(Bytes& to, const Range& bytes)
{
    to.insert(to.end(), bytes.begin(), bytes.end());
    to.resize(to.size() + (4 - bytes.size() % 4) % 4);
}

void putOption(Bytes& to, std::uint16_t code, std::string_view value)
{
    constexpr std::size_t most = 0xfffc;
    value = value.substr(0, most);
    if (value.empty())
        return;
    put16(to, code);
    put16(to, value.size());
    putPadded(to, value);
}

/// Writes a block's type and length, lets `body` write, and closes it.
template <class Body> void putBlock(Bytes& to, std::uint32_t type, const Body& body)
{
    const std::size_t start = to.size();
    put32(to, type);
    put32(to, 0);
    body();
    const std::size_t length = to.size() + 4 - start;
    put32(to, length);
    for (std::size_t i = 0; i < 4; ++i)
        to[start + 4 + i] = static_cast<std::uint8_t>(length >> (8 * i));
}

} // namespace

void CaptureWriter::begin(Bytes& to, std::string_view application)
{
    putBlock(to, 0x0a0d0d0a, [&] {
        put32(to, 0x1a2b3c4d);
        put16(to, 1);
        put16(to, 0);
        put32(to, UINT32_MAX); // the section's length is not told
        put32(to, UINT32_MAX);
        putOption(to, 4, application); // shb_userappl
        put32(to, 0);
    });
}

void CaptureWriter::addInterface(Bytes& to, LinkType linkType, std::string_view name)
{
    putBlock(to, 1, [&] {
        put16(to, static_cast<std::uint32_t>(linkType));
        put16(to, 0);
        put32(to, 0); // no limit of length
        putOption(to, 2, name); // if_name
        putOption(to, 9, "\x09"); // if_tsresol
        put32(to, 0);
    });
}

void CaptureWriter::addPacket(Bytes& to, std::uint32_t interface, std::int64_t nanoseconds, ByteView packet,
    std::size_t originalLength, std::string_view comment)
{
    const auto ticks = static_cast<std::uint64_t>(nanoseconds);
    putBlock(to, 6, [&] {
        put32(to, interface);
        put32(to, ticks >> 32);
        put32(to, ticks);
        put32(to, packet.size());
        put32(to, originalLength);
        putPadded(to, packet);
        putOption(to, 1, comment); // opt_comment
        if (!comment.empty())
            put32(to, 0);
    });
}

} // namespace socketscope::wire
