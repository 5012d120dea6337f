// SPDX-License-Identifier: GPL-3.0-or-later
// Requests as the raw helper reads them, and its replies; nothing is opened.
#include "core/rawprobe/rawrequests.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace socketscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    const auto request = rawprobe::readRawRequest(bytes);
    const auto reply = rawprobe::readRawReply(bytes);
    require(!request || !reply, "nothing is both");
    if (request) {
        require(size == rawprobe::RawRequest::size, "a request has one length");
        const auto again = rawprobe::writeRawRequest(*request);
        require(std::equal(again.begin(), again.end(), data), "a request comes back as it was");
        const auto index = rawprobe::findRawSocket(request->socket);
        require(!index || rawprobe::rawSockets().at(*index) == request->socket, "it is that socket");
    }
    if (reply) {
        require(size == rawprobe::RawReply::size, "a reply has one length");
        const auto again = rawprobe::writeRawReply(*reply);
        require(std::equal(again.begin(), again.end(), data), "a reply comes back as it was");
    }
    return 0;
}
