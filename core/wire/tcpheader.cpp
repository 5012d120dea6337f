// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/tcpheader.h"

#include "core/wire/bytewriter.h"

namespace socketscope::wire {

Result<TcpHeader> TcpHeader::parse(ByteView bytes)
{
    if (bytes.size() < minimumLength)
        return fail(truncated("tcp", minimumLength, bytes.size()));
    TcpHeader header;
    header.sourcePort = word16(bytes, 0);
    header.destinationPort = word16(bytes, 2);
    header.sequenceNumber = word32(bytes, 4);
    header.acknowledgmentNumber = word32(bytes, 8);
    header.dataOffset = bytes[12] >> 4;
    header.reserved = bytes[12] & 0x0f;
    header.flags = bytes[13];
    header.window = word16(bytes, 14);
    header.checksum = word16(bytes, 16);
    header.urgentPointer = word16(bytes, 18);
    const std::size_t length = header.dataOffset * std::size_t {4};
    if (length < minimumLength)
        return fail(badLength("data_offset", header.dataOffset));
    if (bytes.size() < length)
        return fail(truncated("tcp", length, bytes.size()));
    header.options = InlineBytes<mostOptions>(bytes.subspan(minimumLength, length - minimumLength));
    return header;
}

void TcpHeader::write(std::span<std::uint8_t> to) const
{
    ByteWriter(to)
        .put16(sourcePort)
        .put16(destinationPort)
        .put32(sequenceNumber)
        .put32(acknowledgmentNumber)
        .put8(static_cast<unsigned>(dataOffset << 4 | (reserved & 0x0f)))
        .put8(flags)
        .put16(window)
        .put16(checksum)
        .put16(urgentPointer)
        .put(options.view());
}

Bytes TcpHeader::serialize() const
{
    return serialized(*this);
}

std::optional<HeaderOption> HeaderOptionWalk::next()
{
    if (m_error || m_offset >= m_options.size())
        return std::nullopt;
    const ByteView rest = m_options.subspan(m_offset);
    HeaderOption option {.offset = m_offset, .length = 1, .kind = rest[0]};
    if (option.kind == HeaderOption::endOfList) {
        m_offset = m_options.size();
        return option;
    }
    if (option.kind != HeaderOption::noOperation) {
        if (rest.size() < 2) {
            m_error = truncated("options", 2, rest.size());
            return std::nullopt;
        }
        option.length = rest[1];
        if (option.length < 2) {
            m_error = badLength("length", option.length);
            return std::nullopt;
        }
        if (option.length > rest.size()) {
            m_error = truncated("options", option.length, rest.size());
            return std::nullopt;
        }
    }
    m_offset += option.length;
    return option;
}

} // namespace socketscope::wire
