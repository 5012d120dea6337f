// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/talk/talkbench.h"
#include "ui/inspector/inspector.h"
#include "ui/ladder/ladderview.h"
#include "ui/log/logview.h"
#include "ui/talk/endpointcard.h"
#include "ui/talk/endpointpanel.h"
#include "ui/talk/steplist.h"
#include "ui/talk/talkpage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <array>

using namespace socketscope;
using namespace socketscope::ui;
using talk::RunState;

class TestTalkPage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsThereAndNothingIsRecordedAtFirst();
    void theFirstButtonRunsUdpHello();
    void choosingAnEventShowsItEverywhere();
    void aStepLeadsToItsEvent();
    void ladderAndLogChange();
    void resetBeginsANewSessionWithTheSameEndpoints();
    void choosingASceneOpensItAndRunsNothing();
    void stopEverythingStops();
    void aSavedSessionIsShownAndRunsNothing();
    void aFileThatIsNoSessionIsSaidAndChangesNothing();
    void theStatusCountsEvents();
    void everyExportWritesItsKindOfFile_data();
    void everyExportWritesItsKindOfFile();
    void theToolBarGivesUpWhatCanBeMissedFirst();

private:
    void settle()
    {
        m_page->refresh();
        QCoreApplication::processEvents();
    }
    bool isAt(const std::string& name, RunState state)
    {
        settle();
        return m_page->desk().runState(name) == state;
    }
    QAbstractButton* button(const char* name)
    {
        return m_page->findChild<QAbstractButton*>(QLatin1String(name));
    }
    void runHello()
    {
        m_page->openScene(test::TalkBench::scene(QStringLiteral("udp-hello")), TalkPage::Start::Run);
        QTRY_VERIFY(isAt("client", RunState::Finished));
        QTRY_VERIFY(!m_page->refresh() || m_page->desk().runState("server") == RunState::Running);
        settle();
    }
    /// The first event of that kind and call.
    quint64 seqOf(journal::EventKind kind, journal::CallName call)
    {
        const journal::JournalView view(m_page->desk().journal());
        for (journal::Seq seq = 1; seq <= view.size(); ++seq)
            if (view.at(seq).kind == kind && view.at(seq).call == call)
                return seq;
        return 0;
    }

    test::TalkBench m_bench;
    std::unique_ptr<TalkPage> m_page;
};

