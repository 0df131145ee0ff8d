// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/editrecords.h"
#include "model/recoveryfile.h"
#include "tests/model/edittext.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace kvlens;
using namespace kvlens::test;

namespace {

ChangeSet withEdit(ChangeSet changes, const QByteArray &key, const QByteArray &value)
{
    changes.put({.ref = {{"data"}, key}, .value = "1", .version = {"1"}}, value);
    return changes;
}

// Of a copy, which nobody has locked.
QString leftName(const QString &path)
{
    return path.chopped(QStringLiteral(".edits").size()) + QStringLiteral("0.edits");
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestRecoveryFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void liesInTheStateFolder();
    void keepsWhatIsStagedAndGoesWithIt();
    void isForNobodyElse();
    void aLivingProcessesEditsAreNotOffered();
    void twoWindowsNeverShareAFile();
    void isFoundHoweverTheStoreIsSpelled_data();
    void isFoundHoweverTheStoreIsSpelled();
    void anotherKindOfStoreAtThePlaceDoesNotGetThem();
    void holdsNoPassword();
    void growsByWhatIsEditedAndIsWrittenAnewInTime();
    void manyEditsComeBack();
    void tooMuchIsNotKept();
    void isMadeAnewWhenSomebodyRemovedIt();
    void damagedFilesAreToldAndKept_data();
    void damagedFilesAreToldAndKept();
    void ofTwoEditsOfOneEntryTheLaterOneIsTaken();
    void claimedFilesGoWhenTheirEditsAreKeptAgain();
    void releasedFilesStay();
    void onlyOneClaims();
    void discardedFilesGo();
    void saysThatItCannotKeep();

private:
    QString folder() const { return m_home->filePath(QStringLiteral("kvlens/recovery")); }
    StoreAddress store(const QString &name = QStringLiteral("a.json")) const
    {
        return {QStringLiteral("json"), m_home->filePath(name), {}};
    }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files | QDir::Hidden); }
    QString file() const { return QDir(folder()).filePath(files().value(0)); }
    QList<KeptEdits> kept() const { return keptEdits(folder(), store()); }
    // As a process leaves it that is killed; answers its path.
    QString leave(const ChangeSet &changes) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestRecoveryFile::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

QString TestRecoveryFile::leave(const ChangeSet &changes) const
{
    const QStringList before = files();
    RecoveryFile living(folder(), store());
    if (!living.keep(changes))
        qFatal("cannot keep");
    QStringList made = files();
    made.removeIf([&](const QString &one) { return before.contains(one); });
    const QString name = QDir(folder()).filePath(made.value(0));
    if (!QFile::copy(name, leftName(name)))
        qFatal("cannot copy");
    return leftName(name);
}

void TestRecoveryFile::liesInTheStateFolder()
{
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", "/some/where");
    QCOMPARE(recoveryFolder(), QStringLiteral("/some/where/kvlens/recovery"));
    for (const char *none : {"", "relative/path"}) {
        qputenv("XDG_STATE_HOME", none);
        QCOMPARE(
            recoveryFolder(), QDir::homePath() + QStringLiteral("/.local/state/kvlens/recovery"));
    }
    qputenv("XDG_STATE_HOME", before);
}

void TestRecoveryFile::keepsWhatIsStagedAndGoesWithIt()
{
    RecoveryFile living(folder(), store());
    QVERIFY(living.keep({}));
    QVERIFY(files().isEmpty());
    ChangeSet changes;
    for (const char *value : {"2", "3", "4"}) {
        changes = withEdit(changes, "a", value);
        QVERIFY(living.keep(changes));
        QCOMPARE(files().size(), 1);
    }
    QVERIFY(living.keep({}));
    QVERIFY(files().isEmpty());
    QVERIFY(living.keep(changes));
    QCOMPARE(files().size(), 1);
}

