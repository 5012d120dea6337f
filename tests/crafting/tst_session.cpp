// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/planner.h"
#include "core/crafting/runner.h"
#include "core/crafting/session.h"
#include "core/journal/sessionreader.h"
#include "core/net/netthread.h"
#include "tests/crafting/virtualsend.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::crafting;
using namespace socketscope::crafting::test;

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsAndHearsTheReply();
    void aRecordedSessionOpensAsItWas();
    void sendsManyWithACounter();
    void paysOutInIntervals();
    void stopEndsABurstAtOnce();
    void aSecondSendTakesTheFirstOnesPlace();
    void silenceIsConcludedAfterTheWait();
    void theSlowestOfManyIsWaitedFor();
    void socketsAreClosedBeforeItIsOver();
    void aFieldThatCannotCountIsRefused();
    void aForgedSourceIsRefusedUntilConfirmed();
    void aNetworkThatSaysNoIsRefused();
    void listensAndStopsListening();
    void mayGoAwayWhileItRuns();
    void thePlannerAnswersTheNewestQuestion();

private:
    std::unique_ptr<Session> session(
        Session::Options options = {}, const QString& topology = "three-routers");

    std::optional<net::NetThread> m_net;
};

namespace {

SendRequest request(std::uint32_t times = 1)
{
    const std::string target = shipped("three-routers").hosts[1].addresses[0].ip.text();
    return {
        .packet = packet("icmp-echo", {{"ipv4.source", "10.99.0.2"}, {"ipv4.destination", target.c_str()}}),
        .times = times};
}

/// This computer, as it were: a plan that says what a test wants, and nothing leaves.
class Paper final : public Network {
public:
    explicit Paper(
        craft::SendPlan plan, std::function<void()> closed = [] {})
        : m_plan(std::move(plan))
        , m_closed(std::move(closed))
    {
    }
    [[nodiscard]] std::string name() const override { return {}; }
    [[nodiscard]] craft::SendPlan plan(const craft::Packet&, std::optional<craft::SendWay>) override
    {
        return m_plan;
    }
    [[nodiscard]] Result<std::unique_ptr<Transport>> open(
        const craft::SendPlan&, const craft::Packet&, const Place&) override
    {
        return std::make_unique<Wire>(m_closed);
    }
    [[nodiscard]] Result<std::unique_ptr<Transport>> listen(const Listening&, const Place&) override
    {
        return fail({.code = ErrorCode::NeedsRawSockets, .detail = "raw"});
    }

private:
    class Wire final : public Transport {
    public:
        explicit Wire(std::function<void()> closed)
            : m_closed(std::move(closed))
        {
        }
        Wire(const Wire&) = delete;
        Wire& operator=(const Wire&) = delete;
        ~Wire() override { m_closed(); }

    private:
        [[nodiscard]] Result<Departure> send(ByteView packet, Instant now) override
        {
            if (packet.size() > 1500)
                return fail({.code = ErrorCode::SystemCall, .detail = "sendto", .systemError = EMSGSIZE});
            return Departure {.at = now, .packet = packet};
        }
        [[nodiscard]] std::optional<Arrival> take(Instant) override { return {}; }
        void setWake(std::function<void()>) override { }
        std::function<void()> m_closed;
    };
    craft::SendPlan m_plan;
    std::function<void()> m_closed;
};

/// A link with two neighbours who answer what is sent to all: one at once, the other when it gets to it.
class Crowd final : public Network {
public:
    [[nodiscard]] std::string name() const override { return {}; }
    [[nodiscard]] craft::SendPlan plan(const craft::Packet&, std::optional<craft::SendWay>) override
    {
        return {.way = craft::SendWay::RawHeader};
    }
    [[nodiscard]] Result<std::unique_ptr<Transport>> open(
        const craft::SendPlan&, const craft::Packet&, const Place& place) override
    {
        return std::make_unique<Wire>(place);
    }
    [[nodiscard]] Result<std::unique_ptr<Transport>> listen(const Listening&, const Place&) override
    {
        return fail({.code = ErrorCode::NeedsRawSockets, .detail = "raw"});
    }

private:
    class Wire final : public Transport {
    public:
        explicit Wire(const Place& place)
            : m_time(place.time)
        {
        }

