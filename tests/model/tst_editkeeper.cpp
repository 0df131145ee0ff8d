// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sessions on a real file whose process dies: what it had kept is copied and so belongs to nobody.
#include "model/editkeeper.h"
#include "model/workspace.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;

namespace {

const CollectionRef data {"data"};
const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}, "gamma": {"n": 3}}})";

// A program with one store open.
struct Program
{
    explicit Program(const QString &folder, const QString &path)
    {
        workspace.keepEditsIn(folder);
        session = workspace.open(*parseStoreAddress(path), OpenMode::ReadWrite);
        keeper = workspace.keeper(session);
        keeper->setPause(std::chrono::milliseconds(20));
    }
    bool isReady() const
    {
        return QTest::qWaitFor([this] { return session->state() == SessionState::Ready; }, 10'000);
    }
    bool hasLooked() const
    {
        bool looked = false;
        keeper->whenLooked([&] { looked = true; });
        return QTest::qWaitFor([&] { return looked; }, 10'000);
    }
    void put(const QByteArray &key, const QByteArray &value) const
    {
        std::optional<Entry> seen;
        QObject context;
        QObject::connect(session, &StoreSession::entryArrived, &context,
            [&](const EntryRef &ref, const Result<Entry> &entry) {
                seen = entry.value_or(absentEntry(ref));
            });
        session->readEntry({data, key});
        if (!QTest::qWaitFor([&] { return seen.has_value(); }, 10'000))
            qFatal("cannot read");
        session->editor().put(*seen, value);
    }
    std::optional<RestoredEdits> restore() const
    {
        std::optional<RestoredEdits> restored;
        QObject context;
        QObject::connect(keeper, &EditKeeper::restored, &context,
            [&](const RestoredEdits &edits) { restored = edits; });
        keeper->restore();
        if (!QTest::qWaitFor([&] { return restored.has_value(); }, 10'000))
            return std::nullopt;
        return restored;
    }

    Workspace workspace;
    StoreSession *session;
    EditKeeper *keeper;
};

} // namespace

class TestEditKeeper : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anEditIsOnDiskByItself();
    void editsGoOnBeingKeptWhileTyping();
    void nothingIsLeftAfterPersisting();
    void nothingIsLeftAfterRevertingOrClosing_data();
    void nothingIsLeftAfterRevertingOrClosing();
    void aCrashCostsNoEdit();
    void whatIsRestoredIsKeptAgain();
    void whatAnotherProgramDidMeanwhileIsCompared();
    void whatIsStoredByNowIsNoEdit();
    void whatIsEditedAlreadyIsLeftOutAndStaysKept();
    void manyEditsAreRestored();
    void aStoreThatIsGoneKeepsItsEdits();
    void aStoreThatCannotBeWrittenKeepsItsEdits();
    void discardedEditsAreGone();
    void twoWindowsDoNotSeeEachOther();
    void aSecondCrashCostsNothingEither();
    void storesInMemoryKeepNothing_data();
    void storesInMemoryKeepNothing();
    void thatNothingCanBeKeptIsToldOnce();

private:
    QString folder() const { return m_home->filePath(QStringLiteral("state")); }
    QString path() const { return m_home->filePath(QStringLiteral("kv.json")); }
    void write(const QByteArray &bytes) const;
    QByteArray stored() const;
    QStringList files() const { return QDir(folder()).entryList({QStringLiteral("*.edits")}); }
    bool isKept(int count) const; // in a file that nobody has
    // As kill -9 would leave it; the program's own files go with it.
    void crash(std::unique_ptr<Program> &program, const QStringList &files) const;
    void crash(std::unique_ptr<Program> &program) const { crash(program, files()); }
    std::unique_ptr<Program> program() const { return std::make_unique<Program>(folder(), path()); }
    void crashWith(const QList<std::pair<QByteArray, QByteArray>> &edits) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestEditKeeper::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    write(content);
}

void TestEditKeeper::write(const QByteArray &bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestEditKeeper::stored() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool TestEditKeeper::isKept(int count) const
{
    const QList<KeptEdits> kept = keptEdits(folder(), {{}, path(), {}});
    return kept.size() == 1 && kept.first().count == count && !kept.first().problem;
}

void TestEditKeeper::crash(std::unique_ptr<Program> &program, const QStringList &files) const
{
    QStringList copies;
    for (const QString &name : files) {
        copies.append(m_home->filePath(name));
        QVERIFY(QFile::copy(QDir(folder()).filePath(name), copies.last()));
    }
    program.reset();
    QVERIFY(QDir().mkpath(folder()));
    for (const QString &copy : copies) {
        const QString name = QDir(folder()).filePath(QFileInfo(copy).fileName());
        QFile::remove(name); // of another process that is dead
        QVERIFY(QFile::rename(copy, name));
    }
}

void TestEditKeeper::crashWith(const QList<std::pair<QByteArray, QByteArray>> &edits) const
{
    std::unique_ptr<Program> one = program();
    QVERIFY(one->isReady());
    for (const auto &[key, value] : edits)
        one->put(key, value);
    QCOMPARE(one->session->changes().count(), edits.size());
    QTRY_VERIFY(one->keeper->isUpToDate());
    crash(one);
    QVERIFY(isKept(int(edits.size())));
}

void TestEditKeeper::anEditIsOnDiskByItself()
{
    std::unique_ptr<Program> one = program();
    QCOMPARE(EditKeeper::usualPause, std::chrono::milliseconds(500));
    one->keeper->setPause(EditKeeper::usualPause);
    QVERIFY(one->isReady());
    QVERIFY(one->hasLooked());
    one->put("alpha", "{}");
    QTRY_COMPARE(files().size(), 1); // though nothing else is edited
    crash(one);
    QVERIFY(isKept(1));
}

void TestEditKeeper::editsGoOnBeingKeptWhileTyping()
{
    std::unique_ptr<Program> one = program();
    QVERIFY(one->isReady());
    QByteArray last;
    for (int i = 0; files().isEmpty() && i < 5000; ++i) { // never as long a pause as the keeper's
        last = QByteArray::number(i);
        one->put("alpha", last);
        QTest::qWait(5);
    }
    QCOMPARE(files().size(), 1); // before the last of them
    one->put("alpha", last = "99999");
    QTRY_VERIFY(one->keeper->isUpToDate());
    crash(one);
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    QVERIFY(next->restore());
    QCOMPARE(next->session->changes().find({data, "alpha"})->mine.value, last);
}

void TestEditKeeper::nothingIsLeftAfterPersisting()
{
    std::unique_ptr<Program> one = program();
    QVERIFY(one->isReady());
    one->put("alpha", "{}");
    QTRY_COMPARE(files().size(), 1);
    one->session->persist();
    QTRY_VERIFY(one->session->changes().isEmpty());
    QTRY_VERIFY(files().isEmpty());
    one->session->history().undo(); // which is an edit again
    QTRY_COMPARE(files().size(), 1);
}

void TestEditKeeper::nothingIsLeftAfterRevertingOrClosing_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"revert", "undo", "close", "end"})
        QTest::addRow("%s", how) << QString::fromLatin1(how);
}

void TestEditKeeper::nothingIsLeftAfterRevertingOrClosing()
{
    QFETCH(const QString, how);
    std::unique_ptr<Program> one = program();
    QVERIFY(one->isReady());
    one->put("alpha", "{}");
    QTRY_COMPARE(files().size(), 1);
    if (how == u"revert")
        one->session->editor().revertAll();
    else if (how == u"undo")
        one->session->history().undo();
    else if (how == u"close")
        one->workspace.close(one->session);
    else
        one.reset();
    QTRY_VERIFY(files().isEmpty());
}

void TestEditKeeper::aCrashCostsNoEdit()
{
    crashWith({{"alpha", "{\"n\": 10}"}, {"beta", "no json"}, {"new", "{}"}});
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    QCOMPARE(next->keeper->found().size(), 1);
    QCOMPARE(next->keeper->found().first().count, 3);
    QVERIFY(next->session->changes().isEmpty()); // nothing happens by itself
    const auto restored = next->restore();
    QVERIFY(restored);
    QCOMPARE(restored->staged, 3);
    const ChangeSet &changes = next->session->changes();
    QCOMPARE(changes.find({data, "alpha"})->mine.value, "{\"n\": 10}");
    QVERIFY(changes.find({data, "beta"})->isInvalid());
    QCOMPARE(changes.find({data, "new"})->kind(), EditKind::Added);
    QCOMPARE(changes.conflictCount(), 0);
    QVERIFY(next->keeper->found().isEmpty());
    next->session->persist();
    QTRY_COMPARE(changes.count(), 1); // what is no JSON stays
    QVERIFY(stored().contains("\"alpha\": {\"n\": 10}") && stored().contains("\"new\""));
}

void TestEditKeeper::whatIsRestoredIsKeptAgain()
{
    crashWith({{"alpha", "{\"n\": 10}"}});
    const QString left = files().first();
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked() && next->restore());
    QTRY_VERIFY(files().size() == 1 && files().first() != left);
    crash(next);
    QVERIFY(isKept(1));
}

void TestEditKeeper::whatAnotherProgramDidMeanwhileIsCompared()
{
    crashWith({{"alpha", "{\"n\": 10}"}, {"beta", "{\"n\": 20}"}, {"gamma", "{\"n\": 30}"}});
    // Another value of one, another entry, and one that is gone.
    write(R"({"data": {"alpha": {"n": 11}, "beta": {"n": 2}, "delta": 4}})");
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    const auto restored = next->restore();
    QVERIFY(restored);
    QCOMPARE(restored->staged, 3);
    const ChangeSet &changes = next->session->changes();
    QCOMPARE(changes.conflictCount(), 2);
    QCOMPARE(changes.find({data, "alpha"})->theirs->value, "{\"n\": 11}");
    QVERIFY(!changes.find({data, "gamma"})->theirs->version.exists());
    QVERIFY(!changes.find({data, "beta"})->isConflict());
}

void TestEditKeeper::whatIsStoredByNowIsNoEdit()
{
    crashWith({{"alpha", "{\"n\": 10}"}});
    write(QByteArray(content).replace("{\"n\": 1}", "{\"n\": 10}"));
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    const auto restored = next->restore();
    QVERIFY(restored);
    QCOMPARE(restored->staged, 0);
    QCOMPARE(restored->stored, 1);
    QVERIFY(next->session->changes().isEmpty());
    QTRY_VERIFY(files().isEmpty());
}

void TestEditKeeper::whatIsEditedAlreadyIsLeftOutAndStaysKept()
{
    crashWith({{"alpha", "{\"n\": 10}"}, {"beta", "{\"n\": 20}"}});
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    next->put("alpha", "{\"n\": 100}");
    const auto restored = next->restore();
    QVERIFY(restored);
    QCOMPARE(restored->staged, 1);
    QCOMPARE(restored->leftOut, (QList<EntryRef> {{data, "alpha"}}));
    QCOMPARE(next->session->changes().find({data, "alpha"})->mine.value, "{\"n\": 100}");
    QCOMPARE(next->session->changes().find({data, "beta"})->mine.value, "{\"n\": 20}");
    QTRY_VERIFY(isKept(2));
}

void TestEditKeeper::manyEditsAreRestored()
{
    constexpr int count = 5000;
    QByteArray many = "{\"data\": {\"k0\": 0";
    for (int i = 1; i < count; ++i)
        many += ", \"k" + QByteArray::number(i) + "\": " + QByteArray::number(i);
    write(many + "}}");
    std::unique_ptr<Program> one = program();
    QVERIFY(one->isReady());
    QList<EntryRef> refs;
    for (int i = 0; i < count; ++i)
        refs.append({data, "k" + QByteArray::number(i)});
    one->session->editor().remove(refs);
    QTRY_COMPARE(one->session->changes().count(), count);
    QTRY_COMPARE(files().size(), 1);
    crash(one);
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    QCOMPARE(next->restore()->staged, count);
    QCOMPARE(next->session->changes().count(), count);
}

void TestEditKeeper::aStoreThatIsGoneKeepsItsEdits()
{
    crashWith({{"alpha", "{\"n\": 10}"}});
    QVERIFY(QFile::rename(path(), path() + QStringLiteral(".away")));
    {
        std::unique_ptr<Program> next = program();
        QTRY_COMPARE(next->session->state(), SessionState::Failed);
        QVERIFY(next->hasLooked());
        QCOMPARE(next->keeper->found().size(), 1);
    }
    QVERIFY(isKept(1));
    QVERIFY(QFile::rename(path() + QStringLiteral(".away"), path()));
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    QCOMPARE(next->restore()->staged, 1);
}

void TestEditKeeper::aStoreThatCannotBeWrittenKeepsItsEdits()
{
    crashWith({{"alpha", "{\"n\": 10}"}});
    write(content.chopped(5)); // damaged, and so read-only
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    QSignalSpy failed(next->keeper, &EditKeeper::failed);
    next->keeper->restore();
    QVERIFY(failed.wait(kvlens::test::patience));
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Denied);
    QVERIFY(next->session->changes().isEmpty());
    QTRY_VERIFY(isKept(1));
    write(content);
    QSignalSpy reloaded(next->session, &StoreSession::reloadFinished);
    next->session->reload();
    QVERIFY(reloaded.wait(kvlens::test::patience));
    QCOMPARE(next->restore()->staged, 1);
}

