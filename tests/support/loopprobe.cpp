// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/loopprobe.h"

#include <QEvent>
#include <QMetaEnum>
#include <QScopedValueRollback>
#include <QThread>

#include <ctime>

namespace kvlens::test {

namespace {

double milliseconds(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

QString nameOf(const char *receiver, const QString &objectName, QEvent::Type type)
{
    const char *event = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return QStringLiteral("%1 to %2 %3")
        .arg(
            QLatin1StringView(event ? event : "an event"), QLatin1StringView(receiver), objectName);
}

} // namespace

ProbedApplication::ProbedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
}

bool ProbedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_isInCall || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const QScopedValueRollback<bool> guard(m_isInCall, true);
    // The call may delete both.
    const char *name = receiver->metaObject()->className();
    const QString objectName = receiver->objectName();
    const QEvent::Type type = event->type();
    const double wall = milliseconds(CLOCK_MONOTONIC);
    const double cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    const bool taken = QApplication::notify(receiver, event);
    const double took = milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
    m_longest.wall = std::max(m_longest.wall, milliseconds(CLOCK_MONOTONIC) - wall);
    if (took > m_longest.cpu) {
        m_longest.cpu = took;
        m_longest.what = nameOf(name, objectName, type);
    }
    return taken;
}

} // namespace kvlens::test
