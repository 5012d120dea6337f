// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/traceplot/handmadehops.h"
#include "ui/theme/stylesheet.h"
#include "ui/trace/plot/latencyexport.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QXmlStreamReader>
#include <QtTest/QtTest>
#include <QtWidgets/QPushButton>

using namespace socketscope;
using test::addSample;
using ui::LatencyCanvas;
using ui::LatencyPlot;

class TestLatencyPlot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isEmptyUntilThereIsSomething();
    void drawsEachHopInItsColour();
    void theWheelZoomsAndADragPans();
    void followsUntilAPersonZooms();
    void shiftAndDragChoosesAPeriod();
    void focusChoosesAPeriodWithADrag();
    void escTakesThePeriodBack();
    void aClickChoosesTheProbe();
    void keysZoomAndPan();
    void anotherTraceForgetsThePeriod();
    void readsHopsOfATrace();
    void aFrameOfADayIsCheap();
    void isExportedAsPicture();
    void looksRightInBothSchemes();

private:
    QList<int> m_ttls {2, 4, 7};
};

namespace {

std::vector<trace::Hop> threeHops(std::size_t samples)
{
    return {test::longHop(2, samples, 6), test::longHop(4, samples, 15), test::longHop(7, samples, 40)};
}

/// A shown plot of a hundred seconds.
struct Shown {
    explicit Shown(std::size_t samples = 101)
        : hops(threeHops(samples))
    {
        plot.resize(900, 240);
        plot.show();
        plot.showHops(hops, Instant(), {2, 4, 7});
        canvas = plot.findChild<LatencyCanvas*>();
        QApplication::processEvents();
        plot.grab(); // lays out and draws
    }
    [[nodiscard]] QPoint placeOf(double at, double ms) const
    {
        return {qRound(canvas->xAxis->coordToPixel(at)), qRound(canvas->yAxis->coordToPixel(ms))};
    }
    void drag(double from, double to, Qt::KeyboardModifiers modifiers = {})
    {
        const auto move = [this, modifiers](QPoint place) {
            QMouseEvent event(QEvent::MouseMove, place, canvas->mapToGlobal(place), Qt::NoButton,
                Qt::LeftButton, modifiers);
            QApplication::sendEvent(canvas, &event);
        };
        QTest::mousePress(canvas, Qt::LeftButton, modifiers, placeOf(from, 5));
        const QPoint end = placeOf(to, 5);
        move((placeOf(from, 5) + end) / 2);
        move(end);
        QTest::mouseRelease(canvas, Qt::LeftButton, modifiers, end);
    }
    void wheel(double at, int notches)
    {
        const QPoint place = placeOf(at, 5);
        QWheelEvent event(place, canvas->mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, {},
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas, &event);
        QApplication::processEvents();
    }
    [[nodiscard]] QPushButton* chip(const QString& start) const
    {
        for (auto* button : plot.findChildren<QPushButton*>())
            if (button->text().startsWith(start))
                return button;
        return nullptr;
    }

    std::vector<trace::Hop> hops;
    LatencyPlot plot;
    LatencyCanvas* canvas = nullptr;
};

bool hasColor(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor here = image.pixelColor(x, y);
            if (std::abs(here.red() - color.red()) + std::abs(here.green() - color.green())
                    + std::abs(here.blue() - color.blue())
                < 24)
                return true;
        }
    return false;
}

double seconds(const QVariant& instant)
{
    return std::chrono::duration<double>(instant.value<Instant>().time_since_epoch()).count();
}

} // namespace

void TestLatencyPlot::init()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    ui::applyTheme(*qApp, ui::Scheme::Light);
}

void TestLatencyPlot::isEmptyUntilThereIsSomething()
{
    LatencyPlot plot;
    plot.resize(600, 200);
    plot.show();
    QVERIFY(plot.findChild<ui::EmptyState*>()->isVisible());
    plot.showHops({}, Instant(), {1});
    QVERIFY(plot.findChild<ui::EmptyState*>()->isVisible());
    plot.showHops(threeHops(3), Instant(), {2});
    QVERIFY(!plot.findChild<ui::EmptyState*>()->isVisible());
    QCOMPARE(plot.title(), "Latency over time: hop 2");
    plot.clear();
    QVERIFY(plot.findChild<ui::EmptyState*>()->isVisible());
}

void TestLatencyPlot::drawsEachHopInItsColour()
{
    Shown shown;
    QCOMPARE(shown.plot.title(), "Latency over time: hops 2, 4 and 7");
    const QImage image = shown.canvas->grab().toImage();
    for (const int ttl : {2, 4, 7})
        QVERIFY(hasColor(image, shown.plot.colorOf(ttl)));
    QVERIFY(hasColor(image, ui::Theme::light().lost)); // crosses
    QVERIFY(!shown.plot.colorOf(3).isValid());
    QVERIFY(!shown.canvas->accessibleName().isEmpty());
    QVERIFY(shown.canvas->accessibleDescription().contains("hops 2, 4 and 7"));
}

