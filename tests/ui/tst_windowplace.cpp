// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window comes back where it was, if that can still be seen.

#include "ui/settings.h"
#include "ui/windowplace.h"
#include "windowtest.h"

#include <QScreen>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QRect left(0, 0, 1920, 1050);
const QRect right(1920, 0, 1280, 1024);

} // namespace

class TestWindowPlace : public QObject
{
    Q_OBJECT

private slots:
    void isOnTheScreensThatThereAre_data();
    void isOnTheScreensThatThereAre();
    void aWindowOfALargerScreenIsSeenWhole();
};

void TestWindowPlace::isOnTheScreensThatThereAre_data()
{
    QTest::addColumn<QRect>("was");
    QTest::addColumn<QList<QRect>>("screens");
    QTest::addColumn<QRect>("is");
    const QRect window(100, 50, 1200, 700);
    const QList<QRect> both {left, right};
    const QRect over(1500, 50, 1200, 700);
    QTest::newRow("as it was") << window << both << window;
    QTest::newRow("over two screens") << over << both << over;
    QTest::newRow("one screen is gone") << over << QList {left} << QRect(720, 50, 1200, 700);
    QTest::newRow("on the screen that is gone")
        << QRect(2000, 100, 900, 700) << QList {left} << QRect(1020, 100, 900, 700);
    QTest::newRow("left of all") << QRect(-500, -20, 900, 700) << both << QRect(0, 0, 900, 700);
    QTest::newRow("larger than any") << QRect(100, 100, 4000, 3000) << QList {right} << right;
    QTest::newRow("partly below") << QRect(2000, 900, 900, 700) << both
                                  << QRect(2000, 324, 900, 700);
    QTest::newRow("no screen") << window << QList<QRect> {} << window;
}

void TestWindowPlace::isOnTheScreensThatThereAre()
{
    QFETCH(const QRect, was);
    QFETCH(const QList<QRect>, screens);
    QTEST(withinScreens(was, screens), "is");
}

void TestWindowPlace::aWindowOfALargerScreenIsSeenWhole()
{
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    {
        QWidget before;
        before.setGeometry(screen.right() - 100, screen.bottom() - 100, 640, 480);
        Settings().setValue(u"window/geometry"_s, before.saveGeometry());
    }
    WindowTest test;
    const QRect now = test.window().geometry();
    QVERIFY2(screen.contains(now.topLeft()), qPrintable(u"%1 %2"_s.arg(now.x()).arg(now.y())));
    QVERIFY(now.right() <= screen.right() || now.width() >= screen.width());
    QVERIFY(now.bottom() <= screen.bottom() || now.height() >= screen.height());
}

QTEST_MAIN(TestWindowPlace)
#include "tst_windowplace.moc"
