// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every rule of an index: a folder that is broken in one way, and what its repair leaves.
#include "model/checks/repairs.h"
#include "model/persist.h"
#include "tests/model/findings.h"
#include "tests/model/indexfolder.h"
#include "tests/support/sanitized.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

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
    {"no id inside", [](Folder &f) { f.index.remove(u"index_id"_s); }, "X3", "ix", "", true},
    {"an unknown type", [](Folder &f) { f.type = u"vektor"_s; }, "X4", "ix", "", false},
    {"data that is no JSON", [](Folder &f) { f.indexText = u"{"_s; }, "X5", "ix", "", false},
    {"an index holds a node that is gone",
        [](Folder &f) { changeNodesDict(f, [](Object &all) { all[u"x"_s] = u"x"_s; }); }, "X6",
        "ix", "", true},
    {"an index leads a vector of its own id to a node that is gone",
        [](Folder &f) { changeNodesDict(f, [](Object &all) { all[u"v"_s] = u"x"_s; }); }, "X6",
        "ix", "", true},
    {"an index leads the vector of a node to one that is gone",
        [](Folder &f) { changeNodesDict(f, [](Object &all) { all[u"b1"_s] = u"x"_s; }); }, "X6",
        "ix", "", true},
    {"an index leads the vector of a node to another",
        [](Folder &f) { changeNodesDict(f, [](Object &all) { all[u"b1"_s] = u"a1"_s; }); }, "X7",
        "ix b1", "", true},
    {"an index has two vectors the wrong way round",
        [](Folder &f) {
            changeNodesDict(f, [](Object &all) {
                all[u"b1"_s] = u"a1"_s;
                all[u"a1"_s] = u"b1"_s;
            });
        },
        "X7", "ix a1 b1", "", true},
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
        "X6", "ix", "X9", false},
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
    {"a node that is no object", [](Folder &f) { f.data[u"b1"_s] = 7; }, "D2", "b1", "", false},
    {"a node whose text is a number",
        [](Folder &f) { changeNode(f, u"b1"_s, [](Object &node) { node[u"text"_s] = 7; }); }, "D2",
        "b1", "", false},
    {"a node whose data is a list",
        [](Folder &f) {
            change(f.data, u"b1"_s, [](Object &entry) { entry[u"__data__"_s] = QJsonArray {1}; });
        },
        "D2", "b1", "", false},
    {"a node whose id is a list",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) { node[u"id_"_s] = QJsonArray {u"b1"_s}; });
        },
        "D2", "b1", "", false},
    {"a node whose place is a text",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) { node[u"start_char_idx"_s] = u"here"_s; });
        },
        "D2", "b1", "", false},
    {"a node with a neighbour that is a text",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) {
                change(node, u"relationships"_s, [](Object &all) { all[u"3"_s] = u"a1"_s; });
            });
        },
        "D2", "b1", "", false},
    {"vectors of nodes that are a list",
        [](Folder &f) { f.index[u"nodes_dict"_s] = QJsonArray {u"a1"_s}; }, "X5", "ix", "", false},
    {"a node of a vector that is an object",
        [](Folder &f) {
            changeNodesDict(f, [](Object &all) { all[u"b1"_s] = Object {{u"id"_s, u"b1"_s}}; });
        },
        "X5", "ix", "", false},
    {"relations that are a list",
        [](Folder &f) {
            f.type = u"kg"_s;
            f.index = {{u"index_id"_s, u"ix"_s}, {u"table"_s, Object {}},
                {u"rel_map"_s, QJsonArray {u"a"_s}}};
            f.vectors = f.vectorDocs = f.vectorMetadata = {};
        },
        "X5", "ix", "", false},
    {"relations with a number",
        [](Folder &f) {
            f.type = u"kg"_s;
            f.index = {{u"index_id"_s, u"ix"_s}, {u"table"_s, Object {}},
                {u"rel_map"_s, Object {{u"a"_s, QJsonArray {7}}}}};
            f.vectors = f.vectorDocs = f.vectorMetadata = {};
        },
        "X5", "ix", "", false},
    {"nodes of a keyword that are a text",
        [](Folder &f) {
            f.type = u"keyword_table"_s;
            f.index = {{u"index_id"_s, u"ix"_s}, {u"table"_s, Object {{u"word"_s, u"a1"_s}}}};
            f.vectors = f.vectorDocs = f.vectorMetadata = {};
        },
        "X5", "ix", "", false},
    {"a number of a node that is none",
        [](Folder &f) {
            f.type = u"tree"_s;
            f.index = {{u"index_id"_s, u"ix"_s}, {u"all_nodes"_s, Object {{u"x"_s, u"a1"_s}}}};
            f.vectors = f.vectorDocs = f.vectorMetadata = {};
        },
        "X5", "ix", "", false},
    {"an id of an index that is a list",
        [](Folder &f) { f.index[u"index_id"_s] = QJsonArray {u"ix"_s}; }, "X3", "ix", "", true},
    {"a node with an unknown relationship",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) {
                change(
                    node, u"relationships"_s, [](Object &all) { all[u"9"_s] = related(u"a1"_s); });
            });
        },
        "D2", "b1", "", false},
    {"a node says another id",
        [](Folder &f) { changeNode(f, u"b1"_s, [](Object &node) { node[u"id_"_s] = u"b2"_s; }); },
        "D3", "b1", "", false},
    {"a node without a hash", [](Folder &f) { f.metadata.remove(u"b1"_s); }, "D5", "b1", "", false},
    {"an entry of hashes without one",
        [](Folder &f) {
            change(f.metadata, u"b1"_s, [](Object &entry) { entry.remove(u"doc_hash"_s); });
        },
        "D5", "b1", "", false},
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
    {"a document lists a node twice",
        [](Folder &f) {
            addDocument(f, u"a"_s, {u"a1"_s, u"a2"_s, u"a1"_s});
        },
        "D7", "a", "", true},
    {"a document lists nothing", [](Folder &f) { addDocument(f, u"c"_s, {}); }, "D7", "c", "",
        true},
    {"a list of nodes that is a number",
        [](Folder &f) {
            change(f.refDocs, u"b"_s, [](Object &document) { document[u"node_ids"_s] = 5; });
        },
        "D15", "b", "", true},
    {"a list of nodes with a list in it",
        [](Folder &f) {
            change(f.refDocs, u"b"_s, [](Object &document) {
                document[u"node_ids"_s] = QJsonArray {u"b1"_s, QJsonArray {u"x"_s}};
            });
        },
        "D15", "b", "", false},
    {"metadata of a document that are a text",
        [](Folder &f) {
            change(f.refDocs, u"b"_s, [](Object &document) { document[u"metadata"_s] = u"x"_s; });
        },
        "D15", "b", "", false},
    {"a hash of a document that is a list",
        [](Folder &f) {
            change(f.metadata, u"b1"_s,
                [](Object &entry) { entry[u"ref_doc_id"_s] = QJsonArray {u"b"_s}; });
        },
        "D15", "b1", "", false},
    {"a hash of a document that is a number",
        [](Folder &f) {
            change(f.metadata, u"b1"_s, [](Object &entry) { entry[u"ref_doc_id"_s] = 5; });
        },
        "D15", "b1", "", false},
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
    {"a folder without its document store", [](Folder &f) { f.leftOut = {"docstore.json"}; }, "F9",
        "", "", false},
    {"a folder without its indexes", [](Folder &f) { f.leftOut = {"index_store.json"}; }, "F9", "",
        "", false},
    {"vectors of another namespace alone",
        [](Folder &f) { f.vectorFile = "other__vector_store.json"; }, "F9", "", "", false},
    {"vectors without a namespace", [](Folder &f) { f.vectorFile = "vector_store.json"; }, "F10",
        "", "", false},
    {"a namespace that is cut", [](Folder &f) { f.vectorFile = "a__b__vector_store.json"; }, "F11",
        "", "F9", false},
    {"a collection that nobody reads",
        [](Folder &f) {
            f.dataName = u"nodes"_s;
            f.type = u"list"_s;
            f.index = {{u"index_id"_s, u"ix"_s}, {u"nodes"_s, QJsonArray {}}};
            f.vectors = f.vectorDocs = f.vectorMetadata = {};
        },
        "D1", "", "", false},
    {"a second namespace in a file", [](Folder &f) { f.others[u"second/data"_s] = Object {}; },
        "D1", "", "", false},
    {"a document that no index holds",
        [](Folder &f) {
            f.type = u"list"_s;
            f.index = {{u"index_id"_s, u"ix"_s}, {u"nodes"_s, QJsonArray {u"a1"_s, u"a2"_s}}};
        },
        "X9", "b", "", false},
    {"an id of old",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) { node[u"doc_id"_s] = node.take(u"id_"_s); });
        },
        "D4", "b1", "", true},
    {"an old layout with an id of today",
        [](Folder &f) {
            changeNode(
                f, u"b1"_s, [](Object &node) { node[u"extra_info"_s] = node.take(u"metadata"_s); });
        },
        "D4", "b1", "", true},
    {"most of a document is gone",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) {
                node[u"start_char_idx"_s] = 500;
                node[u"end_char_idx"_s] = 900;
            });
        },
        "D11", "b", "", false},
    {"a vector twice", [](Folder &f) { f.vectors[u"b1"_s] = f.vectors[u"a1"_s]; }, "V5", "a1 b1",
        "", false},
    {"metadata of a vector is of old",
        [](Folder &f) {
            change(f.vectorMetadata, u"b1"_s, [](Object &all) { all[u"page"_s] = 2; });
        },
        "V10", "b1", "", true},
    {"a vector of another document", [](Folder &f) { f.vectorDocs[u"b1"_s] = u"a"_s; }, "V10", "b1",
        "", true},
    {"a vector of no document, whose node has one",
        [](Folder &f) { f.vectorDocs[u"b1"_s] = u"None"_s; }, "V10", "b1", "", true},
    {"metadata that hides the document",
        [](Folder &f) {
            changeNode(f, u"b1"_s, [](Object &node) {
                change(node, u"metadata"_s, [](Object &all) { all[u"doc_id"_s] = u"mine"_s; });
            });
        },
        "V10", "b1", "", false},
};

} // namespace