void TestLatencyPlot::theWheelZoomsAndADragPans()
{
    Shown shown;
    shown.wheel(50, 3);
    QVERIFY(shown.plot.window().span() < 60);
    QVERIFY(std::abs(shown.canvas->timeAt(shown.placeOf(50, 5).x()) - 50) < 0.5);
    const double before = shown.plot.window().from();
    shown.drag(50, 40);
    QVERIFY(std::abs(shown.plot.window().from() - before - 10) < 1);
    QVERIFY(!shown.plot.period());
    QTest::mouseDClick(shown.canvas, Qt::LeftButton, {}, shown.placeOf(50, 5));
    QCOMPARE(shown.plot.window().from(), 0.0);
    QCOMPARE(shown.plot.window().to(), 100.0);
}

void TestLatencyPlot::followsUntilAPersonZooms()
{
    Shown shown;
    QVERIFY(!shown.chip("Follow")->isVisible());
    const auto grow = [&shown] {
        for (trace::Hop& hop : shown.hops)
            addSample(hop, double(hop.samples.size()), 10);
        shown.plot.showHops(shown.hops, Instant(), {2, 4, 7});
    };
    grow();
    QCOMPARE(shown.plot.window().to(), 101.0);
    shown.wheel(50, 1);
    QVERIFY(shown.chip("Follow")->isVisible());
    const double held = shown.plot.window().to();
    grow();
    QCOMPARE(shown.plot.window().to(), held);
    shown.chip("Follow")->click();
    QCOMPARE(shown.plot.window().to(), 102.0);
    QVERIFY(shown.plot.window().from() > 0);
    grow();
    QCOMPARE(shown.plot.window().to(), 103.0);
    QVERIFY(!shown.chip("Follow")->isVisible());
}

void TestLatencyPlot::shiftAndDragChoosesAPeriod()
{
    Shown shown;
    qRegisterMetaType<Instant>();
    QSignalSpy chosen(&shown.plot, &LatencyPlot::periodChosen);
    shown.drag(70, 30, Qt::ShiftModifier); // backwards, too
    QCOMPARE(chosen.size(), 1);
    QVERIFY(std::abs(seconds(chosen[0][0]) - 30) < 0.3);
    QVERIFY(std::abs(seconds(chosen[0][1]) - 70) < 0.3);
    QVERIFY(shown.chip("Period 0:")->isVisible());
    QCOMPARE(shown.plot.window().span(), 100.0); // shaded, not zoomed
    QApplication::processEvents();
    const QImage with = shown.canvas->grab().toImage();
    shown.plot.clearPeriod();
    QApplication::processEvents();
    const QImage without = shown.canvas->grab().toImage();
    const QPoint inside(shown.placeOf(50, 0).x(), shown.canvas->plotArea().top() + 2);
    QVERIFY(with.pixelColor(inside) != without.pixelColor(inside));
}

void TestLatencyPlot::focusChoosesAPeriodWithADrag()
{
    Shown shown;
    QSignalSpy chosen(&shown.plot, &LatencyPlot::periodChosen);
    shown.chip("Focus")->click();
    shown.drag(10, 20);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(!shown.chip("Focus")->isChecked());
    shown.drag(40, 45); // pans again
    QCOMPARE(chosen.size(), 1);
}

void TestLatencyPlot::escTakesThePeriodBack()
{
    Shown shown;
    QSignalSpy cleared(&shown.plot, &LatencyPlot::periodCleared);
    shown.drag(30, 70, Qt::ShiftModifier);
    QTest::keyClick(shown.canvas, Qt::Key_Escape);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!shown.plot.period());
    QTest::keyClick(shown.canvas, Qt::Key_Escape);
    QCOMPARE(cleared.size(), 1);
    shown.drag(30, 70, Qt::ShiftModifier);
    shown.chip("Period")->click();
    QCOMPARE(cleared.size(), 2);
}

void TestLatencyPlot::aClickChoosesTheProbe()
{
    Shown shown;
    QSignalSpy chosen(&shown.plot, &LatencyPlot::probeChosen);
    const auto& series = shown.plot.lines().line(4)->series;
    QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, shown.placeOf(50, series.ms(50)));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toUInt(), series.probe(50));
    QVERIFY(!shown.plot.period());
}

void TestLatencyPlot::keysZoomAndPan()
{
    Shown shown;
    QTest::keyClick(shown.canvas, Qt::Key_Plus);
    QVERIFY(shown.plot.window().span() < 75);
    QCOMPARE(shown.plot.window().to(), 100.0);
    const double before = shown.plot.window().from();
    QTest::keyClick(shown.canvas, Qt::Key_Left);
    QVERIFY(shown.plot.window().from() < before);
    QTest::keyClick(shown.canvas, Qt::Key_End);
    QCOMPARE(shown.plot.window().to(), 100.0);
    QTest::keyClick(shown.canvas, Qt::Key_Home);
    QCOMPARE(shown.plot.window().from(), 0.0);
}

