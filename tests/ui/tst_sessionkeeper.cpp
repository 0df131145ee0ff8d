// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was open is open again: as two starts of the program see it.

#include "model/workspace.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/mainwindow.h"
#include "ui/runningsession.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

// One start of the program.
struct Start
{
    explicit Start(const QStringList &stores = {})
    {
        window.show();
        window.begin(stores);
    }
    EntryTabs *tabs() { return window.findChild<EntryTabs *>(); }
    bool isReady(int stores)
    {
        return QTest::qWaitFor([&] {
            int ready = 0;
            for (const StoreSession *session : workspace.sessions())
                ready += session->state() == SessionState::Ready;
            return ready == stores;
        });
    }
    void open(int store, const QByteArray &key)
    {
        tabs()->open(workspace.sessions().at(store), {{"data"}, key}, EntryTabs::Keep::Kept);
    }

    Workspace workspace;
    MainWindow window {workspace};
};

} // namespace

class TestSessionKeeper : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void storesAndEntriesComeBack();
    void bothSidesComeBack();
    void aWindowForOneFileIsNotRemembered();
    void whatAKilledWindowHadComesBack();
    void tabsThatAreStillToComeAreRemembered();
    void whatIsGoneIsTold();
    void canBeTurnedOff();
    void damagedSettingsOpenNothing();

private:
    QString write(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write("{\"data\": {\"k\": 1, \"l\": 2, \"\xc3\xa9\": 3}}");
        return file.fileName();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSessionKeeper::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder->filePath(u"state"_s)));
}

void TestSessionKeeper::storesAndEntriesComeBack()
{
    const QStringList paths {write(u"a.json"_s), write(u"b.json"_s)};
    {
        Start first;
        QVERIFY(first.workspace.sessions().isEmpty());
        first.window.open(paths);
        QVERIFY(first.isReady(2));
        first.open(0, "k");
        first.open(1, "\xc3\xa9");
        first.open(0, "l");
        first.open(1, "\xc3\xa9");
        first.window.close();
    }
    QCOMPARE(QFileInfo(QSettings().fileName()).permissions()
            & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
        QFile::Permissions());
    Start second;
    QVERIFY(second.isReady(2));
    QTRY_COMPARE(second.tabs()->count(), 3);
    QTRY_COMPARE(second.tabs()->current()->ref().key, QByteArray("\xc3\xa9"));
    QCOMPARE(second.workspace.changeCount(), 0);
}

void TestSessionKeeper::bothSidesComeBack()
{
    {
        Start first;
        first.window.open({write(u"a.json"_s), write(u"b.json"_s)});
        QVERIFY(first.isReady(2));
        first.open(0, "k");
        first.open(1, "l");
        first.tabs()->moveOver();
        first.open(0, "l");
        first.open(0, "k");
        first.window.close();
    }
    Start second;
    QVERIFY(second.isReady(2));
    QTRY_COMPARE(second.tabs()->count(), 3);
    QTRY_COMPARE(second.tabs()->groups().size(), 2);
    QTRY_COMPARE(second.tabs()->groups().first()->views().size(), 1);
    QCOMPARE(second.tabs()->groups().first()->current()->ref().key, QByteArray("k"));
    QTRY_COMPARE(second.tabs()->current()->ref().key, QByteArray("k"));
}

void TestSessionKeeper::aWindowForOneFileIsNotRemembered()
{
    {
        Start first;
        first.window.open({write(u"a.json"_s)});
        QVERIFY(first.isReady(1));
        first.window.close();
    }
    {
        Start other({write(u"b.json"_s)});
        QVERIFY(other.isReady(1));
        other.window.close();
    }
    Start again;
    QVERIFY(again.isReady(1));
    QVERIFY(again.workspace.sessions().first()->address().path.endsWith(u"a.json"_s));
}

// A process that is killed leaves its file and no lock; the file of one that ends goes.
void TestSessionKeeper::whatAKilledWindowHadComesBack()
{
    const QDir running(runningSessionsFolder());
    const auto kept = [&] {
        const QStringList names = running.entryList({u"*.json"_s});
        QFile file(running.filePath(names.value(0)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    {
        Start first;
        first.window.open({write(u"b.json"_s)});
        QVERIFY(first.isReady(1));
        first.window.close();
    }
    {
        Start killed({write(u"a.json"_s)});
        QVERIFY(killed.isReady(1));
        killed.open(0, "k");
        killed.open(0, "\xc3\xa9");
        QTRY_COMPARE(kept().count("\"key\""), 2);
        const QString own = running.filePath(running.entryList({u"*.json"_s}).value(0));
        QCOMPARE(QFileInfo(own).permissions()
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
        QVERIFY(QFile::copy(own, running.filePath(u"0-1.json"_s)));
        Start other; // while the first one is there, what that has open is its own
        QVERIFY(other.isReady(2));
        QCOMPARE(running.entryList({u"*.json"_s}).size(), 1);
        killed.window.close();
    }
    QVERIFY(running.entryList({u"*.json"_s}).isEmpty());
    Start second;
    QVERIFY(second.isReady(2));
    QTRY_COMPARE(second.tabs()->count(), 2);
    QTRY_COMPARE(second.tabs()->current()->ref().key, QByteArray("\xc3\xa9"));
}

void TestSessionKeeper::tabsThatAreStillToComeAreRemembered()
{
    {
        Start first;
        first.window.open({write(u"a.json"_s)});
        QVERIFY(first.isReady(1));
        first.open(0, "k");
        first.window.close();
    }
    const QByteArray before = QSettings().value(u"session/open"_s).toByteArray();
    {
        Start second; // and killed before it has opened anything
        QCOMPARE(QSettings().value(u"session/open"_s).toByteArray(), before);
    }
}

void TestSessionKeeper::whatIsGoneIsTold()
{
    const QString gone = write(u"gone.json"_s);
    {
        Start first;
        first.window.open({gone, write(u"b.json"_s)});
        QVERIFY(first.isReady(2));
        first.window.close();
    }
    QVERIFY(QFile::remove(gone));
    Start second;
    QVERIFY(second.isReady(1));
    QTRY_COMPARE(second.workspace.sessions().size(), 1);
    QTRY_VERIFY(second.window.findChild<QWidget *>(u"Message"_s)
                    ->accessibleDescription()
                    .contains(u"gone.json"_s));
    QVERIFY(!QFileInfo::exists(gone));
}

void TestSessionKeeper::canBeTurnedOff()
{
    {
        Start first;
        first.window.findChild<QAction *>(u"Reopen stores at start"_s)->setChecked(false);
        first.window.open({write(u"a.json"_s)});
        QVERIFY(first.isReady(1));
        first.window.close();
    }
    Start second;
    QVERIFY(second.workspace.sessions().isEmpty());
}

void TestSessionKeeper::damagedSettingsOpenNothing()
{
    for (const QByteArray &text : {QByteArray("["), QByteArray("{}"), QByteArray("[1, {}, null]"),
             QByteArray(R"([{"address": "json:", "entries": 3}])")}) {
        QSettings().setValue(u"session/open"_s, text);
        Start start;
        QVERIFY(QTest::qWaitFor([&] { return start.workspace.sessions().isEmpty(); }));
    }
}

QTEST_MAIN(TestSessionKeeper)
#include "tst_sessionkeeper.moc"
