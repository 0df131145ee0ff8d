// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/problemdelegate.h"

#include "ui/icons.h"
#include "ui/problemsmodel.h"

#include <QTreeView>

namespace kvlens {

namespace {

Icon iconOfProblem(Severity severity)
{
    switch (severity) {
    case Severity::Information:
        return Icon::Info;
    case Severity::Warning:
        return Icon::Warning;
    case Severity::Error:
        break;
    }
    return Icon::Error;
}

// Where there is no room for how many entries there are, a sentence has two lines.
bool hasTwoLines(const QWidget *list)
{
    const auto *table = qobject_cast<const QTreeView *>(list);
    return table && table->isColumnHidden(ProblemsModel::EntriesColumn);
}

} // namespace

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = RowDelegate::sizeHint(option, index);
    const int more = hasTwoLines(option.widget) ? option.fontMetrics.lineSpacing() : 0;
    return {size.width(), size.height() + more};
}

void ProblemDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() != ProblemsModel::ProblemColumn)
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    if (hasTwoLines(option->widget))
        option->features |= QStyleOptionViewItem::WrapText;
    option->icon = icon(iconOfProblem(index.data(ProblemsModel::SeverityRole).value<Severity>()));
}

} // namespace kvlens
