// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/otherkind.h"

#include "stores/catalog.h"
#include "stores/words/reasons.h"

namespace kvlens {

std::optional<Problem> otherKindThere(
    const StoreAddress &address, const QList<CollectionInfo> &collections)
{
    const bool hasEntries = std::any_of(collections.begin(), collections.end(),
        [](const CollectionInfo &info) { return info.entries != 0 || info.isUnreadable; });
    const BackendInfo *backend = hasEntries ? nullptr : findBackend(address.scheme);
    const bool isPath
        = backend && (backend->home == StoreHome::Folder || backend->home == StoreHome::File);
    const Result<StoreAddress> found
        = isPath ? recognise(address.path) : Result<StoreAddress>(StoreAddress {});
    if (!found || found->scheme.isEmpty() || found->scheme == address.scheme)
        return std::nullopt;
    const QString &kind = findBackend(found->scheme)->kind;
    return Problem {.id = QStringLiteral("other-kind"),
        .severity = Severity::Warning,
        .error
        = {ErrorCode::Unsupported, Reasons::otherKind.with(backend->kind, kind), address.path},
        .hidesEntries = true};
}

} // namespace kvlens
