// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clipmime.h"

#include "stores/words/reasons.h"
#include "stores/wtf8.h"

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr auto clipFormat = "application/x-kvlens-entries"_L1;
constexpr auto textFormat = "text/plain"_L1;

} // namespace

ClipMime::ClipMime(EntryClip clip)
    : m_clip(std::move(clip))
{
}

QStringList ClipMime::formats() const
{
    return {clipFormat, textFormat};
}

bool ClipMime::hasFormat(const QString &format) const
{
    return formats().contains(format);
}

QVariant ClipMime::retrieveData(const QString &format, QMetaType) const
{
    if (format == clipFormat)
        return packedClip(m_clip);
    return format == textFormat ? QVariant(fromWtf8(clipText(m_clip))) : QVariant();
}

bool holdsClip(const QMimeData *data)
{
    return data && data->hasFormat(clipFormat);
}

Result<EntryClip> clipIn(const QMimeData *data)
{
    if (const auto *own = qobject_cast<const ClipMime *>(data))
        return own->clip();
    return holdsClip(data) ? unpackedClip(data->data(clipFormat))
                           : Error {ErrorCode::Invalid, Reasons::noClip};
}

ChosenMime::ChosenMime(const Target &chosen)
    : m_chosen(chosen)
{
    QStringList keys;
    for (const EntryRef &ref : chosen.entries)
        keys.append(fromWtf8(ref.key));
    setText(keys.join(u'\n'));
}

} // namespace kvlens
