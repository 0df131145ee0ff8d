// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A person's way through the window with stores that are far away and can list little or nothing.
// How long the GUI's thread was kept is reported; what may be asserted of time is in the benchmark.

#include "tests/support/forwardonlystore.h"
#include "tests/support/nolistingstore.h"
#include "tests/support/remotetour.h"
#include "ui/mainwindow.h"

#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;
using namespace kvlens;
using namespace kvlens::test;

namespace {

std::shared_ptr<RemoteServer> farAway()
{
    return std::make_shared<RemoteServer>(RemoteOptions {.latency = 20ms, .failEvery = 23});
}

ProbedApplication &application()
{
    return *static_cast<ProbedApplication *>(qApp);
}

void report(const RemoteTour &tour)
{
    for (const TourStep &step : tour.steps())
        QVERIFY2(step.isDone, qPrintable(step.name));
    const auto longest = std::max_element(tour.steps().begin(), tour.steps().end(),
        [](const TourStep &a, const TourStep &b) { return a.longest.cpu < b.longest.cpu; });
    qInfo("The longest call: %.1f ms of the processor, in \"%s\": %s", longest->longest.cpu,
        qPrintable(longest->name), qPrintable(longest->longest.what));
}

} // namespace

class TestRemoteStores : public QObject
{
    Q_OBJECT

private slots:
    void aStoreThatOnlyListsForwards();
    void aStoreThatListsNothing();
};

void TestRemoteStores::aStoreThatOnlyListsForwards()
{
    const auto server = farAway();
    const auto content = std::make_shared<ForwardOnlyContent>();
    RemoteTour tour(application(), server);
    tour.showWindow();
    tour.openStore(forwardOnlyOpener(content, server));
    tour.listOn(5'000);
    QVERIFY(tour.listed() >= 5'000);
    server->passTime(2min); // its cursor expires
    const qint64 before = tour.listed();
    tour.listOn(before + 1);
    QVERIFY(tour.listed() > before);
    tour.filterFirst(QStringLiteral("1234"));
    QVERIFY(tour.listed() > before); // it is all there again
    tour.openByName("key-7654321");
    tour.edit(R"({"n": "changed"})");
    tour.persist();
    QCOMPARE(content->value("key-7654321"), QByteArray(R"({"n": "changed"})"));
    tour.openByName("key-1234567");
    tour.edit(R"({"n": "kept"})");
    tour.loseConnection();
    QCOMPARE(tour.changes(), 1);
    tour.reconnect();
    QCOMPARE(tour.changes(), 1);
    tour.listOn(500);
    tour.persist();
    QCOMPARE(content->value("key-1234567"), QByteArray(R"({"n": "kept"})"));
    report(tour);
}

void TestRemoteStores::aStoreThatListsNothing()
{
    const auto server = farAway();
    const auto table = std::make_shared<Table>();
    table->fill(noListingCollection, 100);
    RemoteTour tour(application(), server);
    tour.showWindow();
    tour.openStore(noListingOpener(table, server));
    QCOMPARE(tour.listed(), 0);
    const auto *status = tour.window().findChild<QWidget *>(QStringLiteral("Status"));
    QCOMPARE(status->accessibleDescription(), QString()); // not that there are 0 keys
    tour.openByName("k42");
    QCOMPARE(tour.listed(), 1);
    tour.openByName("k07");
    QCOMPARE(tour.listed(), 2);
    tour.filterFirst(QStringLiteral("07"));
    tour.edit("7000");
    tour.persist();
    QCOMPARE(table->value(noListingCollection, "k07"), QByteArray("7000"));
    tour.openByName("k42");
    tour.edit("4200");
    tour.loseConnection();
    tour.reconnect();
    QCOMPARE(tour.changes(), 1);
    QCOMPARE(tour.listed(), 2);
    tour.persist();
    QCOMPARE(table->value(noListingCollection, "k42"), QByteArray("4200"));
    report(tour);
}

int main(int argc, char **argv)
{
    ProbedApplication application(argc, argv);
    TestRemoteStores test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_remotestores.moc"
