// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/talk/talkbench.h"
#include "ui/talk/endpointcard.h"
#include "ui/talk/endpointpanel.h"
#include "ui/talk/messagepanel.h"
#include "ui/talk/optionsdialog.h"
#include "ui/talk/steplist.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/notebox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QFileInfo>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

using namespace socketscope;
using namespace socketscope::ui;
using journal::StepState;
using talk::RunState;

class TestEndpointPanel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aServerShowsItsCallsAndThePortThatTheSystemChose();
    void stopEndsABlockedCallAtOnce();
    void aWrongPortIsSaidAtTheFieldAndNothingRuns();
    void anErrorGoesWhenThePortIsRight();
    void aBadHexDigitIsMarkedAndSelected();
    void aHalfByteIsOnlySaidWhenThePersonPauses();
    void textBecomesDigitsAndTextAgain();
    void aFileIsReadAndItsSizeShown();
    void aServerOpenToTheNetworkAsksBeforeItRuns();
    void agreeingRunsItAsAsked();
    void clientAndServerTalk();
    void steppingMakesOneCall();
    void typingAnAddressLeavesTheSessionsServer();
    void theChosenReplyIsWrittenIntoTheProgram();
    void optionsGoIntoTheProgramAndShowWhatTheKernelHolds();
    void aWrongOptionKeepsTheDialogOpen();
    void renamingDuplicatingAndRemoving();
    void theProtocolFiltersTheCards();
    void whateverTakesTheFocusHasAName();

private:
    template <class T> T* find(const std::string& card, const char* name)
    {
        return m_panel->card(card)->findChild<T*>(QLatin1String(name));
    }
    void click(const std::string& card, const char* name) { find<QAbstractButton>(card, name)->click(); }
    void type(QLineEdit* edit, const char* text)
    {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, QLatin1String(text));
    }
    StepList* steps(const std::string& card) { return m_panel->card(card)->findChild<StepList*>(); }
    StepState stateAt(const std::string& card, int row)
    {
        m_desk->catchUp();
        m_panel->refresh();
        return steps(card)->stateAt(row);
    }
    bool nothingRan()
    {
        const journal::JournalView view(m_desk->journal());
        for (journal::Seq seq = 1; seq <= view.size(); ++seq)
            if (view.at(seq).kind != journal::EventKind::State
                || view.at(seq).state() != journal::StateCode::Created)
                return false;
        return true;
    }
    QPlainTextEdit* hex() { return m_panel->findChild<QPlainTextEdit*>(QStringLiteral("messageHex")); }

    test::TalkBench m_bench;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<EndpointPanel> m_panel;
};

void TestEndpointPanel::init()
{
    m_desk = std::make_unique<Desk>(m_bench.factory());
    m_panel = std::make_unique<EndpointPanel>(*m_desk);
    m_panel->resize(340, 700);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->activateWindow();
}

void TestEndpointPanel::cleanup()
{
    m_panel.reset();
    m_desk.reset();
}

void TestEndpointPanel::aServerShowsItsCallsAndThePortThatTheSystemChose()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    QCOMPARE(steps("server")->count(), 3);
    QCOMPARE(steps("server")->callAt(2), QStringLiteral("recvfrom(1024)"));
    QCOMPARE(find<QLineEdit>("server", "port")->text(), QStringLiteral("0"));
    click("server", "run");
    QTRY_COMPARE(int(stateAt("server", 2)), int(StepState::InCall));
    QCOMPARE(int(stateAt("server", 0)), int(StepState::Done));
    QVERIFY(steps("server")->resultAt(0).startsWith(QStringLiteral("fd ")));
    const QString port = find<QLineEdit>("server", "port")->text();
    QVERIFY(port.toInt() > 0);
    QCOMPARE(steps("server")->resultAt(1), QLatin1Char(':') + port);
    QCOMPARE(steps("server")->resultAt(2), QStringLiteral("waits"));
}

