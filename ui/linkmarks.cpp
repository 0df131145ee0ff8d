// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linkmarks.h"

#include "model/index/linksmodel.h"
#include "model/index/stagedparts.h"
#include "model/valuedocument.h"
#include "ui/jsontextedit.h"
#include "ui/target.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qint64 surveyedUnasked = 64 * 1024 * 1024; // bytes of values
constexpr qint64 longestId = 1024; // that may reach out of the view

qint64 bytesOf(const StoreSession &session)
{
    qint64 bytes = 0;
    for (const CollectionInfo &collection : session.collections())
        bytes += std::max<qint64>(collection.bytes, 0);
    return bytes;
}

} // namespace

LinkMarks::LinkMarks(ValueDocument &document, JsonTextEdit &editor, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_text(editor)
{
    connect(&editor, &JsonTextEdit::viewChanged, this, &LinkMarks::mark);
    connect(&editor, &QsciScintilla::textChanged, this, [this] { m_isAnother = true; });
    connect(&document.session(), &StoreSession::stateChanged, this, &LinkMarks::look);
    editor.viewport()->installEventFilter(this);
}

void LinkMarks::setSurveys(IndexSurveys *surveys)
{
    m_surveys = surveys;
    if (surveys)
        connect(surveys, &IndexSurveys::changed, this, [this](const IndexSurvey *survey) {
            if (&survey->session() == &m_document.session())
                look();
        });
    look();
}

void LinkMarks::setShown(bool isShown)
{
    m_isShown = isShown;
    look();
}

IndexSurvey *LinkMarks::survey() const
{
    StoreSession *session = &m_document.session();
    const bool isIndex = m_surveys && m_surveys->isOpen(session) && IndexSurvey::isIndex(*session);
    return isIndex ? m_surveys->of(session) : nullptr;
}

void LinkMarks::look()
{
    IndexSurvey *known = m_isShown ? survey() : nullptr;
    const bool isSoonDone = m_document.session().state() == SessionState::Ready
        && bytesOf(m_document.session()) <= surveyedUnasked;
    if (known && (isSoonDone || known->state() != IndexSurvey::State::Idle))
        known->want();
    mark();
}

void LinkMarks::mark()
{
    const IndexSurvey *known = m_isShown ? survey() : nullptr;
    const IndexSnapshotPointer snapshot = known ? known->snapshot() : nullptr;
    QList<TextLink> links = snapshot ? linksInView(*snapshot) : QList<TextLink>();
    if (links == m_links && !m_isAnother)
        return;
    m_isAnother = false;
    m_links = std::move(links);
    QList<json::Span> sound;
    QList<json::Span> broken;
    for (const TextLink &link : std::as_const(m_links)) {
        if (link.standing != LinkStanding::Unknown)
            (link.standing == LinkStanding::There ? sound : broken).append(link.bytes);
    }
    m_text.markLinks(sound, broken);
    emit marked();
}

// Each piece is read with what may belong to an id at its edges.
QList<TextLink> LinkMarks::linksInView(const IndexSnapshot &snapshot) const
{
    const QByteArray key = keyNow(m_document.session().changes(), m_document.ref());
    QList<TextLink> links;
    qint64 behind = 0;
    for (const json::Span &seen : m_text.spansInView()) {
        const json::Span wide {std::max(behind, seen.begin - longestId), seen.end + longestId};
        for (TextLink &link : textLinks(snapshot, key, m_text.bytes(wide))) {
            link.bytes.begin += wide.begin;
            link.bytes.end += wide.begin;
            if (!links.isEmpty() && link.bytes.begin < links.last().bytes.end)
                continue;
            links.append(link);
        }
        behind = links.isEmpty() ? 0 : links.last().bytes.end + 1;
    }
    return links;
}

const TextLink *LinkMarks::linkAt(qint64 byte) const
{
    const auto found = std::find_if(m_links.begin(), m_links.end(),
        [&](const TextLink &link) { return link.bytes.begin <= byte && byte <= link.bytes.end; });
    return found == m_links.end() ? nullptr : &*found;
}

const TextLink *LinkMarks::linkAt(const QPoint &point) const
{
    const long byte = m_text.SendScintilla(QsciScintilla::SCI_POSITIONFROMPOINTCLOSE,
        static_cast<unsigned long>(std::max(point.x(), 0)), static_cast<long>(point.y()));
    return byte < 0 ? nullptr : linkAt(byte);
}

const TextLink *LinkMarks::linkAtCaret() const
{
    return linkAt(m_text.SendScintilla(QsciScintilla::SCI_GETCURRENTPOS));
}

QString LinkMarks::textOf(const TextLink &link) const
{
    const QString what = LinksModel::kindText(link.link.kind, LinksModel::Way::PointsTo);
    const QString key = keyLabel(link.link.entry.key);
    if (link.standing == LinkStanding::There)
        return tr("Link (%1) to %2 in %3")
            .arg(what, key, collectionLabel(link.link.entry.collection));
    return tr("Link (%1) to %2: %3")
        .arg(what, key, LinksModel::reasonText(link.link.entry, link.standing));
}

QString LinkMarks::textAtCaret() const
{
    const TextLink *link = linkAtCaret();
    return link ? textOf(*link) : QString();
}

QString LinkMarks::keyAtCaret() const
{
    const TextLink *link = linkAtCaret();
    return link && link->standing == LinkStanding::There ? keyLabel(link->link.entry.key)
                                                         : QString();
}

QString LinkMarks::follow()
{
    mark();
    if (const TextLink *link = linkAtCaret()) {
        if (link->standing != LinkStanding::There)
            return textOf(*link);
        go(*link);
        return {};
    }
    IndexSurvey *known = survey();
    if (!known)
        return tr("Only entries of a persisted index have links.");
    if (known->snapshot())
        return tr("Put the caret into an id first that is underlined as a link.");
    known->want();
    return tr("The links of %1 are being read.").arg(storeName(m_document.session()));
}

void LinkMarks::go(const TextLink &link)
{
    emit followed(storedRef(m_document.session().changes(), EntryRef(link.link.entry)));
}

// Ctrl+click on a link follows it, once the button is up.
bool LinkMarks::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const TextLink *link = linkAt(help->pos());
        const bool leads = link && link->standing == LinkStanding::There;
        QToolTip::showText(help->globalPos(),
            leads      ? tr("%1. Ctrl+click goes there.").arg(textOf(*link))
                : link ? textOf(*link)
                       : QString(),
            &m_text);
        return true;
    }
    const bool isPress = event->type() == QEvent::MouseButtonPress;
    if (!isPress && event->type() != QEvent::MouseButtonRelease)
        return QObject::eventFilter(object, event);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const TextLink *link = linkAt(mouse->position().toPoint());
    const bool isThere = link && link->standing == LinkStanding::There;
    if (isPress) {
        m_isPressed = isThere && mouse->button() == Qt::LeftButton
            && mouse->modifiers() == Qt::ControlModifier;
        return m_isPressed;
    }
    if (!std::exchange(m_isPressed, false))
        return false;
    if (isThere)
        go(*link);
    return true;
}

} // namespace kvlens
