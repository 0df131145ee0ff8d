// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The documents of the program, read in a window of their own, without a network.
#pragma once

#include <QDialog>
#include <QTextBrowser>

class QLineEdit;
class QListWidget;

namespace kvlens {

// A page of Markdown, with links to headings as GitHub has them and pictures that fit.
class ManualText : public QTextBrowser
{
    Q_OBJECT
public:
    explicit ManualText(QWidget *parent);

    // "window.md", "concepts.md#time-to-live"; false: there is no such page or heading.
    bool show(const QString &place);
    QString page() const { return m_page; }

signals:
    void linkChosen(const QString &place); // of this manual

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    bool goToHeading(const QString &slug);
    void follow(const QUrl &link);

    QString m_page;
};

class Manual : public QDialog
{
    Q_OBJECT
public:
    explicit Manual(QWidget *parent);

    static QStringList pages(); // the paths below docs/, in their order

    void visit(const QString &place); // from where one is; Back comes back

private:
    void turnTo(const QString &place);
    void step(int by);
    void find();

    QListWidget *m_pages;
    ManualText *m_text;
    QLineEdit *m_find;
    QAction *m_back;
    QAction *m_forward;
    QStringList m_visited;
    qsizetype m_at = -1;
};

} // namespace kvlens
