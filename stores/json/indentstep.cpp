// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/indentstep.h"

namespace kvlens::json {

namespace {

int columnsALevel = 2;

} // namespace

int indentStep()
{
    return columnsALevel;
}

void setIndentStep(int columns)
{
    columnsALevel = columns;
}

} // namespace kvlens::json