void TestRecoveryFile::isForNobodyElse()
{
    const mode_t before = ::umask(0);
    RecoveryFile living(folder(), store());
    QVERIFY(living.keep(withEdit({}, "a", "2")));
    ::umask(before);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(file()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0600U);
    QCOMPARE(::stat(QFile::encodeName(folder()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0700U);
}

void TestRecoveryFile::aLivingProcessesEditsAreNotOffered()
{
    RecoveryFile living(folder(), store());
    QVERIFY(living.keep(withEdit({}, "a", "2")));
    QVERIFY(kept().isEmpty());
    const QDateTime before = QDateTime::currentDateTimeUtc().addMSecs(-1);
    const QString path = leave(withEdit({}, "b", "2"));
    QCOMPARE(kept().size(), 1);
    QCOMPARE(kept().first().path, path);
    QCOMPARE(kept().first().count, 1);
    QVERIFY(kept().first().at >= before && kept().first().at <= QDateTime::currentDateTimeUtc());
    QVERIFY(!kept().first().problem);
}

void TestRecoveryFile::twoWindowsNeverShareAFile()
{
    RecoveryFile one(folder(), store());
    RecoveryFile other(folder(), store());
    QVERIFY(one.keep(withEdit({}, "a", "2")));
    QVERIFY(other.keep(withEdit({}, "a", "3")));
    QCOMPARE(files().size(), 2);
    QVERIFY(one.keep({}));
    QCOMPARE(files().size(), 1);
    QVERIFY(other.keep(withEdit({}, "a", "4")));
    QCOMPARE(files().size(), 1);
}

void TestRecoveryFile::isFoundHoweverTheStoreIsSpelled_data()
{
    QTest::addColumn<QString>("spelling");
    for (const char *spelling : {"store", "store/", "./store", "link", "link/", "store/../store"})
        QTest::addRow("%s", spelling) << QString::fromLatin1(spelling);
}

void TestRecoveryFile::isFoundHoweverTheStoreIsSpelled()
{
    QFETCH(const QString, spelling);
    const QString path = m_home->filePath(QStringLiteral("store"));
    QVERIFY(QDir().mkpath(path));
    QVERIFY(QFile::link(path, m_home->filePath(QStringLiteral("link"))));
    const StoreAddress made {QStringLiteral("filetree"), path, {}};
    RecoveryFile living(folder(), made);
    QVERIFY(living.keep(withEdit({}, "a", "2")));
    const QString name = files().first();
    RecoveryFile spelled(
        folder(), {QStringLiteral("filetree"), m_home->path() + QLatin1Char('/') + spelling, {}});
    QVERIFY(spelled.keep(withEdit({}, "a", "2")));
    const QStringList names = files();
    QCOMPARE(names.size(), 2);
    QCOMPARE(names.first().section(QLatin1Char('-'), 0, 0),
        names.last().section(QLatin1Char('-'), 0, 0));
}

void TestRecoveryFile::anotherKindOfStoreAtThePlaceDoesNotGetThem()
{
    leave(withEdit({}, "a", "2"));
    StoreAddress other = store();
    QCOMPARE(keptEdits(folder(), other).size(), 1);
    other.scheme = QStringLiteral("filetree");
    QVERIFY(keptEdits(folder(), other).isEmpty());
    other.scheme.clear(); // it could not be opened
    QCOMPARE(keptEdits(folder(), other).size(), 1);
    QVERIFY(keptEdits(folder(), store(QStringLiteral("b.json"))).isEmpty());
    QVERIFY(keptEdits(folder(), {QStringLiteral("memory"), {}, {}}).isEmpty());
}

void TestRecoveryFile::holdsNoPassword()
{
    const Result<StoreAddress> server
        = parseStoreAddress(QStringLiteral("redis://someone:secret@host/0"));
    QVERIFY(server);
    RecoveryFile living(folder(), *server);
    QVERIFY(living.keep(withEdit({}, "a", "2")));
    const QByteArray bytes = contentsOf(file());
    QVERIFY(bytes.contains("host/0"));
    QVERIFY(!bytes.contains("secret"));
}

void TestRecoveryFile::growsByWhatIsEditedAndIsWrittenAnewInTime()
{
    RecoveryFile living(folder(), store());
    ChangeSet changes;
    for (int i = 0; i < 1000; ++i)
        changes = withEdit(changes, QByteArray::number(i), QByteArray(1000, 'x'));
    QVERIFY(living.keep(changes));
    const qint64 first = contentsOf(file()).size();
    changes = withEdit(changes, "500", "other");
    QVERIFY(living.keep(changes));
    QVERIFY(contentsOf(file()).size() - first < 500);
    qint64 largest = 0;
    for (int i = 0; i < 40; ++i) {
        changes = withEdit(changes, "long", QByteArray(500'000, char('a' + i % 20)));
        QVERIFY(living.keep(changes));
        largest = std::max(largest, qint64(contentsOf(file()).size()));
    }
    const qint64 needed = first + 500'000;
    QVERIFY2(largest < 3 * needed + 5 * 1024 * 1024, QByteArray::number(largest).constData());
    QVERIFY(largest < 40 * 500'000);
}

void TestRecoveryFile::manyEditsComeBack()
{
    constexpr int count = test::isSanitized ? 10'000 : 100'000;
    ChangeSet changes;
    for (int i = 0; i < count; ++i)
        changes.put(
            {.ref = {{"data"}, QByteArray::number(i)}, .value = "1", .version = {"1"}}, "2");
    leave(changes);
    QCOMPARE(kept().first().count, count);
    RecoveryFile next(folder(), store());
    const Result<ClaimedEdits> claimed = next.claim(kept());
    QVERIFY(claimed);
    QCOMPARE(claimed->earlier, 0);
    QCOMPARE(linesOf(claimed->changes.edits()), linesOf(changes.edits()));
}

void TestRecoveryFile::tooMuchIsNotKept()
{
    RecoveryFile living(folder(), store());
    const ChangeSet some = withEdit({}, "a", "2");
    QVERIFY(living.keep(some));
    const QByteArray before = contentsOf(file());
    ChangeSet much = some;
    const QByteArray value(200 * 1024 * 1024, 'x'); // shared by all of them
    for (int i = 0; i < 6; ++i)
        much = withEdit(much, QByteArray::number(i), value);
    QCOMPARE(living.keep(much).error().code, ErrorCode::Unsupported);
    QCOMPARE(contentsOf(file()), before);
    QVERIFY(living.keep(withEdit(some, "b", "3")));
    QVERIFY(contentsOf(file()).size() > before.size());
}

void TestRecoveryFile::isMadeAnewWhenSomebodyRemovedIt()
{
    RecoveryFile living(folder(), store());
    const ChangeSet one = withEdit({}, "a", "2");
    QVERIFY(living.keep(one));
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(living.keep(withEdit(one, "b", "2")));
    QCOMPARE(files().size(), 1);
    QVERIFY(QFile::copy(file(), leftName(file())));
    QCOMPARE(kept().first().count, 2);
}

void TestRecoveryFile::damagedFilesAreToldAndKept_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<int>("count"); // that can be read
    QTest::addRow("empty") << QStringLiteral("empty") << 0;
    QTest::addRow("other bytes") << QStringLiteral("other") << 0;
    QTest::addRow("zeros") << QStringLiteral("zeros") << 0;
    QTest::addRow("cut in its heading") << QStringLiteral("heading") << 0;
    QTest::addRow("cut in its first step") << QStringLiteral("first") << 0;
    QTest::addRow("a byte of its last step") << QStringLiteral("byte") << 1;
    QTest::addRow("zeros behind it") << QStringLiteral("tail") << 2;
    QTest::addRow("a later version") << QStringLiteral("version") << 0;
    QTest::addRow("not to be read") << QStringLiteral("mode") << 0;
}

void TestRecoveryFile::damagedFilesAreToldAndKept()
{
    QFETCH(const QString, damage);
    QFETCH(const int, count);
    QByteArray whole;
    qsizetype first = 0; // the size after the first step
    QString name;
    {
        RecoveryFile living(folder(), store());
        const ChangeSet one = withEdit({}, "a", "2");
        QVERIFY(living.keep(one));
        first = contentsOf(file()).size();
        QVERIFY(living.keep(withEdit(one, "b", "2")));
        whole = contentsOf(file());
        name = file();
    }
    QByteArray bytes = whole;
    if (damage == u"empty")
        bytes.clear();
    else if (damage == u"other")
        bytes = "something else entirely";
    else if (damage == u"zeros")
        bytes.fill('\0');
    else if (damage == u"heading")
        bytes.truncate(30);
    else if (damage == u"first")
        bytes.truncate(first - 1);
    else if (damage == u"byte")
        bytes[first + 60] = char(bytes.at(first + 60) ^ 1);
    else if (damage == u"tail")
        bytes.append(QByteArray(100, '\0').append('\1'));
    QVERIFY(QDir().mkpath(folder()));
    QFile left(name);
    if (damage == u"version") {
        const auto later = [](const RecordSink &sink) -> Result<void> { return sink("\2later"); };
        QVERIFY(RecordLog::make(folder(), left.fileName().section(u'/', -1), later));
        bytes = contentsOf(name);
    } else {
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(bytes);
        left.close();
        QVERIFY(left.setPermissions(damage == u"mode"
                ? QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther
                : QFile::ReadOwner | QFile::WriteOwner));
    }

    const QList<KeptEdits> found = kept();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().count, count);
    QVERIFY(found.first().problem);
    QCOMPARE(found.first().problem->subject, name);
    QVERIFY(!found.first().problem->detail.isEmpty());
    QCOMPARE(found.first().problem->code == ErrorCode::Unsupported, damage == u"version");
    RecoveryFile next(folder(), store());
    const Result<ClaimedEdits> claimed = next.claim(found);
    QCOMPARE(claimed.has_value(), count > 0);
    if (claimed) {
        QCOMPARE(claimed->changes.count(), count);
        next.replaceClaimed();
        QVERIFY(next.keep(claimed->changes));
        QCOMPARE(contentsOf(name + QStringLiteral(".damaged")), bytes);
        QVERIFY(kept().isEmpty());
    } else {
        QCOMPARE(contentsOf(name), bytes);
    }
}

void TestRecoveryFile::ofTwoEditsOfOneEntryTheLaterOneIsTaken()
{
    leave(withEdit(withEdit({}, "a", "earlier"), "b", "same"));
    QTest::qWait(2); // it says when it was
    leave(withEdit(withEdit({}, "a", "later"), "b", "same"));
    QCOMPARE(kept().size(), 2);
    RecoveryFile next(folder(), store());
    const Result<ClaimedEdits> claimed = next.claim(kept());
    QVERIFY(claimed);
    QCOMPARE(claimed->earlier, 1);
    QCOMPARE(claimed->changes.count(), 2);
    QCOMPARE(claimed->changes.find({{"data"}, "a"})->mine.value, "later");

    next.replaceClaimed(); // the later file goes, the earlier one is offered again
    QVERIFY(next.keep(claimed->changes));
    QVERIFY(next.keep({}));
    const QList<KeptEdits> left = kept();
    QCOMPARE(left.size(), 1);
    RecoveryFile third(folder(), store());
    const Result<ClaimedEdits> again = third.claim(left);
    QVERIFY(again);
    QCOMPARE(again->earlier, 0);
    QCOMPARE(again->changes.find({{"data"}, "a"})->mine.value, "earlier");
}

void TestRecoveryFile::claimedFilesGoWhenTheirEditsAreKeptAgain()
{
    const QString left = leave(withEdit({}, "a", "2"));
    RecoveryFile next(folder(), store());
    const Result<ClaimedEdits> claimed = next.claim(kept());
    QVERIFY(claimed);
    next.replaceClaimed();
    QVERIFY(QFile::exists(left)); // until what is staged is safe elsewhere
    QVERIFY(kept().isEmpty()); // but nobody else is offered it
    QVERIFY(next.keep(claimed->changes));
    QVERIFY(!QFile::exists(left));
    QCOMPARE(files().size(), 1);
}

void TestRecoveryFile::releasedFilesStay()
{
    const QString left = leave(withEdit({}, "a", "2"));
    {
        RecoveryFile next(folder(), store());
        QVERIFY(next.claim(kept()));
        next.releaseClaimed();
        QVERIFY(next.keep(withEdit({}, "b", "2")));
        QCOMPARE(kept().size(), 1);
        QVERIFY(next.claim(kept())); // and ends before it is known what became of them
    }
    QVERIFY(QFile::exists(left));
    QCOMPARE(kept().size(), 1);
}

void TestRecoveryFile::onlyOneClaims()
{
    leave(withEdit({}, "a", "2"));
    const QList<KeptEdits> found = kept();
    RecoveryFile one(folder(), store());
    RecoveryFile other(folder(), store());
    QVERIFY(one.claim(found));
    QCOMPARE(other.claim(found).error().code, ErrorCode::Conflict);
    QCOMPARE(RecoveryFile::discard(found).error().code, ErrorCode::Conflict);
}

void TestRecoveryFile::discardedFilesGo()
{
    leave(withEdit({}, "a", "2"));
    leave(withEdit({}, "b", "2"));
    const QList<KeptEdits> found = kept();
    QVERIFY(RecoveryFile::discard(found));
    QVERIFY(files().isEmpty());
    QVERIFY(RecoveryFile::discard(found)); // that they are gone is no failure
}

void TestRecoveryFile::saysThatItCannotKeep()
{
    QFile file(m_home->filePath(QStringLiteral("kvlens")));
    QVERIFY(file.open(QIODevice::WriteOnly)); // where a folder is to be
    RecoveryFile living(folder(), store());
    QCOMPARE(living.keep(withEdit({}, "a", "2")).error().code, ErrorCode::NotFound);
    QVERIFY(file.remove());
    QVERIFY(living.keep(withEdit({}, "a", "2")));
    QCOMPARE(files().size(), 1);
}

QTEST_GUILESS_MAIN(TestRecoveryFile)
#include "tst_recoveryfile.moc"
