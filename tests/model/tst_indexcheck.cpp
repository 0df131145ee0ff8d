// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/indexcheck.h"
#include "model/index/documents.h"
#include "model/index/links.h"
#include "model/persist.h"
#include "tests/model/findings.h"
#include "tests/model/indexfolder.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

class TestIndexCheck : public QObject
{
    Q_OBJECT

private slots:
    void aHealthyFolderHasNothing();
    void whatIsGoneIsTakenOutOfAllFiles();
    void aDamagedFileIsNotJudgedByWhatIsMissing();
    void rulesAboutManyIdsTellInTheirOrder();
    void documentsAreListedWithTheirNodes();
    void linksGoBothWays();
    void theCheckOfASessionLooksAgainWhenSomethingElseIsStored();
    void theCheckOfASessionCanBeCancelled();

private:
    CheckedStore checked(const Folder &folder);
    QTemporaryDir m_folder;
};

CheckedStore TestIndexCheck::checked(const Folder &folder)
{
    write(folder, m_folder.path());
    return checkStore(*opened(m_folder.path())).value();
}

void TestIndexCheck::aHealthyFolderHasNothing()
{
    const CheckedStore found = checked(healthy());
    QCOMPARE(found.findings.size(), 0);
    QCOMPARE(found.parts.nodes.size(), size_t(3));
    QCOMPARE(found.parts.links.size(), size_t(2));
    QCOMPARE(found.parts.vectors.size(), size_t(3));
    QCOMPARE(found.parts.indexes.size(), size_t(1));
}

void TestIndexCheck::whatIsGoneIsTakenOutOfAllFiles()
{
    Folder folder = healthy();
    folder.data.remove(u"b1"_s);
    write(folder, m_folder.path());
    const std::unique_ptr<Store> store = opened(m_folder.path());
    const CheckedStore found = checkStore(*store).value();
    QCOMPARE(graveIds(found.findings).join(u' '), u"X6 D6 D7 V7"_s);
    const ChangeSet changes = stageRepairs(*store, found, {safeRules})->changes;
    QVERIFY(!reasonIn(writeEdits(*store, changes)));
    const std::unique_ptr<Store> again = opened(m_folder.path());
    const CheckedStore left = checkStore(*again).value();
    QCOMPARE(left.findings.size(), 0);
    QCOMPARE(left.parts.ids.find("b1"), noId); // nothing names it any more
    QCOMPARE(left.parts.ids.find("b"), noId);
}

void TestIndexCheck::aDamagedFileIsNotJudgedByWhatIsMissing()
{
    Folder folder = healthy();
    write(folder, m_folder.path());
    QFile file(m_folder.filePath(u"docstore.json"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.readAll().indexOf("\"b1\"") + 3));
    file.close();
    const CheckedStore found = checkStore(*opened(m_folder.path())).value();
    QCOMPARE(graveIds(found.findings).join(u' '), u"F2"_s);
    QCOMPARE(found.unjudged.join(u' '),
        u"D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15 F12 V7 V8 V10 X6 X7 X9"_s);
}

// However many threads ask them.
void TestIndexCheck::rulesAboutManyIdsTellInTheirOrder()
{
    constexpr int count = 4'000; // of three ids each
    IndexParts parts;
    parts.isFolder = true;
    parts.present = {IndexFile::Docstore, IndexFile::IndexStore, IndexFile::VectorStore};
    parts.places = {{"docstore/data", "docstore.json"}, {"docstore/metadata", "docstore.json"},
        {"embedding_dict", "default__vector_store.json"}};
    for (int i = 0; i < count; ++i) {
        const IndexId id = parts.ids.add(QByteArray::number(i));
        const IndexId gone = parts.ids.add("gone" + QByteArray::number(i));
        parts.nodes.push_back({id, gone, gone});
        parts.links.push_back({quint32(i), gone, LinkKind::Next});
        parts.hashes.push_back({parts.ids.add("hash" + QByteArray::number(i)), gone, 1});
        parts.vectors.push_back({gone, {.dimension = i % 2 + 1}, 2});
    }
    const QList<Finding> all = judged(parts, u"/index"_s).findings;
    QList<Finding> oneByOne;
    for (const QString &id : ruleIds())
        oneByOne += judged(parts, u"/index"_s, {{id}}).findings;
    QCOMPARE(all.size(), oneByOne.size());
    for (qsizetype i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].problem.id, oneByOne[i].problem.id);
        QCOMPARE(all[i].problem.entries, oneByOne[i].problem.entries);
    }
    const QStringList ids = graveIds(all);
    for (const QString &id : {u"D3"_s, u"D5"_s, u"D6"_s, u"D9"_s, u"V1"_s, u"V2"_s, u"V3"_s})
        QVERIFY2(ids.contains(id), qPrintable(ids.join(u' ')));
}

