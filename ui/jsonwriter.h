// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes one JSON document piece by piece, so that a listing of millions of keys is never in memory
// twice. Commas are put by the writer.
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace kvlens {

class JsonWriter
{
public:
    using Sink = std::function<void(const QByteArray &)>;
    explicit JsonWriter(Sink sink);

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &name(QByteArrayView ascii); // of the next member
    JsonWriter &string(QByteArrayView wtf8);
    JsonWriter &text(const QString &text);
    JsonWriter &number(qint64 value);
    JsonWriter &boolean(bool value);
    JsonWriter &raw(const QByteArray &json); // a value that is JSON already

private:
    JsonWriter &begin(char bracket);
    JsonWriter &end(char bracket);
    void separate();

    Sink m_sink;
    std::vector<bool> m_isFirst; // per open bracket: nothing written in it yet
    bool m_afterName = false;
};

// A JSON string token, with quotes: UTF-8 stays as it is; a lone surrogate becomes its escape; a
// byte that is not UTF-8 becomes \udc80…\udcff, as Python's file names (surrogateescape) do.
QByteArray jsonString(QByteArrayView wtf8);

} // namespace kvlens
