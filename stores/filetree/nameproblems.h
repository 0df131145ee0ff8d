// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be told of the names of keys and collections, which are names of files: those that
// another system would not take or would take for one another, and those that are not what they
// were. Pure.
#pragma once

#include "stores/filetree/treenames.h"
#include "stores/keylist.h"
#include "stores/store.h"

namespace kvlens {

class NameProblems
{
public:
    // `keys`: how they are made into names.
    explicit NameProblems(Sanitization keys)
        : m_sanitization(keys)
    {
    }

    // `folder`: its own, below the tree.
    void addCollection(const CollectionRef &collection, const QByteArray &folder);
    // Of one collection; `longest`: as sanitizeV1() has it. Memory: 16 bytes a key, until it is
    // done.
    void addKeys(const CollectionRef &collection, const KeyList &keys, qsizetype longest);

    // One of each kind at most, with the first thousand entries concerned. `path`: of the tree.
    QList<Problem> problems(const QString &path) const;

private:
    struct Found
    {
        qint64 count = 0;
        QList<EntryRef> entries = {};
        QByteArray first = {}; // name, one with a better one if there is any …
        QByteArray safe = {}; // … which V1 would make of it; empty: no better one

        void add(const QByteArray &name, const QByteArray &better, const EntryRef &ref);
    };

    Sanitization m_sanitization;
    Found m_refused; // by Windows
    Found m_alike;
    Found m_hashed;
    Found m_info;
    QList<QByteArray> m_collections;
};

// Whether Windows takes it for the name of a file or folder.
bool isWindowsName(QByteArrayView name);

// The same for all names that systems which do not tell cases or forms of Unicode apart take for
// one.
QByteArray foldedName(QByteArrayView name);

} // namespace kvlens
