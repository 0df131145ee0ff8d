// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What JSON files of every shape look like as a store, and that a write changes nothing else.
#include "stores/catalog.h"
#include "stores/json/pystr.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace kvlens;

namespace {

const CollectionRef top {{}, {}, 0, true};

class TestFile
{
public:
    explicit TestFile(const QByteArray &text) { write(text); }
    QString path() const { return m_folder.filePath(QStringLiteral("store.json")); }
    QString folder() const { return m_folder.path(); }

    void write(const QByteArray &text) const
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test file");
    }
    QByteArray text() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    std::unique_ptr<Store> open(OpenMode mode = OpenMode::ReadWrite) const
    {
        Result<std::unique_ptr<Store>> store
            = openStore({{QStringLiteral("json"), path(), {}}, mode});
        if (!store)
            qFatal("%s", qPrintable(reasonText(store.error().detail)));
        if (const Result<void> loaded = loadAll(**store, {}, LoadUntil::Finished); !loaded)
            qFatal("%s", qPrintable(reasonText(loaded.error().detail)));
        return *std::move(store);
    }

private:
    QTemporaryDir m_folder;
};

// "name: key=value key=value" for each collection; the top level is called "-", and marks of
// shadowed ones are "~".
QByteArray shape(Store &store)
{
    QList<QByteArray> lines;
    const Result<QList<CollectionInfo>> infos = store.collections({});
    for (const CollectionInfo &info : infos.value_or(QList<CollectionInfo> {})) {
        QByteArray line = (info.ref.topLevel ? QByteArray("-") : info.ref.name)
            + QByteArray(info.ref.shadow, '~') + ':';
        const Result<KeyPage> page = store.list({info.ref, {}, 1000}, {});
        for (qsizetype i = 0; page && i < page->count(); ++i) {
            const KeyPage::Item item = page->at(i);
            const Result<Entry> entry
                = readOne(store, {info.ref, item.key.toByteArray(), item.shadow});
            line += ' ' + item.key.toByteArray() + QByteArray(item.shadow, '~') + '='
                + (entry ? entry->value : "?" + reasonText(entry.error().detail).toUtf8());
        }
        lines.append(line);
    }
    return lines.join('\n');
}

QStringList problemIds(Store &store)
{
    QStringList ids;
    for (const Problem &problem : problemsOf(store).value_or(QList<Problem>()))
        ids.append(problem.id);
    return ids;
}

} // namespace

class TestJsonFileStore : public QObject
{
    Q_OBJECT

private slots:
    void showsEveryShapeOfFile_data();
    void showsEveryShapeOfFile();
    void partsOfAValueAreTheValue_data();
    void partsOfAValueAreTheValue();
    void partsOfAFileThatWasRewrittenAreAConflict();
    void salvagesWhatStandsBeforeADamage_data();
    void salvagesWhatStandsBeforeADamage();
    void writesChangeNothingElse_data();
    void writesChangeNothingElse();
    void writingWhatIsThereAlreadyLeavesTheFileAlone();
    void afterAnyWritesTheHandleSeesWhatANewOneSees();
    void aFileWithVeryManyObjectsIsOneCollection();
    void sizesAreTheSameAfterAWriteAsWhenOpenedAnew();
    void listsWhileItLoads();
    void refusesWhatTheShapeCannotHold();
    void anotherProgramsWriteIsAConflict();
    void aFileThatIsTruncatedWhileOpenIsAConflict();
    void aFileThatVanishesIsGone();
    void keepsModeAttributesAndTheLinkThatLeadsToTheFile();
    void tellsOfHardLinksBeforeSeparatingThem();
    void refusesFoldersPipesAndMissingFiles();
    void aReadOnlyFolderLeavesTheFileAlone();
    void aFullDiskLeavesTheFileAlone();
    void makesMissingFoldersWhenItCreates();
    void offersToConvertWhatIsNotUtf8_data();
    void offersToConvertWhatIsNotUtf8();
    void namesEntriesThatPythonWouldRefuse();
    void aBrokenEntryCanBeMended();
    void recognisesJsonByContent_data();
    void recognisesJsonByContent();
};

