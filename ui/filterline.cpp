// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterline.h"

#include "model/storetreemodel.h"
#include "ui/icons.h"
#include "ui/palette.h"
#include "ui/style.h"
#include "ui/wording.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds filterPause {5};

QString withArrow(const QString &text)
{
    return text + u" \u25be"_s;
}

} // namespace

FilterLine::FilterLine(StoreTreeModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_text(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_modes(new QActionGroup(this))
    , m_case(new QAction(tr("Match &case"), this))
    , m_pause(new QTimer(this))
{
    m_text->setObjectName(u"Filter keys"_s);
    m_text->setAccessibleName(tr("Filter keys"));
    m_text->setPlaceholderText(tr("Filter keys"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(Icon::Find), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    setMuted(m_count);
    m_count->hide();
    makeModes();
    m_pause->setSingleShot(true);
    m_pause->setInterval(filterPause);

    connect(m_text, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &FilterLine::apply);
    connect(m_modes, &QActionGroup::triggered, this, &FilterLine::apply);
    connect(m_case, &QAction::toggled, this, &FilterLine::apply);
    connect(&model, &StoreTreeModel::filterCountsChanged, this, &FilterLine::showCounts);
    connect(&model, &StoreTreeModel::sortingChanged, this, &FilterLine::showCounts);
}

void FilterLine::makeModes()
{
    auto *button = new QToolButton(this);
    button->setText(withArrow(tr("Contains")));
    button->setAccessibleName(tr("How to match keys"));
    button->setToolTip(tr("How the text is matched with the keys"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(button);
    const std::pair<KeyPattern::Kind, QString> modes[] {
        {KeyPattern::Kind::Substring, tr("Contains")},
        {KeyPattern::Kind::Prefix, tr("Begins with")}, {KeyPattern::Kind::Glob, tr("Glob")},
        {KeyPattern::Kind::Regex, tr("Regex")}};
    for (const auto &[kind, name] : modes) {
        QAction *mode = m_modes->addAction(name);
        mode->setCheckable(true);
        mode->setData(int(kind));
        mode->setChecked(kind == KeyPattern::Kind::Substring);
    }
    menu->addActions(m_modes->actions());
    menu->addSeparator();
    m_case->setCheckable(true);
    menu->addAction(m_case);
    button->setMenu(menu);
    connect(m_modes, &QActionGroup::triggered, button,
        [button](const QAction *mode) { button->setText(withArrow(mode->text())); });

    auto *line = new QHBoxLayout;
    line->setSpacing(rhythm(this) / 2);
    line->addWidget(m_text, 1);
    line->addWidget(button);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(rhythm(this), rhythm(this), rhythm(this), rhythm(this) / 2);
    all->setSpacing(rhythm(this) / 2);
    all->addLayout(line);
    all->addWidget(m_count);
}

void FilterLine::start()
{
    m_text->selectAll();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void FilterLine::apply()
{
    m_pause->stop();
    const auto result
        = m_model.setFilter({KeyPattern::Kind(m_modes->checkedAction()->data().toInt()),
            m_text->text(), m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive});
    if (result)
        return showCounts();
    m_count->setText(tr("Not a pattern: %1").arg(reasonText(result.error().detail)));
    m_count->show();
}

void FilterLine::showCounts()
{
    QStringList parts;
    if (m_model.isFiltered())
        parts << matchesText(m_model.filterCounts());
    if (m_model.isSorting())
        parts << tr("sorting …");
    else if (m_model.sorted() == ShownKeys::Sorted::InPart)
        parts << tr("sorted as far as the keys are listed");
    else if (m_model.sorted() == ShownKeys::Sorted::NotAtAll)
        parts << tr("not sorted: not all keys are known");
    m_count->setVisible(!parts.isEmpty());
    m_count->setText(parts.join(u" · "_s));
}

// A store that looks by itself does not say at how many keys.
QString FilterLine::matchesText(const KeyMatches::Counts &counts)
{
    const QString matching = numberText(counts.matching);
    if (counts.seen < 0)
        return counts.finished ? tr("%1 match").arg(matching) : tr("%1 match …").arg(matching);
    return counts.finished ? tr("%1 of %2 match").arg(matching, keysText(counts.seen))
                           : tr("%1 match, %2 looked at …").arg(matching, keysText(counts.seen));
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        m_text->clear();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit left();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace kvlens
