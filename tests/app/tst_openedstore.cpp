// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/openedstore.h"
#include "tests/support/faultystore.h"
#include "tests/support/tablestore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

constexpr qint64 anySize = 1000;

// As a program does that keeps the file and writes over it.
bool writeInPlace(const QString &path, const QByteArray &text)
{
    QFile file(path);
    const bool isThere = file.exists();
    if (!file.open(QIODevice::ReadWrite) || file.write(text) != text.size() || !file.flush()
        || !file.resize(text.size()))
        return false;
    const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(isThere ? 2 : 0);
    return file.setFileTime(later, QFileDevice::FileModificationTime);
}

} // namespace

class TestOpenedStore : public QObject
{
    Q_OBJECT
private slots:
    void whatWasRewrittenSinceIsReadAsItIsNow()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s.json"));
        QVERIFY(writeInPlace(path, R"({"c": {"a": "of a", "b": "of b"}})"));
        auto opened = openAndLoad(QFile::encodeName(path), OpenMode::ReadOnly);
        QVERIFY(opened);
        QVERIFY(writeInPlace(path, R"({"c": {"b": "of b", "a": "of a"}})"));
        for (const char *key : {"a", "b"}) {
            const Result<Entry> entry = readAsStored(*opened, {{"c"}, key}, anySize);
            QVERIFY(entry);
            QCOMPARE(entry->value, QByteArray("\"of ") + key + '"');
        }
        QVERIFY(writeInPlace(path, R"({"c": {"b": "of b", "z": "of a"}})"));
        QCOMPARE(readAsStored(*opened, {{"c"}, "a"}, anySize).error().code, ErrorCode::NotFound);
        QVERIFY(opened->hiding.isEmpty());
    }

    // What is not found in a file that was cut since it was opened may be behind the cut.
    void whatHidesEntriesIsToldAsItIsNow()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s.json"));
        QVERIFY(writeInPlace(path, R"({"c": {"a": "of a", "b": "of b"}})"));
        auto opened = openAndLoad(QFile::encodeName(path), OpenMode::ReadOnly);
        QVERIFY(opened);
        QVERIFY(QFile::resize(path, 20));
        QCOMPARE(readAsStored(*opened, {{"c"}, "b"}, anySize).error().code, ErrorCode::NotFound);
        QCOMPARE(opened->hiding.size(), 1);
    }

    void itIsReadAgainButNotForEver_data()
    {
        QTest::addColumn<bool>("failsOn");
        QTest::newRow("once in between") << false;
        QTest::newRow("again and again") << true;
    }
    void itIsReadAgainButNotForEver()
    {
        QFETCH(bool, failsOn);
        const auto table = std::make_shared<Table>();
        table->put({"c"}, "a", "1");
        const auto plan = std::make_shared<FaultPlan>();
        OpenedStore opened {makeFaultyStore(makeTableStore(table), plan), {}, {}};
        QVERIFY(loadAll(*opened.store));
        plan->code = ErrorCode::Conflict;
        plan->failOn = failsOn;
        plan->failNext(1);
        const Result<Entry> entry = readAsStored(opened, {{"c"}, "a"}, anySize);
        if (failsOn)
            QCOMPARE(entry.error().code, ErrorCode::Conflict);
        else
            QCOMPARE(entry->value, "1");
    }

    void anyOtherErrorIsToldAtOnce()
    {
        const auto plan = std::make_shared<FaultPlan>();
        OpenedStore opened {
            makeFaultyStore(makeTableStore(std::make_shared<Table>()), plan), {}, {}};
        plan->failNext(1);
        QCOMPARE(readAsStored(opened, {{"c"}, "a"}, anySize).error().code, ErrorCode::Unavailable);
        QCOMPARE(plan->calls.load(), 1);
    }
};

QTEST_GUILESS_MAIN(TestOpenedStore)
#include "tst_openedstore.moc"
