// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Capture files: pcap (both byte orders, microseconds and nanoseconds; draft-ietf-opsawg-pcap) and
/// pcapng (draft-ietf-opsawg-pcapng) read, pcapng written.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/protocols.h"

#include <iosfwd>
#include <optional>
#include <string_view>
#include <vector>

namespace socketscope::wire {

/// One packet of a capture.
struct CapturedPacket {
    ByteView bytes; ///< until the next packet is read
    std::uint32_t originalLength = 0; ///< on the wire; more than `bytes` where the capture cut it
    std::uint32_t interface = 0; ///< pcapng: the number of its interface in its section
    LinkType linkType = LinkType::Ethernet;
    /// Since 1970 in UTC; nothing where the file does not tell (simple packets) or tells what cannot be.
    std::optional<std::int64_t> nanoseconds;
};

/// Reads packet after packet, with the memory of one. Takes no length on trust: what a record claims is
/// allocated only as far as its bytes arrive, and never more than `mostRecord`.
class CaptureReader {
public:
    static constexpr std::size_t mostRecord = 64U << 20;

    /// Reads the head of the file. Fails with NotACapture or CutCapture. The stream must outlive the reader.
    [[nodiscard]] static Result<CaptureReader> open(std::istream& from);

    /// The next packet; nothing at the end of the file. Fails with CutCapture or DamagedCapture, and from
    /// then on tells the end.
    [[nodiscard]] Result<std::optional<CapturedPacket>> next();

private:
    enum class Format : std::uint8_t { Pcap, Pcapng };
    struct Interface {
        LinkType linkType = LinkType::Ethernet;
        std::uint32_t snapLength = 0; ///< 0: no limit
        std::uint8_t resolution = 6; ///< as the option if_tsresol
        std::int64_t offset = 0; ///< seconds to add
    };
    using Packet = Result<std::optional<CapturedPacket>>;

    explicit CaptureReader(std::istream& from)
        : m_from(&from)
    {
    }
    [[nodiscard]] Packet nextPcap();
    [[nodiscard]] Packet nextPcapng();
    [[nodiscard]] Result<> readSection();
    [[nodiscard]] Result<> readInterface();
    [[nodiscard]] Packet enhancedPacket();
    [[nodiscard]] Packet simplePacket();
    /// Reads the type and body of the next block into m_type and m_record; false at the end of the file.
    [[nodiscard]] Result<bool> readBlock();
    /// Fills m_record with `count` bytes. Fails with CutCapture.
    [[nodiscard]] Result<> read(std::size_t count);
    [[nodiscard]] bool atEnd();
    [[nodiscard]] std::uint16_t word16At(std::size_t at) const;
    [[nodiscard]] std::uint32_t word32At(std::size_t at) const;
    [[nodiscard]] tl::unexpected<Error> cut();
    [[nodiscard]] tl::unexpected<Error> damaged();

    std::istream* m_from;
    Bytes m_record;
    std::vector<Interface> m_interfaces; ///< of this section; pcap: one
    std::size_t m_offset = 0; ///< of what is read next, in the file
    std::size_t m_recordStart = 0;
    std::int64_t m_packets = 0;
    std::uint32_t m_type = 0;
    Format m_format = Format::Pcap;
    bool m_bigEndian = false;
    bool m_ended = false;
};

/// Writes pcapng, little endian, in nanoseconds: appends each block to `to`, from where the caller writes it.
class CaptureWriter {
public:
    /// The head of the file.
    static void begin(Bytes& to, std::string_view application);
    /// An interface; packets name it by its number: 0 for the first, then 1, …
    static void addInterface(Bytes& to, LinkType linkType, std::string_view name);
    static void addPacket(Bytes& to, std::uint32_t interface, std::int64_t nanoseconds, ByteView packet,
        std::size_t originalLength, std::string_view comment = {});
};

} // namespace socketscope::wire
