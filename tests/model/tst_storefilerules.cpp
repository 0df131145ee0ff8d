// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules that look at files as files, at values that belong to no index, and at all vectors of a
// store together: each finds its break, and says nothing of a healthy twin.
#include "tests/model/findings.h"
#include "tests/model/indexfolder.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

QStringList filesOf(const QList<Finding> &findings, const QString &id)
{
    QStringList files;
    for (const Finding &finding : findings) {
        if (finding.problem.id == id)
            files.append(finding.problem.error.subject.section(u'/', -1));
    }
    return files;
}

qsizetype countOf(const QList<Finding> &findings, const QString &id)
{
    return std::count_if(findings.begin(), findings.end(),
        [&](const Finding &finding) { return finding.problem.id == id; });
}

// Nodes of one more document, whose vectors all have this norm.
void addMany(Folder &folder, int count, double norm)
{
    QStringList ids;
    for (int i = 0; i < count; ++i) {
        const QString id = u"m%1"_s.arg(i + 10);
        addNode(folder, id, u"m"_s, {});
        const double angle = 0.05 * (i + 1);
        folder.vectors[id] = QJsonArray {norm * std::cos(angle), norm * std::sin(angle), 0.0};
        changeNodesDict(folder, [&](Object &all) { all[id] = id; });
        ids.append(id);
    }
    addDocument(folder, u"m"_s, ids);
}

// All vectors of one norm.
Folder many(double norm)
{
    Folder folder = healthy();
    addMany(folder, 30, norm);
    folder.vectors[u"a1"_s] = QJsonArray {norm, 0.0, 0.0};
    folder.vectors[u"a2"_s] = QJsonArray {0.0, norm, 0.0};
    folder.vectors[u"b1"_s] = QJsonArray {0.0, 0.0, norm};
    return folder;
}

} // namespace

class TestStoreFileRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void vectorsOfAnotherNormAreTold_data();
    void vectorsOfAnotherNormAreTold();
    void fewVectorsHaveNoException();
    void aCopyOfVectorsIsTold();
    void aFileOfNoImagesIsAsItShouldBe();
    void timesAreToldWhereTheNodesDiffer();
    void whatIsWrittenWhileItIsLookedAtIsTold();
    void aLargeFileIsTold();
    void whatLiesBesideIsTold();
    void valuesThatAreNoObjectsAreTold();
    void valuesOfVectorsAndGraphsAreNone();

private:
    QList<Finding> found(const Folder &folder);
    QList<Finding> foundIn(const QString &address);
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void setTime(const QString &name, const QDateTime &time);
    std::unique_ptr<QTemporaryDir> m_folder;
};

QList<Finding> TestStoreFileRules::found(const Folder &folder)
{
    write(folder, m_folder->path());
    return checkStore(*opened(m_folder->path()))->findings;
}

QList<Finding> TestStoreFileRules::foundIn(const QString &address)
{
    const Result<std::unique_ptr<Store>> store
        = openStore({.address = parseStoreAddress(address).value(), .mode = OpenMode::ReadOnly});
    return checkStore(**store)->findings;
}

void TestStoreFileRules::setTime(const QString &name, const QDateTime &time)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
}

void TestStoreFileRules::vectorsOfAnotherNormAreTold_data()
{
    QTest::addColumn<double>("usual");
    QTest::addColumn<double>("other"); // of b1
    QTest::addColumn<QString>("told");
    QTest::newRow("all of 1") << 1.0 << 1.0 << QString();
    QTest::newRow("rounded") << 1.0 << 1.004 << QString();
    QTest::newRow("not far") << 1.0 << 1.09 << QString();
    QTest::newRow("another model") << 1.0 << 8.5 << u"b1"_s;
    QTest::newRow("shorter") << 1.0 << 0.5 << u"b1"_s;
    QTest::newRow("none is normalised") << 9.0 << 12.0 << QString();
    QTest::newRow("one of them is, by chance") << 9.0 << 1.0 << QString();
    QTest::newRow("a number that is far too large") << 9.0 << 1e6 << u"b1"_s;
    QTest::newRow("far too small") << 9.0 << 0.1 << u"b1"_s;
}

