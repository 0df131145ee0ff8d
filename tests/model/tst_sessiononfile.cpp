// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A session on a real file that another program rewrites in place, as Python's open(path, "w")
// does: the positions that were known then point into other bytes.
#include "model/storesession.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;

namespace {

QByteArray fileText(int padding, const QByteArray &value)
{
    QByteArray text = "{\"c\": {\"pad\": \"" + QByteArray(padding, 'x') + "\"";
    for (int i = 0; i < 50; ++i)
        text += ", \"key" + QByteArray::number(i) + "\": {\"n\": " + QByteArray::number(i) + '}';
    return text + ", \"mine\": " + value + "}}";
}

} // namespace

class TestSessionOnFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aConflictWhilePersistingReloadsAndKeepsTheEdit();
    void theSameEntryChangedOnBothSidesIsAConflict();
    void aTruncatedFileIsShownUpToTheDamageWithTheEditKept();
    void aFileThatIsBeingRewrittenIsWaitedOut();

private:
    void write(const QByteArray &text) const;
    QByteArray text() const;
    void openAndEdit();

    const CollectionRef m_collection {"c"};
    const EntryRef m_ref {m_collection, "mine"};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StoreSession> m_session;
};

void TestSessionOnFile::write(const QByteArray &text) const
{
    QFile file(m_folder->filePath(QStringLiteral("store.json")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate)); // the same inode
    QCOMPARE(file.write(text), text.size());
}

QByteArray TestSessionOnFile::text() const
{
    QFile file(m_folder->filePath(QStringLiteral("store.json")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestSessionOnFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(fileText(10, "1"));
    m_session = std::make_unique<StoreSession>(
        StoreAddress {QStringLiteral("json"), m_folder->filePath(QStringLiteral("store.json")), {}},
        OpenMode::ReadWrite);
    QTRY_COMPARE(m_session->state(), SessionState::Ready);
    QSignalSpy arrived(&m_session->lister(), &KeyLister::arrived);
    m_session->lister().request(m_collection, 0);
    QVERIFY(
        arrived.wait(kvlens::test::patience)); // so that this page is listed again after a reload
    openAndEdit();
}

void TestSessionOnFile::openAndEdit()
{
    std::optional<Entry> seen;
    const auto take = [&](const EntryRef &, const Result<Entry> &entry) {
        if (entry)
            seen = *entry;
    };
    const auto connection = connect(m_session.get(), &StoreSession::entryArrived, this, take);
    m_session->readEntry(m_ref);
    QTRY_VERIFY(seen);
    disconnect(connection);
    m_session->editor().put(*seen, "2");
    QCOMPARE(m_session->changes().count(), 1);
}

void TestSessionOnFile::cleanup()
{
    m_session.reset();
}

void TestSessionOnFile::aConflictWhilePersistingReloadsAndKeepsTheEdit()
{
    write(fileText(3000, "1"));
    QSignalSpy reloaded(m_session.get(), &StoreSession::reloadFinished);
    m_session->persist();
    QVERIFY(reloaded.wait(kvlens::test::patience));
    QTRY_COMPARE(m_session->state(), SessionState::Ready);
    QCOMPARE(text(), fileText(3000, "1"));
    const auto edit = m_session->changes().find(m_ref);
    QVERIFY(edit && !edit->isConflict());
    QCOMPARE(edit->mine.value, "2");

    QSignalSpy persisted(m_session.get(), &StoreSession::persistFinished);
    m_session->persist();
    QVERIFY(persisted.wait(kvlens::test::patience));
    QTRY_VERIFY(m_session->changes().isEmpty());
    QCOMPARE(text(), fileText(3000, "2"));
}

void TestSessionOnFile::theSameEntryChangedOnBothSidesIsAConflict()
{
    write(fileText(500, "3"));
    QSignalSpy reloaded(m_session.get(), &StoreSession::reloadFinished);
    m_session->persist();
    QVERIFY(reloaded.wait(kvlens::test::patience));
    const auto edit = m_session->changes().find(m_ref);
    QVERIFY(edit && edit->isConflict());
    QCOMPARE(edit->theirs->value, "3");
    QCOMPARE(edit->mine.value, "2");
    QCOMPARE(text(), fileText(500, "3"));
}

void TestSessionOnFile::aTruncatedFileIsShownUpToTheDamageWithTheEditKept()
{
    write(fileText(10, "1").chopped(40));
    QSignalSpy reloaded(m_session.get(), &StoreSession::reloadFinished);
    m_session->reload();
    QVERIFY(reloaded.wait(kvlens::test::patience));
    QTRY_COMPARE(m_session->state(), SessionState::Ready);
    QVERIFY(!m_session->editor().canEdit());
    QVERIFY(!m_session->problems().isEmpty());
    QVERIFY(m_session->changes().find(m_ref));
}

void TestSessionOnFile::aFileThatIsBeingRewrittenIsWaitedOut()
{
    const QByteArray whole = fileText(20, "77");
    write(whole.first(100));
    QSignalSpy reloaded(m_session.get(), &StoreSession::reloadFinished);
    m_session->reload();
    QVERIFY(!reloaded.wait(150)); // a rest of the writer
    write(whole);
    const auto isFailed = [this] { return m_session->state() == SessionState::Failed; };
    QTRY_VERIFY(reloaded.count() == 1 || isFailed());
    if (isFailed()) // it was read at the very moment of the write
        m_session->retry();
    QTRY_COMPARE(reloaded.count(), 1);
    QCOMPARE(m_session->collections().value(0).entries, 52);
    QVERIFY(m_session->problems().isEmpty());
    QCOMPARE(m_session->changes().conflictCount(), 1); // of the edit with what came
}

QTEST_GUILESS_MAIN(TestSessionOnFile)
#include "tst_sessiononfile.moc"
