// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of one store that a filter matches, being found in the background.
#pragma once

#include "model/keyfilter.h"
#include "model/keylisting.h"
#include "model/keyrows.h"

#include <QObject>

namespace kvlens {

// After the session's listingChanged() its positions mean nothing any more: stop it and make
// another. Deleting it ends the work within one slice.
class KeyMatches : public QObject
{
    Q_OBJECT

public:
    struct Counts
    {
        qint64 matching = 0;
        qint64 seen = 0; // keys looked at; -1: the store looks, and does not say at how many
        bool finished = true; // for now: nothing is left to look at

        Counts &operator+=(const Counts &other)
        {
            matching += other.matching;
            seen = seen < 0 || other.seen < 0 ? -1 : seen + other.seen;
            finished = finished && other.finished;
            return *this;
        }
    };

    virtual const KeyListing &keys() const = 0; // that rows() has the positions of
    virtual KeyRows rows(const CollectionRef &collection) const = 0;
    virtual Counts counts() const = 0;
    virtual bool hasMatches() const = 0; // to show
    virtual bool isSearching(const CollectionRef &collection) const = 0;
    // What follows behind the matches that are known, and goes on there if something is in the way.
    virtual ListingTail tail(const CollectionRef &collection) const = 0;
    virtual void goOn(const CollectionRef &collection) = 0;
    virtual void stop() = 0; // keeps what was found

    const KeyFilter &filter() const { return m_filter; }

signals:
    void advanced(const QList<kvlens::CollectionRef> &collections); // that were looked at

protected:
    KeyMatches(const KeyFilter &filter, QObject *parent)
        : QObject(parent)
        , m_filter(filter)
    {
    }

private:
    KeyFilter m_filter;
};

} // namespace kvlens
