// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rawprobe/messages.h"

#include "core/wire/bytewriter.h"

#include <algorithm>

namespace socketscope::rawprobe {
namespace {

using wire::ByteWriter;
using wire::Family;
using wire::word16;
using wire::word32;

// Offsets of a request.
namespace at {
constexpr std::size_t version = 0;
constexpr std::size_t kind = 1;
constexpr std::size_t family = 2;
constexpr std::size_t protocol = 3;
constexpr std::size_t flow = 4;
constexpr std::size_t ttl = 5;
constexpr std::size_t typeOfService = 6;
constexpr std::size_t pattern = 7;
constexpr std::size_t number = 8;
constexpr std::size_t flowLabel = 12;
constexpr std::size_t identifier = 16;
constexpr std::size_t sourcePort = 18;
constexpr std::size_t destinationPort = 20;
constexpr std::size_t mark = 22;
constexpr std::size_t size = 24;
constexpr std::size_t dontFragment = 26;
constexpr std::size_t hasSource = 27;
constexpr std::size_t scope = 28;
constexpr std::size_t source = 32;
constexpr std::size_t destination = 48;
constexpr std::size_t shapeSize = 64;
constexpr std::size_t nothing = 66;
} // namespace at
static_assert(at::nothing + 2 == Request::size);

wire::IpAddress readAddress(ByteView bytes, std::size_t where, Family family, std::uint32_t scope)
{
    wire::IpAddress address;
    address.family = family;
    address.scope = scope;
    std::copy_n(
        bytes.begin() + static_cast<std::ptrdiff_t>(where), address.bytes.size(), address.bytes.begin());
    return address;
}

std::optional<Family> readFamily(std::uint8_t value)
{
    if (value == 4)
        return Family::IPv4;
    return value == 6 ? std::optional(Family::IPv6) : std::nullopt;
}

bool allZero(ByteView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

std::optional<Request> readSend(ByteView bytes)
{
    const auto family = readFamily(bytes[at::family]);
    if (!family || bytes[at::protocol] > 2 || bytes[at::flow] > 2 || bytes[at::dontFragment] > 1
        || bytes[at::hasSource] > 1 || word32(bytes, at::flowLabel) > 0xfffff
        || !allZero(bytes.subspan(at::nothing)))
        return std::nullopt;
    // IPv4 has neither flow labels nor scopes, and four bytes of address.
    if (*family == Family::IPv4
        && (word32(bytes, at::flowLabel) != 0 || word32(bytes, at::scope) != 0
            || !allZero(bytes.subspan(at::source + 4, 12))
            || !allZero(bytes.subspan(at::destination + 4, 12))))
        return std::nullopt;
    if (bytes[at::hasSource] == 0 && !allZero(bytes.subspan(at::source, 16)))
        return std::nullopt;
    Request request;
    request.kind = Request::Kind::Send;
    trace::ProbeShape& shape = request.shape;
    const std::uint32_t scope = word32(bytes, at::scope);
    if (bytes[at::hasSource] == 1)
        shape.source = readAddress(bytes, at::source, *family, scope);
    shape.destination = readAddress(bytes, at::destination, *family, scope);
    shape.flowLabel = word32(bytes, at::flowLabel);
    shape.identifier = word16(bytes, at::identifier);
    shape.sourcePort = word16(bytes, at::sourcePort);
    shape.destinationPort = word16(bytes, at::destinationPort);
    shape.size = word16(bytes, at::shapeSize);
    shape.protocol = static_cast<trace::Protocol>(bytes[at::protocol]);
    shape.flow = static_cast<trace::Flow>(bytes[at::flow]);
    shape.typeOfService = bytes[at::typeOfService];
    shape.pattern = bytes[at::pattern];
    shape.dontFragment = bytes[at::dontFragment] == 1;
    request.probe.number = word32(bytes, at::number);
    request.probe.mark = word16(bytes, at::mark);
    request.probe.size = word16(bytes, at::size);
    request.probe.ttl = bytes[at::ttl];
    return request;
}

} // namespace

RequestBytes writeRequest(const Request& request)
{
    RequestBytes bytes {};
    bytes[at::version] = helperVersion;
    bytes[at::kind] = static_cast<std::uint8_t>(request.kind);
    if (request.kind == Request::Kind::Hello)
        return bytes;
    const trace::ProbeShape& shape = request.shape;
    const trace::Probe& probe = request.probe;
    const bool hasSource = shape.source.family != Family::None;
    ByteWriter(std::span(bytes).subspan(at::family))
        .put8(shape.family() == Family::IPv6 ? 6 : 4)
        .put8(static_cast<std::uint8_t>(shape.protocol))
        .put8(static_cast<std::uint8_t>(shape.flow))
        .put8(probe.ttl)
        .put8(shape.typeOfService)
        .put8(shape.pattern)
        .put32(probe.number)
        .put32(shape.flowLabel)
        .put16(shape.identifier)
        .put16(shape.sourcePort)
        .put16(shape.destinationPort)
        .put16(probe.mark)
        .put16(probe.size)
        .put8(shape.dontFragment ? 1 : 0)
        .put8(hasSource ? 1 : 0)
        .put32(shape.destination.scope)
        .put(hasSource ? ByteView(shape.source.bytes) : ByteView(wire::IpAddress {}.bytes))
        .put(shape.destination.bytes)
        .put16(shape.size);
    return bytes;
}

std::optional<Request> readRequest(ByteView bytes)
{
    if (bytes.size() != Request::size || bytes[at::version] != helperVersion)
        return std::nullopt;
    if (bytes[at::kind] == static_cast<std::uint8_t>(Request::Kind::Hello))
        return allZero(bytes.subspan(at::family)) ? std::optional(Request {}) : std::nullopt;
    if (bytes[at::kind] == static_cast<std::uint8_t>(Request::Kind::Send))
        return readSend(bytes);
    return std::nullopt;
}

std::array<std::uint8_t, Report::headerSize> writeReportHeader(const Report& report)
{
    std::array<std::uint8_t, Report::headerSize> bytes {};
    const auto time = static_cast<std::uint64_t>(report.at);
    ByteWriter(bytes)
        .put8(helperVersion)
        .put8(static_cast<std::uint8_t>(report.kind))
        .put8(report.families)
        .put8(report.kernelTime ? 1 : 0)
        .put16(report.inferred)
        .put16(0)
        .put32(report.number)
        .put32(static_cast<std::uint32_t>(report.error))
        .put32(time >> 32)
        .put32(time);
    return bytes;
}

std::optional<Report> readReport(ByteView bytes)
{
    if (bytes.size() < Report::headerSize || bytes[0] != helperVersion || bytes[1] < 1 || bytes[1] > 5)
        return std::nullopt;
    Report report;
    report.kind = static_cast<Report::Kind>(bytes[1]);
    report.families = bytes[2];
    report.kernelTime = bytes[3] != 0;
    report.inferred = word16(bytes, 4);
    report.number = word32(bytes, 8);
    report.error = static_cast<std::int32_t>(word32(bytes, 12));
    report.at = static_cast<std::int64_t>(std::uint64_t {word32(bytes, 16)} << 32 | word32(bytes, 20));
    report.packet = bytes.subspan(Report::headerSize);
    if (report.kind != Report::Kind::Answer && !report.packet.empty())
        return std::nullopt;
    if (report.inferred > report.packet.size())
        return std::nullopt;
    return report;
}

} // namespace socketscope::rawprobe
