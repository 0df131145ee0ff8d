// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/storecheck.h"
#include "model/everywhere/graphids.h"
#include "model/everywhere/nodeids.h"
#include "model/everywhere/pythontuple.h"
#include "model/everywhere/renaming.h"
#include "model/persist.h"
#include "tests/model/indexfolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

// A value of an index store: its data as a text.
QByteArray structText(const QByteArray &type, const QByteArray &data)
{
    return "{\"__type__\": \"" + type
        + "\", \"__data__\": " + json::encodeString(data, json::Escapes::Ascii) + "}";
}

// As LlamaIndexTS writes it: the data itself, with the type in it.
QByteArray ownStruct(const QByteArray &type, const QByteArray &data)
{
    return data.chopped(1) + ", \"type\": \"" + type + "\"}";
}

struct StructRow
{
    const char *type;
    const char *before;
    const char *pruned; // without document d, node n, vector v
    const char *renamed; // n has become x
};

const StructRow structRows[] {
    {"vector_store",
        R"({"index_id": "i", "nodes_dict": {"v": "n", "w": "m"}, "doc_id_dict": {"d": ["v"]}, "embeddings_dict": {"v": [1.0]}})",
        R"({"index_id": "i", "nodes_dict": {"w": "m"}, "doc_id_dict": {}, "embeddings_dict": {}})",
        R"({"index_id": "i", "nodes_dict": {"v": "x", "w": "m"}, "doc_id_dict": {"d": ["v"]}, "embeddings_dict": {"v": [1.0]}})"},
    {"list", R"({"nodes": ["m", "n", "o"]})", R"({"nodes": ["m", "o"]})",
        R"({"nodes": ["m", "x", "o"]})"},
    {"keyword_table", R"({"table": {"n": ["m", "n"], "only": ["n"], "z": ["m"]}})",
        R"({"table": {"n": ["m"], "z": ["m"]}})",
        R"({"table": {"n": ["m", "x"], "only": ["x"], "z": ["m"]}})"},
    {"tree",
        R"({"all_nodes": {"0": "m", "1": "n", "2": "o", "3": "p"}, "root_nodes": {"3": "p"}, "node_id_to_children_ids": {"m": [], "n": [], "o": [], "p": ["m", "n", "o"]}})",
        R"({"all_nodes": {"0": "m", "1": "o", "2": "p"}, "root_nodes": {"2": "p"}, "node_id_to_children_ids": {"m": [], "o": [], "p": ["m", "o"]}})",
        R"({"all_nodes": {"0": "m", "1": "x", "2": "o", "3": "p"}, "root_nodes": {"3": "p"}, "node_id_to_children_ids": {"m": [], "x": [], "o": [], "p": ["m", "x", "o"]}})"},
    {"tree", R"({"all_nodes": {"0": ["n"], "1": "n", "2": "o"}, "root_nodes": []})",
        R"({"all_nodes": {"0": "o"}, "root_nodes": []})",
        R"({"all_nodes": {"0": ["x"], "1": "x", "2": "o"}, "root_nodes": []})"},
    {"document_summary",
        R"({"summary_id_to_node_ids": {"s": ["m", "n"]}, "node_id_to_summary_id": {"m": "s", "n": "s"}, "doc_id_to_summary_id": {"d": "n", "e": "s"}})",
        R"({"summary_id_to_node_ids": {"s": ["m"]}, "node_id_to_summary_id": {"m": "s"}, "doc_id_to_summary_id": {"e": "s"}})",
        R"({"summary_id_to_node_ids": {"s": ["m", "x"]}, "node_id_to_summary_id": {"m": "s", "x": "s"}, "doc_id_to_summary_id": {"d": "x", "e": "s"}})"},
    {"kg",
        R"~({"table": {"A": ["n"], "B": ["n", "m"], "C": ["m"]}, "rel_map": {"A": [["is", "B"], ["has", "C"]], "B": [["is", "C"]]}, "embedding_dict": {"('A', 'is', 'B')": [1.0], "('B', 'is', 'C')": [2.0]}})~",
        R"~({"table": {"B": ["m"], "C": ["m"]}, "rel_map": {"A": [["has", "C"]], "B": [["is", "C"]]}, "embedding_dict": {"('B', 'is', 'C')": [2.0]}})~",
        R"~({"table": {"A": ["x"], "B": ["x", "m"], "C": ["m"]}, "rel_map": {"A": [["is", "B"], ["has", "C"]], "B": [["is", "C"]]}, "embedding_dict": {"('A', 'is', 'B')": [1.0], "('B', 'is', 'C')": [2.0]}})~"},
};

