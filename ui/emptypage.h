// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows when nothing is open: what can be opened, and how.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace kvlens {

class Workspace;

class EmptyPage : public QWidget
{
    Q_OBJECT
public:
    // The workspace outlives it.
    explicit EmptyPage(const Workspace &workspace, QWidget *parent = nullptr);

    void refresh(); // the recent stores

signals:
    void openFile();
    void openFolder();
    void openAddress();
    void openStores(const QStringList &addresses);
    void openSample();

protected:
    void paintEvent(QPaintEvent *event) override; // the dashed outline of the place to drop

private:
    QWidget *makeButtons();

    const Workspace &m_workspace;
    QVBoxLayout *m_recent;
};

} // namespace kvlens
