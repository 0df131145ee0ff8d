// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What changed in one entry, as lines: removed and added on their grounds, with signs. Read-only.
#pragma once

#include "model/changeset.h"
#include "model/entrydiff.h"

#include <QPlainTextEdit>

namespace kvlens {

// Stored against wanted. Text that is no JSON is compared with the stored text as it was laid out
// when it was typed.
EntryDiff differenceOf(const Edit &edit);

class DiffView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setDiff(const EntryDiff &diff);
    // One muted line in place of a diff.
    void setNote(const QString &note);

protected:
    void changeEvent(QEvent *event) override;

private:
    void highlight();

    EntryDiff m_diff;
};

} // namespace kvlens