class TestIndexRules : public QObject
{
    Q_OBJECT

private slots:
    void eachRuleFindsItsBreak_data();
    void eachRuleFindsItsBreak();
    void aRepairLeavesNothingBehind_data();
    void aRepairLeavesNothingBehind();
    void twoBreaksAreRepairedAtOnce();
    void documentsUnderTheirOldNameAreNotRead();
    void informationIsNoFault();
    void namesAreTheSameHoweverTheyAreWritten();
    void everyRuleHasItsBreak();
    void factsOfAVector_data();
    void factsOfAVector();
    void whatIsNoListOfNumbersIsTakenAsByPython();

private:
    CheckedStore checked(const Folder &folder);
    QTemporaryDir m_folder;
};

CheckedStore TestIndexRules::checked(const Folder &folder)
{
    write(folder, m_folder.path());
    return checkStore(*opened(m_folder.path())).value();
}

void TestIndexRules::eachRuleFindsItsBreak_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(std::size(rows)); ++i)
        QTest::newRow(rows[i].name) << i;
}

void TestIndexRules::eachRuleFindsItsBreak()
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

void TestIndexRules::aRepairLeavesNothingBehind_data()
{
    eachRuleFindsItsBreak_data();
}

void TestIndexRules::aRepairLeavesNothingBehind()
{
    QFETCH(int, row);
    Folder folder = healthy();
    rows[row].how(folder);
    write(folder, m_folder.path());
    const std::unique_ptr<Store> store = opened(m_folder.path());
    const CheckedStore found = checkStore(*store).value();
    const ChangeSet changes = stageRepairs(*store, found, {safeRules})->changes;
    QCOMPARE(!changes.isEmpty(), rows[row].isRepairable);
    const QList<WriteOutcome> outcomes = writeEdits(*store, changes);
    QVERIFY(!reasonIn(outcomes));
    const QStringList left = graveIds(checkStore(*opened(m_folder.path()))->findings);
    QCOMPARE(left.isEmpty(), rows[row].isRepairable);
}

