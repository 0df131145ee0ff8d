// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A persisted index folder as one store, and that several files are written as one.
#include "stores/catalog.h"
#include "stores/file/fileio.h"
#include "stores/file/filereplacement.h"
#include "stores/file/persistjournal.h"
#include "stores/index/indexfiles.h"
#include "stores/index/persistedindexstore.h"
#include "stores/words/persistreasons.h"
#include "tests/support/asnobody.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const QByteArray docstore
    = R"({"docstore/data": {"n1": {"__type__": "1"}}, "docstore/metadata": {}})";
const QByteArray vectors = R"({"embedding_dict": {"n1": [0.5, 1.0]}, "metadata_dict": {"n1": {}}})";
const EntryRef node {{"docstore/data", "docstore.json"}, "n1"};
const EntryRef vector {{"embedding_dict", "default__vector_store.json"}, "n1"};

class IndexFolder
{
public:
    IndexFolder()
    {
        write(QStringLiteral("docstore.json"), docstore);
        write(QStringLiteral("default__vector_store.json"), vectors);
        write(QStringLiteral("graph_store.json"), R"({"graph_dict": {}})");
    }
    QString path(const QString &name = {}) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test file");
    }
    QByteArray text(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    QByteArray docstoreText() const { return text(QStringLiteral("docstore.json")); }
    QByteArray vectorText() const { return text(QStringLiteral("default__vector_store.json")); }
    std::unique_ptr<Store> open(OpenMode mode = OpenMode::ReadWrite) const
    {
        Result<std::unique_ptr<Store>> store = openStore({{{}, m_folder.path(), {}}, mode});
        if (!store || !loadAll(**store, {}, LoadUntil::Finished))
            qFatal("cannot open the test folder");
        return *std::move(store);
    }
    QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    // As a process leaves it that is killed after recording and before renaming.
    PreparedFile leaveUnfinished(const QString &name, const QByteArray &text) const
    {
        Result<FileReplacement> replacement = FileReplacement::begin(path(name));
        if (!replacement || !replacement->write(text) || !replacement->prepare())
            qFatal("cannot prepare the replacement");
        const Result<PreparedFile> file = preparedFile(replacement->descriptor(),
            replacement->targetPath(), replacement->tempPath(), *stampOf(path(name)));
        if (!file)
            qFatal("cannot look at the replacement");
        m_prepared.push_back(*std::move(replacement));
        return *file;
    }
    void record(const QList<PreparedFile> &files) const
    {
        if (!PersistRecord::make(path(), files))
            qFatal("cannot record");
        for (FileReplacement &replacement : m_prepared)
            replacement.keep();
        m_prepared.clear();
    }

private:
    QTemporaryDir m_folder;
    mutable std::vector<FileReplacement> m_prepared; // gone, but for their files, when recorded
};

} // namespace

class TestPersistedIndexStore : public QObject
{
    Q_OBJECT

private slots:
    void isRecognisedByItsFiles();
    void showsFilesAsGroupsInTheLibrarysOrder();
    void writesSeveralFilesOrNone();
    void aConflictInOneFileLeavesAllAlone();
    void aDamagedFileIsShownAndNotWritten();
    void aFileOfWhichNothingIsSeenStaysListed();
    void anIndexOfFaissIsNoPartOfIt();
    void isRecognisedAmongManyAndByNamesAlone();
    void aNewFileInTheFolderIsAChange();
    void aNewGroupIsANewFile();
    void aFileThatIsInUseLeavesAllAlone_data();
    void aFileThatIsInUseLeavesAllAlone();
    void finishesAPersistThatWasInterrupted();
    void finishesNothingOfWhatWasPutBack();
    void finishesInACopyOfTheFolder_data();
    void finishesInACopyOfTheFolder();
    void keepsBothWhenAnInterruptedFileWasChangedSince();
    void keepsWhatAnotherProgramWroteInTheMomentOfTheExchange();
    void doesNotFinishWhileTheWriterIsAlive();
    void tellsOfAnInterruptedPersistWhenReadOnly();
    void neverPutsAHalfWrittenFileInPlace();
    void removesWhatCameOutOfAnExchange();
    void finishesWhateverTheFolderIsCalled();
    void aPersistFinishesTheEarlierOneFirst();
    void believesNoRecordOfOthers();
    void namesWhatIsInTheWayOfTheRecord();
    void keepsEveryUnfinishedFile();
    void tellsOfUnfinishedFilesAsLongAsTheyAreThere();
    void finishesWhatWasInterruptedBeforeTheFolderMoved();
    void aFileThatCannotBeReadDoesNotHideTheOthers();
};

