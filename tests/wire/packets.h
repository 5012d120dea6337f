// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets of tests/data/packets.
#pragma once

#include "core/base/hex.h"
#include "core/wire/protocols.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace socketscope::test {

struct Packet {
    QString name;
    Bytes bytes;
    wire::LinkType linkType = wire::LinkType::Ethernet;
};

/// Bytes without room behind them, so that a sanitizer sees every read past the end.
inline Bytes exactly(ByteView bytes)
{
    Bytes copy(bytes.begin(), bytes.end());
    copy.shrink_to_fit();
    return copy;
}

/// The packet `name`.hex; empty where it cannot be read, which no test takes for a packet.
inline Packet packet(const QString& name)
{
    QFile file(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/tests/data/packets/%1.hex").arg(name));
    Packet packet {.name = name};
    if (!file.open(QIODevice::ReadOnly))
        return packet;
    const QByteArray mark("# link type ");
    QByteArray digits;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (line.startsWith(mark))
            packet.linkType = static_cast<wire::LinkType>(line.mid(mark.size()).trimmed().toUInt());
        else if (!line.startsWith('#'))
            digits += line;
    }
    if (const auto bytes = parseHex(digits.toStdString()))
        packet.bytes = exactly(*bytes);
    return packet;
}

inline QStringList packetNames()
{
    QStringList names;
    for (const QString& file : QDir(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/tests/data/packets"))
                                   .entryList({QStringLiteral("*.hex")}))
        names << file.chopped(4);
    return names;
}

} // namespace socketscope::test
