// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/namefaults.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QRegularExpression>

namespace kvlens::test {

namespace {

// Its words: without the mark of its key, the dots of a dialog, a count and the like, and the
// brackets of the language that is made up for tests.
QString plain(QString text)
{
    static const QRegularExpression others(
        QStringLiteral("\\(\\d+\\)|[&\\x{2026}\\x{25be}\\x{27e6}\\x{27e7}]"));
    return text.remove(others).simplified().toLower();
}

// "Aa" and "+" stand for a word that is too long for a button.
bool isSign(const QString &text)
{
    const auto letters = std::count_if(
        text.begin(), text.end(), [](QChar character) { return character.isLetter(); });
    return letters < 3;
}

void look(QAbstractButton &button, QStringList *faults)
{
    const QAccessibleInterface *said = QAccessible::queryAccessibleInterface(&button);
    const QString text = plain(button.text());
    const QString name = plain(said->text(QAccessible::Name));
    const QString more = plain(said->text(QAccessible::Description)); // what is chosen of a menu
    if (name.isEmpty())
        faults->append(QStringLiteral("a button without a name: %1 \"%2\"")
                           .arg(QLatin1String(button.metaObject()->className()), button.toolTip()));
    else if (!isSign(text) && !name.contains(text) && !more.startsWith(text))
        faults->append(QStringLiteral("\"%1\" is called \"%2\"").arg(text, name));
}

void look(const QAbstractItemView &view, QStringList *faults)
{
    const QAbstractItemModel *model = view.model();
    for (int column = 0; model && model->columnCount() > 1 && column < model->columnCount();
         ++column) {
        QVariant head = model->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole);
        if (!head.isValid())
            head = model->headerData(column, Qt::Horizontal);
        if (head.typeId() != QMetaType::QString || head.toString().isEmpty())
            faults->append(
                QStringLiteral("column %1 of \"%2\" (%3) has no name")
                    .arg(column)
                    .arg(view.accessibleName(), QLatin1String(model->metaObject()->className())));
    }
}

} // namespace

QStringList nameFaults()
{
    QStringList faults;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (!widget->isVisible())
            continue;
        if (auto *button = qobject_cast<QAbstractButton *>(widget))
            look(*button, &faults);
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (view && !qobject_cast<const QHeaderView *>(view))
            look(*view, &faults);
    }
    return faults;
}

} // namespace kvlens::test
