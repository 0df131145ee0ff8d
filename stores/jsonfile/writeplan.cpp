// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/writeplan.h"

#include "stores/json/text.h"
#include "stores/json/valuecheck.h"
#include "stores/jsonfile/jsonlookup.h"
#include "stores/jsonfile/jsonread.h"
#include "stores/jsonfile/spliceplanner.h"
#include "stores/jsonfile/version.h"
#include "stores/valuekind.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

using json::Index;

Error keyError(ErrorCode code, const Reason &detail, const QByteArray &key)
{
    return {code, detail, displayText(key)};
}

} // namespace

QList<WriteOutcome> WritePlan::add(const QList<Write> &batch)
{
    const Result<void> known = lookUp(batch);
    QList<WriteOutcome> outcomes;
    for (const Write &write : batch)
        outcomes.append({write.ref, known ? apply(write) : known.error()});
    if (known)
        refuseWhatUncovers(outcomes);
    return outcomes;
}

// A leaf that goes from the top level may have hidden a collection of its name.
void WritePlan::refuseWhatUncovers(QList<WriteOutcome> &outcomes) const
{
    for (WriteOutcome &outcome : outcomes) {
        const CollectionPlan &plan = *m_plans.constFind(outcome.ref.collection);
        if (!plan.ref.topLevel || !plan.number || m_file.listing().isFlat())
            continue;
        const QList<qint64> entries = plan.found.value(outcome.ref.key);
        const auto goes = [&plan](qint64 entry) {
            const auto slot = plan.stored.find(entry);
            return slot != plan.stored.end() && (!slot->second.exists || slot->second.renamed);
        };
        const auto effective = std::find_if_not(entries.rbegin(), entries.rend(), goes);
        const bool isUncovered = effective != entries.rbegin() && effective != entries.rend()
            && m_file.index().collectionOf(*effective);
        if (isUncovered && outcome.result)
            outcome.result
                = keyError(ErrorCode::Unsupported, JsonReasons::hidesCollection, outcome.ref.key);
    }
}

// All keys of a collection in one look through its fingerprints.
Result<void> WritePlan::lookUp(const QList<Write> &batch)
{
    QHash<CollectionRef, QList<QByteArray>> keys;
    for (const Write &write : batch) {
        if (!keys.contains(write.ref.collection) && !m_order.contains(write.ref.collection))
            m_order.append(write.ref.collection);
        keys[write.ref.collection].append(write.ref.key);
        if (write.renameTo)
            keys[write.ref.collection].append(*write.renameTo);
    }
    for (auto it = keys.cbegin(); it != keys.cend(); ++it) {
        if (Result<void> opened = openCollection(it.key(), *it); !opened)
            return opened;
    }
    return {};
}

Result<void> WritePlan::openCollection(const CollectionRef &ref, const QList<QByteArray> &keys)
{
    CollectionPlan &plan = m_plans[ref];
    plan.ref = ref;
    if (m_file.isMissing())
        return {};
    const Result<qint64> number = collectionNumber(m_file, ref);
    if (!number && number.error().code != ErrorCode::NotFound)
        return number.error();
    if (!number)
        return {};
    plan.number = *number;
    const Result<QList<QList<qint64>>> found = entryNumbers(m_file, *number, keys);
    if (!found)
        return found.error();
    for (qsizetype i = 0; i < keys.size(); ++i)
        plan.found.insert(keys[i], found->at(i));
    return {};
}

Result<Written> WritePlan::apply(const Write &write)
{
    CollectionPlan &plan = m_plans[write.ref.collection];
    if (Result<void> checked = check(write, plan); !checked)
        return checked.error();
    if (write.ref.part == EntryPart::Collection)
        return makeCollection(plan);
    Slot *slot = find(plan, write.ref.key, write.ref.shadow);
    if (write.base) {
        const Result<Version> now = versionOf(plan, slot);
        if (!now)
            return now.error();
        if (*now != *write.base)
            return keyError(ErrorCode::Conflict, Reasons::entryChanged, write.ref.key);
    }
    if (slot)
        return change(write, plan, *slot);
    if (write.isDelete())
        return Written {};
    if (!write.value || write.ref.shadow != 0)
        return keyError(ErrorCode::NotFound, Reasons::noSuchEntry, write.ref.key);
    return insert(write, plan);
}

