// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/fakepage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/settings.h"
#include "ui/shell/sheets.h"
#include "ui/theme/stylesheet.h"

#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace socketscope::ui;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theTitleIsThePages();
    void controlAndANumberShowsThatPage();
    void theRailIsWorkedByArrowKeys();
    void everyFocusableWidgetHasAnAccessibleName();
    void theKeyboardReachesEverythingAndIsTrappedNowhere();
    void escapeStopsEveryPage();
    void escapeTakesBackBeforeItStops();
    void aFileGoesToThePageThatOpensFiles();
    void aDroppedSessionIsOpened_data();
    void aDroppedSessionIsOpened();
    void onlyTheVisiblePageIsRefreshedAndThenTheWindowRests();
    void theStatusBarCountsForThePageShown();
    void noticesQueueAndAct();
    void commandsFollowWhatThePageCanDo();
    void thePlaceOfTheWindowIsRemembered();
    void aDamagedPlaceIsIgnored();
    void aChosenThemeIsKept();
    void theShortcutSheetListsThePagesOwnShortcuts();

private:
    [[nodiscard]] QAbstractButton* buttonNamed(const QString& name) const;
    [[nodiscard]] QStringList shownTexts() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    FakePage* m_home = nullptr;
    FakePage* m_talk = nullptr;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_settings, u"9.9"_s);
    m_home = new FakePage(u"Home"_s);
    m_talk = new FakePage(u"Talk"_s, true);
    m_window->addPage(m_home);
    m_window->addPage(m_talk);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_settings.reset();
}

