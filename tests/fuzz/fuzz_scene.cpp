// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes come from other people: what is read can be written, and is the same when it is read again.
#include "core/talk/scene.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace socketscope;
    const auto scene
        = talk::parseScene(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!scene)
        return 0;
    const auto again = talk::parseScene(talk::writeScene(*scene));
    require(again.has_value() && *again == *scene, "a scene is the same after writing and reading");
    return 0;
}
