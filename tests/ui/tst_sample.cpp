// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sample.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

class TestSample : public QObject
{
    Q_OBJECT

private slots:
    void init() { QDir(data()).removeRecursively(); }
    void isTheirOwn();
    void whatTheyDidToItStays();
    void aFolderThatCannotBeWrittenIsTold();

private:
    static QString data()
    {
        return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    }
};

void TestSample::isTheirOwn()
{
    QVERIFY(hasSample());
    const Result<QStringList> paths = copyOfSample();
    QVERIFY(paths && paths->size() >= 3);
    for (const QString &path : *paths) {
        const QFileInfo entry(path);
        QVERIFY2(path.startsWith(data()), qPrintable(path));
        QVERIFY(entry.isWritable());
    }
    QFile about(data() + u"/sample/sessions/chats-info.json"_s);
    QVERIFY(about.open(QIODevice::ReadOnly));
    const QByteArray where = QFile::encodeName(data() + u"/sample/sessions/chats"_s);
    QVERIFY2(about.readAll().contains("\"directory\": \"" + where + '"'), where.constData());
    QVERIFY(QDir(data() + u"/sample/sessions/chats"_s).entryList(QDir::Files).size() >= 3);
}

void TestSample::whatTheyDidToItStays()
{
    const QString path = copyOfSample()->first();
    const QByteArray edited = R"({"data": {}})";
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(edited), edited.size());
    }
    QCOMPARE(copyOfSample()->first(), path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), edited);
}

void TestSample::aFolderThatCannotBeWrittenIsTold()
{
    QVERIFY(QDir().mkpath(QFileInfo(data()).path()));
    QFile obstacle(data());
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    const Result<QStringList> paths = copyOfSample();
    QVERIFY(obstacle.remove());
    QVERIFY(!paths);
    QCOMPARE(paths.error().code, ErrorCode::Denied);
    QVERIFY(paths.error().subject.startsWith(data()));
}

QTEST_MAIN(TestSample)
#include "tst_sample.moc"
