// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/netthread.h"
#include "core/topology/topologyfile.h"
#include "core/tracing/practicenetwork.h"
#include "tests/ui/trace/handmade.h"
#include "ui/trace/hops/hoptable.h"
#include "ui/trace/inspector/probeinspector.h"
#include "ui/trace/names/tablebook.h"
#include "ui/trace/path/pathview.h"
#include "ui/trace/plot/latencycanvas.h"
#include "ui/trace/plot/latencyplot.h"
#include "ui/trace/toolbar/optionspanel.h"
#include "ui/trace/toolbar/targetbox.h"
#include "ui/trace/toolbar/tracetoolbar.h"
#include "ui/trace/tracepage.h"
#include "ui/trace/tracepeek.h"
#include "ui/trace/tracestrip.h"
#include "ui/trace/verdictwords.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/clampedlabel.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/networkbox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>

#include <cerrno>

using namespace socketscope;
using ui::HopModel;
using ui::TracePage;

class TestTracePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsSentUntilAsked();
    void tracesThePracticeNetwork();
    void aChoiceShowsInPictureAndTable();
    void frozenViewsStandStill();
    void stopsAtOnce();
    void anUnknownTargetIsASentenceAndOneThingToDo();
    void badOptionsAreMarkedWhereTheyStand();
    void probesThatCouldNotLeaveStandBesideTheVerdict();
    void optionsOutOfRangeLeaveTheTraceOnTheDesk_data();
    void optionsOutOfRangeLeaveTheTraceOnTheDesk();
    void aSourceOfAnotherFamilyIsNamedAndCanBeLeftEmpty();
    void icmpIsWhatIsTakenWhereNobodyAsksForAnother();
    void escapeLeavesThePeriodBeforeItStops();
    void anotherProtocolThanChosenIsSaid();
    void theVerdictSaysWhoseItIs();
    void onlyTargetsThatWereFoundAreRemembered();
    void whatIsCopiedAndExportedIsWhatIsFrozen();
    void theStripKeepsItsHeightAndItsOrder();
    void rowsComeBeforeThePlotWhereRoomIsShort();
    void targetsAreRememberedAndOffered();
    void aSavedTraceOpensAndRunsNothing();
    void knowsItsOwnFiles();
    void copiesAndExportsTheHops();
    void aChosenHopIsPlottedAndItsProbeOpened();
    void aPeriodOfThePlotIsWhatTheTableCounts();
    void aPointOfThePlotOpensItsProbe();
    void thePictureHoldsPathTableAndPlot();

private:
    lab::Topology m_topology;
};