void TestPersistedIndexStore::isRecognisedByItsFiles()
{
    const IndexFolder folder;
    const Result<StoreAddress> address = recognise(folder.path());
    QVERIFY(address);
    QCOMPARE(address->scheme, QStringLiteral("index"));
    const QTemporaryDir other;
    QCOMPARE(recognise(other.path()).error().code, ErrorCode::Unsupported);
    QVERIFY(isIndexFileName("image__vector_store.json"));
    QVERIFY(!isIndexFileName("package.json"));
    QVERIFY(isIndexFileName("llama_cache") && isIndexFileName("chat_store.json"));
}

void TestPersistedIndexStore::showsFilesAsGroupsInTheLibrarysOrder()
{
    const IndexFolder folder;
    const std::unique_ptr<Store> store = folder.open();
    QList<CollectionRef> refs;
    const Result<QList<CollectionInfo>> infos = store->collections({});
    QVERIFY(infos);
    for (const CollectionInfo &info : *infos)
        refs.append(info.ref);
    QCOMPARE(refs,
        QList<CollectionRef>({{"docstore/data", "docstore.json"},
            {"docstore/metadata", "docstore.json"}, {"graph_dict", "graph_store.json"},
            {"embedding_dict", "default__vector_store.json"},
            {"metadata_dict", "default__vector_store.json"}}));
    const QList<Result<Entry>> entries = store->read({vector, node}, {}, {});
    QCOMPARE(entries[0]->value, "[0.5, 1.0]");
    QCOMPARE(entries[0]->ref, vector);
    QCOMPARE(entries[1]->value, R"({"__type__": "1"})");
    QCOMPARE(store->info().kind, QStringLiteral("PersistedIndex"));
}

void TestPersistedIndexStore::writesSeveralFilesOrNone()
{
    const IndexFolder folder;
    const QStringList before = folder.files();
    const std::unique_ptr<Store> store = folder.open();
    for (const WriteOutcome &outcome : store->write({{node}, {vector}}, {}))
        QVERIFY(outcome.result && outcome.result->existed);
    QCOMPARE(folder.docstoreText(), R"({"docstore/data": {}, "docstore/metadata": {}})");
    QCOMPARE(folder.vectorText(), R"({"embedding_dict": {}, "metadata_dict": {"n1": {}}})");
    QCOMPARE(folder.files(), before);
}

void TestPersistedIndexStore::aConflictInOneFileLeavesAllAlone()
{
    const IndexFolder folder;
    const std::unique_ptr<Store> store = folder.open();
    const QStringList before = folder.files();
    const QList<WriteOutcome> outcomes
        = store->write({{node}, {vector, "[]", {}, {}, Version {"stale"}}}, {});
    QCOMPARE(outcomes[0].result.error().code, ErrorCode::Cancelled);
    QCOMPARE(outcomes[1].result.error().code, ErrorCode::Conflict);
    QCOMPARE(folder.docstoreText(), docstore);
    QCOMPARE(folder.vectorText(), vectors);
    QCOMPARE(folder.files(), before);

    folder.write(QStringLiteral("default__vector_store.json"), vectors + ' ');
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
    for (const WriteOutcome &outcome : store->write({{node}, {vector}}, {}))
        QVERIFY(!outcome.result);
    QCOMPARE(folder.docstoreText(), docstore);
    QCOMPARE(folder.files(), before);
}

void TestPersistedIndexStore::aDamagedFileIsShownAndNotWritten()
{
    const IndexFolder folder;
    folder.write(QStringLiteral("default__vector_store.json"), vectors.chopped(20));
    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(problemsOf(*store)->at(0).error.subject,
        folder.path(QStringLiteral("default__vector_store.json")));
    QVERIFY(readOne(*store, vector));
    QVERIFY(store->info().capabilities.testFlag(Capability::Write));
    QCOMPARE(writeOne(*store, {vector, "[]"}).error().code, ErrorCode::Denied);
    QVERIFY(writeOne(*store, {node, "{}"}));
}

