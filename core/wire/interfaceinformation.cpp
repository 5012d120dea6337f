// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/bytewriter.h"
#include "core/wire/icmpextensions.h"

namespace socketscope::wire {
namespace {

using Range = InterfaceInformation::Range;

/// Takes `count` bytes from the payload, or nothing.
std::optional<Range> take(ByteView payload, std::size_t& at, std::size_t count)
{
    if (payload.size() - at < count)
        return std::nullopt;
    const Range range {at, count};
    at += count;
    return range;
}

/// RFC 5837 section 4.2: a family, two bytes reserved, the address.
Result<> takeAddress(InterfaceInformation& into, ByteView payload, std::size_t& at)
{
    const auto head = take(payload, at, 4);
    if (!head)
        return fail(truncated("ip_address", 4, payload.size() - at));
    const std::uint16_t family = word16(payload, head->offset);
    if (family != 1 && family != 2)
        return fail(badLength("afi", family));
    const std::size_t width = family == 1 ? 4 : 16;
    const auto range = take(payload, at, width);
    if (!range)
        return fail(truncated("ip_address", width, payload.size() - at));
    into.address.family = family == 1 ? Family::IPv4 : Family::IPv6;
    std::copy_n(
        payload.begin() + static_cast<std::ptrdiff_t>(range->offset), width, into.address.bytes.begin());
    into.addressRange = *range;
    return {};
}

/// Section 4.3: a length with itself, characters, zeros up to a whole word.
Result<> takeName(InterfaceInformation& into, ByteView payload, std::size_t& at)
{
    if (payload.size() == at)
        return fail(truncated("name", 4, 0));
    const std::size_t length = payload[at];
    if (length == 0 || length > 64 || length % 4 != 0)
        return fail(badLength("name", length));
    const auto range = take(payload, at, length);
    if (!range)
        return fail(truncated("name", length, payload.size() - at));
    const ByteView text = payload.subspan(range->offset + 1, length - 1);
    const auto end = std::find(text.begin(), text.end(), std::uint8_t {0});
    into.name = std::string(text.begin(), end);
    into.nameRange = {range->offset + 1, into.name->size()};
    return {};
}

/// A number of 32 bits.
Result<> takeWord(
    std::optional<std::uint32_t>& into, Range& range, const char* name, ByteView payload, std::size_t& at)
{
    const auto taken = take(payload, at, 4);
    if (!taken)
        return fail(truncated(name, 4, payload.size() - at));
    range = *taken;
    into = word32(payload, taken->offset);
    return {};
}

} // namespace

Result<InterfaceInformation> InterfaceInformation::parse(std::uint8_t cType, ByteView payload)
{
    InterfaceInformation read;
    read.role = static_cast<Role>(cType >> 6);
    std::size_t at = 0;
    Result<> outcome;
    if (cType & hasIndex)
        outcome = takeWord(read.index, read.indexRange, "if_index", payload, at);
    if (outcome && cType & hasAddress)
        outcome = takeAddress(read, payload, at);
    if (outcome && cType & hasName)
        outcome = takeName(read, payload, at);
    if (outcome && cType & hasMtu)
        outcome = takeWord(read.mtu, read.mtuRange, "mtu", payload, at);
    if (!outcome)
        return fail(outcome.error());
    return read;
}

Bytes InterfaceInformation::serializeObject() const
{
    Bytes bytes(IcmpObject::headerSize + 4 + 20 + 64 + 4);
    ByteWriter writer(bytes);
    writer.put16(0).put8(IcmpObject::interfaceInformation);
    const bool named = name.has_value();
    const bool placed = address.family != Family::None;
    writer.put8(static_cast<unsigned>(role) << 6 | (index ? hasIndex : 0U) | (placed ? hasAddress : 0U)
        | (named ? hasName : 0U) | (mtu ? hasMtu : 0U));
    if (index)
        writer.put32(*index);
    if (placed) {
        const bool v4 = address.family == Family::IPv4;
        writer.put16(v4 ? 1 : 2).put16(0).put(ByteView(address.bytes).first(v4 ? 4 : 16));
    }
    if (named) {
        const std::string text = name->substr(0, 63);
        const std::size_t length = (text.size() + 4) / 4 * 4;
        writer.put8(length).put(toBytes(text));
        for (std::size_t i = text.size() + 1; i < length; ++i)
            writer.put8(0);
    }
    if (mtu)
        writer.put32(*mtu);
    bytes.resize(writer.written());
    ByteWriter(bytes).put16(bytes.size());
    return bytes;
}

} // namespace socketscope::wire
