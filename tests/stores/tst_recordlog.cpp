// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/recordlog.h"
#include "stores/words/filereasons.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace kvlens;

namespace {

const QByteArrayList some {"first", "", QByteArray(70000, 'x')};

RecordSource records(const QByteArrayList &all)
{
    return [all](const RecordSink &sink) -> Result<void> {
        for (const QByteArray &record : all) {
            if (Result<void> put = sink(record); !put)
                return put;
        }
        return {};
    };
}

struct ReadLog
{
    QByteArrayList records;
    RecordReader::End end;
};

ReadLog readFrom(int descriptor)
{
    RecordReader reader(descriptor, {});
    QByteArrayList all;
    for (;;) {
        const Result<std::optional<QByteArray>> record = reader.next();
        if (!record || !*record)
            return {all, reader.end()};
        all.append(**record);
    }
}

} // namespace

class TestRecordLog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsWhatWasWrittenAndAppended();
    void replacesAllInOneStep();
    void isOnlyForItsOwner();
    void aLivingProcessHasItAndADeadOneNot();
    void onlyOneClaimsIt();
    void isSetAsideOrRemoved();
    void whatOthersMayHaveWrittenIsNotBelieved_data();
    void whatOthersMayHaveWrittenIsNotBelieved();
    void stopsAtEveryTruncation();
    void neverReadsAChangedByte();
    void knowsThatItsFileIsGone();
    void isNotSoundAfterAnError();

private:
    QString path(const QString &name = QStringLiteral("a.log")) const
    {
        return m_folder->filePath(name);
    }
    RecordLog make(const QByteArrayList &all = some) const;
    QByteArray bytes() const;
    ReadLog read(const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecordLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

RecordLog TestRecordLog::make(const QByteArrayList &all) const
{
    Result<RecordLog> log
        = RecordLog::make(m_folder->path(), QStringLiteral("a.log"), records(all));
    if (!log)
        qFatal("cannot make a log");
    return *std::move(log);
}

QByteArray TestRecordLog::bytes() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ReadLog TestRecordLog::read(const QByteArray &bytes) const
{
    QFile file(path(QStringLiteral("copy")));
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate) || file.write(bytes) < 0
        || !file.flush())
        return {};
    return readFrom(file.handle());
}

void TestRecordLog::readsWhatWasWrittenAndAppended()
{
    RecordLog log = make();
    QVERIFY(log.append(records({"more", "and more"})));
    QCOMPARE(log.size(), bytes().size());
    const ReadLog all = read(bytes());
    QCOMPARE(all.records, some + QByteArrayList({"more", "and more"}));
    QCOMPARE(all.end, RecordReader::End::Whole);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
        QStringList({QStringLiteral("a.log"), QStringLiteral("copy")}));
}

void TestRecordLog::replacesAllInOneStep()
{
    RecordLog log = make();
    QVERIFY(log.replace(records({"other"})));
    QVERIFY(log.append(records({"more"})));
    QCOMPARE(read(bytes()).records, QByteArrayList({"other", "more"}));
    QCOMPARE(log.size(), bytes().size());
    QVERIFY(!LeftLog::claim(path())); // the new file is as locked as the old one was
}

void TestRecordLog::isOnlyForItsOwner()
{
    const mode_t before = ::umask(0);
    RecordLog log = make();
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0600U);
    QVERIFY(log.replace(records(some)));
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
    ::umask(before);
    QCOMPARE(status.st_mode & 0777, 0600U);
}

void TestRecordLog::aLivingProcessHasItAndADeadOneNot()
{
    {
        const RecordLog log = make();
        QCOMPARE(LeftLog::look(path()).error().code, ErrorCode::Conflict);
        QCOMPARE(LeftLog::claim(path()).error().code, ErrorCode::Conflict);
    }
    const Result<LeftLog> left = LeftLog::look(path());
    QVERIFY(left);
    QCOMPARE(readFrom(left->descriptor()).records, some);
    QVERIFY(LeftLog::claim(path())); // whoever only looks does not stand in the way
}

void TestRecordLog::onlyOneClaimsIt()
{
    make();
    {
        const Result<LeftLog> mine = LeftLog::claim(path());
        QVERIFY(mine);
        QCOMPARE(LeftLog::claim(path()).error().code, ErrorCode::Conflict);
        QCOMPARE(LeftLog::look(path()).error().code, ErrorCode::Conflict);
    }
    QVERIFY(LeftLog::claim(path()));
}

