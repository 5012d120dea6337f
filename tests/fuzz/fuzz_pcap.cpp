// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/pcapfile.h"
#include "tests/fuzz/fuzz.h"

#include <sstream>

using namespace socketscope;
using namespace socketscope::wire;

namespace {

struct Outcome {
    std::size_t packets = 0;
    std::size_t bytes = 0;
    bool whole = false; ///< read to the end without an error
};

Outcome readAll(const std::string& file)
{
    std::istringstream stream(file);
    auto reader = CaptureReader::open(stream);
    if (!reader)
        return {};
    Outcome outcome;
    for (;;) {
        const auto packet = reader->next();
        if (!packet) {
            require(packet.error().code == ErrorCode::CutCapture
                    || packet.error().code == ErrorCode::DamagedCapture,
                "an error is one of the two");
            require(packet.error().position <= file.size(), "the damage lies within the file");
            const auto after = reader->next();
            require(after && !*after, "after an error comes the end");
            return outcome;
        }
        if (!*packet) {
            outcome.whole = true;
            return outcome;
        }
        require((*packet)->bytes.size() <= (*packet)->originalLength,
            "a packet was not shorter than what is captured");
        ++outcome.packets;
        outcome.bytes += (*packet)->bytes.size();
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Outcome read = readAll(std::string(data, data + size));
    require(read.bytes <= size, "no byte is read twice");
    // What is written is read again.
    Bytes file;
    CaptureWriter::begin(file, "fuzz");
    CaptureWriter::addInterface(file, LinkType::Raw, std::string(data, data + size));
    const ByteView packet(data, size);
    CaptureWriter::addPacket(
        file, 0, static_cast<std::int64_t>(size), packet, size, std::string(data, data + size));
    const Outcome again = readAll(std::string(file.begin(), file.end()));
    require(again.whole && again.packets == 1 && again.bytes == size, "what was written can be read");
    return 0;
}
