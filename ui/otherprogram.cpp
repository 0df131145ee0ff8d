// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/otherprogram.h"

#include "model/treetext.h"
#include "stores/catalog.h"

#include <QCoreApplication>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class OtherProgramWords
{
    Q_DECLARE_TR_FUNCTIONS(OtherProgram)
};

bool isOneFile(const StoreSession &session)
{
    const BackendInfo *backend = findBackend(session.address().scheme);
    return backend && backend->home == StoreHome::File;
}

} // namespace

QString rewrittenText(const StoreSession &session)
{
    return (isOneFile(session) ? OtherProgramWords::tr("Another program rewrote %1.")
                               : OtherProgramWords::tr("Another program wrote to %1."))
        .arg(storeName(session));
}

QString rereadText(const StoreSession &session)
{
    return (isOneFile(session)
            ? OtherProgramWords::tr("Another program rewrote %1; it is read again.")
            : OtherProgramWords::tr("Another program wrote to %1; it is read again."))
        .arg(storeName(session));
}

} // namespace kvlens
