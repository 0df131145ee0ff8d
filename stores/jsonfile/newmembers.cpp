// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/newmembers.h"

#include "stores/valuekind.h"
#include "stores/words/jsonreasons.h"
#include "stores/wtf8.h"

namespace kvlens {

std::optional<Error> NewMembers::refusal(const Write &write)
{
    const EntryRef &ref = write.ref;
    const QString key = displayText(ref.key);
    if (!isWtf8(ref.collection.name) || !isWtf8(ref.key))
        return Error {ErrorCode::Invalid, JsonReasons::keyNotUtf8, key};
    const bool isObject = write.value && valueKind(*write.value) == ValueKind::Object;
    if (ref.collection.topLevel && isObject && !write.isOfDocument)
        return Error {ErrorCode::Invalid, JsonReasons::objectAtTop, key};
    const QByteArray member = ref.collection.topLevel ? ref.key : ref.collection.name;
    const auto first = m_isEntry.constFind(member);
    if (first == m_isEntry.constEnd())
        m_isEntry.insert(member, ref.collection.topLevel);
    else if (*first != ref.collection.topLevel)
        return Error {ErrorCode::Invalid, JsonReasons::topLevelTaken, displayText(member)};
    return std::nullopt;
}

} // namespace kvlens
