// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real window on real files in a folder of its own, found and driven by accessible names.
#pragma once

#include "model/storetreemodel.h"
#include "model/workspace.h"
#include "ui/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

namespace kvlens {

class JsonTextEdit;

class WindowTest
{
public:
    WindowTest();
    ~WindowTest();

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const; // the path
    QByteArray read(const QString &name) const;

    // Opens and waits until the store is usable; its first collection is expanded.
    bool open(const QString &path);
    StoreSession *session(int number = 0) const { return m_workspace.sessions().value(number); }
    MainWindow &window() { return *m_window; }
    Workspace &workspace() { return m_workspace; }

    // The first visible widget of that accessible name in any of the program's windows. A label
    // that tells something has what it tells for a name: it is found by that of the object.
    template <class Widget> static Widget *find(const QString &name)
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            QList<Widget *> all = top->findChildren<Widget *>();
            if (auto *self = qobject_cast<Widget *>(top))
                all.prepend(self);
            for (Widget *widget : all) {
                const bool is = widget->accessibleName() == name || widget->objectName() == name;
                if (is && widget->isVisible())
                    return widget;
            }
        }
        return nullptr;
    }
    static QAbstractButton *button(const QString &text); // by what stands on it
    static bool click(const QString &button); // false: no such button, or disabled

    QTreeView *tree() const;
    QModelIndex key(const QString &name) const; // invalid: not in the tree
    QStringList keys() const; // all that the tree lists
    bool choose(const QString &key); // clicks it and waits for its value
    JsonTextEdit *editor() const; // of the current tab
    QByteArray text() const; // empty: not shown yet
    void setText(const QByteArray &text); // typed over everything, and staged
    QAction *action(const QString &name) const;
    bool offers(const QString &name) const; // an action that can be triggered just now
    bool trigger(const QString
            &action); // once it is enabled, which follows what is edited; false: it stayed disabled
    QString message() const;
    qsizetype changes() const { return m_workspace.changeCount(); }
    bool persist(); // through the review; waits for its end

private:
    QTemporaryDir m_folder;
    Workspace m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace kvlens
