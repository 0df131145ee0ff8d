// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window needs a display. Qt aborts where it finds none; here it is one sentence and a status.
#pragma once

#include <QtGlobal>

namespace kvlens {

// Whether the environment or the arguments name a display.
bool hasDisplay(int argc, const char *const *argv);

[[noreturn]] void endWithoutDisplay();

// While it is there, Qt's failing to reach the display ends the process as endWithoutDisplay()
// does. To be made before the QApplication and gone after it. GUI thread.
class DisplayWatch
{
public:
    DisplayWatch();
    ~DisplayWatch();
    Q_DISABLE_COPY_MOVE(DisplayWatch)
};

} // namespace kvlens
