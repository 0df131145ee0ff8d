// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person sees of an index: links, documents and their nodes, kept true to edits.
#include "model/index/documentnodesmodel.h"
#include "model/index/documentsmodel.h"
#include "model/index/indexreader.h"
#include "model/index/indexsurvey.h"
#include "model/index/linksmodel.h"
#include "model/index/nodelines.h"
#include "model/index/stagedparts.h"
#include "model/persist.h"
#include "stores/catalog.h"
#include "tests/support/modeltext.h"
#include "tests/support/persistedindex.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef hashes {"docstore/metadata", "docstore.json"};
const CollectionRef nodes {"docstore/data", "docstore.json"};
const CollectionRef refDocs {"docstore/ref_doc_info", "docstore.json"};
const CollectionRef vectors {"embedding_dict", "default__vector_store.json"};

std::unique_ptr<Store> opened(const QString &path)
{
    auto store = openStore({.address = {u"index"_s, path, {}}, .mode = OpenMode::ReadWrite});
    if (!store || !loadAll(**store))
        qFatal("the index cannot be opened");
    return *std::move(store);
}

// All that parts hold, without their order.
QStringList linesOf(const IndexParts &parts)
{
    QStringList lines;
    const auto id
        = [&](IndexId of) { return of == noId ? u"-"_s : QString::fromUtf8(parts.ids.at(of)); };
    const LinkTable table(parts);
    for (const IndexParts::Node &node : parts.nodes) {
        QString line = u"node %1 of %2 at %3"_s.arg(id(node.id), id(node.source)).arg(node.begin);
        for (const IndexParts::Link &link : table.linksOf(node))
            line += u" %1 %2"_s.arg(QString::fromLatin1(linkName(link.kind)), id(link.to));
        lines << line;
    }
    for (const IndexParts::Named &hash : parts.hashes)
        lines << u"hash %1 of %2"_s.arg(id(hash.id), id(hash.document));
    for (const IndexParts::Document &document : parts.refDocs) {
        QString line = u"document "_s + id(document.id);
        for (quint32 i = document.first; i < document.first + document.count; ++i)
            line += u' ' + id(parts.refDocNodes[i]);
        lines << line;
    }
    for (const IndexParts::Index &index : parts.indexes) {
        QString line = u"index "_s + id(index.id);
        for (quint32 i = index.first; i < index.first + index.count; ++i)
            line += u' ' + id(parts.held[i].node);
        lines << line;
    }
    for (const IndexParts::Vector &vector : parts.vectors)
        lines << u"vector %1 of %2"_s.arg(id(vector.id)).arg(vector.facts.dimension);
    for (const IndexParts::Named &vector : parts.vectorDocs)
        lines << u"vector %1 of %2"_s.arg(id(vector.id), id(vector.document));
    for (size_t i = 0; i < parts.vectorMetadata.size(); ++i) {
        const IndexParts::Named &vector = parts.vectorMetadata[i];
        lines << u"metadata %1 of %2: %3"_s.arg(id(vector.id), id(vector.document))
                     .arg(parts.vectorMetadataDigests.at(i));
    }
    lines.sort();
    return lines;
}

} // namespace

class TestIndexSurvey : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void partsOfFewEntriesJoinToTheWhole();
    void gapsAndWhatSeveralHave_data();
    void gapsAndWhatSeveralHave();
    void marksShowTheSourceInSteps();
    void stagedEditsAreWhatAPersistLeaves_data();
    void stagedEditsAreWhatAPersistLeaves();
    void linksOfAnEntryAreTwoGroups();
    void linksAreThoseOfTheEntryAndNotOfItsNode();
    void linksThatLeadNowhereSayWhy();
    void ofVeryManyLinksTheFirstAreShown();
    void documentsAreRows();
    void aFilterOfVeryManyDocumentsTakesItsTurns();
    void nodesOfADocumentHaveGapsBetweenThem();
    void troubleOfVectorsIsTroubleOfTheirDocument();
    void wordsOfNodesAreReadAsTheyAreWanted();
    void whatCannotBeReadIsNoGap();
    void aSurveyFollowsEditsAndPersisting();
    void aSurveyCanBeCancelledAndBegunAgain();
    void memoryGoesByIds();

