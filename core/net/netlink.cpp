// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/netlink.h"

#include "core/net/probes/descriptor.h"

#include <array>
#include <sys/socket.h>

namespace socketscope::net {

void NetlinkRequest::put(const void* data, std::size_t length)
{
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    m_bytes.insert(m_bytes.end(), bytes, bytes + length);
    m_bytes.resize(NLMSG_ALIGN(m_bytes.size()));
}

void NetlinkRequest::add(std::uint16_t type, const void* data, std::size_t length)
{
    const rtattr header {.rta_len = static_cast<std::uint16_t>(RTA_LENGTH(length)), .rta_type = type};
    put(&header, sizeof header);
    put(data, length);
}

std::optional<Bytes> NetlinkRequest::ask() const
{
    const Descriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
    if (!socket.isOpen())
        return std::nullopt;
    nlmsghdr header {};
    header.nlmsg_len = static_cast<std::uint32_t>(sizeof header + m_bytes.size());
    header.nlmsg_type = m_type;
    header.nlmsg_flags = NLM_F_REQUEST;
    Bytes message(sizeof header);
    std::memcpy(message.data(), &header, sizeof header);
    message.insert(message.end(), m_bytes.begin(), m_bytes.end());
    if (::send(socket.get(), message.data(), message.size(), 0) < 0)
        return std::nullopt;
    std::array<std::uint8_t, 8192> buffer {};
    const ssize_t length = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
    if (length < static_cast<ssize_t>(sizeof header))
        return std::nullopt;
    std::memcpy(&header, buffer.data(), sizeof header);
    if (header.nlmsg_type == NLMSG_ERROR || header.nlmsg_len > static_cast<std::size_t>(length)
        || header.nlmsg_len < sizeof header)
        return std::nullopt;
    return Bytes(buffer.begin() + sizeof header, buffer.begin() + header.nlmsg_len);
}

} // namespace socketscope::net
