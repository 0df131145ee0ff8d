// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/backupmenu.h"

#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/settings.h"

#include <QActionGroup>

#include <array>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr std::array placeNames {std::pair(BackupPlace::None, "none"),
    std::pair(BackupPlace::StateFolder, "state"), std::pair(BackupPlace::Beside, "beside")};
constexpr std::array keptCounts {1, 5, 20};

QString backupPlaceName(BackupPlace place)
{
    for (const auto &[known, name] : placeNames) {
        if (known == place)
            return QString::fromLatin1(name);
    }
    return {};
}

BackupPlace keptPlace()
{
    const QString kept = Settings().value(u"backups/where"_s).toString();
    for (const auto &[place, name] : placeNames) {
        if (kept == QLatin1String(name))
            return place;
    }
    return BackupPlace::StateFolder;
}

} // namespace

BackupMenu::BackupMenu(Workspace &workspace, QWidget *parent)
    : QMenu(tr("&Backups"), parent)
    , m_workspace(workspace)
{
    m_manner.backups = keptPlace();
    m_manner.keptBackups = std::max(Settings().value(u"backups/kept"_s, 5).toInt(), 1);
    setToolTipsVisible(true);
    addPlaces();
    addSeparator();
    addCounts();
    connect(&workspace, &Workspace::opened, this, &BackupMenu::apply);
    applyToAll();
}

void BackupMenu::addPlaces()
{
    auto *where = new QActionGroup(this);
    const auto addPlace = [&](BackupPlace place, const QString &text, const QString &tip) {
        QAction *action = addAction(text);
        action->setToolTip(tip);
        action->setCheckable(true);
        action->setChecked(place == m_manner.backups);
        where->addAction(action);
        connect(action, &QAction::triggered, this, [this, place] {
            m_manner.backups = place;
            Settings().setValue(u"backups/where"_s, backupPlaceName(place));
            applyToAll();
        });
    };
    addPlace(BackupPlace::None, tr("&None"),
        tr("Only a file that is written in place is backed up first"));
    addPlace(BackupPlace::StateFolder, tr("In a folder of &yours"),
        tr("Before the first persist to a store what it changes is kept as it was, where nobody "
           "else can read it"));
    addPlace(BackupPlace::Beside, tr("Be&side the store"),
        tr("Before the first persist to a store what it changes is kept as it was, in the folder "
           "where the store is"));
}

void BackupMenu::addCounts()
{
    auto *howMany = new QActionGroup(this);
    for (const int count : keptCounts) {
        QAction *action = addAction(
            tr("Keep %1 backups of each store", nullptr, pluralOf(count)).arg(numberText(count)));
        action->setToolTip(tr("The oldest go when there would be more"));
        action->setCheckable(true);
        action->setChecked(count == m_manner.keptBackups);
        howMany->addAction(action);
        connect(action, &QAction::triggered, this, [this, count] {
            m_manner.keptBackups = count;
            Settings().setValue(u"backups/kept"_s, count);
            applyToAll();
        });
    }
}

// Whether it is written in place is chosen for each store.
void BackupMenu::apply(StoreSession *session) const
{
    WriteManner manner = m_manner;
    manner.isInPlace = session->manner().isInPlace;
    session->setManner(manner);
}

void BackupMenu::applyToAll()
{
    for (StoreSession *session : m_workspace.sessions())
        apply(session);
}

} // namespace kvlens
