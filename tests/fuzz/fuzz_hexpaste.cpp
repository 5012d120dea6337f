// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/hexpaste.h"
#include "core/craft/packet.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cstdio>
#include <string>

using namespace socketscope;
using namespace socketscope::craft;

namespace {

/// As `xxd` and `hexdump -C` do it.
std::string dump(ByteView bytes, bool withBars)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 16) {
        char word[16];
        std::snprintf(word, sizeof word, withBars ? "%08zx  " : "%08zx: ", at);
        text += word;
        std::string column;
        for (std::size_t i = at; i < at + 16; ++i) {
            if (i < bytes.size()) {
                std::snprintf(word, sizeof word, "%02x ", bytes[i]);
                column += bytes[i] >= 0x20 && bytes[i] < 0x7f ? static_cast<char>(bytes[i]) : '.';
            }
            text += i < bytes.size() ? word : "   ";
        }
        text += withBars ? " |" + column + "|\n" : ' ' + column + '\n';
    }
    return text;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(data, data + size);
    if (const auto read = readPaste(text)) {
        require(!read->bytes.empty(), "something was read");
        if (const auto ip = stripLink(read->bytes))
            require(ip->linkHeader + ip->bytes.size() + ip->trailer == read->bytes.size(), "no byte is lost");
    } else {
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        require(read.error().position <= lines, "the offender is in the text");
    }
    const Bytes bytes(data, data + std::min<std::size_t>(size, 256));
    for (const bool withBars : {false, true}) {
        const auto read = readPaste(dump(bytes, withBars));
        require(read ? read->bytes == bytes : bytes.empty(), "a dump of bytes is these bytes");
    }
    return 0;
}
