// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionreader.h"
#include "core/net/netthread.h"
#include "core/tracing/practicenetwork.h"
#include "core/tracing/session.h"
#include "core/tracing/tracereader.h"
#include "tests/tracing/hopstext.h"
#include "tests/tracing/virtualtrace.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace socketscope;
using namespace socketscope::tracing;
using namespace socketscope::tracing::test;

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tracesAPracticeNetwork();
    void twoSideBySideDoNotMixUp();
    void aRecordedSessionOpensAsItWas();
    void stopEndsARepeatedTrace();
    void stopBeforeTheStartDoesNothing();
    void listensOnForLateAnswers();
    void anUnknownHostFails();
    void anotherFamilyFails();
    void settingsOutOfRangeFail();
    void aNetworkThatSaysNoFails();
    void mayGoAwayWhileItRuns();

private:
    std::unique_ptr<Session> session(const QString& topology, Session::Options options = {});
    static Request requestFor(const std::string& target);

    std::optional<net::NetThread> m_net;
};

namespace {

/// Finds everything, and has no way.
class NoWay final : public Network {
public:
    [[nodiscard]] std::string name() const override { return {}; }
    void lookUp(const std::string&, wire::Family, net::Resolver::Answer answer) override
    {
        answer(net::Addresses {wire::IpAddress::v4(192, 0, 2, 1)});
    }
    [[nodiscard]] Result<net::Way> chooseWay(const trace::Settings&, std::optional<trace::Via>, bool) override
    {
        return fail({.code = ErrorCode::NeedsRawProbes, .detail = "paris"});
    }
    [[nodiscard]] Result<std::unique_ptr<trace::ProbeTransport>> open(
        const net::Way&, const net::SessionTime&) override
    {
        return fail({.code = ErrorCode::Unsupported});
    }
};

trace::Hops hopsOf(const Session& session)
{
    TraceReader reader;
    while (reader.update(journal::JournalView(session.journal()))) { }
    return reader.hops();
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

std::unique_ptr<Session> TestSession::session(const QString& topology, Session::Options options)
{
    return std::make_unique<Session>(
        m_net->thread(), [topology] { return std::make_unique<PracticeNetwork>(shipped(topology)); },
        options);
}

Request TestSession::requestFor(const std::string& target)
{
    Request request {.target = target};
    request.settings.wait = std::chrono::milliseconds(300); // nobody is later in these networks
    return request;
}

void TestSession::tracesAPracticeNetwork()
{
    const auto trace = session("three-routers");
    QVERIFY(trace->state() == State::Idle);
    QVERIFY(!trace->way());
    const std::string target = shipped("three-routers").target;
    trace->start(requestFor(target));
    QTRY_VERIFY(trace->state() == State::Finished);
    QVERIFY(!trace->failure());
    QVERIFY(trace->way() && trace->way()->via == trace::Via::Practice);
    QVERIFY(trace->way()->reason == net::WayReason::Practice);
    const trace::Hops hops = hopsOf(*trace);
    QVERIFY(hops.verdict().kind == trace::Verdict::Kind::Reached);
    QCOMPARE(hops.all().size(), std::size_t(4));
    QCOMPARE(hops.start().target, target);
    QCOMPARE(hops.start().network, std::string("three-routers"));
    QVERIFY(!hops.running());
    QVERIFY(isTrace(journal::JournalView(trace->journal())));
}

void TestSession::twoSideBySideDoNotMixUp()
{
    const auto one = session("three-routers");
    const auto two = session("seven-hops");
    one->start(requestFor(shipped("three-routers").target));
    two->start(requestFor("wikipedia.practice"));
    QTRY_VERIFY(one->state() == State::Finished && two->state() == State::Finished);
    QCOMPARE(hopsOf(*one).all().size(), std::size_t(4));
    QCOMPARE(hopsOf(*two).all().size(), std::size_t(7));
    QCOMPARE(hopsOf(*one).unmatchedCount(), std::uint64_t(0));
    QCOMPARE(hopsOf(*two).unmatchedCount(), std::uint64_t(0));
}

void TestSession::aRecordedSessionOpensAsItWas()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("trace.sockscope");
    const auto trace = session("mpls", {.title = "Labels", .file = path});
    QVERIFY(!trace->recordingFailure());
    QCOMPARE(trace->header().title, std::string("Labels"));
    trace->start(requestFor(shipped("mpls").target));
    QTRY_VERIFY(trace->state() == State::Finished);
    QVERIFY(trace->finishRecording());
    const auto opened = journal::openSession(path.toStdString());
    QVERIFY(opened && !opened->cut);
    QCOMPARE(opened->header.title, std::string("Labels"));
    TraceReader reader;
    while (reader.update(journal::JournalView(*opened->journal))) { }
    QCOMPARE(QString::fromStdString(textOf(reader.hops())), QString::fromStdString(textOf(hopsOf(*trace))));
    QVERIFY(!reader.hops().all().empty());
}

void TestSession::stopEndsARepeatedTrace()
{
    const auto trace = session("three-routers");
    Request request = requestFor(shipped("three-routers").target);
    request.settings.mode = trace::Mode::Repeat;
    request.settings.interval = std::chrono::milliseconds(10);
    trace->start(request);
    QTRY_VERIFY(hopsOf(*trace).rounds() >= 3);
    QVERIFY(trace->state() == State::Running);
    trace->stopAll();
    QTRY_VERIFY(trace->state() == State::Finished);
    const trace::Hops hops = hopsOf(*trace);
    QVERIFY(!hops.running());
    const journal::JournalView view(trace->journal());
    QVERIFY(view.at(view.size()).kind == journal::EventKind::State);
    QVERIFY(view.at(view.size()).state() == journal::StateCode::Stopped);
}

void TestSession::stopBeforeTheStartDoesNothing()
{
    const auto trace = session("three-routers");
    trace->stopAll();
    trace->start(requestFor(shipped("three-routers").target));
    QTRY_VERIFY(trace->state() == State::Finished);
    QVERIFY(hopsOf(*trace).verdict().kind == trace::Verdict::Kind::Reached);
}

void TestSession::listensOnForLateAnswers()
{
    for (const bool listenOn : {false, true}) {
        const auto trace = session("silent-router");
        bool listened = false;
        connect(trace.get(), &Session::stateChanged, this,
            [&listened](State state) { listened = listened || state == State::Listening; });
        Request request = requestFor(shipped("silent-router").target);
        request.listenOn = listenOn;
        trace->start(request);
        QTRY_VERIFY(trace->state() == State::Finished);
        QCOMPARE(listened, listenOn);
    }
}

void TestSession::anUnknownHostFails()
{
    const auto trace = session("three-routers");
    trace->start(requestFor("nobody.practice"));
    QTRY_VERIFY(trace->state() == State::Failed);
    QVERIFY(trace->failure()->code == ErrorCode::UnresolvableHost);
    const journal::JournalView view(trace->journal());
    QVERIFY(isTrace(view));
    QVERIFY(view.at(view.size() - 1).failure() == journal::FailureCode::Unresolvable);
    QVERIFY(view.at(view.size()).state() == journal::StateCode::Failed);
    trace->stopAll(); // does no harm
}

void TestSession::anotherFamilyFails()
{
    const auto trace = session("three-routers");
    Request request = requestFor("127.0.0.1");
    request.family = wire::Family::IPv6;
    trace->start(request);
    QTRY_VERIFY(trace->state() == State::Failed);
    QVERIFY(trace->failure()->code == ErrorCode::OtherFamily);
    QCOMPARE(trace->failure()->amount, 6);
    const journal::JournalView view(trace->journal());
    QVERIFY(view.at(view.size() - 1).failure() == journal::FailureCode::Unresolvable);
}

void TestSession::settingsOutOfRangeFail()
{
    const auto trace = session("three-routers");
    Request request = requestFor(shipped("three-routers").target);
    request.settings.shape.size = 20;
    trace->start(request);
    QTRY_VERIFY(trace->state() == State::Failed);
    QVERIFY(trace->failure()->code == ErrorCode::OutOfRange);
    QCOMPARE(trace->failure()->detail, std::string("size"));
}

void TestSession::aNetworkThatSaysNoFails()
{
    Session trace(m_net->thread(), [] { return std::make_unique<NoWay>(); }, {});
    trace.start(requestFor("somewhere.test"));
    QTRY_VERIFY(trace.state() == State::Failed);
    QVERIFY(trace.failure()->code == ErrorCode::NeedsRawProbes);
    QVERIFY(!trace.way());
}

void TestSession::mayGoAwayWhileItRuns()
{
    auto trace = session("long-way");
    trace->start(requestFor(shipped("long-way").target));
    QTRY_VERIFY(hopsOf(*trace).sentCount() > 0);
    trace.reset();
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
