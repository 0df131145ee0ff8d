// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stores/entry.h"

namespace kvlens {

// Lines of Python that read a member of a JSON file as BackendInfo::python has it.
QByteArray pythonOfMember(const QString &path, const EntryRef &ref);

} // namespace kvlens
