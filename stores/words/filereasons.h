// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What files and folders have to say, whatever is in them.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class FileReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    // What was being done when the system refused; %1 are its words.
    static constexpr ReasonForm opening {QT_TR_NOOP("opening: %1")};
    static constexpr ReasonForm reading {QT_TR_NOOP("reading: %1")};
    static constexpr ReasonForm writing {QT_TR_NOOP("writing: %1")};
    static constexpr ReasonForm replacing {QT_TR_NOOP("replacing: %1")};
    static constexpr ReasonForm renaming {QT_TR_NOOP("renaming: %1")};
    static constexpr ReasonForm deleting {QT_TR_NOOP("deleting: %1")};
    static constexpr ReasonForm resolving {QT_TR_NOOP("resolving: %1")};
    static constexpr ReasonForm lookingAt {QT_TR_NOOP("looking at: %1")};
    static constexpr ReasonForm makingNewFile {QT_TR_NOOP("making a new file: %1")};
    static constexpr ReasonForm settingPermissions {QT_TR_NOOP("setting permissions: %1")};
    static constexpr ReasonForm openingFolder {QT_TR_NOOP("opening the folder: %1")};
    static constexpr ReasonForm makingFolder {QT_TR_NOOP("making the folder: %1")};
    static constexpr ReasonForm listingFolder {QT_TR_NOOP("listing the folder: %1")};
    static constexpr ReasonForm syncingFolder {QT_TR_NOOP("syncing the folder: %1")};
    static constexpr ReasonForm readingRecord {QT_TR_NOOP("reading the record of a persist: %1")};
    static constexpr ReasonForm recordingPersist {QT_TR_NOOP("recording the persist: %1")};

    // Where nothing is, or something else.
    static constexpr ReasonForm linkToNothing {
        QT_TR_NOOP("%1 is a link to %2, and there is nothing")};
    static constexpr ReasonForm linkInCircle {QT_TR_NOOP("%1 is a link that leads in a circle")};
    static constexpr ReasonForm noSuchFolder {QT_TR_NOOP("no such folder")};
    static constexpr ReasonForm notAFolder {QT_TR_NOOP("it is no folder")};
    static constexpr ReasonForm fileNotFolder {QT_TR_NOOP("it is a file, not a folder")};
    static constexpr ReasonForm notRegular {
        QT_TR_NOOP("it is a device, pipe or socket, not a file")};
    static constexpr ReasonForm noRegularFile {QT_TR_NOOP("it is no regular file")};

    // What may not be.
    static constexpr ReasonForm noPermissionToWrite {QT_TR_NOOP("no permission to write the file")};
    static constexpr ReasonForm noPermissionInFolder {
        QT_TR_NOOP("no permission to write in its folder")};
    static constexpr ReasonForm folderNotWritable {
        QT_TR_NOOP("the folder %1 cannot be written to")};
    static constexpr ReasonForm folderAppendOnly {
        QT_TR_NOOP("its folder is append-only, and nothing in it can be replaced")};
    static constexpr ReasonForm storeAppendOnly {
        QT_TR_NOOP("the folder %1 is append-only, and nothing in it can be replaced")};
    static constexpr ReasonForm mountPoint {
        QT_TR_NOOP("the file is a mount point of its own, which cannot be replaced")};
    static constexpr ReasonForm noHome {
        QT_TR_NOOP("there is no home folder, nor $XDG_STATE_HOME, to keep a copy in")};
    static constexpr ReasonForm notOursAlone {
        QT_TR_NOOP("others than this user may have written it")};
    static constexpr ReasonForm nothingWritten {QT_TR_NOOP("nothing could be written")};
    static constexpr CountedReasonForm largerThan {QT_TR_N_NOOP("larger than %1 bytes")};

    // Another program was quicker.
    static constexpr ReasonForm fileOfThatName {QT_TR_NOOP("a file of that name is there already")};
    static constexpr ReasonForm lockedBySomebody {QT_TR_NOOP("another program holds a lock on it")};
    static constexpr ReasonForm lockedByProcess {QT_TR_NOOP("process %1 (%2) holds a lock on it")};
    static constexpr ReasonForm lockedByChildOf {QT_TR_NOOP(
        "process %1 took a lock on it and has ended, and another that has inherited it holds it")};
    static constexpr ReasonForm openForWriting {
        QT_TR_NOOP("another program has it open for writing")};
    static constexpr ReasonForm persistingInFolder {
        QT_TR_NOOP("another process is persisting in this folder right now")};
    static constexpr ReasonForm fileChanged {QT_TR_NOOP("another program changed the file")};
    static constexpr ReasonForm fileDeleted {QT_TR_NOOP("another program deleted the file")};
    static constexpr ReasonForm fileChangedSinceLoaded {
        QT_TR_NOOP("another program changed the file since it was loaded")};
    static constexpr ReasonForm fileChangedWhileRead {
        QT_TR_NOOP("another program wrote to the file while it was read")};
    static constexpr ReasonForm fileBecameShorter {
        QT_TR_NOOP("the file became shorter while it was copied")};

    // What a file that is replaced loses, or changes.
    // Copies of stores.
    static constexpr ReasonForm copyBeingMade {
        QT_TR_NOOP("a copy is being made there, and not all of it may be there yet")};
    static constexpr ReasonForm copyUnfinished {
        QT_TR_NOOP("it is what an interrupted copy has left, and not all of it may be there; who "
                   "wants to keep it as it is deletes %1")};
    static constexpr ReasonForm storedUnsafe {
        QT_TR_NOOP("it is stored, but perhaps not yet safe from a power cut: %1")};
    static constexpr ReasonForm storedWithout {
        QT_TR_NOOP("it is stored, but what belonged to the old file could not be kept: %1")};
    static constexpr ReasonForm listed {QT_TR_NOOP("%1, %2")};
    static constexpr ReasonForm owner {QT_TR_NOOP("owner")};
    static constexpr ReasonForm ownerGroup {QT_TR_NOOP("group")};
    static constexpr ReasonForm accessList {QT_TR_NOOP("access list")};
    static constexpr ReasonForm permissions {QT_TR_NOOP("permissions")};
    static constexpr ReasonForm otherAttributes {QT_TR_NOOP("other attributes")};
    static constexpr ReasonForm otherNames {
        QT_TR_NOOP("other names (hard links), which have the old contents")};
    static constexpr ReasonForm willBeYours {
        QT_TR_NOOP("the file belongs to another user, and will be yours")};
    static constexpr ReasonForm groupWillBeYours {
        QT_TR_NOOP("the file's group is none of yours, and will be your own")};

    static constexpr ReasonForm noProc {
        QT_TR_NOOP("/proc is not there, which alone says where an open file or folder really is")};
    // Files that are better not replaced.
    static constexpr ReasonForm appendOnly {
        QT_TR_NOOP("the file can only be appended to, as its attributes say")};
    static constexpr ReasonForm stickyFolder {QT_TR_NOOP(
        "in its folder only their owners can replace files, and this one is another user's")};
    static constexpr CountedReasonForm hardLinks {
        QT_TR_N_NOOP("the file has %1 names; persisting gives this name a file of its own, the "
                     "others keep the old contents")};
    static constexpr ReasonForm attributesWillGo {
        QT_TR_NOOP("what belongs to the file cannot be given to a new one: %1")};

    // Backups, and writing into the file itself.
    static constexpr ReasonForm notBackedUp {
        QT_TR_NOOP("its backup could not be made, and nothing was written: %1")};
    static constexpr ReasonForm inPlaceAlone {
        QT_TR_NOOP("a file that is written in place cannot be part of a step of several files; "
                   "persist the changes of one file at a time")};
    static constexpr ReasonForm readsOtherwise {
        QT_TR_NOOP("what was read back is not what was written")};
    static constexpr ReasonForm halfWritten {QT_TR_NOOP(
        "%1; the file is half written, and the next opening puts back what it was, from %2")};
    static constexpr ReasonForm inPlaceOtherWrote {QT_TR_NOOP(
        "another program wrote into the file while it was written in place; what it was before is "
        "in %1")};
    static constexpr ReasonForm writingInPlace {
        QT_TR_NOOP("another process is writing into it right now")};
    static constexpr ReasonForm inPlaceInterrupted {
        QT_TR_NOOP("writing into the file was interrupted; open it for writing, and it is put back "
                   "as it was")};
    static constexpr ReasonForm inPlaceOfAnother {QT_TR_NOOP(
        "another user was interrupted while writing into the file, and has to open it first")};
    static constexpr ReasonForm inPlaceHalfWritten {QT_TR_NOOP(
        "the file is half written: user %1 began to write into it, at %2, and was interrupted; "
        "opened for writing by that user, where %3 is there, it is put back as it was; who wants "
        "to keep it as "
        "it is deletes %4")};
    static constexpr ReasonForm inPlaceMarkDamaged {
        QT_TR_NOOP("it says that another file here is half written, and cannot be read; who has "
                   "looked at that file deletes it")};
    static constexpr ReasonForm inPlaceBackupLost {QT_TR_NOOP(
        "writing into the file was interrupted, and the backup of what it was is not whole")};
    static constexpr ReasonForm inPlaceAndChanged {
        QT_TR_NOOP("writing into the file was interrupted, and another program has changed it "
                   "since; what it was before is in %1, what was to be written in %2")};
    static constexpr ReasonForm inPlacePutBack {
        QT_TR_NOOP("writing into the file was interrupted; it is as it was before, from its "
                   "backup")};
};

} // namespace kvlens
