// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The smallest store that still shows a finding, and that it tells nothing when it shall not.
#include "indexfolder.h"
#include "model/bugreport/bugreport.h"
#include "model/bugreport/jsonrewrite.h"
#include "model/bugreport/nonsense.h"
#include "stores/wtf8.h"

#include <QTemporaryDir>

using namespace kvlens;
using namespace kvlens::test;

namespace {

// Two documents of many chunks.
Folder large()
{
    Folder folder;
    Object held;
    for (const QString &document : {u"alpha"_s, u"beta"_s}) {
        QStringList nodes;
        for (int i = 0; i < 30; ++i) {
            const QString id = document + u'-' + QString::number(i);
            addNode(folder, id, document, {});
            nodes.append(id);
            held[id] = id;
        }
        addDocument(folder, document, nodes);
    }
    folder.index = {{u"index_id"_s, u"ix"_s}, {u"nodes_dict"_s, held}};
    return folder;
}

QByteArray allIn(const QString &folder)
{
    QByteArray all;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace

class TestBugReport : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void valuesAreRewritten();
    void nonsenseHasTheSameShape_data();
    void nonsenseHasTheSameShape();
    void theSmallestStoreShowsTheFinding_data();
    void theSmallestStoreShowsTheFinding();
    void anAnonymousStoreShowsItAndTellsNothing();
    void vectorsAreRoundedOnRequest();
    void whatIsThereIsNotTouched();
    void whatNoSmallerStoreShowsIsRefused();

private:
    Result<BugReport> reportOf(const Folder &folder, const QString &rule, const Anonymity &how = {})
    {
        const QString path = m_home->filePath(u"store"_s);
        QDir().mkpath(path);
        write(folder, path);
        const std::unique_ptr<Store> store = opened(path);
        const CheckedStore checked = checkStore(*store).value();
        for (const Finding &finding : checked.findings) {
            if (finding.problem.id != rule)
                continue;
            m_found = finding;
            return makeBugReport(*store, checked, finding, target(), how);
        }
        return Error {ErrorCode::NotFound, {}};
    }
    QString target() const { return m_home->filePath(u"report"_s); }

    std::unique_ptr<QTemporaryDir> m_home;
    Finding m_found; // of which the last report is
};

void TestBugReport::valuesAreRewritten()
{
    JsonRewrite rewrite;
    rewrite.isGone = [](const QByteArray &text) { return text == "x"; };
    rewrite.name = [](const QByteArray &name) { return name.toUpper(); };
    rewrite.text
        = [](const QByteArray &text, const QByteArray &member) { return member + '=' + text; };
    rewrite.number = [](const QByteArray &number, const QByteArray &) { return number + '0'; };
    QCOMPARE(rewritten(R"({"a": [1.5, "x", "y", null], "x": 1, "b": {"node_id": "x"}, "c": NaN,
        "d": "{\"x\": 1, \"e\": \"x\", \"f\": [\"z\"]}", "g": {"node_id": "y"}})",
                 rewrite)
                 .value(),
        QByteArray(R"({"A": [1.50, "a=y", null], "C": NaN, "D": "{\"F\": [\"f=z\"]}", )"
                   R"("G": {"NODE_ID": "node_id=y"}})"));
    QCOMPARE(rewritten(R"(["a", {"b": 1e5}])", {}).value(), QByteArray(R"(["a", {"b": 1e5}])"));
    QVERIFY(!rewritten("[1,", {}));
}

void TestBugReport::nonsenseHasTheSameShape_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("words") << QByteArray("Hello World, 42 times: a-b_c (d)!\n\tEnd.");
    QTest::newRow("letters of others") << QByteArray("Größe 漢字 Ωμέγα Привет \xf0\x9f\x99\x82");
    QTest::newRow("a lone surrogate") << QByteArray("a\xed\xa0\x80z");
    QTest::newRow("bytes") << QByteArray("a\xff\xfez");
    QTest::newRow("nothing") << QByteArray("");
}

