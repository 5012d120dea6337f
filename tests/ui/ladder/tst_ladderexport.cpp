// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journal/handmadescenes.h"
#include "ui/ladder/drawing/laddersvg.h"
#include "ui/ladder/drawing/svgcanvas.h"
#include "ui/ladder/ladderexport.h"
#include "ui/ladder/paintercanvas.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>
#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::test;
using namespace socketscope::ui;
using namespace Qt::StringLiterals;

namespace {

QStringList textsOf(const QByteArray& svg)
{
    QStringList texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text")
            texts << reader.readElementText();
    return reader.hasError() ? QStringList {reader.errorString()} : texts;
}

} // namespace

class TestLadderExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void svgHoldsTheCallsAndCanBeDrawn()
    {
        JournalBuilder b;
        udpHello(b);
        const JournalView view(b.journal());
        Ladder ladder;
        ladder.update(view);
        const LadderSvg svg = ladderSvg(ladder, view, u"UDP hello"_s, b.now());
        QVERIFY(!svg.cut);
        const QStringList texts = textsOf(svg.document);
        for (const QString& text :
            {u"UDP client"_s, u"UDP server"_s, u"bind(127.0.0.1:8888)"_s, u"5 B \"hello\""_s})
            QVERIFY2(texts.contains(text), qPrintable(texts.join(u" | "_s)));
        QSvgRenderer renderer(svg.document);
        QVERIFY(renderer.isValid());
        QImage picture(renderer.defaultSize(), QImage::Format_RGB32);
        picture.fill(Qt::black);
        QPainter painter(&picture);
        renderer.render(&painter);
        QCOMPARE(picture.pixelColor(3, picture.height() - 3), Theme::light().page);
    }

    void peerTextIsEscapedInSvg()
    {
        JournalBuilder b;
        const ActorId client = b.actor("<script>alert(1)</script>&\x01", ActorRole::UdpClient);
        b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "</text><script>\"&");
        const JournalView view(b.journal());
        Ladder ladder;
        ladder.update(view);
        const LadderSvg svg = ladderSvg(ladder, view, u"<title>\u0001"_s, b.now());
        QVERIFY(!svg.document.contains("<script"));
        const QStringList texts = textsOf(svg.document);
        QVERIFY(texts.size() > 3); // it is well formed
        QVERIFY(QSvgRenderer(svg.document).isValid());
    }

    void aLongLadderIsCutAndSaysSo()
    {
        JournalBuilder b;
        const ActorId client = b.actor("client", ActorRole::UdpClient);
        for (int i = 0; i < 700; ++i)
            b.sendto(client, "127.0.0.1:8000", "127.0.0.1:8888", "x");
        const JournalView view(b.journal());
        Ladder ladder;
        ladder.update(view);
        const LadderSvg svg = ladderSvg(ladder, view, u"long"_s, b.now(), 500);
        QVERIFY(svg.cut);
        const QStringList texts = textsOf(svg.document);
        QVERIFY(texts.contains(u"Cut here: 200 more rows"_s));
        QCOMPARE(texts.filter(u"sendto"_s).size(), 500);
    }

    void everyFormatIsWritten()
    {
        JournalBuilder b;
        tcpStream(b);
        const JournalView view(b.journal());
        Ladder ladder;
        ladder.update(view);
        const QTemporaryDir folder;
        const struct {
            LadderFormat format;
            QByteArray start;
        } formats[] {{LadderFormat::Svg, "<?xml"}, {LadderFormat::Png, "\x89PNG"},
            {LadderFormat::Pdf, "%PDF-"}, {LadderFormat::Text, "client"}};
        for (const auto& [format, start] : formats) {
            const QString name = folder.filePath(QString::number(static_cast<int>(format)));
            const auto result = exportLadder(ladder, view, u"TCP stream"_s, b.now(), format, name);
            QVERIFY(result.has_value());
            QVERIFY(!result->cut);
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().startsWith(start));
        }
        const auto refused = exportLadder(
            ladder, view, u"x"_s, b.now(), LadderFormat::Svg, folder.filePath(u"no/such/folder/x.svg"_s));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
    }

    void svgHasTheColoursOfTheLightTheme()
    {
        for (int ink = 0; ink < static_cast<int>(Ink::None); ++ink)
            for (const std::uint8_t variation : {std::uint8_t {0}, std::uint8_t {3}}) {
                const Colour colour {static_cast<Ink>(ink), variation};
                const QColor themes = PainterCanvas::colourOf(Theme::light(), colour);
                const QColor ours(QString::fromLatin1(SvgCanvas::colourName(colour)));
                const bool close = std::abs(themes.red() - ours.red()) <= 3
                    && std::abs(themes.green() - ours.green()) <= 3
                    && std::abs(themes.blue() - ours.blue()) <= 3; // Qt rounds hues to degrees
                QVERIFY2(close,
                    qPrintable(u"%1 %2: %3 %4"_s.arg(ink).arg(variation).arg(themes.name(), ours.name())));
            }
    }
};

QTEST_MAIN(TestLadderExport)
#include "tst_ladderexport.moc"
