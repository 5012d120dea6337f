// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/craftrun.h"
#include "app/cli/decodeprinter.h"

#include "core/base/hex.h"
#include "core/craft/code.h"
#include "core/craft/templates.h"
#include "core/crafttemplate/templateload.h"
#include "core/journal/jsontext.h"
#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

/// A template by name or from a file; nothing where there is none such: what is wrong is said on stderr.
std::optional<craft::Packet> packetFrom(const QString& name)
{
    if (auto packet = craft::builtinTemplate(name.toStdString()))
        return packet;
    auto file = craft::loadTemplate(name);
    if (file)
        return std::move(file->packet);
    QStringList names;
    for (const std::string_view known : craft::templateNames())
        names << QString::fromUtf8(known.data(), static_cast<qsizetype>(known.size()));
    wrongUsage(file.error().code == ErrorCode::FileMissing && !name.contains(u'/')
            ? QCoreApplication::translate(
                "cli", "There is no template “%1”, and no file of that name. There are: %2.")
                  .arg(ui::harmless(name), names.join(u", "_s))
            : ui::sentenceInFile(file.error(), name));
    return std::nullopt;
}

/// `layer.field=value`
Result<> setField(craft::Packet& packet, const QString& setting)
{
    const qsizetype equals = setting.indexOf(u'=');
    if (equals < 0)
        return fail({.code = ErrorCode::BadFieldValue, .detail = setting.toStdString()});
    return packet.set(setting.left(equals).toStdString(), setting.mid(equals + 1).toStdString());
}

Result<> setPayload(craft::Packet& packet, const QCommandLineParser& parser)
{
    if (parser.isSet(u"payload-text"_s))
        return packet.setPayload(toBytes(argumentBytes(parser.value(u"payload-text"_s))));
    if (!parser.isSet(u"payload-hex"_s))
        return {};
    auto bytes = parseHex(parser.value(u"payload-hex"_s).toStdString());
    if (!bytes)
        return fail(bytes.error());
    return packet.setPayload(std::move(*bytes));
}

/// Writes what the options say into the packet.
Result<> edit(craft::Packet& packet, const QCommandLineParser& parser)
{
    for (const QString& setting : parser.values(u"set"_s))
        if (auto set = setField(packet, setting); !set)
            return set;
    return setPayload(packet, parser);
}

/// As `decode --json` has it, with the bytes and the names of what is pinned before that.
std::string jsonOf(const craft::Packet& packet)
{
    const Bytes bytes = packet.serialize();
    wire::Dissection dissection;
    const wire::CapturedPacket captured {.bytes = bytes,
        .originalLength = static_cast<std::uint32_t>(bytes.size()),
        .linkType = wire::LinkType::Raw};
    wire::dissect(captured.linkType, bytes, bytes.size(), dissection);
    std::string text = R"({"hex":")" + toHex(bytes) + R"(","pinned":[)";
    for (const std::string& name : packet.pinned()) {
        text += text.back() == '[' ? "" : ",";
        journal::appendJsonString(text, name);
    }
    return text + "]," + decodedJson(dissection, captured, 0).substr(1) + '\n';
}

Result<std::string> printed(const craft::Packet& packet, const QString& form)
{
    if (form == u"python"_s)
        return craft::pythonCode(packet);
    if (form == u"c"_s)
        return craft::cCode(packet);
    if (form == u"scapy"_s)
        return craft::scapyCode(packet);
    return form == u"json"_s ? jsonOf(packet) : toHex(packet.serialize()) + '\n';
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Writes a packet by hand, from its IP header on: lengths and checksums are computed unless they are "
        "set.\n"
        "Templates: udp-hello, icmp-echo, ttl-3, tcp-syn, dns-query."));
    parser.addOptions({{u"template"_s,
                           QCoreApplication::translate(
                               "cli", "The packet to begin with: a template, or a file with one."),
                           u"NAME|FILE"_s, u"udp-hello"_s},
        {u"set"_s,
            QCoreApplication::translate("cli",
                "Set a field, such as ipv4.ttl=3, udp.checksum=0xdead, ipv4.protocol=tcp or "
                "tcp.flags=syn,ack; "
                "=auto computes it again. May be given many times."),
            u"layer.field=value"_s},
        {u"payload-text"_s, QCoreApplication::translate("cli", "The payload as text, in UTF-8."), u"T"_s},
        {u"payload-hex"_s, QCoreApplication::translate("cli", "The payload in hex."), u"H"_s},
        {u"hex"_s, QCoreApplication::translate("cli", "Print the bytes in hex. This is the default.")},
        {u"json"_s, QCoreApplication::translate("cli", "Print all headers, fields and checksums as JSON.")},
        {u"python"_s, QCoreApplication::translate("cli", "Print a program in Python that sends the packet.")},
        {u"c"_s, QCoreApplication::translate("cli", "Print a program in C that sends the packet.")},
        {u"scapy"_s,
            QCoreApplication::translate("cli", "Print a program for scapy that sends the packet.")}});
    addSendOptions(parser);
}

/// Sends it, or says what is wrong with how.
int send(const craft::Packet& packet, const QCommandLineParser& parser)
{
    auto order = craftOrder(packet, parser);
    if (const int* const status = std::get_if<int>(&order))
        return *status;
    auto& wanted = std::get<CraftOrder>(order);
    if (parser.isSet(u"json"_s)) {
        wanted.json = jsonOf(packet);
        wanted.json.resize(wanted.json.size() - 2); // the brace and the line's end
    }
    return CraftRun(std::move(wanted)).exec();
}

} // namespace

int craftCommand(const QStringList& words)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (const auto status = parseArguments(parser, u"craft"_s, words))
        return *status;
    if (!parser.positionalArguments().isEmpty())
        return wrongUsage(QCoreApplication::translate("cli", "craft does not know what to do with \"%1\".")
                              .arg(parser.positionalArguments().front()));
    QStringList forms;
    for (const QString& form : {u"hex"_s, u"json"_s, u"python"_s, u"c"_s, u"scapy"_s})
        if (parser.isSet(form))
            forms += form;
    if (forms.size() > 1)
        return wrongUsage(QCoreApplication::translate(
            "cli", "craft prints one of --hex, --json, --python, --c and --scapy at a time."));
    if (parser.isSet(u"payload-text"_s) && parser.isSet(u"payload-hex"_s))
        return wrongUsage(
            QCoreApplication::translate("cli", "craft takes either --payload-text or --payload-hex."));
    const bool sends = parser.isSet(u"send"_s);
    if (sends && !forms.isEmpty() && forms.front() != u"json"_s)
        return wrongUsage(QCoreApplication::translate("cli", "With --send craft prints lines, or --json."));
    if (const auto status = sendOptionWithoutSend(parser))
        return *status;
    auto packet = packetFrom(parser.value(u"template"_s));
    if (!packet)
        return WrongUsage;
    if (const auto edited = edit(*packet, parser); !edited)
        return wrongUsage(ui::sentence(edited.error()));
    if (sends)
        return send(*packet, parser);
    const auto text = printed(*packet, forms.value(0, u"hex"_s));
    if (!text)
        return wrongUsage(ui::sentence(text.error()));
    std::fwrite(text->data(), 1, text->size(), stdout);
    return Done;
}

} // namespace socketscope::app