void TestEndpointPanel::stopEndsABlockedCallAtOnce()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    click("server", "run");
    QTRY_COMPARE(int(stateAt("server", 2)), int(StepState::InCall));
    QTRY_VERIFY(find<QAbstractButton>("server", "stop")->isVisible());
    QVERIFY(!find<QAbstractButton>("server", "run")->isVisible());
    click("server", "stop");
    QTRY_COMPARE(int(m_desk->runState("server")), int(RunState::Stopped));
    QCOMPARE(int(stateAt("server", 2)), int(StepState::Cancelled));
    QCOMPARE(steps("server")->resultAt(2), QStringLiteral("stopped"));
    QVERIFY(find<QAbstractButton>("server", "run")->isVisible());
}

void TestEndpointPanel::aWrongPortIsSaidAtTheFieldAndNothingRuns()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    auto* port = find<QLineEdit>("server", "port");
    type(port, "70000");
    click("server", "run");
    QVERIFY(port->accessibleDescription().contains(QStringLiteral("70000")));
    QVERIFY(port->hasFocus());
    QVERIFY(nothingRan());
    m_panel->runAll();
    m_panel->stepAny();
    QVERIFY(nothingRan());
    QCOMPARE(int(m_desk->runState("server")), int(RunState::Ready));
}

void TestEndpointPanel::anErrorGoesWhenThePortIsRight()
{
    m_desk->add(talk::Role::TcpServer, talk::Engine::Bsd);
    m_panel->showProtocol(true);
    auto* port = find<QLineEdit>("server", "port");
    type(port, "65536");
    QVERIFY(port->accessibleDescription().isEmpty()); // not while the person still types
    find<QLineEdit>("server", "address")->setFocus();
    QVERIFY(!port->accessibleDescription().isEmpty());
    type(port, "65535");
    QVERIFY(port->accessibleDescription().isEmpty());
    QCOMPARE(talk::bindPlace(m_desk->find("server")->program)->port, quint16(65535));
}

void TestEndpointPanel::aBadHexDigitIsMarkedAndSelected()
{
    m_desk->add(talk::Role::UdpClient, talk::Engine::Bsd);
    m_panel->findChild<SegmentedControl*>(QStringLiteral("messageKind"))->setCurrent(1);
    QCOMPARE(hex()->toPlainText(), QStringLiteral("68 65 6c 6c 6f"));
    hex()->setPlainText(QStringLiteral("68 65 zc"));
    QVERIFY(!m_panel->messagePanel()->error().isEmpty());
    QCOMPARE(hex()->extraSelections().size(), 1);
    QCOMPARE(hex()->extraSelections().first().cursor.selectedText(), QStringLiteral("z"));
    click("client", "run");
    QVERIFY(nothingRan());
    QVERIFY(hex()->hasFocus());
    QCOMPARE(hex()->textCursor().selectedText(), QStringLiteral("z"));
    hex()->setPlainText(QStringLiteral("68-65-7a"));
    QVERIFY(m_panel->messagePanel()->error().isEmpty());
    QCOMPARE(*std::get<talk::SendStep>(m_desk->find("client")->program.steps[1].action).message.bytes,
        toBytes("hez"));
}

void TestEndpointPanel::aHalfByteIsOnlySaidWhenThePersonPauses()
{
    m_desk->add(talk::Role::UdpClient, talk::Engine::Bsd);
    m_panel->findChild<SegmentedControl*>(QStringLiteral("messageKind"))->setCurrent(1);
    hex()->setFocus();
    hex()->setPlainText(QStringLiteral("68 6"));
    QVERIFY(m_panel->messagePanel()->error().isEmpty());
    find<QLineEdit>("client", "port")->setFocus();
    QVERIFY(!m_panel->messagePanel()->error().isEmpty());
    QCOMPARE(hex()->extraSelections().first().cursor.position(), 4);
}

