// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "tests/fuzz/fuzz.h"

using namespace socketscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(data, data + size);
    const auto bytes = parseHex(text);
    if (!bytes) {
        require(bytes.error().position < size, "the offender is within the text");
        return 0;
    }
    require(bytes->size() <= size / 2, "two digits make a byte");
    const auto again = parseHex(toHex(*bytes));
    require(again && *again == *bytes, "written and read again, the bytes are the same");
    return 0;
}
