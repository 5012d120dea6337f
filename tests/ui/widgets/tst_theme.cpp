// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/stylesheet.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>

#include <cmath>

using namespace socketscope::ui;
using namespace Qt::StringLiterals;

namespace {

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& color)
{
    const auto linear
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

int inkOf(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    }
    return count;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSystemSchemeFollowsTheLightnessOfTheDesktop();
    void noNameIsLeftInTheStyleSheet();
    void changingTheSchemeRecoloursWhatIsShown();
    void everyIconHasInkAtEveryScale_data();
    void everyIconHasInkAtEveryScale();
    void anIconTakesItsColourFromTheTheme();
    void anUnknownIconIsEmpty();
    void textIsReadable_data();
    void textIsReadable();
    void anEmptyCheckBoxIsSeen();
};

void TestTheme::theSystemSchemeFollowsTheLightnessOfTheDesktop()
{
    QCOMPARE(&themeFor(Scheme::System, QPalette(QColor(0xeeeeee))), &Theme::light());
    QCOMPARE(&themeFor(Scheme::System, QPalette(QColor(0x222222))), &Theme::dark());
    QCOMPARE(&themeFor(Scheme::Dark, QPalette(QColor(0xeeeeee))), &Theme::dark());
    QCOMPARE(&themeFor(Scheme::Light, QPalette(QColor(0x222222))), &Theme::light());
}

void TestTheme::noNameIsLeftInTheStyleSheet()
{
    for (const Theme* theme : {&Theme::light(), &Theme::dark()}) {
        const QString sheet = styleSheet(*theme).remove(QRegularExpression(u"/\\*.*\\*/"_s));
        QVERIFY(sheet.contains("QPushButton"_L1));
        QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@'), 20)));
        const QRegularExpression picture(u"url\\((.+?)\\)"_s);
        for (auto match = picture.globalMatch(sheet); match.hasNext();) {
            const QString path = match.next().captured(1);
            QVERIFY2(QFile::exists(path), qPrintable(path));
        }
    }
}

void TestTheme::changingTheSchemeRecoloursWhatIsShown()
{
    applyTheme(*qApp, Scheme::Light);
    Card card;
    card.resize(60, 60);
    card.setEdge(&Theme::server);
    card.show();
    const auto middle = [&card] { return card.grab().toImage().pixelColor(30, 30); };
    const auto edge = [&card] { return card.grab().toImage().pixelColor(1, 30); };
    QCOMPARE(middle(), Theme::light().card);
    QCOMPARE(edge(), Theme::light().server);
    applyTheme(*qApp, Scheme::Dark);
    QCOMPARE(middle(), Theme::dark().card);
    QCOMPARE(edge(), Theme::dark().server);
    applyTheme(*qApp, Scheme::Light);
    QCOMPARE(middle(), Theme::light().card);
}

void TestTheme::everyIconHasInkAtEveryScale_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() >= 16);
    for (const QString& file : files)
        QTest::newRow(qPrintable(file)) << QFileInfo(file).baseName();
}

void TestTheme::everyIconHasInkAtEveryScale()
{
    QFETCH(QString, name);
    const QIcon picture = icon(name);
    QVERIFY(!picture.isNull());
    int smaller = 0;
    for (const qreal scale : {1.0, 1.5, 2.0}) {
        const QPixmap pixmap = iconPixmap(name, Qt::black, QSize(24, 24), scale);
        QCOMPARE(pixmap.size(), (QSizeF(24, 24) * scale).toSize());
        const int ink = inkOf(pixmap.toImage());
        QVERIFY2(ink > smaller && ink > 12, qPrintable(QString::number(ink)));
        smaller = ink;
    }
}

void TestTheme::anIconTakesItsColourFromTheTheme()
{
    const QIcon stop = icon(u"stop"_s, &Theme::text, &Theme::accent);
    const auto color = [&stop](QIcon::State state) {
        return stop.pixmap(QSize(24, 24), 1.0, QIcon::Normal, state).toImage().pixelColor(12, 12);
    };
    applyTheme(*qApp, Scheme::Light);
    QCOMPARE(color(QIcon::Off), Theme::light().text);
    QCOMPARE(color(QIcon::On), Theme::light().accent);
    applyTheme(*qApp, Scheme::Dark);
    QCOMPARE(color(QIcon::Off), Theme::dark().text);
    QCOMPARE(color(QIcon::On), Theme::dark().accent);
}

void TestTheme::anUnknownIconIsEmpty()
{
    QVERIFY(icon(u"no-such-icon"_s).isNull());
    QVERIFY(icon({}).isNull());
}

void TestTheme::textIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::textIsReadable()
{
    QFETCH(bool, dark);
    const Theme& theme = dark ? Theme::dark() : Theme::light();
    constexpr double aa = 4.5; // WCAG 2.1, success criterion 1.4.3
    for (const QColor& surface : {theme.page, theme.card, theme.frame, theme.field}) {
        QVERIFY(contrast(theme.text, surface) >= aa);
        QVERIFY(contrast(theme.quiet, surface) >= aa);
    }
    QVERIFY(contrast(theme.text, theme.selection) >= aa);
    QVERIFY(contrast(theme.accent, theme.card) >= aa);
    QVERIFY(contrast(theme.onAccent, theme.accent) >= aa);
    QVERIFY(contrast(theme.lost, theme.card) >= aa);
    QVERIFY(contrast(theme.good, theme.card) >= aa);
}

void TestTheme::anEmptyCheckBoxIsSeen()
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        applyTheme(*qApp, scheme);
        QCheckBox box(u"Close at the end"_s);
        box.show();
        const Theme& theme = Theme::of(&box);
        const auto most = [&box](const QColor& against) {
            const QImage image = box.grab().toImage();
            double best = 1;
            for (int x = 0; x < 15; ++x)
                best = std::max(best, contrast(image.pixelColor(x, image.height() / 2), against));
            return best;
        };
        QVERIFY(most(theme.page) >= 3.0); // WCAG 2.1, success criterion 1.4.11
        box.setChecked(true);
        QCOMPARE(box.grab().toImage().pixelColor(4, box.height() / 2 - 5), theme.accent);
    }
    applyTheme(*qApp, Scheme::Light);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
