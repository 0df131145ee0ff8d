// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Backups of stores that are folders, of each kind there is: what they hold, when they are made,
// and that a store is as it was when a backup is copied over it.
#include "stores/catalog.h"
#include "stores/file/filevault.h"
#include "stores/loading.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef collection {"c"};
const QByteArray longText
    = "{\"n\": \"" + QByteArray(50'000, 'x') + "\"}"; // a file of its own in a DiskStore
const QList<QByteArray> keys {"changed", "deleted", "kept", "long", "renamed"};

QByteArray number(int n)
{
    return "{\"n\": " + QByteArray::number(n) + '}';
}

// Three processes: one made the store, one looks, one writes.
class KeptFolder
{
public:
    explicit KeptFolder(const QString &scheme, BackupPlace place = BackupPlace::StateFolder)
        : m_address {scheme, m_folder.filePath(u"store"_s), {}}
        , m_manner {.backups = place}
    {
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(u"state"_s)));
        QList<Write> batch;
        for (const QByteArray &key : keys)
            batch.append({ref(key), key == "long" ? longText : number(1)});
        const auto store = openStore({.address = m_address, .mode = OpenMode::Create});
        for (const WriteOutcome &outcome : (*store)->write(batch, {})) {
            if (!outcome.result)
                qFatal("%s", qPrintable(reasonText(outcome.result.error().detail)));
        }
    }

    static EntryRef ref(const QByteArray &key) { return {collection, key}; }

    std::unique_ptr<Store> open() const
    {
        auto store
            = openStore({.address = m_address, .mode = OpenMode::ReadWrite, .manner = [this] {
                             return m_manner;
                         }});
        if (!store || !loadAll(**store))
            qFatal("cannot open");
        return *std::move(store);
    }

    QByteArrayList values() const
    {
        const auto store = open();
        QByteArrayList values;
        for (const QByteArray &key : keys + QList<QByteArray> {"moved", "new"}) {
            const Result<Entry> entry = readOne(*store, ref(key));
            if (entry)
                values.append(key + '=' + entry->value.mid(6, 1));
        }
        return values;
    }

    // As the manual says.
    void putBack() const
    {
        // A database is copied whole: its log must not be read on top of it.
        QDirIterator it(
            path(), {u"*-wal"_s, u"*-shm"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            QVERIFY(QFile::remove(it.next()));
        QCOMPARE(QProcess::execute(u"cp"_s, {u"-r"_s, backups().first() + u"/."_s, path()}), 0);
    }

    QStringList backups() const { return backupsOf(m_address.path); }
    QString path() const { return m_address.path; }
    QString folder() const { return m_folder.path(); }
    void keepOnly(int count) { m_manner.keptBackups = count; }

private:
    QTemporaryDir m_folder;
    StoreAddress m_address;
    WriteManner m_manner;
};

QList<Write> everyKindOfChange()
{
    Write renamed {KeptFolder::ref("renamed")};
    renamed.renameTo = "moved";
    return {{KeptFolder::ref("changed"), number(2)}, {KeptFolder::ref("deleted")}, renamed,
        {KeptFolder::ref("long"), number(3)}, {KeptFolder::ref("new"), number(4)}};
}

int filesIn(const QString &folder)
{
    int count = 0;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext(); ++count)
        it.next();
    return count;
}

void addFolders()
{
    QTest::addColumn<QString>("scheme");
    for (const char *scheme : {"filetree", "localfiles", "diskcache", "multidisk"})
        QTest::newRow(scheme) << QString::fromLatin1(scheme);
}

} // namespace