private:
    QString path() const { return m_folder->path(); }
    IndexSnapshotPointer snapshot(const PersistedIndex &folder) const
    {
        folder.write(path());
        return std::make_shared<const IndexSnapshot>(
            readIndex(*opened(path()), {}, ReadFor::Views).value());
    }
    std::unique_ptr<StoreSession> session() const
    {
        return std::make_unique<StoreSession>(
            StoreAddress {u"index"_s, path(), {}}, OpenMode::ReadWrite);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestIndexSurvey::partsOfFewEntriesJoinToTheWhole()
{
    PersistedIndex::healthy(5, 4).write(path());
    const std::unique_ptr<Store> store = opened(path());
    const IndexParts whole = readIndex(*store, {}, ReadFor::Views).value();
    IndexParts joined;
    joined.places = whole.places;
    IndexParts few;
    for (const CollectionRef &collection : whole.places) {
        int count = 0;
        const auto take = [&](const Entry &entry) {
            takeEntry(partKind(collection), entry, joined.placeOf(collection), few);
            if (++count % 3 == 0)
                joinParts(joined, few);
            return Visit::Continue;
        };
        QVERIFY(store->scan({.collection = collection, .depth = ScanDepth::Values}, take, {}));
    }
    joinParts(joined, few);
    QCOMPARE(linesOf(joined), linesOf(whole));
    QCOMPARE(joined.ids.count(), whole.ids.count());
    for (IndexId id = 0; id < whole.ids.count(); ++id)
        QCOMPARE(joined.ids.at(id), whole.ids.at(id));
    QVERIFY(few.nodes.empty() && few.ids.count() == 0);

    const IndexParts links = readIndex(*store).value(); // without the numbers of vectors
    QCOMPARE(links.vectors.size(), whole.vectors.size());
    QCOMPARE(links.vectors.front().facts.dimension, -1);
}

void TestIndexSurvey::gapsAndWhatSeveralHave_data()
{
    using Spans = std::vector<SourceSpan>;
    QTest::addColumn<Spans>("chunks");
    QTest::addColumn<Spans>("gaps");
    QTest::addColumn<qint64>("covered");
    QTest::addColumn<qint64>("repeated");
    QTest::newRow("none") << Spans {} << Spans {} << qint64(0) << qint64(0);
    QTest::newRow("one") << Spans {{0, 10}} << Spans {} << qint64(10) << qint64(0);
    QTest::newRow("white space between")
        << Spans {{0, 10}, {11, 20}, {23, 30}} << Spans {} << qint64(26) << qint64(0);
    QTest::newRow("a gap at the beginning")
        << Spans {{5, 10}} << Spans {{0, 5}} << qint64(5) << qint64(0);
    QTest::newRow("gaps, out of order") << Spans {{50, 60}, {0, 10}, {20, 30}}
                                        << Spans {{10, 20}, {30, 50}} << qint64(30) << qint64(0);
    QTest::newRow("overlaps") << Spans {{0, 10}, {8, 20}, {18, 30}} << Spans {} << qint64(30)
                              << qint64(4);
    QTest::newRow("three over one another")
        << Spans {{0, 10}, {0, 10}, {5, 10}} << Spans {} << qint64(10) << qint64(10);
    QTest::newRow("one inside another")
        << Spans {{0, 100}, {10, 20}, {90, 110}} << Spans {} << qint64(110) << qint64(20);
}

void TestIndexSurvey::gapsAndWhatSeveralHave()
{
    QFETCH(std::vector<SourceSpan>, chunks);
    QFETCH(std::vector<SourceSpan>, gaps);
    const Coverage coverage = coverageOf(chunks);
    QCOMPARE(coverage.gaps, gaps);
    QTEST(coverage.covered, "covered");
    QTEST(coverage.repeated, "repeated");
}

void TestIndexSurvey::marksShowTheSourceInSteps()
{
    const std::vector<SourceSpan> chunks {{0, 40}, {30, 60}, {80, 100}};
    QByteArray marks = coverageMarks(chunks, coverageOf(chunks), 10);
    for (char &mark : marks)
        mark = char('0' + mark);
    QCOMPARE(marks, QByteArray("5116110051"));
    QCOMPARE(coverageMarks({}, {}, 3).size(), 3);
}

using Change = void (*)(ChangeSet &, Store &);

void TestIndexSurvey::stagedEditsAreWhatAPersistLeaves_data()
{
    QTest::addColumn<Change>("change");
    const auto add = [](const char *name, Change change) { QTest::newRow(name) << change; };
    add("nothing", [](ChangeSet &, Store &) {});
    add("a node is deleted", [](ChangeSet &changes, Store &store) {
        changes.remove(readOne(store, {nodes, "d0-2"}).value());
    });
    add("a node gets another source and a neighbour", [](ChangeSet &changes, Store &store) {
        changes.put(readOne(store, {nodes, "d0-1"}).value(),
            R"({"__type__": "1", "__data__": {"id_": "d0-1", "start_char_idx": 7,
                "end_char_idx": 9, "relationships": {"1": {"node_id": "new"},
                "3": {"node_id": "gone"}}}})");
    });
    add("a node gets another key", [](ChangeSet &changes, Store &store) {
        changes.rename(readOne(store, {nodes, "d1-1"}).value(), "other");
    });
    add("a document gets another key", [](ChangeSet &changes, Store &store) {
        changes.rename(readOne(store, {refDocs, "d1"}).value(), "other");
    });
    add("a hash and a vector go, a document lists less", [](ChangeSet &changes, Store &store) {
        changes.remove(readOne(store, {hashes, "d0-1"}).value());
        changes.remove(readOne(store, {vectors, "d0-1"}).value());
        changes.put(readOne(store, {refDocs, "d0"}).value(), R"({"node_ids": ["d0-2"]})");
    });
    add("new entries in each part", [](ChangeSet &changes, Store &) {
        changes.put(absentEntry({nodes, "n"}),
            R"({"__type__": "1", "__data__": {"id_": "n", "relationships": {}}})");
        changes.put(absentEntry({hashes, "n"}), R"({"doc_hash": "h", "ref_doc_id": "d0"})");
        changes.put(absentEntry({refDocs, "d9"}), R"({"node_ids": ["n"]})");
        changes.put(absentEntry({vectors, "n"}), "[1.0, 2.0]");
    });
    add("the index holds one node", [](ChangeSet &changes, Store &store) {
        const EntryRef index {{"index_store/data", "index_store.json"}, "main"};
        changes.put(readOne(store, index).value(),
            R"({"__type__": "list", "__data__": {"index_id": "main", "nodes": ["d0-1"]}})");
    });
}

