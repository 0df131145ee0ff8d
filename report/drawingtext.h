// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told of a drawing, in words and as a picture in SVG. Pure.
#pragma once

#include "model/drawings/drawingwork.h"

namespace kvlens {

QString subjectText(const DrawingSubject &subject); // main (tree)
QString kindText(DrawingSubject::Kind kind); // "tree"
QByteArray kindWord(DrawingSubject::Kind kind); // the same for programs
QString kindText(VertexKind kind); // "node"
QByteArray kindWord(VertexKind kind);

// A vertex in one sentence, as a screen reader says it: its label, what it is, what is wrong with
// it, and at most `most` of what it is connected with; 0: nothing of that.
QString vertexText(
    const Drawing &drawing, const VertexEdges &edges, quint32 vertex, qsizetype most = 12);
// One of its connections, seen from it: "capital of → France".
QString connectionText(const Drawing &drawing, const VertexEdges::Step &step);
// 1,234 vertices · 5,678 edges, or how many of them.
QString sizeText(const LaidOutDrawing &drawn);

// One picture in the light colours, a line of text 14 units high; labels are cut to what has room.
QByteArray drawingAsSvg(const LaidOutDrawing &drawn, const QString &title);

} // namespace kvlens
