// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the actions on entries do: new, rename, duplicate, delete, copy, revert, undo.
#pragma once

#include "model/longvalues.h"
#include "ui/storecommands.h"

namespace kvlens {

class EntryCommands : public QObject
{
    Q_OBJECT
public:
    EntryCommands(const CommandContext &context, QObject *parent);

    void copyKey();

signals:
    // Opened for editing once it is among the changes.
    void added(kvlens::StoreSession *session, const kvlens::EntryRef &ref);
    void said(const QString &line); // what may have been done where nobody looks
    void wrote(const QString &path); // a value, to a file of its own
    void goToRequested(const QByteArray &key); // or how it begins
    void couldNotWrite(const kvlens::Error &error);
    void couldNotRead(const kvlens::Error &error); // a value, or the file that is to replace it

private:
    void undo();
    void redo();
    void newKey();
    void newCollection(StoreSession &session);
    void duplicate();
    void rename();
    void remove();
    void removeAlone();
    void askAlone(StoreSession &session, const EntryRef &ref, const Entry &next);
    void revert();
    void copyValue();
    void saveValue();
    void goToKey();
    void saveTo(StoreSession &session, const ValueSource &source, const QString &path);
    void replaceValue();
    void replaceFrom(StoreSession &session, const EntryRef &ref, const QString &path);
    using ValueFunction = std::function<void(StoreSession &, const ValueSource &)>;
    void withValue(const ValueFunction &use); // of the one entry chosen; couldNotRead() else
    void readValue(StoreSession &session, const EntryRef &ref, const ValueFunction &use);
    std::optional<EntryRef> single() const; // the one entry chosen

    CommandContext m_context;
};

} // namespace kvlens