namespace {

/// A page over one practice network, with a net thread of its own.
class Bench {
public:
    /// Other networks stand before that of the topology.
    explicit Bench(const lab::Topology& topology, std::vector<ui::TraceNetwork> networks = {})
        : m_settings(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat)
    {
        auto book = std::make_shared<ui::TableBook>();
        for (const lab::Router& router : topology.routers)
            for (const lab::NodeAddress& address : router.addresses)
                book->add(address.ip, {QString::fromStdString(address.name), router.asNumber, {}});
        ui::TraceNetwork network {.name = QString::fromStdString(topology.name),
            .title = QString::fromStdString(topology.title),
            .target = QString::fromStdString(topology.target),
            .targets = {QString::fromStdString(topology.target)},
            .make = [topology]() -> std::unique_ptr<tracing::Network> {
                return std::make_unique<tracing::PracticeNetwork>(topology);
            },
            .book = book};
        networks.push_back(network);
        page = std::make_unique<TracePage>(
            [this](const tracing::NetworkMaker& make, tracing::Session::Options options) {
                ++sessions;
                return std::make_unique<tracing::Session>(m_net.thread(), make, std::move(options));
            },
            networks, m_settings);
        page->resize(1100, 700);
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

    [[nodiscard]] ui::FormField* option(ui::OptionField field) const
    {
        for (auto* each : page->findChildren<ui::FormField*>())
            if (each->lineEdit()->toolTip() == ui::rangeOf(field))
                return each;
        return nullptr;
    }

    [[nodiscard]] QString verdictText() const { return page->findChild<ui::ClampedLabel*>()->whole(); }

    void traceOnce()
    {
        find<ui::SegmentedControl>("traceMode")->setCurrent(0);
        find<QPushButton>("trace")->click();
    }

    /// Frames, until the verdict is there.
    bool verdict(trace::Verdict::Kind kind) const
    {
        page->refresh();
        return page->desk().hops().verdict().kind == kind;
    }

    [[nodiscard]] QString filePath(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<TracePage> page;
    int sessions = 0;

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    net::NetThread m_net;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestTracePage::initTestCase()
{
    const QByteArray json
        = contentOf(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/topologies/three-routers.json"));
    const auto topology = topology::parse(Bytes(json.begin(), json.end()));
    QVERIFY(topology);
    m_topology = *topology;
}

void TestTracePage::nothingIsSentUntilAsked()
{
    Bench bench(m_topology);
    bench.page->refresh();
    QCOMPARE(bench.sessions, 0);
    QVERIFY(!bench.page->canSave());
    QVERIFY(!bench.page->status().shown);
    QCOMPARE(bench.page->status().text, QString());
    QVERIFY(bench.find<QWidget>("nothingTraced")->isVisible());
}

void TestTracePage::tracesThePracticeNetwork()
{
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    const auto* table = bench.find<ui::HopTable>("hops");
    auto& model = const_cast<ui::HopTable*>(table)->hopModel();
    QCOMPARE(model.rowCount(), 4); // three routers and the target
    QCOMPARE(model.index(0, HopModel::AddressColumn).data().toString(),
        QString::fromStdString(m_topology.routers[0].addresses[0].ip.text()));
    QVERIFY(!model.index(0, HopModel::NameColumn).data().toString().isEmpty());
    const auto* path = bench.find<ui::PathView>("path");
    QCOMPARE(path->pathLayout().columns(), 4);
    QCOMPARE(path->pathLayout().nodes().back().kind, ui::PathNode::Kind::Target);
    const ui::PageStatus status = bench.page->status();
    QVERIFY(status.network.contains(QString::fromStdString(m_topology.title)));
    QVERIFY(status.wayIsWhole);
    QVERIFY(status.text.startsWith(QStringLiteral("4 probes"))
        || status.text.contains(QStringLiteral(" probes")));
    QVERIFY(status.text.endsWith(QStringLiteral("0 unmatched replies")));
    QCOMPARE(bench.page->title(), QString::fromStdString(m_topology.target));
}

void TestTracePage::aChoiceShowsInPictureAndTable()
{
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    auto* table = bench.find<ui::HopTable>("hops");
    auto* path = bench.find<ui::PathView>("path");
    bench.page->select(2, 0);
    QCOMPARE(table->currentIndex().row(), 1);
    QCOMPARE(path->selectedNode(), 1);
    QTest::mouseClick(path->viewport(), Qt::LeftButton, {}, path->nodeRect(2).center());
    QCOMPARE(table->currentIndex().row(), 2);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(path->selectedNode(), 3);
    const auto* inspector = bench.page->findChild<ui::ProbeInspector*>();
    const std::uint32_t probe = inspector->probe();
    QVERIFY(probe != 0);
    QVERIFY(bench.page->desk().reader().answerEvent(probe) != 0);
    bench.find<QToolButton>("traceInspectorToggle")->click();
    QVERIFY(!inspector->isVisible());
}

void TestTracePage::frozenViewsStandStill()
{
    Bench bench(m_topology);
    bench.traceOnce();
    bench.find<QToolButton>("traceFreeze")->setChecked(true);
    const auto* path = bench.find<ui::PathView>("path");
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    QCOMPARE(path->pathLayout().columns(), 0); // the trace went on, the picture did not
    bench.find<QToolButton>("traceFreeze")->setChecked(false);
    bench.page->refresh();
    QCOMPARE(path->pathLayout().columns(), 4);
}

void TestTracePage::stopsAtOnce()
{
    Bench bench(m_topology);
    bench.find<ui::SegmentedControl>("traceMode")->setCurrent(1);
    bench.find<QPushButton>("trace")->click();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    QVERIFY(bench.page->refresh()); // goes on
    QVERIFY(bench.find<QPushButton>("stopTrace")->isVisible());
    bench.page->stopEverything();
    QTRY_VERIFY(!bench.page->desk().isBusy());
    QVERIFY(bench.find<QPushButton>("trace")->isVisible());
}

void TestTracePage::anUnknownTargetIsASentenceAndOneThingToDo()
{
    Bench bench(m_topology);
    bench.find<ui::TargetBox>("traceTarget")->setTarget(QStringLiteral("nobody.practice"));
    bench.traceOnce();
    const auto* banner = bench.page->findChild<ui::Banner*>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->message().contains(QStringLiteral("nobody.practice")));
    const auto buttons = banner->findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), qsizetype(1));
    buttons[0]->click();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    QVERIFY(!banner->isVisible());
}

void TestTracePage::probesThatCouldNotLeaveStandBesideTheVerdict()
{
    test::Handmade trace;
    trace.sevenHops();
    const QString before = ui::verdictText(trace.hops).text;
    QVERIFY(!before.contains("could not leave"));
    trace.hops.notSent(
        {.number = 100, .ttl = 1}, {}, {.code = ErrorCode::SystemCall, .systemError = ENETDOWN});
    QCOMPARE(ui::verdictText(trace.hops).text, before + " 1 probe could not leave: the interface is down.");
}

void TestTracePage::badOptionsAreMarkedWhereTheyStand()
{
    ui::TraceAsk ask;
    ui::OptionTexts texts;
    const auto at
        = [&texts](ui::OptionField field) -> QString& { return texts[static_cast<std::size_t>(field)]; };
    at(ui::OptionField::Max) = QStringLiteral("64");
    at(ui::OptionField::Interval) = QStringLiteral("0.5");
    at(ui::OptionField::Tos) = QStringLiteral("0xb8");
    at(ui::OptionField::Source) = QStringLiteral("10.0.0.1");
    QVERIFY(!ui::readOptions(texts, ask));
    QCOMPARE(ask.settings.maxTtl, std::uint8_t(64));
    QCOMPARE(ask.settings.interval, Duration(std::chrono::milliseconds(500)));
    QCOMPARE(ask.settings.shape.typeOfService, std::uint8_t(0xb8));
    QCOMPARE(ask.settings.shape.source, test::ip("10.0.0.1"));
    QVERIFY(!ask.settings.waitAsked);
    for (const auto& [field, text] :
        {std::pair {ui::OptionField::Max, "256"}, {ui::OptionField::Max, "0"}, {ui::OptionField::Wait, "-1"},
            {ui::OptionField::Wait, "soon"}, {ui::OptionField::Pattern, "0x100"},
            {ui::OptionField::Port, "65536"}, {ui::OptionField::Source, "localhost"}}) {
        ui::OptionTexts bad;
        bad[static_cast<std::size_t>(field)] = QString::fromLatin1(text);
        QCOMPARE(ui::readOptions(bad, ask), std::optional(field));
    }
    QCOMPARE(ui::fieldOf({.code = ErrorCode::OutOfRange, .detail = "size"}, trace::Protocol::Udp),
        std::optional(ui::OptionField::Size));
    QCOMPARE(ui::fieldOf({.code = ErrorCode::OutOfRange, .detail = "port"}, trace::Protocol::Tcp),
        std::optional(ui::OptionField::SourcePort));
    QVERIFY(!ui::fieldOf({.code = ErrorCode::UnresolvableHost}, trace::Protocol::Udp));
    // A target of another family than asked for is none of the options' business.
    QVERIFY(!ui::fieldOf({.code = ErrorCode::MixedFamilies, .detail = "a.example"}, trace::Protocol::Udp));
}

void TestTracePage::optionsOutOfRangeLeaveTheTraceOnTheDesk_data()
{
    QTest::addColumn<ui::OptionField>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("size") << ui::OptionField::Size << QStringLiteral("20") << QStringLiteral("28 to 65535");
    QTest::newRow("first") << ui::OptionField::First << QStringLiteral("40")
                           << QStringLiteral("up to the last TTL");
    QTest::newRow("queries") << ui::OptionField::Queries << QStringLiteral("11") << QStringLiteral("1 to 10");
    QTest::newRow("interval") << ui::OptionField::Interval << QStringLiteral("0.001")
                              << QStringLiteral("0.01 to 86400 seconds");
    QTest::newRow("wait") << ui::OptionField::Wait << QStringLiteral("4000")
                          << QStringLiteral("3600 seconds");
    QTest::newRow("window") << ui::OptionField::InFlight << QStringLiteral("2000")
                            << QStringLiteral("1 to 1024");
}

void TestTracePage::optionsOutOfRangeLeaveTheTraceOnTheDesk()
{
    QFETCH(ui::OptionField, field);
    QFETCH(QString, text);
    QFETCH(QString, said);
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    bench.option(field)->setText(text);
    bench.traceOnce();
    QVERIFY(bench.find<ui::OptionsPanel>("traceOptions")->isVisible());
    QVERIFY(bench.find<QLabel>("optionsError")->isVisible());
    QVERIFY2(bench.find<QLabel>("optionsError")->text().contains(said),
        qPrintable(bench.find<QLabel>("optionsError")->text()));
    QCOMPARE(bench.sessions, 1);
    QVERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    QVERIFY(!bench.page->findChild<ui::Banner*>()->isVisible());
}

void TestTracePage::aSourceOfAnotherFamilyIsNamedAndCanBeLeftEmpty()
{
    Bench bench(m_topology);
    const QString address = QString::fromStdString(m_topology.hosts[1].addresses[0].ip.text());
    bench.option(ui::OptionField::Source)->setText(QStringLiteral("fd00::1"));
    bench.find<ui::TargetBox>("traceTarget")->setTarget(address);
    bench.traceOnce(); // an address: its family is known beforehand
    QCOMPARE(bench.sessions, 0);
    QVERIFY(bench.find<QLabel>("optionsError")->text().contains(QStringLiteral("fd00::1")));

    auto* box = bench.find<ui::TargetBox>("traceTarget");
    box->setTarget(QString::fromStdString(m_topology.target));
    bench.traceOnce(); // a name
    const auto* banner = bench.page->findChild<ui::Banner*>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->message().contains(QStringLiteral("fd00::1")));
    banner->findChildren<QPushButton*>()[0]->click();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    QCOMPARE(bench.option(ui::OptionField::Source)->text(), QString());
}

void TestTracePage::icmpIsWhatIsTakenWhereNobodyAsksForAnother()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    ui::TraceToolBar bar(settings, {});
    bar.setTarget(QStringLiteral("a.example"));
    auto* protocol = bar.findChild<ui::SegmentedControl*>(QStringLiteral("traceProtocol"));
    QVERIFY(!bar.ask()->protocolAsked);
    for (const int other : {1, 2}) {
        protocol->setCurrent(other);
        QVERIFY(bar.ask()->protocolAsked);
    }
    protocol->setCurrent(0);
    QVERIFY(!bar.ask()->protocolAsked);
}

