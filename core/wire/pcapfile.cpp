// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/pcapfile.h"

#include "core/wire/capturetime.h"

#include <array>
#include <istream>

namespace socketscope::wire {
namespace {

constexpr std::uint32_t microsecondMagic = 0xa1b2c3d4;
constexpr std::uint32_t nanosecondMagic = 0xa1b23c4d;
constexpr std::uint32_t sectionBlock = 0x0a0d0d0a;
constexpr std::uint32_t interfaceBlock = 1;
constexpr std::uint32_t simplePacketBlock = 3;
constexpr std::uint32_t enhancedPacketBlock = 6;
constexpr std::uint32_t byteOrderMagic = 0x1a2b3c4d;

std::uint32_t bigEndian(ByteView bytes)
{
    return std::uint32_t {bytes[0]} << 24 | std::uint32_t {bytes[1]} << 16 | std::uint32_t {bytes[2]} << 8
        | bytes[3];
}
std::uint32_t littleEndian(ByteView bytes)
{
    return std::uint32_t {bytes[3]} << 24 | std::uint32_t {bytes[2]} << 16 | std::uint32_t {bytes[1]} << 8
        | bytes[0];
}

} // namespace

Result<CaptureReader> CaptureReader::open(std::istream& from)
{
    CaptureReader reader(from);
    if (!reader.read(4))
        return fail({.code = ErrorCode::NotACapture});
    const std::uint32_t magic = littleEndian(reader.m_record);
    reader.m_bigEndian
        = bigEndian(reader.m_record) == microsecondMagic || bigEndian(reader.m_record) == nanosecondMagic;
    const std::uint32_t ordered = reader.m_bigEndian ? bigEndian(reader.m_record) : magic;
    if (magic == sectionBlock) {
        reader.m_format = Format::Pcapng;
        reader.m_type = magic;
        if (const auto section = reader.readSection(); !section)
            return fail({.code = section.error().code == ErrorCode::CutCapture ? ErrorCode::CutCapture
                                                                               : ErrorCode::NotACapture});
        return reader;
    }
    if (ordered != microsecondMagic && ordered != nanosecondMagic)
        return fail({.code = ErrorCode::NotACapture});
    if (const auto rest = reader.read(20); !rest)
        return fail(rest.error());
    if (reader.word16At(0) != 2) // the major version since 1998
        return fail({.code = ErrorCode::NotACapture});
    // The upper half of the link type tells of a checksum at the frames' ends.
    reader.m_interfaces.push_back({.linkType = static_cast<LinkType>(reader.word32At(16) & 0xffff),
        .resolution = static_cast<std::uint8_t>(ordered == nanosecondMagic ? 9 : 6)});
    return reader;
}

Result<std::optional<CapturedPacket>> CaptureReader::next()
{
    if (m_ended)
        return std::nullopt;
    m_recordStart = m_offset;
    Packet packet = m_format == Format::Pcap ? nextPcap() : nextPcapng();
    if (!packet || !*packet)
        m_ended = true;
    else
        ++m_packets;
    return packet;
}

CaptureReader::Packet CaptureReader::nextPcap()
{
    if (atEnd())
        return std::nullopt;
    if (const auto head = read(16); !head)
        return fail(head.error());
    const std::uint64_t seconds = word32At(0);
    const std::uint64_t fraction = word32At(4);
    const std::uint32_t captured = word32At(8);
    const std::uint32_t original = word32At(12);
    if (captured > mostRecord)
        return damaged();
    if (const auto body = read(captured); !body)
        return fail(body.error());
    const std::uint64_t unit = m_interfaces[0].resolution == 9 ? 1 : 1000;
    return CapturedPacket {.bytes = m_record,
        .originalLength = std::max(original, captured),
        .linkType = m_interfaces[0].linkType,
        .nanoseconds = static_cast<std::int64_t>(seconds * 1'000'000'000 + fraction * unit)};
}

CaptureReader::Packet CaptureReader::nextPcapng()
{
    for (;;) {
        m_recordStart = m_offset;
        const auto block = readBlock();
        if (!block)
            return fail(block.error());
        if (!*block)
            return std::nullopt;
        Result<> outcome;
        switch (m_type) {
        case sectionBlock: // read already
            break;
        case interfaceBlock:
            outcome = readInterface();
            break;
        case enhancedPacketBlock:
            return enhancedPacket();
        case simplePacketBlock:
            return simplePacket();
        default: // names, statistics, what is to come: passed over
            break;
        }
        if (!outcome)
            return fail(outcome.error());
    }
}

/// The rest of a section header, whose type has been read: it tells the byte order of all that follows.
Result<> CaptureReader::readSection()
{
    if (auto head = read(8); !head)
        return head;
    if (littleEndian(ByteView(m_record).subspan(4)) == byteOrderMagic)
        m_bigEndian = false;
    else if (bigEndian(ByteView(m_record).subspan(4)) == byteOrderMagic)
        m_bigEndian = true;
    else
        return damaged();
    const std::uint32_t length = word32At(0);
    if (length < 28 || length % 4 != 0 || length > mostRecord)
        return damaged();
    if (auto body = read(length - 12); !body)
        return body;
    if (word16At(0) != 1 || word32At(m_record.size() - 4) != length)
        return damaged();
    m_interfaces.clear();
    return {};
}

Result<bool> CaptureReader::readBlock()
{
    if (atEnd())
        return false;
    if (const auto head = read(4); !head)
        return fail(head.error());
    m_type = word32At(0);
    if (m_type == sectionBlock) { // the same in both byte orders
        if (const auto section = readSection(); !section)
            return fail(section.error());
        return true;
    }
    if (const auto head = read(4); !head)
        return fail(head.error());
    const std::uint32_t length = word32At(0);
    if (length < 12 || length % 4 != 0 || length > mostRecord)
        return damaged();
    if (const auto body = read(length - 8); !body)
        return fail(body.error());
    if (word32At(m_record.size() - 4) != length)
        return damaged();
    m_record.resize(m_record.size() - 4);
    return true;
}

Result<> CaptureReader::readInterface()
{
    constexpr std::uint16_t timeResolution = 9;
    constexpr std::uint16_t timeOffset = 14;
    if (m_record.size() < 8)
        return damaged();
    Interface interface {
        .linkType = static_cast<LinkType>(word16At(0)), .snapLength = word32At(4)
    };
    std::size_t at = 8;
    while (at + 4 <= m_record.size()) {
        const std::uint16_t code = word16At(at);
        const std::size_t length = word16At(at + 2);
        at += 4;
        if (code == 0)
            break;
        if (length > m_record.size() - at)
            return damaged();
        if (code == timeResolution && length == 1)
            interface.resolution = m_record[at];
        if (code == timeOffset && length == 8) {
            const std::uint64_t low = word32At(m_bigEndian ? at + 4 : at);
            const std::uint64_t high = word32At(m_bigEndian ? at : at + 4);
            interface.offset = static_cast<std::int64_t>(high << 32 | low);
        }
        at += (length + 3) / 4 * 4;
    }
    m_interfaces.push_back(interface);
    return {};
}

CaptureReader::Packet CaptureReader::enhancedPacket()
{
    if (m_record.size() < 20)
        return damaged();
    const std::uint32_t number = word32At(0);
    const std::uint32_t captured = word32At(12);
    if (number >= m_interfaces.size() || captured > m_record.size() - 20)
        return damaged();
    const Interface& interface = m_interfaces[number];
    const std::uint64_t ticks = std::uint64_t {word32At(4)} << 32 | word32At(8);
    return CapturedPacket {.bytes = ByteView(m_record).subspan(20, captured),
        .originalLength = std::max(word32At(16), captured),
        .interface = number,
        .linkType = interface.linkType,
        .nanoseconds = captureTime(ticks, interface.resolution, interface.offset)};
}

CaptureReader::Packet CaptureReader::simplePacket()
{
    if (m_record.size() < 4 || m_interfaces.empty())
        return damaged();
    const std::uint32_t original = word32At(0);
    std::size_t captured = std::min<std::size_t>(original, m_record.size() - 4);
    if (m_interfaces[0].snapLength > 0)
        captured = std::min<std::size_t>(captured, m_interfaces[0].snapLength);
    return CapturedPacket {.bytes = ByteView(m_record).subspan(4, captured),
        .originalLength = original,
        .linkType = m_interfaces[0].linkType};
}

Result<> CaptureReader::read(std::size_t count)
{
    constexpr std::size_t step = 64U << 10; // what is allocated before bytes have come
    m_record.clear();
    while (m_record.size() < count) {
        const std::size_t had = m_record.size();
        const std::size_t wanted = std::min(count - had, std::max(step, had));
        m_record.resize(had + wanted);
        m_from->read(reinterpret_cast<char*>(m_record.data() + had), static_cast<std::streamsize>(wanted));
        const auto got = static_cast<std::size_t>(m_from->gcount());
        m_offset += got;
        if (got < wanted) {
            m_record.resize(had + got);
            return cut();
        }
    }
    return {};
}

bool CaptureReader::atEnd()
{
    return m_from->peek() == std::istream::traits_type::eof();
}

std::uint16_t CaptureReader::word16At(std::size_t at) const
{
    return static_cast<std::uint16_t>(
        m_bigEndian ? m_record[at] << 8 | m_record[at + 1] : m_record[at + 1] << 8 | m_record[at]);
}

std::uint32_t CaptureReader::word32At(std::size_t at) const
{
    const ByteView bytes = ByteView(m_record).subspan(at, 4);
    return m_bigEndian ? bigEndian(bytes) : littleEndian(bytes);
}

tl::unexpected<Error> CaptureReader::cut()
{
    return fail({.code = ErrorCode::CutCapture, .amount = m_packets, .position = m_offset});
}

tl::unexpected<Error> CaptureReader::damaged()
{
    return fail({.code = ErrorCode::DamagedCapture, .amount = m_packets, .position = m_recordStart});
}

} // namespace socketscope::wire
