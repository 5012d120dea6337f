// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/hexview.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QtTest>
#include <QtWidgets/QScrollBar>

using namespace socketscope;
using ui::HexView;

class TestHexView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void showsFourEightOrSixteenBytesALine();
    void everyByteIsFoundWhereItIsPainted();
    void choosesByMouseAndKeyboard();
    void scrollsThroughFourMebibytes();
    void anEmptyOneDoesNothing();
};

namespace {

Bytes counting(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i);
    return bytes;
}

} // namespace

void TestHexView::showsFourEightOrSixteenBytesALine()
{
    HexView view;
    view.setBytes(counting(40));
    view.resize(view.minimumSizeHint().width(), 300);
    view.show();
    QCOMPARE(view.bytesPerLine(), 4);
    QCOMPARE(view.lineCount(), 10);
    view.resize(300, 300);
    QCOMPARE(view.bytesPerLine(), 8);
    QCOMPARE(view.lineCount(), 5);
    view.resize(1000, 300);
    QCOMPARE(view.bytesPerLine(), 16);
    QCOMPARE(view.lineCount(), 3);
}

void TestHexView::everyByteIsFoundWhereItIsPainted()
{
    for (const int width : {300, 1000}) {
        HexView view;
        view.setBytes(counting(100));
        view.resize(width, 400);
        view.show();
        for (qsizetype byte = 0; byte < 100; ++byte)
            QCOMPARE(view.byteAt(view.rectOf(byte).center()), byte);
        QCOMPARE(view.byteAt({2, 2}), -1);
        QCOMPARE(view.byteAt({2, 300}), -1);
    }
}

void TestHexView::choosesByMouseAndKeyboard()
{
    HexView view;
    view.setBytes(toBytes("hello, this message"));
    view.resize(300, 200);
    view.show();
    QCOMPARE(view.chosen().size(), std::size_t(19)); // nothing chosen: everything
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, view.rectOf(1).center());
    QMouseEvent drag(QEvent::MouseMove, view.rectOf(4).center(),
        view.viewport()->mapToGlobal(view.rectOf(4).center()), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(view.viewport(), &drag);
    view.actions().at(0)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("65 6c 6c 6f"));
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    view.actions().at(2)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("b'ello,'"));
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    view.actions().at(3)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("hello, th"));
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.chosen().size(), std::size_t(19));
}

void TestHexView::scrollsThroughFourMebibytes()
{
    HexView view;
    view.setBytes(counting(4U << 20));
    view.resize(1000, 600);
    view.show();
    QElapsedTimer timer;
    timer.start();
    constexpr int steps = 50;
    for (int step = 0; step <= steps; ++step) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / steps * step);
        view.grab();
    }
    qInfo("%.2f ms a frame", double(timer.nsecsElapsed()) / 1e6 / (steps + 1));
    QTest::keyClick(&view, Qt::Key_End);
    const qsizetype last = (4 << 20) - 1;
    QVERIFY(view.viewport()->rect().contains(view.rectOf(last)));
    QCOMPARE(view.byteAt(view.rectOf(last).center()), last);
}

void TestHexView::anEmptyOneDoesNothing()
{
    HexView view;
    view.resize(300, 200);
    view.show();
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::mouseClick(view.viewport(), Qt::LeftButton);
    view.choose(3, 4);
    QCOMPARE(view.chosen().size(), std::size_t(0));
    view.grab();
}

QTEST_MAIN(TestHexView)
#include "tst_hexview.moc"
