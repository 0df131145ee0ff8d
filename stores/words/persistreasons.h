// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What there is to say of a persist over several files that was interrupted.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class PersistReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    static constexpr ReasonForm interrupted {
        QT_TR_NOOP("a persist was interrupted; open the folder for writing to finish it")};
    static constexpr ReasonForm interruptedAndChanged {
        QT_TR_NOOP("a persist was interrupted, and the file is not the one that it was then; what "
                   "was to be written is in %1")};
    static constexpr ReasonForm interruptedAndReplaced {
        QT_TR_NOOP("a persist was interrupted in the moment that another program wrote to the "
                   "file; what that wrote is in %1")};
    static constexpr ReasonForm preparedNotWhole {
        QT_TR_NOOP("a persist was interrupted, and what it had prepared is not whole; the file is "
                   "as it was before")};
    static constexpr ReasonForm keptNotWhole {
        QT_TR_NOOP("a persist was interrupted, and what it had prepared for this file is not "
                   "whole; it is in %1")};
    static constexpr ReasonForm preparedGone {
        QT_TR_NOOP("a persist was interrupted, and what it had prepared is gone; the file is as it "
                   "was before")};
    static constexpr ReasonForm recordDamaged {
        QT_TR_NOOP("the record of an interrupted persist is damaged")};
    static constexpr ReasonForm recordOfAnotherVersion {QT_TR_NOOP(
        "a persist was interrupted in another version of the program, which has to finish it")};
    static constexpr ReasonForm recordObstructed {
        QT_TR_NOOP("this has the name of the record of a persist and is none; it has to be renamed "
                   "or deleted before anything is written here")};
    static constexpr ReasonForm persistOfAnother {
        QT_TR_NOOP("a persist of another user was interrupted, who has to finish it")};
    static constexpr ReasonForm persistFinished {
        QT_TR_NOOP("a persist was interrupted before it reached this file; it has been finished")};
    static constexpr ReasonForm leftUnfinished {
        QT_TR_NOOP("what an interrupted persist was to write here, or what another program wrote "
                   "here in that moment, is in %1 since; look what of it is still needed, then "
                   "delete it")};
    static constexpr ReasonForm othersStored {QT_TR_NOOP(
        "%1; the other files are stored, and what was to be written into this one is in %2")};
    static constexpr ReasonForm othersStoredFirst {QT_TR_NOOP(
        "%1; the other files are stored, and this one is as soon as the folder is opened for "
        "writing again")};
    static constexpr ReasonForm interruptedAndOthersChanged {
        QT_TR_NOOP("a persist was interrupted, and a file that belongs to it has been changed "
                   "since, so nothing of it was put in place; what was to be written is in %1")};
};

} // namespace kvlens
