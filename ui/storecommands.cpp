// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/storecommands.h"

#include "model/changesmodel.h"
#include "ui/actions.h"
#include "ui/closequestion.h"
#include "ui/entrytabs.h"
#include "ui/mergedialog.h"
#include "ui/reviewdialog.h"

#include <QDir>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

struct CopyKind
{
    QString filter;
    QString scheme;
};

QList<CopyKind> copyKinds()
{
    return {{StoreCommands::tr("SimpleKVStore file (*.json)"), u"json"_s},
        {StoreCommands::tr("FileTreeStore folder (*)"), u"filetree"_s}};
}

QString absolutePath(const StoreAddress &address)
{
    return QDir::cleanPath(QDir().absoluteFilePath(address.path));
}

} // namespace

StoreCommands::StoreCommands(const CommandContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    const Actions &actions = context.actions;
    const auto on = [this, &actions](ActionId id, auto act) {
        connect(actions[id], &QAction::triggered, this, act);
    };
    on(ActionId::Open, &StoreCommands::openFile);
    on(ActionId::OpenFolder, &StoreCommands::openFolder);
    on(ActionId::Persist, &StoreCommands::persist);
    on(ActionId::PersistAs, &StoreCommands::persistAs);
    on(ActionId::Reload, &StoreCommands::reload);
    on(ActionId::CloseStore, &StoreCommands::closeStore);
    on(ActionId::Lock, [this](bool locked) {
        m_context.tabs.flush();
        if (StoreSession *session = m_context.target().session)
            session->setLocked(locked);
    });
    on(ActionId::RevertAll, [this] {
        if (StoreSession *session = m_context.target().session)
            session->revertAll();
    });
}

void StoreCommands::openFile()
{
    openWith(QFileDialog::ExistingFiles, tr("Open"));
}

void StoreCommands::openFolder()
{
    openWith(QFileDialog::Directory, tr("Open folder"));
}

void StoreCommands::openWith(int fileMode, const QString &title)
{
    auto *dialog = new QFileDialog(&m_context.window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::FileMode(fileMode));
    if (fileMode == QFileDialog::ExistingFiles)
        dialog->setNameFilters({tr("JSON files (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &StoreCommands::open);
    dialog->open();
}

void StoreCommands::open(const QStringList &addresses)
{
    for (const QString &text : addresses) {
        const auto address = parseStoreAddress(text);
        if (!address) {
            emit refused(address.error());
        } else if (StoreSession *session = openSession(*address)) {
            emit broughtForward(session);
        } else {
            m_context.workspace.open(*address, OpenMode::ReadWrite);
        }
    }
}

StoreSession *StoreCommands::openSession(const StoreAddress &address) const
{
    for (StoreSession *session : m_context.workspace.sessions()) {
        const StoreAddress &other = session->address();
        const bool sameScheme
            = address.scheme.isEmpty() || other.scheme.isEmpty() || address.scheme == other.scheme;
        if (!address.path.isEmpty() && sameScheme && absolutePath(other) == absolutePath(address))
            return session;
    }
    return nullptr;
}

void StoreCommands::persist()
{
    m_context.tabs.flush();
    if (StoreSession *session = sessionToPersist(m_context.workspace, m_context.target()))
        review(session);
}

void StoreCommands::review(StoreSession *session)
{
    auto *dialog = new ReviewDialog(*session, m_context.changes, &m_context.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(session, &QObject::destroyed, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, session, [session] { session->persist(); });
    dialog->open();
}

void StoreCommands::merge(StoreSession *session)
{
    auto *dialog = new MergeDialog(*session, &m_context.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(session, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void StoreCommands::persistAs()
{
    m_context.tabs.flush();
    StoreSession *session = m_context.target().session;
    if (!session)
        return;
    auto *dialog = new QFileDialog(&m_context.window, tr("Persist as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const CopyKind &kind : copyKinds())
        filters << kind.filter;
    dialog->setNameFilters(filters);
    connect(dialog, &QFileDialog::fileSelected, session, [session, dialog](const QString &path) {
        for (const CopyKind &kind : copyKinds()) {
            if (kind.filter == dialog->selectedNameFilter())
                session->persistAs({kind.scheme, path, {}});
        }
    });
    dialog->open();
}

void StoreCommands::reload()
{
    m_context.tabs.flush();
    if (StoreSession *session = m_context.target().session)
        session->reload();
}

void StoreCommands::closeStore()
{
    StoreSession *session = m_context.target().session;
    if (!session || m_context.tabs.showDraft(session))
        return;
    const auto close = [this, session] { m_context.workspace.close(session); };
    askBeforeClosing({session}, &m_context.window, close);
}

} // namespace kvlens
