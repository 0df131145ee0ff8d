// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What changed in one entry, as lines: removed and added on their grounds, with signs. Read-only.
#pragma once

#include "model/changeset.h"
#include "model/entrydiff.h"
#include "ui/entryfacts.h"

#include <QPlainTextEdit>

namespace kvlens {

class StoreSession;

class DiffView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setDiff(const EntryDiff &diff);
    // Stored now against wanted; long values are compared on the worker.
    void showEdit(StoreSession &session, const Edit &edit);
    // Of an edit in conflict: stored when it began against stored now; against wanted.
    void showTheirs(StoreSession &session, const Edit &edit);
    void showMine(StoreSession &session, const Edit &edit);
    // One muted line in place of a diff.
    void setNote(const QString &note);

protected:
    void changeEvent(QEvent *event) override;

private:
    void highlight();
    void show(StoreSession &session, const EntryFacts &before, const EntryFacts &after);

    EntryDiff m_diff;
    quint64 m_turn = 0; // differences of an older one are no longer wanted
};

} // namespace kvlens
