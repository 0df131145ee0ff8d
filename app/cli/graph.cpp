// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Trees and graphs that an index is: `graph`.
#include "app/cli/clitext.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/drawings/drawingwork.h"
#include "model/index/indexreader.h"
#include "report/drawingtext.h"
#include "report/findingreport.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/file/filereplacement.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QFile>

namespace kvlens {

namespace {

struct ReadDrawing
{
    DrawingSubject subject;
    Drawing drawing;
};

Result<ReadDrawing> readDrawing(Store &store, const DrawingSubject &subject,
    const IndexSnapshotPointer &snapshot, const QByteArray &around)
{
    const TaskSlice slice = TaskSlice::unhurried();
    DrawingReader reader(subject, snapshot, {});
    while (!reader.isDone()) {
        if (const Result<void> read = reader.step(store, slice); !read)
            return read.error();
    }
    Drawing drawing = reader.take();
    if (!around.isEmpty()) {
        const std::optional<quint32> centre = drawing.find(around);
        drawing = centre ? neighbourhoodOf(drawing, *centre, mostAround) : Drawing();
    }
    DrawingLabels labels;
    while (!labels.isDone(drawing)) {
        if (const Result<void> read = labels.step(store, {}, drawing, slice); !read)
            return read.error();
    }
    return ReadDrawing {subject, std::move(drawing)};
}

void printDrawing(const ReadDrawing &read, Console &console)
{
    const QString tab = QStringLiteral("\t");
    const Drawing &drawing = read.drawing;
    const auto vertices = qint64(drawing.vertices.size());
    const auto edges = qint64(drawing.edges.size());
    console.printLine(displayText(read.subject.id) + tab + kindText(read.subject.kind) + tab
        + CliText::tr("%1 vertices", nullptr, pluralOf(vertices)).arg(numberText(vertices)) + tab
        + CliText::tr("%1 edges", nullptr, pluralOf(edges)).arg(numberText(edges)));
    std::vector<bool> isNamed(drawing.vertices.size());
    for (const Drawing::Edge &edge : drawing.edges) {
        isNamed[edge.from] = isNamed[edge.to] = true;
        const Drawing::Vertex &to = drawing.vertices[edge.to];
        QString line = displayText(drawing.vertices[edge.from].id) + tab + displayText(edge.label)
            + tab + displayText(to.id);
        if (to.isBroken)
            line += tab + CliText::tr("missing");
        console.printLine(line);
    }
    for (quint32 i = 0; i < drawing.vertices.size(); ++i) {
        if (!isNamed[i])
            console.printLine(displayText(drawing.vertices[i].id)
                + (drawing.vertices[i].isBroken ? tab + tab + tab + CliText::tr("missing")
                                                : QString()));
    }
}

void writeVertex(JsonWriter &writer, const Drawing &drawing, quint32 number)
{
    const Drawing::Vertex &vertex = drawing.vertices[number];
    writer.beginObject().name("id").string(vertex.id);
    writer.name("kind").string(kindWord(vertex.kind));
    if (!vertex.label.isEmpty())
        writer.name("label").text(vertex.label);
    if (vertex.isBroken)
        writer.name("broken").boolean(true);
    if (const std::optional<EntryRef> entry = drawing.entryOf(number))
        writeCollectionMembers(writer, entry->collection);
    writer.endObject();
}

void writeDrawing(JsonWriter &writer, const ReadDrawing &read)
{
    const Drawing &drawing = read.drawing;
    writer.beginObject().name("id").string(read.subject.id);
    writer.name("kind").string(kindWord(read.subject.kind)).name("vertices").beginArray();
    for (quint32 i = 0; i < drawing.vertices.size(); ++i)
        writeVertex(writer, drawing, i);
    writer.endArray().name("edges").beginArray();
    for (const Drawing::Edge &edge : drawing.edges) {
        writer.beginObject().name("from").string(drawing.vertices[edge.from].id);
        writer.name("to").string(drawing.vertices[edge.to].id);
        if (!edge.label.isEmpty())
            writer.name("label").string(edge.label);
        if (edge.isBroken)
            writer.name("broken").boolean(true);
        writer.endObject();
    }
    writer.endArray().endObject();
}

ExitStatus noVertex(const GraphCommand &command, const QString &where, Console &console)
{
    return console.refuse(ExitStatus::NotFound,
        CliText::tr("There is no vertex %1 in %2.").arg(displayText(command.around), where));
}

ExitStatus writePicture(const GraphCommand &command, Store &store, const DrawingSubject &subject,
    const IndexSnapshotPointer &snapshot, Console &console)
{
    const TaskSlice slice = TaskSlice::unhurried();
    DrawingWork work({subject, command.around}, snapshot, {}, nullptr);
    while (!work.result()) {
        if (const Result<void> went = work.step(store, slice); !went)
            return console.fail(ExitStatus::StoreFailed, Act::Read, went.error());
    }
    const LaidOutDrawing &drawn = *work.result();
    if (!command.around.isEmpty() && !drawn.whole->find(command.around))
        return noVertex(command, displayText(subject.id), console);
    if (drawn.isPart() && command.around.isEmpty())
        console.note(CliText::tr("%1 in the picture.").arg(sizeText(drawn)));
    const Result<Stored> stored
        = replaceFile(QFile::decodeName(command.svg), drawingAsSvg(drawn, subjectText(subject)));
    return stored ? ExitStatus::Done
                  : console.fail(ExitStatus::StoreFailed, Act::Write, stored.error());
}

QList<DrawingSubject> wantedOf(const QList<DrawingSubject> &all, const GraphCommand &command)
{
    QList<DrawingSubject> wanted;
    for (const DrawingSubject &subject : all) {
        if (!command.index || subject.id == *command.index)
            wanted.append(subject);
    }
    return wanted;
}

ExitStatus printAll(const QList<ReadDrawing> &all, const GraphCommand &command, Console &console)
{
    if (command.form == OutputForm::Json) {
        JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
        writer.beginObject().name("graphs").beginArray();
        for (const ReadDrawing &read : all)
            writeDrawing(writer, read);
        writer.endArray().endObject();
    } else {
        for (const ReadDrawing &read : all)
            printDrawing(read, console);
    }
    if (!command.around.isEmpty() && all.isEmpty())
        return noVertex(command, displayText(command.store), console);
    return ExitStatus::Done;
}

} // namespace

ExitStatus run(const GraphCommand &command, Console &console)
{
    const Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    Store &store = *opened->store;
    Result<IndexParts> parts = readIndex(store);
    if (!parts)
        return console.fail(ExitStatus::StoreFailed, Act::Read, parts.error());
    const auto snapshot = std::make_shared<const IndexSnapshot>(*std::move(parts));
    const QList<DrawingSubject> subjects
        = wantedOf(drawingSubjects(snapshot->parts, opened->collections), command);
    if (subjects.isEmpty()) {
        console.note(command.index
                ? CliText::tr("There is no tree or graph %1 in %2.")
                      .arg(displayText(*command.index), displayText(command.store))
                : CliText::tr("There is no tree or graph in %1.").arg(displayText(command.store)));
        return orUnseenIfMissing(ExitStatus::NotFound, opened->hiding, console);
    }
    if (!command.svg.isEmpty()) {
        if (subjects.size() > 1)
            return console.refuse(ExitStatus::WrongUsage,
                CliText::tr("There are several to be drawn in %1: choose one by --index.")
                    .arg(displayText(command.store)));
        return orUnseen(writePicture(command, store, subjects.first(), snapshot, console),
            opened->hiding, console);
    }
    QList<ReadDrawing> all;
    for (const DrawingSubject &subject : subjects) {
        Result<ReadDrawing> read = readDrawing(store, subject, snapshot, command.around);
        if (!read)
            return console.fail(ExitStatus::StoreFailed, Act::Read, read.error());
        if (command.around.isEmpty() || !read->drawing.vertices.empty())
            all.append(*std::move(read));
    }
    return orUnseen(printAll(all, command, console), opened->hiding, console);
}

} // namespace kvlens
