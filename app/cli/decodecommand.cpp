// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/decodeprinter.h"

#include "core/base/hex.h"
#include "ui/words/errorwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstdio>
#include <fstream>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

/// False once nobody reads any more.
bool print(wire::Dissection& dissection, const wire::CapturedPacket& packet, std::int64_t number, bool json)
{
    wire::dissect(packet.linkType, packet.bytes, packet.originalLength, dissection);
    std::string text = json ? decodedJson(dissection, packet, number) + '\n'
                            : decodedText(dissection, packet, number) + '\n';
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

int decodeHex(const QString& text, bool json)
{
    const auto bytes = parseHex(text.toStdString());
    if (!bytes)
        return wrongUsage(ui::sentence(bytes.error()));
    wire::Dissection dissection;
    const wire::CapturedPacket packet {.bytes = *bytes,
        .originalLength = static_cast<std::uint32_t>(bytes->size()),
        .linkType = wire::guessLinkType(*bytes)};
    print(dissection, packet, 0, json);
    return Done;
}

/// What could be read is printed, and what could not is said on stderr, as with a session file that was cut.
int decodeCapture(const QString& path, bool json)
{
    const std::string name = path.toStdString();
    if (!QFileInfo::exists(path))
        return wrongUsage(ui::sentence({.code = ErrorCode::FileMissing, .detail = name}));
    std::ifstream file(QFile::encodeName(path).toStdString(), std::ios::binary);
    if (!file || QFileInfo(path).isDir())
        return wrongUsage(ui::sentence({.code = ErrorCode::FileUnreadable, .detail = name}));
    auto reader = wire::CaptureReader::open(file);
    if (!reader) {
        Error error = reader.error();
        error.detail = name;
        return wrongUsage(ui::sentence(error));
    }
    wire::Dissection dissection;
    for (std::int64_t number = 1;; ++number) {
        const auto packet = reader->next();
        if (!packet) {
            std::fflush(stdout);
            std::fprintf(stderr, "socketscope-cli: %s\n", qUtf8Printable(ui::sentence(packet.error())));
            return Done;
        }
        if (!*packet || !print(dissection, **packet, number, json))
            return Done;
    }
}

} // namespace

int decodeCommand(const QStringList& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("cli", "Opens packets up: every header, every field, every checksum."));
    parser.addOptions({{u"hex"_s,
                           QCoreApplication::translate(
                               "cli", "One packet in hex, from its IP header or its Ethernet header on."),
                           u"H"_s},
        {u"pcap"_s, QCoreApplication::translate("cli", "A capture file: pcap or pcapng."), u"FILE"_s},
        {u"json"_s, QCoreApplication::translate("cli", "Print one JSON object a packet, each on a line.")}});
    if (const auto status = parseArguments(parser, u"decode"_s, words))
        return *status;
    if (!parser.positionalArguments().isEmpty() || parser.isSet(u"hex"_s) == parser.isSet(u"pcap"_s))
        return wrongUsage(QCoreApplication::translate("cli", "decode takes either --hex or --pcap."));
    const bool json = parser.isSet(u"json"_s);
    return parser.isSet(u"hex"_s) ? decodeHex(parser.value(u"hex"_s), json)
                                  : decodeCapture(parser.value(u"pcap"_s), json);
}

} // namespace socketscope::app
