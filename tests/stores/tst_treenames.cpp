// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treenames.h"

#include <QTest>

using namespace kvlens;

class TestTreeNames : public QObject
{
    Q_OBJECT

private slots:
    void putsAKeyInTheFileOfItsName();
    void putsAKeyWithASlashInTheFolderOfItsName();
    void refusesUnsafeKeys_data();
    void refusesUnsafeKeys();
    void suggestsTheV1Name();
    void makesV1NamesOfAnyText();
    void keepsAV1NameThatIsOneAlready();
    void looksUnderTheNameAsItIsFirst();
    void knowsThatACutNameIsNotOnlyThisKeys();
    void refusesReservedNamesOfCollectionsOnlyWithV1();
    void refusesUnsafeCollections_data();
    void refusesUnsafeCollections();
};

void TestTreeNames::putsAKeyInTheFileOfItsName()
{
    for (const QByteArray key : {"k", "", ".", "..", "a:b", "S_x", "\xD0\xBA", "k.json"})
        QCOMPARE(*placeOfNewKey(key, Sanitization::None, 250), (KeyPlace {{}, key + ".json"}));
}

void TestTreeNames::putsAKeyWithASlashInTheFolderOfItsName()
{
    QCOMPARE(*placeOfNewKey("a/b/c", Sanitization::None, 250), (KeyPlace {"a/b", "c.json"}));
    QCOMPARE(*placeOfNewKey("a/", Sanitization::None, 250), (KeyPlace {"a", ".json"}));
}

void TestTreeNames::refusesUnsafeKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("up") << QByteArray("../up");
    QTest::newRow("up inside") << QByteArray("a/../../up");
    QTest::newRow("absolute") << QByteArray("/etc/passwd");
    QTest::newRow("empty part") << QByteArray("a//b");
    QTest::newRow("dot part") << QByteArray("a/./b");
    QTest::newRow("251 bytes") << QByteArray(251, 'x');
    QTest::newRow("126 letters of two bytes") << QByteArray("\xC3\xA9").repeated(126);
    QTest::newRow("long folder") << QByteArray(256, 'x') + "/k";
    QTest::newRow("not UTF-8") << QByteArray("\xFF");
    QTest::newRow("lone surrogate") << QByteArray("\xED\xA0\x80");
}

void TestTreeNames::refusesUnsafeKeys()
{
    QFETCH(QByteArray, key);
    const Result<KeyPlace> place = placeOfNewKey(key, Sanitization::None, 250);
    QVERIFY(!place);
    QCOMPARE(place.error().code, ErrorCode::Invalid);
    QVERIFY(!place.error().detail.isEmpty());
}

void TestTreeNames::suggestsTheV1Name()
{
    const Result<KeyPlace> place = placeOfNewKey("../up", Sanitization::None, 250);
    QVERIFY(reasonText(place.error().detail).contains(QLatin1String("\"S__up-")));
    const KeyPlace missing {"a/b", "c.json"};
    const Error error = folderMissing("a/b/c", missing, 250);
    QVERIFY(reasonText(error.detail).contains(QLatin1String("\"S_a_b_c-d76a7b72\"")));
}

void TestTreeNames::makesV1NamesOfAnyText()
{
    QCOMPARE(*placeOfNewKey("user:123", Sanitization::V1, 250),
        (KeyPlace {{}, "S_user_123-61b7de30.json"}));
    QCOMPARE(
        *placeOfNewKey("a/b/c", Sanitization::V1, 250), (KeyPlace {{}, "S_a_b_c-d76a7b72.json"}));
    QVERIFY(placeOfNewKey(QByteArray("a\0b", 3), Sanitization::V1, 250));
    QVERIFY(!placeOfNewKey("\xFF", Sanitization::V1, 250));
}

void TestTreeNames::keepsAV1NameThatIsOneAlready()
{
    QCOMPARE(*placeOfNewKey("S_user_123-61b7de30", Sanitization::V1, 250),
        (KeyPlace {{}, "S_user_123-61b7de30.json"}));
}

void TestTreeNames::looksUnderTheNameAsItIsFirst()
{
    QCOMPARE(placesOfKey("a-b", Sanitization::None, 250), (QList<KeyPlace> {{{}, "a-b.json"}}));
    const QList<KeyPlace> places = placesOfKey("a-b", Sanitization::V1, 250);
    QCOMPARE(places.size(), 2);
    QCOMPARE(places[0], (KeyPlace {{}, "a-b.json"}));
    QVERIFY(places[1].file.startsWith("S_a_b-"));
    QVERIFY(placesOfKey(QByteArray("a\0b", 3), Sanitization::None, 250).isEmpty());
    QVERIFY(placesOfKey("/etc/passwd", Sanitization::None, 250).isEmpty());
    QCOMPARE(placesOfKey(QByteArray("a\0b", 3), Sanitization::V1, 250).size(), 1);
}

void TestTreeNames::knowsThatACutNameIsNotOnlyThisKeys()
{
    const QByteArray key(251, 'x');
    QVERIFY(placeOfNewKey(key, Sanitization::V1, 250)->truncated);
    QVERIFY(placesOfKey(key, Sanitization::V1, 250).constLast().truncated);
    QVERIFY(!placeOfNewKey(key + '!', Sanitization::V1, 250)->truncated);
}

void TestTreeNames::refusesReservedNamesOfCollectionsOnlyWithV1()
{
    for (const QByteArray name : {"S_c", "H_c"}) {
        QCOMPARE(*folderOfNewCollection(name, Sanitization::None, 245), name);
        QCOMPARE(
            folderOfNewCollection(name, Sanitization::V1, 245).error().code, ErrorCode::Invalid);
    }
    QVERIFY(folderOfNewCollection("a/b", Sanitization::V1, 245)->startsWith("S_a_b-"));
}

void TestTreeNames::refusesUnsafeCollections_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("up") << QByteArray("..");
    QTest::newRow("up inside") << QByteArray("a/../..");
    QTest::newRow("absolute") << QByteArray("/tmp");
    QTest::newRow("ends with a slash") << QByteArray("a/");
    QTest::newRow("246 bytes") << QByteArray(246, 'x');
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
}

void TestTreeNames::refusesUnsafeCollections()
{
    QFETCH(QByteArray, name);
    const Result<QByteArray> folder = folderOfNewCollection(name, Sanitization::None, 245);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::Invalid);
}

QTEST_GUILESS_MAIN(TestTreeNames)
#include "tst_treenames.moc"
