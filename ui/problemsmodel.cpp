// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/problemsmodel.h"

#include "model/treetext.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/commonreason.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// Rows of rules have this instead of the number of one.
constexpr quintptr noRule = ~quintptr(0);

QString shownSentence(const ShownProblem &shown)
{
    return problemSentence(shown.finding.problem, shown.session->address().path);
}

// In a row that may be cut what is wrong comes first, and the file after it.
QString rowSentence(const ShownProblem &shown)
{
    const Problem &problem = shown.finding.problem;
    const QString file = problemFile(problem, shown.session->address().path);
    const QString sentence = problemSentence(problem);
    return file.isEmpty() ? sentence
                          : sentence.chopped(1) + QStringLiteral(" \u2013 ") + displayText(file);
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Information:
        return ProblemsModel::tr("Information");
    case Severity::Warning:
        return ProblemsModel::tr("Warning");
    case Severity::Error:
        break;
    }
    return ProblemsModel::tr("Error");
}

} // namespace

ProblemsModel::ProblemsModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ProblemsModel::show(QList<ShownProblem> problems)
{
    beginResetModel();
    m_all = std::move(problems);
    regroup();
    endResetModel();
}

void ProblemsModel::setFilter(const QString &text, Severity least)
{
    if (text == m_filter && least == m_least)
        return;
    beginResetModel();
    m_filter = text;
    m_least = least;
    regroup();
    endResetModel();
}

bool ProblemsModel::admits(const ShownProblem &shown) const
{
    const Problem &problem = shown.finding.problem;
    if (problem.severity < m_least)
        return false;
    const auto has
        = [this](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
    return m_filter.isEmpty() || has(problem.id) || has(shownSentence(shown))
        || has(storeName(*shown.session))
        || std::any_of(problem.entries.begin(), problem.entries.end(),
            [&](const EntryRef &ref) { return has(fromWtf8(ref.key)); });
}

// What is worst first, else in the order in which the first of each comes.
void ProblemsModel::regroup()
{
    QHash<std::pair<StoreSession *, QString>, qsizetype> groups;
    m_groups.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const ShownProblem &shown = m_all.at(i);
        if (!admits(shown))
            continue;
        const auto rule = std::pair(shown.session, shown.finding.problem.id);
        const auto known = groups.constFind(rule);
        if (known == groups.constEnd()) {
            groups.insert(rule, m_groups.size());
            m_groups.append(QList<qsizetype> {i});
        } else {
            m_groups[*known].append(i);
        }
    }
    const auto severity = [this](const QList<qsizetype> &group) {
        return m_all.at(group.first()).finding.problem.severity;
    };
    std::stable_sort(m_groups.begin(), m_groups.end(),
        [&](const auto &a, const auto &b) { return severity(a) > severity(b); });
}

qsizetype ProblemsModel::shownCount() const
{
    qsizetype count = 0;
    for (const QList<qsizetype> &group : m_groups)
        count += group.size();
    return count;
}

QList<ShownProblem> ProblemsModel::listed() const
{
    QList<ShownProblem> shown;
    for (const QList<qsizetype> &group : m_groups) {
        for (const qsizetype number : group)
            shown.append(m_all.at(number));
    }
    return shown;
}

bool ProblemsModel::isGroup(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == noRule && m_groups.at(index.row()).size() > 1;
}

const ShownProblem *ProblemsModel::problem(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const qsizetype number = index.internalId() == noRule
        ? m_groups.at(index.row()).first()
        : m_groups.at(qsizetype(index.internalId())).at(index.row());
    return &m_all.at(number);
}

QModelIndex ProblemsModel::indexOf(const StoreSession *session, const QString &rule) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const ShownProblem &first = m_all.at(m_groups.at(row).first());
        if (first.session == session && first.finding.problem.id == rule)
            return index(row, 0);
    }
    return {};
}

QModelIndex ProblemsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : noRule);
}

QModelIndex ProblemsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == noRule)
        return {};
    return createIndex(int(index.internalId()), 0, noRule);
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return isGroup(parent) && parent.column() == 0 ? int(m_groups.at(parent.row()).size()) : 0;
}

int ProblemsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString ProblemsModel::text(const ShownProblem &shown, int column) const
{
    switch (column) {
    case ProblemColumn:
        return rowSentence(shown);
    case EntriesColumn: {
        const qsizetype count = shown.finding.problem.entries.size();
        return count > 0 ? numberText(count) : QString();
    }
    case StoreColumn:
        return storeName(*shown.session);
    default:
        return shown.finding.problem.id;
    }
}

// What is true of all of them.
QString ProblemsModel::headText(const QList<qsizetype> &group) const
{
    ShownProblem all = m_all.at(group.first());
    Error &error = all.finding.problem.error;
    for (const qsizetype number : group) {
        const Error &other = m_all.at(number).finding.problem.error;
        const std::optional<Reason> both = commonReason(error.detail, other.detail);
        if (!both)
            return tr("%1 problems of several kinds, by rule %2", nullptr, pluralOf(group.size()))
                .arg(numberText(group.size()), all.finding.problem.id);
        error.detail = *both;
        if (other.place != error.place)
            error.place.reset();
        if (other.subject != error.subject)
            error.subject.clear();
    }
    return QStringLiteral("%1 \u00d7 %2").arg(numberText(group.size()), rowSentence(all));
}

QVariant ProblemsModel::groupData(const QList<qsizetype> &group, int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (column == ProblemColumn)
        return headText(group);
    if (column != EntriesColumn)
        return text(m_all.at(group.first()), column);
    qsizetype count = 0;
    for (const qsizetype number : group)
        count += m_all.at(number).finding.problem.entries.size();
    return count > 0 ? numberText(count) : QString();
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    const ShownProblem *shown = problem(index);
    if (!shown)
        return {};
    if (role == Qt::TextAlignmentRole)
        return index.column() == EntriesColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                               : QVariant();
    const Problem &problem = shown->finding.problem;
    if (role == SeverityRole)
        return QVariant::fromValue(problem.severity);
    if (isGroup(index))
        return groupData(m_groups.at(index.row()), index.column(), role);
    switch (role) {
    case Qt::DisplayRole:
        return text(*shown, index.column());
    case Qt::AccessibleTextRole: // the icon says it to who sees
        return index.column() == ProblemColumn
            ? QVariant(severityText(problem.severity) + u' ' + shownSentence(*shown))
            : QVariant();
    case Qt::ToolTipRole:
        return index.column() == StoreColumn
            ? whereText(shown->session->address())
            : inLines(shownSentence(*shown) + QStringLiteral("\n\n") + errorDetails(problem.error));
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == EntriesColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    static const char *const names[]
        = {QT_TR_NOOP("Problem"), QT_TR_NOOP("Entries"), QT_TR_NOOP("Store"), QT_TR_NOOP("Rule")};
    return tr(names[section]);
}

} // namespace kvlens
