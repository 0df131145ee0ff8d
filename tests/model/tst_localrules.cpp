// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of a LocalFileStore: each finds its break, and says nothing of a healthy twin.
#include "stores/catalog.h"
#include "tests/model/findings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const QString uuid = u"12345678-1234-1234-1234-1234567890a"_s; // and one more digit

QByteArray document(const char *metadata)
{
    return R"({"lc": 1, "type": "constructor", "id": ["langchain", "schema", "document", )"
           R"("Document"], "kwargs": {"metadata": )"
        + QByteArray(metadata) + R"(, "page_content": "text", "type": "Document"}})";
}

} // namespace

class TestLocalRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void namesThatAreNoKeysAreTold();
    void embeddingsOfTwoLengthsAreTold();
    void whatIsNoEmbeddingIsNotCompared();
    void manyFilesAreReadOnce();
    void wholesThatAreMissingAreTold();
    void wholesThatAreElsewhereAreNot();

private:
    void make(const QString &name, const QByteArray &bytes);
    QList<Finding> found();
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLocalRules::make(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QList<Finding> TestLocalRules::found()
{
    return checkStore(*openStore({.address = {u"localfiles"_s, m_folder->path(), {}}}).value())
        ->findings;
}

void TestLocalRules::namesThatAreNoKeysAreTold()
{
    make(u"a-b_c.d"_s, "x");
    make(u"folder/deep/k"_s, "x");
    QCOMPARE(found().size(), 0);
    make(u"nomic-embed-text:latest"_s + uuid + u'0', "[1.0, 2.0]");
    make(u"a b/k"_s, "x");
    const QList<Finding> findings = found();
    QCOMPARE(graveIds(findings), QStringList {u"L1"_s});
    QCOMPARE(keysOf(findings, u"L1"_s), u"nomic-embed-text:latest%1 k"_s.arg(uuid + u'0'));
    QVERIFY(findings.first().raises.startsWith(u"InvalidKeyException"_s));
}

void TestLocalRules::embeddingsOfTwoLengthsAreTold()
{
    const QString digest = QString(64, u'a');
    make(u"one"_s + uuid + u'0', "[1.0, 2.0, 3.0]");
    make(u"one"_s + uuid + u'1', "[1.0, 2.0, NaN]");
    make(u"two"_s + digest, "[1.0, 2.0]"); // of another namespace
    make(u"folder/one"_s + digest, "[1.0]");
    QCOMPARE(found().size(), 0);
    make(u"one"_s + uuid + u'2', "[1.0, 2.0]");
    const QList<Finding> findings = found();
    QCOMPARE(graveIds(findings), QStringList {u"L2"_s});
    QCOMPARE(keysOf(findings, u"L2"_s), u"one"_s + uuid + u'2');
    QVERIFY(reasonText(findings.first().problem.error.detail).contains(u"\"one\""_s));
}

void TestLocalRules::whatIsNoEmbeddingIsNotCompared()
{
    make(u"list"_s, "[1, 2]");
    make(u"longer"_s, "[1, 2, 3]");
    make(u"one"_s + uuid + u'0', "[1.0, 2.0, 3.0]");
    make(u"one"_s + uuid + u'1', "[1.0, 2.0, \"x\"]");
    make(u"one"_s + uuid + u'2', "no JSON");
    make(u"one"_s + uuid + u'3', "[]");
    QByteArray large = "[1.0"; // longer than what is read of a file
    while (large.size() < 5 * 1024 * 1024)
        large += ", 1.0";
    make(u"one"_s + uuid + u'4', large + ']');
    QCOMPARE(found().size(), 0);
}

void TestLocalRules::manyFilesAreReadOnce()
{
    for (int i = 0; i < 100; ++i)
        make(u"e/%1"_s.arg(i) + uuid + u'0', "[1.0, 2.0]");
    const CheckedStore checked
        = checkStore(*openStore({.address = {u"localfiles"_s, m_folder->path(), {}}}).value())
              .value();
    QCOMPARE(checked.findings.size(), 0);
    QCOMPARE(checked.parts.localFiles.size(), size_t(100));
}

void TestLocalRules::wholesThatAreMissingAreTold()
{
    make(u"parents/p1"_s, document("{}"));
    make(u"children/c1"_s, document(R"({"doc_id": "p1"})"));
    QCOMPARE(found().size(), 0);
    make(u"children/c2"_s, document(R"({"doc_id": "p2"})"));
    const QList<Finding> findings = found();
    QCOMPARE(graveIds(findings), QStringList {u"L3"_s});
    QCOMPARE(keysOf(findings, u"L3"_s), u"c2"_s);
    make(u"parents/p2"_s, document("{}"));
    QCOMPARE(found().size(), 0);
}

void TestLocalRules::wholesThatAreElsewhereAreNot()
{
    make(u"c1"_s, document(R"({"doc_id": "p1"})"));
    make(u"c2"_s, document(R"({"doc_id": "c2"})")); // its own
    make(u"c3"_s, R"({"doc_id": "p3", "metadata": {"doc_id": "p4"}})"); // is none of LangChain
    QCOMPARE(found().size(), 0);
}

QTEST_GUILESS_MAIN(TestLocalRules)
#include "tst_localrules.moc"