    private:
        void answer(const char* from)
        {
            m_waiting.push_back(packet("udp-hello",
                {{"ipv4.source", from}, {"ipv4.destination", "10.0.0.1"}, {"udp.source_port", "8888"},
                    {"udp.destination_port",
                        "8000"}}).serialize());
            m_wake();
        }
        [[nodiscard]] Result<Departure> send(ByteView packet, Instant now) override
        {
            QTimer::singleShot(0, &m_alive, [this] { answer("10.0.0.2"); });
            QTimer::singleShot(300, &m_alive, [this] { answer("10.0.0.3"); }); // more than the usual wait
            return Departure {.at = now, .packet = packet, .many = true};
        }
        [[nodiscard]] std::optional<Arrival> take(Instant) override
        {
            if (m_waiting.empty())
                return {};
            m_taken = m_waiting.front();
            m_waiting.pop_front();
            return Arrival {.at = m_time.now(), .packet = m_taken};
        }
        void setWake(std::function<void()> wake) override { m_wake = std::move(wake); }

        QObject m_alive;
        net::SessionTime m_time;
        std::deque<Bytes> m_waiting;
        Bytes m_taken;
        std::function<void()> m_wake;
    };
};

Exchange exchangeOf(const journal::Journal& journal)
{
    Exchange exchange;
    while (exchange.update(journal)) { }
    return exchange;
}

} // namespace

void TestSession::init()
{
    m_net.emplace();
}

void TestSession::cleanup()
{
    m_net.reset();
}

std::unique_ptr<Session> TestSession::session(Session::Options options, const QString& topology)
{
    return std::make_unique<Session>(
        m_net->thread(), [topology] { return std::make_unique<PracticeNetwork>(shipped(topology)); },
        options);
}

void TestSession::sendsAndHearsTheReply()
{
    const auto run = session();
    QVERIFY(run->state() == State::Idle);
    const QSignalSpy states(run.get(), &Session::stateChanged);
    run->send(request());
    QTRY_VERIFY(states.size() >= 3 && run->state() == State::Idle);
    QCOMPARE(states.size(), 3); // sending, waiting, idle
    const Exchange exchange = exchangeOf(run->journal());
    QCOMPARE(exchange.sent().size(), std::size_t(1));
    QCOMPARE(exchange.replies().size(), std::size_t(1));
    QVERIFY(!exchange.sent().front().gaveUp);
    QVERIFY(exchange.replies().front().kind == trace::AnswerKind::EchoReply);
}

void TestSession::aRecordedSessionOpensAsItWas()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("craft.sockscope");
    const auto run = session({.title = "By hand", .file = path});
    const QSignalSpy states(run.get(), &Session::stateChanged);
    run->send(request(3));
    QTRY_VERIFY(states.size() >= 3 && run->state() == State::Idle);
    QVERIFY(run->finishRecording());
    const auto opened = journal::openSession(path.toStdString());
    QVERIFY(opened && !opened->cut);
    QCOMPARE(opened->header.title, std::string("By hand"));
    const QStringList told = textOf(exchangeOf(run->journal()));
    QCOMPARE(textOf(exchangeOf(*opened->journal)), told);
    QVERIFY(told.size() > 3 * 10);
}

void TestSession::sendsManyWithACounter()
{
    const auto run = session();
    SendRequest many = request(500);
    many.counterField = "icmp.sequence_number";
    const QSignalSpy states(run.get(), &Session::stateChanged);
    run->send(many);
    QTRY_VERIFY(states.size() >= 3 && run->state() == State::Idle);
    const Exchange exchange = exchangeOf(run->journal());
    QCOMPARE(exchange.sent().size(), std::size_t(500));
    QCOMPARE(exchange.replies().size(), std::size_t(500));
    const journal::JournalView view(run->journal());
    const ByteView first = view.at(exchange.sent().front().seq).bytes.view();
    const ByteView last = view.at(exchange.sent().back().seq).bytes.view();
    const auto sequence = [](ByteView bytes) { return bytes[26] * 256 + bytes[27]; };
    QCOMPARE(sequence(last) - sequence(first), 499);
    for (const Reply& reply : exchange.replies())
        QVERIFY(!reply.duplicate);
}

