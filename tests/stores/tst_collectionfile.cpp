// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/isotime.h"
#include "stores/filetree/collectionfile.h"

#include <QTest>

using namespace kvlens;

namespace {
const QByteArray alpha = R"({"collection": "alpha", )"
                         R"("created_at": "2026-11-20T15:30:47.070528+00:00", )"
                         R"("directory": "/data/alpha", "version": 1})";
}

class TestCollectionFile : public QObject
{
    Q_OBJECT

private slots:
    void readsTheNameAndTheFolder();
    void writesWhatTheLibraryWrites();
    void changesOnlyTheFolder();
    void refusesWhatTheLibraryRefuses_data();
    void refusesWhatTheLibraryRefuses();
};

void TestCollectionFile::readsTheNameAndTheFolder()
{
    const Result<CollectionFile> file = parseCollectionFile(alpha);
    QVERIFY(file);
    QCOMPARE(file->collection, "alpha");
    QCOMPARE(file->directory, "/data/alpha");
}

void TestCollectionFile::writesWhatTheLibraryWrites()
{
    const qint64 created = parseIsoTime(u"2026-11-20T15:30:47.070528+00:00")->microseconds;
    QCOMPARE(makeCollectionFile({"alpha", "/data/alpha"}, created), alpha);
    const QByteArray escaped = makeCollectionFile({"\xD1\x8E/\"", "/\xF0\x9F\xA7\xAA"}, created);
    QVERIFY(escaped.startsWith("{\"collection\": \"\\u044e/\\\"\", "));
    QVERIFY(escaped.contains("\"directory\": \"/\\ud83e\\uddea\""));
}

void TestCollectionFile::changesOnlyTheFolder()
{
    const QByteArray odd = "{\"more\": [ ],\n" + alpha.mid(1) + "\n";
    QByteArray expected = odd;
    expected.replace("/data/alpha", "/moved/\\u00e9");
    QCOMPARE(withDirectory(odd, "/moved/\xC3\xA9").value(), expected);
    QVERIFY(!withDirectory("{}", "/moved"));
}

void TestCollectionFile::refusesWhatTheLibraryRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << alpha.chopped(1);
    QTest::newRow("a list") << QByteArray("[]");
    for (const char *field : {"collection", "created_at", "directory", "version"})
        QTest::addRow("without %s", field) << QByteArray(alpha).replace(field, "other");
    QTest::newRow("no time") << QByteArray(alpha).replace("2026-11-20T", "soon");
    QTest::newRow("folder is null") << QByteArray(alpha).replace("\"/data/alpha\"", "null");
}

void TestCollectionFile::refusesWhatTheLibraryRefuses()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(parseCollectionFile(bytes).error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TestCollectionFile)
#include "tst_collectionfile.moc"
