// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Numbers in network byte order, read from and written to spans.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <algorithm>
#include <cassert>

namespace socketscope::wire {

/// The caller has checked that the bytes are there.
[[nodiscard]] inline std::uint16_t word16(ByteView bytes, std::size_t at)
{
    assert(at + 2 <= bytes.size());
    return static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]);
}
[[nodiscard]] inline std::uint32_t word32(ByteView bytes, std::size_t at)
{
    return std::uint32_t {word16(bytes, at)} << 16 | word16(bytes, at + 2);
}

/// Writes one value behind the other and never past the end of its span: what does not fit is left out.
class ByteWriter {
public:
    explicit ByteWriter(std::span<std::uint8_t> to)
        : m_to(to)
    {
    }
    ByteWriter& put8(std::uint64_t value)
    {
        if (m_at < m_to.size())
            m_to[m_at++] = static_cast<std::uint8_t>(value);
        return *this;
    }
    ByteWriter& put16(std::uint64_t value) { return put8(value >> 8).put8(value); }
    ByteWriter& put32(std::uint64_t value) { return put16(value >> 16).put16(value); }
    ByteWriter& put(ByteView bytes)
    {
        const std::size_t count = std::min(bytes.size(), m_to.size() - m_at);
        std::copy_n(bytes.begin(), count, m_to.begin() + static_cast<std::ptrdiff_t>(m_at));
        m_at += count;
        return *this;
    }
    [[nodiscard]] std::size_t written() const { return m_at; }

private:
    std::span<std::uint8_t> m_to;
    std::size_t m_at = 0;
};

[[nodiscard]] inline Error truncated(const char* what, std::size_t needed, std::size_t there)
{
    return {.code = ErrorCode::Truncated,
        .detail = what,
        .amount = static_cast<std::int64_t>(needed),
        .position = there};
}
[[nodiscard]] inline Error badLength(const char* field, std::size_t value)
{
    return {.code = ErrorCode::BadLength, .detail = field, .amount = static_cast<std::int64_t>(value)};
}
[[nodiscard]] inline Error badVersion(const char* header, std::uint8_t found)
{
    return {.code = ErrorCode::BadVersion, .detail = header, .amount = found};
}

/// What `header.write()` writes, as bytes of its own.
template <class Header> [[nodiscard]] Bytes serialized(const Header& header)
{
    Bytes bytes(header.headerLength());
    header.write(bytes);
    return bytes;
}

} // namespace socketscope::wire