void TestIndexCheck::documentsAreListedWithTheirNodes()
{
    Folder folder = healthy();
    addNode(folder, u"c1"_s, u"c"_s, {});
    folder.vectors.remove(u"b1"_s);
    const IndexParts parts = checked(folder).parts;
    QStringList lines;
    for (const SourceDocument &document : documentsOf(parts)) {
        QStringList words {QString::fromUtf8(parts.ids.at(document.id))};
        for (const IndexId node : document.nodes)
            words.append(QString::fromUtf8(parts.ids.at(node)));
        words.append(QString::number(document.vectors));
        for (const IndexId index : document.indexes)
            words.append(QString::fromUtf8(parts.ids.at(index)));
        lines.append(words.join(u' '));
    }
    QCOMPARE(lines.join(u'\n'), u"a a1 a2 2 ix\nb b1 0 ix\nc c1 1"_s);
}

QStringList linkLines(const QList<IndexLink> &links)
{
    QStringList lines;
    for (const IndexLink &link : links)
        lines.append(QString::fromLatin1(link.kind) + u' '
            + QString::fromUtf8(link.entry.collection.name) + u' '
            + QString::fromUtf8(link.entry.key)
            + (link.isBroken ? QStringLiteral(" broken") : QString()));
    return lines;
}

void TestIndexCheck::linksGoBothWays()
{
    Folder folder = healthy();
    folder.data.remove(u"a2"_s);
    const IndexParts parts = checked(folder).parts;
    const EntryLinks links = linksOf(parts, "a1").value();
    QCOMPARE(linkLines(links.links),
        QStringList({u"source docstore/ref_doc_info a"_s, u"next docstore/data a2 broken"_s,
            u"hash docstore/metadata a1"_s, u"refDoc docstore/ref_doc_info a"_s,
            u"vector embedding_dict a1"_s, u"metadata metadata_dict a1"_s}));
    QCOMPARE(linkLines(links.usedBy),
        QStringList({u"node docstore/ref_doc_info a"_s, u"node index_store/data ix"_s}));
    const EntryLinks document = linksOf(parts, "a").value();
    QVERIFY(linkLines(document.links).contains(u"node docstore/data a2 broken"_s));
    QVERIFY(linkLines(document.usedBy).contains(u"source docstore/data a1"_s));
    QVERIFY(!linksOf(parts, "nobody"));
}

void TestIndexCheck::theCheckOfASessionLooksAgainWhenSomethingElseIsStored()
{
    Folder folder = healthy();
    folder.data.remove(u"b1"_s);
    folder.refDocs.remove(u"a"_s); // its record is made anew
    write(folder, m_folder.path());
    StoreSession session({u"index"_s, m_folder.path(), {}}, OpenMode::ReadWrite);
    IndexCheck check(session);
    check.start(); // before it is listed
    QCOMPARE(check.state(), IndexCheck::State::Checking);
    QTRY_COMPARE(check.state(), IndexCheck::State::Finished);
    QCOMPARE(graveIds(check.findings()).join(u' '), u"X6 D6 D7 D8 V7"_s);

    QStringList repaired;
    while (!check.findings().isEmpty()) {
        const Finding finding = check.findings().first();
        repaired.append(finding.problem.id);
        QSignalSpy spy(&check, &IndexCheck::repaired);
        check.repair(finding);
        QVERIFY(spy.wait(patience));
        QTRY_VERIFY(!session.changes().isEmpty());
        session.history().undo();
        QVERIFY(session.changes().isEmpty()); // one step
        session.history().redo();
        session.persist();
        QTRY_VERIFY(session.changes().isEmpty());
        QTRY_COMPARE(check.state(), IndexCheck::State::Finished);
    }
    QCOMPARE(repaired.join(u' '), u"X6 D6 D7 D8"_s); // X6 takes the vectors along
    QCOMPARE(checkStore(*opened(m_folder.path()))->findings.size(), 0);
}

void TestIndexCheck::theCheckOfASessionCanBeCancelled()
{
    write(healthy(), m_folder.path());
    StoreSession session({u"index"_s, m_folder.path(), {}}, OpenMode::ReadOnly);
    QTRY_COMPARE(session.state(), SessionState::Ready);
    IndexCheck check(session);
    check.start();
    QVERIFY(!session.tasks().shown().isEmpty());
    session.tasks().shown().last()->cancel(); // others may be running, which began before it
    QTRY_VERIFY(check.state() != IndexCheck::State::Checking);
    QTRY_VERIFY(session.tasks().shown().isEmpty());
    check.start();
    QTRY_COMPARE(check.state(), IndexCheck::State::Finished);
}

QTEST_GUILESS_MAIN(TestIndexCheck)
#include "tst_indexcheck.moc"
