// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include "app/cli/clitext.h"
#include "stores/json/utf8.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <unistd.h>
#include <utility>

namespace kvlens {

ExitStatus statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return ExitStatus::NotFound;
    case ErrorCode::Invalid:
        return ExitStatus::WrongUsage;
    default:
        return ExitStatus::StoreFailed;
    }
}

Console::Console(QIODevice &in, QFileDevice &out, QFileDevice &err)
    : m_in(in)
    , m_out(out)
    , m_err(err)
    , m_isOnTerminal(isatty(out.handle()) != 0)
{
}

void Console::print(const QByteArray &bytes)
{
    if (!m_isOnTerminal)
        return printRaw(bytes);
    const QByteArray all = std::exchange(m_cut, {}) + bytes;
    m_cut = all.last(json::unfinishedTail(all));
    printRaw(displayText(QByteArrayView(all).chopped(m_cut.size()), Keep::Lines).toUtf8());
}

void Console::printRaw(const QByteArray &bytes)
{
    m_isGood = m_isGood && m_out.write(bytes) == bytes.size();
}

void Console::printLine(const QString &line)
{
    printRaw(displayText(line, Keep::Tabs).toUtf8() + '\n');
}

// Behind what was printed before, where both go to one terminal.
void Console::note(const QString &line)
{
    if (m_progressWidth > 0)
        progress({});
    flush();
    m_err.write(displayText(line).toUtf8() + '\n');
    m_err.flush();
}

void Console::progress(const QString &text)
{
    if (isatty(m_err.handle()) == 0)
        return;
    m_err.write('\r' + displayText(text).leftJustified(m_progressWidth).toUtf8()
        + (text.isEmpty() ? "\r" : ""));
    m_err.flush();
    m_progressWidth = text.size();
}

ExitStatus Console::refuse(ExitStatus status, const QString &sentence)
{
    note(sentence);
    return status;
}

ExitStatus Console::fail(ExitStatus status, Act act, const Error &error, const QString &subject)
{
    note(errorSentence(act, error, subject));
    return status;
}

ExitStatus Console::failToOpen(const Error &error, const QByteArray &address)
{
    const bool isUsage = error.code == ErrorCode::Invalid;
    return fail(isUsage ? ExitStatus::WrongUsage : ExitStatus::StoreFailed, Act::Open, error,
        displayText(address));
}

ExitStatus Console::failToFind(const Error &error, const QString &place)
{
    if (error.code != ErrorCode::NotFound)
        return fail(statusOf(error.code), Act::Read, error);
    const Reason &why = error.detail;
    const bool isPlain = why.isEmpty() || why.isOf(Reasons::noSuchCollection)
        || why.isOf(Reasons::noCollectionNamed);
    return refuse(ExitStatus::NotFound,
        isPlain ? CliText::tr("The collection %1 was not found in %2.").arg(error.subject, place)
                : CliText::tr("The collection %1 was not found in %2: %3.")
                      .arg(error.subject, place, reasonText(why)));
}

bool Console::flush()
{
    if (!m_cut.isEmpty())
        printRaw(displayText(std::exchange(m_cut, {})).toUtf8());
    m_isGood = m_out.flush() && m_isGood;
    return m_isGood;
}

} // namespace kvlens