void TestTalkPage::init()
{
    m_bench.sessions = 0;
    m_page = std::make_unique<TalkPage>(m_bench.factory(),
        std::vector {test::TalkBench::scene(QStringLiteral("udp-hello")),
            test::TalkBench::scene(QStringLiteral("tcp-hello"))});
    m_page->resize(1200, 740);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestTalkPage::cleanup()
{
    m_page.reset();
}

void TestTalkPage::nothingIsThereAndNothingIsRecordedAtFirst()
{
    settle();
    QCOMPARE(m_bench.sessions, 0);
    QVERIFY(m_page->findChild<EmptyState*>(QStringLiteral("nothingYet"))->isVisible());
    QVERIFY(!button("runAll")->isEnabled());
    QVERIFY(!button("export")->isEnabled());
    QVERIFY(!m_page->canSave());
    QVERIFY(!m_page->refresh()); // the frame clock rests
}

void TestTalkPage::theFirstButtonRunsUdpHello()
{
    m_page->findChild<EmptyState*>(QStringLiteral("nothingYet"))->button()->click();
    QTRY_VERIFY(isAt("client", RunState::Finished));
    QCOMPARE(m_page->title(), QStringLiteral("UDP hello"));
    QCOMPARE(
        m_page->findChild<QComboBox*>(QStringLiteral("scene"))->currentText(), QStringLiteral("UDP hello"));
    QVERIFY(m_page->findChild<LadderView*>()->isVisible());
    QTRY_VERIFY((settle(), m_page->findChild<LadderView*>()->ladder().rowCount() > 6));
    auto* panel = m_page->findChild<EndpointPanel*>();
    const auto* steps = panel->card("client")->findChild<StepList*>();
    for (int row = 0; row < steps->count(); ++row)
        QCOMPARE(int(steps->stateAt(row)), int(journal::StepState::Done));
    QVERIFY(panel->findChild<SegmentedControl*>(QStringLiteral("protocol"))->current() == 0);
}

void TestTalkPage::choosingAnEventShowsItEverywhere()
{
    runHello();
    const quint64 seq = seqOf(journal::EventKind::Return, journal::CallName::Recvfrom);
    QVERIFY(seq != 0);
    auto* ladder = m_page->findChild<LadderView*>();
    Q_EMIT ladder->selected(seq);
    QCOMPARE(m_page->findChild<Inspector*>()->seq(), seq);
    QCOMPARE(m_page->selectedSeq(), seq);
    const quint64 other = seqOf(journal::EventKind::Return, journal::CallName::Bind);
    Q_EMIT m_page->findChild<LogView*>()->selected(other);
    QCOMPARE(ladder->selectedSeq(), other);
    QCOMPARE(m_page->findChild<Inspector*>()->seq(), other);
}

void TestTalkPage::aStepLeadsToItsEvent()
{
    runHello();
    auto* steps = m_page->findChild<EndpointPanel*>()->card("client")->findChild<StepList*>();
    steps->findChildren<QAbstractButton*>().first()->click();
    const journal::JournalView view(m_page->desk().journal());
    QVERIFY(m_page->selectedSeq() != 0);
    QCOMPARE(int(view.at(m_page->selectedSeq()).call), int(journal::CallName::Socket));
}

void TestTalkPage::ladderAndLogChange()
{
    runHello();
    auto* choice = m_page->findChild<SegmentedControl*>(QStringLiteral("ladderOrLog"));
    choice->setCurrent(1);
    settle();
    QVERIFY(m_page->findChild<LogView*>()->isVisible());
    QVERIFY(!m_page->findChild<LadderView*>()->isVisible());
    choice->setCurrent(0);
    QVERIFY(m_page->findChild<LadderView*>()->isVisible());
}

void TestTalkPage::resetBeginsANewSessionWithTheSameEndpoints()
{
    runHello();
    m_page->select(seqOf(journal::EventKind::Return, journal::CallName::Bind));
    const talk::Specs before = m_page->desk().specs();
    button("reset")->click();
    QVERIFY(m_page->desk().specs() == before);
    QCOMPARE(m_bench.sessions, 2);
    QCOMPARE(m_page->selectedSeq(), quint64(0));
    QCOMPARE(m_page->findChild<Inspector*>()->seq(), quint64(0));
    settle();
    QCOMPARE(seqOf(journal::EventKind::Call, journal::CallName::Socket), quint64(0));
    button("runAll")->click();
    QTRY_VERIFY(isAt("client", RunState::Finished));
}

void TestTalkPage::choosingASceneOpensItAndRunsNothing()
{
    auto* scenes = m_page->findChild<QComboBox*>(QStringLiteral("scene"));
    scenes->setCurrentIndex(2);
    Q_EMIT scenes->activated(2);
    settle();
    QCOMPARE(m_page->desk().sceneName(), QStringLiteral("tcp-hello"));
    QCOMPARE(int(m_page->desk().runState("server")), int(RunState::Ready));
    QCOMPARE(seqOf(journal::EventKind::Call, journal::CallName::Socket), quint64(0));
    QCOMPARE(m_page->findChild<SegmentedControl*>(QStringLiteral("protocol"))->current(), 1);
    Q_EMIT scenes->activated(0);
    QVERIFY(m_page->desk().specs().empty());
    QVERIFY(m_page->findChild<EmptyState*>(QStringLiteral("nothingYet"))->isVisible());
}

void TestTalkPage::stopEverythingStops()
{
    m_page->desk().add(talk::Role::TcpServer, talk::Engine::Bsd);
    button("runAll")->click();
    QTRY_VERIFY(isAt("server", RunState::Running));
    QVERIFY(button("stopAll")->isVisible());
    QVERIFY(m_page->refresh()); // goes on ticking
    m_page->stopEverything();
    QTRY_VERIFY(isAt("server", RunState::Stopped));
    QVERIFY(button("runAll")->isVisible());
    QVERIFY(!m_page->refresh());
}

void TestTalkPage::aSavedSessionIsShownAndRunsNothing()
{
    runHello();
    m_page->stopEverything();
    settle();
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("hello.sockscope"));
    QSignalSpy used(m_page.get(), &Page::fileUsed);
    m_page->saveAs(path);
    QTRY_COMPARE(used.size(), 1);
    m_page->startNew();
    QVERIFY(m_page->desk().specs().empty());
    m_page->openFile(path);
    QTRY_COMPARE(used.size(), 2);
    QVERIFY(m_page->desk().isReplay());
    QCOMPARE(m_page->title(), QStringLiteral("hello"));
    settle();
    QVERIFY(seqOf(journal::EventKind::Return, journal::CallName::Recvfrom) != 0);
    QVERIFY(m_page->findChild<LadderView*>()->isVisible());
    QVERIFY(!button("runAll")->isEnabled());
    QVERIFY(!button("stepAny")->isEnabled());
    QCOMPARE(m_bench.sessions, 1);
    m_page->desk().add(talk::Role::UdpServer, talk::Engine::Bsd);
    QVERIFY(!m_page->desk().isReplay());
    QCOMPARE(m_bench.sessions, 2);
}

