// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/recentstores.h"

#include <QDir>
#include <QSettings>
#include <QTest>

using namespace kvlens;

namespace {

QStringList namesOf(const QList<RecentStore> &stores)
{
    QStringList names;
    for (const RecentStore &store : stores)
        names << store.name;
    return names;
}

void add(const QString &path)
{
    RecentStores::add({QStringLiteral("json:") + path, QDir(path).dirName(), {}, -1, {}});
}

} // namespace

class TestRecentStores : public QObject
{
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void cleanupTestCase() { QSettings().clear(); }
    void namesTheFolderOnlyOfThoseThatLookTheSame();
    void keepsTheNamesAsTheyWere();
};

void TestRecentStores::namesTheFolderOnlyOfThoseThatLookTheSame()
{
    add(QDir::homePath() + QStringLiteral("/a/store.json"));
    add(QStringLiteral("/b/store.json"));
    add(QStringLiteral("/b/other.json"));
    QCOMPARE(namesOf(RecentStores::list()),
        QStringList({QStringLiteral("other.json"), QStringLiteral("store.json \u2013 /b"),
            QStringLiteral("store.json \u2013 ~/a")}));
}

void TestRecentStores::keepsTheNamesAsTheyWere()
{
    add(QStringLiteral("/a/store.json"));
    add(QStringLiteral("/b/store.json"));
    RecentStores::remove(QStringLiteral("json:/a/store.json"));
    QCOMPARE(namesOf(RecentStores::list()), QStringList {QStringLiteral("store.json")});
}

QTEST_GUILESS_MAIN(TestRecentStores)
#include "tst_recentstores.moc"
