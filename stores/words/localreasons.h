// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a LocalFileStore has to say.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class LocalReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    static constexpr ReasonForm keyCharacters {
        QT_TR_NOOP("a key can hold letters of ASCII, digits, and . _ - / only")};
    static constexpr ReasonForm collectionIsFolder {
        QT_TR_NOOP("a collection is a folder directly in the store; its name cannot hold \"/\"")};
    static constexpr ReasonForm keyOfCollection {
        QT_TR_NOOP("a key with \"/\" belongs to the collection that stands before it")};
    static constexpr ReasonForm partTooLong {
        QT_TR_NOOP("a part of the path cannot be longer than %1 bytes")};
    static constexpr ReasonForm folderOfThatName {
        QT_TR_NOOP("a folder of that name is there, or a file in place of its folder")};
    static constexpr ReasonForm noExpiry {QT_TR_NOOP("a file has no expiry")};
    // What a check finds.
    static constexpr CountedReasonForm refusedNames {
        QT_TR_N_NOOP("%1 files have names with characters that the library takes in no key: it "
                     "lists them, and cannot read them")};
    static constexpr CountedReasonForm otherLengths {QT_TR_N_NOOP(
        "%1 embeddings have another length than the rest, as those of another model have")};
    static constexpr ReasonForm ofNamespace {QT_TR_NOOP("namespace \"%1\": %2")};
    static constexpr CountedReasonForm missingParents {
        QT_TR_N_NOOP("%1 documents were cut out of one that is not here, so that nothing is found "
                     "by them")};

    static constexpr ReasonForm plainEntries {
        QT_TR_NOOP("a LocalFileStore has entries in plain collections only")};
};

} // namespace kvlens