void TestEndpointPanel::textBecomesDigitsAndTextAgain()
{
    m_desk->add(talk::Role::UdpClient, talk::Engine::Bsd);
    auto* kind = m_panel->findChild<SegmentedControl*>(QStringLiteral("messageKind"));
    auto* text = m_panel->findChild<QPlainTextEdit*>(QStringLiteral("messageText"));
    auto* size = m_panel->findChild<QLabel*>(QStringLiteral("messageSize"));
    text->setPlainText(QStringLiteral("Grüße"));
    QCOMPARE(size->text(), QStringLiteral("7 bytes"));
    m_panel->findChild<QComboBox*>(QStringLiteral("lineEnding"))->setCurrentIndex(2);
    QCOMPARE(size->text(), QStringLiteral("9 bytes"));
    kind->setCurrent(1);
    QCOMPARE(hex()->toPlainText(), QStringLiteral("47 72 c3 bc c3 9f 65 0d 0a"));
    hex()->setPlainText(QStringLiteral("c3 bc"));
    kind->setCurrent(0);
    QCOMPARE(text->toPlainText(), QStringLiteral("ü"));
    QCOMPARE(*m_panel->card("client")->fields().message.bytes, toBytes("ü"));
}

void TestEndpointPanel::aFileIsReadAndItsSizeShown()
{
    m_desk->add(talk::Role::TcpClient, talk::Engine::Bsd);
    m_panel->showProtocol(true);
    m_panel->findChild<SegmentedControl*>(QStringLiteral("messageKind"))->setCurrent(2);
    QVERIFY(m_panel->card("client")->messageError().has_value());
    m_panel->messagePanel()->loadFile(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/LICENSE"));
    const qint64 size = QFileInfo(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/LICENSE")).size();
    QTRY_COMPARE(qint64(m_panel->messagePanel()->message().bytes->size()), size);
    QVERIFY(!m_panel->card("client")->messageError().has_value());
    m_panel->messagePanel()->loadFile(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/no such file"));
    QTRY_VERIFY(!m_panel->messagePanel()->error().isEmpty());
    QVERIFY(m_panel->card("client")->messageError().has_value());
}

void TestEndpointPanel::aServerOpenToTheNetworkAsksBeforeItRuns()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    type(find<QLineEdit>("server", "address"), "0.0.0.0");
    QVERIFY(find<QLabel>("server", "openToOthers")->isVisible());
    m_panel->runAll();
    QVERIFY(find<QAbstractButton>("server", "confirmOpen")->isVisible());
    QVERIFY(nothingRan());
    click("server", "keepLocal");
    QVERIFY(!find<QLabel>("server", "openToOthers")->isVisible());
    QTRY_COMPARE(int(stateAt("server", 2)), int(StepState::InCall));
    QCOMPARE(
        QString::fromStdString(m_desk->progressOf("server")->local.ip.text()), QStringLiteral("127.0.0.1"));
}

void TestEndpointPanel::agreeingRunsItAsAsked()
{
    m_desk->add(talk::Role::TcpServer, talk::Engine::Bsd);
    m_panel->showProtocol(true);
    // All of 127.0.0.0/8 is this computer; an address that is not there cannot be bound, whoever agreed to
    // it.
    type(find<QLineEdit>("server", "address"), "192.0.2.1");
    click("server", "run");
    QVERIFY(nothingRan());
    click("server", "confirmOpen");
    QTRY_COMPARE(int(m_desk->runState("server")), int(RunState::Failed));
    QCOMPARE(int(stateAt("server", 1)), int(StepState::Failed));
    QCOMPARE(steps("server")->resultAt(1), QStringLiteral("EADDRNOTAVAIL"));
}

void TestEndpointPanel::clientAndServerTalk()
{
    m_desk->add(talk::Role::TcpServer, talk::Engine::Bsd);
    m_desk->add(talk::Role::TcpClient, talk::Engine::Bsd);
    m_panel->showProtocol(true);
    m_panel->runAll();
    QTRY_COMPARE(int(m_desk->runState("client")), int(RunState::Finished));
    QTRY_COMPARE(int(stateAt("server", 5)), int(StepState::Done)); // the connection's close, below accept
    QCOMPARE(steps("server")->resultAt(3), QStringLiteral("conn 1"));
    QCOMPARE(steps("server")->resultAt(4), QStringLiteral("2 times")); // "hello", then the end of the stream
    QCOMPARE(int(stateAt("server", 3)), int(StepState::InCall)); // waits for the next one
    QCOMPARE(steps("client")->resultAt(2), QStringLiteral("5 B"));
    QCOMPARE(steps("client")->resultAt(3), QStringLiteral("5 B")); // the echo
    const QString port = find<QLineEdit>("server", "port")->text();
    QVERIFY(port.toInt() > 0);
    QCOMPARE(find<QLineEdit>("client", "port")->text(), port);
    QCOMPARE(find<QLineEdit>("client", "address")->text(), QStringLiteral("127.0.0.1"));
}

void TestEndpointPanel::steppingMakesOneCall()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    m_desk->add(talk::Role::UdpClient, talk::Engine::Bsd);
    m_panel->stepAny();
    QTRY_COMPARE(int(m_desk->runState("server")), int(RunState::Paused));
    QCOMPARE(int(stateAt("server", 0)), int(StepState::Done));
    QCOMPARE(int(stateAt("server", 1)), int(StepState::NotReached));
    QCOMPARE(int(stateAt("client", 0)), int(StepState::NotReached));
    // The client's socket() has to know whether the server is bound to IPv4 or IPv6.
    m_panel->stepAny();
    QTRY_COMPARE(int(stateAt("server", 1)), int(StepState::Done));
    click("client", "step");
    QTRY_COMPARE(int(m_desk->runState("client")), int(RunState::Paused));
    QCOMPARE(int(stateAt("client", 0)), int(StepState::Done));
    QVERIFY(m_desk->canStepAny());
}

void TestEndpointPanel::typingAnAddressLeavesTheSessionsServer()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    m_desk->add(talk::Role::UdpClient, talk::Engine::Bsd);
    QCOMPARE(m_panel->card("client")->fields().endpoint, std::string("server"));
    QVERIFY(!m_panel->card("client")->error());
    type(find<QLineEdit>("client", "port"), "9");
    QCOMPARE(m_panel->card("client")->fields().endpoint, std::string());
    const auto& to = std::get<talk::SendStep>(m_desk->find("client")->program.steps[1].action).to;
    QCOMPARE(to.host, std::string("127.0.0.1"));
    QCOMPARE(to.port, std::uint16_t(9));
}

