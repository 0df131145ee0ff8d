// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A workspace with one store over a table, its tree, and a model tester from the first change on.
#pragma once

#include "model/storetreemodel.h"
#include "tests/support/modeltext.h"
#include "tests/support/sessiontools.h"

#include <QAbstractItemModelTester>

namespace kvlens::test {

struct Tree
{
    // The tester looks at every row after every change: not for a store that is huge.
    enum class Tested { Yes, No };
    explicit Tree(Tested tested = Tested::Yes)
    {
        if (tested == Tested::Yes)
            tester = std::make_unique<QAbstractItemModelTester>(&model);
    }

    bool open(const TableOptions &options = {}) { return open(tableOpener(table, options)); }
    bool open(StoreOpener opener)
    {
        session = workspace.open({}, std::move(opener));
        return waitReady();
    }
    bool waitReady() const
    {
        return OpenTable::wait([this] {
            return session->state() == SessionState::Ready
                && session->activity().kind == Activity::Kind::None;
        });
    }

    QModelIndex store() const { return model.indexOf(session); }
    QModelIndex collection(const CollectionRef &ref) const { return model.indexOf(session, ref); }
    QModelIndex key(const CollectionRef &ref, const QByteArray &name) const
    {
        return model.indexOf(session, EntryRef {ref, name});
    }
    QStringList lines(const QList<int> &columns = {0}) const
    {
        return modelLines(model, columns, store());
    }
    // Has the first page of keys brought.
    bool show(const CollectionRef &ref) const
    {
        session->lister().request(ref, 0);
        return OpenTable::wait([&] { return session->keys().at(ref, 0).has_value(); });
    }
    // Until every visible cell has its text.
    bool waitFor(const QStringList &expected, const QList<int> &columns = {0}) const
    {
        return OpenTable::wait([&] { return lines(columns) == expected; });
    }
    bool filter(const char *text, KeyPattern::Kind kind = KeyPattern::Kind::Substring)
    {
        return model.setFilter({kind, QString::fromUtf8(text)})
            && OpenTable::wait([this] { return model.filterCounts().finished; });
    }

    std::shared_ptr<Table> table = std::make_shared<Table>();
    Workspace workspace;
    StoreTreeModel model {workspace};
    std::unique_ptr<QAbstractItemModelTester> tester;
    StoreSession *session = nullptr; // of the workspace
};

inline QStringList texts(std::initializer_list<const char *> lines)
{
    QStringList list;
    for (const char *line : lines)
        list.append(QString::fromUtf8(line));
    return list;
}

} // namespace kvlens::test
