// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes come from other people: what is read can be written, and what is written stays the same.
#include "core/talk/scene.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace socketscope;
    const auto scene
        = talk::parseScene(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!scene)
        return 0;
    const QByteArray written = talk::writeScene(*scene);
    const auto again = talk::parseScene(written);
    require(again.has_value(), "what was written can be read");
    require(talk::writeScene(*again) == written, "writing it again changes nothing");
    return 0;
}
