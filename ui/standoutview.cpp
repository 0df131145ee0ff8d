// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/standoutview.h"

#include "model/treetext.h"
#include "model/vectors/usualvectors.h"
#include "model/vectors/vectorstatistics.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/wraplayout.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

Result<VectorStatistics> standoutsOf(
    Store &store, const CollectionRef &collection, const std::stop_token &stop)
{
    UsualVectors vectors(collection);
    while (!vectors.atEnd()) {
        if (const Result<void> went = vectors.goOn(store, unhurried, stop); !went)
            return went.error();
    }
    return statisticsOfVectors(vectors.vectors());
}

} // namespace

StandoutView::StandoutView(IndexSurveys &surveys, QWidget *parent)
    : VectorQuestionView(surveys, Activity::Kind::Comparing, tr("Outliers and hubs"), parent)
    , m_look(new QPushButton(tr("Find outliers"), this))
{
    foot()->addWidget(m_look);
    setFocusProxy(m_look);
    connect(m_look, &QPushButton::clicked, this, &StandoutView::look);
    placeChanged();
    refresh();
}

void StandoutView::placeChanged()
{
    m_look->setEnabled(canAsk());
}

void StandoutView::look()
{
    if (canAsk())
        question()->ask<VectorStatistics>(
            [vectors = place()->vectors](Store &store, const std::stop_token &stop) {
                return standoutsOf(store, vectors, stop);
            });
}

QString StandoutView::hint() const
{
    const bool isAnswered = question() && question()->state() == StoreQuestion::State::Answered;
    return isAnswered
        ? tr("No vector stands out.")
        : tr("Outliers are far from all others: texts that were cut wrongly, or are of something "
             "else. Hubs are near so many that queries find them again and again. Find outliers "
             "compares all with their mean, and a sample with all.");
}

QList<KeyGroup> StandoutView::groups() const
{
    const auto *of = question()->answer<VectorStatistics>();
    KeyGroup outliers {
        tr("%1 outliers, farther than %2 from the mean", nullptr, pluralOf(of->outlierCount))
            .arg(numberText(of->outlierCount), decimalText(of->outlierFrom, 4)),
        {}};
    for (const VectorStatistics::Outlier &one : of->outliers)
        outliers.rows.append({one.key, tr("distance %1").arg(decimalText(one.distance, 4))});
    KeyGroup hubs {tr("Hubs: nearest to many"), {}};
    for (const VectorStatistics::Hub &one : of->hubs)
        hubs.rows.append({one.key,
            tr("nearest to %1 of %2", nullptr, pluralOf(one.times))
                .arg(numberText(one.times), numberText(of->asked))});
    QList<KeyGroup> groups {outliers, hubs};
    groups.removeIf([](const KeyGroup &group) { return group.rows.isEmpty(); });
    return groups;
}

QString StandoutView::summary() const
{
    const auto *of = question()->answer<VectorStatistics>();
    QStringList parts {
        tr("%1 vectors of %2 numbers compared, as they are stored", nullptr, pluralOf(of->compared))
            .arg(numberText(of->compared), numberText(of->dimension)),
        tr("norms from %1 to %2").arg(decimalText(of->norms.least), decimalText(of->norms.most)),
        tr("distances from the mean from %1 to %2")
            .arg(decimalText(of->distances.least), decimalText(of->distances.most))};
    if (of->leftOut > 0)
        parts.append(tr("%1 of another length left out", nullptr, pluralOf(of->leftOut))
                         .arg(numberText(of->leftOut)));
    if (of->scoreless > 0)
        parts.append(tr("%1 have no direction", nullptr, pluralOf(of->scoreless))
                         .arg(numberText(of->scoreless)));
    return parts.join(u"; "_s);
}

} // namespace kvlens
