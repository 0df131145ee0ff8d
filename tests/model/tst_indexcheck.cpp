// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/indexcheck.h"
#include "model/index/documents.h"
#include "model/index/links.h"
#include "model/persist.h"
#include "stores/catalog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

using Object = QJsonObject;

// A folder as the library writes it; the index's data is a text in the file.
struct Folder
{
    Object data;
    Object metadata;
    Object refDocs;
    Object index;
    QString indexKey = u"ix"_s;
    QString type = u"vector_store"_s;
    std::optional<QString> indexText = {}; // instead of `index`
    Object vectors;
    Object vectorDocs;
    Object vectorMetadata;
    QByteArray vectorFile = "default__vector_store.json"; // its name
    bool hasIndex = true;
};

Object related(const QString &id)
{
    return {{u"node_id"_s, id}, {u"node_type"_s, u"1"_s}};
}

void addNode(Folder &folder, const QString &id, const QString &document, const Object &links)
{
    Object relationships = links;
    relationships[u"1"_s] = related(document);
    const Object node {{u"id_"_s, id}, {u"metadata"_s, Object {{u"page"_s, 1}}},
        {u"relationships"_s, relationships}, {u"text"_s, u"text of "_s + id},
        {u"class_name"_s, u"TextNode"_s}};
    folder.data[id] = Object {{u"__data__"_s, node}, {u"__type__"_s, u"1"_s}};
    folder.metadata[id] = Object {{u"doc_hash"_s, u"h"_s + id}, {u"ref_doc_id"_s, document}};
    folder.vectors[id] = QJsonArray {0.5, 0.25, -0.125};
    folder.vectorDocs[id] = document;
    folder.vectorMetadata[id] = Object {{u"page"_s, 1}, {u"_node_type"_s, u"TextNode"_s},
        {u"document_id"_s, document}, {u"doc_id"_s, document}, {u"ref_doc_id"_s, document}};
}

void addDocument(Folder &folder, const QString &id, const QStringList &nodes)
{
    folder.metadata[id] = Object {{u"doc_hash"_s, u"h"_s + id}};
    folder.refDocs[id]
        = Object {{u"node_ids"_s, QJsonArray::fromStringList(nodes)}, {u"metadata"_s, Object {}}};
}

// Two documents, the first in two chunks that are neighbours.
Folder healthy()
{
    Folder folder;
    addNode(folder, u"a1"_s, u"a"_s, {{u"3"_s, related(u"a2"_s)}});
    addNode(folder, u"a2"_s, u"a"_s, {{u"2"_s, related(u"a1"_s)}});
    addNode(folder, u"b1"_s, u"b"_s, {});
    addDocument(folder, u"a"_s, {u"a1"_s, u"a2"_s});
    addDocument(folder, u"b"_s, {u"b1"_s});
    folder.index = {{u"index_id"_s, u"ix"_s},
        {u"nodes_dict"_s, Object {{u"a1"_s, u"a1"_s}, {u"a2"_s, u"a2"_s}, {u"b1"_s, u"b1"_s}}}};
    return folder;
}

