// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a store or a session of any kind has to say when something fails. Files have filereasons.h;
// a kind of store, or a format, with more than a few reasons of its own has a header of its own.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class Reasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    // Where nothing is.
    static constexpr ReasonForm noSuchPath {QT_TR_NOOP("no such file or folder")};
    static constexpr ReasonForm noSuchCollection {QT_TR_NOOP("no such collection")};
    static constexpr ReasonForm noCollectionNamed {QT_TR_NOOP("no collection \"%1\"")};
    static constexpr ReasonForm noSuchEntry {QT_TR_NOOP("no such entry")};

    // Where it is of another kind.
    static constexpr ReasonForm noKnownStore {QT_TR_NOOP("no known kind of store is in it")};
    static constexpr ReasonForm folderOfFiles {
        QT_TR_NOOP("no known kind of store is in it; localfiles:DIR opens any folder as a "
                   "LocalFileStore of LangChain, each file as an entry")};
    static constexpr ReasonForm folderIsEmpty {QT_TR_NOOP(
        "the folder is empty; the address filetree:DIR makes a store in it when it is written")};
    static constexpr ReasonForm looksLikeDiskcache {
        QT_TR_NOOP("\"%1\" looks like a database of diskcache")};
    static constexpr ReasonForm holdsCaches {
        QT_TR_NOOP("the folder \"%1\" in it is one of diskcache, and can be opened by itself; "
                   "multidisk:DIR opens all of them as one store")};
    static constexpr ReasonForm looksLikeChroma {
        QT_TR_NOOP("\"%1\" looks like a database of Chroma")};
    static constexpr ReasonForm looksLikeFaiss {QT_TR_NOOP("\"%1\" looks like an index of FAISS")};
    static constexpr ReasonForm looksLikeLangChain {
        QT_TR_NOOP("\"%1\" looks like a document of LangChain, and can be opened by itself")};
    static constexpr ReasonForm hasPickle {
        QT_TR_NOOP("\"%1\" looks like a Python pickle, which is never read here")};
    static constexpr ReasonForm hasDatabase {QT_TR_NOOP("\"%1\" looks like a database")};
    static constexpr ReasonForm calledDatabase {
        QT_TR_NOOP("\"%1\" is called as a database is, and does not begin as one of SQLite")};
    static constexpr ReasonForm hasJsonFile {
        QT_TR_NOOP("files such as \"%1\" can be opened by themselves")};
    static constexpr ReasonForm fileIsNoStore {QT_TR_NOOP("of \"%1\": %2")};

    // What may not be.
    static constexpr ReasonForm noPermissionToRead {QT_TR_NOOP("no permission to read it")};
    static constexpr ReasonForm openedReadOnly {QT_TR_NOOP("opened read-only")};
    static constexpr ReasonForm locked {QT_TR_NOOP("locked")};
    static constexpr ReasonForm storeCannot {QT_TR_NOOP("this kind of store cannot do that")};
    static constexpr ReasonForm tooLongToEdit {QT_TR_NOOP("too long to be edited")};
    static constexpr ReasonForm notCopied {
        QT_TR_NOOP("values of more than %1 are not copied; save the value as a file")};

    // Another program, or another edit, was quicker.
    static constexpr ReasonForm entryChanged {QT_TR_NOOP("the entry was changed meanwhile")};
    static constexpr ReasonForm theyChangedEntry {QT_TR_NOOP("another program changed the entry")};
    static constexpr ReasonForm theyDeletedEntry {QT_TR_NOOP("another program deleted the entry")};
    static constexpr ReasonForm changedByBoth {QT_TR_NOOP("another program changed it too")};
    static constexpr ReasonForm storeGone {QT_TR_NOOP("it is no longer there")};
    static constexpr ReasonForm valuesGone {
        QT_TR_NOOP("it is no longer there, and its values are gone with it")};
    static constexpr ReasonForm changedSinceLoaded {
        QT_TR_NOOP("another program has written to it since it was loaded: what is told is of what "
                   "it was then")};
    static constexpr ReasonForm valueChanged {QT_TR_NOOP("the value was changed meanwhile")};
    static constexpr ReasonForm valueBecameShorter {
        QT_TR_NOOP("the value became shorter meanwhile")};
    static constexpr ReasonForm newKeyTaken {QT_TR_NOOP("the new key is taken")};
    static constexpr ReasonForm keyIsThere {QT_TR_NOOP("there is such a key already")};
    static constexpr ReasonForm keyOfThatName {QT_TR_NOOP("a key of that name is there already")};
    static constexpr ReasonForm somethingInItAlready {
        QT_TR_NOOP("there is something in it already")};
    static constexpr ReasonForm copyIntoItself {
        QT_TR_NOOP("it lies in %1, which is what is copied")};
    static constexpr ReasonForm batchFailed {
        QT_TR_NOOP("not written, because another change of the same batch failed")};
    static constexpr ReasonForm somethingInHand {QT_TR_NOOP("something else is in hand")};
    static constexpr ReasonForm notOpen {QT_TR_NOOP("not open")};
    static constexpr ReasonForm notOpenYet {QT_TR_NOOP("not open yet")};

    // Copies.
    static constexpr CountedReasonForm refusedEntries {
        QT_TR_N_NOOP("%1 entries cannot be stored there")};
    static constexpr ReasonForm refusedAndFirst {
        QT_TR_NOOP("%1, and nothing was written; of the first: %2")};
    static constexpr ReasonForm noClip {QT_TR_NOOP("these are no copied entries")};
    static constexpr ReasonForm clipTooLong {
        QT_TR_NOOP("they come to more than the %1 that are copied at once")};
    static constexpr ReasonForm noPythonOfStore {
        QT_TR_NOOP("what is in memory only no other program can read")};
    static constexpr ReasonForm noPythonOfEntry {
        QT_TR_NOOP("nothing that Python has reads the entry as it is shown here")};
    static constexpr ReasonForm noEntryOfItsOwn {QT_TR_NOOP("it is no entry of its own")};
    static constexpr ReasonForm toBeDeleted {QT_TR_NOOP("it is staged to be deleted")};
    static constexpr ReasonForm keyPromised {
        QT_TR_NOOP("its key is part of a rename that is not persisted yet")};
    // The system refuses.
    static constexpr ReasonForm noMemory {QT_TR_NOOP("there is not enough memory")};
    static constexpr ReasonForm systemRefuses {QT_TR_NOOP("the system refuses: %1")};

    // Asked to stop.
    static constexpr ReasonForm cancelled {QT_TR_NOOP("it was cancelled")};
    static constexpr ReasonForm stoppedBeforeTurn {QT_TR_NOOP("stopped before its turn")};

    // Searching.
    static constexpr ReasonForm expressionSteps {
        QT_TR_NOOP("the expression needs more steps than it is given for one text, so there may be "
                   "a match that was not found")};

    // A mistake of the caller.
    static constexpr ReasonForm notACursor {QT_TR_NOOP("not a cursor of this store")};

    // Addresses.
    static constexpr ReasonForm addressEmpty {QT_TR_NOOP("the address is empty")};
    static constexpr ReasonForm addressWithNul {
        QT_TR_NOOP("an address cannot hold a NUL character")};
    static constexpr ReasonForm noSuchScheme {QT_TR_NOOP("no store has the scheme \"%1\"")};
    static constexpr ReasonForm addressWithoutPath {
        QT_TR_NOOP("the path is missing: behind \"%1:\" stands %2")};
    static constexpr ReasonForm optionEscape {
        QT_TR_NOOP("'%' in an option needs two hexadecimal digits")};
    static constexpr ReasonForm optionWithNul {QT_TR_NOOP("an option must be text without NUL")};
    static constexpr ReasonForm otherKind {
        QT_TR_NOOP("nothing of a %1 is in it, and it looks like a %2")};
    static constexpr ReasonForm readAsOtherKind {
        QT_TR_NOOP("it is read as a %1, as its address says, and looks like a %2")};
    static constexpr ReasonForm noSuchOption {QT_TR_NOOP("\"%1:\" has no option \"%2\"")};
    static constexpr ReasonForm optionIsOneOf {QT_TR_NOOP("the option %1 is one of: %2")};
    static constexpr ReasonForm optionForm {QT_TR_NOOP("an option needs the form NAME=VALUE")};

    // Collections by name.
    static constexpr ReasonForm severalFiles {QT_TR_NOOP("several files have it; say %1")};
    static constexpr ReasonForm damagedFileToo {
        QT_TR_NOOP("a damaged file may have it too; say %1")};
    static constexpr ReasonForm either {QT_TR_NOOP("%1 or %2")};
    static constexpr ReasonForm needsItsFile {
        QT_TR_NOOP("a new collection needs its file: FILE:COLLECTION")};

    // A path in values.
    static constexpr ReasonForm expectedStep {QT_TR_NOOP("expected . or [")};
    static constexpr ReasonForm expectedName {QT_TR_NOOP("expected a name")};
    static constexpr ReasonForm expectedBracket {QT_TR_NOOP("expected ]")};
    static constexpr ReasonForm expectedElement {
        QT_TR_NOOP("expected a number, * or a quoted name")};
    static constexpr ReasonForm expectedEscape {QT_TR_NOOP("expected 0 or 1 behind ~")};
    static constexpr ReasonForm expected {QT_TR_NOOP("expected %1")};
    static constexpr ReasonForm pathBegin {QT_TR_NOOP("a path begins with $ or /")};

    // Stores in memory.
    static constexpr ReasonForm maxEntriesForm {
        QT_TR_NOOP("max_entries is a whole number from 1 to %1, or 0 for no limit")};
    static constexpr ReasonForm plainCollections {
        QT_TR_NOOP("a memory store has plain collections only")};
    static constexpr ReasonForm nullCollections {QT_TR_NOOP("a null store holds no collections")};
    static constexpr ReasonForm nullEntries {QT_TR_NOOP("a null store holds nothing")};
    static constexpr ReasonForm nullRename {
        QT_TR_NOOP("a null store has nothing to rename or date")};

    // Staged edits that were written down.
    static constexpr ReasonForm editsCutShort {QT_TR_NOOP("the staged edits are cut short")};
    static constexpr ReasonForm noStagedEdits {QT_TR_NOOP("these are no staged edits")};
    static constexpr ReasonForm impossibleEdit {QT_TR_NOOP("it holds an edit that cannot be")};
    static constexpr ReasonForm wrongChecksum {QT_TR_NOOP("the checksum is wrong")};
    static constexpr ReasonForm editsOfVersion {QT_TR_NOOP("staged edits of version %1")};
    static constexpr ReasonForm tooMuchToKeep {
        QT_TR_NOOP("they come to more than the %1 MB that are kept")};

    // Words of somebody else, in their language.
    static constexpr ReasonForm quotation {QT_TR_NOOP("“%1”")};
};

} // namespace kvlens