void TestJsonFileStore::showsEveryShapeOfFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("collections") << QByteArray(R"({"a": {"k": 1, "": {}}, "b": {}})")
                                 << QByteArray("a: k=1 ={}\nb:");
    QTest::newRow("leaves beside collections")
        << QByteArray(R"({"store": {"k": []}, "class_name": "x", "n": NaN})")
        << QByteArray("store: k=[]\n-: class_name=\"x\" n=NaN");
    QTest::newRow("array") << QByteArray("[10, {\"a\": 1},\n \"x\" ]")
                           << QByteArray("-: 0=10 1={\"a\": 1} 2=\"x\"");
    QTest::newRow("scalar") << QByteArray(" 42 ") << QByteArray("-: =42");
    QTest::newRow("empty object") << QByteArray("{}") << QByteArray();
    QTest::newRow("empty array") << QByteArray("[ ]") << QByteArray();
    QTest::newRow("duplicate keys") << QByteArray(R"({"c": {"k": 1, "x": 2, "k": 3, "\u006b": 4}})")
                                    << QByteArray("c: k~~=1 x=2 k~=3 k=4");
    QTest::newRow("duplicate collections")
        << QByteArray(R"({"c": {"k": 1}, "c": {"k": 2}})") << QByteArray("c~: k=1\nc: k=2");
    QTest::newRow("leaf shadowed by a collection")
        << QByteArray(R"({"c": 1, "c": {"k": 2}})") << QByteArray("c: k=2\n-: c~=1");
    QTest::newRow("escaped names") << QByteArray(R"({"\u00e9": {"\ud83d\ude00": 1}})")
                                   << QByteArray("\xc3\xa9: \xf0\x9f\x98\x80=1");
    QTest::newRow("CRLF and indent")
        << QByteArray("{\r\n  \"c\": {\r\n    \"k\" : 1\r\n  }\r\n}\r\n") << QByteArray("c: k=1");
    QTest::newRow("byte order mark")
        << QByteArray("\xef\xbb\xbf{\"c\": {\"k\": 1}}") << QByteArray("c: k=1");
}

void TestJsonFileStore::showsEveryShapeOfFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const TestFile file(text);
    const std::unique_ptr<Store> store = file.open();
    QCOMPARE(shape(*store), expected);
    QVERIFY(store->info().capabilities.testFlag(Capability::Write));
    QCOMPARE(file.text(), text);
}

void TestJsonFileStore::partsOfAValueAreTheValue_data()
{
    const QByteArray space(5000, ' ');
    const QByteArray value = "[1, \"a, \", {}]";
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("first of two") << "{\"c\": {\"k\": " + value + ", \"x\": 2}}";
    QTest::newRow("last") << "{\"c\": {\"x\": 2, \"k\": " + value + "}}";
    QTest::newRow("much white space")
        << "{\"c\": {\"k\"" + space + ":" + space + value + space + "," + space + "\"x\": 2}}";
    QTest::newRow("white space at the end") << "{\"c\": {\"k\": " + value + space + "}}";
    QTest::newRow("duplicate") << "{\"c\": {\"k\": 1, \"k\": " + value + "}}";
}

void TestJsonFileStore::partsOfAValueAreTheValue()
{
    QFETCH(QByteArray, text);
    const TestFile file(text);
    const auto store = file.open();
    const EntryRef ref {{"c"}, "k"};
    const Entry whole = *readOne(*store, ref);
    const Entry beginning = *readUpTo(*store, {ref}, 4, {}).first();
    QCOMPARE(beginning.value, whole.value.first(4));
    QCOMPARE(beginning.size(), whole.value.size());
    QByteArray value;
    for (qint64 at = 0; at < beginning.size(); at += 3)
        value += *readPart(*store, ref, {at, 3});
    QCOMPARE(value, whole.value);
}

void TestJsonFileStore::partsOfAFileThatWasRewrittenAreAConflict()
{
    const TestFile file(R"({"c": {"k": "one long value"}})");
    const auto store = file.open();
    const EntryRef ref {{"c"}, "k"};
    QVERIFY(readPart(*store, ref, {0, 4}));
    file.write(R"({"c": {"k": "two other value"}})");
    QCOMPARE(readPart(*store, ref, {4, 4}).error().code, ErrorCode::Conflict);
    QVERIFY(forgetAll(*store));
    QVERIFY(loadAll(*store));
    QCOMPARE(*readPart(*store, ref, {0, 4}), QByteArray("\"two"));
}

