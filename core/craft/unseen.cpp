// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/unseen.h"

#include "core/wire/bytewriter.h"

#include <algorithm>

namespace socketscope::craft {

using wire::word16;

namespace {

constexpr std::uint16_t allOnes = 0xffff; ///< is zero, too, in the arithmetic of ones' complement

/// Words of the payload that the checksum adds as they stand: a header of an odd length shifts them.
std::vector<std::size_t> payloadWords(const Packet& packet, const Coverage& covered)
{
    const std::size_t payload = packet.offsetOf(packet.layers().size());
    std::vector<std::size_t> words;
    for (std::size_t at = payload + (payload - covered.begin) % 2; at + 2 <= covered.end; at += 2)
        words.push_back(at);
    return words;
}

std::vector<std::size_t> headerWords(const Packet& packet, std::size_t layer)
{
    const Layer& of = packet.layers()[layer];
    const auto table = of.table();
    std::vector<std::size_t> words;
    for (const std::size_t field : wholeFields(table)) {
        const wire::FieldSpec& spec = table[field];
        const bool isFree = automaticOf(of.kind, spec.name) == Automatic::None;
        for (std::size_t bit = 0; isFree && spec.bit % 16 == 0 && bit + 16 <= spec.width; bit += 16)
            words.push_back(packet.offsetOf(layer) + (spec.bit + bit) / 8);
    }
    return words;
}

/// What each checksum would have to be, pinned or not.
std::vector<std::uint64_t> checksums(const Packet& packet, ByteView bytes)
{
    std::vector<std::uint64_t> all;
    for (std::size_t layer = 0; layer < packet.layers().size(); ++layer) {
        const Layer& of = packet.layers()[layer];
        const auto table = of.table();
        for (std::size_t field = 0; field < table.size(); ++field)
            if (automaticOf(of.kind, table[field].name) == Automatic::Checksum)
                all.push_back(packet.computed(layer, field, bytes));
    }
    return all;
}

/// The change, if no checksum sees it and it leaves every other byte alone.
std::optional<UnseenChange> changed(
    const Packet& packet, ByteView bytes, std::array<std::size_t, 2> offsets, bool swaps)
{
    std::uint16_t first = word16(bytes, offsets[0]);
    std::uint16_t second = word16(bytes, offsets[1]);
    if (swaps) {
        std::swap(first, second);
    } else {
        first = first == allOnes ? std::uint16_t {1} : static_cast<std::uint16_t>(first + 1);
        second = static_cast<std::uint16_t>(second == 0 ? allOnes - 1 : second - 1);
    }
    Bytes wanted(bytes.begin(), bytes.end());
    UnseenChange change {packet, offsets, swaps, !swaps && word16(bytes, offsets[1]) == 0};
    for (const auto& [offset, word] : {std::pair {offsets[0], first}, std::pair {offsets[1], second}}) {
        wanted[offset] = static_cast<std::uint8_t>(word >> 8);
        wanted[offset + 1] = static_cast<std::uint8_t>(word & 0xff);
        for (const std::size_t at : {offset, offset + 1})
            if (!change.packet.setByte(at, wanted[at]))
                return std::nullopt;
    }
    const bool isAlone = change.packet.serialize() == wanted;
    const bool isUnseen = isAlone && checksums(change.packet, wanted) == checksums(packet, bytes);
    return isUnseen ? std::optional(std::move(change)) : std::nullopt;
}

std::optional<UnseenChange> changeAmong(
    const Packet& packet, ByteView bytes, const std::vector<std::size_t>& words)
{
    if (words.size() < 2)
        return std::nullopt;
    const auto other = std::ranges::find_if(
        words, [&](std::size_t at) { return word16(bytes, at) != word16(bytes, words[0]); });
    if (other != words.end())
        if (auto change = changed(packet, bytes, {words[0], *other}, true))
            return change;
    return changed(packet, bytes, {words[0], words[1]}, false);
}

} // namespace

std::optional<UnseenChange> changeUnseen(const Packet& packet, std::size_t layer)
{
    const Bytes bytes = packet.serialize();
    const auto covered = packet.coverage(layer, bytes);
    if (!covered)
        return std::nullopt;
    if (!isNetwork(packet.layers()[layer].kind))
        if (auto change = changeAmong(packet, bytes, payloadWords(packet, *covered)))
            return change;
    // A swap that another checksum would see is none; there are few enough words to try all.
    const std::vector<std::size_t> words = headerWords(packet, layer);
    for (const bool swaps : {true, false})
        for (std::size_t first = 0; first < words.size(); ++first)
            for (std::size_t second = first + 1; second < words.size(); ++second)
                if (!swaps || word16(bytes, words[first]) != word16(bytes, words[second]))
                    if (auto change = changed(packet, bytes, {words[first], words[second]}, swaps))
                        return change;
    return std::nullopt;
}

} // namespace socketscope::craft
