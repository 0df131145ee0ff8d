// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statusline.h"

#include "ui/style.h"
#include "ui/wording.h"

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds activityPatience {150};

QString doingText(Activity::Kind kind, const QString &name)
{
    switch (kind) {
    case Activity::Kind::Opening:
        return StatusLine::tr("Opening %1").arg(name);
    case Activity::Kind::Loading:
        return StatusLine::tr("Reading %1").arg(name);
    case Activity::Kind::Checking:
        return StatusLine::tr("Checking %1").arg(name);
    case Activity::Kind::Reloading:
        return StatusLine::tr("Reloading %1").arg(name);
    case Activity::Kind::Persisting:
        return StatusLine::tr("Persisting %1").arg(name);
    case Activity::Kind::Copying:
        return StatusLine::tr("Writing a copy of %1").arg(name);
    case Activity::Kind::Searching:
        return StatusLine::tr("Searching %1").arg(name);
    case Activity::Kind::Filtering:
        return StatusLine::tr("Filtering %1").arg(name);
    case Activity::Kind::Sorting:
        return StatusLine::tr("Sorting %1").arg(name);
    case Activity::Kind::Saving:
        return StatusLine::tr("Saving a value of %1").arg(name);
    case Activity::Kind::None:
        break;
    }
    return {};
}

QString summary(const StoreSession &session)
{
    qint64 keys = 0;
    qint64 bytes = 0;
    for (const CollectionInfo &info : session.collections()) {
        keys += std::max<qint64>(0, info.entries);
        bytes += std::max<qint64>(0, info.bytes);
    }
    const QString text = keysText(keys);
    return bytes > 0 ? text + u" \u00b7 "_s + sizeText(bytes) : text;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_text(new QLabel(this))
    , m_what(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    setObjectName(u"Status"_s);
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    m_text->setContentsMargins(rhythm(this) / 2, 0, 0, 0);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 22);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    addWidget(m_text, 1);
    addPermanentWidget(m_what);
    addPermanentWidget(m_bar);
    addPermanentWidget(m_cancel);
    m_patience.setSingleShot(true);
    m_patience.setInterval(activityPatience);
    connect(&m_patience, &QTimer::timeout, this, &StatusLine::refreshActivity);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_session)
            m_session->cancel();
    });
    showActivity(nullptr);
}

void StatusLine::show(const StoreSession *session, qsizetype changes)
{
    QStringList parts;
    if (session && session->state() != SessionState::Opening)
        parts << summary(*session);
    if (changes > 0)
        parts << countText(changes, tr("%1 unpersisted edit"), tr("%1 unpersisted edits"));
    if (session && session->isLocked())
        parts << tr("read-only");
    const QString text = parts.join(u" \u00b7 "_s);
    m_text->setText(text);
    setAccessibleDescription(text);
}

void StatusLine::showActivity(StoreSession *session)
{
    m_session = session;
    if (!session || session->activity().kind == Activity::Kind::None) {
        m_session = nullptr;
        m_patience.stop();
        for (QWidget *widget : std::initializer_list<QWidget *> {m_what, m_bar, m_cancel})
            widget->hide();
    } else if (m_what->isVisible()) {
        refreshActivity();
    } else if (!m_patience.isActive()) {
        m_patience.start();
    }
}

void StatusLine::refreshActivity()
{
    if (!m_session)
        return;
    const Activity &activity = m_session->activity();
    QString text = doingText(activity.kind, storeName(*m_session));
    const bool known = activity.total > 0;
    if (known)
        text += u" %1 %"_s.arg(activity.done * 100 / activity.total);
    m_what->setText(text);
    m_bar->setRange(0, known ? 1000 : 0);
    m_bar->setValue(known ? int(activity.done * 1000 / activity.total) : 0);
    for (QWidget *widget : std::initializer_list<QWidget *> {m_what, m_cancel})
        widget->show();
    m_bar->setVisible(known);
}

} // namespace kvlens
