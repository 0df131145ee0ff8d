// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/persistrecord.h"

#include <QFile>
#include <QTest>

using namespace kvlens;

namespace {

PreparedFile someFile(const QByteArray &name, std::optional<FileStamp> old)
{
    return {QFile::decodeName("/a folder/" + name), QFile::decodeName("/a folder/.kvlens-x.tmp"),
        old, FileStamp {1, 2, 3, 4, 5}, QByteArray(32, '\xfe')};
}

const QList<PreparedFile> files {someFile("docstore.json", FileStamp {6, 7, 8, -9, 1ll << 62}),
    someFile("größe \n.json", std::nullopt)};

} // namespace

class TestPersistRecord : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrote();
    void takesNoBeginningForTheWhole();
    void noticesEveryChangedByte();
    void leavesANewerVersionAlone();
};

void TestPersistRecord::readsWhatItWrote()
{
    const Result<QList<PreparedFile>> read = parseRecord(recordBytes(files));
    QVERIFY(read);
    QCOMPARE(read->size(), files.size());
    for (qsizetype i = 0; i < files.size(); ++i) {
        QCOMPARE(read->at(i).target, files[i].target);
        QCOMPARE(read->at(i).temp, files[i].temp);
        QVERIFY(read->at(i).old == files[i].old);
        QVERIFY(read->at(i).stamp == files[i].stamp);
        QCOMPARE(read->at(i).hash, files[i].hash);
    }
}

void TestPersistRecord::takesNoBeginningForTheWhole()
{
    const QByteArray bytes = recordBytes(files);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        QVERIFY(!parseRecord(bytes.left(i)));
    QVERIFY(!parseRecord(bytes + ' '));
}

void TestPersistRecord::noticesEveryChangedByte()
{
    const QByteArray bytes = recordBytes(files);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray changed = bytes;
        changed[i] = char(changed[i] ^ 1);
        QVERIFY2(!parseRecord(changed), changed.constData());
    }
}

void TestPersistRecord::leavesANewerVersionAlone()
{
    QByteArray newer = recordBytes(files);
    newer.replace(0, newer.indexOf(' ') + 2, "kvlens-persist 2");
    QCOMPARE(parseRecord(newer).error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestPersistRecord)
#include "tst_persistrecord.moc"
