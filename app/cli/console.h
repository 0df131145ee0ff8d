// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The three streams of a command and the way it ends. Output is UTF-8 whatever the locale.
#pragma once

#include "report/errortext.h"

#include <QFileDevice>

namespace kvlens {

enum class ExitStatus : int {
    Done = 0,
    NotFound = 1, // the collection or key, or nothing matched; or findings
    WrongUsage = 2, // the arguments, or a value that is not what the store holds
    StoreFailed = 3, // the store could not be opened, read or written
};

// Which status an error of a read or write of single entries leads to.
ExitStatus statusOf(ErrorCode code);

class Console
{
public:
    // The devices are open, borrowed, and outlive the console.
    Console(QIODevice &in, QFileDevice &out, QFileDevice &err);

    QIODevice &in() { return m_in; }
    // To standard output: as it is into a file or a pipe. A terminal acts on some characters, and
    // is sent them as displayText() has them, line by line.
    void print(const QByteArray &bytes);
    // The same, but as it is wherever it goes.
    void printRaw(const QByteArray &bytes);
    // One line to standard output, as displayText() has it but for its tabs.
    void printLine(const QString &line);
    // One line to standard error, as displayText() has it.
    void note(const QString &line);
    // How far something long has come, on one line that the next call overwrites; only if standard
    // error is a terminal. An empty text ends it.
    void progress(const QString &text);
    // Notes the sentence and answers `status`, for `return console.refuse(…)`.
    ExitStatus refuse(ExitStatus status, const QString &sentence);
    // The same with an error as one sentence; `subject` stands in where it names none.
    ExitStatus fail(ExitStatus status, Act act, const Error &error, const QString &subject = {});
    // The same for a store that could not be opened; an address that is none is wrong usage.
    ExitStatus failToOpen(const Error &error, const QByteArray &address);
    // The same for a collection that was looked for in the store.
    ExitStatus failToFind(const Error &error, const QString &place);
    // Hands on what is buffered. False once standard output could not be written, as on a full
    // disk.
    bool flush();

private:
    QIODevice &m_in;
    QFileDevice &m_out;
    QFileDevice &m_err;
    bool m_isOnTerminal;
    QByteArray m_cut; // the beginning of a character whose end is still to come
    qsizetype m_progressWidth = 0;
    bool m_isGood = true;
};

} // namespace kvlens