void TestIndexSurvey::stagedEditsAreWhatAPersistLeaves()
{
    QFETCH(Change, change);
    PersistedIndex::healthy(2, 3).write(path());
    const std::unique_ptr<Store> store = opened(path());
    const IndexParts before = readIndex(*store, {}, ReadFor::Views).value();
    ChangeSet changes;
    change(changes, *store);
    const QStringList staged = linesOf(withEdits(before, changes));
    QVERIFY(!reasonIn(writeEdits(*store, changes)));
    QCOMPARE(staged, linesOf(readIndex(*opened(path()), {}, ReadFor::Views).value()));
    QCOMPARE(linesOf(withEdits(before, {})), linesOf(before));
}

void TestIndexSurvey::linksOfAnEntryAreTwoGroups()
{
    const IndexSnapshotPointer index = snapshot(PersistedIndex::healthy(2, 3));
    LinksModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(*index, {nodes, "d0-2"});
    QCOMPARE(modelLines(model, {0, 1, 2}),
        (QStringList {u"Points to: 6 links"_s,
            u"  source | d0 | docstore.json ▸ docstore/ref_doc_info"_s,
            u"  previous node | d0-1 | docstore.json ▸ docstore/data"_s,
            u"  next node | d0-3 | docstore.json ▸ docstore/data"_s,
            u"  hash | d0-2 | docstore.json ▸ docstore/metadata"_s,
            u"  vector | d0-2 | default__vector_store.json ▸ embedding_dict"_s,
            u"  metadata | d0-2 | default__vector_store.json ▸ metadata_dict"_s,
            u"Used by: 4 links"_s,
            u"  has it as its next node | d0-1 | docstore.json ▸ docstore/data"_s,
            u"  has it as its previous node | d0-3 | docstore.json ▸ docstore/data"_s,
            u"  holds it | d0 | docstore.json ▸ docstore/ref_doc_info"_s,
            u"  holds it | main | index_store.json ▸ index_store/data"_s}));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.show(*index, {nodes, "d0-2"}); // the same
    QCOMPARE(resets.count(), 0);
    model.show(*index, {nodes, "nobody"});
    QCOMPARE(modelLines(model), (QStringList {u"Points to: 0 links"_s, u"Used by: 0 links"_s}));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestIndexSurvey::linksAreThoseOfTheEntryAndNotOfItsNode()
{
    const IndexSnapshotPointer index = snapshot(PersistedIndex::healthy(1, 3));
    LinksModel model;
    const QAbstractItemModelTester tester(&model);
    const auto of = [&](const QByteArray &collection, const QByteArray &group, QByteArray key) {
        model.show(*index, {{collection, group}, std::move(key)});
        return modelLines(model, {0, 1, 2});
    };
    const QByteArray vectors = "default__vector_store.json";
    const QString node = u"  belongs to | d0-2 | docstore.json ▸ docstore/data"_s;
    const QString document = u"  document | d0 | docstore.json ▸ docstore/ref_doc_info"_s;
    const auto use = [](const QString &what) {
        return u"  has it as its "_s + what + u" | d0-2 | docstore.json ▸ docstore/data"_s;
    };
    QCOMPARE(of("embedding_dict", vectors, "d0-2"),
        (QStringList {u"Points to: 1 link"_s, node, u"Used by: 1 link"_s, use(u"vector"_s)}));
    QCOMPARE(of("metadata_dict", vectors, "d0-2"),
        (QStringList {
            u"Points to: 2 links"_s, node, document, u"Used by: 1 link"_s, use(u"metadata"_s)}));
    QCOMPARE(of("text_id_to_ref_doc_id", vectors, "d0-2"),
        (QStringList {u"Points to: 2 links"_s, node, document, u"Used by: 0 links"_s}));
    QCOMPARE(of("docstore/metadata", "docstore.json", "d0-2"),
        (QStringList {
            u"Points to: 2 links"_s, node, document, u"Used by: 1 link"_s, use(u"hash"_s)}));
    const QStringList record = of("docstore/ref_doc_info", "docstore.json", "d0");
    QVERIFY(record.contains(u"  node | d0-2 | docstore.json ▸ docstore/data"_s));
    QVERIFY(record.contains(u"  has it as its source | d0-2 | docstore.json ▸ docstore/data"_s));
}

void TestIndexSurvey::linksThatLeadNowhereSayWhy()
{
    PersistedIndex folder = PersistedIndex::healthy(1, 3);
    folder.data.remove(u"d0-3"_s);
    LinksModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(*snapshot(folder), {nodes, "d0-2"});
    const QModelIndex next = model.index(2, LinksModel::StateColumn, model.index(0, 0));
    QCOMPARE(
        next.data().toString(), u"leads nowhere: it is not in docstore.json ▸ docstore/data"_s);
    QCOMPARE(next.data(LinksModel::StandingRole).value<LinksModel::Standing>(),
        LinksModel::Standing::Missing);
    QVERIFY(QFile::remove(path() + u"/docstore.json"_s));
    const IndexSnapshot alone(readIndex(*opened(path()), {}, ReadFor::Views).value());
    model.show(alone, {{"index_store/data", "index_store.json"}, "main"});
    const QModelIndex held = model.index(0, LinksModel::StateColumn, model.index(0, 0));
    QCOMPARE(held.data().toString(),
        u"not known: docstore.json ▸ docstore/data could not be looked at"_s);
}

void TestIndexSurvey::ofVeryManyLinksTheFirstAreShown()
{
    IndexParts parts;
    const PartPlace place = parts.placeOf(refDocs);
    QByteArray list = "{\"node_ids\": [";
    for (int i = 0; i < 5000; ++i)
        list += '"' + QByteArray::number(i % 4000) + "\",";
    list.chop(1);
    takeEntry(PartKind::RefDocs, {{refDocs, "d"}, list + "]}", {}}, place, parts);
    const IndexSnapshot index(std::move(parts));
    LinksModel model;
    model.show(index, {refDocs, "d"});
    const QModelIndex group = model.index(0, 0);
    QCOMPARE(group.data().toString(), u"Points to: 4,000 links"_s); // each once
    QCOMPARE(model.rowCount(group), int(LinksModel::mostShown) + 1);
    QCOMPARE(
        model.index(int(LinksModel::mostShown), 0, group).data().toString(), u"and 3,000 more"_s);
}

void TestIndexSurvey::documentsAreRows()
{
    PersistedIndex folder = PersistedIndex::healthy(3, 3);
    folder.vectors.remove(u"d1-1"_s);
    folder.data.remove(u"d1-2"_s); // a gap too, of all but what its neighbours have
    folder.refDocs[u"d2"_s]
        = QJsonObject {{u"node_ids"_s, folder.refDocs[u"d2"_s].toObject()[u"node_ids"_s]}};
    DocumentsModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(snapshot(folder));
    QCOMPARE(modelLines(model, {0, 1, 2, 3, 4, 5}),
        (QStringList {u"d0.md | 3 | 100.0 % of 260 characters | 3 | 1"_s,
            u"d1.md | 2 of 3 | 76.9 % of 260 characters | 2 of 3 | 1 | 1 node missing, 2 broken links, 1 gap, 1 node without a vector"_s,
            u"d2 | 3 | 100.0 % of 260 characters | 3 | 1"_s}));
    model.setFilter(u"D1"_s);
    QCOMPARE(modelLines(model), QStringList(u"d1.md"_s));
    QCOMPARE(model.rowOf("d1"), 0);
    QCOMPARE(model.rowOf("d0"), -1);
    model.setFilter({}, DocumentsModel::Which::InTrouble);
    QCOMPARE(modelLines(model), QStringList(u"d1.md"_s));
    model.setFilter(u"nobody"_s);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.documentCount(), 3);
    model.show(nullptr);
    QCOMPARE(model.documentCount(), 0);
}