// Three chunks of one document, a chunk of another.
Folder chained()
{
    Folder folder = healthy();
    addNode(folder, u"a2"_s, u"a"_s, {{u"2"_s, related(u"a1"_s)}, {u"3"_s, related(u"a3"_s)}});
    addNode(folder, u"a3"_s, u"a"_s, {{u"2"_s, related(u"a2"_s)}});
    addDocument(folder, u"a"_s, {u"a1"_s, u"a2"_s, u"a3"_s});
    changeNodesDict(folder, [](Object &all) { all[u"a3"_s] = u"a3"_s; });
    return folder;
}

// A node of LlamaIndexTS, which stands whole in the document store and in the index.
QByteArray nodeOfTypeScript(
    const QByteArray &id, const QByteArray &document, const QByteArray &links)
{
    return "{\"id_\":\"" + id + "\",\"metadata\":{},\"relationships\":{\"SOURCE\":{\"nodeId\":\""
        + document + "\",\"metadata\":{}}" + links + "},\"text\":\"text of " + id
        + "\",\"hash\":\"h" + id + "\",\"type\":\"TEXT\"}";
}

QByteArray linkOfTypeScript(const QByteArray &kind, const QByteArray &id)
{
    return ",\"" + kind + "\":{\"nodeId\":\"" + id + "\",\"metadata\":{},\"hash\":\"h" + id + "\"}";
}

// Its folder: a document in three chunks, which is stored whole as well, and one in a single chunk.
void writeTypeScript(const QString &path)
{
    for (const QString &old : QDir(path).entryList(QDir::Files))
        QVERIFY(QFile::remove(path + u'/' + old));
    const QList<std::pair<QByteArray, QByteArray>> nodes {
        {"a1", nodeOfTypeScript("a1", "./a.txt", linkOfTypeScript("NEXT", "a2"))},
        {"a2",
            nodeOfTypeScript("a2", "./a.txt",
                linkOfTypeScript("PREVIOUS", "a1") + linkOfTypeScript("NEXT", "a3"))},
        {"a3", nodeOfTypeScript("a3", "./a.txt", linkOfTypeScript("PREVIOUS", "a2"))},
        {"b1", nodeOfTypeScript("b1", "./b.txt", {})}};
    QByteArrayList stored, hashes, whole, vectors, documents;
    const auto store = [&](const QByteArray &id, const QByteArray &node, const QByteArray &type) {
        stored.append('"' + id + "\":{\"__data__\":"
            + json::encodeString(node, json::Escapes::Ascii) + ",\"__type__\":\"" + type + "\"}");
    };
    for (const QByteArray document : {"./a.txt", "./b.txt"}) {
        store(document,
            "{\"id_\":\"" + document + "\",\"relationships\":{},\"text\":\"all of it\"}",
            "DOCUMENT");
        hashes.append('"' + document + "\":{\"docHash\":\"h\"}");
    }
    double number = 0.25;
    for (const auto &[id, node] : nodes) {
        const QByteArray document = id.startsWith('a') ? "./a.txt" : "./b.txt";
        store(id, node, "TEXT");
        hashes.append('"' + id + "\":{\"docHash\":\"h\",\"refDocId\":\"" + document + "\"}");
        whole.append('"' + id + "\":" + node);
        vectors.append('"' + id + "\":[0.5," + QByteArray::number(number *= 2) + ']');
        documents.append('"' + id + "\":\"" + document + '"');
    }
    writeFile(path, "doc_store.json",
        "{\"docstore/metadata\":{" + hashes.join(',') + "},\"docstore/data\":{" + stored.join(',')
            + "},\"docstore/ref_doc_info\":{\"./"
              "a.txt\":{\"nodeIds\":[\"a1\",\"a2\",\"a3\"],\"extraInfo\":{}},"
              "\"./b.txt\":{\"nodeIds\":[\"b1\"],\"extraInfo\":{}}}}");
    writeFile(path, "index_store.json",
        "{\"docstore/data\":{\"ix\":{\"indexId\":\"ix\",\"nodesDict\":{" + whole.join(',')
            + "},\"type\":\"simple_dict\"}}}");
    writeFile(path, "vector_store.json",
        "{\"embeddingDict\":{" + vectors.join(',') + "},\"textIdToRefDocId\":{"
            + documents.join(',') + "}}");
}