// A repair may make something that another one has to take away.
void TestIndexRules::twoBreaksAreRepairedAtOnce()
{
    constexpr int step = test::isSanitized ? 11 : 1; // all pairs take a minute there
    QStringList rest;
    int pairs = 0;
    for (const Row &row : rows) {
        for (const Row *other = &row + 1; other < std::end(rows) && row.isRepairable; ++other) {
            if (!other->isRepairable || pairs++ % step != 0)
                continue;
            Folder folder = healthy();
            row.how(folder);
            other->how(folder);
            write(folder, m_folder.path());
            const std::unique_ptr<Store> store = opened(m_folder.path());
            const CheckedStore found = checkStore(*store).value();
            const StagedRepairs staged = stageRepairs(*store, found, {safeRules}).value();
            for (const Finding &finding : found.findings) {
                const auto isIt = [&](const Finding &one) {
                    return one.problem.entries == finding.problem.entries;
                };
                if (finding.isRepairable)
                    QVERIFY(std::any_of(staged.repaired.begin(), staged.repaired.end(), isIt));
            }
            QVERIFY(!reasonIn(writeEdits(*store, staged.changes)));
            const CheckedStore again = checkStore(*opened(m_folder.path())).value();
            for (const Finding &left : again.findings) {
                if (left.isRepairable)
                    rest.append(u"%1 + %2: %3"_s.arg(QString::fromUtf8(row.name),
                        QString::fromUtf8(other->name), left.problem.id));
            }
        }
    }
    QVERIFY2(rest.isEmpty(), qPrintable(rest.join(u'\n')));
}

