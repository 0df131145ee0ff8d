// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands that look at an index as a whole.
#pragma once

#include "app/cli/outputform.h"
#include "model/vectors/mapsearch.h"

#include <QByteArray>

#include <optional>

namespace kvlens {

struct DocsCommand
{
    QByteArray store;
    OutputForm form = OutputForm::Text;
};

struct GraphCommand
{
    QByteArray store;
    std::optional<QByteArray> index = {}; // its id; not set: all that are there
    QByteArray around = {}; // the id of a vertex: only its neighbourhood; empty: all
    QByteArray svg = {}; // a file for the picture; empty: none
    OutputForm form = OutputForm::Text;
};

struct LinksCommand
{
    QByteArray store;
    QByteArray key;
    OutputForm form = OutputForm::Text;
};

enum class DiffForm : quint8 { Text, Json, Markdown, Html };

struct DiffCommand
{
    QByteArray from;
    QByteArray to;
    DiffForm form = DiffForm::Text;
    QByteArray output = {}; // a file that a report is written into; empty: none
};

struct StatsCommand
{
    QByteArray store;
    OutputForm form = OutputForm::Text;
    bool ofVectors = false; // these are compared, too
    bool isCsv = false; // the bars of all plots, as rows
    QByteArray svg = {}; // a file for the plots; empty: none
};

enum class MapForm : quint8 { Text, Json, Csv };

struct MapCommand
{
    QByteArray store;
    std::optional<QByteArray> space = {}; // as of SimilarCommand
    std::optional<MapColouring> colour = {}; // not set: points belong to no groups
    QByteArray svgFile = {}; // empty: points are printed; else drawn into this file
    MapForm form = MapForm::Text;
};

} // namespace kvlens
