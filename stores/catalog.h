// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of backends: what kinds of store there are. A new backend is one folder, one row here,
// and nothing anywhere else.
#pragma once

#include "stores/backend.h"

namespace kvlens {

const QList<BackendInfo> &catalog();
const BackendInfo *findBackend(const QString &scheme);

// The scheme that fits what is at a bare path. NotFound: no such path. Denied. Unsupported: nothing
// in the catalogue knows it.
Result<StoreAddress> recognise(const QString &path);
// How well what is there fits the kind that the address says: as BackendInfo::recognise. Errors as
// recognise().
Result<int> fitOf(const StoreAddress &address);

// Whether the form of an address is right, without a look at what is there. Invalid: no such
// scheme, no path where the kind needs one, or an option that the kind does not have or does not
// take so.
Result<void> checkForm(const StoreAddress &address);

// Recognises a bare path, then opens. The returned store's info() has the full address. Cancelled;
// else as recognise() and BackendInfo::open.
Result<std::unique_ptr<Store>> openStore(const OpenRequest &request);

// As openStore() does once the backend is known, which need not be in the catalogue. Cancelled,
// even before it is asked; else as BackendInfo::open.
Result<std::unique_ptr<Store>> openWith(const BackendInfo &backend, const OpenRequest &request);

} // namespace kvlens