Result<Written> WritePlan::makeCollection(CollectionPlan &plan) const
{
    if (plan.number || plan.ref.topLevel)
        return Written {{}, true};
    if (Result<void> allowed = checkNewKey(plan, {}); !allowed)
        return allowed.error();
    return Written {{}, std::exchange(plan.isWanted, true)};
}

Result<void> WritePlan::check(const Write &write, const CollectionPlan &plan) const
{
    if (write.ref.part == EntryPart::CollectionInfo)
        return keyError(ErrorCode::Unsupported, JsonReasons::noInformationFile, write.ref.key);
    if (write.expiry.kind != ExpiryChange::Kind::Keep)
        return keyError(ErrorCode::Unsupported, JsonReasons::noExpiry, write.ref.key);
    if (!plan.number && write.ref.collection.shadow != 0)
        return keyError(ErrorCode::NotFound, Reasons::noSuchCollection, write.ref.collection.name);
    if (write.value && !json::isJson(*write.value)) {
        const Error error = json::parse(*write.value).error();
        return Error {ErrorCode::Invalid, error.detail, displayText(write.ref.key), error.place};
    }
    const ValueKind kind = write.value ? valueKind(*write.value) : ValueKind::Unknown;
    if (plan.ref.topLevel && kind == ValueKind::Object && holdsCollections() && !write.isOfDocument)
        return keyError(ErrorCode::Invalid, JsonReasons::objectAtTop, write.ref.key);
    const bool holdsEntries = kind == ValueKind::Object || kind == ValueKind::Array;
    if (plan.ref.topLevel && holdsEntries && m_file.listing().isScalar(Index::topLevel))
        return keyError(ErrorCode::Invalid, JsonReasons::staysSingle, write.ref.key);
    return {};
}

// Whether an object among the members of the top level is one.
bool WritePlan::holdsCollections() const
{
    return m_file.isMissing()
        || (m_file.index().top() == json::TopKind::Object && !m_file.listing().isFlat());
}

// Whether the batch adds a member of that name to the top level, as the other of both that it can
// be.
bool WritePlan::addsOther(const QByteArray &name, bool isCollection) const
{
    const auto plan = m_plans.constFind(isCollection ? topLevelCollection() : CollectionRef {name});
    if (plan == m_plans.constEnd())
        return false;
    if (!isCollection && plan->isWanted)
        return true;
    return std::any_of(plan->added.begin(), plan->added.end(), [&](const Slot &slot) {
        return slot.exists && (isCollection ? slot.key == name : !plan->number);
    });
}

WritePlan::Slot *WritePlan::find(CollectionPlan &plan, const QByteArray &key, quint32 shadow) const
{
    if (Slot *slot = shadow == 0 ? plan.named.value(key) : nullptr; slot && slot->exists)
        return slot;
    const QList<qint64> entries = plan.found.value(key);
    if (shadow >= entries.size())
        return nullptr;
    const qint64 entry = entries[entries.size() - 1 - shadow];
    const bool isCollection = plan.number == Index::topLevel && !m_file.listing().isFlat()
        && m_file.index().collectionOf(entry);
    if (isCollection)
        return nullptr;
    Slot &slot = plan.stored.try_emplace(entry, Slot {entry, key, true, false, {}}).first->second;
    return slot.exists && slot.key == key ? &slot : nullptr;
}

Result<Version> WritePlan::versionOf(const CollectionPlan &plan, const Slot *slot) const
{
    if (!slot)
        return Version {};
    if (slot->value)
        return versionOfText(*slot->value);
    return versionAt(m_file, *plan.number, slot->entry);
}

