// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line above a value that is shown by pages: which page it is, and ways to the others.
#pragma once

#include <QWidget>

#include <variant>

class QLabel;
class QLineEdit;
class QToolButton;

namespace kvlens {

struct PagePosition
{
    qsizetype page = 0; // from 0
    qsizetype pages = 0; // found so far
    bool complete = false; // there are no more
    qint64 begin = 0; // of the page, in the value's bytes
    qint64 size = 0; // of the value
    bool inString = false; // the page is a part of a long string
};

// Where a person wants to go: a page from 0, or a byte of the value.
struct PageNumber
{
    qsizetype number;
    bool operator==(const PageNumber &) const = default;
};
struct ByteNumber
{
    qint64 byte;
    bool operator==(const ByteNumber &) const = default;
};
using PageWish = std::variant<std::monostate, PageNumber, ByteNumber>;

// "12" is a page, from 1; "50 %" a part of the value; "@65536" a byte. Nothing: none of these.
PageWish wishFrom(const QString &typed, qint64 size);

class PageBar : public QWidget
{
    Q_OBJECT
public:
    explicit PageBar(QWidget *parent = nullptr);

    void show(const PagePosition &position);
    void showSearching(qint64 found, qint64 size); // the wanted page is not found yet

signals:
    void wished(const kvlens::PageWish &wish);

private:
    void goTo();

    PagePosition m_position;
    QToolButton *m_first;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_last;
    QLabel *m_where;
    QLineEdit *m_goTo;
};

} // namespace kvlens
