// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/nameproblems.h"

#include "stores/filetree/sanitize.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

#include <QHashFunctions>

#include <algorithm>
#include <vector>

namespace kvlens {

namespace {

constexpr qsizetype mostNamesTold = 1000;

bool isRefusedByWindows(char c)
{
    return (c >= 0 && c < ' ') || QByteArrayView("<>:\"/\\|?*").contains(c);
}

// CON, PRN, AUX, NUL, COM1 to COM9 and LPT1 to LPT9, whatever stands behind a point.
bool isDevice(QByteArrayView name)
{
    const qsizetype point = name.indexOf('.');
    const QByteArray stem = name.first(point < 0 ? name.size() : point).toByteArray().toUpper();
    if (stem == "CON" || stem == "PRN" || stem == "AUX" || stem == "NUL")
        return true;
    return stem.size() == 4 && (stem.startsWith("COM") || stem.startsWith("LPT")) && stem[3] >= '1'
        && stem[3] <= '9';
}

bool isAsciiName(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; });
}

// Calls `visit` with the number of each name that folds to the same as another one.
template <class Visit>
void eachOfGroup(std::vector<std::pair<QByteArray, qsizetype>> &group, Visit visit)
{
    std::sort(group.begin(), group.end());
    for (size_t i = 0; i < group.size(); ++i) {
        const bool isAsBefore = i > 0 && group[i - 1].first == group[i].first;
        const bool isAsNext = i + 1 < group.size() && group[i + 1].first == group[i].first;
        if (isAsBefore || isAsNext)
            visit(group[i].second);
    }
}

// Hashes first, as there are few of whom two are the same.
template <class NameAt, class Visit> void eachAlike(qsizetype count, NameAt nameAt, Visit visit)
{
    std::vector<std::pair<size_t, qsizetype>> all; // the hash and the number of a name
    all.reserve(size_t(count));
    for (qsizetype i = 0; i < count; ++i)
        all.emplace_back(qHash(foldedName(nameAt(i))), i);
    std::sort(all.begin(), all.end());
    for (size_t i = 0; i < all.size();) {
        std::vector<std::pair<QByteArray, qsizetype>> group;
        size_t end = i + 1;
        while (end < all.size() && all[end].first == all[i].first)
            ++end;
        for (size_t one = i; end - i > 1 && one < end; ++one)
            group.emplace_back(foldedName(nameAt(all[one].second)), all[one].second);
        eachOfGroup(group, visit);
        i = end;
    }
}

// What the V1 strategy makes of it, where that is another name and Windows takes it; else empty.
QByteArray betterName(
    const QByteArray &name, const QByteArray &now, qsizetype longest, const char *suffix = "")
{
    const Result<SanitizedName> v1 = sanitizeV1(name, longest);
    const bool isBetter = v1 && v1->name != now && isWindowsName(v1->name + suffix);
    return isBetter ? v1->name : QByteArray();
}

} // namespace

bool isWindowsName(QByteArrayView name)
{
    const bool hasEnd = !name.isEmpty() && name.back() != '.' && name.back() != ' ';
    return hasEnd && std::none_of(name.begin(), name.end(), isRefusedByWindows) && !isDevice(name);
}

QByteArray foldedName(QByteArrayView name)
{
    if (isAsciiName(name))
        return name.toByteArray().toLower();
    return QString::fromUtf8(name).normalized(QString::NormalizationForm_C).toCaseFolded().toUtf8();
}

void NameProblems::Found::add(const QByteArray &name, const QByteArray &better, const EntryRef &ref)
{
    if (count++ == 0 || (safe.isEmpty() && !better.isEmpty())) {
        first = name;
        safe = better;
    }
    if (entries.size() < mostNamesTold)
        entries.append(ref);
}

// A folder may be a path.
void NameProblems::addCollection(const CollectionRef &collection, const QByteArray &folder)
{
    const QByteArray &name = collection.name;
    const QList<QByteArray> parts = folder.split('/');
    const bool isRefused = folder != "." && !std::all_of(parts.begin(), parts.end(), isWindowsName);
    if (isRefused)
        m_refused.add(name, betterName(name, folder, longestV1Collection({})),
            {collection, {}, 0, EntryPart::Collection});
    if (collection.shadow == 0)
        m_collections.append(name);
}

void NameProblems::addKeys(const CollectionRef &collection, const KeyList &keys, qsizetype longest)
{
    for (qsizetype i = 0; i < keys.count(); ++i) {
        const QByteArrayView key = keys.at(i);
        const Result<SanitizedName> v1 = m_sanitization == Sanitization::V1
            ? sanitizeV1(key.toByteArray(), longest)
            : Result<SanitizedName>(Error {});
        const QByteArray file = v1 ? v1->name : key.toByteArray();
        if (!isWindowsName(file + keyFileSuffix))
            m_refused.add(key.toByteArray(),
                betterName(key.toByteArray(), file, longest, keyFileSuffix),
                {collection, key.toByteArray()});
        if (m_sanitization != Sanitization::None && isHashedV1Name(key))
            m_hashed.add(key.toByteArray(), {}, {collection, key.toByteArray()});
        if (key == "info")
            m_info.add("info", {}, {collection, "info"});
    }
    eachAlike(
        keys.count(), [&](qsizetype i) { return keys.at(i); },
        [&](qsizetype i) {
            const QByteArray key = keys.at(i).toByteArray();
            m_alike.add(key, {}, {collection, key});
        });
}

QList<Problem> NameProblems::problems(const QString &path) const
{
    Found alike = m_alike;
    eachAlike(
        m_collections.size(), [&](qsizetype i) { return QByteArrayView(m_collections[i]); },
        [&](qsizetype i) {
            alike.add(m_collections[i], {}, {{m_collections[i]}, {}, 0, EntryPart::Collection});
        });
    const auto suchAs = [](const CountedReasonForm &form, const Found &found) {
        return TreeReasons::suchAs.with(form.with(found.count), displayText(found.first));
    };
    QList<Problem> problems;
    if (m_refused.count > 0)
        problems.append({QStringLiteral("K3"), Severity::Information,
            {ErrorCode::Invalid,
                m_refused.safe.isEmpty()
                    ? suchAs(TreeReasons::notOfWindows, m_refused)
                    : TreeReasons::v1Name.with(
                        suchAs(TreeReasons::notOfWindows, m_refused), displayText(m_refused.safe)),
                path},
            m_refused.entries});
    if (alike.count > 0)
        problems.append({QStringLiteral("K4"), Severity::Warning,
            {ErrorCode::Invalid, suchAs(TreeReasons::alikeNames, alike), path}, alike.entries});
    if (m_info.count > 0)
        problems.append({QStringLiteral("K5"), Severity::Information,
            {ErrorCode::Invalid, TreeReasons::keysCalledInfo.with(m_info.count), path},
            m_info.entries});
    if (m_hashed.count > 0)
        problems.append({QStringLiteral("K6"), Severity::Information,
            {ErrorCode::Invalid, suchAs(TreeReasons::hashedNames, m_hashed), path},
            m_hashed.entries});
    return problems;
}

} // namespace kvlens
