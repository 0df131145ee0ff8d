// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One undo step: what some entries were to be before and after.
#pragma once

#include "model/changeset.h"

#include <QUndoCommand>

namespace kvlens {

class StagedEdits;

class EditStep : public QUndoCommand
{
public:
    struct Change
    {
        EntryRef ref;
        Content before;
        Content after;
    };

    // `run`: steps of one run of typing merge; -1: never.
    EditStep(StagedEdits &edits, const QString &text, QList<Change> changes, int run);

    void undo() override;
    void redo() override;
    int id() const override { return m_run; }
    bool mergeWith(const QUndoCommand *next) override;
    const QList<Change> &changes() const { return m_changes; }

private:
    void apply(Content Change::*side) const;

    StagedEdits &m_edits; // owns the stack that owns us
    QList<Change> m_changes;
    int m_run;
};

// What two states of the same edits differ in.
QList<EditStep::Change> changesBetween(const ChangeSet &before, const ChangeSet &after);

} // namespace kvlens
