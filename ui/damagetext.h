// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told of a store of which something is damaged.
#pragma once

#include "model/storesession.h"
#include "ui/messages.h"

#include <optional>

namespace kvlens {

// The first problem that tells of damage, as long as the session lists it; nullptr: none does.
const Problem *damageOf(const StoreSession &session);
// What is read-only because of it, all or some files; the buttons are for who tells it.
Message damageMessage(const StoreSession &session, const Problem &damage);
// Of what is told to everybody, such as what an interrupted persist has left; nothing: there is no
// such problem. Without buttons, too.
std::optional<Message> unfinishedMessage(const StoreSession &session);

} // namespace kvlens
