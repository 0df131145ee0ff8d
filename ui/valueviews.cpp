// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/valueviews.h"

#include "ui/bytesview.h"
#include "ui/textview.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

template <class View> ValueView *makeView(ValueDocument &document, QWidget *parent)
{
    return new View(document, parent);
}

Fit fitsText(const ValueDocument &document)
{
    return document.isText() ? Fit::Best : Fit::None;
}

Fit fitsBytes(const ValueDocument &document)
{
    return document.isText() ? Fit::Usable : Fit::Best;
}

} // namespace

const QList<ValueViewKind> &valueViews()
{
    static const QList<ValueViewKind> kinds {
        {u"text"_s, QCoreApplication::translate("ValueView", "Text"),
            QCoreApplication::translate("ValueView", "These bytes are not text"), fitsText,
            makeView<TextView>},
        {u"bytes"_s, QCoreApplication::translate("ValueView", "Bytes"), {}, fitsBytes,
            makeView<BytesView>},
    };
    return kinds;
}

} // namespace kvlens
