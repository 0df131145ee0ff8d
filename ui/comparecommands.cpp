// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparecommands.h"

#include "ui/actions.h"
#include "ui/comparisonview.h"
#include "ui/entrytabs.h"
#include "ui/storedialogs.h"

#include <QFileInfo>
#include <QPointer>

namespace kvlens {

CompareCommands::CompareCommands(const CommandContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_view(new ComparisonView(&context.window))
{
    m_view->hide(); // until it is a page
    connect(
        context.actions[ActionId::CompareWith], &QAction::triggered, this, &CompareCommands::ask);
    connect(&context.workspace, &Workspace::aboutToClose, m_view, &ComparisonView::forget);
    connect(m_view, &ComparisonView::exported, this, &CompareCommands::exported);
    connect(m_view, &ComparisonView::couldNotExport, this, &CompareCommands::couldNotExport);
}

// A folder is compared with a folder, anything else with a file.
void CompareCommands::ask()
{
    StoreSession *session = m_context.target().session;
    if (!session)
        return;
    const auto use = [this, session = QPointer(session)](const QStringList &paths) {
        if (session && !paths.isEmpty())
            compare(session, paths.first());
    };
    const QString title = tr("Compare %1 with").arg(storeName(*session));
    if (QFileInfo(session->address().path).isDir())
        askForFolder(&m_context.window, title, use);
    else
        askForFiles(&m_context.window, title, use);
}

void CompareCommands::compare(StoreSession *session, const QString &before)
{
    const Result<StoreAddress> address = parseStoreAddress(before);
    if (!address)
        return emit refused(address.error());
    m_view->compare(*session, *address);
    m_context.tabs.openPage(m_view, tr("Comparison"));
    m_view->setFocus(Qt::ShortcutFocusReason);
}

} // namespace kvlens
