// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keygroupslist.h"

#include "model/index/stagedparts.h"
#include "ui/columnwidth.h"
#include "ui/tonedelegate.h"

#include <QHeaderView>
#include <QScrollBar>

namespace kvlens {

namespace {

using Keys = KeyGroupsModel;

CellTone toneOfKey(const QModelIndex &index)
{
    const bool isText = index.column() == Keys::TextColumn;
    CellTone tone {.elide = isText ? Qt::ElideRight : Qt::ElideMiddle};
    tone.isBold = !index.parent().isValid();
    if (tone.isBold)
        return tone;
    tone.isLost = isText && !index.data(Keys::HasTextRole).toBool();
    tone.isQuiet = index.column() == Keys::DocumentColumn;
    return tone;
}

} // namespace

KeyGroupsList::KeyGroupsList(IndexSurveys &surveys, const QString &name, QWidget *parent)
    : QTreeView(parent)
    , m_surveys(surveys)
    , m_groups(new KeyGroupsModel(this))
{
    setModel(m_groups);
    setItemDelegate(new ToneDelegate(toneOfKey, this));
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(Keys::TextColumn, QHeaderView::Stretch);
    connect(&surveys, &IndexSurveys::changed, this, [this](const IndexSurvey *survey) {
        if (&survey->session() == m_session)
            refresh();
    });
    connect(this, &QTreeView::activated, this, &KeyGroupsList::follow);
    connect(this, &QTreeView::expanded, this, &KeyGroupsList::wantLines);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &KeyGroupsList::wantLines);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &KeyGroupsList::wantLines);
}

void KeyGroupsList::setSession(StoreSession *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_shown.clear();
    m_groups->show({}, {}, nullptr, nullptr);
    m_lines = session ? std::make_unique<NodeLines>(*session) : nullptr;
}

void KeyGroupsList::show(const QList<KeyGroup> &groups, const CollectionRef &others)
{
    const bool isNew = groups != m_shown;
    m_shown = groups;
    m_others = others;
    refresh();
    if (!isNew)
        return;
    for (int group = 0; group < m_groups->rowCount(); ++group)
        setFirstColumnSpanned(group, {}, true);
    expandAll();
    setCurrentIndex(m_groups->index(0, 0));
}

void KeyGroupsList::refresh()
{
    const IndexSurvey *survey = m_shown.isEmpty() ? nullptr : m_surveys.wanted(m_session);
    m_groups->show(m_shown, m_others, survey ? survey->snapshot() : nullptr, m_lines.get());
    wantLines();
}

void KeyGroupsList::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    const int wide = width() / fontMetrics().averageCharWidth();
    setSectionWidth(*this, Keys::NodeColumn, std::clamp(wide / 3, 20, 44));
    setSectionWidth(*this, Keys::MeasureColumn, std::clamp(wide / 4, 14, 40));
    setSectionWidth(*this, Keys::DocumentColumn, std::clamp(wide / 6, 10, 30));
    wantLines();
}

void KeyGroupsList::wantLines()
{
    QModelIndexList seen;
    const int below = viewport()->height();
    for (QModelIndex one = indexAt({0, 0}); one.isValid() && visualRect(one).top() <= below;
         one = indexBelow(one))
        seen.append(one);
    m_groups->wantLines(seen);
}

void KeyGroupsList::follow(const QModelIndex &index)
{
    const QVariant ref = index.data(Keys::NodeRole);
    if (m_session && ref.isValid())
        emit followed(m_session, storedRef(m_session->changes(), ref.value<EntryRef>()));
}

} // namespace kvlens
