// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/otherkind.h"

#include "stores/catalog.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

// The kind that a path looks like, if its address says another.
std::optional<QString> otherLook(const StoreAddress &address)
{
    const BackendInfo *backend = findBackend(address.scheme);
    const bool isPath
        = backend && (backend->home == StoreHome::Folder || backend->home == StoreHome::File);
    const Result<StoreAddress> found
        = isPath ? recognise(address.path) : Result<StoreAddress>(StoreAddress {});
    if (!found || found->scheme.isEmpty() || found->scheme == address.scheme)
        return std::nullopt;
    return findBackend(found->scheme)->kind;
}

Problem otherKind(const StoreAddress &address, const ReasonForm &form, const QString &look)
{
    const Reason what = form.with(findBackend(address.scheme)->kind, look);
    return {.id = QStringLiteral("other-kind"),
        .severity = Severity::Warning,
        .error = {ErrorCode::Unsupported, what, address.path}};
}

} // namespace

std::optional<Problem> otherKindThere(
    const StoreAddress &address, const QList<CollectionInfo> &collections)
{
    const bool hasEntries = std::any_of(collections.begin(), collections.end(),
        [](const CollectionInfo &info) { return info.entries != 0 || info.isUnreadable; });
    const std::optional<QString> look = hasEntries ? std::nullopt : otherLook(address);
    if (!look)
        return std::nullopt;
    Problem problem = otherKind(address, Reasons::otherKind, *look);
    problem.hidesEntries = true;
    return problem;
}

std::optional<Problem> looksLikeOther(const StoreAddress &address)
{
    const Result<int> fit = fitOf(address);
    const std::optional<QString> look = fit && *fit == 0 ? otherLook(address) : std::nullopt;
    if (!look)
        return std::nullopt;
    return otherKind(address, Reasons::readAsOtherKind, *look);
}

} // namespace kvlens