void TestTracePage::escapeLeavesThePeriodBeforeItStops()
{
    Bench bench(m_topology);
    bench.find<ui::SegmentedControl>("traceMode")->setCurrent(1);
    bench.find<QPushButton>("trace")->click();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    auto* plot = bench.page->findChild<ui::LatencyPlot*>();
    QSignalSpy cleared(plot, &ui::LatencyPlot::periodCleared);
    QVERIFY(!bench.page->takeBack());
    auto* focus = plot->findChild<QPushButton*>(QStringLiteral("plotFocus"));
    focus->setChecked(true);
    QVERIFY(bench.page->takeBack());
    QVERIFY(!focus->isChecked());
    auto* canvas = plot->findChild<ui::LatencyCanvas*>();
    Q_EMIT canvas->periodDragged(0, 60, true);
    if (plot->period()) {
        QVERIFY(bench.page->takeBack());
        QCOMPARE(cleared.size(), 1);
        QVERIFY(!plot->period());
    }
    QVERIFY(bench.page->desk().isBusy());
    QVERIFY(!bench.page->takeBack());
}

void TestTracePage::anotherProtocolThanChosenIsSaid()
{
    /// A network without rights: it takes UDP where ICMP was the choice.
    class NoRights final : public tracing::Network {
    public:
        explicit NoRights(const lab::Topology& topology)
            : m_practice(topology)
        {
        }
        std::string name() const override { return m_practice.name(); }
        void lookUp(const std::string& target, wire::Family family, net::Resolver::Answer answer) override
        {
            m_practice.lookUp(target, family, std::move(answer));
        }
        Result<net::Way> chooseWay(const trace::Settings& settings, std::optional<trace::Via>, bool) override
        {
            net::Way way {.via = trace::Via::Udp,
                .reason = net::WayReason::NoRights,
                .settings = settings,
                .otherProtocol = true,
                .showsHeaders = false};
            way.settings.shape.protocol = trace::Protocol::Udp;
            return way;
        }
        Result<std::unique_ptr<trace::ProbeTransport>> open(
            const net::Way& way, const net::SessionTime& time) override
        {
            return m_practice.open(way, time);
        }

    private:
        tracing::PracticeNetwork m_practice;
    };
    const ui::TraceNetwork network {.target = QString::fromStdString(m_topology.target),
        .make = [topology = m_topology]() -> std::unique_ptr<tracing::Network> {
            return std::make_unique<NoRights>(topology);
        }};
    Bench bench(m_topology, {network});
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    QVERIFY(bench.verdictText().contains(QStringLiteral("in place of ICMP")));
    const ui::PageStatus status = bench.page->status();
    QVERIFY(status.wayNote.contains(QStringLiteral("in place of ICMP")));
    QVERIFY(!status.wayIsWhole);
}

