// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// MetadataFilters of LlamaIndex, with the meaning that they have in its SimpleVectorStore.
#pragma once

#include "model/vectors/pythonvalue.h"

namespace kvlens {

// Threads: as a value.
class MetadataFilter
{
public:
    // Of JSON: {"filters": [{"key": …, "value": …, "operator": "=="}, …], "condition": "and"}.
    // Invalid: `detail` says which rule it breaks; the library refuses the same.
    static Result<MetadataFilter> make(const QByteArray &json);

    bool isEmpty() const { return m_tests.empty(); } // it admits everything
    // Whether the metadata of a node, a JSON object, fits. Invalid: the library raises an error, as
    // when a text is compared with a number.
    Result<bool> admits(const QByteArray &metadata) const;

    enum class Operator : quint8 {
        Equal,
        NotEqual,
        Greater,
        Less,
        GreaterOrEqual,
        LessOrEqual,
        In,
        NotIn,
        Any,
        All,
        TextMatch,
        TextMatchInsensitive,
        Contains,
        IsEmpty,
    };
    enum class Condition : quint8 { And, Or, Not };
    struct Test
    {
        QByteArray key;
        PythonValue value;
        Operator op = Operator::Equal;
    };

private:
    std::vector<Test> m_tests;
    Condition m_condition = Condition::And;
};

} // namespace kvlens
