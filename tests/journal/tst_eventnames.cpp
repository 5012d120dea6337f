// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/eventnames.h"

#include <QtTest/QtTest>

#include <cerrno>

using namespace socketscope::journal;

class TestEventNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The last name of each list: if one were missing or out of place, these would be off by one.
    void namesTheLastOfEachEnumeration()
    {
        QVERIFY(nameOf(EventKind::Note) == "note");
        QVERIFY(nameOf(CallName::Close) == "close");
        QVERIFY(nameOf(StateCode::Failed) == "failed");
        QVERIFY(nameOf(FailureCode::PacketNotSent) == "packet-not-sent");
        QVERIFY(nameOf(NoteCode::ListenEnded) == "listen-ended");
        QVERIFY(nameOf(PacketCode::Place) == "place");
        QVERIFY(nameOf(OptionName::IpMulticastLoop) == "IP_MULTICAST_LOOP");
        QVERIFY(nameOf(OptionName::IpHdrincl) == "IP_HDRINCL");
        QVERIFY(nameOf(OptionName::Ipv6Autoflowlabel) == "IPV6_AUTOFLOWLABEL");
        QVERIFY(nameOf(NoteCode::CallsOmitted) == "calls-omitted");
        QVERIFY(nameOf(QtMethod::JoinMulticastGroup) == "joinMulticastGroup");
        QVERIFY(nameOf(ActorRole::Node) == "node");
    }

    void findsValuesByName()
    {
        QVERIFY(fromName<CallName>("recvfrom") == CallName::Recvfrom);
        QVERIFY(fromName<StateCode>("created") == StateCode::Created);
        QVERIFY(fromName<FailureCode>("icmp-error") == FailureCode::IcmpError);
        QVERIFY(!fromName<CallName>("RECVFROM"));
        QVERIFY(!fromName<CallName>(""));
    }

    void namesNothingBeyondTheEnd() { QVERIFY(nameOf(static_cast<StateCode>(9999)).empty()); }

    void namesErrnosBothWays()
    {
        QCOMPARE(errnoName(EADDRINUSE), std::string("EADDRINUSE"));
        QCOMPARE(errnoName(0), std::string());
        QCOMPARE(errnoName(3999), std::string("E3999"));
        QCOMPARE(errnoNumber("ECONNREFUSED"), ECONNREFUSED);
        QCOMPARE(errnoNumber("E3999"), 3999);
        for (const char* wrong :
            {"", "E", "E0", "E4096", "E-1", "EFOO", "econnrefused", "E99999999999999999999"})
            QVERIFY2(errnoNumber(wrong) == 0, wrong);
    }
};

QTEST_GUILESS_MAIN(TestEventNames)
#include "tst_eventnames.moc"