void TestTracePage::theVerdictSaysWhoseItIs()
{
    const ui::TraceNetwork another {
        .name = "another", .title = "Another", .summary = "Somewhere else.", .target = "elsewhere.practice"};
    Bench bench(m_topology, {another});
    auto* box = bench.find<ui::NetworkBox>("traceNetwork");
    const auto choose = [box](int index) {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    };
    choose(1);
    bench.find<ui::SegmentedControl>("traceMode")->setCurrent(1);
    bench.find<QPushButton>("trace")->click();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    const QString own = bench.verdictText();
    QVERIFY(own.startsWith(QString::fromStdString(m_topology.target)));
    choose(0);
    QCOMPARE(bench.verdictText(), QString::fromStdString(m_topology.title) + QStringLiteral(": ") + own);
    bench.page->stopEverything();
    QTRY_VERIFY(!bench.page->desk().isBusy());
    bench.page->refresh();
    QCOMPARE(bench.verdictText(), QStringLiteral("Somewhere else."));
    choose(1);
    QVERIFY(!bench.verdictText().contains(QStringLiteral("Somewhere")));
}

void TestTracePage::onlyTargetsThatWereFoundAreRemembered()
{
    lab::Topology here = m_topology;
    here.name.clear(); // stands for this computer's network
    Bench bench(here);
    auto* box = bench.find<ui::TargetBox>("traceTarget");
    bench.page->findChild<ui::TraceToolBar*>()->setPracticeNames({}, false);
    box->setTarget(QStringLiteral("nobody.practice"));
    bench.traceOnce();
    QTRY_VERIFY(bench.page->findChild<ui::Banner*>()->isVisible());
    QCOMPARE(box->count(), 0);
    box->setTarget(QString::fromStdString(m_topology.target));
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    QCOMPARE(box->count(), 1);
    QCOMPARE(box->itemText(0), QString::fromStdString(m_topology.target));
}