// As the library, which finds no document of any vector then.
void TestIndexRules::documentsUnderTheirOldNameAreNotRead()
{
    const Folder folder = healthy();
    write(folder, m_folder.path());
    const Object vectors {{u"embedding_dict"_s, folder.vectors},
        {u"text_id_to_doc_id"_s, folder.vectorDocs}, {u"metadata_dict"_s, folder.vectorMetadata}};
    writeFile(m_folder.path(), folder.vectorFile, compact(vectors));
    const std::unique_ptr<Store> store = opened(m_folder.path());
    const CheckedStore found = checkStore(*store).value();
    QCOMPARE(graveIds(found.findings).join(u' '), u"V2"_s);
    QCOMPARE(keysOf(found.findings, u"V2"_s), u"a1 a2 b1"_s);
    QCOMPARE(keysOf(found.findings, u"V9"_s), QString());
    QVERIFY(!reasonIn(writeEdits(*store, stageRepairs(*store, found, {safeRules})->changes)));
    const std::unique_ptr<Store> again = opened(m_folder.path());
    QCOMPARE(graveIds(checkStore(*again)->findings), QStringList());
    const CollectionRef documents {"text_id_to_ref_doc_id", folder.vectorFile};
    QCOMPARE(readOne(*again, {documents, "b1"})->value, QByteArray("\"b\""));
}

void TestIndexRules::informationIsNoFault()
{
    Folder folder = healthy();
    addNode(folder, u"b2"_s, u"b"_s, {});
    addDocument(folder, u"b"_s, {u"b1"_s, u"b2"_s});
    folder.vectors.remove(u"b2"_s);
    folder.vectorDocs.remove(u"b2"_s);
    folder.vectorMetadata.remove(u"b2"_s);
    folder.vectorDocs[u"b1"_s] = u"None"_s;
    change(folder.vectorMetadata, u"b1"_s, [](Object &all) {
        for (const QString &name : {u"document_id"_s, u"doc_id"_s, u"ref_doc_id"_s})
            all[name] = u"None"_s;
    });
    changeNode(folder, u"b1"_s,
        [](Object &node) { node[u"relationships"_s] = Object(); }); // it was made by hand
    addDocument(folder, u"b"_s, {u"b2"_s});
    const QList<Finding> findings = checked(folder).findings;
    QCOMPARE(graveIds(findings), QStringList());
    QCOMPARE(keysOf(findings, u"V8"_s), u"b2"_s);
    QCOMPARE(keysOf(findings, u"V9"_s), u"b1"_s);

    write(healthy(), m_folder.path());
    const std::unique_ptr<Store> store = opened(m_folder.path());
    QVERIFY(loadAll(*store));
    const EntryRef second {{"index_store/data", "index_store.json"}, "other"};
    QVERIFY(writeOne(*store,
        {second, R"({"__type__": "list", "__data__": {"index_id": "other", "nodes": []}})"}));
    const QList<Finding> two = checkStore(*opened(m_folder.path()))->findings;
    QCOMPARE(graveIds(two), QStringList());
    QCOMPARE(keysOf(two, u"X2"_s), u"ix other"_s);

    Folder external;
    external.index = {{u"index_id"_s, u"ix"_s}, {u"nodes_dict"_s, Object {}}};
    const QList<Finding> elsewhere = checked(external).findings;
    QCOMPARE(graveIds(elsewhere), QStringList());
    QCOMPARE(keysOf(elsewhere, u"X8"_s), u"ix"_s);
    QVERIFY(std::any_of(elsewhere.begin(), elsewhere.end(),
        [](const Finding &finding) { return finding.problem.id == u"D14"_s; }));

    Folder poor = healthy();
    changeNode(poor, u"a1"_s, [](Object &node) { node[u"text"_s] = u""_s; });
    changeNode(poor, u"a2"_s, [](Object &node) { node[u"text"_s] = u"short"_s; });
    changeNode(poor, u"b1"_s, [](Object &node) { node[u"embedding"_s] = QJsonArray {0.5, 0.5}; });
    const QList<Finding> facts = checked(poor).findings;
    QCOMPARE(graveIds(facts), QStringList());
    QCOMPARE(keysOf(facts, u"D13"_s), u"a1 a2"_s);
    QCOMPARE(keysOf(facts, u"D12"_s), u"b1"_s);
    const std::unique_ptr<Store> wasteful = opened(m_folder.path());
    const CheckedStore before = checkStore(*wasteful).value();
    QVERIFY(
        !reasonIn(writeEdits(*wasteful, stageRepairs(*wasteful, before, {safeRules})->changes)));
    QCOMPARE(keysOf(checkStore(*opened(m_folder.path()))->findings, u"D12"_s), QString());
}