void TestPersistedIndexStore::anIndexOfFaissIsNoPartOfIt()
{
    const IndexFolder folder;
    const QByteArray faiss = QByteArray("IxF2\x80\x01\0\0\x05", 9) + QByteArray(100, '\xff');
    folder.write(QStringLiteral("default__vector_store.json"), faiss);
    const auto store = folder.open();
    QVERIFY(hidingEntries(problemsOf(*store).value()).isEmpty());
    const Result<Written> written
        = writeOne(*store, {{{"embedding_dict", "default__vector_store.json"}, "k"}, "[1]"});
    QVERIFY(!written && written.error().code == ErrorCode::Denied);
    QCOMPARE(folder.vectorText(), faiss);
}

void TestPersistedIndexStore::aFileOfWhichNothingIsSeenStaysListed()
{
    const IndexFolder folder;
    folder.write(
        QStringLiteral("default__vector_store.json"), "version https://git-lfs.github.com/");
    const std::unique_ptr<Store> store = folder.open();
    QVERIFY(store->info().capabilities.testFlag(Capability::Write));
    const CollectionRef lost {"", "default__vector_store.json", 0, true};
    const Result<QList<CollectionInfo>> infos = store->collections({});
    const auto found = std::find_if(
        infos->begin(), infos->end(), [&](const CollectionInfo &info) { return info.ref == lost; });
    QVERIFY(found != infos->end() && found->unseen);
    QVERIFY(found->unseen->contains("embedding_dict"));
    QVERIFY(store->list({lost, {}, 10}, {})->isEmpty());
    QVERIFY(scanAll(*store, lost, [](const Entry &) { return Visit::Continue; }));
    for (const CollectionInfo &info : *infos)
        QCOMPARE(info.unseen.has_value(), info.ref == lost);
}