QByteArray compact(const Object &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void writeFile(const QString &folder, const QByteArray &name, QByteArray text)
{
    QFile file(folder + u'/' + QString::fromUtf8(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    text.replace("\"@NaN\"", "NaN");
    file.write(text);
}

void write(const Folder &folder, const QString &path)
{
    Object docstore {{u"docstore/data"_s, folder.data}, {u"docstore/metadata"_s, folder.metadata},
        {u"docstore/ref_doc_info"_s, folder.refDocs}};
    writeFile(path, "docstore.json", compact(docstore));
    const QString text = folder.indexText.value_or(QString::fromUtf8(compact(folder.index)));
    const Object index {{u"__type__"_s, folder.type}, {u"__data__"_s, text}};
    const Object store {{u"index_store/data"_s, Object {{folder.indexKey, index}}}};
    writeFile(path, "index_store.json", folder.hasIndex ? compact(store) : "{}");
    const Object vectors {{u"embedding_dict"_s, folder.vectors},
        {u"text_id_to_ref_doc_id"_s, folder.vectorDocs},
        {u"metadata_dict"_s, folder.vectorMetadata}};
    writeFile(path, folder.vectorFile, compact(vectors));
}

std::unique_ptr<Store> opened(const QString &path)
{
    return openStore({.address = {u"index"_s, path, {}}, .mode = OpenMode::ReadWrite}).value();
}

QStringList graveIds(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings) {
        if (finding.problem.severity != Severity::Information)
            ids.append(finding.problem.id);
    }
    ids.removeDuplicates();
    return ids;
}

// "a1 a2": the keys, of all findings of a rule.
QString keysOf(const QList<Finding> &findings, const QString &id)
{
    QStringList keys;
    for (const Finding &finding : findings) {
        for (const EntryRef &ref : finding.problem.entries) {
            if (finding.problem.id == id)
                keys.append(QString::fromUtf8(ref.key));
        }
    }
    return keys.join(u' ');
}

void change(Object &object, const QString &key, const std::function<void(Object &)> &how)
{
    Object value = object[key].toObject();
    how(value);
    object[key] = value;
}

void changeNode(Folder &folder, const QString &id, const std::function<void(Object &)> &how)
{
    change(folder.data, id, [&](Object &entry) { change(entry, u"__data__"_s, how); });
}

void changeNodesDict(Folder &folder, const std::function<void(Object &)> &how)
{
    change(folder.index, u"nodes_dict"_s, how);
}

using Break = void (*)(Folder &);

struct Row
{
    const char *name;
    Break how;
    const char *rule;
    const char *keys; // that the rule names
    const char *others; // rules that find something in it too
    bool isRepairable;
};

const Row rows[] {
    {"no index", [](Folder &f) { f.hasIndex = false; }, "X1", "", "", false},
    {"another id inside", [](Folder &f) { f.index[u"index_id"_s] = u"iy"_s; }, "X3", "ix", "",
        true},
    {"an unknown type", [](Folder &f) { f.type = u"vektor"_s; }, "X4", "ix", "", false},
    {"data that is no JSON", [](Folder &f) { f.indexText = u"{"_s; }, "X5", "ix", "", false},
    {"an index holds a node that is gone",
        [](Folder &f) { changeNodesDict(f, [](Object &all) { all[u"x"_s] = u"x"_s; }); }, "X6",
        "ix", "", true},
    {"a list holds a node that is gone",
        [](Folder &f) {
            f.type = u"list"_s;
            f.index = {{u"index_id"_s, u"ix"_s},
                {u"nodes"_s, QJsonArray {u"x"_s, u"a1"_s, u"y"_s, u"a2"_s, u"b1"_s, u"z"_s}}};
        },
        "X6", "ix", "", true},
    {"a keyword holds a node that is gone",
        [](Folder &f) {
            f.type = u"keyword_table"_s;
            f.index = {{u"index_id"_s, u"ix"_s},
                {u"table"_s, Object {{u"word"_s, QJsonArray {u"a1"_s, u"x"_s}}}}};
        },
        "X6", "ix", "", true},
    {"a tree holds a node that is gone",
        [](Folder &f) {
            f.type = u"tree"_s;
            f.index = {{u"index_id"_s, u"ix"_s}, {u"all_nodes"_s, Object {{u"0"_s, u"x"_s}}}};
        },
        "X6", "ix", "", false},
    {"a vector is missing",
        [](Folder &f) {
            f.vectors.remove(u"b1"_s);
            f.vectorDocs.remove(u"b1"_s);
            f.vectorMetadata.remove(u"b1"_s);
        },
        "X7", "ix b1", "", false},
    {"a vector that no index holds",
        [](Folder &f) { changeNodesDict(f, [](Object &all) { all.remove(u"b1"_s); }); }, "X7", "b1",
        "", true},
    {"a node without a type",
        [](Folder &f) {
            change(f.data, u"b1"_s, [](Object &entry) { entry.remove(u"__type__"_s); });
        },
        "D2", "b1", "", false},
    {"a node of an unknown type",
        [](Folder &f) {
            change(f.data, u"b1"_s, [](Object &entry) { entry[u"__type__"_s] = u"9"_s; });
        },
        "D2", "b1", "", false},
    {"a node says another id",
        [](Folder &f) { changeNode(f, u"b1"_s, [](Object &node) { node[u"id_"_s] = u"b2"_s; }); },
        "D3", "b1", "", false},
    {"a node without a hash", [](Folder &f) { f.metadata.remove(u"b1"_s); }, "D5", "b1", "", false},
    {"a hash of a node that is gone",
        [](Folder &f) {
            f.metadata[u"x"_s] = Object {{u"doc_hash"_s, u"h"_s}, {u"ref_doc_id"_s, u"a"_s}};
        },
        "D6", "x", "", true},
    {"a document lists a node that is gone",
        [](Folder &f) {
            addDocument(f, u"a"_s, {u"a1"_s, u"x"_s, u"a2"_s, u"y"_s});
        },
        "D7", "a", "", true},
    {"a document lists nothing", [](Folder &f) { addDocument(f, u"c"_s, {}); }, "D7", "c", "",
        true},
    {"a document does not list its node", [](Folder &f) { addDocument(f, u"a"_s, {u"a1"_s}); },
        "D8", "a2", "", true},
    {"a document has no record", [](Folder &f) { f.refDocs.remove(u"b"_s); }, "D8", "b1", "", true},
    {"a neighbour is gone",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) {
                change(
                    node, u"relationships"_s, [](Object &all) { all[u"3"_s] = related(u"x"_s); });
            });
        },
        "D9", "b1", "", true},
    {"a child is gone",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) {
                change(node, u"relationships"_s, [](Object &all) {
                    all[u"5"_s] = QJsonArray {related(u"a1"_s), related(u"x"_s)};
                });
            });
        },
        "D9", "b1", "", true},
    {"the same text twice",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) { node[u"text"_s] = u"text of a1"_s; });
        },
        "D10", "a1 b1", "", false},
    {"a vector of another length",
        [](Folder &f) {
            f.vectors[u"b1"_s] = QJsonArray {0.5, 0.25};
        },
        "V1", "b1", "", false},
    {"a vector that is none", [](Folder &f) { f.vectors[u"b1"_s] = u"0.5"_s; }, "V1", "b1", "",
        false},
    {"NaN in a vector",
        [](Folder &f) {
            f.vectors[u"b1"_s] = QJsonArray {0.5, u"@NaN"_s, 0.25};
        },
        "F6", "b1", "", false},
    {"a vector of zeros",
        [](Folder &f) {
            f.vectors[u"b1"_s] = QJsonArray {0, 0, 0};
        },
        "V4", "b1", "", false},
    {"a vector without a document", [](Folder &f) { f.vectorDocs.remove(u"b1"_s); }, "V2", "b1", "",
        true},
    {"a vector without metadata", [](Folder &f) { f.vectorMetadata.remove(u"b1"_s); }, "V2", "b1",
        "", true},
    {"a document of no vector", [](Folder &f) { f.vectorDocs[u"x"_s] = u"a"_s; }, "V2", "x", "",
        true},
    {"no metadata at all", [](Folder &f) { f.vectorMetadata = {}; }, "V3", "", "", true},
    {"a vector of a node that is gone",
        [](Folder &f) {
            f.vectors[u"x"_s] = QJsonArray {0.5, 0.5, 0.5};
            f.vectorDocs[u"x"_s] = u"None"_s;
            f.vectorMetadata[u"x"_s] = Object {};
        },
        "V7", "x", "", true},
};

} // namespace

