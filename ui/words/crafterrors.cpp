// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/crafterrors.h"

#include "core/craft/sendplan.h"
#include "core/wire/address.h"
#include "ui/words/numbers.h"

namespace socketscope::ui {
namespace {

Said fieldWords(const Error& error, const QString& detail)
{
    const QString amount = countText(error.amount);
    switch (error.code) {
    case ErrorCode::UnknownField:
        return {Words::tr("This packet has no field “%1”.").arg(detail),
            Words::tr("Name it like udp.checksum; --json shows the names of all fields.")};
    case ErrorCode::ValueTooLarge:
        return {Words::tr("The value does not fit into “%1”, which holds at most %2.").arg(detail, amount),
            Words::tr("Choose a smaller one.")};
    case ErrorCode::BadFieldValue:
        return {Words::tr("“%1” does not work: that field cannot hold such a value.").arg(detail),
            Words::tr("Write a number like 8888 or 0x22b8, an address, or a name such as udp or syn,ack.")};
    case ErrorCode::FieldOfOtherFamily:
        return {error.amount == 4
                ? Words::tr("“%1” is an IPv6 address, and the field holds an IPv4 one.").arg(detail)
                : Words::tr("“%1” is an IPv4 address, and the field holds an IPv6 one.").arg(detail),
            error.amount == 4 ? Words::tr("Write one like 127.0.0.1.") : Words::tr("Write one like ::1.")};
    case ErrorCode::NotAutomatic:
        return {Words::tr("“%1” is not computed from anything, so it cannot be automatic.").arg(detail),
            Words::tr("Write a value.")};
    case ErrorCode::OptionsTooLong:
        return {Words::tr("“%1” has room for %2 only.").arg(detail, bytesText(error.amount)),
            Words::tr("Leave some of the options out.")};
    case ErrorCode::UnevenOptions:
        return {Words::tr("“%1” would have %2, but a header's length counts in whole words.")
                    .arg(detail, bytesText(error.amount)),
            Words::tr("Add zeros at the end, or set the header's length first.")};
    default:
        return {};
    }
}

bool isLoopback(const std::string& address)
{
    const auto parsed = wire::IpAddress::parse(address);
    return parsed && parsed->isLoopback();
}

/// `way` is the one that the packet should leave by; empty: no way will do.
Said tooLargeWords(const Error& error, const QString& way)
{
    const QString size = bytesText(error.amount);
    const auto most = static_cast<qint64>(error.position);
    if (way.isEmpty())
        return {Words::tr("The packet would have %1, and an IP packet has at most %2.")
                    .arg(size, countText(most == 0 ? craft::Packet::mostBytes : most)),
            Words::tr("Use a shorter payload.")};
    const QString text = Words::tr("The packet would have %1, and the link carries at most %2 at once.")
                             .arg(size, bytesText(most));
    // Linux cuts what it has written the IP header of, and gives back anything else that is too large.
    const auto known = craft::sendWayFromName(way.toStdString());
    if (known == craft::SendWay::Raw || known == craft::SendWay::Datagram)
        return {text,
            Words::tr("Use a shorter payload, or set ipv4.dont_fragment to 0, so that the system may cut the "
                      "packet into fragments.")};
    return {text,
        Words::tr(
            "Use a shorter payload: by “%1” the system cuts nothing into fragments. By raw or datagram it "
            "does, unless ipv4.dont_fragment is 1.")
            .arg(way)};
}

Said wholeWords(const Error& error, const QString& detail)
{
    const QString amount = countText(error.amount);
    const QString line = countText(static_cast<qint64>(error.position));
    switch (error.code) {
    case ErrorCode::PacketTooLarge:
        return tooLargeWords(error, detail);
    case ErrorCode::ImpossibleLayers:
        return {Words::tr("A packet cannot be made of these headers in this order: %1.").arg(detail),
            Words::tr("Begin with ipv4 or ipv6, and let udp, tcp, icmp or icmpv6 follow.")};
    case ErrorCode::NotIp:
        return {detail.isEmpty()
                ? Words::tr("These bytes are no IP packet.")
                : Words::tr("These bytes are a frame of type %1 and no IP packet.").arg(detail),
            Words::tr("Take bytes from the IP header on, or a frame that carries one.")};
    case ErrorCode::TextTooLong:
        return {Words::tr("The text has %1 characters, and at most %2 are read.")
                    .arg(amount, countText(static_cast<qint64>(error.position))),
            Words::tr("Paste a single packet.")};
    case ErrorCode::NoBytes:
        return {Words::tr("There are no bytes in this text."),
            Words::tr("Paste hex digits, a hex dump, or an array of C or Python.")};
    case ErrorCode::BadDumpLine:
        return {Words::tr("Line %1 has “%2” where a byte should be.").arg(line, detail),
            Words::tr("Write two hex digits for each byte.")};
    case ErrorCode::DumpGap:
        return {Words::tr("The offset in line %1 does not fit: %2 stand before it.")
                    .arg(line, bytesText(error.amount)),
            Words::tr("Check whether a line is missing.")};
    case ErrorCode::NotATemplate:
        return {detail.isEmpty()
                ? Words::tr("This file is not a packet template: one is a JSON object with a list of layers.")
                : Words::tr("“%1” is not a packet template: one is a JSON object with a list of layers.")
                      .arg(detail),
            Words::tr("Choose a template of this program, or a file made like one.")};
    default:
        return {};
    }
}

Said sendWords(const Error& error, const QString& detail)
{
    switch (error.code) {
    case ErrorCode::NeedsRawSockets:
        return {
            Words::tr("This program may not open raw sockets here, so it cannot send by “%1”.").arg(detail),
            Words::tr("Send into a practice network, or UDP through an ordinary socket; the raw helper is "
                      "for members "
                      "of the group socketscope.")};
    case ErrorCode::NotSendable:
        return {Words::tr("Such a packet cannot be sent by “%1”.").arg(detail),
            Words::tr("Let the way be chosen, or send it into a practice network.")};
    case ErrorCode::NoRoute:
        return {Words::tr("This computer has no route to “%1”.").arg(detail),
            Words::tr("Look at the destination, or send it into a practice network.")};
    case ErrorCode::NoNeighbour:
        return {Words::tr(
                    "The link address of “%1” is not known, so a packet cannot be put on the line as it is.")
                    .arg(detail),
            Words::tr("Ping it once, then try again.")};
    case ErrorCode::ForgedSource:
        if (isLoopback(error.detail))
            return {
                Words::tr("The source “%1” is a loopback address, which means nothing on any other computer, "
                          "and the packet would leave this one.")
                    .arg(detail),
                Words::tr("Write this computer's own address as the source, or confirm that this is meant.")};
        return {
            Words::tr("The source “%1” is none of this computer's addresses, and the packet would leave it.")
                .arg(detail),
            Words::tr("Confirm that this is meant, or send it into a practice network.")};
    default:
        return {};
    }
}

} // namespace

Said craftWords(const Error& error, const QString& detail)
{
    Said said = fieldWords(error, detail);
    if (said.text.isEmpty())
        said = wholeWords(error, detail);
    return said.text.isEmpty() ? sendWords(error, detail) : said;
}

} // namespace socketscope::ui