class TestFolderBackup : public QObject
{
    Q_OBJECT
private slots:
    void putsBackWhatWasThere_data() { addFolders(); }
    void putsBackWhatWasThere();
    void liesBesideTheFolder_data() { addFolders(); }
    void liesBesideTheFolder();
    void isOfTheFirstPersistOnly_data() { addFolders(); }
    void isOfTheFirstPersistOnly();
    void isNotMadeOfWhatIsNotWritten_data() { addFolders(); }
    void isNotMadeOfWhatIsNotWritten();
    void nothingIsWrittenWithoutIt_data() { addFolders(); }
    void nothingIsWrittenWithoutIt();
    void soManyAreKept();
    void whatIsCalledOtherwiseIsNobodysBackup_data() { addFolders(); }
    void whatIsCalledOtherwiseIsNobodysBackup();
    void whatAKilledProcessBeganIsNone_data() { addFolders(); }
    void whatAKilledProcessBeganIsNone();
};

void TestFolderBackup::putsBackWhatWasThere()
{
    QFETCH(QString, scheme);
    const KeptFolder kept(scheme);
    const QByteArrayList before = kept.values();
    {
        const auto store = kept.open();
        for (const WriteOutcome &outcome : store->write(everyKindOfChange(), {}))
            QVERIFY(outcome.result);
    }
    QCOMPARE(kept.values(), QByteArrayList({"changed=2", "kept=1", "long=3", "moved=1", "new=4"}));
    QCOMPARE(kept.backups().size(), 1);
    QCOMPARE(QFile::permissions(kept.backups().first())
            & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther),
        QFile::Permissions());
    kept.putBack();
    QByteArrayList after = kept.values();
    if (!scheme.contains(
            "disk"_L1)) // what is new is in no backup of files, but in none of a database
        QVERIFY(after.removeOne("moved=1") && after.removeOne("new=4"));
    QCOMPARE(after, before);
}