void TestPersistedIndexStore::isRecognisedAmongManyAndByNamesAlone()
{
    const IndexFolder folder;
    for (int i = 0; i < 1'500; ++i)
        folder.write(QStringLiteral("note%1.txt").arg(i), "x");
    QCOMPARE(recognise(folder.path())->scheme, QStringLiteral("index"));
    const QTemporaryDir pointers;
    for (const char *name : {"docstore.json", "index_store.json"}) {
        QFile file(pointers.filePath(QLatin1String(name)));
        QVERIFY(
            file.open(QIODevice::WriteOnly) && file.write("version https://git-lfs.github.com/"));
    }
    QCOMPARE(recognise(pointers.path())->scheme, QStringLiteral("index"));
    const QTemporaryDir typescript;
    QFile file(typescript.filePath(QStringLiteral("doc_store.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(R"({"docstore/data":{}})"));
    file.close();
    QCOMPARE(recognise(typescript.path())->scheme, QStringLiteral("index"));
}

void TestPersistedIndexStore::aNewFileInTheFolderIsAChange()
{
    const IndexFolder folder;
    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    folder.write(QStringLiteral("index_store.json"), "{}");
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
}

void TestPersistedIndexStore::aNewGroupIsANewFile()
{
    const IndexFolder folder;
    const std::unique_ptr<Store> store = folder.open();
    const EntryRef ref {{"index_store/data", "index_store.json"}, "id"};
    QVERIFY(writeOne(*store, {ref, "{}"}));
    QCOMPARE(
        folder.text(QStringLiteral("index_store.json")), R"({"index_store/data": {"id": {}}})");
    for (const QByteArray group : {"", "../up.json", "plain", ".hidden.json"})
        QCOMPARE(writeOne(*store, {{{"c", group}, "k"}, "{}"}).error().code, ErrorCode::Invalid);
}

void TestPersistedIndexStore::aFileThatIsInUseLeavesAllAlone_data()
{
    QTest::addColumn<int>("open");
    QTest::addColumn<int>("lock");
    QTest::newRow("open for writing") << O_RDWR << 0;
    QTest::newRow("locked") << O_RDONLY << LOCK_EX;
    QTest::newRow("locked by readers") << O_RDONLY << LOCK_SH;
}

// Whichever of them it is.
void TestPersistedIndexStore::aFileThatIsInUseLeavesAllAlone()
{
    QFETCH(int, open);
    QFETCH(int, lock);
    for (const QString &name :
        {QStringLiteral("docstore.json"), QStringLiteral("default__vector_store.json")}) {
        const IndexFolder folder;
        const QStringList before = folder.files();
        const std::unique_ptr<Store> store = folder.open();
        const FileDescriptor theirs(
            ::open(QFile::encodeName(folder.path(name)).constData(), open | O_CLOEXEC));
        QVERIFY(theirs && (lock == 0 || ::flock(theirs.get(), lock) == 0));
        for (const WriteOutcome &outcome :
            store->write({{node, "{\"n\": 2}"}, {vector, "[2]"}}, {})) {
            QCOMPARE(outcome.result.error().code, ErrorCode::Unavailable);
            QCOMPARE(outcome.result.error().subject, folder.path(name));
        }
        QCOMPARE(folder.docstoreText(), docstore);
        QCOMPARE(folder.vectorText(), vectors);
        QCOMPARE(folder.files(), before);
    }
}

void TestPersistedIndexStore::finishesAPersistThatWasInterrupted()
{
    const IndexFolder folder;
    const QStringList before = folder.files();
    const QList<PreparedFile> pending {
        folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})"),
        folder.leaveUnfinished(QStringLiteral("default__vector_store.json"), R"({"new": {}})")};
    folder.record(pending);
    QVERIFY(QFile::remove(pending[0].target));
    QVERIFY(QFile::rename(pending[0].temp, pending[0].target));

    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(problemsOf(*store)->at(0).severity, Severity::Information);
    QCOMPARE(problemsOf(*store)->at(0).error.subject, pending[1].target);
    QCOMPARE(folder.docstoreText(), R"({"new": {}})");
    QCOMPARE(folder.vectorText(), R"({"new": {}})");
    QCOMPARE(folder.files(), before);
    QVERIFY(problemsOf(*folder.open())->isEmpty());
}

// Somebody has copied the old file back over the one that was in place.
void TestPersistedIndexStore::finishesNothingOfWhatWasPutBack()
{
    const IndexFolder folder;
    const QList<PreparedFile> pending {
        folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})"),
        folder.leaveUnfinished(QStringLiteral("default__vector_store.json"), R"({"new": {}})")};
    folder.record(pending);
    QVERIFY(QFile::remove(pending[0].target));
    QVERIFY(QFile::remove(pending[0].temp));
    folder.write(QStringLiteral("docstore.json"), docstore);

    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(folder.docstoreText(), docstore);
    QCOMPARE(folder.vectorText(), vectors);
    const QString kept = QStringLiteral("default__vector_store.json.kvlens-unfinished");
    QCOMPARE(folder.text(kept), R"({"new": {}})");
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(problemsOf(*store)->at(0).error.subject, pending[1].target);
    QCOMPARE(problemsOf(*folder.open())->size(), 1); // as long as that is there
}

void TestPersistedIndexStore::finishesInACopyOfTheFolder_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<bool>("isFinished");
    QTest::newRow("with its times") << QStringLiteral("-rp") << true;
    QTest::newRow("without") << QStringLiteral("-r")
                             << false; // who knows whether it is the old one
}

