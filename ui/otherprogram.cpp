// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/otherprogram.h"

#include "model/treetext.h"
#include "report/wording.h"
#include "stores/catalog.h"
#include "ui/yourchanges.h"

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

QString rewrittenText(const StoreSession &session)
{
    return (isOneFile(session) ? OtherProgramWords::tr("Another program rewrote %1.")
                               : OtherProgramWords::tr("Another program wrote to %1."))
        .arg(storeName(session));
}

} // namespace

Message rewrittenMessage(const StoreSession &session)
{
    Message message {.kind = Message::Kind::Warning,
        .happened = rewrittenText(session),
        .edits = keptText(session)};
    if (message.edits.isEmpty())
        message.kept = OtherProgramWords::tr("What is shown is older.");
    return message;
}

QString goneText(const StoreSession &session)
{
    const bool isReadable = session.info().capabilities.testFlag(Capability::ReadsWhenGone);
    return joined(OtherProgramWords::tr("%1 is no longer there.").arg(storeName(session)),
        isReadable
            ? OtherProgramWords::tr("What was read of it is still shown.")
            : OtherProgramWords::tr("Its keys are still listed; its values are gone with it."));
}

QString rereadText(const StoreSession &session)
{
    return (isOneFile(session)
            ? OtherProgramWords::tr("Another program rewrote %1; it is read again.")
            : OtherProgramWords::tr("Another program wrote to %1; it is read again."))
        .arg(storeName(session));
}

} // namespace kvlens
