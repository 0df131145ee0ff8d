// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/jsonpath.h"

#include <QTest>

using namespace kvlens;

namespace {

PathStep member(const char *name)
{
    return {name, -1};
}

PathStep element(qint64 number)
{
    return {{}, number};
}

// a.list[2].b
const QList<PathStep> steps {member("a"), member("list"), element(2), member("b")};

bool isHeld(const QByteArray &text, const QList<PathStep> &along)
{
    const JsonPath path = JsonPath::parse(text).value();
    JsonPath::Reached reached = path.begin();
    for (const PathStep &step : along)
        reached = path.after(reached, step);
    return path.holds(reached);
}

} // namespace

class TestJsonPath : public QObject
{
    Q_OBJECT
private slots:
    void holds_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("expected");
        const auto yes = [](const char *path) { QTest::newRow(path) << QByteArray(path) << true; };
        const auto no = [](const char *path) { QTest::newRow(path) << QByteArray(path) << false; };
        yes("");
        yes("$");
        yes("$.a");
        yes("$.a.list");
        yes("$['a'][\"list\"][2].b");
        yes("$.*.*[*]");
        yes("$.a.list[*].b");
        yes("$..b");
        yes("$..list");
        yes("$..list..b");
        yes("$..[2]");
        yes("/a");
        yes("/a/list/2/b");
        no("$.b");
        no("$.a.list[1]");
        no("$.a.list['2']");
        no("$.a.list[2].b.c");
        no("$..b.list");
        no("$.list");
        no("/");
        no("/a/list/02");
        no("/a/list/3");
    }

    void holds()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, expected);
        QCOMPARE(isHeld(path, steps), expected);
    }

    void namesMayHoldAnything()
    {
        QVERIFY(isHeld("$['a.b[c]']", {member("a.b[c]")}));
        QVERIFY(isHeld("/a~1b~0", {member("a/b~")}));
        QVERIFY(isHeld("/", {member("")}));
        QVERIFY(isHeld("/2", {member("2")}));
        QVERIFY(isHeld("$.é", {member("é")}));
    }

    void wrongPathsSayWhere_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<qint64>("byte");
        QTest::newRow("no root") << QByteArray("a.b") << qint64(0);
        QTest::newRow("no dot") << QByteArray("$a") << qint64(1);
        QTest::newRow("no name") << QByteArray("$.a.") << qint64(4);
        QTest::newRow("open bracket") << QByteArray("$[1") << qint64(3);
        QTest::newRow("open quote") << QByteArray("$['a]") << qint64(5);
        QTest::newRow("no number") << QByteArray("$[-1]") << qint64(2);
        QTest::newRow("no escape") << QByteArray("/a~0/b~2") << qint64(7);
        QTest::newRow("a tilde alone") << QByteArray("/~") << qint64(2);
    }

    void wrongPathsSayWhere()
    {
        QFETCH(QByteArray, path);
        QFETCH(qint64, byte);
        const Error error = JsonPath::parse(path).error();
        QCOMPARE(error.code, ErrorCode::Invalid);
        QCOMPARE(error.place->byte, byte);
        QVERIFY(!error.detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestJsonPath)
#include "tst_jsonpath.moc"
