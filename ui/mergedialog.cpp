// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mergedialog.h"

#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/diffview.h"
#include "ui/palette.h"
#include "ui/screenroom.h"
#include "ui/statemark.h"
#include "ui/style.h"
#include "ui/target.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace kvlens {

MergeDialog::MergeDialog(StoreSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_summary(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_theirs(new DiffView(this))
    , m_mine(new DiffView(this))
    , m_take(new QPushButton(tr("Take theirs"), this))
    , m_keep(new QPushButton(tr("Keep mine"), this))
{
    setWindowTitle(tr("Review and merge"));
    m_list->setAccessibleName(tr("Entries changed on both sides"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_theirs->setAccessibleName(tr("Their difference"));
    m_mine->setAccessibleName(tr("My difference"));
    m_summary->setWordWrap(true);
    m_take->setToolTip(tr("Your change to this entry is dropped; Undo brings it back"));
    m_keep->setToolTip(tr("Persisting will replace what the other program wrote here"));

    auto *sides = new QSplitter(this);
    sides->addWidget(m_list);
    sides->addWidget(makeSide(tr("Theirs: on the disk now"), m_theirs, m_take));
    sides->addWidget(makeSide(tr("Mine: not persisted yet"), m_mine, m_keep));
    sides->setStretchFactor(1, 1);
    sides->setStretchFactor(2, 1);
    sides->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(tr("Decide later"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);

    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(m_summary);
    all->addWidget(sides, 1);
    all->addWidget(buttons);
    resizeOnScreen(this, {fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 30});

    connect(m_list, &QListWidget::currentRowChanged, this, &MergeDialog::showConflict);
    connect(&session, &StoreSession::changesChanged, this, &MergeDialog::refill);
    connect(m_take, &QPushButton::clicked, this, [this] { decide(&EntryEditor::takeTheirs); });
    connect(m_keep, &QPushButton::clicked, this, [this] { decide(&EntryEditor::keepMine); });
    connect(&session, &StoreSession::freshnessChanged, this, &MergeDialog::readAgain);
    refill();
    readAgain();
}

// What is shown as theirs is what is stored now.
void MergeDialog::readAgain()
{
    if (m_session.freshness() == Freshness::Changed)
        m_session.reload();
}

QWidget *MergeDialog::makeSide(const QString &title, DiffView *view, QPushButton *button)
{
    auto *side = new QWidget(this);
    auto *heading = new QLabel(title, side);
    auto *all = new QVBoxLayout(side);
    all->setContentsMargins({});
    heading->setContentsMargins(rhythm(this), 0, 0, 0);
    all->addWidget(heading);
    all->addWidget(view, 1);
    all->addWidget(button, 0, Qt::AlignHCenter);
    return side;
}

std::optional<EntryRef> MergeDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_conflicts.size() ? std::optional(m_conflicts.at(row)) : std::nullopt;
}

void MergeDialog::refill()
{
    m_conflicts.clear();
    for (const Edit &edit : m_session.changes().blocked()) {
        if (edit.isConflict())
            m_conflicts.append(edit.ref());
    }
    const int row = m_list->currentRow();
    m_list->clear();
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    for (const EntryRef &ref : std::as_const(m_conflicts)) {
        const QString where = collectionLabel(ref.collection);
        const QString text = keyLabel(m_session, ref) + u'\n' + where;
        auto *item
            = new QListWidgetItem(stateMark(EntryState::Conflict, side, devicePixelRatioF()), text);
        item->setToolTip(text);
        m_list->addItem(item);
    }
    m_list->setCurrentRow(std::clamp(row, 0, int(std::max<qsizetype>(0, m_conflicts.size() - 1))));
    m_summary->setText(m_conflicts.isEmpty()
            ? decidedText()
            : tr("%1 entries of %2 were changed here and by another program.", nullptr,
                pluralOf(m_conflicts.size()))
                  .arg(numberText(m_conflicts.size()), storeName(m_session)));
    m_close->setText(m_conflicts.isEmpty() ? tr("Done") : tr("Decide later"));
    showConflict();
}

// All that is staged beside what was decided here.
QString MergeDialog::decidedText() const
{
    const ChangeSet &changes = m_session.changes();
    const qsizetype kept = std::count_if(m_decided.begin(), m_decided.end(),
        [&changes](const EntryRef &ref) { return changes.contains(ref); });
    return changes.count() > kept
        ? tr("Nothing is left to decide. Your other changes were merged and are kept.")
        : tr("Nothing is left to decide.");
}

void MergeDialog::showConflict()
{
    const auto ref = current();
    const auto edit = ref ? m_session.changes().find(*ref) : std::nullopt;
    m_take->setEnabled(edit.has_value());
    m_keep->setEnabled(edit.has_value());
    if (!edit || !edit->theirs) {
        m_theirs->setNote(tr("Nothing to decide."));
        m_mine->setNote(tr("Nothing to decide."));
        return;
    }
    m_theirs->showTheirs(m_session, *edit);
    m_mine->showMine(m_session, *edit);
}

void MergeDialog::decide(void (EntryEditor::*choice)(const EntryRef &))
{
    if (const auto ref = current()) {
        m_decided.insert(*ref);
        (m_session.editor().*choice)(*ref);
    }
}

} // namespace kvlens
