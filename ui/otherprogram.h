// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// That another program wrote to a store: as a sentence.
#pragma once

#include "ui/messages.h"

namespace kvlens {

class StoreSession;

// A file is written as a whole; of another store it may have been one entry.
Message rewrittenMessage(const StoreSession &session); // without buttons
QString goneText(const StoreSession &session);
QString rereadText(const StoreSession &session); // and that it is read again by itself

} // namespace kvlens
