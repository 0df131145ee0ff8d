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

} // namespace

QList<IndexRule> shapeRules()
{
    static const QList<IndexRule> rules {
        {"F17", Severity::Error, "TypeError, AttributeError, or nothing is found", {},
            findMisshapen, nullptr},
    };
    return rules;
}

} // namespace kvlens