void TestSession::paysOutInIntervals()
{
    const auto run = session();
    SendRequest paced = request(4);
    paced.interval = 20ms;
    const QSignalSpy states(run.get(), &Session::stateChanged);
    run->send(paced);
    QTRY_VERIFY(states.size() >= 3 && run->state() == State::Idle);
    const Exchange exchange = exchangeOf(run->journal());
    QCOMPARE(exchange.sent().size(), std::size_t(4));
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(exchange.sent()[i].at >= exchange.sent()[0].at + 20ms * static_cast<int>(i) - 1ms);
}

void TestSession::stopEndsABurstAtOnce()
{
    const auto run = session();
    const QSignalSpy states(run.get(), &Session::stateChanged);
    SendRequest endless = request(SendRequest::mostTimes);
    endless.interval = 1ms;
    run->send(endless);
    QTRY_VERIFY(run->state() == State::Sending);
    run->stopAll();
    QTRY_VERIFY(run->state() == State::Idle);
    const std::size_t count = exchangeOf(run->journal()).sent().size();
    QVERIFY(count < SendRequest::mostTimes);
    run->stopAll(); // once more does nothing
    run->send(request());
    QTRY_VERIFY(exchangeOf(run->journal()).sent().size() == count + 1);
}

void TestSession::aSecondSendTakesTheFirstOnesPlace()
{
    const auto run = session();
    SendRequest slow = request(1000);
    slow.interval = 1h;
    run->send(slow);
    QTRY_VERIFY(run->state() == State::Sending);
    const QSignalSpy states(run.get(), &Session::stateChanged);
    run->send(request());
    QTRY_VERIFY(!states.isEmpty() && run->state() == State::Idle);
    const Exchange exchange = exchangeOf(run->journal());
    QCOMPARE(exchange.sent().size(), std::size_t(2));
    QCOMPARE(exchange.sent().back().number, 2U);
}

void TestSession::silenceIsConcludedAfterTheWait()
{
    const auto run = session();
    SendRequest wrong = request();
    QVERIFY(wrong.packet.set("icmp.checksum", "1"));
    wrong.wait = 150ms;
    const QSignalSpy states(run.get(), &Session::stateChanged);
    run->send(wrong);
    QTRY_VERIFY(states.size() >= 3 && run->state() == State::Idle);
    const Exchange exchange = exchangeOf(run->journal());
    QVERIFY(exchange.sent().front().gaveUp);
    const SilenceReason reason = exchange.silenceOf(exchange.sent().front(), run->journal());
    QVERIFY(reason.why == Silence::DroppedAt && reason.reason == lab::Reason::WrongTransportChecksum);
}

/// Whoever ends with the news has the last calls in the journal.
void TestSession::theSlowestOfManyIsWaitedFor()
{
    Session run(m_net->thread(), [] { return std::make_unique<Crowd>(); }, {});
    const QSignalSpy states(&run, &Session::stateChanged);
    run.send(
        {.packet = packet("udp-hello", {{"ipv4.source", "10.0.0.1"}, {"ipv4.destination", "10.0.0.255"}}),
            .wait = 800ms});
    QTRY_VERIFY(states.size() == 3 && run.state() == State::Idle);
    const Exchange exchange = exchangeOf(run.journal());
    QCOMPARE(exchange.replies().size(), std::size_t(2));
    QCOMPARE(exchange.replies()[1].from.ip.text(), std::string("10.0.0.3"));
    QVERIFY(exchange.overheard().empty() && !exchange.sent().front().gaveUp);
}

void TestSession::socketsAreClosedBeforeItIsOver()
{
    bool closed = false;
    std::optional<bool> closedWhenOver;
    Runner runner(std::make_shared<net::Record>(net::RecordOptions {}),
        std::make_unique<Paper>(craft::SendPlan {.way = craft::SendWay::Raw}, [&closed] { closed = true; }));
    connect(&runner, &Runner::changed, this, [&](const Runner::News& news) {
        if (news.state == State::Idle)
            closedWhenOver = closed;
    });
    SendRequest soon = request();
    soon.wait = 1ms;
    runner.send(soon);
    QVERIFY(!closed);
    QTRY_VERIFY(closedWhenOver.has_value());
    QVERIFY(*closedWhenOver);
}