Object nodeOf(const QByteArray &file, const QString &id)
{
    const Object data = QJsonDocument::fromJson(file)[u"docstore/data"_s].toObject();
    return data[id][u"__data__"_s].toObject();
}

} // namespace

class TestEverywhere : public QObject
{
    Q_OBJECT

private slots:
    void indexesOfEveryTypeLoseWhatIsGone_data();
    void indexesOfEveryTypeLoseWhatIsGone();
    void indexesOfEveryTypeFollowANewId_data();
    void indexesOfEveryTypeFollowANewId();
    void aParentOfNothingGoes();
    void tuplesOfPython_data();
    void tuplesOfPython();
    void aDocumentGoesFromAllFiles();
    void neighboursOfANodeMeet();
    void relationshipsOfNoKnownKindStay();
    void theLastNodeTakesItsDocumentAlong();
    void aSummaryOfNothingGoes();
    void whatWasCutOutOfChunksGoesWithTheDocument();
    void aChunkThatWasCutUpIsTold();
    void aGraphLosesWhatWasMadeFromIt();
    void chunksOfAGraphMeet();
    void nothingIsLeftInTheNodesOfAnIndex();
    void nodesOfAnIndexMeet();
    void nodesOfAnIndexAreRenamed_data();
    void nodesOfAnIndexAreRenamed();
    void whatIsUnknownChangesNothing();
    void renamingBackIsAsItWas_data();
    void renamingBackIsAsItWas();
    void anIdThatIsTakenIsRefused();

private:
    IndexParts open(const Folder &folder);
    Removal remove(IdKind kind, const QByteArray &id);
    void persist(const ChangeSet &changes);
    QByteArray file(const QString &name) const;
    QStringList faults() const;
    QByteArray everything() const;

    QTemporaryDir m_folder;
    std::unique_ptr<Store> m_store;
};

IndexParts TestEverywhere::open(const Folder &folder)
{
    write(folder, m_folder.path());
    m_store = opened(m_folder.path());
    return readIndex(*m_store).value();
}

Removal TestEverywhere::remove(IdKind kind, const QByteArray &id)
{
    m_store = opened(m_folder.path());
    Removal removal = removeEverywhere(*m_store, readIndex(*m_store).value(), kind, id).value();
    persist(removal.changes);
    return removal;
}

void TestEverywhere::persist(const ChangeSet &changes)
{
    QVERIFY(!reasonIn(writeEdits(*m_store, changes)));
}

QByteArray TestEverywhere::file(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList TestEverywhere::faults() const
{
    QStringList ids;
    const CheckedStore checked = checkStore(*opened(m_folder.path())).value();
    for (const Finding &finding : checked.findings)
        ids.append(finding.problem.id);
    return ids;
}

QByteArray TestEverywhere::everything() const
{
    QByteArray all;
    for (const QString &name : QDir(m_folder.path()).entryList(QDir::Files))
        all += file(name) + '\n';
    return all;
}

void TestEverywhere::indexesOfEveryTypeLoseWhatIsGone_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(std::size(structRows)); ++i)
        QTest::addRow("%s %d", structRows[i].type, i) << i;
}

void TestEverywhere::indexesOfEveryTypeLoseWhatIsGone()
{
    QFETCH(int, row);
    const StructRow &it = structRows[row];
    const QByteArray before = structText(it.type, it.before);
    GoneTriplets triplets;
    triplets.add(before);
    const GoneIds gone {{"d"}, {"n"}, {"v"}};
    QCOMPARE(withoutIds(before, gone, triplets).value(), structText(it.type, it.pruned));
    QCOMPARE(withoutIds(before, {{"q"}, {"q"}, {"q"}}, triplets).value(), before);
    const QByteArray plain = QByteArray("{\"__data__\": ") + it.before + "}";
    QCOMPARE(
        withoutIds(plain, gone, triplets).value(), QByteArray("{\"__data__\": ") + it.pruned + "}");
    QCOMPARE(withoutIds(ownStruct(it.type, it.before), gone, triplets).value(),
        ownStruct(it.type, it.pruned));
}

