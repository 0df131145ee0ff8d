// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may read and write the files in which a DiskStore keeps long values.
#include "conformance.h"
#include "stores/file/filemetadata.h"
#include "stores/words/diskreasons.h"
#include "stores/words/filereasons.h"
#include "tests/support/asnobody.h"

#include <QDirIterator>

#include <sys/stat.h>
#include <sys/xattr.h>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const QString scheme = u"diskcache"_s;

QString databaseOf(const Opened &opened)
{
    return opened.folder.filePath(u"cache.db"_s);
}

QString valueFileOf(const Opened &opened)
{
    QDirIterator it(opened.folder.path(), {u"*.val"_s}, QDir::Files, QDirIterator::Subdirectories);
    return it.next();
}

QByteArray longValue(qsizetype characters)
{
    return "{\"t\": \"" + QByteArray(characters - 9, 'x') + "\"}";
}

struct stat statusOf(const QString &path)
{
    struct stat status = {};
    if (::stat(path.toUtf8(), &status) < 0)
        status = {};
    return status;
}

QString ownersOf(const QString &path)
{
    const struct stat status = statusOf(path);
    return QString::number(status.st_uid) + u':' + QString::number(status.st_gid);
}

QByteArray listOf(const QString &path)
{
    QByteArray list(1000, '\0');
    const ssize_t size
        = ::getxattr(path.toUtf8(), accessListAttribute, list.data(), size_t(list.size()));
    return list.left(std::max<ssize_t>(size, 0));
}

class UmaskUntilEnd
{
public:
    explicit UmaskUntilEnd(mode_t mask)
        : m_before(::umask(mask))
    {
    }
    ~UmaskUntilEnd() { ::umask(m_before); }
    Q_DISABLE_COPY_MOVE(UmaskUntilEnd)

private:
    mode_t m_before;
};

} // namespace

class TestValueRights : public QObject
{
    Q_OBJECT
private slots:
    void aNewFileIsForWhomTheDatabaseIs_data();
    void aNewFileIsForWhomTheDatabaseIs();
    void whatANewFileCannotBeGivenIsTold();
    void aNewFileHasTheAccessListOfTheDatabase();
};

void TestValueRights::aNewFileIsForWhomTheDatabaseIs_data()
{
    QTest::addColumn<uint>("database");
    QTest::addColumn<uint>("umask");
    QTest::addColumn<uint>("folder"); // of the value
    QTest::newRow("of a group") << 0660U << 077U << 0770U;
    QTest::newRow("a group reads") << 0640U << 022U << 0750U;
    QTest::newRow("private") << 0600U << 022U << 0700U;
    QTest::newRow("everybody's") << 0666U << 077U << 0777U;
}

void TestValueRights::aNewFileIsForWhomTheDatabaseIs()
{
    QFETCH(uint, database);
    QFETCH(uint, umask);
    QFETCH(uint, folder);
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    QCOMPARE(::chmod(databaseOf(opened).toUtf8(), database), 0);
    const bool isRoot = ::geteuid() == 0;
    if (isRoot)
        QCOMPARE(::chown(databaseOf(opened).toUtf8(), 1, 2), 0);
    const UmaskUntilEnd masked(umask);
    const Result<Written> written = opened.put("long", longValue(50'000));
    QVERIFY(written && !written->warning);
    const QString file = valueFileOf(opened);
    QCOMPARE(statusOf(file).st_mode & 07777, database);
    for (const QString &path : {QFileInfo(file).path(), QFileInfo(file).path() + u"/.."_s})
        QCOMPARE(statusOf(path).st_mode & 07777, folder);
    if (isRoot)
        QCOMPARE(ownersOf(file), QStringLiteral("1:2"));
}

void TestValueRights::whatANewFileCannotBeGivenIsTold()
{
    if (::geteuid() != 0)
        QSKIP("only root can be another user");
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    for (const QString &path : {opened.folder.path(), databaseOf(opened)})
        QCOMPARE(::chown(path.toUtf8(), 1, ::getegid()), 0);
    QCOMPARE(::chmod(opened.folder.path().toUtf8(), 0770), 0);
    QCOMPARE(::chmod(databaseOf(opened).toUtf8(), 0660), 0);
    const UmaskUntilEnd masked(077);
    Result<Written> written;
    {
        const AsNobody nobody;
        written = opened.put("long", longValue(50'000));
    }
    QVERIFY(written && written->warning);
    QCOMPARE(written->warning->detail,
        DiskReasons::storedUnlikeDatabase.with(Reason(FileReasons::owner)));
    const QString file = valueFileOf(opened);
    QCOMPARE(written->warning->subject, file);
    QCOMPARE(statusOf(file).st_mode & 07777, 0660U); // the group has what it has of the database
    QCOMPARE(statusOf(QFileInfo(file).path()).st_mode & 07777, 0770U);
    QCOMPARE(ownersOf(file), u"65534:"_s + QString::number(::getegid()));
}

void TestValueRights::aNewFileHasTheAccessListOfTheDatabase()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    const QByteArray list = QByteArray::fromHex("02000000"
                                                "01000600ffffffff"
                                                "0200040039300000"
                                                "04000000ffffffff"
                                                "10000400ffffffff"
                                                "20000000ffffffff");
    const QByteArray database = databaseOf(opened).toUtf8();
    if (::setxattr(database, accessListAttribute, list, size_t(list.size()), 0) != 0)
        QSKIP("this file system has no access lists");
    const Result<Written> written = opened.put("long", longValue(50'000));
    QVERIFY(written && !written->warning);
    const QString file = valueFileOf(opened);
    QCOMPARE(listOf(file), list);
    QByteArray inFolder = list;
    inFolder[6] = 7;
    inFolder[14] = 5; // who may read may look into the folder
    inFolder[30] = 5;
    QCOMPARE(listOf(QFileInfo(file).path()), inFolder);
}

QTEST_GUILESS_MAIN(TestValueRights)
#include "tst_valuerights.moc"