void TestEndpointPanel::theChosenReplyIsWrittenIntoTheProgram()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    auto* reply = find<QComboBox>("server", "reply");
    reply->setCurrentIndex(int(talk::Reply::Fixed));
    Q_EMIT reply->activated(int(talk::Reply::Fixed));
    auto* fixed = find<QLineEdit>("server", "fixedReply");
    QVERIFY(fixed->isVisible());
    type(fixed, "pong");
    QCOMPARE(int(m_desk->find("server")->program.reply), int(talk::Reply::Fixed));
    QCOMPARE(*m_desk->find("server")->program.fixedReply.bytes, toBytes("pong"));
}

void TestEndpointPanel::optionsGoIntoTheProgramAndShowWhatTheKernelHolds()
{
    m_desk->add(talk::Role::UdpClient, talk::Engine::Bsd);
    click("client", "options");
    auto* dialog = m_panel->findChild<OptionsDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QCheckBox*>(QStringLiteral("SO_RCVBUF"))->setChecked(true);
    dialog->findChild<QLineEdit*>(QStringLiteral("SO_RCVBUF.value"))->setText(QStringLiteral("4096"));
    QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("SO_RCVBUF.held"))->text(), QStringLiteral("—"));
    dialog->findChild<QLineEdit*>(QStringLiteral("timeout"))->setText(QStringLiteral("0.5"));
    dialog->findChild<QAbstractButton*>(QStringLiteral("applyOptions"))->click();
    QTRY_VERIFY(!m_panel->findChild<OptionsDialog*>());
    const talk::Program program = m_desk->find("client")->program;
    QCOMPARE(std::get<talk::OptionStep>(program.steps[1].action).value, 4096);
    QVERIFY(std::get<talk::ReceiveStep>(program.steps[3].action).timeout == std::chrono::milliseconds(500));
    QCOMPARE(steps("client")->callAt(1), QStringLiteral("setsockopt(SO_RCVBUF, 4096)"));
    click("client", "step");
    QTRY_COMPARE(int(stateAt("client", 0)), int(StepState::Done));
    QTRY_COMPARE(int(m_desk->runState("client")), int(RunState::Paused));
    click("client", "step");
    QTRY_COMPARE(int(stateAt("client", 1)), int(StepState::Done));
    // socket(7), SO_RCVBUF: the kernel doubles what was asked for.
    QCOMPARE(steps("client")->resultAt(1), QStringLiteral("8192"));
    click("client", "options");
    QCOMPARE(
        m_panel->findChild<OptionsDialog*>()->findChild<QLabel*>(QStringLiteral("SO_RCVBUF.held"))->text(),
        QStringLiteral("8192 bytes"));
}

