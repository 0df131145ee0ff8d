// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emptypage.h"

#include "model/recoveryfile.h"
#include "model/workspace.h"
#include "report/backendtext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"
#include "ui/icons.h"
#include "ui/palette.h"
#include "ui/recentstores.h"
#include "ui/sample.h"
#include "ui/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype mostShown = 6;

QString about(const RecentStore &store)
{
    QStringList parts {store.kind};
    if (store.bytes > 0)
        parts << sizeText(store.bytes);
    parts << inToldZone(store.opened).toString(u"yyyy-MM-dd HH:mm"_s);
    return parts.join(u" \u00b7 "_s);
}

// One recent store: its name as a quiet button, what it is and where in muted words behind.
QWidget *recentRow(const RecentStore &store, const QString &kept, EmptyPage *page)
{
    auto *row = new QWidget(page);
    auto *name = new QToolButton(row);
    name->setText(displayText(store.name).replace(u'&', u"&&"_s));
    name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    name->setIcon(icon(Icon::Recent));
    name->setAutoRaise(true);
    name->setFocusPolicy(Qt::StrongFocus);
    name->setToolTip(EmptyPage::tr("Open %1").arg(displayText(store.address)));
    auto *facts = new QLabel(about(store), row);
    auto *edits = new QLabel(kept, row);
    edits->setVisible(!kept.isEmpty());
    name->setAccessibleDescription(kept);
    facts->setToolTip(displayText(store.address));
    setMuted(facts);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->addWidget(name);
    line->addWidget(edits);
    line->addStretch();
    line->addWidget(facts);
    QObject::connect(name, &QToolButton::clicked, page,
        [page, address = store.address] { emit page->openStores({address}); });
    return row;
}

// Of edits that outlived a crash; empty: there are none.
QString keptOf(const RecentStore &store, const QString &folder)
{
    const Result<StoreAddress> address = parseStoreAddress(store.address);
    const QList<KeptEdits> kept
        = address ? keptEditsAtAGlance(folder, *address) : QList<KeptEdits>();
    qsizetype count = 0;
    for (const KeptEdits &each : kept)
        count += each.count;
    if (kept.isEmpty())
        return {};
    return count == 0
        ? EmptyPage::tr("changes are kept")
        : EmptyPage::tr("%1 changes are kept", nullptr, pluralOf(count)).arg(numberText(count));
}

QLabel *mutedLine(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setMuted(label);
    label->setWordWrap(true);
    return label;
}

QString whatCanBeOpened()
{
    QString kinds = openableText();
    kinds.replace(0, 1, kinds.at(0).toUpper());
    return EmptyPage::tr("%1. Drop files or folders here, or choose them.").arg(kinds);
}

} // namespace

EmptyPage::EmptyPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_recent(new QVBoxLayout)
{
    setAccessibleName(tr("Nothing is open"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *picture = new QLabel(this);
    const int side = fontMetrics().height() * 4;
    picture->setPixmap(applicationIcon().pixmap(side));
    picture->setFixedSize(side, side);
    auto *title = new QLabel(tr("Open a key-value store"), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    title->setFont(large);

    auto *column = new QWidget(this);
    column->setMaximumWidth(fontMetrics().averageCharWidth() * 88);
    auto *lines = new QVBoxLayout(column);
    lines->setSpacing(rhythm(this) * 2);
    lines->addWidget(picture);
    lines->addWidget(title);
    lines->addWidget(mutedLine(whatCanBeOpened(), column));
    lines->addWidget(makeButtons());
    m_recent->setSpacing(rhythm(this) / 2);
    lines->addLayout(m_recent);
    auto *all = new QVBoxLayout(this);
    all->addStretch();
    auto *middle = new QHBoxLayout; // the column is as wide as it may be, and gives way
    middle->addStretch(1);
    middle->addWidget(column, 100);
    middle->addStretch(1);
    all->addLayout(middle);
    all->addStretch();
    refresh();
}

QWidget *EmptyPage::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *file = new QPushButton(icon(Icon::Open), tr("Open file…"), buttons);
    auto *folder = new QPushButton(icon(Icon::OpenFolder), tr("Open folder…"), buttons);
    auto *address = new QPushButton(tr("Open address…"), buttons);
    auto *sample = new QPushButton(tr("Open the sample"), buttons);
    file->setAccessibleName(tr("Open file"));
    sample->setVisible(hasSample());
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins({});
    line->setSpacing(rhythm(this));
    line->addWidget(file);
    line->addWidget(folder);
    line->addWidget(address);
    line->addWidget(sample);
    line->addStretch();
    connect(file, &QPushButton::clicked, this, &EmptyPage::openFile);
    connect(folder, &QPushButton::clicked, this, &EmptyPage::openFolder);
    connect(address, &QPushButton::clicked, this, &EmptyPage::openAddress);
    connect(sample, &QPushButton::clicked, this, &EmptyPage::openSample);
    return buttons;
}

void EmptyPage::refresh()
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QList<RecentStore> stores = RecentStores::list().mid(0, mostShown);
    if (!stores.isEmpty())
        m_recent->addWidget(mutedLine(tr("Opened before"), this));
    for (const RecentStore &store : stores)
        m_recent->addWidget(recentRow(store, keptOf(store, m_workspace.recoveryFolder()), this));
}

void EmptyPage::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Palette::current().line, 1.5, Qt::DashLine));
    const int inset = rhythm(this) * 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);
}

} // namespace kvlens