class TestIndexCheck : public QObject
{
    Q_OBJECT

private slots:
    void aHealthyFolderHasNothing();
    void eachRuleFindsItsBreak_data();
    void eachRuleFindsItsBreak();
    void aRepairLeavesNothingBehind_data();
    void aRepairLeavesNothingBehind();
    void whatIsGoneIsTakenOutOfAllFiles();
    void aDamagedFileIsNotJudgedByWhatIsMissing();
    void informationIsNoFault();
    void documentsAreListedWithTheirNodes();
    void linksGoBothWays();
    void everyRuleHasItsBreak();
    void theCheckOfASessionLooksAgainWhenSomethingElseIsStored();
    void theCheckOfASessionCanBeCancelled();
    void factsOfAVector_data();
    void factsOfAVector();

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

void TestIndexCheck::eachRuleFindsItsBreak_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(std::size(rows)); ++i)
        QTest::newRow(rows[i].name) << i;
}

void TestIndexCheck::eachRuleFindsItsBreak()
{
    QFETCH(int, row);
    Folder folder = healthy();
    rows[row].how(folder);
    const QList<Finding> findings = checked(folder).findings;
    QStringList expected = QString::fromLatin1(rows[row].others).split(u' ', Qt::SkipEmptyParts);
    const QString rule = QString::fromLatin1(rows[row].rule);
    QStringList ids = graveIds(findings);
    QVERIFY2(ids.removeOne(rule), qPrintable(ids.join(u' ')));
    QCOMPARE(ids, expected);
    QCOMPARE(keysOf(findings, rule), QString::fromLatin1(rows[row].keys));
    for (const Finding &finding : findings) {
        if (finding.problem.id == rule)
            QCOMPARE(finding.isRepairable, rows[row].isRepairable);
    }
}

void TestIndexCheck::aRepairLeavesNothingBehind_data()
{
    eachRuleFindsItsBreak_data();
}

void TestIndexCheck::aRepairLeavesNothingBehind()
{
    QFETCH(int, row);
    Folder folder = healthy();
    rows[row].how(folder);
    write(folder, m_folder.path());
    const std::unique_ptr<Store> store = opened(m_folder.path());
    const CheckedStore found = checkStore(*store).value();
    const ChangeSet changes = stageRepairs(*store, found, {}).value();
    QCOMPARE(!changes.isEmpty(), rows[row].isRepairable);
    const QList<WriteOutcome> outcomes = writeEdits(*store, changes);
    QVERIFY(!reasonIn(outcomes));
    const QStringList left = graveIds(checkStore(*opened(m_folder.path()))->findings);
    QCOMPARE(left.isEmpty(), rows[row].isRepairable);
}