void TestEverywhere::indexesOfEveryTypeFollowANewId_data()
{
    indexesOfEveryTypeLoseWhatIsGone_data();
}

void TestEverywhere::indexesOfEveryTypeFollowANewId()
{
    QFETCH(int, row);
    const StructRow &it = structRows[row];
    const QByteArray before = structText(it.type, it.before);
    const QByteArray renamed = withRenamedId(before, "n", "x").value();
    QCOMPARE(renamed, structText(it.type, it.renamed));
    QCOMPARE(withRenamedId(renamed, "x", "n").value(), before);
    QCOMPARE(withRenamedId(ownStruct(it.type, it.before), "n", "x").value(),
        ownStruct(it.type, it.renamed));
}

void TestEverywhere::aParentOfNothingGoes()
{
    const QByteArray tree = structText("tree",
        R"({"node_id_to_children_ids": {"m": [], "n": [], "o": [], "p": ["m", "n"], "q": ["o", "n"]}})");
    QSet<QByteArray> partly;
    QCOMPARE(emptiedParents(tree, {"m", "n"}, partly), QByteArrayList({"p"}));
    QCOMPARE(partly, QSet<QByteArray>({"q"}));
    QCOMPARE(emptiedParents(tree, {"m", "n", "p"}, partly), QByteArrayList());
}

void TestEverywhere::tuplesOfPython_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("texts");
    QTest::newRow("three") << QByteArray("('a', 'b', 'c')") << QByteArrayList {"a", "b", "c"};
    QTest::newRow("quotes") << QByteArray(R"~(("it's", 'say "x"', 'both \' "'))~")
                            << QByteArrayList {"it's", "say \"x\"", "both ' \""};
    QTest::newRow("escapes") << QByteArray(R"(('\n\t\\', '\x7f', '\u2028\U0001f600'))")
                             << QByteArrayList {"\n\t\\", "\x7f", "\u2028\U0001f600"};
    QTest::newRow("other characters")
        << QByteArray("('größe', 'b')") << QByteArrayList {"größe", "b"};
    for (const char *bad :
        {"", "(", "('a'", "('a', 'b", "['a']", "('a') ", R"(('\u12'))", "(1, 2)"})
        QTest::newRow(bad) << QByteArray(bad) << QByteArrayList();
}

void TestEverywhere::tuplesOfPython()
{
    QFETCH(QByteArray, text);
    QTEST(pythonTuple(text), "texts");
}

void TestEverywhere::aDocumentGoesFromAllFiles()
{
    open(healthy());
    const QByteArray other = file(u"docstore.json"_s);
    const Removal removal = remove(IdKind::Document, "a");
    QCOMPARE(removal.gone.nodes, QSet<QByteArray>({"a1", "a2"}));
    QCOMPARE(removal.gone.vectors, removal.gone.nodes);
    QCOMPARE(faults(), QStringList());
    for (const char *gone : {"\"a\"", "\"a1\"", "\"a2\"", "a1"})
        QVERIFY2(!everything().contains(gone), gone);
    // What is left is as it was.
    Folder left;
    addNode(left, u"b1"_s, u"b"_s, {});
    addDocument(left, u"b"_s, {u"b1"_s});
    left.vectors = {{u"b1"_s, healthy().vectors[u"b1"_s]}};
    left.index = {{u"index_id"_s, u"ix"_s}, {u"nodes_dict"_s, Object {{u"b1"_s, u"b1"_s}}}};
    const QByteArray ours = everything();
    open(left);
    QCOMPARE(ours, everything());
}

void TestEverywhere::neighboursOfANodeMeet()
{
    open(chained());
    remove(IdKind::Node, "a2");
    QCOMPARE(faults(), QStringList());
    const QByteArray docstore = file(u"docstore.json"_s);
    QCOMPARE(nodeOf(docstore, u"a1"_s)[u"relationships"_s][u"3"_s].toObject(), related(u"a3"_s));
    QCOMPARE(nodeOf(docstore, u"a3"_s)[u"relationships"_s][u"2"_s].toObject(), related(u"a1"_s));
    remove(IdKind::Node, "a3");
    QVERIFY(
        !nodeOf(file(u"docstore.json"_s), u"a1"_s)[u"relationships"_s].toObject().contains(u"3"_s));
    QCOMPARE(faults(), QStringList());
}

