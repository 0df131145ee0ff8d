// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewcommands.h"

#include "model/storetreemodel.h"
#include "report/wording.h"
#include "ui/actionpalette.h"
#include "ui/actions.h"
#include "ui/icons.h"
#include "ui/manual.h"
#include "ui/manualplace.h"
#include "ui/settings.h"
#include "ui/settingsdialog.h"
#include "ui/shortcutsdialog.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenuBar>
#include <QMessageBox>

#include <array>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr std::array themeActions {std::pair(ActionId::ThemeSystem, Theme::System),
    std::pair(ActionId::ThemeLight, Theme::Light), std::pair(ActionId::ThemeDark, Theme::Dark),
    std::pair(ActionId::ThemeLightContrast, Theme::LightContrast),
    std::pair(ActionId::ThemeDarkContrast, Theme::DarkContrast)};

constexpr std::array sortActions {std::pair(ActionId::SortAsStored, KeySorting::By::Store),
    std::pair(ActionId::SortByKey, KeySorting::By::Key),
    std::pair(ActionId::SortBySize, KeySorting::By::Size),
    std::pair(ActionId::SortByCreated, KeySorting::By::Created),
    std::pair(ActionId::SortByExpires, KeySorting::By::Expires)};

Qt::SortOrder downOrder(const QAction *down)
{
    return down->isChecked() ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace

ViewCommands::ViewCommands(const Actions &actions, StoreTreeModel &model, QMainWindow *window)
    : QObject(window)
    , m_actions(actions)
    , m_model(model)
    , m_window(window)
{
    connectThemes();
    connectSorting();
    tellTimesInUtc(chosen::times() == chosen::Times::Utc);
    connect(m_actions[ActionId::Settings], &QAction::triggered, this, &ViewCommands::showSettings);
    connect(m_actions[ActionId::Manual], &QAction::triggered, this, &ViewCommands::showManual);
    connect(m_actions[ActionId::About], &QAction::triggered, this, &ViewCommands::showAbout);
    connect(
        m_actions[ActionId::AllActions], &QAction::triggered, this, &ViewCommands::showAllActions);
    connect(
        m_actions[ActionId::Shortcuts], &QAction::triggered, this, &ViewCommands::showShortcuts);
}

void ViewCommands::showSettings()
{
    auto *dialog = new SettingsDialog(m_actions, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::valueFontChanged, this, &refreshValueFonts);
    connect(dialog, &SettingsDialog::timesChanged, this, [this] {
        tellTimesInUtc(chosen::times() == chosen::Times::Utc);
        emit timesChanged();
    });
    connect(dialog, &SettingsDialog::keepsEditsChanged, this, &ViewCommands::keepsEditsChanged);
    dialog->open();
}

void ViewCommands::showManual()
{
    const QString place = manualPlace(m_window->focusWidget());
    if (!m_manual) {
        m_manual = new Manual(m_window);
        m_manual->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_manual, &QDialog::finished, m_window, &QWidget::activateWindow);
        m_manual->show();
    }
    m_manual->visit(place);
    m_manual->raise();
    m_manual->activateWindow();
}

void ViewCommands::setTheme(Theme theme)
{
    applyTheme(theme);
    for (const auto &[id, shown] : themeActions) {
        if (shown == theme)
            m_actions[id]->setChecked(true);
    }
}

void ViewCommands::connectThemes()
{
    for (const auto &[id, theme] : themeActions)
        connect(m_actions[id], &QAction::triggered, this, [this, chosen = theme] {
            setTheme(chosen);
            Settings().setValue(u"theme"_s, themeName(chosen));
        });
}

void ViewCommands::connectSorting()
{
    const QAction *down = m_actions[ActionId::SortDescending];
    for (const auto &[id, by] : sortActions)
        connect(m_actions[id], &QAction::triggered, &m_model, [this, by = by, down] {
            m_model.sort({by, downOrder(down)});
        });
    connect(down, &QAction::triggered, &m_model, [this, down] {
        m_model.sort({m_model.sorting().by, downOrder(down)});
    });
    connect(&m_model, &StoreTreeModel::sortingChanged, this, &ViewCommands::showSorting);
    showSorting();
}

void ViewCommands::showSorting()
{
    const KeySorting sorting = m_model.sorting();
    for (const auto &[id, by] : sortActions)
        m_actions[id]->setChecked(by == sorting.by);
    QAction *down = m_actions[ActionId::SortDescending];
    down->setChecked(sorting.order == Qt::DescendingOrder);
    down->setEnabled(sorting.by != KeySorting::By::Store);
}

void ViewCommands::showAllActions()
{
    QList<MenuAction> actions = menuActions(m_window->menuBar());
    actions.removeIf(
        [this](const MenuAction &each) { return each.action == m_actions[ActionId::AllActions]; });
    auto *dialog = new ActionPalette(actions, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ViewCommands::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(menuActions(m_window->menuBar()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this] { m_actions.tellKeys(); });
    dialog->open();
}

void ViewCommands::showAbout()
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About KV Lens"));
    box->setIconPixmap(applicationIcon().pixmap(m_window->fontMetrics().height() * 4));
    box->setText(tr("KV Lens %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("See and edit the key-value stores that LLM programs leave behind. "
                               "Free software under the GNU General Public License, version 3 or "
                               "later."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace kvlens
