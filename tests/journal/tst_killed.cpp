// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionreader.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <chrono>
#include <random>

using namespace socketscope;
using namespace socketscope::journal;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Heard {
    Seq written = 0; ///< the writer said so
    Seq published = 0;
    Seq publishedASecondAgo = 0; ///< before the kill
};

std::int64_t now()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

Heard evaluate(const QByteArray& output, std::int64_t killedAt)
{
    Heard heard;
    for (const QByteArray& line : output.first(output.lastIndexOf('\n') + 1).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3) {
            heard.published = words[1].toULongLong();
            if (words[2].toLongLong() <= killedAt - 1'000'000'000)
                heard.publishedASecondAgo = heard.published;
        } else if (words.size() == 2) {
            heard.written = words[1].toULongLong();
        }
    }
    return heard;
}

} // namespace

class TestKilled : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesNothingThatWasWritten_data();
    void losesNothingThatWasWritten();
    void losesAtMostTheLastSecond();

private:
    /// Kills the recorder once it has printed `lines` lines and run for `least`.
    void killAndLook(int lines, std::chrono::nanoseconds least, Heard& heard, Seq& readable);
};

void TestKilled::killAndLook(int lines, std::chrono::nanoseconds least, Heard& heard, Seq& readable)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.sockscope"_s);
    QProcess recorder;
    recorder.start(QStringLiteral(SOCKETSCOPE_RECORDER), {path});
    QVERIFY(recorder.waitForStarted());
    const std::int64_t begin = now();
    QByteArray output;
    while (output.count('\n') < lines || now() - begin < least.count()) {
        QVERIFY(recorder.waitForReadyRead());
        output += recorder.readAll();
    }
    const std::int64_t killedAt = now();
    recorder.kill();
    QVERIFY(recorder.waitForFinished());
    output += recorder.readAll();
    heard = evaluate(output, killedAt);

    const auto opened = openSession(path.toStdString());
    QVERIFY(opened);
    QVERIFY(!opened->cut || opened->cut->code == ErrorCode::CutSession);
    const JournalView view(*opened->journal);
    readable = opened->cut ? static_cast<Seq>(opened->cut->amount) : view.size();
    for (Seq seq = 1; seq <= readable; ++seq) {
        const Event& event = view.at(seq);
        QCOMPARE(event.result, static_cast<std::int32_t>(seq));
        QCOMPARE(Bytes(event.bytes.view().begin(), event.bytes.view().end()), Bytes(seq % 97, static_cast<std::uint8_t>(seq)));
    }
}

void TestKilled::losesNothingThatWasWritten_data()
{
    QTest::addColumn<int>("lines");
    std::mt19937 random(20260301);
    for (int i = 0; i < 8; ++i) {
        const int lines = static_cast<int>(random() % 200);
        QTest::addRow("after %d lines", lines) << lines;
    }
}

void TestKilled::losesNothingThatWasWritten()
{
    QFETCH(int, lines);
    Heard heard;
    Seq readable = 0;
    killAndLook(lines, 0ns, heard, readable);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(readable >= heard.written);
}

void TestKilled::losesAtMostTheLastSecond()
{
    Heard heard;
    Seq readable = 0;
    killAndLook(0, 1100ms, heard, readable);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(heard.publishedASecondAgo > 0);
    QVERIFY(readable >= heard.publishedASecondAgo);
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
