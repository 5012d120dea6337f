// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/fieldchecks.h"

#include "core/base/hex.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace socketscope::talk {
namespace {

using wire::Family;
using wire::IpAddress;

tl::unexpected<FieldError> refuse(Field field, Error error)
{
    return tl::unexpected<FieldError>(FieldError {field, std::move(error)});
}

template <class T>
tl::expected<T, FieldError> wholeNumber(Field field, std::string_view typed, T least, T most)
{
    const std::string_view text = trimmed(typed);
    T value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc {} || end != text.data() + text.size() || value < least
        || value > most)
        return refuse(field, {.code = ErrorCode::BadNumber, .detail = std::string(text)});
    return value;
}

tl::expected<Duration, FieldError> seconds(Field field, std::string_view typed)
{
    constexpr double longest = 24.0 * 3600.0;
    const std::string_view text = trimmed(typed);
    double value = 0;
    const auto [end, error]
        = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (text.empty() || error != std::errc {} || end != text.data() + text.size()
        || !(value >= 0 && value <= longest))
        return refuse(field, {.code = ErrorCode::BadNumber, .detail = std::string(text)});
    return std::chrono::duration_cast<Duration>(std::chrono::microseconds(std::llround(value * 1e6)));
}

/// RFC 1123 names, a little wider: `_` occurs in practice, and bytes above 0x7f are left to the resolver
/// (IDN).
bool isPossibleLabel(std::string_view label)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-'
        && std::all_of(label.begin(), label.end(), fits);
}

bool isPossibleName(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    if (host.empty() || host.size() > 253)
        return false;
    std::string_view label;
    while (true) {
        const std::size_t dot = host.find('.');
        label = host.substr(0, dot);
        if (!isPossibleLabel(label))
            return false;
        if (dot == std::string_view::npos)
            break;
        host.remove_prefix(dot + 1);
    }
    // A last label of digits only is a mistyped IPv4 address, never a name (RFC 3696 section 2).
    return label.find_first_not_of("0123456789") != std::string_view::npos;
}

/// `fe80::1%eth0`: a literal whose interface goes by name; only the resolver knows its number.
bool isScopedLiteral(std::string_view host)
{
    const std::size_t percent = host.find('%');
    if (percent == std::string_view::npos || percent + 1 == host.size())
        return false;
    const auto literal = IpAddress::parse(host.substr(0, percent));
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
            || c == '-' || c == '_';
    };
    return literal && literal->family == Family::IPv6
        && std::all_of(host.begin() + static_cast<std::ptrdiff_t>(percent) + 1, host.end(), fits);
}

tl::expected<std::string, FieldError> hostText(Field field, std::string_view typed)
{
    std::string_view host = trimmed(typed);
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (bracketed)
        host = host.substr(1, host.size() - 2);
    const auto literal = IpAddress::parse(host);
    const bool fits = bracketed ? (literal && literal->family == Family::IPv6) || isScopedLiteral(host)
                                : literal || isScopedLiteral(host) || isPossibleName(host);
    if (!fits)
        return refuse(field, {.code = ErrorCode::BadAddress, .detail = std::string(trimmed(typed))});
    return std::string(host);
}

Family familyOf(std::string_view host)
{
    if (const auto literal = IpAddress::parse(host))
        return literal->family;
    return isScopedLiteral(host) ? Family::IPv6 : Family::None;
}

bool mixed(Family a, Family b)
{
    return a != Family::None && b != Family::None && a != b;
}

tl::expected<std::uint16_t, FieldError> portNumber(Field field, std::string_view typed, bool systemMayChoose)
{
    const std::string_view text = trimmed(typed);
    const auto port = wire::parsePort(text);
    if (!port)
        return refuse(field, port.error());
    if (*port == 0 && !systemMayChoose)
        return refuse(field, {.code = ErrorCode::PortOutOfRange, .detail = std::string(text)});
    return *port;
}

