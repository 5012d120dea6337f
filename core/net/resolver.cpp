// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/resolver.h"

#include "core/net/hostaddress.h"

#include <QtNetwork/QHostInfo>

#include <algorithm>
#include <net/if.h>

namespace socketscope::net {

using wire::Family;
using wire::IpAddress;

namespace {

Error unresolvable(std::string_view host)
{
    return {.code = ErrorCode::UnresolvableHost, .detail = std::string(host)};
}

Error mixed(std::string_view host)
{
    return {.code = ErrorCode::MixedFamilies, .detail = std::string(host)};
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool endsWithNoCase(std::string_view text, std::string_view ending)
{
    return text.size() >= ending.size()
        && std::equal(ending.begin(), ending.end(), text.end() - static_cast<std::ptrdiff_t>(ending.size()),
            [](char a, char b) { return a == lower(b); });
}

bool isLocalhost(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    return (host.size() == 9 && endsWithNoCase(host, "localhost")) || endsWithNoCase(host, ".localhost");
}

/// Whether the last label is a number: no name in the world ends so (RFC 1123 section 2.1), and what the
/// system reads into it (`1.2.3` as 1.2.0.3) is hardly ever what was meant.
bool endsInNumber(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    const std::string_view label = host.substr(host.rfind('.') + 1); // npos + 1 is 0
    const bool hexadecimal = label.starts_with("0x") || label.starts_with("0X");
    const std::string_view digits = hexadecimal ? "0123456789abcdefABCDEF" : "0123456789";
    return label.find_first_not_of(digits, hexadecimal ? 2 : 0) == std::string_view::npos;
}

/// `fe80::1%eth0`; nothing where the part before the `%` is no IPv6 literal.
std::optional<Result<IpAddress>> parseNamedScope(std::string_view host)
{
    const std::size_t percent = host.find('%');
    if (percent == std::string_view::npos)
        return std::nullopt;
    auto address = IpAddress::parse(host.substr(0, percent));
    if (!address || address->family != Family::IPv6)
        return std::nullopt;
    address->scope = ::if_nametoindex(std::string(host.substr(percent + 1)).c_str());
    if (address->scope == 0)
        return fail(unresolvable(host));
    return address;
}

Result<Addresses> only(Family family, Addresses addresses, std::string_view host)
{
    if (addresses.empty())
        return fail(unresolvable(host));
    if (family != Family::None)
        std::erase_if(addresses, [family](const IpAddress& address) { return address.family != family; });
    if (addresses.empty())
        return fail(mixed(host));
    return addresses;
}

} // namespace

std::optional<Result<Addresses>> resolveAtOnce(std::string_view host, Family family)
{
    if (host.empty())
        return fail({.code = ErrorCode::BadAddress});
    if (const auto literal = IpAddress::parse(host))
        return only(family, {*literal}, host);
    if (const auto scoped = parseNamedScope(host)) {
        if (!*scoped)
            return fail(scoped->error());
        return only(family, {**scoped}, host);
    }
    if (endsInNumber(host))
        return fail({.code = ErrorCode::BadAddress, .detail = std::string(host)});
    if (isLocalhost(host))
        return only(family, {IpAddress::loopback(Family::IPv4), IpAddress::loopback(Family::IPv6)}, host);
    return std::nullopt;
}

Result<Addresses> addressesOf(const QHostInfo& info, std::string_view host, Family family)
{
    Addresses addresses;
    for (const QHostAddress& address : info.addresses()) {
        const IpAddress ip = fromQt(address);
        if (ip.family != Family::None && std::find(addresses.begin(), addresses.end(), ip) == addresses.end())
            addresses.push_back(ip);
    }
    return only(family, std::move(addresses), host);
}

Resolver::~Resolver()
{
    for (const auto& [id, pending] : m_pending)
        QHostInfo::abortHostLookup(id);
}

Resolver::LookupId Resolver::lookUp(const std::string& host, Family family, Answer answer)
{
    if (auto known = resolveAtOnce(host, family)) {
        answer(std::move(*known));
        return 0;
    }
    // By name, because Qt 6.4 leaks the slot of a functor when the look-up is aborted.
    const int id = QHostInfo::lookupHost(QString::fromStdString(host), this, SLOT(finish(QHostInfo)));
    m_pending.emplace(id, Pending {host, family, std::move(answer)});
    return static_cast<LookupId>(id);
}

void Resolver::cancel(LookupId id)
{
    if (m_pending.erase(static_cast<int>(id)) != 0)
        QHostInfo::abortHostLookup(static_cast<int>(id));
}

void Resolver::finish(const QHostInfo& info)
{
    auto node = m_pending.extract(info.lookupId());
    if (node.empty())
        return;
    Pending& pending = node.mapped();
    pending.answer(addressesOf(info, pending.host, pending.family));
}

} // namespace socketscope::net
