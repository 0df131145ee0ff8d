// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What vectors, and the filters over their metadata, have to say.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class VectorReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    static constexpr ReasonForm noVector {
        QT_TR_NOOP("it is neither a JSON array of numbers nor a .npy file of one vector")};

    // Filters that cannot be.
    static constexpr ReasonForm filterForm {
        QT_TR_NOOP("it must be an object with a list \"filters\"")};
    static constexpr ReasonForm filterNeeds {
        QT_TR_NOOP("each filter is an object with a text \"key\" and a \"value\"")};
    static constexpr ReasonForm filterValue {
        QT_TR_NOOP("the value of a filter is null, a number, a text, or a list of numbers or of "
                   "texts")};
    static constexpr ReasonForm noSuchOperator {QT_TR_NOOP("the operators are: %1")};
    static constexpr ReasonForm noSuchCondition {QT_TR_NOOP("the conditions are: %1")};
    static constexpr ReasonForm nestedFilters {
        QT_TR_NOOP("filters cannot hold filters in this store; the library raises ValueError")};

    // Filters that metadata does not allow.
    static constexpr ReasonForm filterType {QT_TR_NOOP(
        "the filter on \"%1\" does not fit what is stored; the library raises TypeError")};
    static constexpr ReasonForm metadataForm {
        QT_TR_NOOP("its metadata is no object; the library raises AttributeError")};
    static constexpr ReasonForm noMetadata {
        QT_TR_NOOP("it has a vector and no metadata; the library raises KeyError")};
    static constexpr ReasonForm withoutMetadata {
        QT_TR_NOOP("the vectors were persisted without metadata; the library raises ValueError")};
    static constexpr ReasonForm tooDeep {QT_TR_NOOP("it is nested more deeply than Python reads")};
};

} // namespace kvlens