void TestEndpointPanel::aWrongOptionKeepsTheDialogOpen()
{
    m_desk->add(talk::Role::TcpServer, talk::Engine::Bsd);
    m_panel->showProtocol(true);
    const talk::Program before = m_desk->find("server")->program;
    m_panel->card("server")->showOptions();
    auto* dialog = m_panel->findChild<OptionsDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QCheckBox*>(QStringLiteral("IP_TTL"))->setChecked(true);
    dialog->findChild<QLineEdit*>(QStringLiteral("IP_TTL.value"))->setText(QStringLiteral("300"));
    dialog->findChild<QAbstractButton*>(QStringLiteral("applyOptions"))->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("optionsError"))->isVisible());
    QVERIFY(m_desk->find("server")->program == before);
    dialog->reject();
    QVERIFY(m_desk->find("server")->program == before);
}

void TestEndpointPanel::renamingDuplicatingAndRemoving()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    m_desk->add(talk::Role::UdpClient, talk::Engine::Bsd);
    Q_EMIT m_panel->card("server")->renameAsked(QStringLiteral("time"));
    QVERIFY(m_panel->card("time"));
    QVERIFY(!m_panel->card("server"));
    QCOMPARE(m_panel->card("client")->fields().endpoint, std::string("time"));
    Q_EMIT m_panel->card("client")->renameAsked(QStringLiteral("time"));
    QVERIFY(m_panel->card("client"));
    QVERIFY(m_panel->findChild<NoteBox*>()->text().contains(QStringLiteral("time")));
    Q_EMIT m_panel->card("client")->duplicateAsked();
    QVERIFY(m_panel->card("client 2"));
    QCOMPARE(m_panel->cards().size(), std::size_t(3));
    Q_EMIT m_panel->card("time")->removeAsked();
    QCOMPARE(m_panel->cards().size(), std::size_t(2));
    QCOMPARE(m_panel->card("client 2")->fields().endpoint, std::string());
    // An endpoint that comes back under an old name has a lane of its own.
    Q_EMIT m_panel->card("client 2")->removeAsked();
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    click("server", "run");
    QTRY_COMPARE(int(stateAt("server", 2)), int(StepState::InCall));
}

void TestEndpointPanel::theProtocolFiltersTheCards()
{
    m_desk->add(talk::Role::UdpServer, talk::Engine::Bsd);
    m_desk->add(talk::Role::TcpClient, talk::Engine::Qt);
    m_panel->showProtocol(false);
    QVERIFY(m_panel->card("server")->isVisible());
    QVERIFY(!m_panel->card("client")->isVisible());
    QVERIFY(!m_panel->messagePanel()->isVisible());
    m_panel->showProtocol(true);
    QVERIFY(!m_panel->card("server")->isVisible());
    QVERIFY(m_panel->card("client")->isVisible());
    QVERIFY(m_panel->messagePanel()->isVisible());
}

void TestEndpointPanel::whateverTakesTheFocusHasAName()
{
    for (const talk::Role role :
        {talk::Role::UdpServer, talk::Role::UdpClient, talk::Role::TcpServer, talk::Role::TcpClient})
        m_desk->add(role, talk::Engine::Bsd);
    click("client", "options");
    int seen = 0;
    for (const QWidget* widget : m_panel->findChildren<QWidget*>()) {
        const bool passesOn
            = widget->focusProxy() || qobject_cast<const QPlainTextEdit*>(widget->parentWidget());
        if (!(widget->focusPolicy() & Qt::TabFocus) || passesOn)
            continue;
        ++seen;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
    QVERIFY(seen > 40);
}

QTEST_MAIN(TestEndpointPanel)
#include "tst_endpointpanel.moc"
