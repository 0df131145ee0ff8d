// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/scan.h"

#include <QTest>

using namespace kvlens::json;

class TestJsonIndex : public QObject
{
    Q_OBJECT
private slots:
    void offsetsLeadToTheirEntries()
    {
        QByteArray file = R"({"a": 1, "first": {)";
        for (int i = 0; i < 500; ++i)
            file += "\"key" + QByteArray::number(i) + "\": " + QByteArray(i % 7, '7') + "1, ";
        file += R"("last": 0}, "b": [1], "none": {}})";
        Scanner scanner;
        scanner.feed(file);
        scanner.finish();
        const Index &index = scanner.index();
        for (qint64 collection = Index::topLevel; collection < index.collections(); ++collection) {
            const qint64 count = index.entries(collection);
            for (qint64 entry = 0; entry < count; ++entry) {
                const Span slice = index.slice(collection, entry);
                QCOMPARE(index.entryAt(collection, slice.begin - 1), entry - 1);
                QCOMPARE(index.entryAt(collection, slice.begin), entry);
                QCOMPARE(index.entryAt(collection, slice.end - 1), entry);
            }
            QCOMPARE(index.entryAt(collection, 0), -1);
            QCOMPARE(index.entryAt(collection, file.size()), count - 1);
        }
    }

    void aCollectionCanBeTheLastThingInACutFile()
    {
        const QByteArray file = R"({"a": 1, "first": {"k": 1})";
        Scanner scanner;
        scanner.feed(file);
        scanner.finish();
        QVERIFY(scanner.damage());
        QCOMPARE(scanner.index().slice(Index::topLevel, 1), (Span {9, file.size()}));
    }
};

QTEST_GUILESS_MAIN(TestJsonIndex)
#include "tst_jsonindex.moc"