tl::expected<Message, FieldError> checkMessage(Field field, Message message, bool datagram)
{
    switch (message.source) {
    case Message::Source::Text:
        message = Message::text(message.written, message.ending);
        break;
    case Message::Source::Hex: {
        auto bytes = parseHex(message.written);
        if (!bytes)
            return refuse(field, bytes.error());
        message.bytes = std::make_shared<const Bytes>(std::move(*bytes));
        break;
    }
    case Message::Source::File:
        if (message.written.empty())
            return refuse(field, {.code = ErrorCode::FileMissing});
        break;
    }
    if (datagram && message.bytes->size() > largestDatagram)
        return refuse(field,
            {.code = ErrorCode::DatagramTooLarge,
                .amount = static_cast<std::int64_t>(message.bytes->size())});
    return message;
}

tl::expected<void, FieldError> checkOption(const OptionStep& option, Family family)
{
    const auto between = [&option](std::int32_t least, std::int32_t most) -> tl::expected<void, FieldError> {
        if (option.value < least || option.value > most)
            return refuse(
                Field::Option, {.code = ErrorCode::BadNumber, .detail = std::to_string(option.value)});
        return {};
    };
    using journal::OptionName;
    switch (option.option) {
    case OptionName::None:
    case OptionName::IpHdrincl: // of crafted packets, not of scenes
    case OptionName::IpTos:
    case OptionName::IpMtuDiscover:
    case OptionName::IpRecverr:
    case OptionName::SoNoCheck:
    case OptionName::Ipv6Autoflowlabel:
        return refuse(Field::Option, {.code = ErrorCode::UnknownName});
    case OptionName::SoReuseaddr:
    case OptionName::SoBroadcast:
    case OptionName::TcpNodelay:
    case OptionName::SoKeepalive:
    case OptionName::Ipv6Only:
    case OptionName::IpMulticastLoop:
        return between(0, 1);
    case OptionName::SoRcvbuf:
    case OptionName::SoSndbuf:
    case OptionName::SoRcvtimeo:
        return between(0, INT32_MAX);
    case OptionName::IpTtl:
        return between(1, 255);
    case OptionName::IpMulticastTtl:
        return between(0, 255);
    case OptionName::SoLinger:
        return between(-1, 65535);
    case OptionName::IpAddMembership:
        break;
    }
    const auto group = IpAddress::parse(trimmed(option.group));
    if (!group || !group->isMulticast())
        return refuse(Field::Group, {.code = ErrorCode::BadAddress, .detail = option.group});
    const std::string_view interface = trimmed(option.interface);
    const auto own = IpAddress::parse(interface);
    if (!interface.empty() && !own)
        return refuse(Field::Group, {.code = ErrorCode::BadAddress, .detail = std::string(interface)});
    if (mixed(group->family, family) || (own && mixed(group->family, own->family)))
        return refuse(Field::Group, {.code = ErrorCode::MixedFamilies, .detail = option.group});
    return {};
}

tl::expected<void, FieldError> checkUntil(const Until& until)
{
    const bool fits = [&until] {
        switch (until.kind) {
        case Until::Kind::Times:
        case Until::Kind::ByteCount:
            return until.count > 0;
        case Until::Kind::Delimiter:
            return !until.delimiter.empty();
        case Until::Kind::LengthPrefix:
            return until.count == 1 || until.count == 2 || until.count == 4;
        case Until::Kind::Once:
        case Until::Kind::Empty:
        case Until::Kind::Forever:
            return true;
        }
        return false;
    }();
    if (!fits)
        return refuse(Field::Receive, {.code = ErrorCode::BadNumber, .detail = std::to_string(until.count)});
    return {};
}

using Check = tl::expected<void, FieldError>;

/// Puts what `checked` holds into `target`; passes the error on.
template <class T, class U> Check take(tl::expected<T, FieldError> checked, U& target)
{
    if (!checked)
        return tl::unexpected<FieldError>(std::move(checked.error()));
    target = std::move(*checked);
    return {};
}

Check checkAddress(const Fields& fields, bool mayBeAnyPort, CheckedFields& out)
{
    if (!fields.endpoint.empty()) { // a server's is empty
        out.address.endpoint = fields.endpoint;
        return {};
    }
    return take(hostText(Field::Address, fields.address), out.address.host).and_then([&] {
        return take(portNumber(Field::Port, fields.port, mayBeAnyPort), out.address.port);
    });
}

