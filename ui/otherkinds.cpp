// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/otherkinds.h"

#include "model/workspace.h"
#include "report/backendtext.h"
#include "report/errortext.h"
#include "stores/catalog.h"

#include <QCoreApplication>

namespace kvlens {

namespace {

struct OtherKinds
{
    Q_DECLARE_TR_FUNCTIONS(OtherKinds)
};

} // namespace

void offerOtherKinds(
    Message &message, const Error &error, const StoreAddress &address, Workspace &workspace)
{
    if (!address.scheme.isEmpty() || error.code != ErrorCode::Unsupported)
        return;
    const QString why = reasonText(error.detail);
    for (const BackendInfo &kind : catalog()) {
        if (!why.contains(kind.scheme + u':' + kind.place))
            continue;
        const StoreAddress named {kind.scheme, address.path, {}};
        message.buttons.append({OtherKinds::tr("Open as %1").arg(labelOf(kind)),
            [&workspace, named] { workspace.open(named, OpenMode::ReadWrite); }});
    }
}

} // namespace kvlens
