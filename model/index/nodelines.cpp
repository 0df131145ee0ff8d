// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/nodelines.h"

#include "model/index/stagedparts.h"
#include "model/index/tapetext.h"
#include "stores/json/text.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype mostLines = 4'000;
constexpr qsizetype mostCharacters = 300; // of a line
constexpr qint64 mostRead = 256 * 1024; // of a value; a longer one is hardly a chunk

using Lines = QList<std::pair<EntryRef, QString>>;

QByteArray textIn(const json::Tape &tape)
{
    const quint32 data = memberOf(tape, 0, {"__data__"});
    if (data == json::noToken)
        return textOf(tape, memberOf(tape, 0, {"doc_hash", "docHash"})).value_or(QByteArray());
    if (isKind(tape, data, json::TokenKind::String)) { // of LlamaIndexTS
        const Result<json::Tape> inner = json::parse(*textOf(tape, data));
        return inner ? textOf(*inner, memberOf(*inner, 0, {"text"})).value_or(QByteArray())
                     : QByteArray();
    }
    if (const auto text = textOf(tape, memberOf(tape, data, {"text"})); text && !text->isEmpty())
        return *text;
    const quint32 resource = memberOf(tape, data, {"text_resource"});
    return textOf(tape, memberOf(tape, resource, {"text"})).value_or(QByteArray());
}

} // namespace

QString firstWords(const QByteArray &value)
{
    const Result<json::Tape> tape = json::parse(value);
    if (!tape)
        return {};
    const QByteArray text = textIn(*tape);
    // A little more than is shown, as white space goes; no byte more of what may be very long.
    const QString begin
        = fromWtf8(QByteArrayView(text).first(std::min<qsizetype>(text.size(), 4 * mostCharacters)))
              .simplified();
    const bool isCut = begin.size() > mostCharacters || text.size() > 4 * mostCharacters;
    const QString shown
        = displayText(QStringView(begin).first(std::min(begin.size(), mostCharacters)));
    return isCut ? shown + u'\u2026' : shown;
}

NodeLines::NodeLines(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_lines(mostLines)
{
    connect(&session, &StoreSession::listingChanged, this, &NodeLines::forget);
    connect(&session, &StoreSession::changesChanged, this, &NodeLines::forget);
}

// What is staged changes rarely, and what is in view is soon read again.
void NodeLines::forget()
{
    m_lines.clear();
    m_asked.clear();
    ++m_run;
    emit arrived();
}

std::optional<QString> NodeLines::line(const EntryRef &ref) const
{
    const QString *line = m_lines.object(ref);
    return line ? std::optional(*line) : std::nullopt;
}

void NodeLines::want(const QList<EntryRef> &refs)
{
    QList<EntryRef> missing;
    for (const EntryRef &ref : refs) {
        if (!m_lines.contains(ref) && !m_asked.contains(ref))
            missing.append(ref);
    }
    if (missing.isEmpty())
        return;
    for (const EntryRef &ref : std::as_const(missing))
        m_asked.insert(ref);
    const auto job = [missing, changes = m_session.changes()](
                         Store &store, const std::stop_token &stop) -> Result<Lines> {
        Lines lines;
        QList<EntryRef> unedited;
        for (const EntryRef &ref : missing) {
            const std::optional<Edit> edit = changes.find(storedRef(changes, ref));
            if (edit && edit->changesValue())
                lines.append({ref, firstWords(edit->mine.value)});
            else
                unedited.append(ref);
        }
        QList<EntryRef> stored;
        for (const EntryRef &ref : std::as_const(unedited))
            stored.append(storedRef(changes, ref));
        for (qsizetype i = 0; const Result<Entry> &entry : store.read(stored, {0, mostRead}, stop))
            lines.append({unedited.at(i++), entry ? firstWords(entry->value) : QString()});
        return lines;
    };
    onFinished(m_session.run(job), this, [this, run = m_run](const Result<Lines> &lines) {
        if (run != m_run || !lines)
            return;
        for (const auto &[ref, line] : *lines) {
            m_asked.remove(ref);
            m_lines.insert(ref, new QString(line));
        }
        emit arrived();
    });
}

} // namespace kvlens
