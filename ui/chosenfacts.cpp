// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chosenfacts.h"

#include "ui/treeindex.h"

#include <QCoreApplication>

namespace kvlens {

namespace {

constexpr qsizetype mostLookedAt = 1'000;

// Under this name translators find the words of this file.
class ChosenWords
{
    Q_DECLARE_TR_FUNCTIONS(ChosenFacts)
};

// How often each comes, in the order in which they first came.
class Tally
{
public:
    void count(const QString &what)
    {
        if (what.isEmpty())
            return;
        if (!m_counts.contains(what))
            m_order.append(what);
        ++m_counts[what];
    }
    QString text() const // "object (12), array (1)"
    {
        QStringList all;
        for (const QString &what : m_order)
            all.append(ChosenWords::tr("%1 (%2)").arg(what, numberText(m_counts.value(what))));
        return all.join(QStringLiteral(", "));
    }

private:
    QStringList m_order;
    QHash<QString, qint64> m_counts;
};

void append(QList<Fact> &facts, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        facts.append({.name = name, .value = value, .wraps = true});
}

} // namespace

QList<Fact> chosenFacts(const Target &target, const QModelIndexList &rows)
{
    QList<Fact> facts {{ChosenWords::tr("Chosen"), keysText(target.size())}};
    if (target.unlisted > 0 || rows.size() > mostLookedAt)
        return facts;
    qint64 bytes = 0;
    bool areCounted = true;
    Tally kinds;
    Tally states;
    QSet<CollectionRef> collections;
    for (const QModelIndex &row : rows) {
        const auto ref = entryOf(row);
        if (!ref || sessionOf(row) != target.session)
            continue;
        const qint64 size = row.data(StoreTreeModel::SizeRole).toLongLong();
        areCounted = areCounted && size >= 0;
        bytes += size;
        kinds.count(row.siblingAtColumn(StoreTreeModel::TypeColumn).data().toString());
        states.count(row.siblingAtColumn(StoreTreeModel::StateColumn).data().toString());
        collections.insert(ref->collection);
    }
    if (collections.size() > 1)
        append(facts, ChosenWords::tr("Collections"), numberText(collections.size()));
    if (areCounted)
        append(facts, ChosenWords::tr("Size"), sizeText(bytes));
    append(facts, ChosenWords::tr("Types"), kinds.text());
    append(facts, ChosenWords::tr("State"), states.text());
    return facts;
}

} // namespace kvlens
