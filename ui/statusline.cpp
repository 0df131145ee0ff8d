// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statusline.h"

#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/elidedlabel.h"
#include "ui/style.h"
#include "ui/taskstrip.h"

#include <QAccessible>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QString summary(const StoreSession &session)
{
    qint64 bytes = 0;
    for (const CollectionInfo &info : session.collections())
        bytes += std::max<qint64>(0, info.bytes);
    QStringList parts;
    if (const qint64 keys = countedKeys(session); keys >= 0)
        parts << keysText(keys);
    if (bytes > 0)
        parts << sizeText(bytes);
    return parts.join(u" \u00b7 "_s);
}

} // namespace

StatusLine::StatusLine(Workspace &workspace, QWidget *parent)
    : QStatusBar(parent)
    , m_text(new ElidedLabel(this, Qt::ElideMiddle))
{
    constexpr std::chrono::seconds toldFor {6};
    setObjectName(u"Status"_s);
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    m_text->setContentsMargins(rhythm(this) / 2, 0, 0, 0);
    addWidget(m_text, 1);
    addPermanentWidget(new TaskStrip(workspace, this));
    m_telling.setSingleShot(true);
    m_telling.setInterval(toldFor);
    connect(&m_telling, &QTimer::timeout, this, [this] { m_text->setText(m_summary); });
}

void StatusLine::tell(const QString &line)
{
    m_text->setText(line);
    m_telling.start();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StatusLine::show(const StoreSession *session, qsizetype changes)
{
    QStringList parts;
    const bool isOpen = session && session->state() != SessionState::Opening;
    if (const QString counts = isOpen ? summary(*session) : QString(); !counts.isEmpty())
        parts << counts;
    const qsizetype own = session ? session->changes().count() : 0;
    if (own > 0)
        parts << tr("%1 unpersisted edits", nullptr, pluralOf(own)).arg(numberText(own));
    if (const qsizetype others = changes - own; others > 0)
        parts << tr("%1 unpersisted edits in other stores", nullptr, pluralOf(others))
                     .arg(numberText(others));
    if (session && session->editor().isLocked())
        parts << tr("read-only");
    m_summary = parts.join(u" \u00b7 "_s);
    setAccessibleDescription(m_summary);
    if (!m_telling.isActive())
        m_text->setText(m_summary);
}

} // namespace kvlens
