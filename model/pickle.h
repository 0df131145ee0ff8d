// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is in a pickle of Python, as pickletools.dis() lays it out: its operations, of which none is
// carried out. Pure functions.
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace kvlens {

struct PickleStep
{
    qint64 begin = 0; // of its bytes
    qint64 end = 0;
    const char *name = ""; // "BININT1"
    QString argument = {}; // as it is shown, a long text in part; empty: it has none
};

// The steps of bytes that are one pickle, from the mark of its protocol (2 to 5) to its STOP.
// Nothing: they are not, or of more than a million steps.
std::optional<QList<PickleStep>> pickleSteps(QByteArrayView bytes);

// "   12: BININT1    5"
QString pickleLine(const PickleStep &step);

// Lines of sixteen bytes: "00000000  80 05 4b 05 2e  |..K..|".
QString hexLines(QByteArrayView bytes);

} // namespace kvlens
