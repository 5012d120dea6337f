// SPDX-License-Identifier: GPL-3.0-or-later
// What goes from one option or object to the next, and says where it could not go on.
#include "core/wire/bytewriter.h"
#include "core/wire/icmpextensions.h"
#include "core/wire/ipv6header.h"
#include "core/wire/tcpheader.h"

namespace socketscope::wire {

std::optional<IcmpObject> IcmpObjectWalk::next()
{
    if (m_error || m_offset >= m_structure.size())
        return std::nullopt;
    const ByteView rest = m_structure.subspan(m_offset);
    if (rest.size() < IcmpObject::headerSize) {
        m_error = truncated("objects", IcmpObject::headerSize, rest.size());
        return std::nullopt;
    }
    const IcmpObject object {m_offset, word16(rest, 0), rest[2], rest[3]};
    // RFC 4884 section 8: with the header, and in whole words.
    if (object.length < IcmpObject::headerSize || object.length % 4 != 0) {
        m_error = badLength("length", object.length);
        return std::nullopt;
    }
    if (object.length > rest.size()) {
        m_error = truncated("objects", object.length, rest.size());
        return std::nullopt;
    }
    m_offset += object.length;
    return object;
}

std::optional<Error> Ipv6ExtensionWalk::error() const
{
    const ByteView rest = m_bytes.subspan(m_offset);
    if (m_badLength)
        return badLength("payload_len", rest[1]);
    if (m_needed != 0)
        return truncated("extension_headers", m_needed, rest.size());
    return std::nullopt;
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
