// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for one key: of a new entry, of a copy, or for a rename. Where there is no collection yet it
// asks for the name of one too.
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace kvlens {

class KeyDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Asks { Key, OtherKey, CollectionAndKey }; // OtherKey: than the one to begin with
    // Is asked while it is typed whether the key can be, and tells why it cannot, now or later; an
    // empty reason: it can.
    using Tell = std::function<void(const QString &reason)>;
    using Check = std::function<void(
        const QByteArray &collection, const QByteArray &key, const Tell &tell)>;
    struct Question
    {
        QString title; // "New key"
        QString text; // "Add a key to docstore/data"
        QString verb; // "Add"
        QByteArray key; // to begin with
        Asks asks = Asks::Key;
        Check check = {};
        QByteArray collection = {}; // to begin with
    };
    KeyDialog(const Question &question, QWidget *parent);

    QByteArray collection() const;
    QByteArray key() const;

private:
    void judge();
    void say(const QString &reason); // why it cannot be; empty: it can
    QString missing() const;

    Question m_question;
    QLineEdit *m_collection = nullptr; // if it is asked for
    QLineEdit *m_key;
    QLabel *m_reason;
    QPushButton *m_go;
    bool m_isTyped = false;
    int m_judged = 0; // an answer to an earlier question is none
};

} // namespace kvlens