void TestLatencyPlot::anotherTraceForgetsThePeriod()
{
    Shown shown;
    QSignalSpy cleared(&shown.plot, &LatencyPlot::periodCleared);
    shown.drag(30, 70, Qt::ShiftModifier);
    shown.wheel(50, 2);
    shown.plot.showHops(threeHops(11), instantAt(5'000'000'000), {2, 4, 7});
    QCOMPARE(cleared.size(), 1);
    QVERIFY(shown.plot.window().isFollowing());
    QVERIFY(shown.plot.window().to() < 11);
}

void TestLatencyPlot::readsHopsOfATrace()
{
    using namespace std::chrono_literals;
    trace::Hops hops;
    trace::Start start;
    start.settings.mode = trace::Mode::Repeat;
    hops.started(start, Instant(1s));
    const trace::Probe first {.number = 1, .mark = 1, .size = 60, .ttl = 1};
    hops.sent({.probe = first, .at = Instant(1s)});
    LatencyPlot plot;
    plot.resize(600, 200);
    plot.show();
    plot.show(hops, {1});
    QVERIFY(!plot.lines().hasSamples()); // nothing is known of the hop yet
    trace::MatchedAnswer answer {.probe = first, .at = Instant(1012ms), .roundTrip = 12ms};
    answer.answer.from = wire::IpAddress::parse("10.99.1.1").value();
    hops.answered(answer);
    plot.show(hops, {1});
    QVERIFY(plot.lines().line(1)->series.isAnswered(0));
    QCOMPARE(plot.lines().line(1)->series.ms(0), 12.0);
}

void TestLatencyPlot::aFrameOfADayIsCheap()
{
    Shown shown(86'400);
    std::vector<trace::Hop> more {test::longHop(9, 86'400, 60), test::longHop(10, 86'400, 70)};
    shown.hops.insert(shown.hops.end(), more.begin(), more.end());
    QElapsedTimer timer;
    timer.start();
    constexpr int frames = 20;
    for (int frame = 0; frame < frames; ++frame) {
        for (trace::Hop& hop : shown.hops)
            addSample(hop, double(hop.samples.size()), 10);
        shown.plot.showHops(shown.hops, Instant(), {2, 4, 7, 9, 10});
        QApplication::processEvents();
    }
    qInfo("a day of five hops: %.1f ms a frame with drawing", double(timer.nsecsElapsed()) / 1e6 / frames);
    for (int graph = 0; graph < shown.canvas->graphCount(); ++graph)
        QVERIFY(shown.canvas->graph(graph)->data()->size() <= 2 * shown.canvas->width() + 2);
}

void TestLatencyPlot::isExportedAsPicture()
{
    Shown shown;
    shown.drag(30, 70, Qt::ShiftModifier);
    const QSize size(800, 300);
    const QImage png = QImage::fromData(ui::latencyPicture(shown.plot, ui::PictureFormat::Png, size), "PNG");
    QCOMPARE(png.size(), size * 2);
    for (const int ttl : {2, 4, 7})
        QVERIFY(hasColor(png, shown.plot.colorOf(ttl)));
    const QByteArray svg = ui::latencyPicture(shown.plot, ui::PictureFormat::Svg, size);
    QXmlStreamReader xml(svg);
    int drawn = 0;
    while (!xml.atEnd())
        drawn += xml.readNext() == QXmlStreamReader::StartElement
                && (xml.name() == u"polyline" || xml.name() == u"path" || xml.name() == u"text")
            ? 1
            : 0;
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(drawn > 10);
    QVERIFY(!svg.contains("<image")); // vectors all the way
    QVERIFY(svg.contains("hop 7"));
    QVERIFY(ui::latencyPicture(shown.plot, ui::PictureFormat::Pdf, size).startsWith("%PDF-"));
    QTemporaryDir folder;
    QVERIFY(ui::exportLatency(shown.plot, ui::PictureFormat::Svg, folder.filePath("plot.svg")));
    QVERIFY(QFile(folder.filePath("plot.svg")).size() > 1000);
    const auto failed
        = ui::exportLatency(shown.plot, ui::PictureFormat::Svg, folder.filePath("none/plot.svg"));
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::FileUnwritable);
}

void TestLatencyPlot::looksRightInBothSchemes()
{
    const QString folder = qEnvironmentVariable("SOCKETSCOPE_SCREENSHOTS");
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyTheme(*qApp, scheme);
        Shown shown;
        const QImage image = shown.plot.grab().toImage();
        const ui::Theme& theme = ui::Theme::of(&shown.plot);
        QCOMPARE(image.pixelColor(3, 120), theme.page);
        QVERIFY(hasColor(image, theme.lines[1]));
        if (!folder.isEmpty())
            QVERIFY(image.save(folder + (theme.isDark ? "/plot-dark.png" : "/plot.png")));
        // A change of scheme while it is shown.
        ui::applyTheme(*qApp, theme.isDark ? ui::Scheme::Light : ui::Scheme::Dark);
        QApplication::processEvents();
        QCOMPARE(shown.plot.grab().toImage().pixelColor(3, 120), ui::Theme::of(&shown.plot).page);
    }
}

QTEST_MAIN(TestLatencyPlot)
#include "tst_latencyplot.moc"