void TestEverywhere::relationshipsOfNoKnownKindStay()
{
    const QByteArray node
        = R"({"__data__": {"relationships": {"9": {"node_id": "x"}, "2": {"node_id": "x"}, "3": {"node_id": "x"}, "5": [{"node_id": "x"}, {"node_id": "y"}]}}})";
    QCOMPARE(withHealedLinks(node, {"x"}, {{}, R"("z")"}).value(),
        QByteArray(
            R"({"__data__": {"relationships": {"9": {"node_id": "x"}, "3": "z", "5": [{"node_id": "y"}]}}})"));
}

void TestEverywhere::theLastNodeTakesItsDocumentAlong()
{
    open(healthy());
    const Removal removal = remove(IdKind::Node, "b1");
    QCOMPARE(removal.gone.documents, QSet<QByteArray>({"b"}));
    QVERIFY(!everything().contains("\"b\""));
    QCOMPARE(faults(), QStringList());
}

void TestEverywhere::aSummaryOfNothingGoes()
{
    Folder folder = healthy();
    addNode(folder, u"s"_s, u"a"_s, {});
    addDocument(folder, u"a"_s, {u"a1"_s, u"a2"_s, u"s"_s});
    folder.type = u"document_summary"_s;
    folder.index = {{u"index_id"_s, u"ix"_s},
        {u"summary_id_to_node_ids"_s,
            Object {{u"s"_s, QJsonArray {u"a1"_s, u"a2"_s}}, {u"b1"_s, QJsonArray {u"b1"_s}}}},
        {u"node_id_to_summary_id"_s, Object {{u"a1"_s, u"s"_s}, {u"a2"_s, u"s"_s}}},
        {u"doc_id_to_summary_id"_s, Object {{u"a"_s, u"s"_s}}}};
    open(folder);
    const Removal first = remove(IdKind::Node, "a1");
    QCOMPARE(first.partlyMade, 1);
    QCOMPARE(first.gone.nodes, QSet<QByteArray>({"a1"}));
    const Removal second = remove(IdKind::Node, "a2");
    QCOMPARE(second.partlyMade, 0);
    QCOMPARE(second.gone.nodes, QSet<QByteArray>({"a2", "s"}));
    QCOMPARE(second.gone.documents, QSet<QByteArray>({"a"}));
    QVERIFY(!everything().contains("\"s\""));
}

void TestEverywhere::aGraphLosesWhatWasMadeFromIt()
{
    const QByteArray graph
        = R"({"nodes":{"a1":{"label":"text_chunk","properties":{"ref_doc_id":"a"},"text":"t","id_":"a1"},)"
          R"("Ann":{"label":"entity","properties":{"triplet_source_id":"a1"},"name":"Ann"},)"
          R"("Bob":{"label":"entity","properties":{"triplet_source_id":"a1"},"name":"Bob"},)"
          R"("Cay":{"label":"entity","properties":{"triplet_source_id":"b1"},"name":"Cay"}},)"
          R"("relations":{"Ann_knows_Bob":{"label":"knows","source_id":"Ann","target_id":"Bob","properties":{"triplet_source_id":"a1"}},)"
          R"("Cay_knows_Bob":{"label":"knows","source_id":"Cay","target_id":"Bob","properties":{"triplet_source_id":"b1"}}},)"
          R"("triplets":[["Ann","knows","Bob"],["Cay","knows","Bob"]]})";
    write(healthy(), m_folder.path());
    writeFile(m_folder.path(), "property_graph_store.json", graph);
    remove(IdKind::Document, "a");
    QCOMPARE(file(u"property_graph_store.json"_s),
        QByteArray(
            R"({"nodes":{"Bob":{"label":"entity","properties":{"triplet_source_id":"b1"},"name":"Bob"},)"
            R"("Cay":{"label":"entity","properties":{"triplet_source_id":"b1"},"name":"Cay"}},)"
            R"("relations":{"Cay_knows_Bob":{"label":"knows","source_id":"Cay","target_id":"Bob","properties":{"triplet_source_id":"b1"}}},)"
            R"("triplets":[["Cay","knows","Bob"]]})"));
    remove(IdKind::Node, "b1");
    QCOMPARE(file(u"property_graph_store.json"_s),
        QByteArray(R"({"nodes":{},"relations":{},"triplets":[]})"));
    QVERIFY(QFile::remove(m_folder.filePath(u"property_graph_store.json"_s)));
}

