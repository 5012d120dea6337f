// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/templates.h"
#include "core/crafting/practicenetwork.h"
#include "core/net/netthread.h"
#include "core/topology/topologyfile.h"
#include "ui/craft/bytes/fieldlist.h"
#include "ui/craft/bytes/hexeditor.h"
#include "ui/craft/bytes/payloadeditor.h"
#include "ui/craft/craftpage.h"
#include "ui/craft/grid/gridview.h"
#include "ui/craft/replies/packetpanel.h"
#include "ui/craft/replies/receiverpanel.h"
#include "ui/craft/replies/repliespanel.h"
#include "ui/craft/send/craftstrip.h"
#include "ui/craft/templates/templatemenu.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/confirmstrip.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace socketscope;
using craft::SendWay;
using ui::CraftPage;

class TestCraftPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void beginsWithTheDocumentsDatagram();
    void nothingIsSentUntilAsked();
    void aStepIsUndoneInEveryView();
    void quickOnesReplaceThePacket();
    void aPacketIsPastedOntoThePage();
    void whatIsNoPacketOpensTheDialog();
    void saysHowThePacketLeavesBeforeItDoes();
    void waysThatArePossibleAreOffered();
    void loopbackAddressesAreReplacedInAPracticeNetwork();
    void addressesAreOfferedWithEachNewPacket();
    void sendsIntoThePracticeNetwork();
    void theWayAndTheLadderHaveRoom();
    void aRunIsNotBegunAnewByItsButton();
    void theTemplateThatExpiresDoesSoInThePracticeNetwork();
    void whatIsStillBeingWrittenIsSent();
    void nothingIsSentWhileAValueIsRefused();
    void sendsManyAndCounts();
    void aForgedSourceIsConfirmedOncePerSession();
    void anotherNetworkAsksAgain();
    void aRefusedSendIsASentenceUntilTheNextChange();
    void listensOnlyWhenAsked();
    void stopsAtOnce();
    void aSavedSessionOpensAndSendsNothing();
    void knowsItsOwnFiles();
    void exportsPacketsAndThePicture();
    void copiesThePacketAsHex();
    void aNewSessionIsTheDatagramAgain();

private:
    lab::Topology m_topology;
};

namespace {

constexpr auto datagram = "450000210000400040113cca7f0000017f0000011f4022b8000d7c0768656c6c6f";

wire::IpAddress ip(const char* text)
{
    return *wire::IpAddress::parse(text);
}

/// This computer, as it were: plans as for one that is at 192.0.2.10, and takes every packet without sending.
class Paper final : public crafting::Network {
public:
    explicit Paper(std::shared_ptr<std::atomic<int>> sent)
        : m_sent(std::move(sent))
    {
    }
    [[nodiscard]] std::string name() const override { return {}; }
    [[nodiscard]] craft::SendPlan plan(const craft::Packet& packet, std::optional<SendWay> asked) override
    {
        const auto to = packet.text("ipv4.destination");
        const bool loopback = to && to->starts_with("127.");
        return craft::planSend(packet, asked,
            {.raw = true,
                .addresses = {ip("127.0.0.1"), ip("192.0.2.10")},
                .route = craft::HostRoute {.interfaceIndex = 1,
                    .interfaceName = "paper",
                    .loopback = loopback,
                    .mtu = 1500,
                    .source = loopback ? ip("127.0.0.1") : ip("192.0.2.10"),
                    .neighbour = std::array<std::uint8_t, 6> {2, 0, 0, 0, 0, 1}}});
    }
    [[nodiscard]] Result<std::unique_ptr<crafting::Transport>> open(
        const craft::SendPlan&, const craft::Packet&, const crafting::Place&) override
    {
        return std::make_unique<Wire>(m_sent);
    }
    [[nodiscard]] Result<std::unique_ptr<crafting::Transport>> listen(
        const crafting::Listening&, const crafting::Place&) override
    {
        return fail({.code = ErrorCode::NeedsRawSockets, .detail = "raw"});
    }

private:
    class Wire final : public crafting::Transport {
    public:
        explicit Wire(std::shared_ptr<std::atomic<int>> sent)
            : m_sent(std::move(sent))
        {
        }
        [[nodiscard]] Result<crafting::Departure> send(ByteView packet, Instant now) override
        {
            ++*m_sent;
            return crafting::Departure {.at = now, .packet = packet};
        }
        [[nodiscard]] std::optional<crafting::Arrival> take(Instant) override { return std::nullopt; }
        void setWake(std::function<void()>) override { }