Result<Written> WritePlan::change(const Write &write, CollectionPlan &plan, Slot &slot)
{
    const bool isArray = plan.number && !m_file.index().hasKeys(*plan.number);
    const bool isScalar = !m_file.isMissing() && m_file.index().top() == json::TopKind::Scalar;
    if (isScalar && !write.value)
        return keyError(ErrorCode::Unsupported, JsonReasons::singleValue, slot.key);
    if (write.isDelete()) {
        slot.exists = false;
        return Written {{}, true};
    }
    if (write.renameTo && *write.renameTo != slot.key) {
        if (isArray)
            return keyError(ErrorCode::Unsupported, JsonReasons::arrayHasNoKeys, slot.key);
        if (Result<void> free = checkNewKey(plan, *write.renameTo); !free)
            return free.error();
        if (find(plan, *write.renameTo, 0))
            return keyError(ErrorCode::Conflict, Reasons::newKeyTaken, *write.renameTo);
        slot.key = *write.renameTo;
        slot.renamed = true;
        plan.named.insert(slot.key, &slot);
    }
    if (write.value)
        slot.value = asStored(*write.value);
    const Result<Version> version = versionOf(plan, &slot);
    if (!version)
        return version.error();
    return Written {*version, true};
}

Result<Written> WritePlan::insert(const Write &write, CollectionPlan &plan)
{
    const QByteArray key = write.renameTo.value_or(write.ref.key);
    if (Result<void> allowed = checkNewKey(plan, key); !allowed)
        return allowed.error();
    const QByteArray value = asStored(*write.value);
    plan.added.push_back(Slot {-1, key, true, false, value});
    plan.named.insert(key, &plan.added.back());
    return Written {versionOfText(value), false};
}

// UTF-8 among text of another encoding would leave a file that nobody can read.
QByteArray WritePlan::asStored(const QByteArray &value) const
{
    return m_file.isUtf8() ? value : json::inAscii(value);
}

// Whether a member of this name may be added: level 1 holds collections and leaves side by side.
Result<void> WritePlan::checkNewKey(const CollectionPlan &plan, const QByteArray &key) const
{
    if (!isWtf8(key))
        return keyError(ErrorCode::Invalid, JsonReasons::keyNotUtf8, key);
    if (!plan.number && !isWtf8(plan.ref.name))
        return keyError(ErrorCode::Invalid, JsonReasons::keyNotUtf8, plan.ref.name);
    const json::TopKind top = m_file.isMissing() ? json::TopKind::Object : m_file.index().top();
    if (top == json::TopKind::Scalar)
        return keyError(ErrorCode::Unsupported, JsonReasons::singleValue, key);
    if (top == json::TopKind::Array) {
        const qint64 next
            = m_file.listing().entryCount(Index::topLevel) + static_cast<qint64>(plan.added.size());
        if (!plan.ref.topLevel || key != QByteArray::number(next))
            return keyError(ErrorCode::Invalid, JsonReasons::nextElement.with(next), key);
        return {};
    }
    const bool newCollection = !plan.ref.topLevel && !plan.number;
    if (newCollection && m_file.listing().isFlat())
        return keyError(
            ErrorCode::Unsupported, JsonReasons::shownAsOne.with(collectionLimit), plan.ref.name);
    const QByteArray name = plan.ref.topLevel ? key : plan.ref.name;
    if (!plan.ref.topLevel && !newCollection)
        return {};
    if (addsOther(name, newCollection))
        return keyError(ErrorCode::Invalid, JsonReasons::topLevelTaken, name);
    if (m_file.isMissing())
        return {};
    const Result<QList<QList<qint64>>> members = entryNumbers(m_file, Index::topLevel, {name});
    if (!members)
        return members.error();
    for (const qint64 member : members->first()) {
        if (newCollection != m_file.index().collectionOf(member).has_value())
            return keyError(ErrorCode::Invalid, JsonReasons::topLevelTaken, name);
    }
    return {};
}

Result<QList<json::Splice>> WritePlan::splices() const
{
    return SplicePlanner(*this).plan();
}

} // namespace kvlens
