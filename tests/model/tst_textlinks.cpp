// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which ids in the text of a value are links, and where they lead.
#include "model/index/indexreader.h"
#include "model/index/textlinks.h"
#include "stores/catalog.h"
#include "tests/support/persistedindex.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef nodes {"docstore/data", "docstore.json"};

// "kind key" of each, "!" before those that are missing, "?" before those that nobody knows of.
QStringList linesOf(const QList<TextLink> &links, const QByteArray &text)
{
    QStringList lines;
    for (const TextLink &link : links) {
        const QString mark = link.standing == LinkStanding::There ? QString()
            : link.standing == LinkStanding::Missing              ? u"!"_s
                                                                  : u"?"_s;
        lines << mark + QString::fromLatin1(link.link.kind) + u' '
                + QString::fromUtf8(text.mid(link.bytes.begin, link.bytes.size()));
    }
    return lines;
}

} // namespace

class TestTextLinks : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void idsOfANodeAreLinks();
    void whatIsNoLinkOfTheEntryIsNone();
    void idsInJsonInAStringAreLinks();
    void escapesMakeNoDifference();
    void aPieceMayBeginAndEndAnywhere();
    void whatIsNotThereIsToldApart();
    void linksBetweenTwoAreThoseOfTheList();

private:
    QString path() const { return m_folder->path(); }
    std::unique_ptr<Store> opened() const
    {
        auto store = openStore({.address = {u"index"_s, path(), {}}, .mode = OpenMode::ReadWrite});
        if (!store || !loadAll(**store))
            qFatal("the index cannot be opened");
        return *std::move(store);
    }
    IndexSnapshotPointer snapshot(const PersistedIndex &folder) const
    {
        folder.write(path());
        return std::make_shared<const IndexSnapshot>(readIndex(*opened()).value());
    }
    QByteArray value(const EntryRef &ref) const { return readOne(*opened(), ref).value().value; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTextLinks::idsOfANodeAreLinks()
{
    const IndexSnapshotPointer index = snapshot(PersistedIndex::healthy(2, 3));
    const QByteArray text = value({nodes, "d0-2"});
    QStringList lines = linesOf(textLinks(*index, "d0-2", text), text);
    lines.sort();
    QCOMPARE(lines, (QStringList {u"next d0-3"_s, u"previous d0-1"_s, u"source d0"_s}));
    const auto links = textLinks(*index, "d0-2", text);
    const auto next = std::find_if(links.begin(), links.end(),
        [](const TextLink &link) { return qstrcmp(link.link.kind, "next") == 0; });
    QCOMPARE(next->link.entry, (EntryRef {nodes, "d0-3"}));
    const QByteArray named = R"("d0")"; // what text_id_to_ref_doc_id has of it
    QCOMPARE(linesOf(textLinks(*index, "d0-2", named), named), QStringList(u"source d0"_s));
}

void TestTextLinks::whatIsNoLinkOfTheEntryIsNone()
{
    const IndexSnapshotPointer index = snapshot(PersistedIndex::healthy(2, 3));
    for (const QByteArray text : {R"(["d0-2"])", R"(["d1-1", "d1", "main"])",
             R"(["d0-", "0-1", "d0-3 ", "TextNode"])", "", "\"", "\"\"", "d0-3", "[1, 2]"})
        QCOMPARE(textLinks(*index, "d0-2", text), QList<TextLink>());
    QCOMPARE(textLinks(*index, "nobody", R"(["d0-3"])"), QList<TextLink>());
}

void TestTextLinks::idsInJsonInAStringAreLinks()
{
    const IndexSnapshotPointer index = snapshot(PersistedIndex::healthy(1, 2));
    const QByteArray text = value({{"index_store/data", "index_store.json"}, "main"});
    QVERIFY(text.contains(R"(\"d0-1\")"));
    QCOMPARE(linesOf(textLinks(*index, "main", text), text),
        (QStringList {u"node d0-1"_s, u"node d0-1"_s, u"node d0-2"_s, u"node d0-2"_s}));
}

void TestTextLinks::escapesMakeNoDifference()
{
    PersistedIndex folder;
    folder.addNode(u"a"_s, u"é"_s, 0, 1, {1.0}, {{u"3"_s, relatedNode(u"q\"\\ü"_s)}});
    folder.addNode(u"q\"\\ü"_s, u"é"_s, 0, 1, {1.0});
    const IndexSnapshotPointer index = snapshot(folder);
    const auto isLink = [&](const QByteArray &key, const QByteArray &text) {
        return textLinks(*index, key, text).size() == 1;
    };
    QVERIFY(isLink("a", "\"\xc3\xa9\""));
    QVERIFY(isLink("a", R"("\u00e9")"));
    QVERIFY(isLink("main", R"("{\"x\": \"\\u00e9\"}")") == false); // main does not name it
    QVERIFY(isLink("a", R"("{\"x\": \"\\u00e9\"}")"));
}

void TestTextLinks::aPieceMayBeginAndEndAnywhere()
{
    const IndexSnapshotPointer index = snapshot(PersistedIndex::healthy(1, 3));
    const QByteArray text = value({nodes, "d0-2"});
    const QList<TextLink> all = textLinks(*index, "d0-2", text);
    QCOMPARE(all.size(), 3);
    for (qsizetype begin = 0; begin <= text.size(); begin += 7) {
        for (qsizetype end = begin; end <= text.size(); end += 5) {
            QList<TextLink> inside;
            for (TextLink link : all) {
                if (link.bytes.begin <= begin || link.bytes.end >= end)
                    continue; // its quotation marks are not both there
                link.bytes.begin -= begin;
                link.bytes.end -= begin;
                inside.append(link);
            }
            QCOMPARE(
                textLinks(*index, "d0-2", QByteArrayView(text).sliced(begin, end - begin)), inside);
        }
    }
}

void TestTextLinks::whatIsNotThereIsToldApart()
{
    PersistedIndex folder = PersistedIndex::healthy(1, 3);
    folder.data.remove(u"d0-3"_s);
    const IndexSnapshotPointer index = snapshot(folder);
    const QByteArray text = R"(["d0-1", "d0-3"])";
    QCOMPARE(linesOf(textLinks(*index, "d0-2", text), text),
        (QStringList {u"previous d0-1"_s, u"!next d0-3"_s}));
    QVERIFY(QFile::remove(path() + u"/docstore.json"_s));
    const IndexSnapshot alone(readIndex(*opened()).value());
    QCOMPARE(linesOf(textLinks(alone, "main", text), text),
        (QStringList {u"?node d0-1"_s, u"?node d0-3"_s}));
}

// Whatever two ids of a folder are taken: there is a link between them if the list has one.
void TestTextLinks::linksBetweenTwoAreThoseOfTheList()
{
    PersistedIndex folder = PersistedIndex::healthy(3, 3);
    folder.data.remove(u"d1-2"_s);
    folder.refDocs.remove(u"d2"_s);
    folder.vectors.remove(u"d0-1"_s);
    const IndexSnapshotPointer index = snapshot(folder);
    const IdTable &ids = index->parts.ids;
    int found = 0;
    for (IndexId from = 0; from < ids.count(); ++from) {
        const EntryLinks all = index->links.of(ids.at(from)).value();
        for (IndexId to = 0; to < ids.count(); ++to) {
            const auto between = index->links.between(ids.at(from), ids.at(to));
            if (from == to)
                continue; // its own other entries
            const auto listed = std::find_if(all.links.begin(), all.links.end(),
                [&](const IndexLink &link) { return link.entry.key == ids.at(to); });
            QCOMPARE(between.has_value(), listed != all.links.end());
            if (!between)
                continue;
            ++found;
            QVERIFY(all.links.contains(*between));
        }
    }
    QVERIFY(found > 20);
}

QTEST_GUILESS_MAIN(TestTextLinks)
#include "tst_textlinks.moc"
