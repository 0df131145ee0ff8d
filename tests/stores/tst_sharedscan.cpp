// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A JSON file that several threads go through at once: in order, whatever its size; and what they
// saw to be sound is not checked again.
#include "stores/catalog.h"
#include "stores/jsonfile/soundentries.h"
#include "stores/scanshares.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace kvlens;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using IsSound = std::function<bool(const Entry &entry)>;

class KeysShare final : public ScanShare
{
public:
    explicit KeysShare(const IsSound &isSound)
        : m_isSound(isSound)
    {
    }
    bool take(const Entry &entry) override
    {
        keys.append(QByteArray(entry.ref.key.constData(), entry.ref.key.size()));
        bytes += entry.value.size();
        return m_isSound(entry);
    }

    QList<QByteArray> keys;
    qint64 bytes = 0;

private:
    const IsSound &m_isSound;
};

struct Taken
{
    QList<QByteArray> keys;
    qint64 bytes = 0;
    std::optional<Error> error = std::nullopt;
};

Taken takenFrom(
    Store &store, ScanRequest request, const IsSound &isSound, const std::stop_token &stop = {})
{
    Taken taken;
    const ScanShares shares {[&] { return std::make_unique<KeysShare>(isSound); },
        [&](ScanShare &share) {
            auto &some = static_cast<KeysShare &>(share);
            taken.keys += std::exchange(some.keys, {});
            taken.bytes += std::exchange(some.bytes, 0);
        }};
    while (!request.from.atEnd()) {
        const Result<ScanPage> page = scanShared(store, request, shares, stop);
        if (!page) {
            taken.error = page.error();
            return taken;
        }
        request.from = page->next;
    }
    return taken;
}

bool isNeverSure(const Entry &)
{
    return false;
}

} // namespace

class TestSharedScan : public QObject
{
    Q_OBJECT

private slots:
    void aLargeFileIsTakenInOrder_data();
    void aLargeFileIsTakenInOrder();
    void keysOfAnyLengthComeWhole();
    void whatAShareThrowsIsThrownOn();
    void aFileThatWasRewrittenIsAConflict();
    void whatWasSeenToBeSoundIsNotCheckedAgain();
    void soundEntriesAreRuns();

private:
    std::unique_ptr<Store> storeOf(const QByteArray &text) const
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test file");
        file.close();
        Result<std::unique_ptr<Store>> store = openStore({{u"json"_s, path(), {}}});
        if (!store || !loadAll(**store))
            qFatal("the store cannot be opened");
        return *std::move(store);
    }
    std::unique_ptr<Store> largeStore() const
    {
        QByteArray text = "{\"c\": {";
        for (int i = 0; i < count; ++i)
            text += keyOf(i, '"') + ": \"" + QByteArray(i % 10 == 0 ? 9000 : 30, 'x') + "\", ";
        return storeOf(text.chopped(2) + "}}");
    }
    // Some are written with an escape.
    static QByteArray keyOf(int i, char quote = '\0')
    {
        const QByteArray letter = quote && i % 7 == 0 ? "\\u006b" : "k";
        const QByteArray key = letter + QByteArray::number(i);
        return quote ? quote + key + quote : key;
    }
    QString path() const { return m_folder.filePath(u"store.json"_s); }

    static constexpr int count = 5000;
    static constexpr qint64 valueBytes = count / 10 * 9002 + (count - count / 10) * 32;
    QTemporaryDir m_folder;
};

void TestSharedScan::aLargeFileIsTakenInOrder_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("budget"); // ms; -1: none
    for (const ScanDepth depth : {ScanDepth::Keys, ScanDepth::Values, ScanDepth::Entries}) {
        for (const int budget : {-1, 0, 2})
            QTest::addRow("depth %d, %d ms", int(depth), budget) << int(depth) << budget;
    }
}

