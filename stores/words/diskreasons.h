// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a diskcache folder has to say.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class DiskReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    // What was being done when SQLite refused; %1 are its words.
    static constexpr ReasonForm opening {QT_TR_NOOP("opening the database: %1")};
    static constexpr ReasonForm reading {QT_TR_NOOP("reading the database: %1")};
    static constexpr ReasonForm writing {QT_TR_NOOP("writing the database: %1")};

    // Where it is, and what it is.
    static constexpr ReasonForm noDatabase {QT_TR_NOOP("there is no cache.db in the folder")};
    static constexpr ReasonForm noCacheTable {
        QT_TR_NOOP("the database has no table \"Cache\" as diskcache makes it")};
    static constexpr ReasonForm noTables {QT_TR_NOOP("the database has no tables yet")};
    static constexpr ReasonForm linkedFolder {QT_TR_NOOP(
        "it is a link to another folder; it is not followed, and what is in it is not listed")};
    static constexpr ReasonForm linkedDatabase {
        QT_TR_NOOP("cache.db is a link, or no file; it is not followed")};
    static constexpr ReasonForm databaseReplaced {
        QT_TR_NOOP("another program has put another database in its place")};
    static constexpr ReasonForm busy {QT_TR_NOOP(
        "another program has been writing to the database for a minute without a pause")};

    // Why it cannot be written to.
    static constexpr ReasonForm notOfLibrary {
        QT_TR_NOOP("its entries were not written by py-key-value")};
    static constexpr ReasonForm ofMultiDiskStore {QT_TR_NOOP(
        "it holds a collection of a MultiDiskStore, which is opened by the folder of all "
        "its collections")};
    static constexpr ReasonForm collectionsBeside {
        QT_TR_NOOP("folders in it hold collections of a MultiDiskStore, which are not among these; "
                   "the address multidisk:%1 opens those, and diskcache:%1 this alone")};
    static constexpr ReasonForm ofDiskStore {
        QT_TR_NOOP("it is a DiskStore, which is opened by itself")};
    static constexpr ReasonForm strangeTriggers {
        QT_TR_NOOP("the database has other triggers than diskcache makes, which would run with "
                   "every write")};
    static constexpr ReasonForm triggersMissing {QT_TR_NOOP(
        "the database lacks triggers of diskcache, which count its entries with every write")};
    static constexpr ReasonForm noRoomBeside {
        QT_TR_NOOP("SQLite cannot make the files that it needs beside the database (%1)")};
    static constexpr ReasonForm damaged {QT_TR_NOOP("the database is damaged")};
    static constexpr ReasonForm logUnread {
        QT_TR_NOOP("nothing can be written beside the database, so what stands in the write-ahead "
                   "log alone is not shown; a copy of the folder would show it")};

    // Entries.
    static constexpr ReasonForm noEnvelope {
        QT_TR_NOOP("it is no text, so that py-key-value takes it for missing")};
    static constexpr ReasonForm otherKey {
        QT_TR_NOOP("its key is none of py-key-value's, which never sees it")};
    static constexpr ReasonForm pickled {
        QT_TR_NOOP("it is pickled by Python; it is shown as bytes and never unpickled")};
    static constexpr ReasonForm strangeExpiry {
        QT_TR_NOOP("its expire_time is no time that Python has, so that py-key-value fails at it")};
    static constexpr ReasonForm valueFileMissing {
        QT_TR_NOOP("the file of the value, %1, cannot be read: %2")};
    static constexpr ReasonForm valueFileOutside {
        QT_TR_NOOP("the file of the value is not in the folder; it is not followed")};
    static constexpr ReasonForm deleteOnly {
        QT_TR_NOOP("it was not written by py-key-value, and can only be deleted")};
    static constexpr ReasonForm pickledOnly {
        QT_TR_NOOP("it is pickled by Python, and can only be deleted")};
    static constexpr ReasonForm staysNumber {
        QT_TR_NOOP("the value is a number, and what takes its place has to be one of at most 64 "
                   "bits")};
    static constexpr ReasonForm staysText {
        QT_TR_NOOP("the value is a text, and what takes its place has to be UTF-8")};
    static constexpr ReasonForm keyNoNumber {
        QT_TR_NOOP("the key is no number as Python writes it")};
    static constexpr CountedReasonForm unlistedRows {
        QT_TR_N_NOOP("%1 rows have keys that no library writes, and are not shown")};
    static constexpr ReasonForm longKeys {
        QT_TR_NOOP("rows whose keys have more than %1 bytes are not shown: %2 of them")};

    // What is looked for on request.
    static constexpr ReasonForm quickCheck {QT_TR_NOOP("SQLite finds a fault in it: %1")};
    static constexpr CountedReasonForm unusedFiles {QT_TR_N_NOOP(
        "%1 files of values belong to no entry, and only take room; the repair deletes them")};
    static constexpr CountedReasonForm pickledRows {QT_TR_N_NOOP(
        "%1 rows are pickled by Python: what is in them runs in the program that reads them with "
        "diskcache, and whoever may write to the folder may put it there; nothing is unpickled "
        "here")};
    static constexpr CountedReasonForm lackingFiles {
        QT_TR_N_NOOP("the files of the values of %1 entries are gone, so that they are not found")};
    static constexpr CountedReasonForm cutInTwo {QT_TR_N_NOOP(
        "%1 entries are of collections with \"::\" in their names, so that the library "
        "finds them in another one, too: keys and collections are told apart by it")};
    static constexpr CountedReasonForm expiredRows {
        QT_TR_N_NOOP("%1 entries have expired, so that no library reads them any more; the repair "
                     "deletes them")};
    static constexpr ReasonForm unusedFile {
        QT_TR_NOOP("a file of a value, of %1 bytes, that belongs to no entry")};

    static constexpr ReasonForm plainEntries {
        QT_TR_NOOP("a DiskStore has entries in plain collections only")};
    static constexpr ReasonForm plainCacheEntries {
        QT_TR_NOOP("a diskcache that py-key-value did not write has new keys in its collections "
                   "text, numbers and bytes only")};

    // A FanoutCache.
    static constexpr ReasonForm noFanoutRename {
        QT_TR_NOOP("a key of a FanoutCache says which folder its entry is in, so that it cannot be "
                   "renamed in one step")};
    static constexpr CountedReasonForm misplacedRows {
        QT_TR_N_NOOP("%1 entries are not in the folder in which a FanoutCache of so many folders "
                     "looks for them")};

    static constexpr ReasonForm storedUnlikeDatabase {
        QT_TR_NOOP("it is stored, but its new file could not be given what the database has: %1")};

    // Names of keys and collections.
    static constexpr ReasonForm nameNotUtf8 {QT_TR_NOOP("the name is not UTF-8")};
    static constexpr ReasonForm nameTooLong {
        QT_TR_NOOP("collection and key are longer than %1 bytes together")};
    static constexpr ReasonForm sameRow {
        QT_TR_NOOP("another entry is stored under the same name: a DiskStore keeps collection and "
                   "key as one text, with \"::\" between them, and collections of a "
                   "MultiDiskStore may share a folder")};
    static constexpr ReasonForm folderNameDiffers {
        QT_TR_NOOP("the library leaves control characters and / \\ : * ? \" < > | out of the name "
                   "of the folder of a collection, which would be another one's then")};
    static constexpr ReasonForm folderNameEnds {
        QT_TR_NOOP("the library leaves out spaces where the name of a collection begins, and "
                   "spaces and points where it ends, so that its folder would be another one's")};
    static constexpr ReasonForm folderNameTooLong {
        QT_TR_NOOP("the name of the folder of the collection would be longer than %1 bytes")};
    static constexpr ReasonForm reservedFolderName {
        QT_TR_NOOP("the name is reserved on Windows, and the library would change it")};
    static constexpr CountedReasonForm noEntries {QT_TR_N_NOOP(
        "%1 rows hold texts in which py-key-value finds no entry of a collection, and are not "
        "shown")};
    static constexpr CountedReasonForm oldFolders {
        QT_TR_N_NOOP("%1 folders were written by a py-key-value before 0.3, and versions from then "
                     "on do not find what is in them")};
    static constexpr CountedReasonForm oldEntries {QT_TR_N_NOOP(
        "%1 entries were written by a py-key-value before 0.3, in the folders of later "
        "versions, which do not find them; they are shown by themselves, as "
        "\"before 0.3\"")};
    static constexpr CountedReasonForm otherRows {
        QT_TR_N_NOOP("%1 rows were not written by py-key-value, and are not shown")};
};

} // namespace kvlens
