// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the program calls things to those who do not see it: who says aloud what stands on a button
// reaches that button, and a column is called by what is in it.
#pragma once

#include <QStringList>

namespace kvlens::test {

// What is wrong with the names of all widgets that are shown just now; empty: nothing is.
QStringList nameFaults();

} // namespace kvlens::test
