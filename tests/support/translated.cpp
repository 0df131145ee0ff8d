// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Linked into every test: it speaks as the program does, in English with its plural forms.

#include "stores/words/translations.h"

#include <QCoreApplication>

namespace kvlens {

Q_COREAPP_STARTUP_FUNCTION(installTranslations)

} // namespace kvlens
