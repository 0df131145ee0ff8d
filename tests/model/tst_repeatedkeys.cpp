// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A key that stands twice in a JSON file: what becomes of the one that readers do not see.
#include "model/storesession.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;

class TestRepeatedKeys : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_session.reset(); }
    void deletingAKeyDeletesAllOfItInOneStep();
    void deletingOneAloneUncoversTheOneBefore();
    void deletingTheHiddenOneLeavesWhatReadersSee();
    void renamingLeavesNothingUnderTheOldKey();
    void undoBehindAPersistPutsBackWhatReadersSaw();
    void manyAreDeletedWithAllTheyHide();
    void whatIsDeletedWhileTheFileLoadsIsGone();

private:
    void open(const QByteArray &text);
    void persist();
    QByteArray text() const;
    EntryRef ref(const QByteArray &key, quint32 shadow = 0) const { return {{"c"}, key, shadow}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::function<void()> m_whileLoading;
    std::unique_ptr<StoreSession> m_session;
};

void TestRepeatedKeys::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open(R"({"c": {"k": 1, "x": 0, "k": 2}})");
}

void TestRepeatedKeys::open(const QByteArray &text)
{
    const QString path = m_folder->filePath(QStringLiteral("store.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), text.size());
    file.close();
    m_session = std::make_unique<StoreSession>(
        StoreAddress {QStringLiteral("json"), path, {}}, OpenMode::ReadWrite);
    connect(m_session.get(), &StoreSession::stateChanged, this, [this] {
        if (m_session->state() == SessionState::Loading && m_whileLoading)
            std::exchange(m_whileLoading, {})();
    });
    QTRY_COMPARE(m_session->state(), SessionState::Ready);
}

QByteArray TestRepeatedKeys::text() const
{
    QFile file(m_folder->filePath(QStringLiteral("store.json")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRepeatedKeys::persist()
{
    QSignalSpy persisted(m_session.get(), &StoreSession::persistFinished);
    m_session->persist();
    QVERIFY(persisted.wait(kvlens::test::patience));
    QTRY_VERIFY(m_session->changes().isEmpty());
}

void TestRepeatedKeys::deletingAKeyDeletesAllOfItInOneStep()
{
    m_session->editor().remove({ref("k")});
    QTRY_COMPARE(m_session->changes().count(), 2);
    QVERIFY(m_session->changes().contains(ref("k", 1))); // the review shows both
    m_session->history().undo();
    QVERIFY(m_session->changes().isEmpty());
    m_session->history().redo();
    QCOMPARE(m_session->changes().count(), 2);
    persist();
    QCOMPARE(text(), QByteArray(R"({"c": {"x": 0}})"));
}

void TestRepeatedKeys::deletingOneAloneUncoversTheOneBefore()
{
    m_session->editor().removeAlone(ref("k"));
    QTRY_COMPARE(m_session->changes().count(), 1);
    persist();
    QCOMPARE(text(), QByteArray(R"({"c": {"k": 1, "x": 0}})"));
}

void TestRepeatedKeys::deletingTheHiddenOneLeavesWhatReadersSee()
{
    m_session->editor().remove({ref("k", 1)});
    QTRY_COMPARE(m_session->changes().count(), 1);
    persist();
    QCOMPARE(text(), QByteArray(R"({"c": {"x": 0, "k": 2}})"));
}

void TestRepeatedKeys::renamingLeavesNothingUnderTheOldKey()
{
    m_session->editor().rename(ref("k"), "n");
    QTRY_COMPARE(m_session->changes().count(), 2);
    persist();
    QCOMPARE(text(), QByteArray(R"({"c": {"x": 0, "n": 2}})"));
}

void TestRepeatedKeys::undoBehindAPersistPutsBackWhatReadersSaw()
{
    m_session->editor().remove({ref("k")});
    QTRY_COMPARE(m_session->changes().count(), 2);
    persist();
    m_session->history().undo();
    QCOMPARE(m_session->changes().count(), 1);
    persist();
    QCOMPARE(text(), QByteArray(R"({"c": {"x": 0, "k": 2}})"));
}

void TestRepeatedKeys::manyAreDeletedWithAllTheyHide()
{
    constexpr int many = 600; // more than are read at once
    QByteArray members;
    QList<EntryRef> refs;
    for (int i = 0; i < many; ++i) {
        const QByteArray key = "k" + QByteArray::number(i);
        members += '"' + key + "\": 1, \"" + key + "\": 2, \"" + key + "\": 3, ";
        refs.append(ref(key));
    }
    open("{\"c\": {" + members + "\"x\": 0}}");
    m_session->editor().remove(refs);
    QTRY_COMPARE(m_session->changes().count(), 3 * many);
    persist();
    QCOMPARE(text(), QByteArray(R"({"c": {"x": 0}})"));
}

void TestRepeatedKeys::whatIsDeletedWhileTheFileLoadsIsGone()
{
    bool wasAsked = false;
    m_whileLoading = [&] {
        wasAsked = true;
        m_session->editor().remove({ref("k")});
    };
    open(R"({"c": {"k": 1, "x": 0, "k": 2}})");
    QVERIFY(wasAsked);
    QTRY_COMPARE(m_session->changes().count(), 2);
    persist();
    QCOMPARE(text(), QByteArray(R"({"c": {"x": 0}})"));
}

QTEST_GUILESS_MAIN(TestRepeatedKeys)
#include "tst_repeatedkeys.moc"