void TestFolderBackup::liesBesideTheFolder()
{
    QFETCH(QString, scheme);
    const KeptFolder kept(scheme, BackupPlace::Beside);
    {
        const auto store = kept.open();
        QVERIFY(writeOne(*store, {KeptFolder::ref("changed"), number(2)}));
    }
    QCOMPARE(kept.backups().size(), 1);
    QVERIFY(kept.backups().first().startsWith(kept.path() + u".kvlens-backup-"_s));
    QVERIFY(filesIn(kept.backups().first()) > 0);
    QCOMPARE(QDir(kept.folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
}

void TestFolderBackup::isOfTheFirstPersistOnly()
{
    QFETCH(QString, scheme);
    const KeptFolder kept(scheme);
    {
        const auto store = kept.open();
        QVERIFY(writeOne(*store, {KeptFolder::ref("changed"), number(2)}));
        const int files = filesIn(kept.backups().first());
        QVERIFY(writeOne(*store, {KeptFolder::ref("changed"), number(3)}));
        QCOMPARE(kept.backups().size(), 1);
        QCOMPARE(filesIn(kept.backups().first()), files);
    }
    kept.putBack();
    QVERIFY(kept.values().contains("changed=1"));
}

void TestFolderBackup::isNotMadeOfWhatIsNotWritten()
{
    QFETCH(QString, scheme);
    const KeptFolder kept(scheme);
    {
        const auto store = kept.open();
        QVERIFY(store->write({}, {}).isEmpty());
        Write late {KeptFolder::ref("changed"), number(2)};
        late.base = readOne(*store, KeptFolder::ref("long"))->version;
        QCOMPARE(writeOne(*store, late).error().code, ErrorCode::Conflict);
    }
    QCOMPARE(kept.backups(), QStringList());
}

void TestFolderBackup::nothingIsWrittenWithoutIt()
{
    QFETCH(QString, scheme);
    const KeptFolder kept(scheme);
    QFile inTheWay(kept.folder() + u"/state"_s);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // a file where the folder would be
    const auto store = kept.open();
    const Result<Written> refused = writeOne(*store, {KeptFolder::ref("changed"), number(2)});
    QVERIFY(!refused);
    QVERIFY(reasonText(refused.error().detail).contains(u"backup"));
    QCOMPARE(refused.error().subject, kept.path()); // not what was to be made of it
    QVERIFY(kept.values().contains("changed=1"));
}

void TestFolderBackup::soManyAreKept()
{
    KeptFolder kept(u"filetree"_s);
    kept.keepOnly(2);
    for (int i = 2; i < 6; ++i)
        QVERIFY(writeOne(*kept.open(), {KeptFolder::ref("changed"), number(i)}));
    QCOMPARE(kept.backups().size(), 2);
    QFile latest(kept.backups().last() + u"/c/changed.json"_s);
    QVERIFY(latest.open(QIODevice::ReadOnly));
    QVERIFY(latest.readAll().contains("4"));
}

// People copy folders to names like that: none of them counts, gives its name or goes.
void TestFolderBackup::whatIsCalledOtherwiseIsNobodysBackup()
{
    QFETCH(QString, scheme);
    for (const BackupPlace place : {BackupPlace::Beside, BackupPlace::StateFolder}) {
        KeptFolder kept(scheme, place);
        kept.keepOnly(1);
        const auto change = [&kept](int n) {
            return bool(writeOne(*kept.open(), {KeptFolder::ref("changed"), number(n)}));
        };
        QVERIFY(change(2));
        const QString real = kept.backups().first();
        const QString prefix = real.left(real.lastIndexOf("-backup-"_L1)) + u"-backup-"_s;
        QStringList theirs;
        for (const QString &ending : {u"golden"_s, u"before-1"_s, u"20260101-000000"_s,
                 u"20260101-000000-x"_s, u"20260101-000000-0"_s, u"20261301-000000-1"_s,
                 u"20260101-000000-1.kvlens-backup-20260101-000000-2"_s, u"99999999-999999-1"_s,
                 u"unfinished-mine"_s, u"unfinished-ABCDEFGHIJKLMNOP.tmp"_s})
            theirs.append(prefix + ending);
        for (const QString &path : std::as_const(theirs)) {
            QVERIFY(QDir().mkpath(path + u"/empty"_s));
            QVERIFY(QDir().mkpath(path + u"-empty"_s));
        }
        const QString file = prefix + u"20260101-000000-7"_s; // of another type
        const QString link = prefix + u"20260101-000000-8"_s;
        QVERIFY(QFile::copy(QCoreApplication::applicationFilePath(), file));
        QVERIFY(QFile::link(theirs.first(), link));
        for (int i = 3; i < 6; ++i)
            QVERIFY(change(i));
        QCOMPARE(kept.backups().size(), 1);
        QVERIFY(kept.backups().first() > real);
        QVERIFY(!kept.backups().first().contains(u"before"));
        for (const QString &path : std::as_const(theirs))
            QVERIFY2(QFile::exists(path + u"/empty"_s) && QFile::exists(path + u"-empty"_s),
                qPrintable(path));
        QVERIFY(QFile::exists(file) && QFileInfo(link).isSymLink());
    }
}

void TestFolderBackup::whatAKilledProcessBeganIsNone()
{
    QFETCH(QString, scheme);
    KeptFolder kept(scheme, BackupPlace::Beside);
    kept.keepOnly(1);
    const auto change = [&kept](int n) {
        return bool(writeOne(*kept.open(), {KeptFolder::ref("changed"), number(n)}));
    };
    QVERIFY(change(2));
    const QString whole = kept.backups().first();
    const QString begun = kept.path() + u".kvlens-backup-unfinished-0123456789abcdef.tmp"_s;
    const QString empty = whole.left(whole.lastIndexOf('-'_L1)) + u"-9"_s;
    const QString rest = whole + u"/.kvlens-0123456789abcdef.tmp"_s;
    QVERIFY(QDir().mkpath(begun + u"/c"_s) && QDir().mkpath(empty));
    for (const QString &path : {begun + u"/c/half"_s, rest}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QCOMPARE(kept.backups(), QStringList(whole));
    kept.keepOnly(2);
    QVERIFY(change(3));
    QCOMPARE(kept.backups().size(), 2);
    QVERIFY(kept.backups().contains(whole));
    QVERIFY(!QFile::exists(begun) && !QFile::exists(empty) && !QFile::exists(rest));
}

QTEST_GUILESS_MAIN(TestFolderBackup)
#include "tst_folderbackup.moc"