void TestBugReport::nonsenseHasTheSameShape()
{
    QFETCH(QByteArray, text);
    const QByteArray nonsense = nonsenseOf(text, "salt");
    QCOMPARE(nonsense.size(), text.size());
    QCOMPARE(nonsenseOf(text, "salt"), nonsense); // the same becomes the same
    int same = 0;
    int letters = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto isPlain = [](char c) { return uchar(c) < 0x80; };
        if (!isPlain(text.at(i)))
            continue;
        const QChar before(QLatin1Char(text.at(i)));
        const QChar now(QLatin1Char(nonsense.at(i)));
        QCOMPARE(now.isLetter(), before.isLetter());
        QCOMPARE(now.isDigit(), before.isDigit());
        QCOMPARE(now.isUpper(), before.isUpper());
        letters += before.isLetterOrNumber() ? 1 : 0;
        same += before.isLetterOrNumber() && now == before ? 1 : 0;
        if (!before.isLetterOrNumber())
            QCOMPARE(now, before);
    }
    QVERIFY(letters < 8 || same < letters / 2);
    if (letters > 8)
        QVERIFY(nonsenseOf(text, "other") != nonsense);
}

using Break = void (*)(Folder &);

void TestBugReport::theSmallestStoreShowsTheFinding_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Break>("breakIt");
    const auto add = [](const char *rule, Break breakIt, const char *how = "") {
        QTest::addRow("%s%s", rule, how) << QString::fromLatin1(rule) << breakIt;
    };
    add("X1", [](Folder &folder) { folder.hasIndex = false; });
    add("X3", [](Folder &folder) { folder.index[u"index_id"_s] = u"other"_s; });
    add("X4", [](Folder &folder) { folder.type = u"vektor"_s; });
    add("X5", [](Folder &folder) { folder.indexText = u"{"_s; });
    add("X6", [](Folder &folder) { folder.data.remove(u"alpha-7"_s); });
    add("X7", [](Folder &folder) {
        changeNodesDict(folder, [](Object &dict) { dict.remove(u"alpha-7"_s); });
    });
    add(
        "X7",
        [](Folder &folder) {
            changeNodesDict(folder, [](Object &dict) { dict[u"alpha-7"_s] = u"beta-3"_s; });
        },
        ", another node");
    add(
        "X7",
        [](Folder &folder) {
            changeNodesDict(folder, [](Object &dict) { dict.remove(u"alpha-7"_s); });
            folder.refDocs.remove(u"alpha"_s);
        },
        ", of no document");
    add("D2", [](Folder &folder) {
        change(folder.data, u"beta-3"_s, [](Object &entry) { entry.remove(u"__type__"_s); });
    });
    add("D6", [](Folder &folder) { folder.data.remove(u"alpha-7"_s); });
    add("D8", [](Folder &folder) { folder.refDocs.remove(u"beta"_s); });
    add("D9", [](Folder &folder) {
        changeNode(folder, u"alpha-7"_s, [](Object &node) {
            change(node, u"relationships"_s,
                [](Object &links) { links[u"3"_s] = related(u"gone"_s); });
        });
    });
    add("D10", [](Folder &folder) {
        for (const QString &id : {u"alpha-7"_s, u"beta-9"_s})
            changeNode(folder, id, [](Object &node) { node[u"text"_s] = u"One text in both"_s; });
    });
    add("V1", [](Folder &folder) { folder.vectors[u"alpha-7"_s] = QJsonArray {0.5, 0.25}; });
    add("V2", [](Folder &folder) { folder.vectorDocs.remove(u"beta-2"_s); });
    add("V3", [](Folder &folder) { folder.vectorMetadata = {}; });
    add("V4", [](Folder &folder) { folder.vectors[u"beta-2"_s] = QJsonArray {0.0, 0.0, 0.0}; });
    add("V7", [](Folder &folder) { folder.data.remove(u"alpha-7"_s); });
    add("V10", [](Folder &folder) {
        change(folder.vectorMetadata, u"beta-2"_s, [](Object &all) { all[u"page"_s] = 7; });
    });
}