void TestJsonFileStore::salvagesWhatStandsBeforeADamage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QString>("id");
    QTest::addColumn<qint64>("byte");
    QTest::newRow("empty") << QByteArray() << QByteArray() << "F1" << qint64(0);
    QTest::newRow("truncated") << QByteArray(R"({"c": {"k": 1, "l": [2, 3)") << QByteArray("c: k=1")
                               << "F2" << qint64(25);
    QTest::newRow("garbage behind")
        << QByteArray(R"({"c": {"k": 1}} x)") << QByteArray("c: k=1") << "F3" << qint64(16);
    QTest::newRow("missing comma") << QByteArray(R"({"c": {"k": 1, "l": 2 "m": 3}})")
                                   << QByteArray("c: k=1") << "F3" << qint64(22);
    QTest::newRow("NUL tail") << QByteArray(R"({"c": {"k": 1}})") + QByteArray(3, '\0')
                              << QByteArray("c: k=1") << "F3" << qint64(15);
}

void TestJsonFileStore::salvagesWhatStandsBeforeADamage()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QFETCH(QString, id);
    QFETCH(qint64, byte);
    const TestFile file(text);
    const std::unique_ptr<Store> store = file.open();
    QCOMPARE(shape(*store), expected);
    QVERIFY(problemIds(*store).contains(id));
    const Error error = problemsOf(*store)->constFirst().error;
    QVERIFY(error.place);
    QCOMPARE(error.place->byte, byte);
    QCOMPARE(error.place->line, 1);
    QCOMPARE(error.subject, file.path());
    QVERIFY(!store->info().capabilities.testFlag(Capability::Write));
    QCOMPARE(writeOne(*store, {{{"c"}, "k"}, "2"}).error().code, ErrorCode::Denied);
    QCOMPARE(file.text(), text);
}