void TestTracePage::whatIsCopiedAndExportedIsWhatIsFrozen()
{
    Bench bench(m_topology);
    bench.option(ui::OptionField::Interval)->setText(QStringLiteral("0.05"));
    bench.find<ui::SegmentedControl>("traceMode")->setCurrent(1);
    bench.find<QPushButton>("trace")->click();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    bench.find<QToolButton>("traceFreeze")->setChecked(true);
    const QString report = bench.page->report();
    const std::uint64_t sent = bench.page->desk().hops().all()[0].sent;
    const auto rounds = bench.page->desk().hops().rounds();
    QTRY_VERIFY(bench.page->refresh() && bench.page->desk().hops().rounds() > rounds + 3);
    QCOMPARE(bench.page->report(), report);
    QCOMPARE(bench.find<ui::HopTable>("hops")->hopModel().row(0).sent, sent);
    bench.page->exportTo(bench.filePath("t.txt"));
    bench.page->exportTo(bench.filePath("t.json"));
    bench.page->exportTo(bench.filePath("t.pcapng"));
    QTRY_COMPARE(QString::fromUtf8(contentOf(bench.filePath("t.txt"))), report);
    QTRY_VERIFY(!contentOf(bench.filePath("t.json")).isEmpty());
    const QJsonObject json = QJsonDocument::fromJson(contentOf(bench.filePath("t.json"))).object();
    QCOMPARE(json["hops"].toArray()[0].toObject()["sent"].toInteger(), qint64(sent));
    QTRY_VERIFY(!contentOf(bench.filePath("t.pcapng")).isEmpty());
    const QByteArray last = "round " + QByteArray::number(rounds + 2);
    QVERIFY(!contentOf(bench.filePath("t.pcapng")).contains(last));
    bench.find<QToolButton>("traceFreeze")->setChecked(false);
    QVERIFY(bench.page->report() != report);
    bench.page->exportTo(bench.filePath("u.pcapng"));
    QTRY_VERIFY(contentOf(bench.filePath("u.pcapng")).contains(last));
}

