// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of the views of a value. A new one is a row here.
#pragma once

#include "ui/valueview.h"

#include <QList>

namespace kvlens {

// How well a view shows a value.
enum class Fit : quint8 {
    None, // it cannot be shown so
    Usable,
    Best, // shown so at first; of several the first in the table
};

struct ValueViewKind
{
    QString id; // kept while the program runs and told apart by; not translated
    QString name; // on its tab
    QString whyNot; // said of a value that it does not fit
    Fit (*fit)(const ValueDocument &document);
    ValueView *(*make)(ValueDocument &document, QWidget *parent);
};

const QList<ValueViewKind> &valueViews();

} // namespace kvlens