// As a parent and its children were before 0.10, and as a chunk is that was cut once more.
Folder cutTwice()
{
    Folder folder = healthy();
    addNode(folder, u"a5"_s, u"a1"_s, {});
    addNode(folder, u"a6"_s, u"a1"_s, {});
    addDocument(folder, u"a1"_s, {u"a5"_s, u"a6"_s});
    folder.metadata[u"a1"_s]
        = Object {{u"doc_hash"_s, u"ha1"_s}, {u"ref_doc_id"_s, u"a"_s}}; // it is both
    changeNodesDict(folder, [](Object &all) {
        all[u"a5"_s] = u"a5"_s;
        all[u"a6"_s] = u"a6"_s;
    });
    return folder;
}

void TestEverywhere::whatWasCutOutOfChunksGoesWithTheDocument()
{
    open(cutTwice());
    const Removal removal = remove(IdKind::Document, "a");
    QCOMPARE(removal.gone.nodes, QSet<QByteArray>({"a1", "a2", "a5", "a6"}));
    QCOMPARE(removal.sourceless, 0);
    for (const char *gone : {"\"a\"", "\"a1\"", "\"a5\"", "\"a6\""})
        QVERIFY2(!everything().contains(gone), gone);
    QCOMPARE(faults(), QStringList());
}

void TestEverywhere::aChunkThatWasCutUpIsTold()
{
    open(cutTwice());
    const Removal removal = remove(IdKind::Node, "a1");
    QCOMPARE(removal.gone.nodes, QSet<QByteArray>({"a1"}));
    QCOMPARE(removal.sourceless, 2);
    // What was cut out of it is its own, and goes with it as its document.
    QCOMPARE(remove(IdKind::Document, "a1").gone.nodes, QSet<QByteArray>({"a5", "a6"}));
    QVERIFY(!everything().contains("\"a1\""));
    QCOMPARE(faults(), QStringList());
}

void TestEverywhere::chunksOfAGraphMeet()
{
    const auto chunk = [](const char *id, const QByteArray &links) {
        const QByteArray content = QByteArray("{\"id_\": \"") + id
            + "\", \"relationships\": {\"1\": {\"node_id\": \"g\"}" + links + "}, \"text\": \"\"}";
        return QByteArray("\"") + id
            + "\":{\"label\":\"text_chunk\",\"properties\":{\"_node_content\":"
            + json::encodeString(content, json::Escapes::Ascii)
            + ",\"ref_doc_id\":\"g\"},\"text\":\"t\",\"id_\":\"" + id + "\"}";
    };
    const QByteArray toPrevious = ", \"2\": {\"node_id\": \"";
    const QByteArray toNext = ", \"3\": {\"node_id\": \"";
    const QByteArray end = "\"}";
    write(chained(), m_folder.path());
    writeFile(m_folder.path(), "property_graph_store.json",
        "{\"nodes\":{" + chunk("a1", toNext + "a2" + end) + ','
            + chunk("a2", toPrevious + "a1" + end + toNext + "a3" + end) + ','
            + chunk("a3", toPrevious + "a2" + end) + "},\"relations\":{},\"triplets\":[]}");
    remove(IdKind::Node, "a2");
    QCOMPARE(file(u"property_graph_store.json"_s),
        "{\"nodes\":{" + chunk("a1", toNext + "a3" + end) + ','
            + chunk("a3", toPrevious + "a1" + end) + "},\"relations\":{},\"triplets\":[]}");
    remove(IdKind::Node, "a3");
    QCOMPARE(file(u"property_graph_store.json"_s),
        "{\"nodes\":{" + chunk("a1", {}) + "},\"relations\":{},\"triplets\":[]}");
    QVERIFY(QFile::remove(m_folder.filePath(u"property_graph_store.json"_s)));
}

