// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries on the clipboard, and entries that are being dragged.
#pragma once

#include "model/entryclip.h"
#include "ui/target.h"

#include <QMimeData>

namespace kvlens {

// Within the program the entries themselves; bytes and text are made when another asks for them.
class ClipMime : public QMimeData
{
    Q_OBJECT
public:
    explicit ClipMime(EntryClip clip);

    const EntryClip &clip() const { return m_clip; }
    QStringList formats() const override;
    bool hasFormat(const QString &format) const override;

protected:
    QVariant retrieveData(const QString &format, QMetaType type) const override;

private:
    EntryClip m_clip;
};

bool holdsClip(const QMimeData *data);
Result<EntryClip> clipIn(const QMimeData *data); // Invalid: there are none

// What was chosen, still to be read; other programs get the keys that are known.
class ChosenMime : public QMimeData
{
    Q_OBJECT
public:
    explicit ChosenMime(const Target &chosen);

    const Target &chosen() const { return m_chosen; }

private:
    Target m_chosen;
};

} // namespace kvlens