void TestIndexRules::namesAreTheSameHoweverTheyAreWritten()
{
    const auto isMostlyMetadata = [](const QByteArray &excluded) {
        return nodeValue(R"({"__type__": "1", "__data__": {"id_": "a", "text": "short",
            "excluded_embed_metadata_keys": [)"
            + excluded + R"(], "metadata": {"caf\u00e9": "longer than the text"}}})")
            ->isMostlyMetadata;
    };
    QVERIFY(isMostlyMetadata({}));
    QVERIFY(isMostlyMetadata(R"("cafe", 1, "caf\\u00e9")"));
    QVERIFY(!isMostlyMetadata(R"("caf\u00e9")"));
    QVERIFY(!isMostlyMetadata(R"("other", "c\u0061f\u00E9")"));
    QVERIFY(!isMostlyMetadata("\"caf\xc3\xa9\""));
}

void TestIndexRules::everyRuleHasItsBreak()
{
    // informationIsNoFault; whole files of another shape: test_index_safety.py.
    QStringList tested {u"X2"_s, u"X8"_s, u"D12"_s, u"D13"_s, u"D14"_s, u"V8"_s, u"V9"_s, u"F17"_s};
    // tst_storefilerules, tst_localrules
    tested
        += {u"F12"_s, u"F14"_s, u"F15"_s, u"F16"_s, u"V6"_s, u"V11"_s, u"L1"_s, u"L2"_s, u"L3"_s};
    for (const Row &row : rows)
        tested.append(QString::fromLatin1(row.rule));
    for (const QString &id : ruleIds())
        QVERIFY2(tested.contains(id), qPrintable(id));
}

void TestIndexRules::factsOfAVector_data()
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
    QTest::newRow("large") << QByteArray("[1e30, 1e30]") << 2 << false << true;
    QTest::newRow("nested") << QByteArray("[[1.0]]") << -1 << false << true;
    QTest::newRow("texts") << QByteArray("[\"1\"]") << -1 << false << true;
    QTest::newRow("an object") << QByteArray("{}") << -1 << false << true;
}

void TestIndexRules::factsOfAVector()
{
    QFETCH(QByteArray, text);
    QFETCH(int, dimension);
    const VectorFacts facts = vectorFacts(text);
    QCOMPARE(facts.dimension, dimension);
    QTEST(facts.isZero, "isZero");
    QTEST(facts.isFinite, "isFinite");
    QVERIFY(!facts.isFinite || std::isfinite(facts.norm));
}

void TestIndexRules::whatIsNoListOfNumbersIsTakenAsByPython()
{
    struct Taken
    {
        const char *json;
        VectorTaken taken;
        qint32 length;
    };
    using enum VectorTaken;
    constexpr Taken all[] {{"null", AsNone, -1}, {"5", NoItems, -1}, {"true", NoItems, -1},
        {"NaN", NoItems, -1}, {"\"x\"", NoNumber, -1}, {"\"1.5\"", NoNumber, -1},
        {"\"12\"", AsNumbers, 2}, {"\"\"", AsNumbers, 0}, {"{}", AsNumbers, 0},
        {"{\"a\": 1}", NoNumber, -1}, {"{\"0.5\": 1}", AsNumbers, 1},
        {"[1, \" -1_0.5e3 \"]", AsNumbers, 2}, {"[\"Infinity\", true]", AsNumbers, 2},
        {"[\"1__0\"]", NoNumber, -1}, {"[[1]]", NoText, -1}, {"[1, null]", NoText, -1},
        {"[{}, \"x\"]", NoText, -1}, {"[1, 2]", AsNumbers, 2}};
    for (const Taken &one : all) {
        const VectorFacts facts = vectorFacts(QByteArrayView(one.json));
        QVERIFY2(facts.taken == one.taken, one.json);
        if (one.taken == AsNumbers || one.taken == AsNone)
            QVERIFY2(lengthOf(facts) == one.length, one.json);
    }
}

QTEST_GUILESS_MAIN(TestIndexRules)
#include "tst_indexrules.moc"
