// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A report as a value, and as a page of Markdown or HTML. Pure.
#pragma once

#include <QList>
#include <QStringList>

namespace kvlens {

struct ReportPage
{
    // What others wrote, such as ids; or what is ours. The first is shown as displayText() has it,
    // and as code, so that nothing of it is markup, a link or a mention.
    struct Cell
    {
        QString text;
        bool isOurs = false;
    };
    struct Section
    {
        QString title;
        QString place = {}; // somebody's name of where it is; empty: everywhere
        qint64 count = 0; // of rows, shown or not
        QStringList columns = {};
        QList<QList<Cell>> rows = {};
        // Not empty: the rows are parts of a distribution, and these are how many are in each.
        QList<qint64> amounts = {};
    };

    QString title;
    QList<QList<Cell>> facts; // two cells each: what, and whose name
    QStringList sentences; // ours
    QList<Section> sections;
};

enum class PageForm : quint8 { Markdown, Html };

// CommonMark. What is in a row stands between " · ".
QByteArray markdownOf(const ReportPage &page);
// One file that needs no other and runs nothing; light or dark as the reader has it.
QByteArray htmlOf(const ReportPage &page);
QByteArray reportText(PageForm form, const ReportPage &page);

} // namespace kvlens
