// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copying entries and how other programs read them, pasting them anywhere, and having several
// beside themselves.
#pragma once

#include "model/clipreading.h"
#include "ui/messages.h"
#include "ui/storecommands.h"

namespace kvlens {

class ClipCommands : public QObject
{
    Q_OBJECT
public:
    ClipCommands(const CommandContext &context, QObject *parent);

    void copyInto(const Target &into); // what is chosen; dropped there

signals:
    void clipChanged(); // whether there is something to be pasted
    void said(const QString &line); // that something went as it was asked for
    void told(kvlens::StoreSession *session, const kvlens::Message &message);
    void couldNotCopy(const kvlens::Error &error);
    void pasted(kvlens::StoreSession *session, const kvlens::EntryRef &first);

private:
    using Use = std::function<void(StoreSession &from, const EntryClip &clip)>;
    void withChosen(const Use &use); // the last one asked for
    void copy();
    void paste();
    void duplicate();
    void copyCommand();
    void copyPython();
    void pasteInto(StoreSession &session, const PasteRequest &request);
    void take(StoreSession &session, const PasteRequest &request, const PasteReport &report);
    void tellLeftOut(StoreSession &session, const EntryClip &clip);
    void lookAtClipboard();

    CommandContext m_context;
    int m_asked = 0; // what is read for an earlier one is not wanted any more
};

} // namespace kvlens