void TestRecordLog::isSetAsideOrRemoved()
{
    make();
    QVERIFY(LeftLog::claim(path())->setAside());
    QVERIFY(QFile::exists(path(QStringLiteral("a.log.damaged"))));
    make();
    QVERIFY(!LeftLog::claim(path())->setAside()); // nothing is ever replaced by it
    QVERIFY(QFile::exists(path()));
    QVERIFY(LeftLog::claim(path())->remove());
    QCOMPARE(LeftLog::look(path()).error().code, ErrorCode::NotFound);
}

void TestRecordLog::whatOthersMayHaveWrittenIsNotBelieved_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"writable by others", "another name", "link", "folder", "pipe"})
        QTest::addRow("%s", how) << QString::fromLatin1(how);
}

void TestRecordLog::whatOthersMayHaveWrittenIsNotBelieved()
{
    QFETCH(const QString, how);
    make();
    const QByteArray name = QFile::encodeName(path());
    const QByteArray other = QFile::encodeName(path(QStringLiteral("other")));
    if (how == QStringLiteral("writable by others"))
        QCOMPARE(::chmod(name.constData(), 0666), 0);
    else if (how == QStringLiteral("another name"))
        QCOMPARE(::link(name.constData(), other.constData()), 0);
    else
        QCOMPARE(::rename(name.constData(), other.constData()), 0);
    if (how == QStringLiteral("link"))
        QCOMPARE(::symlink(other.constData(), name.constData()), 0);
    else if (how == QStringLiteral("folder"))
        QCOMPARE(::mkdir(name.constData(), 0700), 0);
    else if (how == QStringLiteral("pipe"))
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    QVERIFY(!LeftLog::look(path()));
    QVERIFY(!LeftLog::claim(path()));
}

void TestRecordLog::stopsAtEveryTruncation()
{
    const QByteArrayList few {"first", "", "third"};
    make(few);
    const QByteArray whole = bytes();
    qsizetype most = 0;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const ReadLog cut = read(whole.first(size));
        QCOMPARE(cut.records, few.first(cut.records.size()));
        QVERIFY(cut.records.size() < few.size());
        QVERIFY(cut.records.size() >= most); // what was whole once stays so
        most = cut.records.size();
        QVERIFY(cut.end != RecordReader::End::Damaged || size < 11); // the signature
    }
    QCOMPARE(most, 2);
}

void TestRecordLog::neverReadsAChangedByte()
{
    const QByteArrayList few {"first", "", "third"};
    make(few);
    const QByteArray whole = bytes();
    for (qsizetype i = 0; i < whole.size(); ++i) {
        QByteArray changed = whole;
        changed[i] = char(changed.at(i) ^ 0x11);
        const ReadLog found = read(changed);
        QVERIFY(found.records.size() < few.size());
        QCOMPARE(found.records, few.first(found.records.size()));
        QVERIFY2(found.end == RecordReader::End::Damaged, QByteArray::number(i).constData());
    }
}

void TestRecordLog::knowsThatItsFileIsGone()
{
    RecordLog log = make();
    QVERIFY(log.isInPlace());
    QVERIFY(QFile::remove(path()));
    QVERIFY(!log.isInPlace());
    QVERIFY(log.remove()); // that it is gone is no failure
}

void TestRecordLog::isNotSoundAfterAnError()
{
    RecordLog log = make();
    const auto failing = [](const RecordSink &sink) -> Result<void> {
        [[maybe_unused]] const Result<void> put = sink("half of it");
        return Error {ErrorCode::NoSpace, FileReasons::nothingWritten};
    };
    QCOMPARE(log.append(failing).error().code, ErrorCode::NoSpace);
    QVERIFY(!log.isSound());
    QVERIFY(!log.replace(failing));
    QVERIFY(!log.isSound());
    QVERIFY(log.replace(records({"again"})));
    QVERIFY(log.isSound());
    QCOMPARE(read(bytes()).records, QByteArrayList {"again"});
    const auto names = QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    QVERIFY2(names.size() == 2, qPrintable(names.join(u' '))); // and the copy
}

QTEST_GUILESS_MAIN(TestRecordLog)
#include "tst_recordlog.moc"
