// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The document's first packet: UDP from 127.0.0.1:8000 to 8888, "hello".
#pragma once

#include "ui/craft/packeteditor.h"
#include "ui/theme/stylesheet.h"

#include <QtTest/QtTest>

namespace socketscope::test {

/// Its UDP checksum is 7C07, at bytes 26 and 27; the payload begins at byte 28.
inline craft::Packet udpHello()
{
    auto packet = craft::Packet::of({wire::LayerKind::Ipv4, wire::LayerKind::Udp}).value();
    (void)packet.set("udp.source_port", "8000");
    (void)packet.set("udp.destination_port", "8888");
    (void)packet.setPayload(toBytes("hello"));
    return packet;
}

inline void failOnWarnings()
{
    // The offscreen platform says this of every window.
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}

/// As high as a page would make it, at the width it has.
inline void fitHeight(QWidget& widget)
{
    for (int turn = 0; turn < 3; ++turn) // layouts tell each other by events
        QApplication::sendPostedEvents();
    const int height = widget.heightForWidth(widget.width());
    widget.resize(widget.width(), height > 0 ? height : widget.sizeHint().height());
}

/// Into the folder that the environment names, for a person to look at.
inline void keepPicture(QWidget& widget, const QString& name)
{
    for (int turn = 0; turn < 3; ++turn) // layouts tell each other by events
        QApplication::sendPostedEvents();
    const QImage picture = widget.grab().toImage();
    QVERIFY(!picture.isNull());
    if (const QString folder = qEnvironmentVariable("SOCKETSCOPE_SCREENSHOTS"); !folder.isEmpty())
        QVERIFY(picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

/// In both schemes. `make` gives the widget, shown.
template <class Make> void keepPictures(const QString& name, Make make)
{
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyTheme(*qApp, scheme);
        keepPicture(*make(), scheme == ui::Scheme::Light ? name : name + QStringLiteral("-dark"));
    }
}

} // namespace socketscope::test