void TestIndexSurvey::aFilterOfVeryManyDocumentsTakesItsTurns()
{
    constexpr int count = 100'000;
    IndexParts parts;
    const PartPlace place = parts.placeOf(refDocs);
    for (int i = 0; i < count; ++i) {
        const QByteArray name = QByteArray::number(i);
        takeEntry(PartKind::RefDocs,
            {{refDocs, "document-" + name},
                R"({"node_ids": [], "metadata": {"file_name": "File )" + name + ".md\"}}", {}},
            place, parts);
    }
    DocumentsModel model;
    QElapsedTimer time;
    time.start();
    model.show(std::make_shared<const IndexSnapshot>(std::move(parts)));
    QCOMPARE(model.rowCount(), count);
    time.start();
    model.setFilter(u"file 99999"_s);
    QVERIFY2(time.elapsed() < 100, qPrintable(QString::number(time.elapsed()))); // one turn
    QTRY_VERIFY(!model.isFiltering());
    QCOMPARE(modelLines(model), QStringList(u"File 99999.md"_s));
    model.setFilter(u"FILE 9"_s);
    model.setFilter({}); // in the middle of it
    QCOMPARE(model.rowCount(), count);
    QVERIFY(!model.isFiltering());
}

void TestIndexSurvey::nodesOfADocumentHaveGapsBetweenThem()
{
    PersistedIndex folder = PersistedIndex::healthy(1, 4);
    folder.data.remove(u"d0-2"_s);
    folder.vectors.remove(u"d0-4"_s);
    DocumentNodesModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(snapshot(folder), "d0", nullptr);
    QCOMPARE(modelLines(model, {0, 1, 2, 3, 4}),
        (QStringList {u"1 | 0 – 100 | … | 3 | its next node is gone"_s,
            u"2 |  | d0-2 | 3 | not in the docstore"_s,
            u" | 100 – 160 | 60 characters of the source are in no node |  | gap"_s,
            u"3 | 160 – 260 | … | 3 | its previous node is gone"_s,
            u"4 | 240 – 340 | … | none | it has no vector"_s}));
    QCOMPARE(model.nodeCount(), 4);
    QCOMPARE(model.rowOf("d0-3"), 3);
    QCOMPARE(model.index(0, 0).data(DocumentNodesModel::NodeRole).value<EntryRef>(),
        (EntryRef {nodes, "d0-1"}));
    QVERIFY(!model.index(1, 0).data(DocumentNodesModel::NodeRole).isValid());
    QVERIFY(model.index(1, 0).data(DocumentNodesModel::VectorRole).isValid());
    QVERIFY(!model.index(4, 0).data(DocumentNodesModel::VectorRole).isValid());
    model.show(nullptr, {}, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

// What the checks tell of vectors, a filter finds.
void TestIndexSurvey::troubleOfVectorsIsTroubleOfTheirDocument()
{
    PersistedIndex folder = PersistedIndex::healthy(8, 2);
    folder.vectors.remove(u"d0-1"_s);
    folder.vectors[u"d1-1"_s] = QJsonArray {1, 2};
    folder.vectors[u"d2-2"_s] = QJsonArray {0, 0, 0};
    folder.vectors[u"d3-1"_s] = u"no list"_s;
    folder.held[u"d4-1"_s] = u"d4-2"_s; // its vector leads elsewhere
    folder.held.remove(u"d5-1"_s); // in no index: it needs none
    folder.vectors.remove(u"d5-1"_s);
    folder.vectors[u"d6-1"_s] = QJsonArray {1, 77777, 2};
    folder.write(path());
    QFile file(path() + u"/default__vector_store.json"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll().replace("77777", "NaN");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(bytes) == bytes.size());
    file.close();
    const auto index = std::make_shared<const IndexSnapshot>(
        readIndex(*opened(path()), {}, ReadFor::Views).value());
    DocumentsModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(index);
    model.setFilter({}, DocumentsModel::Which::InTrouble);
    QCOMPARE(modelLines(model, {0, DocumentsModel::TroubleColumn}),
        (QStringList {u"d0.md | 1 node without a vector"_s, u"d1.md | 1 vector of another length"_s,
            u"d2.md | 1 vector of zeros"_s, u"d3.md | 1 vector is no numbers"_s,
            u"d4.md | 1 vector leads to another node"_s,
            u"d6.md | 1 vector with NaN or an infinity"_s}));
    DocumentNodesModel nodes;
    const auto troubleOf = [&](const QByteArray &document, int row) {
        nodes.show(index, document, nullptr);
        return nodes.index(row, DocumentNodesModel::TroubleColumn).data().toString();
    };
    QCOMPARE(troubleOf("d0", 0), u"it has no vector"_s);
    QCOMPARE(troubleOf("d0", 1), QString());
    QCOMPARE(troubleOf("d1", 0), u"its vector has another length than the rest"_s);
    QCOMPARE(troubleOf("d2", 1), u"its vector is all zeros"_s);
    QCOMPARE(troubleOf("d3", 0), u"its vector is no list of numbers"_s);
    QCOMPARE(troubleOf("d4", 0), u"its vector leads to another node"_s);
    QCOMPARE(troubleOf("d6", 0), u"its vector holds NaN or an infinity"_s);
}

void TestIndexSurvey::wordsOfNodesAreReadAsTheyAreWanted()
{
    const IndexSnapshotPointer index = snapshot(PersistedIndex::healthy(1, 3));
    const auto store = session();
    QTRY_COMPARE(store->state(), SessionState::Ready);
    NodeLines lines(*store);
    DocumentNodesModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(index, "d0", &lines);
    model.wantLines(0, 1);
    const auto text = [&](int row) { return model.index(row, 2).data().toString(); };
    QTRY_COMPARE(text(1), u"The text of d0-2"_s);
    QCOMPARE(text(2), u"…"_s); // nobody has looked
    store->editor().put(readOne(*opened(path()), {nodes, "d0-2"}).value(),
        R"({"__type__": "1", "__data__": {"text": "  Staged\n words "}})");
    model.wantLines(0, 2);
    QTRY_COMPARE(text(1), u"Staged words"_s);
    QTRY_COMPARE(text(2), u"The text of d0-3"_s);
}

// Text that is typed and no JSON yet.
void TestIndexSurvey::whatCannotBeReadIsNoGap()
{
    PersistedIndex::healthy(1, 3).write(path());
    const auto store = session();
    IndexSurvey survey(*store);
    survey.want();
    QTRY_COMPARE(survey.state(), IndexSurvey::State::Ready);
    store->editor().put(readOne(*opened(path()), {nodes, "d0-2"}).value(), "{\"__data__\": x");
    const auto isRead = [&] {
        const IndexSnapshot &now = *survey.snapshot();
        return now.links.node(now.parts.ids.find("d0-2"))->isReadable;
    };
    QTRY_VERIFY(!isRead());
    DocumentNodesModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(survey.snapshot(), "d0", nullptr);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, DocumentNodesModel::TroubleColumn).data().toString(),
        u"its value is no JSON"_s);
    QVERIFY(!model.index(1, 0).data(DocumentNodesModel::IsWellRole).toBool());
    DocumentsModel documents;
    const QAbstractItemModelTester documentsTester(&documents);
    documents.show(survey.snapshot());
    QCOMPARE(documents.index(0, DocumentsModel::CoverageColumn).data().toString(), u"not known"_s);
    QVERIFY(!documents.index(0, 0).data(DocumentsModel::IsWellRole).toBool());
    QCOMPARE(documents.index(0, DocumentsModel::TroubleColumn).data().toString(),
        u"1 node cannot be read"_s);
}

