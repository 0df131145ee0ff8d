// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the key that somebody asks for: by its name, whatever is listed, or by how it begins.
#pragma once

#include "model/keyjump.h"
#include "model/treestore.h"

namespace kvlens {

enum class JumpAim : quint8 {
    Next, // the next key that begins with the text
    Key, // the key that is the text; if there is none, the next that begins with it
};

// Among stores, groups and collections: the next one whose name begins with the text; or nullptr.
const TreeNode *nextSibling(const TreeNode &node, const QString &text);

// Looks in collections of one store, one after the other.
// Lifetime: the store outlives it; deleting it ends the search.
class KeyHunt : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        QList<CollectionRef> collections;
        qint64 behind = -1; // row in the first of them
        QString text;
        JumpAim aim = JumpAim::Next;
    };
    // From a row on: that of the node itself, or one below it.
    static Question behind(
        const TreeNode &node, const TreeNode::Row &row, const QString &text, JumpAim aim);
    static Question inAll(const StoreSession &session, const QString &text); // JumpAim::Key
    KeyHunt(TreeStore &store, const Question &question, QObject *parent = nullptr);

signals:
    void named(const kvlens::EntryRef &ref); // it is stored, or staged; finished() follows
    void finished(const kvlens::CollectionRef &collection, qint64 row); // -1: there is none

private:
    void readByName();
    void takeNamed(const EntryRef &ref);
    void lookIn(qsizetype number);
    qint64 findAtHand(const CollectionRef &collection, qint64 behind) const;

    TreeStore &m_store;
    Question m_question;
    KeyFilter m_begins;
    std::unique_ptr<KeyJump> m_jump;
};

} // namespace kvlens
