// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user asked of the verb `similar`, in its three forms.
#pragma once

#include "app/cli/outputform.h"

#include <QByteArray>

#include <optional>

namespace kvlens {

struct SimilarCommand
{
    QByteArray store;
    std::optional<QByteArray> key; // whose vector is compared with the others; else that of …
    QByteArray vectorFile = {};
    std::optional<QByteArray> space = {}; // the namespace; not set: "default", or the only one
    qint64 top = 10;
    std::optional<QByteArray> filter = {};
    OutputForm form = OutputForm::Text;
    std::optional<double> mmrThreshold = {}; // set: in MMR mode
};

// Which vectors are nearly the same.
struct DuplicatesCommand
{
    QByteArray store;
    double threshold = 0.99; // of the cosine: more than 0, at most 1
    std::optional<QByteArray> space = {}; // as of SimilarCommand
    std::optional<qint64> top = {}; // groups
    OutputForm form = OutputForm::Text;
};

// What the words of a query find without vectors.
struct KeywordsCommand
{
    QByteArray store;
    QByteArray text;
    qint64 top = 10;
    OutputForm form = OutputForm::Text;
};

} // namespace kvlens