void TestIndexSurvey::aSurveyFollowsEditsAndPersisting()
{
    PersistedIndex::healthy(1, 3).write(path());
    const auto store = session();
    IndexSurvey survey(*store);
    QCOMPARE(survey.state(), IndexSurvey::State::Idle);
    survey.want(); // before it is listed
    QTRY_COMPARE(survey.state(), IndexSurvey::State::Ready);
    QVERIFY(IndexSurvey::isIndex(*store));
    const auto isThere
        = [&] { return survey.snapshot()->links.node(survey.snapshot()->parts.ids.find("d0-2")); };
    QVERIFY(isThere());
    const std::weak_ptr<const IndexSnapshot> first = survey.snapshot();

    store->editor().remove({EntryRef {nodes, "d0-2"}});
    QTRY_VERIFY(!store->changes().isEmpty());
    QTRY_VERIFY(!survey.isOutdated() && !isThere());
    store->history().undo();
    QTRY_VERIFY(!survey.isOutdated() && isThere());
    QCOMPARE(survey.snapshot(), first.lock()); // what was read, and no copy of it
    store->history().redo();
    store->persist();
    QTRY_VERIFY(store->changes().isEmpty());
    QTRY_COMPARE(survey.state(), IndexSurvey::State::Idle);
    QVERIFY(survey.isOutdated() && survey.snapshot()); // what it was shows until somebody asks
    survey.want();
    QTRY_COMPARE(survey.state(), IndexSurvey::State::Ready);
    QVERIFY(!survey.isOutdated() && !isThere());
    QTRY_VERIFY(first.expired()); // the worker gives it back
}

