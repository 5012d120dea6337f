// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One question to the kernel's routing tables (rtnetlink), and its answer.
#pragma once

#include "core/base/bytes.h"

#include <cstring>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <optional>

namespace socketscope::net {

/// A message without flags but NLM_F_REQUEST: a fixed part of type T, and attributes.
class NetlinkRequest {
public:
    template <class T>
    NetlinkRequest(std::uint16_t type, const T& fixed)
        : m_type(type)
    {
        put(&fixed, sizeof fixed);
    }
    void add(std::uint16_t type, const void* data, std::size_t length);
    /// The whole answer without its netlink header; nothing where the kernel has none: there is no such route
    /// or neighbour. Waits for nobody: the kernel has answered when the question is sent.
    [[nodiscard]] std::optional<Bytes> ask() const;

private:
    void put(const void* data, std::size_t length);

    std::uint16_t m_type;
    Bytes m_bytes;
};

/// Goes through attributes; stops at one that is damaged. Calls `take(type, ByteView)`.
template <class Take> void forEachAttribute(ByteView bytes, const Take& take)
{
    std::size_t at = 0;
    while (at + sizeof(rtattr) <= bytes.size()) {
        rtattr header {};
        std::memcpy(&header, bytes.data() + at, sizeof header);
        if (header.rta_len < sizeof header || at + header.rta_len > bytes.size())
            return;
        take(header.rta_type, bytes.subspan(at + sizeof header, header.rta_len - sizeof header));
        at += RTA_ALIGN(header.rta_len);
    }
}

} // namespace socketscope::net
