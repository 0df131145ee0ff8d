// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a backend gets to open a store with, and what whoever asks for it hears meanwhile.
#include "stores/catalog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

// As a server that lets in one person: an empty store in memory, once the password is right.
Result<std::unique_ptr<Store>> openGuarded(const OpenRequest &request)
{
    if (request.credentials.user != u"ada"_s || request.credentials.password != u"lovelace"_s)
        return Error {ErrorCode::Denied, {}, request.address.toString()};
    OpenRequest behind = request;
    behind.address = {u"memory"_s, request.address.path, {}};
    return openStore(behind);
}

BackendInfo guardedBackend()
{
    return {.scheme = u"guarded"_s,
        .kind = u"GuardedStore"_s,
        .label = "Guarded store",
        .opens = "a guarded store",
        .home = StoreHome::Server,
        .place = u"HOST"_s,
        .open = openGuarded};
}

struct Told
{
    QList<OpenStep> steps;
    std::function<void(OpenStep)> listener()
    {
        return [this](OpenStep step) { steps.append(step); };
    }
};

} // namespace

class TestOpening : public QObject
{
    Q_OBJECT
private slots:
    void credentialsReachTheBackendAndNoAddress()
    {
        OpenRequest request {.address = {u"guarded"_s, u"host"_s, {}}};
        for (const QString &password : {QString(), u"wrong"_s}) {
            request.credentials = {u"ada"_s, password};
            const auto refused = openWith(guardedBackend(), request);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Denied);
        }
        request.credentials.password = u"lovelace"_s;
        const auto opened = openWith(guardedBackend(), request);
        QVERIFY(opened);
        QVERIFY(!(*opened)->info().address.toString().contains(u"lovelace"_s));
    }

    void stepsAreToldInTheirOrder()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kv.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(R"({"data": {"a": {}}})") > 0);
        file.close();
        Told told;
        QVERIFY(openStore({.address = {{}, path, {}}, .progress = told.listener()}));
        QCOMPARE(told.steps, QList({OpenStep::Recognise, OpenStep::Open}));

        told = {};
        const StoreAddress seeded {u"memory"_s, {}, {{u"seed"_s, path}}};
        QVERIFY(openStore({.address = seeded, .progress = told.listener()}));
        QCOMPARE(told.steps, QList({OpenStep::Open, OpenStep::Fill}));
    }

    void anOptionIsOneThatTheBackendTakes()
    {
        const std::pair<const char *, bool> rows[] {{"memory:?values=bytes", true},
            {"memory:?values=foo", false}, {"memory:?values=", false},
            {"memory:?value=bytes", false}, {"memory:?max_entries=3", true},
            {"null:?seed=x", false}};
        for (const auto &[text, isTaken] : rows) {
            const auto address = parseStoreAddress(QString::fromUtf8(text));
            QVERIFY2(address, text);
            const auto store = openStore({.address = *address, .mode = OpenMode::ReadWrite});
            QVERIFY2(store.has_value() == isTaken, text);
            QVERIFY2(isTaken || store.error().code == ErrorCode::Invalid, text);
        }
    }

    void whatIsOpenedReadOnlyIsNotWrittenToWhateverTheBackendThinks()
    {
        BackendInfo careless = guardedBackend();
        careless.open = [](const OpenRequest &) {
            return openStore({{u"memory"_s, {}, {}}, OpenMode::ReadWrite});
        };
        const StoreAddress address {u"guarded"_s, u"host"_s, {}};
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            const auto store = openWith(careless, {.address = address, .mode = mode});
            QVERIFY(store);
            const EntryRef ref {{"data"}, "a"};
            const QList<Write> batch {{.ref = ref, .value = "1"}, {.ref = ref, .value = "2"}};
            const QList<WriteOutcome> outcomes = (*store)->write(batch, {});
            QCOMPARE(outcomes.size(), 2);
            QCOMPARE(outcomes.last().result.has_value(), mode == OpenMode::ReadWrite);
            QCOMPARE(readOne(**store, ref).has_value(), mode == OpenMode::ReadWrite);
            if (mode == OpenMode::ReadOnly)
                QCOMPARE(outcomes.first().result.error().code, ErrorCode::Denied);
        }
    }

    void nothingIsAskedOfABackendAfterACancel()
    {
        std::stop_source stop;
        stop.request_stop();
        Told told;
        const auto opened = openWith(guardedBackend(),
            {.address = {u"guarded"_s, u"host"_s, {}},
                .stop = stop.get_token(),
                .progress = told.listener()});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Cancelled);
        QVERIFY(told.steps.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
