// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/patience.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace kvlens::test {

bool turnLoop(const std::function<bool()> &isOver, int every, int most)
{
    const QDeadlineTimer deadline(most);
    QTimer wake; // processEvents() with a time does not wait: it asks again and again
    wake.start(every);
    while (!isOver() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isOver();
}

} // namespace kvlens::test
