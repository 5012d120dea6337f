// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/errorwords.h"

#include "core/journal/eventnames.h"
#include "core/wire/address.h"
#include "ui/words/crafterrors.h"
#include "ui/words/numbers.h"
#include "ui/words/plaintext.h"
#include "ui/words/words.h"

#include <system_error>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

namespace {

/// What went wrong with something that a person typed.
Said typedWords(const Error& error, const QString& detail)
{
    const QString amount = countText(error.amount);
    const QString position = countText(static_cast<qint64>(error.position) + 1);
    switch (error.code) {
    case ErrorCode::BadNumber:
        return {Words::tr("“%1” is not a whole number.").arg(detail), Words::tr("Use digits only.")};
    case ErrorCode::PortOutOfRange:
        return {Words::tr("“%1” is not a port: ports go from 0 to 65535.").arg(detail),
            Words::tr("Choose one in that range; 0 lets the system choose.")};
    case ErrorCode::BadAddress:
        return {Words::tr("“%1” is neither an address nor a possible host name.").arg(detail),
            Words::tr("Write it like 127.0.0.1, ::1 or localhost.")};
    case ErrorCode::MissingPort:
        return {Words::tr("“%1” has no port after it.").arg(detail),
            Words::tr("Write it like 127.0.0.1:8000, [::1]:8000 or localhost:8000.")};
    case ErrorCode::UnresolvableHost:
        return {Words::tr("No address was found for the host name “%1”.").arg(detail),
            Words::tr("Check the spelling, or write an address such as 127.0.0.1.")};
    case ErrorCode::MixedFamilies:
        return {Words::tr("“%1” is of another address family than the other end: an IPv4 socket cannot talk "
                          "to an IPv6 one.")
                    .arg(detail),
            Words::tr("Use IPv4 on both ends, or IPv6 on both.")};
    case ErrorCode::BadHexDigit:
        return {Words::tr("Character %1 of the hex text is not a hex digit.").arg(position),
            Words::tr("Use 0 to 9 and a to f, two for each byte.")};
    case ErrorCode::OddHexDigits:
        return {Words::tr("The hex digit at character %1 has no partner: each byte takes two.").arg(position),
            Words::tr("Write small bytes with a leading zero, such as 0a.")};
    case ErrorCode::DatagramTooLarge:
        return {Words::tr("%1 do not fit into one datagram: UDP over IPv4 carries at most 65,507 bytes.")
                    .arg(bytesText(error.amount)),
            Words::tr("Send less at a time, or use TCP.")};
    case ErrorCode::EmptyMessage:
        return {Words::tr("There is nothing to send: the message is empty."),
            Words::tr("Write a message first.")};
    default:
        return {};
    }
}

Said fileWords(const Error& error, const QString& detail)
{
    const QString why = error.systemError == 0
        ? QString()
        : Words::tr(" (%1)").arg(QString::fromStdString(journal::errnoName(error.systemError)));
    switch (error.code) {
    case ErrorCode::FileMissing:
        return {Words::tr("There is no file “%1”.").arg(detail), Words::tr("Check the name and the folder.")};
    case ErrorCode::FileUnreadable:
        return {Words::tr("The file “%1” cannot be read%2.").arg(detail, why),
            Words::tr("Check that it is a file and that you may read it.")};
    case ErrorCode::FileUnwritable:
        return {Words::tr("The file “%1” cannot be written%2.").arg(detail, why),
            Words::tr("Choose another folder.")};
    case ErrorCode::FileTooLarge:
        return {
            Words::tr("The file “%1” is too large for this: it has %2.").arg(detail, bytesText(error.amount)),
            Words::tr("Use a smaller file.")};
    case ErrorCode::DiskFull:
        return {Words::tr("“%1” was not saved: the disk is full. An older file of that name is untouched.")
                    .arg(detail),
            Words::tr("Make room, or save somewhere else.")};
    default:
        return {};
    }
}

/// JSON that is damaged. Empty: it is JSON, of another kind.
Said brokenWords(const Error& error, const QString& detail)
{
    if (error.amount == 0)
        return {};
    const QString line = countText(error.amount);
    return {detail.isEmpty() ? Words::tr("The file stops being JSON in line %1.").arg(line)
                             : Words::tr("“%1” stops being JSON in line %2.").arg(detail, line),
        Words::tr("Look there for a missing comma, quote or bracket.")};
}

/// What a file may not say.
Said valueWords(const QString& key)
{
    if (!key.endsWith(u".name"_s))
        return {Words::tr("The value of “%1” in the file is not one that it can have.").arg(key),
            Words::tr("Compare it with a network of this program.")};
    if (key.contains(u".addresses."_s))
        return {Words::tr("“%1” in the file is no name of an address: control characters are none of a name, "
                          "and it may have 253 bytes at most.")
                    .arg(key),
            Words::tr("Write it like server.practice.")};
    return {Words::tr("“%1” in the file is no name of a host or router: that has letters, digits and hyphens "
                      "only, and 253 of them at most.")
                .arg(key),
        Words::tr("Write it like r1.")};
}

Said topologyWords(const Error& error, const QString& detail)
{
    switch (error.code) {
    case ErrorCode::NotATopology:
        if (Said broken = brokenWords(error, detail); !broken.text.isEmpty())
            return broken;
        return {detail.isEmpty()
                ? Words::tr("This file is not a practice network: that is a JSON object with lists of hosts, "
                            "routers and links.")
                : Words::tr("“%1” is not a practice network: that is a JSON object with lists of hosts, "
                            "routers and links.")
                      .arg(detail),
            Words::tr("Choose a network of this program, or a file made like one.")};
    case ErrorCode::NotATemplate:
        return brokenWords(error, detail);
    case ErrorCode::NameTaken:
        return {Words::tr("Two things in the file are called “%1”.").arg(detail),
            Words::tr("Give one of them a name or address of its own.")};
    default:
        return {};
    }
}

Said contentWords(const Error& error, const QString& detail)
{
    const QString line = countText(static_cast<qint64>(error.position));
    switch (error.code) {
    case ErrorCode::NotASession:
        return {detail.isEmpty()
                ? Words::tr(
                    "This file is not a Socketscope session: its first line is not a session's header.")
                : Words::tr("“%1” is not a Socketscope session: its first line is not a session's header.")
                      .arg(detail),
            Words::tr("Open a .sockscope file.")};
    case ErrorCode::NewerVersion:
        return {Words::tr("The file is of version %1, which is newer than this program knows.")
                    .arg(countText(error.amount)),
            Words::tr("Open it with a newer version of Socketscope.")};
    case ErrorCode::CutSession:
        return {error.amount == 1 ? Words::tr(
                    "The session file is cut off in the middle of a line; the 1 event before that is shown.")
                                  : Words::tr("The session file is cut off in the middle of a line; the %1 "
                                              "events before that are shown.")
                                        .arg(countText(error.amount)),
            Words::tr("Save a copy to keep what is left.")};
    case ErrorCode::DamagedLine:
        return {Words::tr("Line %1 of the file is damaged; what stands before it is complete.").arg(line),
            Words::tr("Look at that line in a text editor.")};
    case ErrorCode::LineTooLong:
        return {Words::tr(
                    "Line %1 of the file is longer than the 64 MiB that a line may have, so it was not read.")
                    .arg(line),
            Words::tr("Check where the file comes from.")};
    case ErrorCode::TooDeep:
        return {
            Words::tr(
                "The file nests its values deeper than the 64 levels that are allowed, so it was not read."),
            Words::tr("Check where the file comes from.")};
    case ErrorCode::WrongType:
        return {Words::tr("The value of “%1” in the file is of the wrong kind.").arg(detail),
            Words::tr("Compare it with a file of that kind that works.")};
    case ErrorCode::MissingKey:
        return {Words::tr("The file lacks the key “%1”, without which it makes no sense.").arg(detail),
            Words::tr("Add it, as a file of that kind that works has it.")};
    case ErrorCode::NotAScene:
        return {detail.isEmpty()
                ? Words::tr("This file is not a scene: a scene is a JSON object with a list of endpoints.")
                : Words::tr("“%1” is not a scene: a scene is a JSON object with a list of endpoints.")
                      .arg(detail),
            Words::tr("Choose a scene of this program, or a file made like one.")};
    case ErrorCode::UnknownCall:
        return {Words::tr("The scene asks for a call “%1”, which does not exist here.").arg(detail),
            Words::tr("Use the BSD name of a call, such as recvfrom.")};
    case ErrorCode::UnknownName:
        return {Words::tr("Nothing here is called “%1”.").arg(detail),
            Words::tr("Check the spelling against the names that the file defines.")};
    case ErrorCode::ImpossibleOrder:
        return {detail.isEmpty()
                ? Words::tr("The conditions of the scene wait for each other, so it could never go on.")
                : Words::tr(
                    "The conditions of the scene wait for each other at “%1”, so it could never go on.")
                      .arg(detail),
            Words::tr("Take one of the conditions away.")};
    default:
        return {};
    }
}

Said packetWords(const Error& error, const QString& detail)
{
    const QString amount = countText(error.amount);
    const auto position = static_cast<qint64>(error.position);
    switch (error.code) {
    case ErrorCode::Truncated:
        return {Words::tr("The bytes end too early: “%1” takes %2, and there are %3.")
                    .arg(detail, bytesText(error.amount), countText(position)),
            Words::tr("Look at where the bytes were cut off.")};
    case ErrorCode::BadVersion:
        return {Words::tr("“%1” cannot have the version %2.").arg(detail, amount),
            Words::tr("Check that the header starts where you think.")};
    case ErrorCode::BadLength:
        return {Words::tr("“%1” cannot be %2 here.").arg(detail, amount),
            Words::tr("Compare it with the bytes that are there.")};
    case ErrorCode::TooManyLayers:
        return {Words::tr("More than %1 headers stand inside each other; the rest is shown as bytes.")
                    .arg(amount),
            Words::tr("Look at the bytes.")};
    case ErrorCode::UnknownLinkType:
        return {Words::tr("Packets of link type %1 cannot be opened here.").arg(amount),
            Words::tr("Capture on an Ethernet or loopback interface, or on “any”.")};
    case ErrorCode::NotACapture:
        return {detail.isEmpty() ? Words::tr("This file is neither pcap nor pcapng.")
                                 : Words::tr("“%1” is neither pcap nor pcapng.").arg(detail),
            Words::tr("Choose a file that tcpdump or Wireshark has written.")};
    case ErrorCode::CutCapture:
        return {Words::tr("The capture is cut off in the middle of a record, after packet %1.").arg(amount),
            Words::tr("Capture again, if the rest matters.")};
    case ErrorCode::DamagedCapture:
        return {Words::tr("The capture is damaged at byte %1; what stands before it is complete.")
                    .arg(countText(position)),
            Words::tr("Capture again, if the rest matters.")};
    default:
        return {};
    }
}

/// The target of a trace is none.
Said targetWords(const Error& error, const QString& detail)
{
    const auto address = wire::IpAddress::parse(error.detail);
    switch (error.code) {
    case ErrorCode::OtherFamily: {
        const QString asked = error.amount == 4 ? Words::tr("IPv4") : Words::tr("IPv6");
        const QString other = error.amount == 4 ? Words::tr("IPv6") : Words::tr("IPv4");
        return {address ? Words::tr("“%1” is an %2 address, and %3 was asked for.").arg(detail, other, asked)
                        : Words::tr("“%1” has no %2 address.").arg(detail, asked),
            Words::tr("Allow either family.")};
    }
    case ErrorCode::NotOneHost:
        return {address && address->isAny()
                ? Words::tr("“%1” is the address of no host: programs write it where any address will do.")
                      .arg(detail)
                : Words::tr("“%1” is an address of many hosts, and a trace goes to one.").arg(detail),
            Words::tr("Trace the address of one host.")};
    case ErrorCode::NoZone:
        return {
            Words::tr("“%1” may be on each link of this computer, and nothing says on which.").arg(detail),
            Words::tr("Write the interface behind it, as in %1%eth0.").arg(detail)};
    default:
        return {};
    }
}

/// A setting of a trace that cannot be.
Said rangeWords(const Error& error, const QString& detail)
{
    constexpr double second = 1e9;
    const QString limit = QString::number(error.position);
    QString value = QString::number(error.amount);
    QString range = Words::tr("Choose a value within its range.");
    if (detail == QLatin1String("size") && error.position != 0)
        range = Words::tr("Choose one from %1 to 65535 bytes.").arg(limit);
    else if (detail == QLatin1String("port") && error.position != 0)
        range = Words::tr("Choose one from 1 to %1: each probe takes the next.").arg(limit);
    else if (detail == QLatin1String("ttl") || detail == QLatin1String("max"))
        range = Words::tr("Choose one from 1 to 255.");
    else if (detail == QLatin1String("first"))
        range = Words::tr("Choose one from 1 to the last TTL.");
    else if (detail == QLatin1String("queries"))
        range = Words::tr("Choose one from 1 to 10.");
    else if (detail == QLatin1String("window"))
        range = Words::tr("Choose one from 1 to 1024.");
    else if (detail == QLatin1String("interval") || detail == QLatin1String("wait")) {
        value = Words::tr("%1 s").arg(static_cast<double>(error.amount) / second);
        range = detail == QLatin1String("wait") ? Words::tr("Choose more than 0 and up to 3600 seconds.")
                                                : Words::tr("Choose 0.01 to 86400 seconds.");
    }
    return {Words::tr("%1 cannot be %2.").arg(detail, value), range};
}

QString protocolOfWay(const QString& way)
{
    if (way.isEmpty())
        return Words::tr("another protocol");
    return way == QLatin1String("ping") ? Words::tr("ICMP") : way.toUpper();
}

Said networkWords(const Error& error, const QString& detail)
{
    switch (error.code) {
    case ErrorCode::OutOfRange:
        if (detail.contains(u'.')) // a place in a file
            return valueWords(detail);
        return rangeWords(error, detail);
    case ErrorCode::NeedsRawProbes:
        return {Words::tr("%1 needs raw sockets, which this program does not have here.").arg(detail),
            Words::tr("Install the package with its probe helper, or trace a practice network.")};
    case ErrorCode::WayAndProtocol:
        return {Words::tr("The way that was chosen sends %1 only.").arg(protocolOfWay(detail)),
            Words::tr("Choose another protocol, or the best way there is.")};
    case ErrorCode::NotThisWay:
        return {Words::tr("%1 needs raw packets, which the way that was chosen cannot send.").arg(detail),
            Words::tr("Choose the best way there is: this program may send raw packets here.")};
    case ErrorCode::UnknownNetwork:
        return {Words::tr("There is no practice network “%1”, and no file of that name.").arg(detail),
            Words::tr("Choose one of the networks that come with the program.")};
    default:
        return {};
    }
}

Said systemWords(const Error& error, const QString& detail)
{
    const QString name = QString::fromStdString(journal::errnoName(error.systemError));
    switch (error.code) {
    case ErrorCode::SystemCall: {
        const QString call = detail.isEmpty() ? Words::tr("A system call") : detail;
        if (error.systemError == 0)
            return {Words::tr("%1 failed, and the system did not say why.").arg(call),
                Words::tr("Try it once more.")};
        return {
            Words::tr("%1 failed with %2, which the system calls “%3”.")
                .arg(call, name, QString::fromStdString(std::generic_category().message(error.systemError))),
            Words::tr("Change what was asked for, then try again.")};
    }
    case ErrorCode::NotPermitted:
        return {detail.isEmpty() ? Words::tr("This needs rights that the program does not have.")
                                 : Words::tr("%1 needs rights that this program does not have.").arg(detail),
            Words::tr("Use a way that needs no special rights.")};
    case ErrorCode::Unsupported:
        return {detail.isEmpty() ? Words::tr("This system does not offer what was asked for.")
                                 : Words::tr("This system does not offer %1.").arg(detail),
            Words::tr("Leave it out.")};
    default:
        return {};
    }
}

} // namespace