Check checkOwn(const Fields& fields, CheckedFields& out)
{
    const std::string_view host = trimmed(fields.ownAddress);
    const std::string_view port = trimmed(fields.ownPort);
    if (host.empty() && port.empty())
        return {};
    Place own {.host = automaticOwnHost(out.address), .endpoint = {}};
    Check check;
    if (!host.empty())
        check = take(hostText(Field::OwnAddress, host), own.host);
    if (check && !port.empty())
        check = take(portNumber(Field::OwnPort, port, true), own.port);
    if (check && mixed(familyOf(own.host), familyOf(out.address.host)))
        check = refuse(Field::OwnAddress, {.code = ErrorCode::MixedFamilies, .detail = own.host});
    out.own = std::move(own);
    return check;
}

Check checkClient(const Fields& fields, bool datagram, CheckedFields& out)
{
    constexpr std::uint32_t mostTimes = 1'000'000'000;
    constexpr std::uint32_t longestPause = 24 * 3600 * 1000;
    std::uint32_t pause = 0;
    return checkOwn(fields, out)
        .and_then([&] { return take(checkMessage(Field::Message, fields.message, datagram), out.message); })
        .and_then([&] {
            return take(wholeNumber<std::uint32_t>(Field::RepeatTimes, fields.repeatTimes, 0, mostTimes),
                out.repeatTimes);
        })
        .and_then([&] {
            return take(
                wholeNumber<std::uint32_t>(Field::RepeatEvery, fields.repeatEvery, 0, longestPause), pause);
        })
        .map([&] { out.repeatEvery = std::chrono::milliseconds(pause); });
}

Check checkServer(const Fields& fields, bool datagram, CheckedFields& out)
{
    if (fields.reply == Reply::Fixed) {
        if (auto check = take(checkMessage(Field::FixedReply, fields.fixedReply, datagram), out.fixedReply);
            !check)
            return check;
        if (out.fixedReply.bytes->empty() && !datagram)
            return refuse(Field::FixedReply, {.code = ErrorCode::EmptyMessage});
    }
    if (datagram)
        return {};
    return take(wholeNumber<std::int32_t>(Field::Backlog, fields.backlog, 0, 65535), out.backlog);
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view white = " \t\r\n";
    const std::size_t start = text.find_first_not_of(white);
    if (start == std::string_view::npos)
        return {};
    return text.substr(start, text.find_last_not_of(white) - start + 1);
}

std::string automaticOwnHost(const Place& to)
{
    const auto literal = IpAddress::parse(to.host);
    if (literal)
        return (
            literal->isLoopback() ? IpAddress::loopback(literal->family) : IpAddress::any(literal->family))
            .text();
    if (isScopedLiteral(to.host))
        return IpAddress::any(Family::IPv6).text();
    const bool here = !to.endpoint.empty() || to.host.empty() || to.host == "localhost";
    return (here ? IpAddress::loopback(Family::IPv4) : IpAddress::any(Family::IPv4)).text();
}

tl::expected<CheckedFields, FieldError> checkFields(const Fields& fields, bool mayBeAnyPort)
{
    constexpr std::uint32_t largestBuffer = 16U << 20;
    const bool datagram = fields.role == Role::UdpServer || fields.role == Role::UdpClient;
    const bool server = fields.role == Role::UdpServer || fields.role == Role::TcpServer;
    CheckedFields out;
    Check check
        = checkAddress(fields, server || mayBeAnyPort, out)
              .and_then([&] {
                  return take(
                      wholeNumber<std::uint32_t>(Field::BufferSize, fields.bufferSize, 1, largestBuffer),
                      out.bufferSize);
              })
              .and_then([&] {
                  return server ? checkServer(fields, datagram, out) : checkClient(fields, datagram, out);
              })
              .and_then([&] { return take(seconds(Field::Timeout, fields.timeout), out.timeout); })
              .and_then([&] { return checkUntil(fields.receive); });
    const Family family = familyOf(server ? out.address.host : out.own ? out.own->host : out.address.host);
    for (const OptionStep& option : fields.options)
        check = check.and_then([&] { return checkOption(option, family); });
    if (!check)
        return tl::unexpected<FieldError>(std::move(check.error()));
    return out;
}

} // namespace socketscope::talk