void TestPersistedIndexStore::finishesInACopyOfTheFolder()
{
    QFETCH(QString, options);
    QFETCH(bool, isFinished);
    const IndexFolder folder;
    const QList<PreparedFile> pending {
        folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})"),
        folder.leaveUnfinished(QStringLiteral("default__vector_store.json"), R"({"new": {}})")};
    folder.record(pending);
    QVERIFY(QFile::rename(pending[0].target, pending[0].target + QStringLiteral(".old")));
    QVERIFY(QFile::rename(pending[0].temp, pending[0].target));
    const QTemporaryDir place;
    const QString copy = place.filePath(QStringLiteral("copy"));
    QTest::qSleep(20); // a time that is another one
    QCOMPARE(QProcess::execute(QStringLiteral("cp"), {options, folder.path(), copy}), 0);

    for (int opening = 0; opening < 2; ++opening) {
        const Result<std::unique_ptr<Store>> store
            = openStore({{{}, copy, {}}, OpenMode::ReadWrite});
        QVERIFY(store);
        const auto text = [&](const QString &name) {
            QFile file(copy + u'/' + name);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QCOMPARE(text(QStringLiteral("docstore.json")), R"({"new": {}})");
        const QString second = QStringLiteral("default__vector_store.json");
        QCOMPARE(text(second), isFinished ? R"({"new": {}})" : vectors);
        QCOMPARE(text(second + QStringLiteral(".kvlens-unfinished")),
            isFinished ? QByteArray() : QByteArray(R"({"new": {}})"));
        QCOMPARE(problemsOf(**store)->size(), isFinished && opening == 1 ? 0 : 1);
    }
}

void TestPersistedIndexStore::keepsBothWhenAnInterruptedFileWasChangedSince()
{
    const IndexFolder folder;
    folder.record({folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"ours": {}})")});
    folder.write(QStringLiteral("docstore.json"), R"({"theirs": {}})");

    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(problemsOf(*store)->at(0).error.code, ErrorCode::Conflict);
    QCOMPARE(folder.docstoreText(), R"({"theirs": {}})");
    QCOMPARE(folder.text(QStringLiteral("docstore.json.kvlens-unfinished")), R"({"ours": {}})");
}

void TestPersistedIndexStore::keepsWhatAnotherProgramWroteInTheMomentOfTheExchange()
{
    const IndexFolder folder;
    const PreparedFile file
        = folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"ours": {}})");
    folder.record({file});
    folder.write(QStringLiteral("docstore.json"), R"({"theirs": {}})");
    QCOMPARE(::renameat2(AT_FDCWD, QFile::encodeName(file.temp), AT_FDCWD,
                 QFile::encodeName(file.target), RENAME_EXCHANGE),
        0);

    const QString kept = QStringLiteral("docstore.json.kvlens-unfinished");
    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(problemsOf(*store)->size(), 1);
    QVERIFY(reasonText(problemsOf(*store)->at(0).error.detail)
                .endsWith(QLatin1String("what that wrote is in ") + folder.path(kept)));
    QCOMPARE(folder.docstoreText(), R"({"ours": {}})");
    QCOMPARE(folder.text(kept), R"({"theirs": {}})");
}

void TestPersistedIndexStore::doesNotFinishWhileTheWriterIsAlive()
{
    const IndexFolder folder;
    const PreparedFile file
        = folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})");
    const Result<PersistRecord> record = PersistRecord::make(folder.path(), {file});
    QVERIFY(record);
    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(folder.docstoreText(), docstore);
    QCOMPARE(writeOne(*store, {node, "{}"}).error().code, ErrorCode::Unavailable);
    QCOMPARE(folder.docstoreText(), docstore);
}

void TestPersistedIndexStore::tellsOfAnInterruptedPersistWhenReadOnly()
{
    const IndexFolder folder;
    folder.record({folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})")});
    const std::unique_ptr<Store> readOnly = folder.open(OpenMode::ReadOnly);
    QCOMPARE(problemsOf(*readOnly)->size(), 1);
    QCOMPARE(folder.docstoreText(), docstore);
    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(folder.docstoreText(), R"({"new": {}})");
}

// As a later persist leaves it that reuses a name, or a disk that lies.
void TestPersistedIndexStore::neverPutsAHalfWrittenFileInPlace()
{
    const IndexFolder folder;
    const PreparedFile file
        = folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})");
    folder.record({file});
    QFile half(file.temp);
    QVERIFY(half.open(QIODevice::WriteOnly));
    QCOMPARE(half.write("{\"ne"), 4);
    half.close();
    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(folder.docstoreText(), docstore);
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(problemsOf(*store)->at(0).error.code, ErrorCode::Corrupt);
    QVERIFY(problemsOf(*folder.open())->isEmpty());
}

