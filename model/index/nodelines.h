// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first words of entries, read as they come into view.
#pragma once

#include "model/storesession.h"

#include <QCache>

namespace kvlens {

// Of a node its text, of a record of docstore/metadata its hash, of anything else nothing: one
// line, as it is to be shown. Pure.
QString firstWords(const QByteArray &value);

// Threads: the GUI's; nothing here blocks. Memory: of some thousands of lines.
class NodeLines : public QObject
{
    Q_OBJECT

public:
    explicit NodeLines(StoreSession &session, QObject *parent = nullptr); // which outlives it

    // As stored, or as staged; nothing: not known, see want(). Empty: there is no text.
    std::optional<QString> line(const EntryRef &ref) const;
    void want(const QList<EntryRef> &refs); // reads those that are not known

signals:
    void arrived(); // some of them

private:
    void forget();

    StoreSession &m_session;
    QCache<EntryRef, QString> m_lines;
    QSet<EntryRef> m_asked;
    quint64 m_run = 0; // what was asked for before is out of date
};

} // namespace kvlens
