// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/reply.h"

#include <algorithm>

namespace socketscope::talk {
namespace {

Bytes shouted(ByteView received)
{
    Bytes bytes(received.begin(), received.end());
    for (std::uint8_t& byte : bytes)
        if (byte >= 'a' && byte <= 'z')
            byte = static_cast<std::uint8_t>(byte - 'a' + 'A');
    return bytes;
}

Bytes reversed(ByteView received)
{
    Bytes bytes(received.begin(), received.end());
    auto end = bytes.end();
    if (end != bytes.begin() && *(end - 1) == '\n')
        --end;
    if (end != bytes.begin() && end != bytes.end() && *(end - 1) == '\r')
        --end;
    std::reverse(bytes.begin(), end);
    return bytes;
}

} // namespace

std::optional<Bytes> replyTo(const Program& program, ByteView received, const std::string& timeOfDay)
{
    switch (program.reply) {
    case Reply::None:
        return std::nullopt;
    case Reply::Echo:
        return Bytes(received.begin(), received.end());
    case Reply::Shout:
        return shouted(received);
    case Reply::Reverse:
        return reversed(received);
    case Reply::Fixed:
        return *program.fixedReply.bytes;
    case Reply::Time:
        return toBytes(timeOfDay);
    }
    return std::nullopt;
}

} // namespace socketscope::talk
