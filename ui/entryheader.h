// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line above a value: where the entry is, with a copy button, and its state in a word.
#pragma once

#include "model/treetext.h"
#include "ui/target.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace kvlens {

class EntryHeader : public QWidget
{
    Q_OBJECT
public:
    explicit EntryHeader(QWidget *parent = nullptr);

    void show(const StoreSession &session, const EntryRef &ref, EntryState state);

signals:
    void copyRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOutPath();

    QString m_where; // store and collection
    QString m_key;
    EntryState m_state;
    QLabel *m_path;
    QLabel *m_chip;
    QToolButton *m_copy;
};

} // namespace kvlens