void TestStoreFileRules::vectorsOfAnotherNormAreTold()
{
    QFETCH(double, usual);
    QFETCH(double, other);
    QFETCH(QString, told);
    Folder folder = many(usual);
    folder.vectors[u"b1"_s] = QJsonArray {0.0, 0.0, other};
    const QList<Finding> findings = found(folder);
    QCOMPARE(keysOf(findings, u"V6"_s), told);
    QCOMPARE(graveIds(findings), told.isEmpty() ? QStringList() : QStringList {u"V6"_s});
    const auto found = std::find_if(findings.begin(), findings.end(),
        [](const Finding &finding) { return finding.problem.id == u"V6"; });
    if (found != findings.end()) {
        const QString text = reasonText(found->problem.error.detail);
        const QString end = u"; it is %1, and that of the rest is %2"_s.arg(other, 0, 'g', 3)
                                .arg(usual, 0, 'g', 3);
        QVERIFY2(text.endsWith(end), qPrintable(text)); // and no "1 to 1"
    }
}

void TestStoreFileRules::fewVectorsHaveNoException()
{
    Folder folder = healthy();
    folder.vectors[u"a1"_s] = QJsonArray {1.0, 0.0, 0.0};
    folder.vectors[u"a2"_s] = QJsonArray {0.0, 1.0, 0.0};
    folder.vectors[u"b1"_s] = QJsonArray {0.0, 0.0, 8.0};
    QCOMPARE(graveIds(found(folder)), QStringList());
}

void TestStoreFileRules::aCopyOfVectorsIsTold()
{
    write(healthy(), m_folder->path());
    const QString vectors = path(u"default__vector_store.json"_s);
    QVERIFY(QFile::copy(vectors, path(u"default__vector_store (1).json"_s)));
    QCOMPARE(countOf(foundIn(m_folder->path()), u"F11"_s), 0); // the library does not look at it
    for (const QString &name : {u"old_vector_store.json"_s, u"._default__vector_store.json"_s}) {
        QVERIFY(QFile::copy(vectors, path(name)));
        QCOMPARE(filesOf(foundIn(m_folder->path()), u"F11"_s), QStringList {name});
        QVERIFY(QFile::remove(path(name)));
    }
}

void TestStoreFileRules::aFileOfNoImagesIsAsItShouldBe()
{
    const QString name = u"image__vector_store.json"_s;
    write(healthy(), m_folder->path());
    QCOMPARE(countOf(foundIn(m_folder->path()), u"V11"_s), 0);
    writeFile(m_folder->path(), name.toUtf8(),
        R"({"embedding_dict": {}, "text_id_to_ref_doc_id": {}, "metadata_dict": {}})");
    const QList<Finding> findings = foundIn(m_folder->path());
    QCOMPARE(filesOf(findings, u"V11"_s), QStringList {name});
    QCOMPARE(graveIds(findings), QStringList());
    writeFile(m_folder->path(), name.toUtf8(),
        R"({"embedding_dict": {"b1": [1, 2]}, "text_id_to_ref_doc_id": {"b1": "b"}, )"
        R"("metadata_dict": {"b1": {}}})");
    QCOMPARE(countOf(foundIn(m_folder->path()), u"V11"_s), 0);
}

void TestStoreFileRules::timesAreToldWhereTheNodesDiffer()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QString vectors = u"default__vector_store.json"_s;
    const auto check = [&](const Folder &folder, const QDateTime &time) {
        write(folder, m_folder->path());
        setTime(vectors, time);
        return filesOf(foundIn(m_folder->path()), u"F12"_s);
    };
    Folder torn = healthy(); // the vectors are of before b1
    for (Object *part : {&torn.vectors, &torn.vectorDocs, &torn.vectorMetadata})
        part->remove(u"b1"_s);
    QCOMPARE(check(torn, now.addSecs(-3600)), QStringList {vectors});
    QCOMPARE(check(torn, now.addSecs(3600)).size(), 1); // the others are older
    QCOMPARE(check(torn, now), QStringList()); // it was so when all was written
    Folder wider = healthy(); // the document store has been persisted alone
    addNode(wider, u"b2"_s, u"b"_s, {});
    addDocument(wider, u"b"_s, {u"b1"_s, u"b2"_s});
    for (Object *part : {&wider.vectors, &wider.vectorDocs, &wider.vectorMetadata})
        part->remove(u"b2"_s);
    QCOMPARE(check(wider, now.addSecs(-3600)), QStringList {vectors});
    QCOMPARE(graveIds(foundIn(m_folder->path())), QStringList());
    QCOMPARE(check(healthy(), now.addSecs(-3600)), QStringList()); // one was edited by itself
}

