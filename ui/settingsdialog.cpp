// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settingsdialog.h"

#include "ui/menuactions.h"
#include "ui/screenroom.h"
#include "ui/settings.h"
#include "ui/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr int smallestPoints = 6;
constexpr int largestPoints = 36;

QComboBox *choiceOf(const QStringList &names, int current)
{
    auto *box = new QComboBox;
    box->addItems(names);
    box->setCurrentIndex(std::max(current, 0));
    return box;
}

} // namespace

SettingsDialog::SettingsDialog(const Actions &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_search(new QLineEdit(this))
    , m_none(new QLabel(tr("There is no such setting."), this))
    , m_list(new QWidget)
    , m_rows(new QVBoxLayout(m_list))
{
    setWindowTitle(tr("Settings"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    setMuted(m_none);
    m_none->hide();
    m_rows->setContentsMargins({});
    m_rows->setSpacing(0);
    addLooks();
    addValues();
    addEdits();
    m_rows->addWidget(m_none);
    m_rows->addStretch();
    auto *area = new QScrollArea(this);
    area->setFocusPolicy(Qt::NoFocus); // it follows the focus within
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_list);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(m_search);
    all->addWidget(area);
    all->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::narrow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const QSize wanted(fontMetrics().averageCharWidth() * 88, fontMetrics().height() * 42);
    resizeOnScreen(this, wanted);
}

// The name and what it does at the left, the choice at the right.
void SettingsDialog::add(const QString &name, const QString &does, QWidget *choice)
{
    auto *row = new QWidget(m_list);
    auto *title = new QLabel(name, row);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setBuddy(choice);
    auto *line = new QLabel(does, row);
    line->setWordWrap(true);
    setMuted(line);
    choice->setAccessibleName(name);
    choice->setAccessibleDescription(does);
    choice->setToolTip(does);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(line);
    auto *all = new QHBoxLayout(row);
    const int step = rhythm(this);
    all->setContentsMargins(0, step / 2, step, step / 2);
    all->setSpacing(2 * step);
    all->addLayout(words, 1);
    all->addWidget(choice, 0, Qt::AlignTop);
    m_rows->addWidget(row);
    m_all.append({row, name + u' ' + does});
}

void SettingsDialog::addSwitch(
    const QString &name, const QString &does, bool isOn, const std::function<void(bool)> &take)
{
    auto *box = new QCheckBox;
    box->setChecked(isOn);
    connect(box, &QCheckBox::toggled, this, take);
    add(name, does, box);
}

// What has a place in a menu too; both show the same.
void SettingsDialog::addTicked(ActionId id, const QString &name, const QString &does)
{
    QAction *action = m_actions[id];
    auto *box = new QCheckBox;
    box->setChecked(action->isChecked());
    connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
    connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
    add(name, does, box);
}

void SettingsDialog::addLooks()
{
    add(tr("Theme"), tr("Light or dark, with more contrast, or as the system is."), themeChoice());
    add(tr("Times"), tr("In which zone times are shown and typed."), timesChoice());
    addTicked(ActionId::Reopen, tr("Reopen stores at start"),
        tr("When KV Lens is started without a store, those that were open at its end are opened "
           "again, with their tabs."));
}

void SettingsDialog::addValues()
{
    add(tr("Font of values"), tr("Of values, bytes and differences."), fontChoice());
    add(tr("Size of values"), tr("Of the same font; without a size it is as the system has it."),
        sizeChoice());
    add(tr("Indent"),
        tr("How far each level of JSON is indented where it is laid out. What is stored is not "
           "changed by that. From the next start."),
        indentChoice());
    addTicked(ActionId::WrapLines, tr("Wrap lines"),
        tr("Long lines of a value are broken at the edge of the editor."));
}

void SettingsDialog::addEdits()
{
    addSwitch(tr("Keep edits for a crash"),
        tr("What is staged is kept on disk until it is persisted, where nobody else can read it. "
           "For stores that are opened from now on."),
        chosen::keepsEdits(), [this](bool isOn) {
            chosen::setKeepsEdits(isOn);
            emit keepsEditsChanged();
        });
    addSwitch(tr("Reload by itself"),
        tr("When another program has rewritten a store, it is read again at once, if nothing in "
           "it is staged."),
        chosen::reloadsByItself(), &chosen::setReloadsByItself);
    addSwitch(tr("Review before persisting"),
        tr("Persist shows the changes first. Without it they are written at once, unless some "
           "cannot be."),
        chosen::reviewsFirst(), &chosen::setReviewsFirst);
}

QWidget *SettingsDialog::themeChoice()
{
    const QList<ActionId> themes {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark,
        ActionId::ThemeLightContrast, ActionId::ThemeDarkContrast};
    QStringList names;
    int current = 0;
    for (qsizetype i = 0; i < themes.size(); ++i) {
        names.append(plainName(m_actions[themes.at(i)]->text()));
        current = m_actions[themes.at(i)]->isChecked() ? int(i) : current;
    }
    QComboBox *box = choiceOf(names, current);
    connect(box, &QComboBox::activated, this,
        [this, themes](int at) { m_actions[themes.at(at)]->trigger(); });
    return box;
}

QWidget *SettingsDialog::timesChoice()
{
    QComboBox *box
        = choiceOf({tr("Local time"), tr("UTC")}, chosen::times() == chosen::Times::Utc ? 1 : 0);
    connect(box, &QComboBox::activated, this, [this](int at) {
        chosen::setTimes(at == 1 ? chosen::Times::Utc : chosen::Times::Local);
        emit timesChanged();
    });
    return box;
}

QWidget *SettingsDialog::fontChoice()
{
    QStringList names {tr("As the system has it")};
    for (const QString &family : QFontDatabase::families()) {
        if (QFontDatabase::isFixedPitch(family) && !QFontDatabase::isPrivateFamily(family))
            names.append(family);
    }
    const QString now = Settings().value(u"values/font"_s).toString();
    QComboBox *box = choiceOf(names, now.isEmpty() ? 0 : int(names.indexOf(now)));
    connect(box, &QComboBox::activated, this, [this, names](int at) {
        chosen::setValueFont(
            at == 0 ? QString() : names.at(at), Settings().value(u"values/points"_s).toInt());
        emit valueFontChanged();
    });
    return box;
}

QWidget *SettingsDialog::sizeChoice()
{
    auto *box = new QSpinBox;
    box->setRange(smallestPoints - 1, largestPoints);
    box->setSpecialValueText(tr("System"));
    box->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    box->setSuffix(tr(" pt"));
    box->setValue(Settings().value(u"values/points"_s).toInt());
    connect(box, &QSpinBox::valueChanged, this, [this](int points) {
        chosen::setValueFont(
            Settings().value(u"values/font"_s).toString(), points < smallestPoints ? 0 : points);
        emit valueFontChanged();
    });
    return box;
}

QWidget *SettingsDialog::indentChoice()
{
    auto *box = new QSpinBox;
    box->setRange(1, chosen::mostIndent);
    box->setValue(chosen::indent());
    connect(box, &QSpinBox::valueChanged, this, &chosen::setIndent);
    return box;
}

void SettingsDialog::narrow(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    bool any = false;
    for (const Row &row : std::as_const(m_all)) {
        const bool matches = std::all_of(words.begin(), words.end(),
            [&row](const QString &word) { return row.text.contains(word, Qt::CaseInsensitive); });
        row.all->setVisible(matches);
        any = any || matches;
    }
    m_none->setVisible(!any);
}

} // namespace kvlens