Said saidOf(const Error& error)
{
    const QString detail = harmless(error.detail);
    for (const auto words : {typedWords, fileWords, contentWords, topologyWords, packetWords, craftWords,
             targetWords, networkWords, systemWords}) {
        const Said said = words(error, detail);
        if (!said.text.isEmpty())
            return said;
    }
    return {Words::tr("Something went wrong that this program has no words for (code %1).")
                .arg(static_cast<int>(error.code)),
        Words::tr("Try it once more.")};
}

QString sentence(const Error& error)
{
    const Said said = saidOf(error);
    return said.text + QLatin1Char(' ') + said.action;
}

QString sentenceInFile(const Error& error, const QString& file)
{
    const QString name = harmless(file);
    Error named = error;
    switch (error.code) {
    case ErrorCode::FileMissing:
    case ErrorCode::FileUnreadable:
        return sentence(error); // it names the file
    case ErrorCode::FileTooLarge:
    case ErrorCode::NotATopology:
    case ErrorCode::NotATemplate:
        named.detail = file.toStdString();
        return sentence(named);
    case ErrorCode::OutOfRange: {
        const Said said = valueWords(harmless(error.detail));
        return Words::tr("“%1”: %2 %3").arg(name, said.text, said.action);
    }
    default:
        return Words::tr("“%1”: %2").arg(name, sentence(error));
    }
}

} // namespace socketscope::ui