void TestTracePage::theStripKeepsItsHeightAndItsOrder()
{
    ui::TraceStrip strip({{.title = "Here"}});
    strip.resize(900, strip.sizeHint().height());
    strip.show();
    strip.showVerdict({QStringLiteral("Short.")});
    const int height = strip.sizeHint().height();
    auto* label = strip.findChild<ui::ClampedLabel*>();
    QCOMPARE(label->toolTip(), QString());
    const QString whole = QStringLiteral("What is said here is long. ").repeated(20).trimmed();
    strip.showVerdict({whole});
    QCOMPARE(strip.sizeHint().height(), height);
    QCOMPARE(label->text().count(QLatin1Char('\n')), 1); // two lines
    QVERIFY(label->text().endsWith(QChar(0x2026)));
    QVERIFY(label->toolTip().contains(whole));
    QCOMPARE(label->accessibleName(), whole);

    strip.setHasTrace(true);
    QStringList order;
    for (const QWidget* each = label->nextInFocusChain(); each != label; each = each->nextInFocusChain())
        if (qobject_cast<const QToolButton*>(each))
            order << each->objectName();
    QCOMPARE(order,
        (QStringList {QStringLiteral("traceFreeze"), QStringLiteral("traceCopy"),
            QStringLiteral("traceInspectorToggle")}));
}

