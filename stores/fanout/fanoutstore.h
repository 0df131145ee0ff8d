// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// FanoutCache of diskcache: one cache, whose entries are dealt out to numbered folders by the hash
// of their keys.
#pragma once

#include "stores/backend.h"

namespace kvlens {

// `folder` is one, without links. A part of it that cannot be opened is a problem, and nothing is
// written then. NotFound: it is none. Errors of the first part if none can be opened.
Result<std::unique_ptr<Store>> openFanoutCache(const QString &folder, const OpenRequest &request);

} // namespace kvlens
