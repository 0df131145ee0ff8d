// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changestream.h"
#include "tests/model/edittext.h"

#include <QBuffer>
#include <QFile>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};

// One of each kind, and what an edit can have beside.
ChangeSet sample()
{
    const auto entry = [](const QByteArray &key, const QByteArray &value) {
        return Entry {.ref = {data, key}, .value = value, .version = {"1"}};
    };
    const QDateTime later = QDateTime::fromMSecsSinceEpoch(-5'000'123, Qt::UTC);
    ChangeSet changes;
    changes.put(entry("edited", "1"), QByteArray(3000, 'x'));
    Entry whole = entry("whole", QByteArray(2000, 'y'));
    whole.createdAt = whole.expiresAt = later;
    whole.problem
        = Error {ErrorCode::Corrupt, quoted(QStringLiteral("no end")), QStringLiteral("ü")};
    whole.wholeSize = 5'000'000'000;
    whole.expiresBeyond = 999;
    changes.remove(whole);
    changes.put(absentEntry({{"other", "group.json", 2}, "new", 3}), "{",
        Error {ErrorCode::Invalid, quoted(QStringLiteral("expected")), {},
            TextPlace {-1, 0, 1LL << 40}});
    changes.rename(entry("renamed", "3"), QByteArray("\x00\xed\xa0\x80", 4));
    Entry exact = entry("dated", "4");
    exact.expiresAt = later.addSecs(1);
    exact.expiresBeyond = 456;
    changes.setExpiry(exact, later);
    changes.put(absentEntry({topLevelCollection(), "", 0, EntryPart::CollectionInfo}), "");
    changes.put(entry("conflict", "1"), "2");
    changes.rebase({.ref = {data, "conflict"}, .value = "3", .version = {"9"}});
    changes.put(entry("failed", "1"), "2");
    changes.confirm(ChangeSet(changes),
        {{{data, "failed"}, Error {ErrorCode::NoSpace, quoted(QStringLiteral("disk full"))}}});
    return changes;
}

QByteArray written(const ChangeSet &changes)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writeChanges(buffer, changes) ? buffer.data() : QByteArray();
}

Result<ChangeSet> readFrom(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readChanges(buffer);
}

} // namespace

class TestChangeStream : public QObject
{
    Q_OBJECT

private slots:
    void bringsBackWhatWasWritten();
    void bringsBackNoEditsAsWell();
    void leavesWhatComesBehind();
    void refusesEveryTruncation();
    void refusesEveryChangedByte();
    void refusesALaterVersion();
    void saysThatItCouldNotWriteOrRead();
    void stopsWhenAsked();
};

void TestChangeStream::bringsBackWhatWasWritten()
{
    const ChangeSet changes = sample();
    QCOMPARE(changes.count(), 8);
    const Result<ChangeSet> again = readFrom(written(changes));
    QVERIFY(again);
    QCOMPARE(linesOf(again->edits()), linesOf(changes.edits()));
    QCOMPARE(again->blocked().size(), 2);
    QCOMPARE(again->edits().at(1).base.wholeSize, std::optional<qint64>(5'000'000'000));
    QCOMPARE(written(*again), written(changes));
}

void TestChangeStream::bringsBackNoEditsAsWell()
{
    const Result<ChangeSet> none = readFrom(written({}));
    QVERIFY(none && none->isEmpty());
}

void TestChangeStream::leavesWhatComesBehind()
{
    QBuffer buffer;
    buffer.setData(written(sample()) + written({}) + "end");
    buffer.open(QIODevice::ReadOnly);
    QCOMPARE(readChanges(buffer)->count(), 8);
    QCOMPARE(readChanges(buffer)->count(), 0);
    QCOMPARE(buffer.readAll(), QByteArray("end"));
}

void TestChangeStream::refusesEveryTruncation()
{
    const QByteArray whole = written(sample());
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const Result<ChangeSet> cut = readFrom(whole.first(size));
        QVERIFY(!cut);
        QCOMPARE(cut.error().code, ErrorCode::Corrupt);
    }
}

void TestChangeStream::refusesEveryChangedByte()
{
    const QByteArray whole = written(sample());
    for (qsizetype i = 0; i < whole.size(); ++i) {
        QByteArray changed = whole;
        changed[i] = char(changed.at(i) ^ 0x11);
        QVERIFY2(!readFrom(changed), QByteArray::number(i).constData());
    }
}

void TestChangeStream::refusesALaterVersion()
{
    QByteArray later = written(sample());
    later[QByteArrayView("KVLensEdits").size()] = 2;
    QCOMPARE(readFrom(later).error().code, ErrorCode::Unsupported);
}

void TestChangeStream::saysThatItCouldNotWriteOrRead()
{
    QFile full(QStringLiteral("/dev/full"));
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QCOMPARE(writeChanges(full, sample()).error().code, ErrorCode::Unavailable);
    QFile unreadable(QStringLiteral("/proc/self/mem")); // its first page is no memory
    QVERIFY(unreadable.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    QCOMPARE(readChanges(unreadable).error().code, ErrorCode::Unavailable);
}

void TestChangeStream::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QCOMPARE(writeChanges(buffer, sample(), stop.get_token()).error().code, ErrorCode::Cancelled);
    buffer.close();
    buffer.setData(written(sample()));
    buffer.open(QIODevice::ReadOnly);
    QCOMPARE(readChanges(buffer, stop.get_token()).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestChangeStream)
#include "tst_changestream.moc"
