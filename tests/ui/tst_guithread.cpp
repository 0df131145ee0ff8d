// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A person's way through the window with a store that has ranges. How long the GUI's thread was
// kept is reported; what may be asserted of time is in the benchmark.

#include "tests/support/windowtour.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace kvlens::test;

namespace {

constexpr int keys = 120'000;

bool writeStore(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("{\"few\": {\"a\": 1}, \"many\": {");
    for (int i = 0; i < keys; ++i)
        file.write(QStringLiteral("%1\"key-%2\": %3")
                       .arg(QLatin1StringView(i > 0 ? ", " : ""))
                       .arg(i * 7919 % keys, 6, 16, QLatin1Char('0'))
                       .arg(i)
                       .toUtf8());
    file.write("}}");
    return true;
}

} // namespace

class TestGuiThread : public QObject
{
    Q_OBJECT

private slots:
    void everyStepComesToItsEnd();
};

void TestGuiThread::everyStepComesToItsEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("store.json"));
    QVERIFY(writeStore(path));
    WindowTour tour(*static_cast<ProbedApplication *>(qApp));
    tour.showWindow();
    tour.open(path);
    tour.load();
    tour.jumpAbout();
    tour.goToKeys();
    tour.filter(QStringLiteral("1f"));
    tour.sort();
    tour.search(QStringLiteral("7f"));
    tour.editAndPersist();
    tour.reload();
    tour.close();
    for (const TourStep &step : tour.steps()) {
        QVERIFY2(step.isDone, qPrintable(step.name));
        QVERIFY(step.longest.wall > 0);
    }
    const auto longest = std::max_element(tour.steps().begin(), tour.steps().end(),
        [](const TourStep &a, const TourStep &b) { return a.longest.cpu < b.longest.cpu; });
    qInfo("The longest call: %.1f ms of the processor, in \"%s\": %s", longest->longest.cpu,
        qPrintable(longest->name), qPrintable(longest->longest.what));
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.read(64).startsWith("{\"few\": {\"a\": 1}, \"many\": {\"key-000000\":  0"));
}

int main(int argc, char **argv)
{
    ProbedApplication application(argc, argv);
    TestGuiThread test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_guithread.moc"
