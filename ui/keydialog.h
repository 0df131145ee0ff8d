// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for one key: of a new entry, of a copy, or for a rename.
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace kvlens {

class KeyDialog : public QDialog
{
    Q_OBJECT
public:
    struct Question
    {
        QString title; // "New key"
        QString text; // "Add a key to docstore/data"
        QString verb; // "Add"
        QByteArray key; // to begin with
    };
    KeyDialog(const Question &question, QWidget *parent);

    QByteArray key() const;

private:
    QLineEdit *m_key;
};

} // namespace kvlens
