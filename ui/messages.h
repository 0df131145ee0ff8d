// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What there is to be told, until it is settled: one message for each store and matter.
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace kvlens {

struct Message
{
    enum class Kind : quint8 { Information, Warning, Error };
    // What a newer message of the same store is about is told once.
    enum class Matter : quint8 {
        Other,
        Opening,
        Damage,
        Unfinished,
        OtherProgram,
        Persisting,
        Copying,
        Draft,
        Kept,
        Unkept, // what would not outlive a crash
        Waiting, // an edit, for the end of loading
        Staged, // at once, and not persisted yet
        Merging,
        Listing,
        GoTo
    };
    struct Button
    {
        QString text; // a verb
        std::function<void()> act; // dismisses the message first
        bool needsEdits = false; // goes when nothing is staged any more
    };

    Kind kind = Kind::Information;
    QString happened = {}; // one sentence
    QString edits = {}; // one sentence: what is staged of the store, and follows it; may be empty
    QString kept = {}; // one sentence; may be empty
    QList<Button> buttons = {};
    QString details = {}; // technical; shown on demand and copyable
    QString about = {}; // the address of a store; empty: none
    Matter matter = Matter::Other;
    quint64 number = 0; // given by Messages, another to each

    QString text() const; // all sentences
};

// A value. The one that is looked at is the newest, until another is chosen.
class Messages
{
public:
    bool isEmpty() const { return m_all.isEmpty(); }
    qsizetype count() const { return m_all.size(); }
    qsizetype place() const { return m_place; } // of the one that is looked at, the oldest is 0
    const Message &current() const { return m_all.at(m_place); } // there must be one

    void add(const Message &message); // instead of one of the same store and matter
    // What is told of a store, made true again.
    void update(const QString &about, const std::function<void(Message &)> &change);
    void step(int by); // round in a ring
    void dismiss(); // the one that is looked at
    void settle(const QString &about); // all of a store
    void settle(const QString &about, Message::Matter matter);

private:
    void removeIf(const std::function<bool(const Message &)> &isDone);

    QList<Message> m_all;
    quint64 m_numbers = 0;
    qsizetype m_place = 0;
};

} // namespace kvlens