void TestTracePage::rowsComeBeforeThePlotWhereRoomIsShort()
{
    Bench bench(m_topology);
    bench.page->resize(950, 700);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    bench.page->refresh();
    auto* table = bench.find<ui::HopTable>("hops");
    QVERIFY(!table->isDense());
    bench.page->resize(950, 430);
    QVERIFY(table->isDense());
    const QRect last = table->visualRect(table->model()->index(3, 0));
    QVERIFY2(table->viewport()->rect().contains(last),
        qPrintable(QStringLiteral("%1 of %2").arg(last.bottom()).arg(table->viewport()->height())));
}

void TestTracePage::targetsAreRememberedAndOffered()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    ui::TargetBox box(settings);
    box.setTarget(QStringLiteral("b.example"));
    box.remember(QStringLiteral("a.example"));
    box.remember(QStringLiteral("b.example"));
    box.remember(QStringLiteral("a.example"));
    QCOMPARE(box.target(), QStringLiteral("b.example")); // what stands there stays
    QCOMPARE(box.count(), 2);
    QCOMPARE(box.itemText(0), QStringLiteral("a.example"));
    for (int i = 0; i < 50; ++i)
        box.remember(QStringLiteral("%1.example").arg(i));
    QCOMPARE(box.count(), ui::TargetBox::mostRemembered);
    box.setNames({QStringLiteral("web.practice")});
    QCOMPARE(box.count(), 1);
    ui::TargetBox next(settings);
    QCOMPARE(next.itemText(0), QStringLiteral("49.example"));
}

void TestTracePage::aSavedTraceOpensAndRunsNothing()
{
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    QSignalSpy used(bench.page.get(), &ui::Page::fileUsed);
    const QString path = bench.filePath("trace.sockscope");
    bench.page->saveAs(path);
    QTRY_COMPARE(used.size(), 1);

    ui::TraceNetwork another {.name = "another", .target = "elsewhere.practice"};
    Bench other(m_topology, {another});
    QCOMPARE(other.page->claims(path), ui::Page::Claim::Own);
    QCOMPARE(other.find<ui::TargetBox>("traceTarget")->target(), QString("elsewhere.practice"));
    other.page->openFile(path);
    QTRY_VERIFY(other.verdict(trace::Verdict::Kind::Reached));
    QCOMPARE(other.sessions, 0);
    QCOMPARE(other.find<ui::PathView>("path")->pathLayout(), bench.find<ui::PathView>("path")->pathLayout());
    QVERIFY(other.page->canSave());
    QVERIFY(!other.page->refresh()); // nothing more is to come
    // What can be traced now is what the file shows.
    QCOMPARE(other.find<ui::NetworkBox>("traceNetwork")->currentIndex(), 1);
    QCOMPARE(other.find<ui::TargetBox>("traceTarget")->target(), QString::fromStdString(m_topology.target));
}

void TestTracePage::knowsItsOwnFiles()
{
    Bench bench(m_topology);
    const QString path = bench.filePath("talk.sockscope");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\":\"socketscope-session\",\"version\":1}\n");
    file.close();
    QVERIFY(!ui::holdsTrace(path));
    QCOMPARE(bench.page->claims(path), ui::Page::Claim::None);
    QVERIFY(!ui::holdsTrace(bench.filePath("none.sockscope")));
}

