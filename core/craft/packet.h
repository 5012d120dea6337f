// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A packet written by hand, as one value: every field computed, or pinned by the person, also to what
/// no sane sender would write. It judges nothing: wire::dissect() does.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/craft/layer.h"
#include "core/wire/checksum.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socketscope::craft {

/// What a checksum covers, as a receiver would see it who believes the lengths in the headers.
struct Coverage {
    std::size_t begin = 0; ///< in the packet
    std::size_t end = 0;
    std::size_t field = 0; ///< where the checksum itself stands: counts as zero
    std::optional<wire::PseudoHeader> pseudo; ///< where there is one
};

/// An IP header, at most one transport behind it, and a payload; or a payload alone, for bytes that are no
/// IP. Fields are named as the dissection names them: `udp.length`, `ipv4.options`, `payload.data`.
class Packet {
public:
    static constexpr std::size_t mostBytes = 65535;
    static constexpr std::size_t mostOptions = 40; ///< of IPv4 and of TCP

    /// Headers with everything automatic, and no payload. Fails with ImpossibleLayers.
    [[nodiscard]] static Result<Packet> of(const std::vector<wire::LayerKind>& kinds);
    /// The packet that serializes to exactly these bytes: what is not as it would be computed is pinned.
    /// Bytes behind the packet's announced end are payload. Fails with PacketTooLarge.
    [[nodiscard]] static Result<Packet> fromBytes(ByteView bytes);

    [[nodiscard]] const std::vector<Layer>& layers() const { return m_layers; }
    [[nodiscard]] const Bytes& payload() const { return m_payload; }
    [[nodiscard]] std::size_t size() const;
    /// Of the layer's first byte; of the payload for layers().size().
    [[nodiscard]] std::size_t offsetOf(std::size_t layer) const;

    /// Network bytes from the IP header on: obeys what is pinned and computes the rest.
    [[nodiscard]] Bytes serialize() const;

    /// Sets a field to what `text` says, and pins it where it could be computed; "auto" unpins. What fails
    /// changes nothing. Fails with UnknownField, BadFieldValue, ValueTooLarge, FieldOfOtherFamily,
    /// NotAutomatic, OptionsTooLong, UnevenOptions or PacketTooLarge.
    [[nodiscard]] Result<> set(std::string_view name, std::string_view text);
    /// Lets a field be computed again. Fails with UnknownField or NotAutomatic.
    [[nodiscard]] Result<> unpin(std::string_view name);
    /// As set() reads it. Fails with UnknownField.
    [[nodiscard]] Result<std::string> text(std::string_view name) const;
    [[nodiscard]] Result<FieldState> state(std::string_view name) const;
    /// "udp.checksum", … in the order of the bytes.
    [[nodiscard]] std::vector<std::string> pinned() const;

    /// Fails with PacketTooLarge.
    [[nodiscard]] Result<> setPayload(Bytes payload);
    /// Keeps the headers that stay and the payload. Fails with ImpossibleLayers or PacketTooLarge.
    [[nodiscard]] Result<> setLayers(const std::vector<wire::LayerKind>& kinds);
    /// As if typed into the hex dump: the headers stay where they are, a computed field whose bits change is
    /// pinned, and other computed fields follow. A new type of ICMP takes its longer header from the payload
    /// and gives a shorter one's rest to it. Fails with BadLength (of the offset) or PacketTooLarge.
    [[nodiscard]] Result<> setByte(std::size_t offset, std::uint8_t value);

    /// What the checksum of that layer covers in `bytes`, which this packet serialized to; nothing where the
    /// layer has none.
    [[nodiscard]] std::optional<Coverage> coverage(std::size_t layer, ByteView bytes) const;
    /// What an automatic field would hold in a packet whose other bytes are these.
    [[nodiscard]] std::uint64_t computed(std::size_t layer, std::size_t field, ByteView bytes) const;

    friend bool operator==(const Packet&, const Packet&) = default;

private:
    struct Place {
        std::size_t layer = 0;
        std::size_t field = 0;
    };

    [[nodiscard]] Result<Place> find(std::string_view name) const;
    /// The layer whose options `name` names.
    [[nodiscard]] std::optional<std::size_t> findOptions(std::string_view name) const;
    [[nodiscard]] Result<> setOptions(std::size_t layer, std::string_view text);
    [[nodiscard]] Result<> checkSize() const;
    [[nodiscard]] std::uint64_t computedLength(std::size_t layer, Automatic what) const;
    void computeFields(std::span<std::uint8_t> bytes) const;
    void split(ByteView bytes);
    void pinWhatDiffers(ByteView bytes);
    void setHeaderByte(std::size_t at, std::size_t inside, std::uint8_t value);
    void refit(Layer& layer);

    std::vector<Layer> m_layers;
    Bytes m_payload;
};

} // namespace socketscope::craft