void TestSharedScan::aLargeFileIsTakenInOrder()
{
    QFETCH(int, depth);
    QFETCH(int, budget);
    const std::unique_ptr<Store> store = largeStore();
    const ScanRequest request {
        {"c"}, {}, budget < 0 ? unhurried : std::chrono::milliseconds(budget), ScanDepth(depth)};
    const Taken taken = takenFrom(*store, request, isNeverSure);
    QVERIFY(!taken.error);
    QCOMPARE(taken.keys.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(taken.keys[i], keyOf(i));
    if (ScanDepth(depth) != ScanDepth::Keys)
        QCOMPARE(taken.bytes, valueBytes);
}

// Of a large entry only the beginning is read.
void TestSharedScan::keysOfAnyLengthComeWhole()
{
    QList<QByteArray> keys;
    QByteArray text = "{\"c\": {";
    for (int size = 1; size < 400; ++size) {
        keys.append(QByteArray(size, char('a' + size % 26)));
        text += '"' + keys.last() + "\": \"" + QByteArray(9000, 'x') + "\", ";
    }
    const std::unique_ptr<Store> store = storeOf(text.chopped(2) + "}}");
    const Taken taken
        = takenFrom(*store, {.collection = {"c"}, .depth = ScanDepth::Keys}, isNeverSure);
    QVERIFY(!taken.error);
    QCOMPARE(taken.keys, keys);
}

void TestSharedScan::whatAShareThrowsIsThrownOn()
{
    const std::unique_ptr<Store> store = largeStore();
    const IsSound isSound = [](const Entry &entry) -> bool {
        if (entry.ref.key == "k3000")
            throw std::bad_alloc();
        return true;
    };
    QVERIFY_THROWS_EXCEPTION(std::bad_alloc,
        takenFrom(*store, {.collection = {"c"}, .depth = ScanDepth::Values}, isSound));
    const Taken taken
        = takenFrom(*store, {.collection = {"c"}, .depth = ScanDepth::Values}, isNeverSure);
    QCOMPARE(taken.keys.size(), count);
}

void TestSharedScan::aFileThatWasRewrittenIsAConflict()
{
    const std::unique_ptr<Store> store = largeStore();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(100'000));
    file.close();
    const Taken taken
        = takenFrom(*store, {.collection = {"c"}, .depth = ScanDepth::Values}, isNeverSure);
    QVERIFY(taken.error && taken.error->code == ErrorCode::Conflict);
}

void TestSharedScan::whatWasSeenToBeSoundIsNotCheckedAgain()
{
    const auto refusedWhere = [this](const IsSound &isSound) {
        const std::unique_ptr<Store> store
            = storeOf(R"({"c": {"a": [1 2], "b": tru, "b": 2, "d": {"x": tru}, "e": 5}})");
        const Taken taken
            = takenFrom(*store, {.collection = {"c"}, .depth = ScanDepth::Values}, isSound);
        QByteArray keys = taken.keys.join() + ':';
        const Result<LoadReport> loaded = loadUntil(*store, LoadUntil::Finished);
        for (const Problem &problem : loaded ? loaded->problems : QList<Problem>()) {
            for (const EntryRef &entry :
                problem.id == u"F3"_s ? problem.entries : QList<EntryRef>())
                keys += entry.key + QByteArray(entry.shadow, '~');
        }
        return keys;
    };
    QCOMPARE(refusedWhere(isNeverSure), "abde:ab~d");
    QCOMPARE(refusedWhere([](const Entry &entry) { return entry.ref.key == "b"; }), "abde:ab~d");
    QCOMPARE(refusedWhere([](const Entry &entry) { return entry.ref.key != "d"; }), "abde:b~d");
    QCOMPARE(refusedWhere([](const Entry &) { return true; }), "abde:b~"); // which nobody saw
}

void TestSharedScan::soundEntriesAreRuns()
{
    SoundEntries sound;
    sound.add(2, 10, 20);
    sound.add(2, 20, 25);
    sound.add(2, 30, 30); // none
    sound.add(2, 40, 50);
    sound.add(3, 0, 5);
    QCOMPARE(sound.endOfRun(2, 10), 25);
    QCOMPARE(sound.endOfRun(2, 24), 25);
    QCOMPARE(sound.endOfRun(2, 25), 25);
    QCOMPARE(sound.endOfRun(2, 9), 9);
    QCOMPARE(sound.endOfRun(1, 10), 10);
    QCOMPARE(sound.endOfRun(3, 0), 5);
    QCOMPARE(sound.nextRun(2, 25, 100), 40);
    QCOMPARE(sound.nextRun(2, 50, 100), 100);
    QCOMPARE(sound.nextRun(2, 0, 7), 7);
    for (qint64 i = 0; i < 100'000; ++i)
        sound.add(4, 2 * i, 2 * i + 1); // more than are kept
    QCOMPARE(sound.endOfRun(4, 0), 1);
    QCOMPARE(sound.endOfRun(4, 199'998), 199'998);
}

QTEST_GUILESS_MAIN(TestSharedScan)
#include "tst_sharedscan.moc"
