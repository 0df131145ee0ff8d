// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the actions on whole stores do: open, persist, reload, close.
#pragma once

#include "model/workspace.h"
#include "ui/target.h"

class QWidget;

namespace kvlens {

class Actions;
struct BackendInfo;
class EntryTabs;
class Notices;
class ReviewDialog;

// What the commands work on; all of it outlives them.
struct CommandContext
{
    Workspace &workspace;
    Actions &actions;
    EntryTabs &tabs;
    QWidget &window;
    std::function<Target()> target; // what is chosen now
    using Use = std::function<void(const Target &)>;
    std::function<void(const Use &)> whenListed; // the same with the names of all its keys
};

class StoreCommands : public QObject
{
    Q_OBJECT
public:
    StoreCommands(const CommandContext &context, QObject *parent);

    void openFile();
    void openFolder();
    void openAddress();
    void openSample(); // a copy
    void makeNew(const BackendInfo &kind);
    // Addresses or bare paths. The last of them is acted on then, also if it is open already.
    void open(const QStringList &addresses);
    void openAtStart(const QStringList &addresses); // what is new takes the place of nothing
    void review(StoreSession *session);
    void merge(StoreSession *session);
    void persistAs(StoreSession *session);

signals:
    void refused(const kvlens::Error &error); // an address that is none
    void placeTaken(const QString &path); // where a new store was to be made, something is
    void broughtForward(kvlens::StoreSession *session);
    void exported(const QString &path); // how a store differs from another
    void couldNotExport(const kvlens::Error &error);

private:
    void persist();
    void persistAll();
    StoreSession *openOne(const QString &address); // nullptr: it is refused
    void openReview(ReviewDialog *dialog);
    void reload();
    void closeStore();
    StoreSession *openSession(const StoreAddress &address) const;

    CommandContext m_context;
};

} // namespace kvlens
