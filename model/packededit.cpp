// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/packededit.h"

#include "model/editcodec.h"
#include "model/longvalues.h"

#include <cstring>

namespace kvlens {

PackedEdit::PackedEdit(quint64 order, Collection collection, const Edit &edit)
    : m_kind(edit.kind())
    , m_isBlocked(edit.isBlocked())
    , m_isConflict(edit.isConflict())
    , m_isLong(std::max(edit.base.value.size(), edit.mine.value.size()) > shownWhole)
    , m_order(order)
    , m_collection(std::move(collection))
{
}

PackedEdit::Pointer PackedEdit::make(quint64 order, const Collection &collection, const Edit &edit)
{
    QByteArray bytes;
    SharedParts apart;
    EditWriter(bytes, &apart).edit(edit);
    auto *packed = new (bytes.size()) PackedEdit(order, collection, edit);
    packed->m_size = bytes.size();
    std::memcpy(packed->bytes(), bytes.constData(), size_t(bytes.size()));
    if (!apart.isEmpty())
        packed->m_apart = std::make_unique<const SharedParts>(std::move(apart));
    return Pointer(packed);
}

Edit PackedEdit::edit() const
{
    return EditReader(bytes(), m_apart.get()).edit(m_collection->collection);
}

EntryRef PackedEdit::entryRef() const
{
    return EditReader(bytes()).ref(m_collection->collection);
}

bool PackedEdit::isOf(const EntryRef &entry) const
{
    EditReader reader(bytes());
    return reader.textView() == entry.key && reader.number() == entry.shadow
        && reader.number() == quint64(entry.part);
}

} // namespace kvlens