void TestTalkPage::aFileThatIsNoSessionIsSaidAndChangesNothing()
{
    m_page->desk().add(talk::Role::UdpServer, talk::Engine::Bsd);
    QSignalSpy notices(m_page.get(), &Page::noticeRaised);
    m_page->openFile(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/LICENSE"));
    QTRY_COMPARE(notices.size(), 1);
    QVERIFY(!notices.first().first().toString().isEmpty());
    QCOMPARE(m_page->desk().specs().size(), std::size_t(1));
}

void TestTalkPage::theStatusCountsEvents()
{
    runHello();
    const PageStatus status = m_page->status();
    QVERIFY(status.shown);
    QCOMPARE(status.events, quint64(m_page->desk().journal().size()));
    QCOMPARE(status.lost, quint64(0));
    QVERIFY(!status.recording); // the bench records nowhere
}

void TestTalkPage::everyExportWritesItsKindOfFile_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QByteArray>("within");
    QTest::newRow("svg") << "svg" << QByteArray("<?xml") << QByteArray("<svg");
    QTest::newRow("png") << "png" << QByteArray("\x89PNG\r\n\x1a\n") << QByteArray("IHDR");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-1.") << QByteArray("%%EOF");
    QTest::newRow("text") << "txt" << QByteArray() << QByteArray("recvfrom(1024)");
    QTest::newRow("session") << "sockscope" << QByteArray("{") << QByteArray("\"call\":\"recvfrom\"");
}

void TestTalkPage::everyExportWritesItsKindOfFile()
{
    QFETCH(const QString, suffix);
    QFETCH(const QByteArray, beginning);
    QFETCH(const QByteArray, within);
    runHello();
    m_page->stopEverything();
    settle();
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("hello.") + suffix));
    QSignalSpy notices(m_page.get(), &Page::noticeRaised);
    m_page->exportTo(file.fileName());
    QByteArray content;
    const auto isWhole = [&] {
        if (!file.isOpen() && !file.open(QIODevice::ReadOnly))
            return false;
        content += file.readAll();
        return content.contains(within);
    };
    QTRY_VERIFY(isWhole());
    QVERIFY2(content.startsWith(beginning), content.left(20).constData());
    QVERIFY(notices.isEmpty());
}

void TestTalkPage::theToolBarGivesUpWhatCanBeMissedFirst()
{
    const QStringList titles {QStringLiteral("The server that was not ready")};
    TalkToolBar bar(titles, {});
    bar.setScene(0);
    bar.show();
    const auto isShown = [&bar](const char* name) {
        const auto* widget = bar.findChild<QWidget*>(QLatin1String(name));
        return widget && !widget->isHidden();
    };
    const auto wordOf
        = [&bar](const char* name) { return bar.findChild<QPushButton*>(QLatin1String(name))->text(); };
    bar.resize(1400, 44);
    QVERIFY(isShown("zoomIn") && isShown("scale"));
    QVERIFY(!wordOf("stepAny").isEmpty() && !wordOf("runAll").isEmpty());
    int given = 0; // in this order, one after the other
    for (int width = 1400; width >= 200; width -= 10) {
        bar.resize(width, 44);
        const std::array still {
            isShown("zoomIn"), !wordOf("stepAny").isEmpty(), isShown("scale"), !wordOf("runAll").isEmpty()};
        const int gone = static_cast<int>(std::count(still.begin(), still.end(), false));
        QVERIFY(gone >= given);
        for (int i = 0; i < gone; ++i)
            QVERIFY(!still[static_cast<std::size_t>(i)]);
        given = gone;
    }
    QCOMPARE(given, 4);
    QVERIFY(isShown("runAll") && isShown("stepAny") && isShown("reset") && isShown("scene"));
    bar.resize(1400, 44);
    QVERIFY(isShown("zoomIn") && !wordOf("runAll").isEmpty());
}

QTEST_MAIN(TestTalkPage)
#include "tst_talkpage.moc"
