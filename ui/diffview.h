// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What changed in one entry, as lines: removed and added on their grounds, with signs. Read-only.
#pragma once

#include "model/changeset.h"
#include "model/entrydiff.h"

#include <QPlainTextEdit>

#include <functional>

namespace kvlens {

class StoreSession;

class DiffView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setDiff(const EntryDiff &diff);
    // Stored against wanted; long values are compared on the worker.
    void showEdit(StoreSession &session, const Edit &edit);
    // Stored when the edit began against stored now; the edit is in conflict.
    void showTheirs(StoreSession &session, const Edit &edit);
    // One muted line in place of a diff.
    void setNote(const QString &note);

protected:
    void changeEvent(QEvent *event) override;

private:
    void highlight();
    void show(StoreSession &session, qint64 bytes, std::function<EntryDiff()> compare);

    EntryDiff m_diff;
    quint64 m_turn = 0; // differences of an older one are no longer wanted
};

} // namespace kvlens