void TestIndexCheck::whatIsGoneIsTakenOutOfAllFiles()
{
    Folder folder = healthy();
    folder.data.remove(u"b1"_s);
    write(folder, m_folder.path());
    const std::unique_ptr<Store> store = opened(m_folder.path());
    const CheckedStore found = checkStore(*store).value();
    QCOMPARE(graveIds(found.findings).join(u' '), u"X6 D6 D7 V7"_s);
    const ChangeSet changes = stageRepairs(*store, found, {}).value();
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
    QCOMPARE(found.unjudged.join(u' '), u"X6 X7 D2 D3 D5 D6 D7 D8 D9 D10 V7 V8"_s);
}

void TestIndexCheck::informationIsNoFault()
{
    Folder folder = healthy();
    addNode(folder, u"b2"_s, u"b"_s, {});
    addDocument(folder, u"b"_s, {u"b1"_s, u"b2"_s});
    folder.vectors.remove(u"b2"_s);
    folder.vectorDocs.remove(u"b2"_s);
    folder.vectorMetadata.remove(u"b2"_s);
    folder.vectorDocs[u"a1"_s] = u"None"_s;
    const QList<Finding> findings = checked(folder).findings;
    QCOMPARE(graveIds(findings), QStringList());
    QCOMPARE(keysOf(findings, u"V8"_s), u"b2"_s);
    QCOMPARE(keysOf(findings, u"V9"_s), u"a1"_s);

    write(healthy(), m_folder.path());
    const std::unique_ptr<Store> store = opened(m_folder.path());
    QVERIFY(loadAll(*store));
    const EntryRef second {{"index_store/data", "index_store.json"}, "other"};
    QVERIFY(writeOne(*store,
        {second, R"({"__type__": "list", "__data__": {"index_id": "other", "nodes": []}})"}));
    const QList<Finding> two = checkStore(*opened(m_folder.path()))->findings;
    QCOMPARE(graveIds(two), QStringList());
    QCOMPARE(keysOf(two, u"X2"_s), u"ix other"_s);
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

void TestIndexCheck::everyRuleHasItsBreak()
{
    QStringList tested {u"X2"_s, u"V8"_s, u"V9"_s, u"F17"_s}; // informationIsNoFault …
    for (const Row &row : rows)
        tested.append(QString::fromLatin1(row.rule));
    for (const QString &id : ruleIds())
        QVERIFY2(tested.contains(id), qPrintable(id));
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
        QVERIFY(spy.wait());
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
    QTRY_COMPARE(session.tasks().shown().size(), 1); // only this one, by then
    session.tasks().shown().first()->cancel();
    QTRY_VERIFY(check.state() != IndexCheck::State::Checking);
    QVERIFY(session.tasks().shown().isEmpty());
    check.start();
    QTRY_COMPARE(check.state(), IndexCheck::State::Finished);
}

void TestIndexCheck::factsOfAVector_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("dimension");
    QTest::addColumn<bool>("isZero");
    QTest::addColumn<bool>("isFinite");
    QTest::newRow("empty") << QByteArray("[]") << 0 << false << true;
    QTest::newRow("numbers") << QByteArray("[1.0, -2e-05,3]") << 3 << false << true;
    QTest::newRow("zeros") << QByteArray("[0.0, -0.0, 0, 0e5]") << 4 << true << true;
    QTest::newRow("lines") << QByteArray("[\n  0.0,\n  1\n]") << 2 << false << true;
    QTest::newRow("NaN") << QByteArray("[0.0, NaN]") << 2 << false << false;
    QTest::newRow("infinity") << QByteArray("[-Infinity]") << 1 << false << false;
    QTest::newRow("nested") << QByteArray("[[1.0]]") << -1 << false << true;
    QTest::newRow("texts") << QByteArray("[\"1\"]") << -1 << false << true;
    QTest::newRow("an object") << QByteArray("{}") << -1 << false << true;
}

void TestIndexCheck::factsOfAVector()
{
    QFETCH(QByteArray, text);
    QFETCH(int, dimension);
    const VectorFacts facts = vectorFacts(text);
    QCOMPARE(facts.dimension, dimension);
    QTEST(facts.isZero, "isZero");
    QTEST(facts.isFinite, "isFinite");
}

QTEST_GUILESS_MAIN(TestIndexCheck)
#include "tst_indexcheck.moc"
