// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/naming.h"

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

    void whatStandsInNoFileHasItsBareName()
    {
        const QList<CollectionInfo> infos {{{"numbers"}}, {{"cache.db:text"}},
            {{"numbers", "cache.db"}}, {{"text", "cache.db"}}, {{"bytes", "cache.db"}}};
        QCOMPARE(findCollection("numbers", infos).value(), CollectionRef {"numbers"});
        for (const CollectionInfo &info : infos)
            QCOMPARE(findCollection(collectionText(info.ref, infos), infos).value(), info.ref);
        QCOMPARE(collectionText(infos[3].ref, infos), QByteArray("cache.db::text"));
        QCOMPARE(findCollection("bytes", infos).error().code, ErrorCode::NotFound);
        QCOMPARE(findOrNameCollection("bytes", infos, {}).value(), CollectionRef {"bytes"});
        QCOMPARE(findOrNameCollection("cache.db:new", infos, {}).value(),
            CollectionRef {"cache.db:new"});
    }

    void whatIsNotThereIsNotFound()
    {
        for (const char *name : {"nowhere", "a.json:nowhere", "c.json:data"})
            QCOMPARE(findCollection(name, folder()).error().code, ErrorCode::NotFound);
        QCOMPARE(findCollection("", {}).error().code, ErrorCode::NotFound);
    }

    void aNewCollectionOfAFolderNeedsItsFile()
    {
        const Capabilities none;
        QCOMPARE(findOrNameCollection("new", folder(), none).error().code, ErrorCode::Invalid);
        QCOMPARE(findOrNameCollection("b.json:new", folder(), none).value(),
            (CollectionRef {"new", "b.json"}));
        QCOMPARE(findOrNameCollection("new", {{{"c"}}}, none).value(), CollectionRef {"new"});
        QCOMPARE(findOrNameCollection("data", folder(), none).error().code, ErrorCode::Invalid);
    }

    void theTopLevelHasItsNameBeforeAnythingStandsThere()
    {
        const Capabilities can = Capability::TopLevel;
        QCOMPARE(findOrNameCollection("", {{{"c"}}}, can).value(), topLevelCollection());
        QCOMPARE(findOrNameCollection("", {}, can).value(), topLevelCollection());
        QCOMPARE(findOrNameCollection("", {{{"c"}}}, {}).value(), CollectionRef {""});
        QCOMPARE(findOrNameCollection("", {{{""}}}, can).value(), CollectionRef {""});
        QCOMPARE(findOrNameCollection(":", {{{""}}}, can).value(), topLevelCollection());
        QCOMPARE(findOrNameCollection(":", {{{"c"}}}, can).value(), CollectionRef {":"});
        QCOMPARE(findOrNameCollection("::", {{{""}}, {{":"}}}, can).value(), topLevelCollection());
        QCOMPARE(findOrNameCollection("b.json::", folder(), can).value(),
            (CollectionRef {"", "b.json", 0, true}));
    }

    void aBareNameKeepsItsMeaningWhenAnotherFileIsDamaged()
    {
        QList<CollectionInfo> infos {{{"embedding_dict", "image.json"}}, {{"data", "doc.json"}},
            {{"", "default.json", 0, true}, 0}};
        infos.last().unseen = QList<QByteArray> {"embedding_dict", "metadata_dict"};
        const Result<CollectionRef> both = findCollection("embedding_dict", infos);
        QVERIFY(!both);
        QCOMPARE(both.error().code, ErrorCode::Invalid);
        const QString forms = reasonText(both.error().detail);
        QVERIFY(forms.contains(QLatin1String("image.json:embedding_dict")));
        QVERIFY(forms.contains(QLatin1String("default.json:embedding_dict")));
        QCOMPARE(findCollection("image.json:embedding_dict", infos).value(), infos[0].ref);
        QCOMPARE(findCollection("data", infos).value(), infos[1].ref);
        QCOMPARE(findCollection(collectionText(infos[2].ref, infos), infos).value(), infos[2].ref);
        infos.last().unseen = QList<QByteArray> {}; // nothing is known of what it should hold
        QCOMPARE(findCollection("data", infos).error().code, ErrorCode::Invalid);
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

    // Each at once: together they would take minutes if all were looked through for each.
    void theTextsOfManyCollectionsAreMadeAtOnce()
    {
        QList<CollectionInfo> many;
        for (int i = 0; i < 200'000; ++i)
            many.append(CollectionInfo {{QByteArray::number(i)}});
        for (const CollectionInfo &info : many)
            QCOMPARE(collectionText(info.ref, many), info.ref.name);
    }
};

QTEST_GUILESS_MAIN(TestNaming)
#include "tst_naming.moc"
