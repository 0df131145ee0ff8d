// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One person's way through the window with one store, each step measured.
#pragma once

#include "model/keyorder.h"
#include "model/workspace.h"
#include "tests/support/loopprobe.h"

#include <functional>

class QAction;
class QTreeView;

namespace kvlens {
class MainWindow;
class StoreTree;
class StoreTreeModel;
} // namespace kvlens

namespace kvlens::test {

struct TourStep
{
    QString name;
    bool isDone = false; // it came to its end before patience did
    double took = 0; // ms, until what was asked for was on screen
    LongestCall longest;
    qint64 anonymousKilobytes = -1; // the process' own memory after it
};

class WindowTour : public QObject
{
    Q_OBJECT
public:
    explicit WindowTour(ProbedApplication &application);
    ~WindowTour() override;

    // Each is what a person does; what is measured is added to steps().
    void showWindow();
    void start(const QString &path); // shows and opens at once, as the program does
    void open(const QString &path); // until the first keys are painted
    void load(); // until all is known, and checked
    void jumpAbout(); // expands the largest collection; its end; `random` places
    void filter(const QString &text); // typed letter by letter, and cleared again
    void sort(); // by size, by key, and as stored again
    void goToKeys(); // by a letter typed, and by a whole key from far away
    void search(const QString &text); // in all values
    void editAndPersist(); // the first key; the file is written
    // Deletes so many keys, edits one, goes back and forth through that, and persists it.
    void editMany(qint64 count);
    void reload();
    void showIndex(); // its documents, and the links of the first node
    void showMap(); // of its vectors: looks closer, moves it, and chooses half of them
    void close();

    const QList<TourStep> &steps() const { return m_steps; }
    const MainWindow &window() const { return *m_window; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

    using Act = std::function<void()>;
    using Condition = std::function<bool()>;

    // Acts as a person would, and waits until it has come to its end.
    void step(const QString &name, const Act &act, const Condition &isOver);
    bool isIdle() const;
    StoreSession *session() const;
    CollectionRef largest() const;
    QModelIndex keyRow(qint64 number) const; // of the largest collection
    Workspace &workspace() { return m_workspace; }
    StoreTree &tree() { return *m_tree; }
    StoreTreeModel &model() { return *m_model; }
    bool hasPainted() const { return m_painted; } // keys, if there are any, since the step began
    QAction *action(const char *name) const;
    bool hasReview() const; // of what persisting would write
    // Persists what the review offers, if it shows it.
    void confirmPersist();

private:
    QList<EntryRef> firstKeys(qint64 count); // of the largest collection; asks the store
    bool showsFirst() const;
    const QTreeView *index(const char *name) const; // by its name; nullptr: it does not show
    bool showsKeys() const;
    void goTo(const QString &name, qint64 number);
    void sortBy(const QString &name, const KeySorting &sorting);

    ProbedApplication &m_application;
    Workspace m_workspace;
    std::unique_ptr<MainWindow> m_window;
    StoreTree *m_tree;
    StoreTreeModel *m_model;
    QList<TourStep> m_steps;
    bool m_painted = false; // keys, if there are any, since the step began
};

} // namespace kvlens::test
