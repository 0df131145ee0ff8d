// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/naming.h"

#include <QTest>

using namespace kvlens;

namespace {

// An index folder: one name in two files, a name with a colon, an empty name, top-level members.
QList<CollectionInfo> folder()
{
    return {
        {{"data", "a.json"}},
        {{"data", "b.json"}},
        {{"only", "a.json"}},
        {{"b.json:data", "a.json"}},
        {{"", "b.json"}},
        {{"only", "a.json", 1}},
        {{"", "a.json", 0, true}},
    };
}

} // namespace

class TestNaming : public QObject
{
    Q_OBJECT
private slots:
    void aBareNameIsFoundWhereItIsUnique()
    {
        QCOMPARE(findCollection("only", folder()).value(), (CollectionRef {"only", "a.json"}));
        QCOMPARE(findCollection("c", {{{"c"}}}).value(), CollectionRef {"c"});
    }

    void anAmbiguousNameIsRefusedWithTheFormsThatWork()
    {
        const Result<CollectionRef> found = findCollection("data", folder());
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Invalid);
        QVERIFY(
            reasonText(found.error().detail).contains(QLatin1String("a.json:data or b.json:data")));
    }

    void fileAndNameAreFound()
    {
        QCOMPARE(
            findCollection("a.json:data", folder()).value(), (CollectionRef {"data", "a.json"}));
        QCOMPARE(
            findCollection("a.json:only", folder()).value(), (CollectionRef {"only", "a.json"}));
    }

    void aWholeNameComesBeforeFileAndName()
    {
        QCOMPARE(findCollection("b.json:data", folder()).value(),
            (CollectionRef {"b.json:data", "a.json"}));
    }

    void anEmptyNameIsACollectionBeforeItIsTheTopLevel()
    {
        QCOMPARE(findCollection("", folder()).value(), (CollectionRef {"", "b.json"}));
        QCOMPARE(
            findCollection("a.json:", folder()).value(), (CollectionRef {"", "a.json", 0, true}));
    }

    void whatIsNotThereIsNotFound()
    {
        for (const char *name : {"nowhere", "a.json:nowhere", "c.json:data"})
            QCOMPARE(findCollection(name, folder()).error().code, ErrorCode::NotFound);
        QCOMPARE(findCollection("", {}).error().code, ErrorCode::NotFound);
    }

    void aNewCollectionOfAFolderNeedsItsFile()
    {
        QCOMPARE(findOrNameCollection("new", folder()).error().code, ErrorCode::Invalid);
        QCOMPARE(findOrNameCollection("b.json:new", folder()).value(),
            (CollectionRef {"new", "b.json"}));
        QCOMPARE(findOrNameCollection("new", {{{"c"}}}).value(), CollectionRef {"new"});
        QCOMPARE(findOrNameCollection("data", folder()).error().code, ErrorCode::Invalid);
    }

    void theTextOfACollectionFindsItAgain()
    {
        for (const CollectionInfo &info : folder()) {
            const QByteArray text = collectionText(info.ref, folder());
            if (info.ref.shadow == 0 && info.ref != CollectionRef {"data", "b.json"})
                QCOMPARE(findCollection(text, folder()).value(), info.ref);
        }
        QCOMPARE(collectionText({"only", "a.json"}, folder()), QByteArray("only"));
    }
};

QTEST_GUILESS_MAIN(TestNaming)
#include "tst_naming.moc"
