// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyhunt.h"

#include "stores/wtf8.h"

namespace kvlens {

namespace {
constexpr qint64 rowsAtHand = 50'000; // looked at where there are no positions

QByteArray nameOf(const TreeNode &node)
{
    return node.kind == NodeKind::Collection ? node.keysOf->name : node.group;
}

KeyFilter beginsWith(const QString &text)
{
    return *KeyFilter::make({KeyPattern::Kind::Prefix, text});
}

} // namespace

const TreeNode *nextSibling(const TreeNode &node, const QString &text)
{
    if (!node.parent)
        return nullptr;
    const KeyFilter begins = beginsWith(text);
    const auto &siblings = node.parent->children;
    for (size_t i = 1; i < siblings.size(); ++i) {
        const TreeNode &sibling = *siblings[(size_t(node.row) + i) % siblings.size()];
        if (begins.matches(nameOf(sibling)))
            return &sibling;
    }
    return nullptr;
}

// JumpAim::Key: that of the node first, then all others of the store.
KeyHunt::Question KeyHunt::behind(
    const TreeNode &node, const TreeNode::Row &row, const QString &text, JumpAim aim)
{
    Question question {{}, -1, text, aim};
    if (node.keysOf)
        question.collections.append(*node.keysOf);
    if (aim == JumpAim::Key) {
        for (const CollectionInfo &info : node.session->collections()) {
            if (info.ref != node.keysOf)
                question.collections.append(info.ref);
        }
    }
    if (row.kind == NodeKind::Range)
        question.behind = row.at * TreeNode::rangeSize - 1;
    else if (row.kind == NodeKind::Key && !row.isAdded)
        question.behind = row.at;
    return question;
}

KeyHunt::Question KeyHunt::inAll(const StoreSession &session, const QString &text)
{
    Question question {{}, -1, text, JumpAim::Key};
    for (const CollectionInfo &info : session.collections())
        question.collections.append(info.ref);
    return question;
}

KeyHunt::KeyHunt(TreeStore &store, const Question &question, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_question(question)
    , m_begins(beginsWith(question.text))
{
    const auto begin = [this] { m_question.aim == JumpAim::Key ? readByName() : lookIn(0); };
    QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
}

// The first that has it: staged edits count, the store has the last word.
void KeyHunt::readByName()
{
    const QByteArray key = toWtf8(m_question.text);
    QList<EntryRef> refs;
    for (const CollectionRef &collection : std::as_const(m_question.collections))
        refs.append({collection, key});
    const ChangeSet &changes = m_store.session().changes();
    const auto isStaged = [&changes](const EntryRef &ref) { return changes.contains(ref); };
    const auto staged = std::find_if(refs.begin(), refs.end(), isStaged);
    if (staged != refs.end())
        return takeNamed(*staged);
    const auto job = [refs](Store &store, const std::stop_token &stop) -> Result<EntryRef> {
        for (const Result<Entry> &entry : readUpTo(store, refs, 0, stop)) {
            if (entry)
                return entry->ref;
            if (entry.error().code != ErrorCode::NotFound)
                return entry.error();
        }
        return Error {ErrorCode::NotFound};
    };
    onFinished(m_store.session().run(job), this, [this](const Result<EntryRef> &ref) {
        if (ref)
            takeNamed(*ref);
        else
            lookIn(0);
    });
}

void KeyHunt::takeNamed(const EntryRef &ref)
{
    emit named(ref);
    connect(&m_store, &TreeStore::located, this, [this, ref](const EntryRef &found, qint64 row) {
        if (found == ref)
            emit finished(ref.collection, row);
    });
    m_store.locate(ref);
}

void KeyHunt::lookIn(qsizetype number)
{
    if (number == m_question.collections.size()) {
        emit finished({}, -1);
        return;
    }
    const CollectionRef &collection = m_question.collections.at(number);
    const qint64 behind = number == 0 ? m_question.behind : -1;
    const auto take = [this, collection, number](qint64 row) {
        row < 0 ? lookIn(number + 1) : emit finished(collection, row);
    };
    StoreSession &session = m_store.session();
    if (session.keys().tier() != ListingTier::Positions)
        return take(findAtHand(collection, behind));
    ShownKeys &shown = m_store.shown();
    m_jump = std::make_unique<KeyJump>(session, shown.cache(),
        KeyJump::Question {collection, shown.rows(collection), behind, m_begins});
    connect(m_jump.get(), &KeyJump::finished, this, take, Qt::QueuedConnection);
}

qint64 KeyHunt::findAtHand(const CollectionRef &collection, qint64 behind) const
{
    const KeyRows rows = m_store.shown().rows(collection);
    const KeyListing &keys = m_store.shown().keys();
    for (qint64 i = 0; i < std::min(rows.count, rowsAtHand); ++i) {
        const qint64 row = (behind + 1 + i) % rows.count;
        const auto item = keys.at(collection, rows.positionAt(row));
        if (item && m_begins.matches(item->key))
            return row;
    }
    return -1;
}

} // namespace kvlens