void TestEverywhere::nothingIsLeftInTheNodesOfAnIndex()
{
    writeTypeScript(m_folder.path());
    const QStringList before = faults();
    const Removal removal = remove(IdKind::Document, "./a.txt");
    QCOMPARE(removal.gone.nodes, QSet<QByteArray>({"./a.txt", "a1", "a2", "a3"}));
    for (const char *gone : {"a.txt", "a1", "a2", "a3"})
        QVERIFY2(!everything().contains(gone), gone);
    QVERIFY(file(u"index_store.json"_s)
                .contains("\"nodesDict\":{\"b1\":" + nodeOfTypeScript("b1", "./b.txt", {}) + '}'));
    QCOMPARE(faults(), before);
}

void TestEverywhere::nodesOfAnIndexMeet()
{
    writeTypeScript(m_folder.path());
    remove(IdKind::Node, "a2");
    QVERIFY(!everything().contains("a2"));
    QVERIFY(file(u"index_store.json"_s)
                .contains("\"nodesDict\":{\"a1\":"
                    + nodeOfTypeScript("a1", "./a.txt", linkOfTypeScript("NEXT", "a3")) + ",\"a3\":"
                    + nodeOfTypeScript("a3", "./a.txt", linkOfTypeScript("PREVIOUS", "a1"))));
}

void TestEverywhere::nodesOfAnIndexAreRenamed_data()
{
    QTest::addColumn<IdKind>("kind");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("document") << IdKind::Document << QByteArray("./a.txt");
    QTest::newRow("node") << IdKind::Node << QByteArray("a2");
}

void TestEverywhere::nodesOfAnIndexAreRenamed()
{
    QFETCH(IdKind, kind);
    QFETCH(QByteArray, id);
    writeTypeScript(m_folder.path());
    const QByteArray before = everything();
    const QStringList wrong = faults();
    const auto rename = [&](const QByteArray &from, const QByteArray &to) {
        m_store = opened(m_folder.path());
        const IndexParts parts = readIndex(*m_store).value();
        persist(renameEverywhere(*m_store, parts, kind, from, to).value());
        QCOMPARE(faults(), wrong);
    };
    rename(id, "new");
    QVERIFY(!everything().contains('"' + id + '"'));
    QVERIFY(!everything().contains(QByteArray("\\\"") + id + "\\\""));
    rename("new", id);
    QCOMPARE(everything(), before);
}

void TestEverywhere::whatIsUnknownChangesNothing()
{
    const IndexParts parts = open(healthy());
    for (const auto &[kind, id] : {std::pair(IdKind::Document, "a1"), {IdKind::Document, "x"},
             {IdKind::Document, "ix"}, {IdKind::Node, "a"}, {IdKind::Node, ""}}) {
        const Result<Removal> removal = removeEverywhere(*m_store, parts, kind, id);
        QVERIFY2(!removal, id);
        QCOMPARE(removal.error().code, ErrorCode::NotFound);
        QVERIFY(!renameEverywhere(*m_store, parts, kind, id, "new"));
    }
}

void TestEverywhere::renamingBackIsAsItWas_data()
{
    QTest::addColumn<IdKind>("kind");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("document") << IdKind::Document << QByteArray("a");
    QTest::newRow("node") << IdKind::Node << QByteArray("a2");
}

void TestEverywhere::renamingBackIsAsItWas()
{
    QFETCH(IdKind, kind);
    QFETCH(QByteArray, id);
    open(chained());
    const QByteArray before = everything();
    const auto rename = [&](const QByteArray &from, const QByteArray &to) {
        m_store = opened(m_folder.path());
        const IndexParts parts = readIndex(*m_store).value();
        persist(renameEverywhere(*m_store, parts, kind, from, to).value());
        QCOMPARE(faults(), QStringList());
        QVERIFY(!everything().contains('"' + from + '"'));
    };
    rename(id, "größe \"1\"");
    QVERIFY(everything() != before);
    rename("größe \"1\"", id);
    QCOMPARE(everything(), before);
}

void TestEverywhere::anIdThatIsTakenIsRefused()
{
    const IndexParts parts = open(healthy());
    for (const char *taken : {"a1", "a", "b", "ix"}) {
        const Result<ChangeSet> changes
            = renameEverywhere(*m_store, parts, IdKind::Node, "a2", taken);
        QVERIFY2(!changes, taken);
        QCOMPARE(changes.error().code, ErrorCode::Conflict);
    }
}

QTEST_GUILESS_MAIN(TestEverywhere)
#include "tst_everywhere.moc"