void TestEditKeeper::discardedEditsAreGone()
{
    crashWith({{"alpha", "{\"n\": 10}"}});
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    QSignalSpy discarded(next->keeper, &EditKeeper::discarded);
    next->keeper->discard();
    QVERIFY(discarded.wait(kvlens::test::patience));
    QVERIFY(files().isEmpty());
    QVERIFY(next->keeper->found().isEmpty());
}

void TestEditKeeper::twoWindowsDoNotSeeEachOther()
{
    std::unique_ptr<Program> one = program();
    QVERIFY(one->isReady());
    one->put("alpha", "{\"n\": 10}");
    QTRY_COMPARE(files().size(), 1);
    const QStringList ofOne = files();
    std::unique_ptr<Program> other = program();
    QVERIFY(other->isReady() && other->hasLooked());
    QVERIFY(other->keeper->found().isEmpty());
    other->put("alpha", "{\"n\": 20}");
    QTRY_COMPARE(files().size(), 2);
    crash(one, ofOne);
    QTRY_VERIFY(isKept(1)); // that of the one; the other has its own
    other.reset();
    QVERIFY(isKept(1));
}

void TestEditKeeper::aSecondCrashCostsNothingEither()
{
    crashWith({{"alpha", "{\"n\": 10}"}});
    std::unique_ptr<Program> next = program();
    QVERIFY(next->isReady() && next->hasLooked());
    QCOMPARE(next->keeper->found().size(), 1);
    next->put("beta", "{\"n\": 20}"); // and nobody has answered yet
    QTRY_COMPARE(files().size(), 2);
    crash(next);
    std::unique_ptr<Program> last = program();
    QVERIFY(last->isReady() && last->hasLooked());
    QCOMPARE(last->keeper->found().size(), 2);
    QCOMPARE(last->restore()->staged, 2);
    QTRY_COMPARE(files().size(), 1);
}