    private:
        std::shared_ptr<std::atomic<int>> m_sent;
    };

    std::shared_ptr<std::atomic<int>> m_sent;
};

/// A page over paper and one practice network, with a net thread of its own.
class Bench {
public:
    explicit Bench(const lab::Topology& topology)
    {
        ui::CraftNetwork paper {
            .title = "This computer", .make = [sent = sent] { return std::make_unique<Paper>(sent); }};
        ui::CraftNetwork practice {.name = QString::fromStdString(topology.name),
            .title = QString::fromStdString(topology.title),
            .make = [topology] { return std::make_unique<crafting::PracticeNetwork>(topology); },
            .here = {ip("10.99.0.2")},
            .target = {ip("10.99.4.7")}};
        for (const lab::Host& host : topology.hosts)
            for (const lab::NodeAddress& address : host.addresses)
                practice.addresses.push_back(address.ip);
        page = std::make_unique<CraftPage>(CraftPage::Needs {.makeSession
            =
                [this](const crafting::NetworkMaker& make, crafting::Session::Options options) {
                    ++sessions;
                    return std::make_unique<crafting::Session>(m_net.thread(), make, std::move(options));
                },
            .networks = {paper, practice},
            .netThread = m_net.thread(),
            .templateFolder = m_folder.filePath("templates")});
        page->resize(1200, 800);
        page->show();
    }

    ~Bench()
    {
        page.reset(); // before its thread
    }