void TestSession::aFieldThatCannotCountIsRefused()
{
    const auto run = session();
    const QSignalSpy refusals(run.get(), &Session::refused);
    SendRequest odd = request();
    odd.counterField = "ipv4.source";
    run->send(odd);
    QTRY_COMPARE(refusals.size(), 1);
    QVERIFY(refusals[0][0].value<Error>().code == ErrorCode::BadFieldValue);
    odd.counterField.clear();
    odd.times = 0;
    run->send(odd);
    QTRY_COMPARE(refusals.size(), 2);
    QVERIFY(refusals[1][0].value<Error>().code == ErrorCode::OutOfRange);
    QVERIFY(run->state() == State::Idle);
}

void TestSession::aForgedSourceIsRefusedUntilConfirmed()
{
    const craft::SendPlan plan {
        .way = craft::SendWay::RawHeader, .leavesMachine = true, .forgedSource = true};
    Session run(m_net->thread(), [plan] { return std::make_unique<Paper>(plan); }, {});
    const QSignalSpy refusals(&run, &Session::refused);
    const QSignalSpy states(&run, &Session::stateChanged);
    SendRequest forged = request();
    forged.wait = 50ms;
    run.send(forged);
    QTRY_COMPARE(refusals.size(), 1);
    QVERIFY(refusals[0][0].value<Error>().code == ErrorCode::ForgedSource);
    QCOMPARE(refusals[0][0].value<Error>().detail, std::string("10.99.0.2"));
    QVERIFY(exchangeOf(run.journal()).sent().empty());
    forged.forgedConfirmed = true;
    run.send(forged);
    QTRY_VERIFY(states.size() == 3 && run.state() == State::Idle);
    const Exchange exchange = exchangeOf(run.journal());
    QVERIFY(exchange.sent().size() == 1 && exchange.sent().front().gaveUp);
    QCOMPARE(refusals.size(), 1);
}

void TestSession::aNetworkThatSaysNoIsRefused()
{
    const craft::SendPlan plan {.refused = Error {.code = ErrorCode::NoRoute, .detail = "10.1.1.1"}};
    Session run(m_net->thread(), [plan] { return std::make_unique<Paper>(plan); }, {});
    const QSignalSpy refusals(&run, &Session::refused);
    run.send(request());
    QTRY_COMPARE(refusals.size(), 1);
    QVERIFY(refusals[0][0].value<Error>().code == ErrorCode::NoRoute);
    run.listen({});
    QTRY_COMPARE(refusals.size(), 2);
    QVERIFY(run.listening().empty());
}

void TestSession::listensAndStopsListening()
{
    const auto run = session();
    const Listening icmp {.protocol = wire::LayerKind::Icmp};
    run->listen(icmp);
    run->listen(icmp);
    QTRY_COMPARE(run->listening().size(), std::size_t(1));
    run->send(request());
    QTRY_COMPARE(exchangeOf(run->journal()).replies().size(), std::size_t(1));
    // It was given the same packet, which counts once, as the reply that it is.
    QVERIFY(exchangeOf(run->journal()).overheard().empty());
    run->stopListening(icmp);
    QTRY_VERIFY(run->listening().empty());
}

void TestSession::mayGoAwayWhileItRuns()
{
    auto run = session();
    SendRequest many = request(SendRequest::mostTimes);
    run->send(many);
    QTRY_VERIFY(run->state() == State::Sending);
    run.reset();
}

void TestSession::thePlannerAnswersTheNewestQuestion()
{
    const auto maker = [](craft::SendWay way) {
        return [way] { return std::make_unique<Paper>(craft::SendPlan {.way = way}); };
    };
    Planner planner(m_net->thread(), maker(craft::SendWay::Raw));
    const QSignalSpy plans(&planner, &Planner::planned);
    for (int i = 0; i < 50; ++i)
        planner.ask(request().packet, {});
    QTRY_VERIFY(!plans.isEmpty());
    QVERIFY(plans.size() < 50);
    QVERIFY(plans.back()[0].value<craft::SendPlan>().way == craft::SendWay::Raw);
    const auto before = plans.size();
    planner.setNetwork(maker(craft::SendWay::Link));
    QTRY_VERIFY(plans.size() > before);
    QVERIFY(plans.back()[0].value<craft::SendPlan>().way == craft::SendWay::Link);
    planner.ask(request().packet, {}); // and goes away before the answer
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
