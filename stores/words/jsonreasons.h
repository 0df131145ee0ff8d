// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What JSON, a JSON file and a folder of them have to say.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class JsonReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    // What a parser says, for people.
    static constexpr ReasonForm valueMissing {QT_TR_NOOP("a JSON value is expected here")};
    static constexpr ReasonForm keyMissing {QT_TR_NOOP("a key in double quotes is missing here")};
    static constexpr ReasonForm colonMissing {QT_TR_NOOP("a colon is missing here")};
    static constexpr ReasonForm commaMissing {
        QT_TR_NOOP("a comma, or the bracket that closes, is missing here")};
    static constexpr ReasonForm stringMissing {
        QT_TR_NOOP("a string in double quotes is missing here")};
    static constexpr ReasonForm textBehindValue {
        QT_TR_NOOP("the value has ended; nothing may stand behind it")};
    static constexpr ReasonForm stringOpen {QT_TR_NOOP("this string does not end")};
    static constexpr ReasonForm endsTooEarly {QT_TR_NOOP("the text ends too early")};
    static constexpr ReasonForm wrongBracket {
        QT_TR_NOOP("this bracket closes another kind of bracket")};
    static constexpr ReasonForm noSuchEscape {
        QT_TR_NOOP("no such escape; a backslash itself is written twice")};
    static constexpr ReasonForm fourDigits {
        QT_TR_NOOP("four hexadecimal digits belong behind \\u")};
    static constexpr ReasonForm controlCharacter {
        QT_TR_NOOP("a line break, tab or control character in a string needs an escape")};
    static constexpr ReasonForm textNotUtf8 {QT_TR_NOOP("this is not UTF-8")};

    // What a file is instead of JSON.
    static constexpr ReasonForm lfsPointer {
        QT_TR_NOOP("it is a pointer of Git LFS; \"git lfs pull\" fetches the file itself")};
    static constexpr ReasonForm annexPointer {
        QT_TR_NOOP("it is a pointer of git-annex; \"git annex get\" fetches the file itself")};
    static constexpr ReasonForm notFoundAnswer {
        QT_TR_NOOP("it is what a web server answers where it has no such file")};
    static constexpr ReasonForm compressedBy {QT_TR_NOOP("it is compressed by %1")};
    static constexpr ReasonForm encryptedBy {QT_TR_NOOP("it is encrypted by %1")};
    static constexpr ReasonForm dataOf {QT_TR_NOOP("it is a file of %1, which is not JSON")};
    static constexpr ReasonForm zipArchive {QT_TR_NOOP("it is a zip archive")};
    static constexpr ReasonForm sqliteDatabase {QT_TR_NOOP("it is an SQLite database")};
    static constexpr ReasonForm pythonPickle {QT_TR_NOOP("it is a Python pickle")};
    static constexpr ReasonForm faissIndex {
        QT_TR_NOOP("it is an index of FAISS, which is not JSON")};
    static constexpr ReasonForm faissInIndex {QT_TR_NOOP(
        "it is an index of FAISS, which is not JSON: FaissVectorStore.from_persist_dir() "
        "loads it, and the folder with it")};
    static constexpr ReasonForm webPage {QT_TR_NOOP("it is HTML or XML")};
    static constexpr ReasonForm utf16 {QT_TR_NOOP("it is UTF-16, not UTF-8")};
    static constexpr ReasonForm utf32 {QT_TR_NOOP("it is UTF-32, not UTF-8")};
    static constexpr ReasonForm onlyNul {QT_TR_NOOP("it begins with nothing but NUL bytes")};
    static constexpr ReasonForm mergeMarks {QT_TR_NOOP("a merge left its conflict here")};

    // What Python refuses.
    static constexpr ReasonForm byteOrderMarkInFile {
        QT_TR_NOOP("begins with a byte order mark, which SimpleKVStore reads over and programs "
                   "that read it as text may not")};
    static constexpr ReasonForm nameNotUtf8 {
        QT_TR_NOOP("Python refuses a key or the name of a collection, at byte %1 of the file: %2")};
    static constexpr ReasonForm byteNotUtf8 {QT_TR_NOOP("Python refuses the file at byte %1: %2")};
    static constexpr ReasonForm pythonRefuses {
        QT_TR_NOOP("Python refuses the value of %1 at its byte %2: %3")};
    static constexpr ReasonForm pythonRefusesFile {
        QT_TR_NOOP("Python refuses the value of %1: %2")};
    static constexpr ReasonForm keyReadsAs {QT_TR_NOOP("Python refuses the key \"%1\": %2")};
    static constexpr ReasonForm noRepair {QT_TR_NOOP("%1. No repair is offered, because %2")};
    static constexpr ReasonForm collectionNotUtf8 {
        QT_TR_NOOP("the name of a collection is not UTF-8 either: read the file in its encoding, "
                   "and convert it as a whole")};
    static constexpr ReasonForm notAllDecode {
        QT_TR_NOOP("not all of it is %1: another encoding may fit, in which the file can be read")};
    static constexpr ReasonForm keyWouldBeTaken {
        QT_TR_NOOP("another entry has the key \"%1\" already, which a repaired one would get")};
    static constexpr ReasonForm keyMayBeEither {QT_TR_NOOP(
        "the key \"%1\" may be UTF-8 or %2: read the file in its encoding, and convert it "
        "as a whole")};
    static constexpr ReasonForm readsAs {QT_TR_NOOP("it is not UTF-8; perhaps it is %1")};

    static constexpr ReasonForm readInEncoding {
        QT_TR_NOOP("Python refuses the file, as it is not UTF-8; it is read as %1 here, as the "
                   "address says, and is read-only")};
    static constexpr ReasonForm notInEncoding {QT_TR_NOOP("not all of it is %1")};
    static constexpr ReasonForm noSuchEncoding {
        QT_TR_NOOP("there is no encoding of the name \"%1\"")};
    static constexpr ReasonForm encodingNotRead {
        QT_TR_NOOP("there is nothing here that reads the encoding %1 as Python does")};
    static constexpr ReasonForm writesUtf8 {
        QT_TR_NOOP("a new file is written in UTF-8, not in %1")};

    static constexpr ReasonForm nestedTooDeeply {
        QT_TR_NOOP("it is nested %1 levels deep, and Python's reader gives up at 1,000, less the "
                   "calls of the program that reads")};
    static constexpr ReasonForm integerTooLong {
        QT_TR_NOOP("it has an integer of %1 digits, and Python reads no more than %2")};
    static constexpr ReasonForm pythonGivesUp {
        QT_TR_NOOP("Python cannot read the file for the value of \"%1\": %2")};
    static constexpr ReasonForm pythonMayGiveUp {
        QT_TR_NOOP("Python may be unable to read the file for the value of \"%1\": %2")};
    static constexpr ReasonForm isWideText {
        QT_TR_NOOP("the file is %1; \"Persist as\" and \"kvlens convert\" make UTF-8 of it")};
    static constexpr ReasonForm shownAsUtf8 {
        QT_TR_NOOP("the file is %1, which SimpleKVStore reads and other programs may not; it is "
                   "read-only here")};

    // A page of a long value.
    static constexpr ReasonForm cannotStandHere {QT_TR_NOOP("This cannot stand here")};
    static constexpr ReasonForm nextPageCannotFollow {
        QT_TR_NOOP("The next page could not follow this")};
    static constexpr ReasonForm partOfLongString {
        QT_TR_NOOP("a long string that is shown in part cannot be edited here")};
    static constexpr ReasonForm partOfLongNumber {QT_TR_NOOP("a part of a long number")};
    static constexpr ReasonForm escapesInPage {
        QT_TR_NOOP("A quote in a string is written \\\", a backslash \\\\")};
    static constexpr ReasonForm valueOver4GB {QT_TR_NOOP("a value of more than 4 GB")};

    // A JSON file.
    static constexpr ReasonForm folderNotJsonFile {QT_TR_NOOP("it is a folder, not a JSON file")};
    static constexpr ReasonForm fileIsDamaged {QT_TR_NOOP("the file is damaged")};
    static constexpr ReasonForm damagedNotWrittenOver {
        QT_TR_NOOP("the file is damaged and is not written over")};
    static constexpr ReasonForm notTheScannedFile {
        QT_TR_NOOP("the file is not the one that was scanned")};
    static constexpr CountedReasonForm hiddenEntries {
        QT_TR_N_NOOP("%1 entries are hidden by later ones of the same key; readers see the last")};
    static constexpr ReasonForm emptyFile {
        QT_TR_NOOP("the file is empty; Python says %1, as there is no value in it")};
    static constexpr CountedReasonForm hiddenCollections {QT_TR_N_NOOP(
        "%1 collections are hidden by later ones of the same name; readers see the last")};
    static constexpr ReasonForm noInformationFile {
        QT_TR_NOOP("collections of a JSON file have no information file")};
    static constexpr ReasonForm noExpiry {QT_TR_NOOP("entries of a JSON file do not expire")};
    static constexpr ReasonForm objectAtTop {
        QT_TR_NOOP("an object at the top of a JSON file is a collection, not an entry")};
    static constexpr ReasonForm keyNotUtf8 {
        QT_TR_NOOP("a JSON key is text, and this is not UTF-8")};
    static constexpr ReasonForm singleValue {
        QT_TR_NOOP("the file holds a single value and no keys")};
    static constexpr ReasonForm staysSingle {
        QT_TR_NOOP("the file holds a single value; an object or an array would hold entries")};
    static constexpr ReasonForm arrayHasNoKeys {
        QT_TR_NOOP("the elements of an array have no keys")};
    static constexpr ReasonForm nextElement {
        QT_TR_NOOP("the file holds an array: the next new key is %1")};
    static constexpr ReasonForm shownAsOne {
        QT_TR_NOOP("a file with more than %1 objects at the top is shown as one collection")};
    static constexpr ReasonForm topLevelTaken {
        QT_TR_NOOP("the top level has another member of this name")};

    static constexpr ReasonForm hidesCollection {
        QT_TR_NOOP("it hides a collection of this name, which readers would then see")};

    // A persisted index.
    static constexpr ReasonForm noFileInIndex {QT_TR_NOOP("no file \"%1\" in this index")};
    static constexpr ReasonForm groupForm {
        QT_TR_NOOP("a group is a file of the folder, named NAME.json")};
};

} // namespace kvlens
