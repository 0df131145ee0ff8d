// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inplacechoice.h"

#include "report/wording.h"
#include "ui/style.h"
#include "ui/target.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace kvlens {

namespace {

QStringList replacingLines(const StoreSession &session)
{
    QStringList lines;
    for (const Reason &reason : session.info().inPlaceReasons)
        lines << InPlaceChoice::tr("%1: %2.").arg(storeName(session), reasonText(reason));
    return lines;
}

} // namespace

InPlaceChoice::InPlaceChoice(const QList<StoreSession *> &sessions, QWidget *parent)
    : QWidget(parent)
    , m_inPlace(new QCheckBox(
          tr("&Write into the file itself, which keeps all that; a backup is made first"), this))
{
    QStringList lines;
    bool isChosen = false;
    for (StoreSession *session : sessions) {
        const QStringList mine = replacingLines(*session);
        if (mine.isEmpty())
            continue;
        m_sessions.append(session);
        isChosen = isChosen || session->manner().isInPlace;
        lines += mine;
    }
    auto *label = new QLabel(lines.join(u'\n'), this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    m_inPlace->setChecked(isChosen);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(rhythm(this) / 2);
    all->addWidget(label);
    all->addWidget(m_inPlace);
    setVisible(!m_sessions.isEmpty());
}

void InPlaceChoice::apply() const
{
    for (StoreSession *session : m_sessions) {
        WriteManner manner = session->manner();
        manner.isInPlace = m_inPlace->isChecked();
        session->setManner(manner);
    }
}

} // namespace kvlens