void TestJsonFileStore::writesChangeNothingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<Write>>("batch");
    QTest::addColumn<QByteArray>("expected");
    const auto entry = [](const char *key, quint32 shadow = 0) {
        return EntryRef {{"c"}, key, shadow};
    };
    const auto row
        = [](const char *name, const QByteArray &text, const QList<Write> &batch,
              const QByteArray &expected) { QTest::newRow(name) << text << batch << expected; };
    const QByteArray odd = "{ \"c\":{\"a\":1.0 ,\t\"b\" : -0.0,\"d\":1E5}  ,\"z\":NaN}\n";
    row("set", odd, {{entry("b"), "[1]"}}, QByteArray(odd).replace("-0.0", "[1]"));
    row("remove first", odd, {{entry("a")}}, "{ \"c\":{\"b\" : -0.0,\"d\":1E5}  ,\"z\":NaN}\n");
    row("remove last", odd, {{entry("d")}}, "{ \"c\":{\"a\":1.0 ,\t\"b\" : -0.0}  ,\"z\":NaN}\n");
    row("remove all", odd, {{entry("d")}, {entry("a")}, {entry("b")}}, "{ \"c\":{}  ,\"z\":NaN}\n");
    row("rename", odd, {{entry("b"), {}, QByteArray("n\"w")}},
        QByteArray(odd).replace("\"b\"", "\"n\\\"w\""));
    row("rename and set", odd, {{entry("b"), "2", QByteArray("e")}},
        QByteArray(odd).replace("\"b\" : -0.0", "\"e\" : 2"));
    const QByteArray python = R"({"c": {"a": 1, "b": 2}, "e": {}})";
    row("add", python, {{entry("n"), "{}"}}, R"({"c": {"a": 1, "b": 2, "n": {}}, "e": {}})");
    row("add two", python, {{entry("n"), "3"}, {entry("\xc3\xa9"), "4"}},
        R"({"c": {"a": 1, "b": 2, "n": 3, "\u00e9": 4}, "e": {}})");
    row("add to an empty collection", python, {{{{"e"}, "k"}, "1"}},
        R"({"c": {"a": 1, "b": 2}, "e": {"k": 1}})");
    row("replace the last", python, {{entry("b")}, {entry("n"), "3"}},
        R"({"c": {"a": 1, "n": 3}, "e": {}})");
    row("replace all", python, {{entry("a")}, {entry("b")}, {entry("n"), "3"}},
        R"({"c": {"n": 3}, "e": {}})");
    row("new collection", python, {{{{"f"}, "k"}, "1"}, {{{"f"}, "l"}, "2"}},
        R"({"c": {"a": 1, "b": 2}, "e": {}, "f": {"k": 1, "l": 2}})");
    row("add and take back", python, {{entry("n"), "3"}, {entry("n")}}, python);
    row("top-level leaf", python, {{{top, "v"}, "7"}},
        R"({"c": {"a": 1, "b": 2}, "e": {}, "v": 7})");
    row("remove a top-level leaf", odd, {{{top, "z"}}},
        "{ \"c\":{\"a\":1.0 ,\t\"b\" : -0.0,\"d\":1E5}}\n");
    row("first collection", "{}", {{entry("k"), "1"}}, R"({"c": {"k": 1}})");
    row("shadowed one", R"({"c": {"k": 1, "k": 2}})", {{entry("k", 1), "9"}},
        R"({"c": {"k": 9, "k": 2}})");
    row("remove the effective one", R"({"c": {"k": 1, "k": 2}})", {{entry("k")}},
        R"({"c": {"k": 1}})");
    const QByteArray indented = "{\n  \"c\": {\n    \"a\": 1\n  },\n  \"e\": {}\n}\n";
    row("add, indented", indented, {{entry("n"), "2"}},
        "{\n  \"c\": {\n    \"a\": 1,\n    \"n\": 2\n  },\n  \"e\": {}\n}\n");
    row("add to an empty one, indented", indented, {{{{"e"}, "n"}, "2"}},
        "{\n  \"c\": {\n    \"a\": 1\n  },\n  \"e\": {\n    \"n\": 2\n  }\n}\n");
    row("new collection, indented", indented, {{{{"f"}, "k"}, "1"}},
        "{\n  \"c\": {\n    \"a\": 1\n  },\n  \"e\": {},\n  \"f\": {\n    \"k\": 1\n  }\n}\n");
    row("compact", R"({"c":{"a":"é"}})", {{entry("ü"), "\"ö\""}}, R"({"c":{"a":"é","ü":"ö"}})");
    row("array element", "[1,  2, 3]", {{{top, "1"}, "[]"}}, "[1,  [], 3]");
    row("array append", "[1, 2]", {{{top, "2"}, "3"}}, "[1, 2, 3]");
    row("array remove", "[1, 2, 3]", {{{top, "0"}}}, "[2, 3]");
    row("scalar", " 42\n", {{{top, ""}, "43"}}, " 43\n");
}

void TestJsonFileStore::writesChangeNothingElse()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<Write>, batch);
    QFETCH(QByteArray, expected);
    const TestFile file(text);
    const std::unique_ptr<Store> store = file.open();
    for (const WriteOutcome &outcome : store->write(batch, {}))
        QVERIFY2(outcome.result,
            outcome.result ? "" : qPrintable(reasonText(outcome.result.error().detail)));
    QCOMPARE(file.text(), expected);
    const std::unique_ptr<Store> again = file.open();
    QCOMPARE(shape(*store), shape(*again));
}

