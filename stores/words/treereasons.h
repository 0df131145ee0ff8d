// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a file tree has to say.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class TreeReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    // Where it is, and how it is opened.
    static constexpr ReasonForm takenForParts {
        QT_TR_NOOP("%1 was taken for the information about %2, as its files name folders there; "
                   "the address filetree:%3 would open that one folder alone")};
    static constexpr ReasonForm takenForV1 {
        QT_TR_NOOP("keys look as the V1 strategy names them, and new ones are named so; the option "
                   "keys=none in the address says that they are not")};
    static constexpr ReasonForm undecidedNames {QT_TR_NOOP(
        "nothing shows whether keys here are sanitized; say keys=v1 or keys=none in the address")};
    static constexpr ReasonForm dataFolderGuessed {
        QT_TR_NOOP("the data folder was guessed, and the information file names another; give the "
                   "address filetree:DIR?metadata=DIR")};
    static constexpr ReasonForm resolvesOutside {
        QT_TR_NOOP("it resolves to %1, which is outside of the data folder %2")};
    static constexpr ReasonForm linkLeadsOut {
        QT_TR_NOOP("a link that leads out of the tree, or nowhere; the library refuses it")};

    static constexpr ReasonForm linkLeadsNowhere {QT_TR_NOOP("it is a link that leads nowhere")};

    // Information files.
    static constexpr ReasonForm infoFileUnreadable {
        QT_TR_NOOP("the library cannot read this information file: %1")};
    static constexpr ReasonForm infoFileEmpty {
        QT_TR_NOOP("an information file has neither a key nor an expiry")};
    static constexpr ReasonForm treeMoved {
        QT_TR_NOOP("the information file names the folder %1, but the collection lies in %2; the "
                   "library raises PathSecurityError or uses the other folder")};
    static constexpr ReasonForm fieldMissingOrNoString {
        QT_TR_NOOP("the field \"%1\" is missing or no string")};
    static constexpr ReasonForm noVersion {QT_TR_NOOP("the field \"version\" is missing")};

    static constexpr ReasonForm otherFolder {QT_TR_NOOP(
        "the information file of another folder names the collection \"%1\" too, and hides %2")};
    static constexpr CountedReasonForm hiddenKeys {QT_TR_N_NOOP("%1 keys of this one")};

    // Entries.
    static constexpr CountedReasonForm unreadable {
        QT_TR_N_NOOP("the library cannot read %1 entries")};
    static constexpr CountedReasonForm denied {QT_TR_N_NOOP("this user cannot read %1 entries")};
    static constexpr ReasonForm unreadableOfWhich {QT_TR_NOOP("%1; of \"%2\": %3")};
    static constexpr CountedReasonForm expired {
        QT_TR_N_NOOP("%1 entries have expired, so that the library reads them no more; the repair "
                     "deletes them")};
    static constexpr CountedReasonForm litter {
        QT_TR_N_NOOP("%1 files of operating systems or editors lie among the entries and are left "
                     "out")};

    static constexpr CountedReasonForm staleTemps {QT_TR_N_NOOP(
        "%1 files are what programs have left that were killed while they wrote an entry")};

    // Names that are as they should be here.
    static constexpr ReasonForm suchAs {QT_TR_NOOP("%1, such as \"%2\"")};
    static constexpr CountedReasonForm notOfWindows {QT_TR_N_NOOP(
        "%1 names of keys and collections cannot be those of files on Windows, where the library "
        "could not store them")};
    static constexpr CountedReasonForm alikeNames {
        QT_TR_N_NOOP("%1 names differ in their case or in the form of a letter alone: on Windows "
                     "and macOS they are one file, and one overwrites the other")};
    static constexpr CountedReasonForm keysCalledInfo {
        QT_TR_N_NOOP("%1 keys are called \"info\", which versions of the library before 0.4.6 take "
                     "for information about the collection when they look for what has expired")};
    static constexpr ReasonForm keysNotKept {
        QT_TR_NOOP("the V1 strategy has made them of keys that are stored nowhere, and elsewhere a "
                   "program finds such an entry only by this name, which it has from "
                   "FileTreeV1KeySanitizationStrategy(directory).sanitize(value=key)")};
    static constexpr CountedReasonForm hashedNames {QT_TR_N_NOOP(
        "%1 keys are shown as the V1 strategy has made them, as their files do not tell what they "
        "were; each is found by the key that it was, too")};

    // Names of keys and collections.
    static constexpr ReasonForm needsName {QT_TR_NOOP("a collection needs a name")};
    static constexpr ReasonForm reservedPrefix {
        QT_TR_NOOP("a collection's name cannot begin with \"S_\" or \"H_\"")};
    static constexpr ReasonForm fileNameNotUtf8 {QT_TR_NOOP("the name is not UTF-8")};
    static constexpr ReasonForm nulInFileName {
        QT_TR_NOOP("a file name cannot hold a NUL character")};
    static constexpr ReasonForm absolutePath {QT_TR_NOOP("the name is an absolute path")};
    static constexpr ReasonForm leadsOut {QT_TR_NOOP("the name leads out of its folder by \"..\"")};
    static constexpr ReasonForm emptyPart {QT_TR_NOOP("a part of the path is empty or \".\"")};
    static constexpr ReasonForm fileNameTooLong {
        QT_TR_NOOP("a file name cannot be longer than %1 bytes, \"%2\" included")};
    static constexpr ReasonForm namesAreCut {
        QT_TR_NOOP("names of this length are cut, so that another one may have the same file; the "
                   "library would silently overwrite it")};
    static constexpr ReasonForm cutNameIsListed {
        QT_TR_NOOP("names of this length are cut, so that the entry may be another key's; by the "
                   "name that is listed it can be edited: %1")};
    static constexpr ReasonForm takenForFileName {
        QT_TR_NOOP("it looks like a V1 name, and is taken for the name of a file; the library "
                   "looks for a key that is called so in %1")};
    static constexpr ReasonForm sameFile {
        QT_TR_NOOP("another key has the same file name, by the V1 strategy or as its own")};
    static constexpr ReasonForm needsFolder {
        QT_TR_NOOP("a key with \"/\" needs the folder \"%1\" to be there")};
    static constexpr ReasonForm v1Name {QT_TR_NOOP("%1; the V1 name would be \"%2\"")};
    static constexpr ReasonForm pythonGivesUp {
        QT_TR_NOOP("the library cannot read the value of \"%1\": %2")};
    static constexpr ReasonForm pythonMayGiveUp {
        QT_TR_NOOP("the library may be unable to read the value of \"%1\": %2")};
    static constexpr ReasonForm optionTakesIt {QT_TR_NOOP("%1; %2 in the address takes it")};
};

} // namespace kvlens
