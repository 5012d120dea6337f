// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/homepage.h"
#include "ui/home/recent.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

using namespace socketscope::ui;
using namespace Qt::StringLiterals;

class TestHomePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pressingATileRunsItsScene();
    void aTileWithoutASceneDoesItsOwnThing();
    void aSceneIsOpenedByItsButtonAndByItsRow();
    void withoutScenesThereIsNoListOfThem();
    void recentSessionsAreOpenedAndForgottenByKeyboard();
    void anEmptyRecentListSaysHowItFills();
    void clearingEmptiesTheList();
    void namesOfFilesAndScenesAreNeverMarkup();
    void everyFocusableWidgetHasAnAccessibleName();
    void theFirstTabStopIsTheFirstTile();
    void theFocusIsAlwaysInSight();
    void tilesStandSideBySideInAWideWindow();

private:
    [[nodiscard]] QAbstractButton* buttonNamed(const QString& name) const;
    void show();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Recent> m_recent;
    std::unique_ptr<HomePage> m_page;
    int m_acted = 0;
};

void TestHomePage::init()
{
    m_acted = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
    m_recent = std::make_unique<Recent>(*m_settings);
    const std::vector<TileData> tiles {
        {u"talk"_s, u"Watch a message travel"_s, u"Press once."_s, u"Run UDP hello"_s, u"udp-hello"_s, {}},
        {u"trace"_s, u"Trace a route"_s, u"No rights."_s, u"Trace it"_s, {}, [this] { ++m_acted; }},
    };
    std::vector<SceneEntry> scenes {{u"udp-hello"_s, u"UDP hello"_s, u"One datagram."_s}};
    for (int i = 0; i < 30; ++i)
        scenes.push_back({u"s%1"_s.arg(i), u"Scene %1"_s.arg(i), u"<b>Again</b>."_s});
    m_page = std::make_unique<HomePage>(tiles, scenes, *m_recent);
    m_page->resize(1200, 700);
}

void TestHomePage::cleanup()
{
    m_page.reset();
    m_recent.reset();
    m_settings.reset();
}

void TestHomePage::show()
{
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QAbstractButton* TestHomePage::buttonNamed(const QString& name) const
{
    for (QAbstractButton* button : m_page->findChildren<QAbstractButton*>()) {
        if (button->accessibleName() == name && !button->isHidden())
            return button;
    }
    return nullptr;
}

void TestHomePage::pressingATileRunsItsScene()
{
    QSignalSpy run(m_page.get(), &HomePage::runScene);
    QTest::mouseClick(buttonNamed(u"Run UDP hello"_s), Qt::LeftButton);
    QCOMPARE(run.count(), 1);
    QCOMPARE(run.first().first().toString(), u"udp-hello"_s);
}

void TestHomePage::aTileWithoutASceneDoesItsOwnThing()
{
    QSignalSpy run(m_page.get(), &HomePage::runScene);
    buttonNamed(u"Trace it"_s)->click();
    QCOMPARE(m_acted, 1);
    QCOMPARE(run.count(), 0);
}

void TestHomePage::aSceneIsOpenedByItsButtonAndByItsRow()
{
    show();
    QSignalSpy opened(m_page.get(), &HomePage::openScene);
    QSignalSpy run(m_page.get(), &HomePage::runScene);
    QAbstractButton* button = buttonNamed(u"Open UDP hello"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(button->parentWidget(), Qt::LeftButton, {}, QPoint(60, 10));
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.at(0).first().toString(), u"udp-hello"_s);
    QCOMPARE(opened.at(1).first().toString(), u"udp-hello"_s);
    QCOMPARE(run.count(), 0);
}

void TestHomePage::withoutScenesThereIsNoListOfThem()
{
    const HomePage page({}, {}, *m_recent);
    for (const QLabel* label : page.findChildren<QLabel*>())
        QVERIFY(label->text() != u"Scenes"_s);
}

void TestHomePage::recentSessionsAreOpenedAndForgottenByKeyboard()
{
    m_recent->add(u"/tmp/b.sockscope"_s, QDateTime::currentDateTime());
    m_recent->add(u"/tmp/a.sockscope"_s, QDateTime::currentDateTime());
    show();
    QSignalSpy opened(m_page.get(), &HomePage::openFile);
    buttonNamed(u"Open a.sockscope"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.first().first().toString(), u"/tmp/a.sockscope"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QVERIFY(!buttonNamed(u"Open a.sockscope"_s));
    QVERIFY(buttonNamed(u"Open b.sockscope"_s));
    QCOMPARE(QApplication::focusWidget(), buttonNamed(u"Open b.sockscope"_s)); // the keyboard keeps its place
    QCOMPARE(m_recent->files().size(), 1);
}

void TestHomePage::anEmptyRecentListSaysHowItFills()
{
    show();
    const auto isSaid = [this] {
        for (const QLabel* label : m_page->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(u".sockscope"_s))
                return true;
        }
        return false;
    };
    QVERIFY(isSaid());
    QVERIFY(!buttonNamed(u"Clear the list of recent sessions"_s));
    m_recent->add(u"/tmp/a.sockscope"_s, QDateTime::currentDateTime());
    QVERIFY(!isSaid());
}

void TestHomePage::clearingEmptiesTheList()
{
    m_recent->add(u"/tmp/a.sockscope"_s, QDateTime::currentDateTime());
    buttonNamed(u"Clear the list of recent sessions"_s)->click();
    QVERIFY(m_recent->files().isEmpty());
    QVERIFY(!buttonNamed(u"Open a.sockscope"_s));
}

void TestHomePage::namesOfFilesAndScenesAreNeverMarkup()
{
    m_recent->add(u"/tmp/<b>x<img src=y>.sockscope"_s, QDateTime::currentDateTime());
    for (const QLabel* label : m_page->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    for (const QWidget* widget : m_page->findChildren<QWidget*>())
        QVERIFY2(!widget->toolTip().contains(u'<'), qPrintable(widget->toolTip()));
}

void TestHomePage::everyFocusableWidgetHasAnAccessibleName()
{
    m_recent->add(u"/tmp/a.sockscope"_s, QDateTime::currentDateTime());
    int focusable = 0;
    for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus)
            continue;
        ++focusable;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(focusable >= 2 + 31 + 2);
}

void TestHomePage::theFirstTabStopIsTheFirstTile()
{
    show();
    if (QWidget* focused = QApplication::focusWidget())
        focused->clearFocus();
    QTest::keyClick(m_page.get(), Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Run UDP hello"_s);
    QSignalSpy run(m_page.get(), &HomePage::runScene);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(run.count(), 1);
}

void TestHomePage::theFocusIsAlwaysInSight()
{
    show();
    QSet<QString> reached;
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(m_page.get(), Qt::Key_Tab);
        const QWidget* focused = QApplication::focusWidget();
        reached << focused->accessibleName();
        const QPoint middle = focused->mapTo(m_page.get(), focused->rect().center());
        QVERIFY2(m_page->rect().contains(middle), qPrintable(focused->accessibleName()));
    }
    QVERIFY(reached.size() >= 33);
}

void TestHomePage::tilesStandSideBySideInAWideWindow()
{
    show();
    const QPoint first = buttonNamed(u"Run UDP hello"_s)->mapTo(m_page.get(), QPoint(0, 0));
    const QPoint second = buttonNamed(u"Trace it"_s)->mapTo(m_page.get(), QPoint(0, 0));
    QCOMPARE(first.y(), second.y());
    QVERIFY(second.x() > first.x() + buttonNamed(u"Run UDP hello"_s)->width());
}

QTEST_MAIN(TestHomePage)
#include "tst_homepage.moc"