QAbstractButton* TestMainWindow::buttonNamed(const QString& name) const
{
    for (QAbstractButton* button : m_window->findChildren<QAbstractButton*>()) {
        if (button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

QStringList TestMainWindow::shownTexts() const
{
    QStringList texts;
    for (const QLabel* label : m_window->findChildren<QLabel*>()) {
        if (label->isVisible())
            texts << label->text();
    }
    return texts;
}

void TestMainWindow::theTitleIsThePages()
{
    QCOMPARE(m_window->windowTitle(), u"Welcome — Socketscope"_s);
    m_home->pageTitle = u"TCP, out of order"_s;
    Q_EMIT m_home->titleChanged();
    QCOMPARE(m_window->windowTitle(), u"TCP, out of order — Socketscope"_s);
    m_talk->pageTitle = u"UDP hello"_s;
    m_window->showPage(m_talk);
    QCOMPARE(m_window->windowTitle(), u"UDP hello — Socketscope"_s);
}

void TestMainWindow::controlAndANumberShowsThatPage()
{
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), m_talk);
    QVERIFY(m_talk->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Talk first"_s);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), m_home);
    QTest::keyClick(m_window.get(), Qt::Key_7, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), m_home);
}

void TestMainWindow::theRailIsWorkedByArrowKeys()
{
    buttonNamed(u"Home"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(m_window->currentPage(), m_talk);
    QCOMPARE(QApplication::focusWidget(), buttonNamed(u"Talk"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QCOMPARE(m_window->currentPage(), m_home);
}

void TestMainWindow::everyFocusableWidgetHasAnAccessibleName()
{
    m_window->showNotice(u"A session was not closed."_s, u"Open it"_s);
    int focusable = 0;
    for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->isWindow() || !widget->isVisible())
            continue;
        ++focusable;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
    QCOMPARE(focusable, 8); // two entries, menu, stack, two buttons of the notice, two inputs
}

void TestMainWindow::theKeyboardReachesEverythingAndIsTrappedNowhere()
{
    m_window->showNotice(u"A session was not closed."_s, u"Open it"_s);
    QStringList reached;
    constexpr int more = 14; // presses than there are stops
    for (int i = 0; i < more; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached << QApplication::focusWidget()->accessibleName();
    }
    const QStringList expected {
        u"Home"_s, u"Menu"_s, u"Open it"_s, u"Dismiss this message"_s, u"Home first"_s, u"Home second"_s};
    for (const QString& name : expected)
        QVERIFY2(reached.count(name) >= 2, qPrintable(name + u" in "_s + reached.join(u", "_s)));
    QVERIFY(!reached.contains(u"Talk first"_s)); // it is not shown
}

void TestMainWindow::escapeStopsEveryPage()
{
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QCOMPARE(m_home->stopped, 1);
    QCOMPARE(m_talk->stopped, 1);
    m_home->findChild<QLineEdit*>()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(m_talk->stopped, 2);
}

void TestMainWindow::escapeTakesBackBeforeItStops()
{
    m_home->toTakeBack = 1;
    m_talk->toTakeBack = 1; // is not shown
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QCOMPARE(m_home->toTakeBack, 0);
    QCOMPARE(m_home->stopped, 0);
    QCOMPARE(m_talk->stopped, 0);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QCOMPARE(m_home->stopped, 1);
    QCOMPARE(m_talk->stopped, 1);
    QCOMPARE(m_talk->toTakeBack, 1);
}

void TestMainWindow::aFileGoesToThePageThatOpensFiles()
{
    QVERIFY(m_window->canOpenFiles());
    m_window->openFile(u"/tmp/a.sockscope"_s);
    QCOMPARE(m_talk->opened, QStringList {u"/tmp/a.sockscope"_s});
    QCOMPARE(m_home->opened, QStringList {});
    QCOMPARE(m_window->currentPage(), m_talk);
    QSignalSpy used(m_window.get(), &MainWindow::fileUsed);
    Q_EMIT m_talk->fileUsed(u"/tmp/a.sockscope"_s);
    QCOMPARE(used.count(), 1);
}

void TestMainWindow::aDroppedSessionIsOpened_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<bool>("opens");
    const QUrl session = QUrl::fromLocalFile(u"/tmp/a b.sockscope"_s);
    QTest::newRow("one session") << QList<QUrl> {session} << true;
    QTest::newRow("two") << QList<QUrl> {session, session} << false;
    QTest::newRow("something else") << QList<QUrl> {QUrl::fromLocalFile(u"/tmp/a.txt"_s)} << false;
    QTest::newRow("from the web") << QList<QUrl> {QUrl(u"https://example.com/a.sockscope"_s)} << false;
    QTest::newRow("nothing") << QList<QUrl> {} << false;
}

void TestMainWindow::aDroppedSessionIsOpened()
{
    QFETCH(QList<QUrl>, urls);
    QFETCH(bool, opens);
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(m_window.get(), &enter);
    QCOMPARE(enter.isAccepted(), opens);
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(m_talk->opened, opens ? QStringList {u"/tmp/a b.sockscope"_s} : QStringList {});
}

void TestMainWindow::onlyTheVisiblePageIsRefreshedAndThenTheWindowRests()
{
    QTRY_VERIFY(m_home->refreshed > 0); // it was shown
    m_home->refreshed = 0;
    m_home->framesLeft = 3;
    Q_EMIT m_talk->wantsFrame();
    Q_EMIT m_home->wantsFrame();
    QTRY_COMPARE(m_home->refreshed, 3);
    QCOMPARE(m_talk->refreshed, 0);
    const auto* clock = m_window->findChild<FrameClock*>();
    QVERIFY(clock);
    QVERIFY(clock->isResting());
}

void TestMainWindow::theStatusBarCountsForThePageShown()
{
    m_window->setNetwork(u"This computer"_s);
    QVERIFY(shownTexts().contains(u"This computer"_s));
    m_talk->pageStatus = {true, 31, 2, true};
    m_window->showPage(m_talk);
    QTRY_VERIFY(shownTexts().filter(u"31 event"_s).size() == 1);
    const QString counts = shownTexts().filter(u"31 event"_s).first();
    QVERIFY2(counts.contains(u"2 lost"_s) && counts.contains(u"recording"_s), qPrintable(counts));
    m_window->showPage(m_home);
    QTRY_VERIFY(shownTexts().filter(u"31 event"_s).isEmpty());
}

void TestMainWindow::noticesQueueAndAct()
{
    int acted = 0;
    m_window->showNotice(u"one"_s, u"Do it"_s, [&acted] { ++acted; });
    m_window->showNotice(u"two"_s);
    m_window->showNotice(u"two"_s); // said once
    QVERIFY(shownTexts().contains(u"one"_s));
    QVERIFY(!shownTexts().contains(u"two"_s));
    buttonNamed(u"Do it"_s)->click();
    QCOMPARE(acted, 1);
    QVERIFY(shownTexts().contains(u"two"_s));
    buttonNamed(u"Dismiss this message"_s)->click();
    QVERIFY(!shownTexts().contains(u"two"_s));
    Q_EMIT m_talk->noticeRaised(u"three"_s);
    QVERIFY(shownTexts().contains(u"three"_s));
    QCOMPARE(acted, 1);
}

void TestMainWindow::commandsFollowWhatThePageCanDo()
{
    const auto find = [this](const QString& text) -> QAction* {
        for (QAction* action : m_window->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    };
    QAction* begin = find(u"&New session"_s);
    QAction* save = find(u"&Save as…"_s);
    QVERIFY(begin && save);
    QVERIFY(!begin->isEnabled());
    QVERIFY(!save->isEnabled());
    QVERIFY(find(u"&Open…"_s)->isEnabled());
    QAction svg(u"SVG"_s);
    m_talk->exports = {&svg};
    m_window->showPage(m_talk);
    QVERIFY(begin->isEnabled());
    QVERIFY(save->isEnabled());
    m_talk->nothingYet = true;
    Q_EMIT m_talk->wantsFrame();
    QTRY_VERIFY(!save->isEnabled());
    m_talk->nothingYet = false; // now something has happened
    Q_EMIT m_talk->wantsFrame();
    QTRY_VERIFY(save->isEnabled());
    bool isOffered = false;
    for (const QMenu* menu : m_window->findChildren<QMenu*>())
        isOffered = isOffered || (menu->isEnabled() && menu->actions().contains(&svg));
    QVERIFY(isOffered);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(m_talk->begun, 1);
    m_window->showPage(m_home);
}

void TestMainWindow::thePlaceOfTheWindowIsRemembered()
{
    m_window->resize(901, 611);
    m_window->close();
    const MainWindow again(*m_settings, u"9.9"_s);
    QCOMPARE(again.size(), QSize(901, 611));
}

void TestMainWindow::aDamagedPlaceIsIgnored()
{
    m_settings->setValue(u"window/geometry"_s, QByteArray("not a geometry"));
    const MainWindow again(*m_settings, u"9.9"_s);
    QVERIFY(again.width() >= again.minimumWidth());
    QVERIFY(again.height() >= again.minimumHeight());
    QVERIFY(!again.size().isEmpty());
}

void TestMainWindow::aChosenThemeIsKept()
{
    const auto choose = [this](const QString& text) {
        for (const QMenu* menu : m_window->findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                if (action->text() == text)
                    action->trigger();
            }
        }
    };
    choose(u"&Dark"_s);
    QCOMPARE(m_window->palette().color(QPalette::Window), Theme::dark().page);
    QCOMPARE(readScheme(*m_settings), Scheme::Dark);
    choose(u"&Light"_s);
    QCOMPARE(m_window->palette().color(QPalette::Window), Theme::light().page);
    QCOMPARE(readScheme(*m_settings), Scheme::Light);
}

void TestMainWindow::theShortcutSheetListsThePagesOwnShortcuts()
{
    auto* step = new QAction(u"&Step"_s, m_home);
    step->setShortcut(Qt::Key_F8);
    m_home->addAction(step);
    auto* same = new QAction(u"&Step"_s, m_home); // of another part of the page
    same->setShortcut(Qt::Key_F8);
    same->setShortcutContext(Qt::WidgetShortcut);
    m_home->addAction(same);
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto* sheet = m_window->findChild<QDialog*>();
    QVERIFY(sheet);
    QVERIFY(sheet->isVisible());
    QStringList texts;
    for (const QLabel* label : sheet->findChildren<QLabel*>())
        texts << label->text();
    QVERIFY2(texts.contains(u"Step"_s) && texts.contains(u"F8"_s), qPrintable(texts.join(u'|')));
    QCOMPARE(texts.count(u"Step"_s), 1);
    QVERIFY(texts.contains(u"Esc"_s));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QCOMPARE(m_home->stopped, 0); // Esc closed the sheet only
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
