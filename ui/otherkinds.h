// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a path is nothing by itself, what it can be opened as.
#pragma once

#include "stores/storeaddress.h"
#include "ui/messages.h"

namespace kvlens {

class Workspace;

// A button for each kind that the reason names by the form of its address, "localfiles:DIR".
void offerOtherKinds(
    Message &message, const Error &error, const StoreAddress &address, Workspace &workspace);

} // namespace kvlens
