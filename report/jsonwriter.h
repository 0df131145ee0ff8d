// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes one JSON document piece by piece, so that a listing of millions of keys is never in memory
// twice. Commas are put by the writer.
#pragma once

#include "stores/store.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace kvlens {

// What strings are made of, of which each then has an escape of its own.
enum class Strings : quint8 {
    Wtf8, // a lone surrogate is its escape
    Bytes, // it is three bytes that are not UTF-8
};

class JsonWriter
{
public:
    using Sink = std::function<void(const QByteArray &)>;
    explicit JsonWriter(Sink sink, Strings strings = Strings::Wtf8);

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &name(QByteArrayView ascii); // of the next member
    JsonWriter &string(QByteArrayView string);
    JsonWriter &text(const QString &text);
    JsonWriter &number(qint64 value);
    JsonWriter &boolean(bool value);
    JsonWriter &raw(const QByteArray &json); // a value that is JSON already

private:
    JsonWriter &begin(char bracket);
    JsonWriter &end(char bracket);
    void separate();

    Sink m_sink;
    Strings m_strings;
    std::vector<bool> m_isFirst; // per open bracket: nothing written in it yet
    bool m_afterName = false;
};

// A JSON string token, with quotes: UTF-8 stays as it is; a lone surrogate becomes its escape; a
// byte that is neither becomes \udc80…\udcff, as Python's file names (surrogateescape) do.
QByteArray jsonString(QByteArrayView string, Strings of = Strings::Wtf8);
// Those that the names in a store are.
Strings stringsOf(const StoreInfo &store);

} // namespace kvlens