void TestStoreFileRules::whatIsWrittenWhileItIsLookedAtIsTold()
{
    write(healthy(), m_folder->path());
    const std::unique_ptr<Store> store = opened(m_folder->path());
    QCOMPARE(countOf(checkStore(*store)->findings, u"F13"_s), 0);
    QVERIFY(QFile::rename(path(u"docstore.json"_s), path(u"was"_s)));
    QVERIFY(QFile::copy(path(u"was"_s), path(u"docstore.json"_s)));
    const QList<Finding> findings = checkStore(*store)->findings;
    QCOMPARE(graveIds(findings), QStringList {u"F13"_s});
    QVERIFY(!findings.first().threads.isEmpty());
}

void TestStoreFileRules::aLargeFileIsTold()
{
    IndexParts parts;
    parts.files.own
        = {{"docstore.json", 90'000'000, 0}, {"default__vector_store.json", 511'000'000, 0}};
    const QList<Finding> findings = judged(std::move(parts), u"/x"_s, {{u"F14"_s}}).findings;
    QCOMPARE(filesOf(findings, u"F14"_s), QStringList {u"default__vector_store.json"_s});
    const QString said = reasonText(findings.first().problem.error.detail);
    QVERIFY2(said.contains(u"511 MB"_s) && said.contains(u"256 seconds"_s), qPrintable(said));
}

void TestStoreFileRules::whatLiesBesideIsTold()
{
    write(healthy(), m_folder->path());
    const QString alone = u"json:"_s + path(u"docstore.json"_s);
    writeFile(m_folder->path(), "README.md", "of the index");
    writeFile(m_folder->path(), "docstore.json.kvlens-backup-1", "{}");
    QCOMPARE(countOf(foundIn(m_folder->path()), u"F15"_s), 0);
    QCOMPARE(countOf(foundIn(alone), u"F15"_s), 0);
    writeFile(m_folder->path(), "notes.txt~", "");
    QCOMPARE(countOf(foundIn(alone), u"F15"_s), 0); // is of another file
    writeFile(m_folder->path(), ".docstore.json.swp", "");
    QCOMPARE(countOf(foundIn(alone), u"F15"_s), 1);
    const QList<Finding> findings = foundIn(m_folder->path());
    QCOMPARE(countOf(findings, u"F15"_s), 1);
    QCOMPARE(graveIds(findings), QStringList());
    const QString said = reasonText(findings.last().problem.error.detail);
    QVERIFY2(said.contains(u'2') && said.contains(u".docstore.json.swp"_s), qPrintable(said));
}

void TestStoreFileRules::valuesThatAreNoObjectsAreTold()
{
    writeFile(m_folder->path(), "kv.json",
        R"({"data": {"a": {}, "b": "x", "c": [1], "d":  null, "e": 7, "f": true}, "more": {}})");
    const QList<Finding> findings = foundIn(u"json:"_s + path(u"kv.json"_s));
    QCOMPARE(keysOf(findings, u"F16"_s), u"b d e f"_s);
    QCOMPARE(graveIds(findings), QStringList {u"F16"_s});
    writeFile(m_folder->path(), "kv.json", R"({"data": {"a": {}, "c": [1]}})");
    QCOMPARE(foundIn(u"json:"_s + path(u"kv.json"_s)).size(), 0);

    Folder folder = healthy();
    folder.metadata[u"b"_s] = u"h"_s;
    folder.others[u"docstore/more"_s] = Object {{u"x"_s, 1}};
    QCOMPARE(keysOf(found(folder), u"F16"_s), u"b x"_s);
}

void TestStoreFileRules::valuesOfVectorsAndGraphsAreNone()
{
    write(healthy(), m_folder->path());
    writeFile(m_folder->path(), "graph_store.json", R"({"graph_dict": {"a": [["is", "b"]]}})");
    writeFile(m_folder->path(), "ts.json",
        R"({"embeddingDict": {"a": [1]}, "textIdToRefDocId": {"a": "b"}})");
    for (const QString &name :
        {u"default__vector_store.json"_s, u"graph_store.json"_s, u"ts.json"_s})
        QCOMPARE(countOf(foundIn(u"json:"_s + path(name)), u"F16"_s), 0);
}

QTEST_GUILESS_MAIN(TestStoreFileRules)
#include "tst_storefilerules.moc"
