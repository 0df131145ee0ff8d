// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keptentry.h"

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// Names and keys are any bytes.
QString base64Of(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray fromBase64(const QJsonValue &text)
{
    return QByteArray::fromBase64(text.toString().toLatin1());
}

} // namespace

QJsonObject keptEntry(const EntryRef &ref)
{
    return {{u"collection"_s, base64Of(ref.collection.name)},
        {u"group"_s, base64Of(ref.collection.group)}, {u"topLevel"_s, ref.collection.topLevel},
        {u"key"_s, base64Of(ref.key)}};
}

EntryRef entryFrom(const QJsonObject &kept)
{
    return {{fromBase64(kept[u"collection"_s]), fromBase64(kept[u"group"_s]), 0,
                kept[u"topLevel"_s].toBool()},
        fromBase64(kept[u"key"_s])};
}

bool canBeFoundAgain(const EntryRef &ref)
{
    return ref.part == EntryPart::Value && ref.shadow == 0 && ref.collection.shadow == 0;
}

} // namespace kvlens
