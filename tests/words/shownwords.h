// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every word that the program shows or says aloud at a moment, and which of them were not
// translated. The translation of these tests has no letter of English, and their stores have none
// either, so that a letter of English is a word that escaped.
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

class QAbstractItemModel;
class QAction;
class QModelIndex;
class QWidget;

namespace kvlens::test {

class ShownWords
{
public:
    // What is the same in every language: names of things outside the program, such as the path of
    // a store. Versions, which come from the store too, and words of somebody else, which are
    // quotations, are known by their form.
    explicit ShownWords(QStringList names);

    void addName(const QString &name) { m_names.append(name); }
    // The texts, tool tips and accessible names of all widgets, actions and models, visible or not,
    // that were not seen by an earlier call.
    QStringList untranslated();
    // How many different texts were looked at.
    qsizetype count() const { return m_seen.size(); }
    bool isTranslated(const QString &text) const;

private:
    void addKeys(const QWidget &widget);
    void look(const QWidget &widget);
    void look(const QAction &action);
    void look(const QAbstractItemModel &model, const QModelIndex &parent);
    void look(const QString &text, const QString &where);

    QStringList m_names;
    QSet<QString> m_seen;
    QStringList m_found;
};

} // namespace kvlens::test