void TestBugReport::theSmallestStoreShowsTheFinding()
{
    QFETCH(QString, rule);
    QFETCH(Break, breakIt);
    Folder folder = large();
    breakIt(folder);
    const Result<BugReport> report = reportOf(folder, rule);
    if (!report)
        QFAIL(qPrintable(QString::number(int(report.error().code)) + report.error().subject));
    QCOMPARE(report->finding.problem.id, rule);
    QVERIFY2(areAlike(report->finding, m_found),
        qPrintable(reasonText(report->finding.problem.error.detail)));
    QVERIFY2(report->entries <= 12, qPrintable(QString::number(report->entries)));
    QVERIFY(report->python.contains("from llama_index.core"));
    const std::unique_ptr<Store> store = opened(report->storePath);
    const CheckedStore checked = checkStore(*store, {{rule}}).value();
    QVERIFY(!checked.findings.isEmpty());
    // What was not touched is as it was.
    QVERIFY(!allIn(report->storePath).contains("alpha-29"));
}

void TestBugReport::anAnonymousStoreShowsItAndTellsNothing()
{
    for (const QString &rule : {u"X6"_s, u"D9"_s, u"V10"_s}) {
        Folder folder = large();
        folder.data.remove(u"alpha-7"_s);
        changeNode(folder, u"beta-3"_s, [](Object &node) {
            node[u"text"_s] = u"A Secret Sentence"_s;
            node[u"metadata"_s] = Object {{u"Patient"_s, u"Someone"_s}, {u"born"_s, 19561}};
            change(node, u"relationships"_s,
                [](Object &links) { links[u"3"_s] = related(u"gone"_s); });
        });
        change(folder.vectorMetadata, u"beta-3"_s, [](Object &all) {
            all[u"Patient"_s] = u"Somebody"_s;
            all[u"_node_content"_s] = u"{\"text\": \"A Secret Sentence\"}"_s;
        });
        const Result<BugReport> report = reportOf(folder, rule, {true, -1, "salt"});
        QVERIFY2(report, qPrintable(rule));
        const QByteArray all = allIn(report->storePath);
        for (const char *told : {"Secret", "Sentence", "Patient", "Someone", "Somebody", "19561",
                 "alpha", "beta", "text of", "halpha"})
            QVERIFY2(!all.contains(told), told);
        QVERIFY(!report->python.contains("beta"));
        for (const EntryRef &ref : report->finding.problem.entries)
            QVERIFY2(!ref.key.contains("beta") && !ref.key.contains("alpha"), ref.key.constData());
        QVERIFY(QDir(target()).removeRecursively());
    }
}

void TestBugReport::vectorsAreRoundedOnRequest()
{
    Folder folder = large();
    folder.vectors[u"alpha-7"_s] = QJsonArray {0.123456, 0.654321};
    const Result<BugReport> report = reportOf(folder, u"V1"_s, {false, 2, {}});
    QVERIFY(report);
    QVERIFY(allIn(report->storePath).contains("[0.12, 0.65]"));
    QVERIFY(!allIn(report->storePath).contains("0.123"));
}

void TestBugReport::whatIsThereIsNotTouched()
{
    Folder folder = large();
    folder.data.remove(u"alpha-7"_s);
    QVERIFY(QDir().mkpath(target()));
    QFile file(target() + u"/mine"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const Result<BugReport> report = reportOf(folder, u"X6"_s);
    QVERIFY(!report && report.error().code == ErrorCode::Conflict);
    QCOMPARE(QDir(target()).entryList(QDir::Files), QStringList(u"mine"_s));
}

void TestBugReport::whatNoSmallerStoreShowsIsRefused()
{
    const QString path = m_home->filePath(u"store"_s);
    QVERIFY(QDir().mkpath(path));
    write(large(), path);
    const std::unique_ptr<Store> store = opened(path);
    const CheckedStore checked = checkStore(*store).value();
    Finding made; // of a rule of times, which a new folder does not have
    made.problem.id = u"F12"_s;
    const Result<BugReport> report = makeBugReport(*store, checked, made, target(), {});
    QVERIFY(!report && report.error().code == ErrorCode::Unsupported);
    QVERIFY(!QFile::exists(target()));
    made.problem.id = u"F1"_s; // a store tells that itself
    QVERIFY(!makeBugReport(*store, checked, made, target(), {}));
}

QTEST_GUILESS_MAIN(TestBugReport)
#include "tst_bugreport.moc"
