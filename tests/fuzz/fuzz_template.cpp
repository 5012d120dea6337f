// SPDX-License-Identifier: GPL-3.0-or-later
// Templates come from other people; and any IP packet can be written as one.
#include "core/crafttemplate/templatefile.h"
#include "tests/fuzz/fuzz.h"

using namespace socketscope;
using namespace socketscope::craft;

namespace {

void checkWriting(const TemplateFile& file)
{
    const auto written = writeTemplate(file);
    require(written.has_value() != file.packet.layers().empty(), "packets of IP can be written");
    if (!written)
        return;
    const auto again = parseTemplate(*written);
    require(again.has_value(), "what was written can be read");
    require(*again == file, "what was written is the same");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto file = parseTemplate(json))
        checkWriting(*file);
    if (const auto packet = Packet::fromBytes({data, size}))
        checkWriting({"of bytes", *packet});
    return 0;
}
