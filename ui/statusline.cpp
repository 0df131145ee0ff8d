// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statusline.h"

#include "stores/words/translations.h"
#include "ui/style.h"
#include "ui/taskstrip.h"
#include "ui/wording.h"

#include <QAccessible>
#include <QLabel>

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
    , m_text(new QLabel(this))
{
    setObjectName(u"Status"_s);
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    m_text->setContentsMargins(rhythm(this) / 2, 0, 0, 0);
    addWidget(m_text, 1);
    addPermanentWidget(new TaskStrip(workspace, this));
}

void StatusLine::tell(const QString &line)
{
    constexpr int milliseconds = 6'000;
    showMessage(line, milliseconds);
    setAccessibleDescription(line);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StatusLine::show(const StoreSession *session, qsizetype changes)
{
    QStringList parts;
    const bool isOpen = session && session->state() != SessionState::Opening;
    if (const QString counts = isOpen ? summary(*session) : QString(); !counts.isEmpty())
        parts << counts;
    if (changes > 0)
        parts << tr("%1 unpersisted edits", nullptr, pluralOf(changes)).arg(numberText(changes));
    if (session && session->editor().isLocked())
        parts << tr("read-only");
    const QString text = parts.join(u" \u00b7 "_s);
    m_text->setText(text);
    setAccessibleDescription(text);
}

} // namespace kvlens