// The process died after the exchange, before the old file was removed.
void TestPersistedIndexStore::removesWhatCameOutOfAnExchange()
{
    const IndexFolder folder;
    const QStringList before = folder.files();
    const PreparedFile file
        = folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})");
    folder.record({file});
    QVERIFY(QFile::rename(file.target, folder.path(QStringLiteral("aside"))));
    QVERIFY(QFile::rename(file.temp, file.target));
    QVERIFY(QFile::rename(folder.path(QStringLiteral("aside")), file.temp));
    QVERIFY(problemsOf(*folder.open())->isEmpty());
    QCOMPARE(folder.docstoreText(), R"({"new": {}})");
    QCOMPARE(folder.files(), before);
}

void TestPersistedIndexStore::finishesWhateverTheFolderIsCalled()
{
    const IndexFolder folder;
    folder.record({folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})")});
    const QTemporaryDir other;
    const QString link = other.filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(folder.path(), link));
    QVERIFY(openStore({{{}, link + QLatin1Char('/'), {}}, OpenMode::ReadWrite}));
    QCOMPARE(folder.docstoreText(), R"({"new": {}})");
    // One of its files alone, too.
    folder.record({folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"newer": {}})")});
    QVERIFY(
        openStore({{QStringLiteral("json"), folder.path(QStringLiteral("graph_store.json")), {}},
            OpenMode::ReadWrite}));
    QCOMPARE(folder.docstoreText(), R"({"newer": {}})");
}

void TestPersistedIndexStore::aPersistFinishesTheEarlierOneFirst()
{
    const IndexFolder folder;
    const std::unique_ptr<Store> store = folder.open();
    folder.record({folder.leaveUnfinished(
        QStringLiteral("docstore.json"), R"({"docstore/data": {"n1": {"new": 1}}})")});
    QVERIFY(writeOne(*store, {vector, "[]"}));
    QCOMPARE(folder.docstoreText(), R"({"docstore/data": {"n1": {"new": 1}}})");
    QVERIFY(!folder.files().contains(QLatin1String(persistRecordName)));
}

