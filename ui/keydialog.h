// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for one key: of a new entry, of a copy, or for a rename. Where there is no collection yet it
// asks for the name of one too.
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace kvlens {

class KeyDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Asks { Key, OtherKey, CollectionAndKey }; // OtherKey: than the one to begin with
    struct Question
    {
        QString title; // "New key"
        QString text; // "Add a key to docstore/data"
        QString verb; // "Add"
        QByteArray key; // to begin with
        Asks asks = Asks::Key;
    };
    KeyDialog(const Question &question, QWidget *parent);

    QByteArray collection() const;
    QByteArray key() const;

private:
    bool isAnswered(const QByteArray &before) const;

    QLineEdit *m_collection = nullptr; // if it is asked for
    QLineEdit *m_key;
};

} // namespace kvlens
