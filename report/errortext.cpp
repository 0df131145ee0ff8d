// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/errortext.h"

#include "report/wording.h"
#include "stores/pathtext.h"
#include "stores/words/diskreasons.h"
#include "stores/words/filereasons.h"
#include "stores/words/persistreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class ErrorTextWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString failure(Act act)
{
    switch (act) {
    case Act::Open:
        return ErrorTextWords::tr("%1 could not be opened");
    case Act::Load:
    case Act::Read:
        return ErrorTextWords::tr("%1 could not be read");
    case Act::Persist:
        return ErrorTextWords::tr("%1 could not be persisted");
    case Act::WillPersist:
        return ErrorTextWords::tr("%1 cannot be persisted as it is");
    case Act::Reload:
        return ErrorTextWords::tr("%1 could not be reloaded");
    case Act::Rename:
        return ErrorTextWords::tr("%1 could not be renamed");
    case Act::Delete:
        return ErrorTextWords::tr("%1 could not be deleted");
    case Act::Search:
        return ErrorTextWords::tr("%1 could not be searched");
    case Act::Write:
        break;
    }
    return ErrorTextWords::tr("%1 could not be written");
}

QString missing(Act act)
{
    return act == Act::Open || act == Act::Reload
        ? ErrorTextWords::tr("there is no such file or folder")
        : ErrorTextWords::tr("it is not there");
}

bool writes(Act act)
{
    return act == Act::Persist || act == Act::WillPersist || act == Act::Rename
        || act == Act::Delete || act == Act::Write;
}

// Codes whose detail is a rule or a reason that people need to read.
bool detailIsTheReason(Act act, ErrorCode code)
{
    return (act == Act::Search && code == ErrorCode::Timeout) || code == ErrorCode::Invalid
        || code == ErrorCode::Unsupported || code == ErrorCode::Corrupt || code == ErrorCode::Denied
        || code == ErrorCode::Unavailable || code == ErrorCode::NoSpace;
}

QString reason(Act act, ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return missing(act);
    case ErrorCode::Conflict:
        return ErrorTextWords::tr("another program changed it since it was read");
    case ErrorCode::Unsupported:
        return act == Act::Open
            ? ErrorTextWords::tr("no kind of store that KV Lens knows looks like this")
            : ErrorTextWords::tr("that cannot be done here");
    case ErrorCode::Invalid:
        return act == Act::Open ? ErrorTextWords::tr("its address is wrong")
                                : ErrorTextWords::tr("it breaks a rule of this store");
    case ErrorCode::Corrupt:
        return ErrorTextWords::tr("what is stored is damaged");
    case ErrorCode::Denied:
        return ErrorTextWords::tr("it is not allowed");
    case ErrorCode::NoSpace:
        return ErrorTextWords::tr("there is no room for it");
    case ErrorCode::Unavailable:
        return ErrorTextWords::tr("input or output failed");
    case ErrorCode::Timeout:
        return act == Act::Search ? ErrorTextWords::tr("it takes too long")
                                  : ErrorTextWords::tr("it took too long to answer");
    case ErrorCode::Cancelled:
        return ErrorTextWords::tr("it was cancelled");
    }
    return {};
}

// Details that say more than what their code does, and something else: what is in use was not
// changed by anybody, or not yet, a name may have been taken all the time, a link is there though
// it leads nowhere, what is gone is not missing in a store, of what was stored by half both
// halves are told, no disk fails where a copy is unfinished or where one thing waits for another,
// what is half written is not forbidden, nor is what has no room, and a backup is not what was to
// be written.
bool isWholeReason(const Error &error)
{
    static constexpr std::array<ReasonForm, 18> reasons {FileReasons::openForWriting,
        FileReasons::fileOfThatName, FileReasons::lockedBySomebody, FileReasons::lockedByProcess,
        FileReasons::lockedByChildOf, FileReasons::writingInPlace, FileReasons::persistingInFolder,
        FileReasons::linkToNothing, FileReasons::linkInCircle, PersistReasons::othersStored,
        PersistReasons::othersStoredFirst, Reasons::storeGone, Reasons::somethingInHand,
        FileReasons::copyUnfinished, FileReasons::inPlaceHalfWritten, FileReasons::notBackedUp,
        FileReasons::copyBeingMade, DiskReasons::noRoomBeside};
    return std::any_of(reasons.begin(), reasons.end(),
        [&](const ReasonForm &form) { return error.detail.isOf(form); });
}

// "line 3, column 14: Expecting value": a reason may be a whole sentence, and its place stands
// before it.
QString placed(const QString &reason, const Error &error)
{
    const QString place = error.place ? placeText(*error.place) : QString();
    if (place.isEmpty() || reason.isEmpty())
        return place + reason;
    return ErrorTextWords::tr("%1: %2").arg(place, reason);
}

