// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/storecommands.h"

#include "model/changesmodel.h"
#include "model/refusal.h"
#include "report/backendtext.h"
#include "ui/actions.h"
#include "ui/addressdialog.h"
#include "ui/closequestion.h"
#include "ui/comparecommands.h"
#include "ui/entrytabs.h"
#include "ui/mergedialog.h"
#include "ui/reviewdialog.h"
#include "ui/sample.h"
#include "ui/settings.h"
#include "ui/storedialogs.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace kvlens {

namespace {

QString absolutePath(const StoreAddress &address)
{
    return QDir::cleanPath(QDir().absoluteFilePath(address.path));
}

bool isTaken(const QString &path)
{
    const QFileInfo there(path);
    return there.isDir() ? !QDir(path).isEmpty() : there.size() > 0;
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
    on(ActionId::OpenAddress, &StoreCommands::openAddress);
    on(ActionId::Persist, &StoreCommands::persist);
    on(ActionId::PersistAll, &StoreCommands::persistAll);
    on(ActionId::PersistAs, [this] { persistAs(m_context.target().session); });
    on(ActionId::Reload, &StoreCommands::reload);
    on(ActionId::CloseStore, &StoreCommands::closeStore);
    on(ActionId::Lock, [this](bool locked) {
        m_context.tabs.settle([this, locked] {
            if (StoreSession *session = m_context.target().session)
                session->editor().setLocked(locked);
        });
    });
    const auto *compare = new CompareCommands(context, this);
    connect(compare, &CompareCommands::refused, this, &StoreCommands::refused);
    connect(compare, &CompareCommands::exported, this, &StoreCommands::exported);
    connect(compare, &CompareCommands::couldNotExport, this, &StoreCommands::couldNotExport);
    on(ActionId::RevertAll, [this] {
        if (StoreSession *session = m_context.target().session)
            session->editor().revertAll();
    });
}

void StoreCommands::openFile()
{
    askForFiles(&m_context.window, tr("Open"), [this](const QStringList &paths) { open(paths); });
}

void StoreCommands::openFolder()
{
    askForFolder(
        &m_context.window, tr("Open folder"), [this](const QStringList &paths) { open(paths); });
}

void StoreCommands::openSample()
{
    const Result<QStringList> paths = copyOfSample();
    paths ? open(*paths) : emit refused(paths.error());
}

void StoreCommands::openAddress()
{
    auto *dialog = new AddressDialog(&m_context.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { open({dialog->address()}); });
    dialog->open();
}

void StoreCommands::makeNew(const BackendInfo &kind)
{
    const auto make = [this](const StoreAddress &address) {
        if (isTaken(address.path))
            emit placeTaken(address.path);
        else
            emit broughtForward(m_context.workspace.open(address, OpenMode::Create));
    };
    if (kind.home == StoreHome::Nowhere)
        make({kind.scheme, {}, {}});
    else
        askForNewPlace(&m_context.window, tr("New store"), {&kind}, make);
}

void StoreCommands::open(const QStringList &addresses)
{
    for (const QString &address : addresses) {
        if (StoreSession *session = openOne(address))
            emit broughtForward(session);
    }
}

void StoreCommands::openAtStart(const QStringList &addresses)
{
    for (const QString &address : addresses) {
        const QList<StoreSession *> before = m_context.workspace.sessions();
        StoreSession *session = openOne(address);
        if (before.contains(session))
            emit broughtForward(session);
    }
}

StoreSession *StoreCommands::openOne(const QString &text)
{
    const auto address = parseStoreAddress(text);
    if (!address) {
        emit refused(address.error());
        return nullptr;
    }
    StoreSession *session = openSession(*address);
    return session ? session : m_context.workspace.open(*address, OpenMode::ReadWrite);
}

StoreSession *StoreCommands::openSession(const StoreAddress &address) const
{
    for (StoreSession *session : m_context.workspace.sessions()) {
        const StoreAddress &other = session->address();
        const bool sameScheme
            = address.scheme.isEmpty() || other.scheme.isEmpty() || address.scheme == other.scheme;
        const bool sameOptions = address.scheme.isEmpty() || address.options == other.options;
        if (!address.path.isEmpty() && sameScheme && sameOptions
            && absolutePath(other) == absolutePath(address))
            return session;
    }
    return nullptr;
}

void StoreCommands::persist()
{
    m_context.tabs.settle([this] {
        StoreSession *session = sessionToPersist(m_context.workspace, m_context.target());
        if (!session)
            return;
        const bool isClear = writableIn(*session) == session->changes().count();
        chosen::reviewsFirst() || !isClear ? review(session) : session->persist();
    });
}

void StoreCommands::review(StoreSession *session)
{
    openReview(new ReviewDialog(*session, &m_context.window));
}

void StoreCommands::persistAll()
{
    m_context.tabs.settle(
        [this] { openReview(new ReviewDialog(m_context.workspace, &m_context.window)); });
}

void StoreCommands::openReview(ReviewDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [dialog] {
        for (StoreSession *session : dialog->sessions()) {
            if (writableIn(*session) > 0)
                session->persist();
        }
    });
    dialog->open();
}

void StoreCommands::merge(StoreSession *session)
{
    auto *dialog = new MergeDialog(*session, &m_context.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(session, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void StoreCommands::persistAs(StoreSession *session)
{
    m_context.tabs.settle([this, session = QPointer(session)] {
        if (!session)
            return;
        askForNewPlace(&m_context.window, tr("Persist as"), kindsToMakeAtPath(),
            [session](const StoreAddress &address) {
                if (session)
                    session->persistAs(address);
            });
    });
}

void StoreCommands::reload()
{
    m_context.tabs.settle([this] {
        if (StoreSession *session = m_context.target().session)
            session->reload();
    });
}

void StoreCommands::closeStore()
{
    m_context.tabs.settle([this] {
        StoreSession *session = m_context.target().session;
        if (!session || m_context.tabs.showDraft(session))
            return;
        const auto close = [this, session] { m_context.workspace.close(session); };
        askBeforeClosing({session}, &m_context.window, close);
    });
}

} // namespace kvlens