void TestPersistedIndexStore::believesNoRecordOfOthers()
{
    const IndexFolder folder;
    folder.record({folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})")});
    const QString record = folder.path(QLatin1String(persistRecordName));
    QVERIFY(
        QFile::setPermissions(record, QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
    const std::unique_ptr<Store> store = folder.open();
    QCOMPARE(folder.docstoreText(), docstore);
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(writeOne(*store, {node, "{}"}).error().code, ErrorCode::Denied);
    QFile damaged(record);
    QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek(damaged.size() - 3));
    QCOMPARE(damaged.write("x"), 1);
    damaged.close();
    QVERIFY(QFile::setPermissions(record, QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(problemsOf(*folder.open())->at(0).error.code, ErrorCode::Corrupt);
    QCOMPARE(folder.docstoreText(), docstore);
}

void TestPersistedIndexStore::namesWhatIsInTheWayOfTheRecord()
{
    const IndexFolder folder;
    const QString record = folder.path(QLatin1String(persistRecordName));
    const auto isNamed = [&] {
        const std::unique_ptr<Store> store = folder.open();
        const Error error = writeOne(*store, {node, "{}"}).error();
        return problemsOf(*store)->at(0).error.subject == record && error.subject == record
            && error.detail == Reason(PersistReasons::recordObstructed);
    };
    QVERIFY(QDir().mkdir(record));
    QVERIFY(isNamed());
    QVERIFY(QDir().rmdir(record) && QFile::link(QStringLiteral("docstore.json"), record));
    QVERIFY(isNamed());
    QCOMPARE(folder.docstoreText(), docstore);
}

void TestPersistedIndexStore::keepsEveryUnfinishedFile()
{
    const IndexFolder folder;
    qsizetype told = 0;
    for (const char *text : {"1", "2", "3"}) {
        folder.record({folder.leaveUnfinished(QStringLiteral("docstore.json"), text)});
        folder.write(QStringLiteral("docstore.json"), docstore);
        QCOMPARE(problemsOf(*folder.open())->size(), ++told);
    }
    const QString kept = QStringLiteral("docstore.json.kvlens-unfinished");
    QCOMPARE(folder.text(kept), "1");
    QCOMPARE(folder.text(kept + QStringLiteral("-2")), "2");
    QCOMPARE(folder.text(kept + QStringLiteral("-3")), "3");
}

// By every opening, of the folder or of the file alone, until somebody has deleted it.
void TestPersistedIndexStore::tellsOfUnfinishedFilesAsLongAsTheyAreThere()
{
    const IndexFolder folder;
    folder.write(QStringLiteral("docstore.json.kvlens-unfinished-2"), "{}");
    const QString docstorePath = folder.path(QStringLiteral("docstore.json"));
    for (const QString &path : {folder.path(), docstorePath}) {
        const Result<std::unique_ptr<Store>> store
            = openStore({{{}, path, {}}, OpenMode::ReadOnly});
        QVERIFY(store && loadAll(**store));
        const QList<Problem> problems = *problemsOf(**store);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().isTold);
        QCOMPARE(problems.first().error.subject, docstorePath);
        QVERIFY(reasonText(problems.first().error.detail)
                    .contains(QLatin1String("docstore.json.kvlens-unfinished-2")));
    }
    QVERIFY(QFile::remove(folder.path(QStringLiteral("docstore.json.kvlens-unfinished-2"))));
    QVERIFY(problemsOf(*folder.open())->isEmpty());
}

void TestPersistedIndexStore::finishesWhatWasInterruptedBeforeTheFolderMoved()
{
    const IndexFolder folder;
    folder.record({folder.leaveUnfinished(QStringLiteral("docstore.json"), R"({"new": {}})")});
    const QString moved = folder.path() + QStringLiteral("-moved");
    QVERIFY(QFile::rename(folder.path(), moved));
    QVERIFY(QDir().mkpath(folder.path()));
    folder.write(QStringLiteral("docstore.json"), docstore); // nobody's business
    const Result<std::unique_ptr<Store>> store = openStore({{{}, moved, {}}, OpenMode::ReadWrite});
    QVERIFY(store);
    QFile file(moved + QStringLiteral("/docstore.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), R"({"new": {}})");
    QCOMPARE(folder.docstoreText(), docstore);
    QVERIFY(QDir(moved).removeRecursively());
}

void TestPersistedIndexStore::aFileThatCannotBeReadDoesNotHideTheOthers()
{
    const IndexFolder folder;
    QVERIFY(::chmod(QFile::encodeName(folder.path()).constData(), 0755) == 0);
    const auto setMode = [&](const QString &name, mode_t mode) {
        return ::chmod(QFile::encodeName(folder.path(name)).constData(), mode) == 0;
    };
    QVERIFY(setMode(QStringLiteral("docstore.json"), 0));
    std::unique_ptr<Store> store;
    {
        const AsNobody nobody;
        store = folder.open();
        const QList<Problem> hiding = hidingEntries(*problemsOf(*store));
        QCOMPARE(hiding.size(), 1);
        QCOMPARE(hiding.first().error.code, ErrorCode::Denied);
        QCOMPARE(hiding.first().error.subject, folder.path(QStringLiteral("docstore.json")));
        QVERIFY(readOne(*store, vector));
        QCOMPARE(readOne(*store, node).error().code, ErrorCode::NotFound);
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
        QCOMPARE(writeOne(*store, {node, "{}"}).error().code, ErrorCode::Denied);
    }
    QVERIFY(setMode(QStringLiteral("docstore.json"), 0644));
    QVERIFY(forgetAll(*store) && loadAll(*store));
    QVERIFY(readOne(*store, node));
    QVERIFY(hidingEntries(*problemsOf(*store)).isEmpty());
    for (const QString &name : folder.files())
        QVERIFY(setMode(name, 0));
    const AsNobody nobody; // who can read none of them
    const Result<std::unique_ptr<Store>> none
        = openStore({{QStringLiteral("index"), folder.path(), {}}, OpenMode::ReadOnly});
    QCOMPARE(none.error().code, ErrorCode::Denied);
}

QTEST_GUILESS_MAIN(TestPersistedIndexStore)
#include "tst_persistedindexstore.moc"
