// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/messagefile.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace socketscope;
using namespace socketscope::talk;

class TestMessageFile final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheBytesAsTheyAre();
    void readsFilesThatDoNotKnowTheirSize();
    void refusesWhatIsMissing();
    void refusesADirectory();
    void refusesWhatCannotBeRead();
    void refusesWhatIsTooLarge();

private:
    QString write(const QByteArray& content)
    {
        QFile file(m_directory.filePath(QStringLiteral("message.bin")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return file.fileName();
    }

    QTemporaryDir m_directory;
};

void TestMessageFile::takesTheBytesAsTheyAre()
{
    const QString path = write(QByteArray("a\0\r\n\xff", 5));
    const auto message = loadMessageFile(path);
    QVERIFY(message.has_value());
    QCOMPARE(*message->bytes, (Bytes {'a', 0, '\r', '\n', 0xff}));
    QCOMPARE(int(message->source), int(Message::Source::File));
    QCOMPARE(message->written, path.toStdString());
}

void TestMessageFile::readsFilesThatDoNotKnowTheirSize()
{
    const auto message = loadMessageFile(QStringLiteral("/proc/self/stat"));
    QVERIFY(message.has_value());
    QVERIFY(!message->bytes->empty());
}

void TestMessageFile::refusesWhatIsMissing()
{
    const auto message = loadMessageFile(m_directory.filePath(QStringLiteral("nothing")));
    QVERIFY(!message.has_value());
    QCOMPARE(int(message.error().code), int(ErrorCode::FileMissing));
    QVERIFY(message.error().detail.ends_with("/nothing"));
}

void TestMessageFile::refusesADirectory()
{
    const auto message = loadMessageFile(m_directory.path());
    QVERIFY(!message.has_value());
    QCOMPARE(int(message.error().code), int(ErrorCode::FileUnreadable));
}

void TestMessageFile::refusesWhatCannotBeRead()
{
    // Opens for everyone; reading its first page fails with EIO, for the administrator too.
    const auto message = loadMessageFile(QStringLiteral("/proc/self/mem"));
    QVERIFY(!message.has_value());
    QCOMPARE(int(message.error().code), int(ErrorCode::FileUnreadable));
}

void TestMessageFile::refusesWhatIsTooLarge()
{
    const QString path = write(QByteArray(1001, 'x'));
    const auto message = loadMessageFile(path, 1000);
    QVERIFY(!message.has_value());
    QCOMPARE(int(message.error().code), int(ErrorCode::FileTooLarge));
    QCOMPARE(message.error().amount, std::int64_t(1001));
    QVERIFY(loadMessageFile(path, 1001).has_value());
}

QTEST_GUILESS_MAIN(TestMessageFile)
#include "tst_messagefile.moc"