void TestJsonFileStore::writingWhatIsThereAlreadyLeavesTheFileAlone()
{
    const TestFile file(R"({"c": {"k": 1}})");
    struct stat before = {};
    ::stat(QFile::encodeName(file.path()).constData(), &before);
    const std::unique_ptr<Store> store = file.open();
    QVERIFY(writeOne(*store, {{{"c"}, "k"}, "1"}));
    QVERIFY(store->write({}, {}).isEmpty());
    struct stat after = {};
    ::stat(QFile::encodeName(file.path()).constData(), &after);
    QCOMPARE(after.st_ino, before.st_ino);
    QCOMPARE(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
}

void TestJsonFileStore::afterAnyWritesTheHandleSeesWhatANewOneSees()
{
    QRandomGenerator random(7);
    qsizetype successes = 0;
    for (int round = 0; round < 40; ++round) {
        const TestFile file(R"({"a": {"k0": 1, "k1": {"x": [2]}, "k1": 3}, "k2": [], "b": {}})");
        const auto store = file.open();
        for (int step = 0; step < 10; ++step) {
            QList<Write> batch;
            for (int i = random.bounded(5); i >= 0; --i) {
                const QByteArray key = "k" + QByteArray::number(random.bounded(8));
                const CollectionRef collection = random.bounded(5) == 0 ? top
                    : random.bounded(4) == 0                            ? CollectionRef {"b"}
                                                                        : CollectionRef {"a"};
                Write write {{collection, key}, "\"" + QByteArray(random.bounded(40), 'v') + "\""};
                if (random.bounded(3) == 0)
                    write.value.reset();
                if (!write.value && random.bounded(2))
                    write.renameTo = "k" + QByteArray::number(random.bounded(8));
                batch.append(write);
            }
            const QList<WriteOutcome> outcomes = store->write(batch, {});
            QVERIFY(loadAll(*store, {}, LoadUntil::Finished));
            QCOMPARE(shape(*store), shape(*file.open()));
            successes += std::count_if(outcomes.begin(), outcomes.end(),
                [](const WriteOutcome &outcome) { return bool(outcome.result); });
            QCOMPARE(*freshnessOf(*store), Freshness::Current);
        }
    }
    QVERIFY(successes > 200); // else it proves nothing
}

void TestJsonFileStore::aFileWithVeryManyObjectsIsOneCollection()
{
    QByteArray text = "{\"x\": 1";
    for (int i = 0; i < 10'001; ++i)
        text += ", \"id" + QByteArray::number(i) + "\": {\"v\": " + QByteArray::number(i) + '}';
    const TestFile file(text + '}');
    const std::unique_ptr<Store> store = file.open();
    const QList<CollectionInfo> infos = *store->collections({});
    QCOMPARE(infos.size(), 1);
    QVERIFY(infos[0].ref.topLevel);
    QCOMPARE(infos[0].entries, 10'002);
    QCOMPARE(readOne(*store, {top, "id9999"})->value, "{\"v\": 9999}");
    QVERIFY(writeOne(*store, {{top, "id9999"}, "{}"}));
    QCOMPARE(file.text(), QByteArray(text + '}').replace("{\"v\": 9999}", "{}"));
}

void TestJsonFileStore::sizesAreTheSameAfterAWriteAsWhenOpenedAnew()
{
    const TestFile file("{\"a\": {\"k\": 1}, \"b\": [1, 2],\n \"c\": {}\n}\n");
    const std::unique_ptr<Store> store = file.open();
    QCOMPARE(store->collections({})->last().bytes, 39 - 13 - 7);
    for (const Write &write : {Write {{top, "b"}, "[1, 2, 3]"}, Write {{top, "new"}, "true"},
             Write {{{"a"}, "k"}, "{\"n\": 1}"}, Write {{{"c"}, "x"}, "1"}, Write {{top, "b"}}}) {
        QVERIFY(writeOne(*store, write));
        QCOMPARE(*store->collections({}), *file.open()->collections({}));
        QVERIFY(store->collections({})->last().bytes > 0);
    }
}

void TestJsonFileStore::listsWhileItLoads()
{
    QByteArray text = "{\"c\": {\"k0\": 0";
    for (int i = 1; i < 200'000; ++i)
        text += ", \"k" + QByteArray::number(i) + "\": " + QByteArray::number(i);
    const TestFile file(text + "}}");
    const std::unique_ptr<Store> store
        = *openStore({{QStringLiteral("json"), file.path(), {}}, OpenMode::ReadWrite});
    const Result<LoadReport> report = store->load(LoadMode::GoOn, {}, {});
    QVERIFY(report);
    QVERIFY(!report->progress.listed);
    const QList<CollectionInfo> infos = *store->collections({});
    QCOMPARE(infos.size(), 1);
    QCOMPARE(infos[0].ref, CollectionRef {"c"});
    QVERIFY(!infos[0].complete && infos[0].entries > 0 && infos[0].entries < 200'000);
    QCOMPARE(readOne(*store, {{"c"}, "k7"})->value, "7");
    QVERIFY(store->list({{"c"}, {}, 10}, {})->count() == 10);
    // A write waits for the listing by itself.
    QVERIFY(writeOne(*store, {{{"c"}, "k199999"}, "-1"}));
    QVERIFY(file.text().endsWith("\"k199999\": -1}}"));
    std::stop_source source;
    source.request_stop();
    QVERIFY(forgetAll(*store));
    QCOMPARE(loadAll(*store, source.get_token()).error().code, ErrorCode::Cancelled);
    QVERIFY(loadAll(*store));
}

void TestJsonFileStore::refusesWhatTheShapeCannotHold()
{
    const auto code = [](const QByteArray &text, const Write &write) {
        const TestFile file(text);
        const Result<Written> written = writeOne(*file.open(), write);
        return !written && file.text() == text ? written.error().code : ErrorCode::Timeout;
    };
    QCOMPARE(code("[1]", {{top, "5"}, "1"}), ErrorCode::Invalid);
    QCOMPARE(code("[1]", {{top, "0"}, {}, QByteArray("1")}), ErrorCode::Unsupported);
    QCOMPARE(code("[1]", {{{"c"}, "k"}, "1"}), ErrorCode::Invalid);
    QCOMPARE(code("1", {{top, "k"}, "1"}), ErrorCode::Unsupported);
    QCOMPARE(code("1", {{top, ""}}), ErrorCode::Unsupported);
    QCOMPARE(code(R"({"c": 1})", {{{"c"}, "k"}, "1"}), ErrorCode::Invalid);
    QCOMPARE(code(R"({"c": {}})", {{top, "c"}, "1"}), ErrorCode::Invalid);
    QCOMPARE(code(R"({"c": 1})", {{top, "c"}, "{}"}), ErrorCode::Invalid);
    QCOMPARE(code(R"({"c": 1})", {{top, "new"}, " {}"}), ErrorCode::Invalid);
    QCOMPARE(code(R"({"c": {}})", {{{"c"}, "k", 1}, "1"}), ErrorCode::NotFound);
    QCOMPARE(
        code(R"({"c": {"k": 1}})",
            {{{"c"}, "k"}, {}, {}, {ExpiryChange::Kind::Set, QDateTime::currentDateTimeUtc()}}),
        ErrorCode::Unsupported);
}

void TestJsonFileStore::anotherProgramsWriteIsAConflict()
{
    const TestFile file(R"({"c": {"k": 1}})");
    const std::unique_ptr<Store> store = file.open();
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    file.write(R"({"c": {"k": 1, "theirs": 2}})");
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
    const Result<Written> written = writeOne(*store, {{{"c"}, "k"}, "9"});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Conflict);
    QCOMPARE(file.text(), R"({"c": {"k": 1, "theirs": 2}})");
    QVERIFY(forgetAll(*store) && loadAll(*store));
    QVERIFY(writeOne(*store, {{{"c"}, "k"}, "9"}));
    QCOMPARE(file.text(), R"({"c": {"k": 9, "theirs": 2}})");
}

void TestJsonFileStore::aFileThatIsTruncatedWhileOpenIsAConflict()
{
    const TestFile file(R"({"c": {"k": 1, "l": "a long value to be cut off"}})");
    const std::unique_ptr<Store> store = file.open();
    QCOMPARE(::truncate(QFile::encodeName(file.path()).constData(), 10), 0);
    const Result<Entry> entry = readOne(*store, {{"c"}, "l"});
    QVERIFY(!entry);
    QVERIFY(entry.error().code == ErrorCode::Conflict || entry.error().code == ErrorCode::NotFound);
    QCOMPARE(writeOne(*store, {{{"c"}, "k"}, "9"}).error().code, ErrorCode::Conflict);
}

void TestJsonFileStore::aFileThatVanishesIsGone()
{
    const TestFile file(R"({"c": {"k": 1}})");
    const std::unique_ptr<Store> store = file.open();
    QVERIFY(QFile::remove(file.path()));
    QCOMPARE(*freshnessOf(*store), Freshness::Gone);
    // What was open can still be read, so that it can be persisted elsewhere.
    QCOMPARE(readOne(*store, {{"c"}, "k"})->value, "1");
    QCOMPARE(writeOne(*store, {{{"c"}, "k"}, "9"}).error().code, ErrorCode::Conflict);
    QVERIFY(!QFile::exists(file.path()));
    QCOMPARE(forgetAll(*store).error().code, ErrorCode::NotFound);
}

void TestJsonFileStore::keepsModeAttributesAndTheLinkThatLeadsToTheFile()
{
    const TestFile file(R"({"c": {"k": 1}})");
    const QByteArray name = QFile::encodeName(file.path());
    QCOMPARE(::chmod(name.constData(), 0640), 0);
    const bool hasAttributes = ::setxattr(name.constData(), "user.note", "kept", 4, 0) == 0;
    const QString link = file.folder() + QStringLiteral("/link.json");
    QVERIFY(QFile::link(QStringLiteral("store.json"), link));
    Result<std::unique_ptr<Store>> store
        = openStore({{QStringLiteral("json"), link, {}}, OpenMode::ReadWrite});
    QVERIFY(store && loadAll(**store));
    QVERIFY(writeOne(**store, {{{"c"}, "k"}, "2"}));
    struct stat status = {};
    QCOMPARE(::lstat(QFile::encodeName(link).constData(), &status), 0);
    QVERIFY(S_ISLNK(status.st_mode));
    QCOMPARE(file.text(), R"({"c": {"k": 2}})");
    QCOMPARE(::stat(name.constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0640U);
    if (hasAttributes) {
        QByteArray value(4, '\0');
        QCOMPARE(::getxattr(name.constData(), "user.note", value.data(), 4), 4);
        QCOMPARE(value, "kept");
    }
}

void TestJsonFileStore::tellsOfHardLinksBeforeSeparatingThem()
{
    const TestFile file(R"({"c": {"k": 1}})");
    const QString other = file.folder() + QStringLiteral("/other.json");
    QCOMPARE(
        ::link(QFile::encodeName(file.path()).constData(), QFile::encodeName(other).constData()),
        0);
    QCOMPARE(problemIds(*file.open()), {QStringLiteral("hard-link")});
}

void TestJsonFileStore::refusesFoldersPipesAndMissingFiles()
{
    const QTemporaryDir folder;
    const auto code = [](const QString &path) {
        const Result<std::unique_ptr<Store>> store
            = openStore({{QStringLiteral("json"), path, {}}, OpenMode::ReadWrite});
        return store ? ErrorCode::Timeout : store.error().code;
    };
    QCOMPARE(code(folder.path()), ErrorCode::Unsupported);
    QCOMPARE(code(folder.filePath(QStringLiteral("missing.json"))), ErrorCode::NotFound);
    const QString pipe = folder.filePath(QStringLiteral("pipe.json"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(code(pipe), ErrorCode::Unsupported);
}

void TestJsonFileStore::aReadOnlyFolderLeavesTheFileAlone()
{
    if (::geteuid() == 0)
        QSKIP("permissions do not bind root");
    const TestFile file(R"({"c": {"k": 1}})");
    const QByteArray folder = QFile::encodeName(file.folder());
    QCOMPARE(::chmod(folder.constData(), 0500), 0);
    const std::unique_ptr<Store> store = file.open();
    QVERIFY(!store->info().capabilities.testFlag(Capability::Write));
    QVERIFY(!store->info().readOnlyReason.isEmpty());
    QCOMPARE(writeOne(*store, {{{"c"}, "k"}, "2"}).error().code, ErrorCode::Denied);
    QCOMPARE(::chmod(folder.constData(), 0700), 0);
    QCOMPARE(file.text(), R"({"c": {"k": 1}})");
}

// A limit on the size of files fails a write in the middle, as a full disk does.
void TestJsonFileStore::aFullDiskLeavesTheFileAlone()
{
    const QByteArray text = R"({"c": {"k": ")" + QByteArray(64 * 1024, 'x') + R"("}})";
    const TestFile file(text);
    const QStringList before = QDir(file.folder()).entryList(QDir::Files | QDir::Hidden);
    const std::unique_ptr<Store> store = file.open();
    ::signal(SIGXFSZ, SIG_IGN);
    struct rlimit old = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
    const struct rlimit small = {32 * 1024, old.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<Written> written = writeOne(*store, {{{"c"}, "new"}, "1"});
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NoSpace);
    QCOMPARE(file.text(), text);
    QCOMPARE(QDir(file.folder()).entryList(QDir::Files | QDir::Hidden), before);
    QVERIFY(writeOne(*store, {{{"c"}, "new"}, "1"}));
}

void TestJsonFileStore::makesMissingFoldersWhenItCreates()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a/b/new.json"));
    Result<std::unique_ptr<Store>> store
        = openStore({{QStringLiteral("json"), path, {}}, OpenMode::Create});
    QVERIFY(store);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("a"))));
    QVERIFY(writeOne(**store, {{{"data"}, "k"}, "{}"}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), R"({"data": {"k": {}}})");
}

void TestJsonFileStore::offersToConvertWhatIsNotUtf8_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("converted");
    QTest::newRow("windows-1252") << QByteArray("\"caf\xe9 \x80\"") << "windows-1252"
                                  << QByteArray("\"caf\xc3\xa9 \xe2\x82\xac\"");
    QTest::newRow("cp932") << QByteArray("\"\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd\"") << "cp932"
                           << QByteArray("\"こんにちは\"");
    QTest::newRow("GBK") << QByteArray("\"\xd6\xd0\xce\xc4\xbc\xfc\"") << "GBK"
                         << QByteArray("\"\xe4\xb8\xad\xe6\x96\x87\xe9\x94\xae\"");
}

void TestJsonFileStore::offersToConvertWhatIsNotUtf8()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, encoding);
    QFETCH(QByteArray, converted);
    const TestFile file("{\"c\": {\"bad\": " + value + ", \"good\": 1}}");
    const std::unique_ptr<Store> store = file.open();
    const Result<Entry> bad = readOne(*store, {{"c"}, "bad"});
    QVERIFY(bad);
    QCOMPARE(bad->value, value);
    QVERIFY(bad->problem);
    QVERIFY(!readOne(*store, {{"c"}, "good"})->problem);
    QCOMPARE(problemIds(*store), {QStringLiteral("F4")});
    const Problem problem = problemsOf(*store)->constFirst();
    QVERIFY(reasonText(problem.error.detail).contains(encoding));
    for (const WriteOutcome &outcome : store->write(problem.repair, {}))
        QVERIFY(outcome.result);
    const QByteArray escaped
        = json::encodeString(*json::decodeString(converted), json::Escapes::Ascii);
    QCOMPARE(file.text(), "{\"c\": {\"bad\": " + escaped + ", \"good\": 1}}");
    QVERIFY(loadAll(*store, {}, LoadUntil::Finished));
    QVERIFY(problemsOf(*store)->isEmpty());
}

