// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An edit as bytes: how a ChangeSet keeps it and how it is written to a stream. Numbers have seven
// bits a byte, so that small ones are short; the collection stands elsewhere.
#pragma once

#include "model/edit.h"

#include <QByteArrayList>

namespace kvlens {

// Values longer than this are worth being shared; shorter ones are copied.
constexpr qsizetype copiedValue = 512;

// What is not written, but shared with whoever has it.
struct SharedParts
{
    QByteArrayList values; // long ones
    QList<Error> errors;
    bool isEmpty() const { return values.isEmpty() && errors.isEmpty(); }
};

// Appends to `bytes`. Long values and errors go to `apart` if that is given; else of an error's
// reason only its words are written, in the language of the program.
class EditWriter
{
public:
    explicit EditWriter(QByteArray &bytes, SharedParts *apart = nullptr)
        : m_bytes(bytes)
        , m_apart(apart)
    {
    }
    void edit(const Edit &edit);
    void ref(const EntryRef &ref); // without its collection
    void collection(const CollectionRef &ref);
    void number(quint64 number);
    void text(QByteArrayView text);

private:
    void value(const QByteArray &value);
    void entry(const Entry &entry);
    void content(const Content &content, const Entry &base);
    void time(const QDateTime &time);
    void error(const Error &error);

    QByteArray &m_bytes;
    SharedParts *m_apart; // not owned
};

// Reads what EditWriter wrote, of any bytes: what cannot be is told by hasFailed(), and what is
// read from then on is empty.
class EditReader
{
public:
    explicit EditReader(QByteArrayView bytes, const SharedParts *apart = nullptr)
        : m_bytes(bytes)
        , m_apart(apart)
    {
    }
    bool hasFailed() const { return m_failed; }
    bool isAtEnd() const { return m_bytes.isEmpty(); }
    Edit edit(const CollectionRef &collection);
    EntryRef ref(const CollectionRef &collection);
    CollectionRef collection();
    quint64 number(quint64 most = std::numeric_limits<quint64>::max());
    QByteArrayView textView(); // of the bytes that are read
    QByteArray text() { return textView().toByteArray(); }

private:
    QByteArrayView take(quint64 size);
    QByteArray value();
    Entry entry(const EntryRef &ref);
    Content content(const Entry &base);
    void expiry(Content &content);
    QDateTime time();
    Error error();

    QByteArrayView m_bytes; // what is left
    const SharedParts *m_apart; // not owned
    bool m_failed = false;
};

} // namespace kvlens