    template <class Widget> Widget* find(const char* name) const
    {
        return page->findChild<Widget*>(QString::fromLatin1(name));
    }
    void click(const char* button) const { find<QPushButton>(button)->click(); }
    /// The editor that F2 opens in the list of fields; null: none.
    [[nodiscard]] QLineEdit* writeInFieldList(const char* field) const
    {
        page->showSide(CraftPage::Side::Fields);
        auto* list = page->findChild<ui::FieldList*>();
        page->editor().selectField(field);
        QTest::keyClick(list->view(), Qt::Key_F2);
        return list->view()->viewport()->findChild<QLineEdit*>();
    }
    [[nodiscard]] ui::CraftStrip& strip() const { return *page->findChild<ui::CraftStrip*>(); }
    /// A frame, and what the page says of the way then.
    [[nodiscard]] QString plan() const
    {
        page->refresh();
        return strip().text();
    }
    [[nodiscard]] std::size_t replies() const
    {
        page->refresh();
        return page->desk().exchange().replies().size();
    }
    [[nodiscard]] std::size_t sentSeen() const
    {
        page->refresh();
        return page->desk().exchange().sent().size();
    }
    void practise() const
    {
        page->chooseNetwork("three-routers");
        Q_EMIT find<ui::Banner>("craftBanner")->actionTriggered();
    }
    [[nodiscard]] QString filePath(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<CraftPage> page;
    std::shared_ptr<std::atomic<int>> sent = std::make_shared<std::atomic<int>>(0);
    int sessions = 0;

private:
    QTemporaryDir m_folder;
    net::NetThread m_net;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray hexOf(const Bytes& bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

} // namespace

void TestCraftPage::initTestCase()
{
    const QByteArray json
        = contentOf(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies/three-routers.json"));
    const auto topology = topology::parse(Bytes(json.begin(), json.end()));
    QVERIFY(topology);
    m_topology = *topology;
}

void TestCraftPage::beginsWithTheDocumentsDatagram()
{
    const Bench bench(m_topology);
    QCOMPARE(hexOf(bench.page->editor().bytes()), QByteArray(datagram));
    QCOMPARE(bench.page->title(), QString("UDP header by hand"));
    QVERIFY(bench.page->findChild<ui::GridView*>()->isVisible());
    QVERIFY(bench.page->findChild<ui::HexEditor*>()->isVisible());
    QCOMPARE(bench.find<ui::SegmentedControl>("craftQuick")->current(), 0);
}

void TestCraftPage::nothingIsSentUntilAsked()
{
    const Bench bench(m_topology);
    QTRY_VERIFY(!bench.plan().isEmpty());
    QCOMPARE(bench.sessions, 0);
    QCOMPARE(bench.sent->load(), 0);
    QVERIFY(!bench.page->canSave());
    QCOMPARE(bench.page->status().text, QString());
}

/// An edit of the hex dump shows in the grid, and its way back begins anywhere.
void TestCraftPage::aStepIsUndoneInEveryView()
{
    const Bench bench(m_topology);
    ui::PacketEditor& editor = bench.page->editor();
    QVERIFY(editor.setByte(27, 0x08)); // the checksum's second byte
    QCOMPARE(editor.cell("udp.checksum")->state, craft::FieldState::Pinned);
    QCOMPARE(editor.cell("udp.checksum")->value, std::string("0x7c08"));
    const auto actions = bench.page->actions();
    const auto undo = std::find_if(actions.begin(), actions.end(),
        [](const QAction* action) { return action->shortcut() == QKeySequence(QKeySequence::Undo); });
    QVERIFY(undo != actions.end());
    QVERIFY((*undo)->text() != QString("Undo"));
    QCOMPARE((*undo)->iconText(), QString("Undo")); // in the list of shortcuts
    (*undo)->trigger();
    QCOMPARE(hexOf(editor.bytes()), QByteArray(datagram));
    QVERIFY(!(*undo)->isEnabled());
}

void TestCraftPage::quickOnesReplaceThePacket()
{
    const Bench bench(m_topology);
    auto* quick = bench.find<ui::SegmentedControl>("craftQuick");
    const auto press = [quick](int choice) { quick->findChildren<QAbstractButton*>()[choice]->click(); };
    press(2);
    QCOMPARE(bench.page->editor().packet(), *craft::builtinTemplate("tcp-syn"));
    QCOMPARE(bench.page->title(), QString("TCP header by hand"));
    QVERIFY(bench.page->editor().set("tcp.flags", "rst"));
    QCOMPARE(quick->current(), -1); // none of them
    press(3);
    QCOMPARE(bench.page->editor().packet().layers().size(), std::size_t {1});
    bench.page->editor().undoStack().undo();
    bench.page->editor().undoStack().undo();
    bench.page->editor().undoStack().undo();
    QCOMPARE(hexOf(bench.page->editor().bytes()), QByteArray(datagram));
    QCOMPARE(quick->current(), 0);
    // A UDP datagram begins anew, too.
    QVERIFY(bench.page->editor().set("udp.checksum", "0xdead"));
    QCOMPARE(quick->current(), 0);
    press(0);
    QCOMPARE(hexOf(bench.page->editor().bytes()), QByteArray(datagram));
}

void TestCraftPage::aPacketIsPastedOntoThePage()
{
    const Bench bench(m_topology);
    const Bytes echo = craft::builtinTemplate("icmp-echo")->serialize();
    QGuiApplication::clipboard()->setText(QString::fromLatin1(hexOf(echo)));
    bench.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
    auto* send = bench.find<QPushButton>("craftSend");
    send->setFocus();
    QTest::keySequence(send, QKeySequence(QKeySequence::Paste));
    QCOMPARE(bench.page->editor().bytes(), echo);
    auto* banner = bench.find<ui::Banner>("craftBanner");
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains("28 bytes of hex digits: IPv4, ICMP"), qPrintable(banner->message()));
    QVERIFY(bench.page->editor().set("ipv4.ttl", "3"));
    QVERIFY(!banner->isVisible()); // it was about the paste
}

void TestCraftPage::whatIsNoPacketOpensTheDialog()
{
    const Bench bench(m_topology);
    bench.page->paste("0000: 45 00 zz");
    auto* dialog = bench.page->findChild<QDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(hexOf(bench.page->editor().bytes()), QByteArray(datagram));
    dialog->close();
}

void TestCraftPage::saysHowThePacketLeavesBeforeItDoes()
{
    const Bench bench(m_topology);
    QTRY_VERIFY(bench.plan().contains("The system writes the total length and the header checksum."));
    QCOMPARE(bench.page->status().way, QString("Raw sockets: with this program's own rights"));
    QVERIFY(bench.page->editor().set("ipv4.header_checksum", "0xdead"));
    QTRY_VERIFY(bench.plan().contains("byte for byte")); // the only way that keeps it
    bench.page->chooseNetwork("three-routers");
    QTRY_VERIFY(bench.plan().contains("practice network"));
    QVERIFY(bench.page->status().network.contains("Three routers"));
}

void TestCraftPage::waysThatArePossibleAreOffered()
{
    const Bench bench(m_topology);
    QTRY_VERIFY(!bench.plan().isEmpty());
    auto* ways = bench.find<QComboBox>("craftWay");
    QCOMPARE(ways->count(), 5); // the best, and each of four
    const int datagramWay = ways->findData(int(SendWay::Datagram));
    QVERIFY(datagramWay > 0);
    ways->setCurrentIndex(datagramWay);
    Q_EMIT ways->activated(datagramWay);
    QTRY_VERIFY(bench.plan().contains("only the payload is yours"));
    QCOMPARE(bench.strip().way(), std::optional(SendWay::Datagram));
    bench.page->editor().replace(*craft::builtinTemplate("tcp-syn"), "TCP");
    QTRY_VERIFY(bench.plan().contains("cannot be sent"));
    QCOMPARE(bench.strip().way(), std::optional(SendWay::Datagram)); // a choice stays
}

void TestCraftPage::loopbackAddressesAreReplacedInAPracticeNetwork()
{
    const Bench bench(m_topology);
    bench.page->chooseNetwork("three-routers");
    auto* banner = bench.find<ui::Banner>("craftBanner");
    QVERIFY(banner->isVisible());
    QVERIFY(banner->message().contains("127.0.0.1"));
    Q_EMIT banner->actionTriggered();
    const craft::Packet& packet = bench.page->editor().packet();
    QCOMPARE(packet.text("ipv4.source").value_or(""), std::string("10.99.0.2"));
    QCOMPARE(packet.text("ipv4.destination").value_or(""), std::string("10.99.4.7"));
    QVERIFY(!banner->isVisible());
    bench.page->editor().undoStack().undo();
    QCOMPARE(hexOf(bench.page->editor().bytes()), QByteArray(datagram));
}

void TestCraftPage::addressesAreOfferedWithEachNewPacket()
{
    const Bench bench(m_topology);
    bench.practise();
    auto& editor = bench.page->editor();
    auto* banner = bench.find<ui::Banner>("craftBanner");
    const auto ends = [&editor] {
        return editor.packet().text("ipv4.source").value() + ' '
            + editor.packet().text("ipv4.destination").value();
    };
    bench.page->templates().use("tcp-syn");
    QVERIFY(banner->isVisible());
    QVERIFY(banner->message().contains("127.0.0.1"));
    Q_EMIT banner->actionTriggered();
    QCOMPARE(ends(), std::string("10.99.0.2 10.99.4.7"));
    QVERIFY(!banner->isVisible());
    // What the network has stays as it is, and so does a source that the sender fills in.
    craft::Packet packet = editor.packet();
    QVERIFY(packet.set("ipv4.source", "0.0.0.0") && packet.set("ipv4.destination", "192.0.2.1"));
    editor.replace(packet, "away");
    QVERIFY(banner->message().contains("192.0.2.1"));
    Q_EMIT banner->actionTriggered();
    QCOMPARE(ends(), std::string("0.0.0.0 10.99.4.7"));
    QVERIFY(packet.set("ipv4.source", "192.0.2.7") && packet.set("ipv4.destination", "10.99.4.7"));
    editor.replace(packet, "from afar");
    QVERIFY(banner->message().contains("comes from 192.0.2.7"));
    Q_EMIT banner->actionTriggered();
    QCOMPARE(ends(), std::string("10.99.0.2 10.99.4.7"));
    QVERIFY(packet.set("ipv4.source", "10.99.0.2") && packet.set("ipv4.destination", "224.0.0.1"));
    editor.replace(packet, "to a group");
    QVERIFY(!banner->isVisible());
    QVERIFY(editor.set("ipv4.destination", "192.0.2.1")); // by hand it is meant
    QVERIFY(!banner->isVisible());
    bench.page->chooseNetwork({});
    bench.page->templates().use("udp-hello");
    QVERIFY(!banner->isVisible());
}

/// Also in a small window, once there is something to be seen.
void TestCraftPage::theWayAndTheLadderHaveRoom()
{
    const Bench bench(m_topology);
    bench.practise();
    bench.click("craftSend");
    QTRY_COMPARE(bench.replies(), std::size_t {1});
    auto* replies = bench.page->findChild<ui::RepliesPanel*>();
    const int before = replies->height();
    for (const auto tab : {ui::RepliesPanel::OnTheWay, ui::RepliesPanel::Ladder}) {
        replies->setTab(tab);
        QTRY_VERIFY2(replies->height() >= 300, qPrintable(QString::number(replies->height())));
    }
    replies->setTab(ui::RepliesPanel::Replies);
    QTRY_COMPARE(replies->height(), before);
}

void TestCraftPage::aRunIsNotBegunAnewByItsButton()
{
    const Bench bench(m_topology);
    bench.practise();
    auto* repeat = bench.find<QPushButton>("craftRepeat");
    bench.find<ui::FormField>("sendTimes")->lineEdit()->setText("1000");
    QTest::keyClicks(bench.find<ui::FormField>("sendInterval")->lineEdit(), "60000");
    bench.click("craftRepeat");
    QTRY_VERIFY(bench.page->desk().isSending());
    QTRY_VERIFY(!repeat->isEnabled());
    QVERIFY(!bench.find<QPushButton>("sendRepeated")->isEnabled());
    bench.page->stopEverything();
    QTRY_VERIFY(repeat->isEnabled());
    QVERIFY(bench.find<QPushButton>("sendRepeated")->isEnabled());
}

/// Its source is zero, which the host there fills in, and its destination is in that network: nothing is to
/// be offered.
void TestCraftPage::theTemplateThatExpiresDoesSoInThePracticeNetwork()
{
    const QByteArray text
        = contentOf(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies/seven-hops.json"));
    const Bench bench(topology::parse(Bytes(text.begin(), text.end())).value());
    bench.page->editor().replace(*craft::builtinTemplate("ttl-3"), "TTL 3");
    bench.page->chooseNetwork("seven-hops");
    QVERIFY(!bench.find<ui::Banner>("craftBanner")->isVisible());
    QTRY_VERIFY(bench.plan().contains("fills in the source"));
    bench.click("craftSend");
    QTRY_COMPARE(bench.replies(), std::size_t {1});
    const crafting::Reply& reply = bench.page->desk().exchange().replies().front();
    QCOMPARE(int(reply.type), 11);
    QCOMPARE(reply.from.ip.text(), std::string("10.99.3.1"));
}

void TestCraftPage::sendsIntoThePracticeNetwork()
{
    const Bench bench(m_topology);
    bench.practise();
    bench.click("craftSend");
    QTRY_COMPARE(bench.replies(), std::size_t {1}); // nobody listens at 8888
    const crafting::Reply& reply = bench.page->desk().exchange().replies().front();
    QCOMPARE(reply.type, std::uint8_t {3});
    QCOMPARE(reply.code, std::uint8_t {3});
    QCOMPARE(bench.page->status().text, QString("1 sent · 1 reply"));
    QVERIFY(bench.page->canSave());
    QCOMPARE(bench.sent->load(), 0);
    // A choice among the replies opens the packet at the right.
    Q_EMIT bench.page->findChild<ui::RepliesPanel*>()->packetChosen(reply.seq);
    QCOMPARE(bench.find<ui::SegmentedControl>("craftSides")->current(), int(CraftPage::Side::Packet));
    QCOMPARE(bench.page->findChild<ui::PacketPanel*>()->shown(), reply.seq);
    // The next one joins the session; a TTL of 2 has its real effect.
    QVERIFY(bench.page->editor().set("ipv4.ttl", "2"));
    bench.click("craftSend");
    QTRY_COMPARE(bench.replies(), std::size_t {2});
    QCOMPARE(bench.page->desk().exchange().replies().back().from.ip.text(), std::string("10.99.2.1"));
    QCOMPARE(bench.sessions, 1);
}

void TestCraftPage::whatIsStillBeingWrittenIsSent()
{
    const Bench bench(m_topology);
    bench.practise();
    auto* grid = bench.page->findChild<ui::GridView*>();
    grid->activate(grid->gridLayout().find("ipv4.ttl"));
    auto* cell = grid->findChild<ui::CellInput*>();
    cell->setText("2");
    bench.page->send();
    QVERIFY(!cell->isOpen());
    QTRY_COMPARE(bench.replies(), std::size_t {1}); // but for the TTL the next one is the same
    QLineEdit* field = bench.writeInFieldList("ipv4.ttl");
    QVERIFY(field);
    field->setText("1");
    bench.page->send();
    QTRY_COMPARE(bench.replies(), std::size_t {2});
    const crafting::Exchange& exchange = bench.page->desk().exchange();
    const auto from = [&exchange](std::uint32_t number) {
        return QString::fromStdString(
            exchange.replies()[exchange.packet(number)->replies.at(0)].from.ip.text());
    };
    QCOMPARE(from(1), QString("10.99.2.1"));
    QCOMPARE(from(2), QString("10.99.1.1"));
}

void TestCraftPage::nothingIsSentWhileAValueIsRefused()
{
    const Bench bench(m_topology);
    bench.practise();
    bench.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
    auto* grid = bench.page->findChild<ui::GridView*>();
    grid->activate(grid->gridLayout().find("ipv4.ttl"));
    auto* cell = grid->findChild<ui::CellInput*>();
    cell->setText("999");
    bench.click("craftSend");
    QVERIFY(!cell->refusal().isEmpty());
    QVERIFY(cell->hasFocus());
    QTest::keyClick(cell, Qt::Key_Escape);
    QLineEdit* field = bench.writeInFieldList("ipv4.ttl");
    QVERIFY(field);
    field->setText("256");
    bench.page->send();
    QVERIFY(field->property("invalid").toBool());
    QVERIFY(!bench.page->findChild<ui::FieldList*>()->note().isEmpty());
    QTest::keyClick(field, Qt::Key_Escape);
    auto* payload = bench.page->findChild<ui::PayloadEditor*>();
    payload->setForm(ui::PayloadEditor::Form::Hex);
    auto* digits = payload->findChild<QPlainTextEdit*>("payloadHex");
    digits->setPlainText("68 6");
    bench.page->send();
    QVERIFY(!payload->error().isEmpty());
    QVERIFY(digits->hasFocus());
    QCOMPARE(bench.sessions, 0);
    digits->setPlainText("68 65");
    bench.page->send();
    QTRY_COMPARE(bench.sentSeen(), std::size_t {1});
}

void TestCraftPage::sendsManyAndCounts()
{
    const Bench bench(m_topology);
    bench.practise();
    bench.click("craftRepeat");
    QTRY_COMPARE(bench.sentSeen(), std::size_t {10});
    QTRY_COMPARE(bench.replies(), std::size_t {10});
    QCOMPARE(bench.page->status().text, QString("10 sent · 10 replies"));
}

void TestCraftPage::aForgedSourceIsConfirmedOncePerSession()
{
    const Bench bench(m_topology);
    QVERIFY(bench.page->editor().set("ipv4.source", "198.51.100.7"));
    QVERIFY(bench.page->editor().set("ipv4.destination", "192.0.2.99"));
    QTRY_VERIFY(bench.plan().contains("Send asks first"));
    auto* confirm = bench.find<ui::ConfirmStrip>("craftConfirm");
    bench.click("craftSend");
    QVERIFY(confirm->isVisible());
    bench.click("keepLocal");
    QVERIFY(!confirm->isVisible());
    QCOMPARE(bench.sessions, 0);
    bench.click("craftSend");
    bench.click("confirmOpen");
    QTRY_COMPARE(bench.sent->load(), 1);
    QVERIFY(!confirm->isVisible());
    bench.click("craftSend"); // once is enough
    QTRY_COMPARE(bench.sent->load(), 2);
    QVERIFY(!confirm->isVisible());
    QVERIFY(!bench.plan().contains("asks first"));
    QVERIFY(bench.plan().contains("confirmed"));
    QVERIFY(bench.page->editor().set("ipv4.ttl", "9"));
    QTRY_VERIFY(!bench.plan().contains("asks first") && bench.plan().contains("confirmed"));
    QVERIFY(bench.page->editor().set("ipv4.source", "192.0.2.10"));
    QTRY_VERIFY(!bench.plan().contains("confirmed"));
}

void TestCraftPage::anotherNetworkAsksAgain()
{
    const Bench bench(m_topology);
    QVERIFY(bench.page->editor().set("ipv4.source", "198.51.100.7"));
    QVERIFY(bench.page->editor().set("ipv4.destination", "192.0.2.99"));
    bench.click("craftSend"); // before there is a plan: the session itself asks
    auto* confirm = bench.find<ui::ConfirmStrip>("craftConfirm");
    QTRY_VERIFY(confirm->isVisible());
    QCOMPARE(bench.sent->load(), 0);
    bench.click("confirmOpen");
    QTRY_COMPARE(bench.sent->load(), 1);
    bench.page->chooseNetwork("three-routers");
    bench.page->chooseNetwork({});
    bench.click("craftSend");
    QTRY_VERIFY(confirm->isVisible());
    QCOMPARE(bench.sent->load(), 1);
}

void TestCraftPage::aRefusedSendIsASentenceUntilTheNextChange()
{
    const Bench bench(m_topology);
    bench.page->editor().replace(*craft::builtinTemplate("tcp-syn"), "TCP");
    bench.strip().setWay(SendWay::Datagram);
    bench.click("craftSend");
    auto* banner = bench.find<ui::Banner>("craftBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains("cannot be sent by “UDP socket, my payload”"),
        qPrintable(banner->message()));
    QCOMPARE(bench.sent->load(), 0);
    QVERIFY(bench.page->editor().set("tcp.window", "1"));
    QVERIFY(!banner->isVisible());
    QTRY_VERIFY(bench.plan().contains("cannot be sent by “UDP socket, my payload”"));
    bench.click("craftSend"); // which need not say it again
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(!banner->message().contains("UDP socket"));
}

void TestCraftPage::listensOnlyWhenAsked()
{
    const Bench bench(m_topology);
    bench.page->chooseNetwork("three-routers");
    auto* receiver = bench.page->findChild<ui::ReceiverPanel*>();
    Q_EMIT receiver->listen({.family = wire::Family::IPv4, .protocol = wire::LayerKind::Icmp});
    QTRY_COMPARE(bench.page->desk().session()->listening().size(), std::size_t {1});
    QVERIFY(bench.page->refresh()); // more may come at any time
    bench.page->stopEverything();
    QTRY_VERIFY(bench.page->desk().session()->listening().empty());
}

void TestCraftPage::stopsAtOnce()
{
    const Bench bench(m_topology);
    bench.practise();
    const ui::CraftNetwork network {.name = "three-routers", .title = {}, .make = [this] {
                                        return std::make_unique<crafting::PracticeNetwork>(m_topology);
                                    }};
    bench.page->desk().send(network,
        {.packet = bench.page->editor().packet(), .times = 1000, .interval = std::chrono::seconds(60)},
        "slow");
    QTRY_VERIFY(bench.page->desk().isSending());
    QVERIFY(bench.find<QPushButton>("craftStop")->isVisible());
    bench.page->stopEverything();
    QTRY_VERIFY(!bench.page->desk().isSending());
    QVERIFY(bench.find<QPushButton>("craftSend")->isVisible());
}

void TestCraftPage::aSavedSessionOpensAndSendsNothing()
{
    const Bench bench(m_topology);
    bench.practise();
    QVERIFY(bench.page->editor().set("ipv4.ttl", "2"));
    bench.click("craftSend");
    QTRY_COMPARE(bench.replies(), std::size_t {1});
    const Bytes sent = bench.page->editor().bytes();
    const QString file = bench.filePath("kept.sockscope");
    const QSignalSpy used(bench.page.get(), &ui::Page::fileUsed);
    bench.page->saveAs(file);
    QTRY_COMPARE(used.size(), 1);

    const Bench other(m_topology);
    other.page->openFile(file);
    QTRY_COMPARE(other.replies(), std::size_t {1});
    QVERIFY(other.page->desk().isReplay());
    QCOMPARE(other.page->title(), QString("kept"));
    QCOMPARE(other.page->editor().bytes(), sent); // what was sent last
    QCOMPARE(other.strip().network(), 1); // and where: Send would not let it out of the program
    const crafting::Reply& reply = other.page->desk().exchange().replies().front();
    QCOMPARE(reply.from.ip.text(), std::string("10.99.2.1"));
    QCOMPARE(reply.roundTrip, bench.page->desk().exchange().replies().front().roundTrip);
    QCOMPARE(other.sessions, 0);
    QCOMPARE(other.page->status().text, QString("1 sent · 1 reply"));
}

void TestCraftPage::knowsItsOwnFiles()
{
    const Bench bench(m_topology);
    bench.practise();
    bench.click("craftSend");
    QTRY_COMPARE(bench.replies(), std::size_t {1});
    const QString file = bench.filePath("own.sockscope");
    const QSignalSpy used(bench.page.get(), &ui::Page::fileUsed);
    bench.page->exportTo(file);
    QTRY_COMPARE(used.size(), 1);
    QCOMPARE(bench.page->claims(file), ui::Page::Claim::Own);
    QFile other(bench.filePath("other.sockscope"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("{}\n");
    other.close();
    QCOMPARE(bench.page->claims(other.fileName()), ui::Page::Claim::None);
}

void TestCraftPage::exportsPacketsAndThePicture()
{
    const Bench bench(m_topology);
    bench.practise();
    bench.click("craftSend");
    QTRY_COMPARE(bench.replies(), std::size_t {1});
    const QString capture = bench.filePath("packets.pcapng");
    bench.page->exportTo(capture);
    QTRY_VERIFY(!contentOf(capture).isEmpty());
    const QByteArray bytes = contentOf(capture);
    QCOMPARE(bytes.left(4).toHex(), QByteArray("0a0d0d0a")); // a section header block
    QVERIFY(bytes.toHex().contains(hexOf(bench.page->editor().bytes())));
    QVERIFY(bytes.contains("packet 1"));
    QCOMPARE(bytes.count("port unreachable") + bytes.count("for packet 1"), 1);
    const QString picture = bench.filePath("headers.png");
    bench.page->exportTo(picture);
    const QImage image(picture);
    const auto* grid = bench.page->findChild<ui::GridView*>();
    QCOMPARE(image.size(), grid->size() * 2);
    // "+ Options" can only be pressed.
    for (int cell = 0; cell < grid->gridLayout().count(); ++cell) {
        const QRect place(grid->cellRect(cell).topLeft() * 2, grid->cellRect(cell).size() * 2);
        const QImage part = image.copy(place.adjusted(4, 4, -4, -4));
        const bool isButton = grid->gridLayout().cell(cell).kind == ui::GridCell::Kind::Add;
        QImage blank(part.size(), part.format());
        blank.fill(part.pixel(0, 0));
        QCOMPARE(part == blank, isButton);
    }
}

void TestCraftPage::copiesThePacketAsHex()
{
    const Bench bench(m_topology);
    const auto actions = bench.page->findChildren<QAction*>();
    const auto copy = std::find_if(
        actions.begin(), actions.end(), [](const QAction* action) { return action->text() == "Hex digits"; });
    QVERIFY(copy != actions.end());
    (*copy)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(datagram));
}

void TestCraftPage::aNewSessionIsTheDatagramAgain()
{
    const Bench bench(m_topology);
    bench.practise();
    bench.click("craftSend");
    QTRY_COMPARE(bench.replies(), std::size_t {1});
    bench.page->startNew();
    QCOMPARE(hexOf(bench.page->editor().bytes()), QByteArray(datagram));
    QVERIFY(bench.page->desk().isEmpty());
    QVERIFY(!bench.page->canSave());
    QCOMPARE(bench.replies(), std::size_t {0});
}

QTEST_MAIN(TestCraftPage)
#include "tst_page.moc"
