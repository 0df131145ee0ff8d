// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is waited for: whoever has the file open for writing, or has changed it just now.
#include "stores/file/awaitedend.h"
#include "stores/file/fileio.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>

using namespace kvlens;

class TestAwaitedEnd : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void whoeverWroteJustNowIsWaitedFor();
    void nobodyIsWaitedForWhoStoppedWriting();
    void whoeverHasItOpenForWritingIsWaitedFor();
    void nobodyIsWaitedForBeforeTheFirstLook();
    void whoHasItOpenIsWritingUnlessThatIsLongAgo();
    void whatWasReadSinceTheLastChangeWasAtRest();

private:
    FileStamp stampOfAge(qint64 seconds) const
    {
        FileStamp stamp = stampOf(m_file->get(), m_path).value();
        stamp.modifiedNs = nowNs() - seconds * 1'000'000'000;
        return stamp;
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("cut.json"));
    std::unique_ptr<FileDescriptor> m_file; // for reading
};

void TestAwaitedEnd::init()
{
    QFile file(m_path);
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(file.write("{") == 1);
    file.close();
    m_file = std::make_unique<FileDescriptor>(
        ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC));
    QVERIFY(*m_file);
}

void TestAwaitedEnd::whoeverWroteJustNowIsWaitedFor()
{
    QVERIFY(AwaitedEnd().mayCome(stampOfAge(0), m_file->get()));
    QVERIFY(AwaitedEnd().mayCome(stampOfAge(0)));
}

void TestAwaitedEnd::nobodyIsWaitedForWhoStoppedWriting()
{
    QVERIFY(!AwaitedEnd().mayCome(stampOfAge(1), m_file->get()));
    QVERIFY(!AwaitedEnd().mayCome(stampOfAge(-3600), m_file->get())); // a clock that went wrong
    QVERIFY(!AwaitedEnd().mayCome(stampOfAge(1)));
}

void TestAwaitedEnd::whoeverHasItOpenForWritingIsWaitedFor()
{
    const FileDescriptor writer(
        ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CLOEXEC));
    QVERIFY(writer);
    QVERIFY(AwaitedEnd().mayCome(stampOfAge(3600), m_file->get()));
}

void TestAwaitedEnd::nobodyIsWaitedForBeforeTheFirstLook()
{
    AwaitedEnd end;
    QVERIFY(!end.isAwaited());
    QVERIFY(end.mayCome(stampOfAge(0)));
    QVERIFY(end.isAwaited());
}

void TestAwaitedEnd::whoHasItOpenIsWritingUnlessThatIsLongAgo()
{
    QVERIFY(!AwaitedEnd().isWriting(stampOfAge(0), m_file->get()));
    const FileDescriptor writer(
        ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CLOEXEC));
    QVERIFY(AwaitedEnd().isWriting(stampOfAge(0), m_file->get()));
    QVERIFY(AwaitedEnd().isWriting(stampOfAge(6), m_file->get()));
    QVERIFY(!AwaitedEnd().isWriting(stampOfAge(3600), m_file->get()));
}

void TestAwaitedEnd::whatWasReadSinceTheLastChangeWasAtRest()
{
    constexpr qint64 second = 1'000'000'000;
    const qint64 began = nowNs();
    const auto wasAtRest = [began](qint64 modified, qint64 changed) {
        FileStamp stamp;
        stamp.modifiedNs = began + modified;
        stamp.changedNs = began + changed;
        return AwaitedEnd::wasAtRest(stamp, began);
    };
    QVERIFY(wasAtRest(-3600 * second, -3600 * second));
    QVERIFY(wasAtRest(-3600 * second, -3 * second)); // renamed since
    QVERIFY(!wasAtRest(-second, -3600 * second)); // a writer may be at it
    QVERIFY(!wasAtRest(-3600 * second, -1)); // the clock may not have moved on since
    QVERIFY(!wasAtRest(-3600 * second, second)); // the time was set back behind a change
    QVERIFY(!wasAtRest(-3600 * second, 3600 * second)); // however long reading took
    QVERIFY(!wasAtRest(second, second));
    QVERIFY(!wasAtRest(3600 * second, -3600 * second)); // a clock that went wrong
}

QTEST_GUILESS_MAIN(TestAwaitedEnd)
#include "tst_awaitedend.moc"