QString withReason(const QString &sentence, const Error &error, Act act)
{
    const bool isWhole = isWholeReason(error);
    const bool isTold = !isWhole && detailIsTheReason(act, error.code) && !error.detail.isEmpty();
    const QString more = placed(isTold ? reasonText(error.detail) : QString(), error);
    const bool isNoJson = error.code == ErrorCode::Invalid && error.place && writes(act);
    const QString why = isWhole ? reasonText(error.detail)
        : isNoJson              ? ErrorTextWords::tr("it is no JSON")
                                : reason(act, error.code);
    const QString text = sentence + u": "_s + why;
    return (more.isEmpty() ? text : text + u" ("_s + more + u')') + u'.';
}

} // namespace

QString errorSentence(Act act, const Error &error, const QString &fallbackSubject)
{
    QString subject = error.subject.isEmpty() ? fallbackSubject : error.subject;
    if (subject.isEmpty())
        subject = ErrorTextWords::tr("The store");
    const bool isOfStore = error.detail.isOf(FileReasons::notBackedUp); // not of what is deleted
    return withReason(failure(isOfStore ? Act::Write : act).arg(displayText(subject)), error, act);
}

QString errorAdvice(Act act, const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return act == Act::Open ? ErrorTextWords::tr("Check the path; nothing was created.")
                                : ErrorTextWords::tr("Reload to see what is there now.");
    case ErrorCode::Conflict:
        return writes(act)
            ? ErrorTextWords::tr("Reload, look at the differences, and persist again.")
            : ErrorTextWords::tr("Reload to see what is there now.");
    case ErrorCode::Denied:
        return ErrorTextWords::tr("Change the permissions, or persist to another place.");
    case ErrorCode::NoSpace:
        return ErrorTextWords::tr("Free some space, or persist to another disk.");
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
        return ErrorTextWords::tr("Try again.");
    case ErrorCode::Corrupt:
        return act == Act::Open
            ? ErrorTextWords::tr("Nothing of it is shown; the file itself is left as it is.")
            : ErrorTextWords::tr("What could be read is shown; the file itself is left as it is.");
    case ErrorCode::Unsupported:
    case ErrorCode::Invalid:
    case ErrorCode::Cancelled:
        break;
    }
    return {};
}

QString errorDetails(const Error &error)
{
    QStringList lines {ErrorTextWords::tr("Code: %1").arg(errorCodeName(error.code))};
    if (!error.subject.isEmpty())
        lines << ErrorTextWords::tr("Where: %1").arg(displayText(error.subject));
    if (error.place)
        lines << ErrorTextWords::tr("Place: %1, byte %2")
                     .arg(placeText(*error.place), numberText(error.place->byte));
    if (!error.detail.isEmpty())
        lines << ErrorTextWords::tr("Detail: %1").arg(reasonText(error.detail));
    return lines.join(u'\n');
}

QString placeText(const TextPlace &place)
{
    if (place.line > 0 && place.column > 0)
        return ErrorTextWords::tr("line %1, column %2")
            .arg(numberText(place.line), numberText(place.column));
    if (place.line > 0)
        return ErrorTextWords::tr("line %1").arg(numberText(place.line));
    return place.byte >= 0 ? ErrorTextWords::tr("byte %1").arg(numberText(place.byte)) : QString();
}

bool canTryAgain(const Error &error)
{
    return error.code != ErrorCode::Unsupported && error.code != ErrorCode::Invalid
        && error.code != ErrorCode::Corrupt;
}

QString problemFile(const Problem &problem, const QString &storePath)
{
    const QString folder = storePath + QLatin1Char('/');
    const bool isInside = !storePath.isEmpty() && problem.error.subject.startsWith(folder);
    return isInside ? problem.error.subject.mid(folder.size()) : QString();
}

QString problemSentence(const Problem &problem, const QString &storePath)
{
    const Error &error = problem.error;
    QString text = placed(
        error.detail.isEmpty() ? reason(Act::Read, error.code) : reasonText(error.detail), error);
    if (!text.endsWith(u'.'))
        text += u'.';
    const QString file = problemFile(problem, storePath);
    if (!file.isEmpty())
        return ErrorTextWords::tr("%1: %2").arg(displayText(file), text);
    text[0] = text.at(0).toUpper();
    return text;
}

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return u"NotFound"_s;
    case ErrorCode::Conflict:
        return u"Conflict"_s;
    case ErrorCode::Unsupported:
        return u"Unsupported"_s;
    case ErrorCode::Invalid:
        return u"Invalid"_s;
    case ErrorCode::Corrupt:
        return u"Corrupt"_s;
    case ErrorCode::Denied:
        return u"Denied"_s;
    case ErrorCode::NoSpace:
        return u"NoSpace"_s;
    case ErrorCode::Unavailable:
        return u"Unavailable"_s;
    case ErrorCode::Timeout:
        return u"Timeout"_s;
    case ErrorCode::Cancelled:
        break;
    }
    return u"Cancelled"_s;
}

} // namespace kvlens
