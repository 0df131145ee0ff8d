// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `kvlens_bench_window start FILE [STARTED]`: the time until the first keys of FILE are painted, on
// Qt's platform "offscreen"; of an empty store, until that can be seen. STARTED is when the process
// was started, in nanoseconds of CLOCK_MONOTONIC; without it, when main began.
// `kvlens_bench_window tour FILE`: a person's way through the window: how long each step took, and
// the longest call that it made on the GUI's thread, by the clock and of the processor. FILE is
// changed: give it a copy.
// `kvlens_bench_window edits FILE COUNT`: the same with so many staged edits.
// `kvlens_bench_window index FILE`: the views of an index, of a docstore.
// `kvlens_bench_window map FILE`: the map of the vectors of a store.
// All print JSON: the steps, in milliseconds.

#include "tests/support/windowtour.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

double now()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

QJsonArray jsonOf(const QList<TourStep> &steps)
{
    QJsonArray all;
    for (const TourStep &step : steps)
        all.append(
            QJsonObject {{u"step"_s, step.name}, {u"done"_s, step.isDone}, {u"took"_s, step.took},
                {u"longest"_s, step.longest.wall}, {u"longest_cpu"_s, step.longest.cpu},
                {u"what"_s, step.longest.what}, {u"anonymous_kb"_s, step.anonymousKilobytes}});
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray mode = argc >= 3 ? argv[1] : "";
    const bool isOfFile = mode == "start" || mode == "tour" || mode == "index" || mode == "map";
    if (!isOfFile && (mode != "edits" || argc < 4)) {
        std::fputs("kvlens_bench_window start|tour|index|map|edits FILE [STARTED|COUNT]\n", stderr);
        return 2;
    }
    const double begin = mode == "start" && argc > 3 ? QByteArray(argv[3]).toDouble() / 1e6 : now();
    const QTemporaryDir home; // no settings of whoever runs it
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.path()));
    qputenv("XDG_STATE_HOME", QFile::encodeName(home.path()));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    ProbedApplication application(argc, argv);
    WindowTour tour(application);
    const double ready = now() - begin;
    const QString path = QFileInfo(QFile::decodeName(argv[2])).absoluteFilePath();
    if (mode == "start") {
        tour.start(path);
    } else if (mode == "index") {
        tour.showWindow();
        tour.open(path);
        tour.load();
        tour.showIndex();
        tour.close();
    } else if (mode == "map") {
        tour.showWindow();
        tour.open(path);
        tour.load();
        tour.showMap();
        tour.close();
    } else if (mode == "edits") {
        tour.showWindow();
        tour.open(path);
        tour.load();
        tour.editMany(QByteArray(argv[3]).toLongLong());
        tour.close();
    } else {
        tour.showWindow();
        tour.open(path);
        tour.load();
        tour.jumpAbout();
        tour.goToKeys();
        tour.filter(u"1f3"_s);
        tour.sort();
        tour.search(u"zq7f"_s);
        tour.editAndPersist();
        tour.reload();
        tour.close();
    }
    QList<TourStep> steps = tour.steps();
    if (mode == "start")
        steps.first().took += ready;
    const QJsonObject report {{u"steps"_s, jsonOf(steps)}};
    std::fputs(QJsonDocument(report).toJson().constData(), stdout);
    return 0;
}
