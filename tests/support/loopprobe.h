// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An application that measures how long each call keeps the GUI thread from its event loop.
#pragma once

#include <QApplication>
#include <QElapsedTimer>

namespace kvlens::test {

// The longest call from the event loop since reset(): what a person feels as the window hanging.
// A busy machine lengthens `wall`; `cpu` is what the call itself took.
struct LongestCall
{
    double wall = 0; // ms
    double cpu = 0; // ms, of the thread; the most of any call
    QString what = {}; // the event and its receiver, of the call with the most cpu
};

// Threads: the GUI's; calls on other threads are not looked at.
class ProbedApplication : public QApplication
{
public:
    ProbedApplication(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;
    const LongestCall &longest() const { return m_longest; }
    void reset() { m_longest = {}; }

private:
    bool m_isInCall = false; // calls within calls belong to them
    LongestCall m_longest;
};

} // namespace kvlens::test