void TestJsonFileStore::namesEntriesThatPythonWouldRefuse()
{
    const TestFile file(R"({"c": {"a": [1 2], "b": 1, "d": {"x": tru}}})");
    const std::unique_ptr<Store> store = file.open();
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(
        problemsOf(*store)->constFirst().entries, QList<EntryRef>({{{"c"}, "a"}, {{"c"}, "d"}}));
    const Result<Entry> entry = readOne(*store, {{"c"}, "a"});
    QVERIFY(entry && entry->problem && entry->problem->place);
    QCOMPARE(entry->problem->place->byte, 3);
}

void TestJsonFileStore::aBrokenEntryCanBeMended()
{
    const TestFile file(R"({"c": {"a": [1 2], "b": 1}})");
    const std::unique_ptr<Store> store = file.open();
    QVERIFY(writeOne(*store, {{{"c"}, "a"}, "[1, 2]"}));
    QCOMPARE(file.text(), R"({"c": {"a": [1, 2], "b": 1}})");
}

void TestJsonFileStore::recognisesJsonByContent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("known");
    QTest::newRow("object without suffix") << "store" << QByteArray(" {\"a\": {}}") << true;
    QTest::newRow("array") << "list.txt" << QByteArray("[1]") << true;
    QTest::newRow("empty .json") << "store.json" << QByteArray() << true;
    QTest::newRow("text") << "notes.txt" << QByteArray("Dear reader") << false;
    QTest::newRow("binary") << "image.png" << QByteArray("\x89PNG\r\n") << false;
}

void TestJsonFileStore::recognisesJsonByContent()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(bool, known);
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Result<StoreAddress> address = recognise(file.fileName());
    QCOMPARE(bool(address), known);
    if (known)
        QCOMPARE(address->scheme, QStringLiteral("json"));
    else
        QCOMPARE(address.error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestJsonFileStore)
#include "tst_jsonfilestore.moc"
