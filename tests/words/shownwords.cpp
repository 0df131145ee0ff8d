// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/words/shownwords.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QRegularExpression>
#include <QShortcut>
#include <QTabBar>
#include <QTextDocumentFragment>

#include <algorithm>

namespace kvlens::test {

namespace {

constexpr int mostRows = 200; // of one parent

// A person's text in a line edit is no word of ours; what else has a text property shows it.
constexpr const char *textProperties[] = {"text", "title", "windowTitle", "toolTip", "statusTip",
    "whatsThis", "placeholderText", "accessibleName", "accessibleDescription", "prefix", "suffix",
    "plainText", "specialValueText", "informativeText", "detailedText", "iconText"};

constexpr int textRoles[] = {Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole,
    Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole};

bool isEnglish(QChar letter)
{
    return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z');
}

// Files and places in a dialog of Qt's are what the disk has.
bool listsFiles(const QWidget &widget)
{
    for (const QWidget *above = &widget; above; above = above->parentWidget()) {
        if (qobject_cast<const QFileDialog *>(above))
            return above != &widget;
    }
    return false;
}

QString plain(const QString &text)
{
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

QString withoutPatterns(QString filter) // "JSON files (*.json)"
{
    return filter.remove(filter.lastIndexOf(u'('), filter.size());
}

} // namespace

ShownWords::ShownWords(QStringList names)
    : m_names(std::move(names))
{
}

QStringList ShownWords::untranslated()
{
    m_found.clear();
    for (const QWidget *widget : QApplication::allWidgets())
        addKeys(*widget);
    for (const QWidget *widget : QApplication::allWidgets())
        look(*widget);
    return m_found;
}

bool ShownWords::isTranslated(const QString &text) const
{
    static const QRegularExpression version(QStringLiteral("^[0-9a-f]{12}$"));
    static const QRegularExpression quotation(QStringLiteral("⟦“[^”]*”⟧"));
    QString ours = plain(text).remove(quotation);
    if (version.match(ours).hasMatch())
        return true;
    for (const QString &name : m_names)
        ours.remove(name);
    return std::none_of(ours.cbegin(), ours.cend(), isEnglish);
}

// What stands on a keyboard: "Ctrl+O".
void ShownWords::addKeys(const QWidget &widget)
{
    QList<QKeySequence> all;
    for (const QAction *action : widget.actions())
        all += action->shortcuts();
    for (const QShortcut *shortcut : widget.findChildren<QShortcut *>())
        all.append(shortcut->key());
    for (const QKeySequence &shortcut : std::as_const(all)) {
        const QString keys = shortcut.toString(QKeySequence::NativeText);
        if (!keys.isEmpty() && !m_names.contains(keys))
            m_names.append(keys);
    }
}

void ShownWords::look(const QWidget &widget)
{
    if (listsFiles(widget))
        return;
    const QString where = QString::fromLatin1(widget.metaObject()->className());
    for (const char *name : textProperties) {
        const bool isTyped = widget.inherits("QLineEdit") && qstrcmp(name, "text") == 0;
        // What is cut is read aloud whole.
        const QString text = widget.property(name).toString();
        const bool isCut = widget.inherits("QLabel") && qstrcmp(name, "text") == 0
            && text.contains(u'\u2026') && !widget.accessibleName().isEmpty();
        if (!isTyped && !isCut)
            look(widget.property(name).toString(), where);
    }
    for (const QAction *action : widget.actions() + widget.findChildren<QAction *>())
        look(*action);
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            look(tabs->tabText(i), where);
            look(tabs->tabToolTip(i), where);
        }
    }
    if (const auto *dialog = qobject_cast<const QFileDialog *>(&widget)) {
        for (const QString &filter : dialog->nameFilters())
            look(withoutPatterns(filter), where);
    }
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget)) {
        if (view->model() && !qobject_cast<const QHeaderView *>(view))
            look(*view->model(), {});
    }
}

void ShownWords::look(const QAction &action)
{
    for (const QString &text : {action.text(), action.iconText(), action.toolTip(),
             action.statusTip(), action.whatsThis()})
        look(text, QStringLiteral("action %1").arg(action.objectName()));
}

void ShownWords::look(const QAbstractItemModel &model, const QModelIndex &parent)
{
    const QString where = QString::fromLatin1(model.metaObject()->className());
    for (int column = 0; column < model.columnCount(parent); ++column) {
        for (const int role : textRoles) {
            look(model.headerData(column, Qt::Horizontal, role).toString(), where);
            for (int row = 0; row < std::min(model.rowCount(parent), mostRows); ++row)
                look(model.index(row, column, parent).data(role).toString(), where);
        }
    }
    for (int row = 0; row < std::min(model.rowCount(parent), mostRows); ++row)
        look(model, model.index(row, 0, parent));
}

void ShownWords::look(const QString &text, const QString &where)
{
    if (text.isEmpty() || m_seen.contains(text))
        return;
    m_seen.insert(text);
    if (!isTranslated(text))
        m_found.append(QStringLiteral("%1: \"%2\"").arg(where, text));
}

} // namespace kvlens::test
