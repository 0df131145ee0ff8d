// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tree of collections and keys. The key column keeps 24 characters whatever the width, see
// TreeHeader.
#pragma once

#include "ui/manyrowsview.h"
#include "ui/target.h"

#include <QElapsedTimer>
#include <QPersistentModelIndex>

namespace kvlens {

class ChosenKeys;
class ChosenRows;
class ComingKey;
class ParentLine;
class StoreTreeModel;
class TreeHeader;

class StoreTree : public ManyRowsView
{
    Q_OBJECT
public:
    explicit StoreTree(StoreTreeModel &model, QWidget *parent = nullptr);

    Target target() const; // what is selected
    // Calls once the names of all selected keys are known, which may be at once; a call before that
    // is given up. couldNotList() if they do not come to be.
    using Use = std::function<void(const Target &)>;
    void whenListed(const Use &use);
    // Selects a key and brings it into view, as soon as its page is there.
    void show(StoreSession *session, const EntryRef &ref);
    // The same of many keys, of which no more than TreeSelection::most are.
    void showAll(StoreSession *session, const QList<EntryRef> &refs);
    // Opens the store's node and its files; its collection, and the first range of that, if it has
    // only one so far.
    void expandStore(StoreSession *session);
    // Goes to a key, or to the next one that begins so; notFound() if there is none.
    void goTo(const QString &text);
    void keyboardSearch(const QString &text) override; // letters typed go to a key that begins so
    void setColumnWanted(int column, bool isWanted); // roomWanted() if there is none for it
    int leastWidth() const; // that shows a key's 24 characters
    // Opens what the row is in. Of the ranges that were opened so, only the last few stay open: a
    // view lays out every row that is open.
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
        const QList<int> &roles = {}) override;

signals:
    void targetChanged();
    void previewed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // single click
    void chosen(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // double click, Enter
    void roomWanted(int pixels); // more, for a column that was chosen
    void found(); // what goTo() asked for
    void notFound(const QString &text);
    void couldNotList(const kvlens::Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &before) override;

private:
    void tellTarget();
    void takeLocated(const QModelIndex &index, const EntryRef &ref);
    void takeJump(const QModelIndex &index);
    int keyColumnWidth() const;
    int roomBesideKeys() const;
    void fitColumns();
    void fitIfStoresChanged();
    void reselect();
    void selectAfterRemoval();
    void expandFirstRange();
    void expandMatches();
    void expandMatchesBelow(const QModelIndex &parent);

    StoreTreeModel &m_model; // outlives us
    ChosenRows *m_rows;
    ComingKey *m_coming;
    TreeHeader *m_header;
    ParentLine *m_parentLine;
    QPointer<ChosenKeys> m_chosen; // whose names are still to come
    bool m_keepsTimes = false; // some store does
    Target m_wanted; // selected again after a reload
    bool m_isUnnamed = false; // one key is selected, and its name is still to come
    QPersistentModelIndex m_first; // a collection that opened by itself and shows no ranges yet
    QList<QPersistentModelIndex> m_expandedForFilter;
    QList<QPersistentModelIndex> m_openedInPassing; // ranges, the oldest first
    QString m_typed; // letters, without a pause
    QElapsedTimer m_sinceTyped;
    QPersistentModelIndex m_typedFrom; // where the first letter was typed
    QString m_goingTo; // empty: a jump comes from letters
};

} // namespace kvlens