void TestTracePage::copiesAndExportsTheHops()
{
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    const QString address = QString::fromStdString(m_topology.routers[0].addresses[0].ip.text());
    QVERIFY(
        bench.page->report().contains(address) || bench.page->report().contains(QStringLiteral("practice")));
    QSignalSpy notices(bench.page.get(), &ui::Page::noticeRaised);
    const auto exported = [&bench](const char* name) {
        bench.page->exportTo(bench.filePath(name));
        return contentOf(bench.filePath(name));
    };
    QVERIFY(exported("p.png").startsWith("\x89PNG"));
    QVERIFY(exported("p.svg").contains("<svg"));
    bench.page->exportTo(bench.filePath("t.csv"));
    bench.page->exportTo(bench.filePath("t.json"));
    bench.page->exportTo(bench.filePath("t.pcapng"));
    QTRY_VERIFY(contentOf(bench.filePath("t.csv")).contains(address.toUtf8()));
    QTRY_VERIFY(contentOf(bench.filePath("t.json")).startsWith('{'));
    QTRY_VERIFY(contentOf(bench.filePath("t.pcapng")).startsWith("\x0a\x0d\x0d\x0a"));
    QCOMPARE(notices.size(), 0);
    bench.page->exportTo(bench.filePath("no/such/folder/t.csv"));
    QTRY_COMPARE(notices.size(), 1);
}

void TestTracePage::aChosenHopIsPlottedAndItsProbeOpened()
{
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    const auto* plot = bench.page->findChild<ui::LatencyPlot*>();
    const auto* inspector = bench.page->findChild<ui::ProbeInspector*>();
    QCOMPARE(inspector->probe(), 0U);
    bench.page->select(3, 0);
    bench.page->refresh();
    QVERIFY(plot->lines().line(3));
    const trace::Hop& hop = bench.page->desk().hops().all()[2];
    QCOMPARE(inspector->probe(), hop.samples.back().probe);
    bench.page->startNew();
    QCOMPARE(inspector->probe(), 0U);
    QVERIFY(!plot->lines().hasSamples());
}

void TestTracePage::aPeriodOfThePlotIsWhatTheTableCounts()
{
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    auto* plot = bench.page->findChild<ui::LatencyPlot*>();
    const HopModel& model = bench.find<ui::HopTable>("hops")->hopModel();
    const auto sent = [&model] { return model.row(0).sent; };
    QVERIFY(sent() > 0);
    const Instant end = bench.page->desk().hops().startedAt() + std::chrono::hours(2);
    Q_EMIT plot->periodChosen(end, end + std::chrono::hours(1)); // nothing was sent then
    bench.page->refresh();
    QCOMPARE(sent(), std::uint64_t(0));
    Q_EMIT plot->periodCleared();
    bench.page->refresh();
    QVERIFY(sent() > 0);
}

void TestTracePage::aPointOfThePlotOpensItsProbe()
{
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    auto* plot = bench.page->findChild<ui::LatencyPlot*>();
    const std::uint32_t probe = bench.page->desk().hops().all()[1].samples.front().probe;
    Q_EMIT plot->probeChosen(probe);
    QCOMPARE(bench.page->findChild<ui::ProbeInspector*>()->probe(), probe);
    QCOMPARE(bench.find<ui::HopTable>("hops")->currentIndex().row(), 1);
}

void TestTracePage::thePictureHoldsPathTableAndPlot()
{
    Bench bench(m_topology);
    bench.traceOnce();
    QTRY_VERIFY(bench.verdict(trace::Verdict::Kind::Reached));
    bench.page->refresh();
    bench.page->exportTo(bench.filePath("whole.svg"));
    const QString svg = QString::fromUtf8(contentOf(bench.filePath("whole.svg")));
    QVERIFY(svg.contains(QString::fromStdString(m_topology.routers[0].addresses[0].ip.text()))); // path
    QVERIFY(svg.contains(QStringLiteral(">Jitter<"))); // table
    QVERIFY(svg.contains(QStringLiteral("Latency over time"))); // plot
    QVERIFY(!svg.contains(QStringLiteral("<image")));
    if (const QString folder = qEnvironmentVariable("SOCKETSCOPE_SCREENSHOTS"); !folder.isEmpty())
        bench.page->exportTo(folder + QStringLiteral("/trace-picture.png"));
}

QTEST_MAIN(TestTracePage)
#include "tst_tracepage.moc"
