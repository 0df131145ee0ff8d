// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/backend.h"

namespace kvlens {

QString addressForm(const BackendInfo &backend)
{
    QStringList options;
    for (const BackendOption &option : backend.options)
        options.append(option.name + QLatin1Char('=') + option.value);
    QString form = backend.scheme + QLatin1Char(':') + backend.place;
    if (!options.isEmpty())
        form += QStringLiteral("[?%1]").arg(options.join(QLatin1Char('&')));
    return form;
}

} // namespace kvlens
