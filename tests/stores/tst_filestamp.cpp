// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// That no change goes unnoticed, however soon it comes and whatever is done to hide it.
#include "stores/file/filereplacement.h"
#include "stores/jsonfile/jsonfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kvlens;

namespace {

// In place, so that the file stays the same one.
void rewrite(const QString &path, const QByteArray &bytes)
{
    const FileDescriptor file(
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    if (!file || !writeAll(file.get(), bytes, path))
        qFatal("cannot write the test file");
}

void setTime(const QString &path, qint64 modifiedNs)
{
    constexpr qint64 second = 1'000'000'000;
    timespec times[2] = {};
    times[0].tv_nsec = UTIME_OMIT;
    times[1] = {modifiedNs / second, modifiedNs % second};
    if (::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0) < 0)
        qFatal("cannot set the time");
}

} // namespace

class TestFileStamp : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath(QStringLiteral("file.json")); }
    void noticesAChangeWhoseTimeIsSetBack();
    void noticesAChangeRightAfterLoading();
    void noticesAChangeRightAfterReplacing();
    void tellsWhenAStampIsUncertain();
    void tellsWhatCameSurelyBefore();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void TestFileStamp::noticesAChangeWhoseTimeIsSetBack()
{
    rewrite(m_path, R"({"a": 1})");
    Result<JsonFile> file = JsonFile::open(m_path, MissingFile::IsError);
    QVERIFY(file);
    rewrite(m_path, R"({"a": 2})");
    setTime(m_path, file->bytes().stamp().modifiedNs);
    QCOMPARE(stampOf(m_path)->modifiedNs, file->bytes().stamp().modifiedNs);
    QCOMPARE(*file->freshness(), Freshness::Changed);
}

void TestFileStamp::noticesAChangeRightAfterLoading()
{
    constexpr int rounds = 30;
    for (int i = 0; i < rounds; ++i) {
        rewrite(m_path, R"({"a": 1})");
        Result<JsonFile> file = JsonFile::open(m_path, MissingFile::IsError);
        rewrite(m_path, R"({"a": 2})");
        QVERIFY(file);
        QCOMPARE(*file->freshness(), Freshness::Changed);
    }
}

void TestFileStamp::noticesAChangeRightAfterReplacing()
{
    constexpr int rounds = 30;
    for (int i = 0; i < rounds; ++i) {
        QVERIFY(replaceFile(m_path, R"({"a": 1})"));
        const FileStamp stamp = *stampOf(m_path);
        rewrite(m_path, R"({"a": 2})");
        QVERIFY(stamp != *stampOf(m_path));
    }
}

void TestFileStamp::tellsWhenAStampIsUncertain()
{
    constexpr qint64 second = 1'000'000'000;
    const qint64 now = 1'700'000'000 * second + second / 2;
    FileStamp stamp;
    stamp.changedNs = now - 1;
    QVERIFY(stamp.isUncertainAt(now));
    QVERIFY(!stamp.isUncertainAt(now + second / 10));
    stamp.changedNs = now + second; // a clock that was set back
    QVERIFY(!stamp.isUncertainAt(now));
    stamp.changedNs = 1'700'000'000 * second; // no fractions
    QVERIFY(stamp.isUncertainAt(now));
    QVERIFY(!stamp.isUncertainAt(now + 2 * second));
    stamp.modifiedNs = now; // anybody can set it
    QVERIFY(!stamp.isUncertainAt(now + 2 * second));
}

void TestFileStamp::tellsWhatCameSurelyBefore()
{
    constexpr qint64 second = 1'000'000'000;
    const qint64 changed = 1'700'000'000 * second + second / 2;
    FileStamp stamp;
    stamp.changedNs = changed;
    QVERIFY(!stamp.isSurelyBefore(changed - second));
    QVERIFY(!stamp.isSurelyBefore(changed + 1)); // the clock ticks slowly
    QVERIFY(stamp.isSurelyBefore(changed + second / 10));
    stamp.changedNs = 1'700'000'000 * second; // no fractions
    QVERIFY(!stamp.isSurelyBefore(changed));
    QVERIFY(stamp.isSurelyBefore(changed + 2 * second));
}

QTEST_GUILESS_MAIN(TestFileStamp)
#include "tst_filestamp.moc"