void TestIndexSurvey::aSurveyCanBeCancelledAndBegunAgain()
{
    PersistedIndex::healthy(20, 3).write(path());
    const auto store = session();
    QTRY_COMPARE(store->state(), SessionState::Ready);
    QTRY_VERIFY(store->tasks().shown().isEmpty());
    IndexSurvey survey(*store);
    survey.want();
    QCOMPARE(store->tasks().shown().size(), 1);
    QCOMPARE(store->tasks().shown().first()->activity().kind, Activity::Kind::Surveying);
    store->tasks().shown().first()->cancel();
    QTRY_VERIFY(survey.state() != IndexSurvey::State::Reading);
    if (survey.state() == IndexSurvey::State::Cancelled) {
        survey.want(); // it was the person's will
        QCOMPARE(survey.state(), IndexSurvey::State::Cancelled);
    }
    survey.start();
    QTRY_COMPARE(survey.state(), IndexSurvey::State::Ready);
}

// What the table of links adds: bytes for each node that has neighbours, a hash and a vector.
void TestIndexSurvey::memoryGoesByIds()
{
    const IndexSnapshotPointer index = snapshot(PersistedIndex::healthy(10, 100));
    const auto count = qint64(index->parts.nodes.size());
    QCOMPARE(count, 1000);
    QVERIFY2(index->links.bytes() <= 64 * count, qPrintable(QString::number(index->links.bytes())));
}

QTEST_GUILESS_MAIN(TestIndexSurvey)
#include "tst_indexsurvey.moc"