void TestEditKeeper::storesInMemoryKeepNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("of no name") << QString();
    QTest::newRow("of a name") << QStringLiteral("notes");
}

void TestEditKeeper::storesInMemoryKeepNothing()
{
    QFETCH(const QString, name);
    std::unique_ptr<Program> one = std::make_unique<Program>(
        folder(), QStringLiteral("memory:%1?seed=%2").arg(name, path()));
    QVERIFY(one->isReady() && one->hasLooked());
    one->put("alpha", "{\"n\": 10}");
    QTest::qWait(100);
    QVERIFY(files().isEmpty());
}

void TestEditKeeper::thatNothingCanBeKeptIsToldOnce()
{
    QFile file(folder());
    QVERIFY(file.open(QIODevice::WriteOnly)); // where the folder is to be
    std::unique_ptr<Program> one = program();
    QSignalSpy told(one->keeper, &EditKeeper::couldNotKeep);
    QSignalSpy keeps(one->keeper, &EditKeeper::keepsAgain);
    QVERIFY(one->isReady());
    one->put("alpha", "{\"n\": 10}");
    QVERIFY(told.wait(kvlens::test::patience));
    one->put("beta", "{\"n\": 10}");
    QTest::qWait(100);
    QCOMPARE(told.size(), 1);
    QVERIFY(file.remove());
    one->put("gamma", "{\"n\": 10}");
    QTRY_COMPARE(files().size(), 1);
    QTRY_COMPARE(keeps.size(), 1);
    QCOMPARE(told.size(), 1);
}

QTEST_GUILESS_MAIN(TestEditKeeper)
#include "tst_editkeeper.moc"
