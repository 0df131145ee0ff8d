// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/errortext.h"

#include "ui/wording.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("errortext", text);
}

QString failure(Act act)
{
    switch (act) {
    case Act::Open:
        return words("%1 could not be opened");
    case Act::Load:
    case Act::Read:
        return words("%1 could not be read");
    case Act::Persist:
        return words("%1 could not be persisted");
    case Act::Reload:
        return words("%1 could not be reloaded");
    case Act::Rename:
        return words("%1 could not be renamed");
    case Act::Delete:
        return words("%1 could not be deleted");
    case Act::Write:
        break;
    }
    return words("%1 could not be written");
}

QString missing(Act act)
{
    return act == Act::Open || act == Act::Reload ? words("there is no such file or folder")
                                                  : words("it is not in the store");
}

// Codes whose detail is a rule or a reason that people need to read.
bool detailIsTheReason(ErrorCode code)
{
    return code == ErrorCode::Invalid || code == ErrorCode::Unsupported
        || code == ErrorCode::Corrupt || code == ErrorCode::Denied
        || code == ErrorCode::Unavailable;
}

QString reason(Act act, ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return missing(act);
    case ErrorCode::Conflict:
        return words("another program changed it since it was read");
    case ErrorCode::Unsupported:
        return act == Act::Open ? words("no kind of store that KV Lens knows looks like this")
                                : words("that cannot be done here");
    case ErrorCode::Invalid:
        return words("it breaks a rule of this store");
    case ErrorCode::Corrupt:
        return words("what is stored is damaged");
    case ErrorCode::Denied:
        return words("it is not allowed");
    case ErrorCode::NoSpace:
        return words("the disk is full");
    case ErrorCode::Unavailable:
        return words("input or output failed");
    case ErrorCode::Timeout:
        return words("it took too long to answer");
    case ErrorCode::Cancelled:
        return words("it was cancelled");
    }
    return {};
}

QString withReason(const QString &sentence, const Error &error, Act act)
{
    QString text = sentence + u": "_s + reason(act, error.code);
    if (error.place && !placeText(*error.place).isEmpty())
        text += words(" at %1").arg(placeText(*error.place));
    if (detailIsTheReason(error.code) && !error.detail.isEmpty())
        text += u" ("_s + error.detail + u')';
    return text + u'.';
}

} // namespace

QString errorSentence(Act act, const Error &error, const QString &fallbackSubject)
{
    QString subject = error.subject.isEmpty() ? fallbackSubject : error.subject;
    if (subject.isEmpty())
        subject = words("The store");
    return withReason(failure(act).arg(subject), error, act);
}

QString errorAdvice(Act act, const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return act == Act::Open ? words("Check the path; nothing was created.")
                                : words("Reload to see what is there now.");
    case ErrorCode::Conflict:
        return words("Reload, look at the differences, and persist again.");
    case ErrorCode::Denied:
        return words("Change the permissions, or persist to another place.");
    case ErrorCode::NoSpace:
        return words("Free some space, or persist to another disk.");
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
        return words("Try again.");
    case ErrorCode::Corrupt:
        return words("What could be read is shown; the file itself is left as it is.");
    case ErrorCode::Unsupported:
    case ErrorCode::Invalid:
    case ErrorCode::Cancelled:
        break;
    }
    return {};
}

QString errorDetails(const Error &error)
{
    QStringList lines {words("Code: %1").arg(errorCodeName(error.code))};
    if (!error.subject.isEmpty())
        lines << words("Where: %1").arg(error.subject);
    if (error.place)
        lines << words("Place: %1, byte %2")
                     .arg(placeText(*error.place), numberText(error.place->byte));
    if (!error.detail.isEmpty())
        lines << words("Detail: %1").arg(error.detail);
    return lines.join(u'\n');
}

QString placeText(const TextPlace &place)
{
    if (place.line > 0 && place.column > 0)
        return words("line %1, column %2").arg(numberText(place.line), numberText(place.column));
    if (place.line > 0)
        return words("line %1").arg(numberText(place.line));
    return place.byte >= 0 ? words("byte %1").arg(numberText(place.byte)) : QString();
}

QString problemSentence(const Problem &problem)
{
    const Error &error = problem.error;
    QString text = error.detail.isEmpty() ? reason(Act::Read, error.code) : error.detail;
    text[0] = text.at(0).toUpper();
    if (error.place && !placeText(*error.place).isEmpty())
        text += words(" at %1").arg(placeText(*error.place));
    return text.endsWith(u'.') ? text : text + u'.';
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
