// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the parts of the window stand: the keys on the left, values above the panels in the middle,
// details on the right. Which of them shows, and how the keyboard goes from one to the next.
#pragma once

#include <QSplitter>

class QSettings;
class QStackedWidget;

namespace kvlens {

class BottomPanel;
class DetailsPanel;
class EmptyPage;
class EntryTabs;
class FilterLine;
class MessageBar;
class StoreTree;

struct WindowParts
{
    FilterLine *filter;
    StoreTree *tree;
    MessageBar *message;
    EmptyPage *empty;
    EntryTabs *tabs;
    BottomPanel *bottom;
    DetailsPanel *details;
};

class WindowPanes : public QSplitter
{
    Q_OBJECT
public:
    explicit WindowPanes(const WindowParts &parts, QWidget *parent);

    enum class Page { NothingOpen, NothingChosen, Values };
    void show(Page page);
    using QSplitter::show;

    bool isInKeys(const QWidget *widget) const; // among the keys, or in their filter
    void moveFocus(int step); // to the pane so many behind the one that has it
    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

private:
    void widenKeys(int pixels);
    QWidget *makeKeys();
    QWidget *makeMiddle();

    WindowParts m_parts;
    QWidget *m_keys;
    QStackedWidget *m_pages;
    QSplitter *m_rows;
};

} // namespace kvlens
