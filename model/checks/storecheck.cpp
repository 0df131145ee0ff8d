// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/storecheck.h"

#include "model/checks/problemids.h"
#include "stores/halves.h"
#include "stores/pathtext.h"

#include <atomic>

namespace kvlens {

namespace {

bool canJudge(const IndexRule &rule, const IndexParts &parts)
{
    return std::all_of(
        rule.needs.begin(), rule.needs.end(), [&](IndexFile file) { return parts.has(file); });
}

// A letter and a number: F2 is before F10.
bool isRuleBefore(const QString &one, const QString &other)
{
    return one.at(0) != other.at(0) ? one < other : one.mid(1).toInt() < other.mid(1).toInt();
}

// They would find that what is behind the damage is missing.
QStringList unjudgedBy(const IndexParts &parts, const RuleChoice &choice)
{
    QStringList ids;
    for (const IndexRule &rule : indexRules()) {
        const bool isDamaged = std::any_of(rule.needs.begin(), rule.needs.end(),
            [&](IndexFile file) { return parts.isDamaged(file); });
        if (isDamaged && choice.has(QString::fromLatin1(rule.id)))
            ids.append(QString::fromLatin1(rule.id));
    }
    std::sort(ids.begin(), ids.end(), isRuleBefore);
    return ids;
}

// What each rule finds. They are pure, so two threads ask one after the other of them.
std::vector<QList<Evidence>> foundBy(const QList<IndexRule> &rules, const IndexParts &parts)
{
    constexpr IndexId worthAHelper = 10'000; // ids: the rules about fewer take no time
    std::vector<QList<Evidence>> found(size_t(rules.size()));
    std::atomic<qsizetype> next = 0;
    const auto ask = [&] {
        for (qsizetype i = next++; i < rules.size(); i = next++)
            found[size_t(i)] = rules[i].find(parts);
    };
    std::future<void> help;
    if (parts.ids.count() >= worthAHelper)
        help = std::async(withAThread, ask);
    ask();
    if (help.valid())
        help.get(); // throws what the helper did
    return found;
}

QString fileOf(const Evidence &evidence, const QString &storePath)
{
    const QByteArray file
        = evidence.entries.isEmpty() ? evidence.file : evidence.entries.first().collection.group;
    return file.isEmpty() ? storePath : storePath + u'/' + pathText(file);
}

Finding findingOf(const IndexRule &rule, const Evidence &evidence, const QString &storePath)
{
    const Error error {ErrorCode::Corrupt, evidence.what, fileOf(evidence, storePath)};
    return {{QString::fromLatin1(rule.id), evidence.severity.value_or(rule.severity), error,
                evidence.entries},
        QString::fromUtf8(evidence.raises ? evidence.raises : rule.raises),
        rule.repair && evidence.isRepairable,
        QString::fromLatin1(rule.threads).split(QLatin1String(", "), Qt::SkipEmptyParts),
        evidence.call.value_or(rule.call), evidence.ids};
}

} // namespace

QList<IndexRule> indexRules()
{
    return shapeRules() + indexFileRules() + storeFileRules() + indexStoreRules() + docstoreRules()
        + nodeRules() + vectorRules() + vectorMapRules() + normRules() + likenessRules()
        + localRules();
}

CheckedStore judged(IndexParts parts, const QString &storePath, const RuleChoice &choice)
{
    CheckedStore checked {{}, {}, std::move(parts), {}};
    checked.unjudged = unjudgedBy(checked.parts, choice);
    QList<IndexRule> rules;
    for (const IndexRule &rule : indexRules()) {
        if (choice.has(QString::fromLatin1(rule.id)) && canJudge(rule, checked.parts))
            rules.append(rule);
    }
    const std::vector<QList<Evidence>> found = foundBy(rules, checked.parts);
    for (qsizetype i = 0; i < rules.size(); ++i) {
        for (const Evidence &evidence : found[size_t(i)])
            checked.findings.append(findingOf(rules[i], evidence, storePath));
    }
    return checked;
}

Finding findingOf(const Problem &problem)
{
    const ProblemFacts facts = factsOfProblem(problem.id);
    return {problem, facts.raises, !problem.repair.isEmpty(), facts.threads, {}};
}

Result<CheckedStore> checkStore(Store &store, const RuleChoice &choice, const std::stop_token &stop)
{
    // First, so that the store need not check what is read here.
    Result<IndexParts> parts = readIndex(store, stop, ReadFor::Check);
    if (!parts)
        return parts.error();
    const Result<LoadReport> loaded = loadUntil(store, LoadUntil::Finished, stop);
    if (!loaded)
        return loaded.error();
    const Result<QList<Problem>> examined = examineStore(store, stop);
    if (!examined)
        return examined.error();
    CheckedStore checked = judged(*std::move(parts), store.info().address.path, choice);
    checked.problems = loaded->problems + *examined;
    QList<Finding> own;
    for (const Problem &problem : std::as_const(checked.problems)) {
        if (choice.has(problem.id))
            own.append(findingOf(problem));
    }
    checked.findings = own + checked.findings;
    return checked;
}

QStringList ruleIds()
{
    QStringList ids;
    for (const IndexRule &rule : indexRules())
        ids.append(QString::fromLatin1(rule.id));
    return ids;
}

} // namespace kvlens
