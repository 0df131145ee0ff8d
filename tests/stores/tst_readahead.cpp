// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/fileio.h"
#include "stores/file/readahead.h"

#include <QRandomGenerator>
#include <QTemporaryFile>
#include <QTest>

using namespace kvlens;

class TestReadAhead : public QObject
{
    Q_OBJECT

private slots:
    void everyByteComesInOrder_data();
    void everyByteComesInOrder();
    void answersOverlap();
    void endsAtAnyTime();
    void errorsAreTold();
};

namespace {

QByteArray randomBytes(qsizetype size)
{
    QRandomGenerator random(quint32(size) + 1);
    QByteArray bytes(size, '\0');
    for (char &c : bytes)
        c = static_cast<char>(random.bounded(256));
    return bytes;
}

} // namespace

void TestReadAhead::everyByteComesInOrder_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("from");
    const qsizetype block = 256 * 1024;
    for (const qsizetype size :
        {qsizetype(0), qsizetype(1), block - 1, block, block + 1, 4 * block, 9 * block + 77})
        QTest::addRow("%lld", qint64(size)) << size << qsizetype(0);
    QTest::addRow("from the middle") << 3 * block << block + 5;
}

void TestReadAhead::everyByteComesInOrder()
{
    QFETCH(qsizetype, size);
    QFETCH(qsizetype, from);
    const QByteArray bytes = randomBytes(size);
    QTemporaryFile file;
    QVERIFY(file.open() && file.write(bytes) == size && file.flush());
    ReadAhead ahead(file.handle(), from, file.fileName());
    QByteArray got;
    while (true) {
        const Result<QByteArrayView> block = ahead.next();
        QVERIFY(block);
        if (block->isEmpty())
            break;
        got += *block;
    }
    QVERIFY(got == bytes.sliced(from));
}

void TestReadAhead::answersOverlap()
{
    const qsizetype block = 256 * 1024;
    for (const qsizetype overlap : {qsizetype(1), qsizetype(100), block, block + 3}) {
        const QByteArray bytes = randomBytes(6 * block + 5);
        QTemporaryFile file;
        QVERIFY(file.open() && file.write(bytes) == bytes.size() && file.flush());
        ReadAhead ahead(file.handle(), 7, file.fileName(), overlap);
        QCOMPARE(ahead.end(), 7);
        qint64 before = 7;
        while (true) {
            const Result<QByteArrayView> answer = ahead.next();
            QVERIFY(answer);
            if (answer->isEmpty())
                break;
            const qint64 kept = qMin<qint64>(overlap, before - 7);
            QVERIFY(ahead.end() > before);
            QVERIFY(*answer
                == QByteArrayView(bytes).sliced(before - kept, ahead.end() - before + kept));
            before = ahead.end();
        }
        QCOMPARE(before, bytes.size());
    }
}

void TestReadAhead::endsAtAnyTime()
{
    QTemporaryFile file;
    const QByteArray bytes = randomBytes(3'000'000);
    QVERIFY(file.open() && file.write(bytes) == bytes.size() && file.flush());
    for (int taken = 0; taken < 14; ++taken) {
        ReadAhead ahead(file.handle(), 0, file.fileName());
        QByteArray got;
        for (int i = 0; i < taken; ++i) {
            const Result<QByteArrayView> block = ahead.next();
            QVERIFY(block);
            got += *block;
            if (block->isEmpty())
                break;
        }
        QVERIFY(bytes.startsWith(got));
    }
}

void TestReadAhead::errorsAreTold()
{
    const Result<FileDescriptor> folder = openForReading(QDir::tempPath());
    QVERIFY(folder);
    ReadAhead ahead(folder->get(), 0, QDir::tempPath());
    const Result<QByteArrayView> block = ahead.next();
    QVERIFY(!block);
    QCOMPARE(block.error().subject, QDir::tempPath());
}

QTEST_GUILESS_MAIN(TestReadAhead)
#include "tst_readahead.moc"
