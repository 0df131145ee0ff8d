// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clipcommands.h"

#include "model/entryaddress.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/actions.h"
#include "ui/clipmime.h"
#include "ui/entrytabs.h"
#include "ui/pastewords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>

namespace kvlens {

namespace {

QString placeOf(const StoreSession &session, const PasteRequest &request)
{
    return request.into ? collectionPath(session, *request.into) : storeName(session);
}

} // namespace

ClipCommands::ClipCommands(const CommandContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    const Actions &actions = context.actions;
    connect(actions[ActionId::CopyEntries], &QAction::triggered, this, &ClipCommands::copy);
    connect(actions[ActionId::Paste], &QAction::triggered, this, &ClipCommands::paste);
    connect(actions[ActionId::Duplicate], &QAction::triggered, this, &ClipCommands::duplicate);
    connect(actions[ActionId::CopyCommand], &QAction::triggered, this, &ClipCommands::copyCommand);
    connect(actions[ActionId::CopyPython], &QAction::triggered, this, &ClipCommands::copyPython);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
        &ClipCommands::lookAtClipboard);
    m_context.actions.setHasClip(holdsClip(QGuiApplication::clipboard()->mimeData()));
}

void ClipCommands::lookAtClipboard()
{
    m_context.actions.setHasClip(holdsClip(QGuiApplication::clipboard()->mimeData()));
    emit clipChanged();
}

// Reads the entries that are chosen, with what was typed.
void ClipCommands::withChosen(const Use &use)
{
    const int asked = ++m_asked;
    m_context.tabs.settle([this, use, asked] {
        m_context.whenListed([this, use, asked](const Target &target) {
            if (!target.session || (target.entries.isEmpty() && !target.collection))
                return;
            const auto take = [this, use, asked, session = QPointer(target.session)](
                                  const Result<EntryClip> &clip) {
                if (asked != m_asked || !session)
                    return;
                if (clip)
                    use(*session, *clip);
                else if (clip.error().code != ErrorCode::Cancelled)
                    emit couldNotCopy(clip.error());
            };
            if (target.entries.isEmpty())
                readClip(*target.session, *target.collection, this, take);
            else
                readClip(*target.session, target.entries, this, take);
        });
    });
}

void ClipCommands::copy()
{
    withChosen([this](StoreSession &session, const EntryClip &clip) {
        if (!clip.entries.isEmpty())
            QGuiApplication::clipboard()->setMimeData(new ClipMime(clip));
        if (clip.leftOut > 0)
            return tellLeftOut(session, clip);
        const qsizetype count = clip.entries.size();
        emit said(tr("Copied %1 entries of %2.", nullptr, pluralOf(count))
                      .arg(numberText(count), storeName(session)));
    });
}

void ClipCommands::paste()
{
    m_context.tabs.settle([this] {
        const Target target = m_context.target();
        if (!target.session)
            return;
        const Result<EntryClip> clip = clipIn(QGuiApplication::clipboard()->mimeData());
        if (clip)
            pasteInto(*target.session, {*clip, target.collection});
        else
            emit couldNotCopy(clip.error());
    });
}

// One is asked for its key; see EntryCommands.
void ClipCommands::duplicate()
{
    if (m_context.target().size() < 2)
        return;
    withChosen([this](StoreSession &session, const EntryClip &clip) {
        tellLeftOut(session, clip);
        pasteInto(session, {clip, {}, IfTaken::KeepBoth});
    });
}

void ClipCommands::copyCommand()
{
    m_context.whenListed([this](const Target &target) {
        if (!target.session || target.entries.isEmpty())
            return;
        QStringList lines;
        for (const EntryRef &ref : target.entries)
            lines.append(getCommand(target.session->address(), ref, target.session->collections()));
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
        emit said(tr("Copied %1 commands.", nullptr, pluralOf(lines.size()))
                      .arg(numberText(lines.size())));
    });
}

void ClipCommands::copyPython()
{
    const Target target = m_context.target();
    if (!target.session || !target.isOne())
        return;
    const Result<QByteArray> lines = pythonLines(
        target.session->address(), target.entries.first(), target.session->collections());
    if (!lines)
        return emit couldNotCopy(lines.error());
    QGuiApplication::clipboard()->setText(QString::fromUtf8(*lines));
    emit said(tr("Copied the lines of Python that read %1.")
                  .arg(keyLabel(*target.session, target.entries.first())));
}

void ClipCommands::copyInto(const Target &into)
{
    const auto session = QPointer(into.session);
    withChosen([this, session, into](StoreSession &from, const EntryClip &clip) {
        tellLeftOut(from, clip);
        if (session)
            pasteInto(*session, {clip, into.collection});
    });
}

void ClipCommands::pasteInto(StoreSession &session, const PasteRequest &request)
{
    session.editor().paste(
        request, [self = QPointer(this), &session, request](const PasteReport &report) {
            if (self)
                self->take(session, request, report);
        });
}

void ClipCommands::take(
    StoreSession &session, const PasteRequest &request, const PasteReport &report)
{
    const QString where = placeOf(session, request);
    if (request.ifTaken == IfTaken::Ask && report.taken > 0) {
        const auto choose = [this, to = QPointer(&session), request](IfTaken choice) {
            if (to)
                pasteInto(*to, {request.clip, request.into, choice});
        };
        return askIfTaken(report, where, &m_context.window, choose);
    }
    Message message = pasteMessage(report, where);
    if (report.isPlain())
        emit said(message.text());
    else {
        if (report.staged > 0)
            message.buttons.append(
                {tr("Review"), [this] { m_context.actions[ActionId::Persist]->trigger(); }});
        emit told(&session, message);
    }
    if (report.first)
        emit pasted(&session, *report.first);
}

void ClipCommands::tellLeftOut(StoreSession &session, const EntryClip &clip)
{
    if (clip.leftOut > 0)
        emit told(&session, leftOutMessage(clip));
}

} // namespace kvlens
