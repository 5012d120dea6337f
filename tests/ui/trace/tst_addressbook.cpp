// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trace/handmade.h"
#include "ui/trace/names/hostbook.h"
#include "ui/trace/names/tablebook.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace socketscope;
using test::ip;
using ui::HostBook;
using ui::SystemFile;

class TestAddressBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksNothingUpUntilAsked();
    void looksUpOnceAndFewAtATime();
    void whatWaitsIsForgottenWhenNamesAreSwitchedOff();
    void namesArePlainText();
    void readsSystemsFromADatabase();
    void refusesWhatIsNoDatabase();
    void aPracticeNetworkKnowsItsOwn();
};

namespace {

/// Questions of a book, to be answered by hand.
struct Resolver {
    struct Question {
        wire::IpAddress about;
        std::function<void(const QString&)> tell;
    };
    std::vector<Question> questions;

    HostBook::Lookup lookup()
    {
        return [this](const wire::IpAddress& about, QObject*, std::function<void(const QString&)> tell) {
            questions.push_back({about, std::move(tell)});
        };
    }
};

QByteArray text(const char* string)
{
    const QByteArray bytes(string);
    return QByteArray(1, char(0x40 | bytes.size())) + bytes; // type 2; all of them are shorter than 29
}

QByteArray number(quint32 value)
{
    QByteArray bytes(1, char(0xc4)); // type 6, four bytes
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += char(value >> shift & 0xff);
    return bytes;
}

QByteArray shortNumber(int value)
{
    return QByteArray(1, char(0xa1)) + char(value); // type 5
}

QByteArray longNumber(int value)
{
    return QByteArray(1, char(1)) + char(9 - 7) + char(value); // type 9
}

QByteArray emptyList()
{
    return QByteArray(1, char(0)) + char(11 - 7); // type 11
}

QByteArray map(int pairs)
{
    return {1, char(0xe0 | pairs)};
}

/// After the specification of the format, version 2.0: a tree of one prefix, 10.0.0.0/8, with one entry.
QByteArray database()
{
    constexpr int nodes = 8;
    const auto record = [](quint32 value) {
        return QByteArray() + char(value >> 16 & 0xff) + char(value >> 8 & 0xff) + char(value & 0xff);
    };
    QByteArray file;
    for (int bit = 0; bit < nodes; ++bit) {
        const quint32 onward = bit + 1 == nodes ? nodes + 16 : quint32(bit + 1);
        const bool isOne = (10 >> (7 - bit) & 1) != 0;
        file += isOne ? record(nodes) + record(onward) : record(onward) + record(nodes);
    }
    file += QByteArray(16, '\0');
    file += map(2) + text("autonomous_system_number") + number(64500);
    file += QByteArray(1, char(0x5d)) + char(30 - 29) + "autonomous_system_organization"
        + text("Example Networks");
    file += "\xab\xcd\xefMaxMind.com";
    file += map(9) + text("node_count") + number(nodes) + text("record_size") + shortNumber(24);
    file += text("ip_version") + shortNumber(4) + text("database_type") + text("Test-ASN");
    file += text("languages") + emptyList() + text("description") + map(0);
    file += text("binary_format_major_version") + shortNumber(2);
    file += text("binary_format_minor_version") + shortNumber(0);
    file += text("build_epoch") + longNumber(1);
    return file;
}

QString written(const QTemporaryDir& folder, const QByteArray& content)
{
    QFile file(folder.filePath(QStringLiteral("as.mmdb")));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

} // namespace

void TestAddressBook::looksNothingUpUntilAsked()
{
    Resolver resolver;
    HostBook book(resolver.lookup());
    QCOMPARE(book.nameOf(ip("10.0.0.1")), QString());
    QCoreApplication::sendPostedEvents();
    QVERIFY(resolver.questions.empty());
    book.setLooksUpNames(true);
    QCOMPARE(book.nameOf(ip("10.0.0.1")), QString()); // not known yet
    QVERIFY(resolver.questions.empty()); // asked later, not while something is painted
    QSignalSpy changed(&book, &ui::AddressBook::changed);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(resolver.questions.size(), std::size_t(1));
    QCOMPARE(resolver.questions[0].about, ip("10.0.0.1"));
    resolver.questions[0].tell(QStringLiteral("gw.example"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(book.nameOf(ip("10.0.0.1")), QStringLiteral("gw.example"));
    book.setLooksUpNames(false);
    QCOMPARE(book.nameOf(ip("10.0.0.1")), QString());
}

void TestAddressBook::looksUpOnceAndFewAtATime()
{
    Resolver resolver;
    HostBook book(resolver.lookup());
    book.setLooksUpNames(true);
    for (int round = 0; round < 3; ++round)
        for (std::uint8_t last = 1; last <= 10; ++last)
            (void)book.nameOf(wire::IpAddress::v4(10, 0, 0, last));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(resolver.questions.size(), std::size_t(HostBook::mostAtOnce));
    for (std::size_t i = 0; i < resolver.questions.size(); ++i)
        resolver.questions[i].tell({}); // no name: not asked again
    QCOMPARE(resolver.questions.size(), std::size_t(10));
    (void)book.nameOf(ip("10.0.0.1"));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(resolver.questions.size(), std::size_t(10));
}

void TestAddressBook::whatWaitsIsForgottenWhenNamesAreSwitchedOff()
{
    Resolver resolver;
    HostBook book(resolver.lookup());
    book.setLooksUpNames(true);
    (void)book.nameOf(ip("10.0.0.1"));
    book.setLooksUpNames(false);
    QCoreApplication::sendPostedEvents();
    QVERIFY(resolver.questions.empty());
    book.setLooksUpNames(true);
    (void)book.nameOf(ip("10.0.0.1"));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(resolver.questions.size(), std::size_t(1));
}

void TestAddressBook::namesArePlainText()
{
    Resolver resolver;
    HostBook book(resolver.lookup());
    book.setLooksUpNames(true);
    (void)book.nameOf(ip("10.0.0.1"));
    QCoreApplication::sendPostedEvents();
    resolver.questions.at(0).tell(QString::fromUtf8("a\x1b[31mb"));
    QCOMPARE(book.nameOf(ip("10.0.0.1")), QStringLiteral("a\\x1b[31mb"));
}

void TestAddressBook::readsSystemsFromADatabase()
{
    if (!SystemFile::isSupported())
        QSKIP("built without libmaxminddb");
    const QTemporaryDir folder;
    HostBook book;
    QVERIFY(!book.knowsSystems());
    QVERIFY(book.setSystemFile(written(folder, database())));
    QVERIFY(book.knowsSystems());
    QCOMPARE(book.systemOf(ip("10.1.2.3")), QStringLiteral("AS64500"));
    QCOMPARE(book.systemNameOf(ip("10.1.2.3")), QStringLiteral("AS64500 Example Networks"));
    QCOMPARE(book.systemOf(ip("11.1.2.3")), QString());
    QCOMPARE(book.systemOf(ip("2001:db8::1")), QString()); // the file has none of this family
    QVERIFY(book.setSystemFile({}));
    QVERIFY(!book.knowsSystems());
    QCOMPARE(book.systemOf(ip("10.1.2.3")), QString());
}

void TestAddressBook::refusesWhatIsNoDatabase()
{
    if (!SystemFile::isSupported())
        QSKIP("built without libmaxminddb");
    const QTemporaryDir folder;
    HostBook book;
    QVERIFY(book.setSystemFile(written(folder, database())));
    const Result<> missing = book.setSystemFile(folder.filePath(QStringLiteral("no.mmdb")));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::FileMissing);
    QFile other(folder.filePath(QStringLiteral("other")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("This is no database.");
    other.close();
    const Result<> wrong = book.setSystemFile(other.fileName());
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::WrongType);
    QCOMPARE(book.systemOf(ip("10.1.2.3")), QStringLiteral("AS64500")); // the one before stays
}

void TestAddressBook::aPracticeNetworkKnowsItsOwn()
{
    ui::TableBook book;
    QVERIFY(!book.knowsSystems());
    book.add(ip("10.99.1.1"), {QStringLiteral("gw.practice"), 64500, QStringLiteral("Practice")});
    QVERIFY(book.knowsSystems());
    QCOMPARE(book.nameOf(ip("10.99.1.1")), QStringLiteral("gw.practice"));
    QCOMPARE(book.systemOf(ip("10.99.1.1")), QStringLiteral("AS64500"));
    QCOMPARE(book.systemNameOf(ip("10.99.1.1")), QStringLiteral("AS64500 Practice"));
    QCOMPARE(book.nameOf(ip("10.99.1.2")), QString());
}

QTEST_GUILESS_MAIN(TestAddressBook)
#include "tst_addressbook.moc"
