// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storehunt.h"

namespace kvlens {

StoreHunt::StoreHunt(QList<TreeStore *> stores, const KeyHunt::Question &question, QObject *parent)
    : QObject(parent)
    , m_stores(std::move(stores))
{
    lookInFirst(question);
}

void StoreHunt::lookInFirst(const KeyHunt::Question &question)
{
    TreeStore &store = *m_stores.first();
    m_hunt = std::make_unique<KeyHunt>(store, question);
    connect(m_hunt.get(), &KeyHunt::named, this, [this, &store](const EntryRef &ref) {
        m_isNamed = true;
        emit named(&store.session(), ref);
    });
    connect(
        m_hunt.get(), &KeyHunt::finished, this,
        [this, text = question.text](
            const CollectionRef &collection, qint64 row) { take(collection, row, text); },
        Qt::SingleShotConnection);
}

void StoreHunt::take(const CollectionRef &collection, qint64 row, const QString &text)
{
    m_hunt.release()->deleteLater();
    const TreeStore &store = *m_stores.takeFirst();
    if (row < 0 && !m_isNamed && !m_stores.isEmpty())
        return lookInFirst(KeyHunt::inAll(m_stores.first()->session(), text));
    const TreeNode *node = store.find(collection);
    emit finished(&store.session(), collection, node && row < node->stored ? row : -1);
}

} // namespace kvlens
