// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/storedialogs.h"

#include "report/backendtext.h"

#include <QFileDialog>

namespace kvlens {

namespace {

QFileDialog *fileDialog(QWidget *window, const QString &title)
{
    auto *dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

// The ending without "*.", as QFileDialog wants it; of a folder, none.
QString endingOf(const BackendInfo &kind)
{
    return kind.files ? kind.files->patterns.first().section(u'.', 1) : QString();
}

} // namespace

void askForFiles(QWidget *window, const QString &title, const UsePaths &use)
{
    QFileDialog *dialog = fileDialog(window, title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(fileFilters());
    QObject::connect(dialog, &QFileDialog::filesSelected, window, use);
    dialog->open();
}

void askForFolder(QWidget *window, const QString &title, const UsePaths &use)
{
    QFileDialog *dialog = fileDialog(window, title);
    dialog->setFileMode(QFileDialog::Directory);
    QObject::connect(dialog, &QFileDialog::filesSelected, window, use);
    dialog->open();
}

void askForNewPlace(QWidget *window, const QString &title, const QList<const BackendInfo *> &kinds,
    const UseAddress &use)
{
    QFileDialog *dialog = fileDialog(window, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const BackendInfo *kind : kinds)
        filters << targetFilter(*kind);
    dialog->setNameFilters(filters);
    const auto chosen = [filters, kinds](const QString &filter) {
        return kinds.at(std::max<qsizetype>(0, filters.indexOf(filter)));
    };
    const auto endAsKind = [dialog, chosen](const QString &filter) {
        dialog->setDefaultSuffix(endingOf(*chosen(filter)));
    };
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, endAsKind);
    endAsKind(filters.first());
    QObject::connect(
        dialog, &QFileDialog::fileSelected, window, [dialog, chosen, use](const QString &path) {
            use({chosen(dialog->selectedNameFilter())->scheme, path, {}});
        });
    dialog->open();
}

} // namespace kvlens
