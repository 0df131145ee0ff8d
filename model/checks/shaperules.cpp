// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rule of the shape of files: what the library takes for a collection is an object.
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "stores/words/indexreasons.h"

namespace kvlens {

namespace {

QList<Evidence> findMisshapen(const IndexParts &parts)
{
    std::map<QByteArray, QList<EntryRef>> byFile;
    for (const EntryRef &ref : parts.misshapen)
        byFile[ref.collection.group].append(ref);
    QList<Evidence> evidence;
    for (const auto &[file, refs] : byFile)
        evidence.append({IndexReasons::misshapen.with(refs.size()), refs});
    return evidence;
}

// A list can be copied, too, and is given out as it is.
QList<Evidence> findBareValues(const IndexParts &parts)
{
    QList<Evidence> evidence;
    for (const IndexParts::Bare &bare : parts.bare) {
        QList<EntryRef> refs;
        for (const QByteArray &key : bare.keys)
            refs.append({parts.places[bare.place], key});
        evidence.append({IndexReasons::bareValues.with(bare.count), refs});
    }
    return evidence;
}

} // namespace

QList<IndexRule> shapeRules()
{
    static const QList<IndexRule> rules {
        {"F17", Severity::Error, "TypeError, AttributeError, or nothing is found", {},
            findMisshapen, nullptr},
        {"F16", Severity::Warning, "AttributeError: … object has no attribute 'copy'", {},
            findBareValues, nullptr},
    };
    return rules;
}

} // namespace kvlens
