// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How two stores differ: the report, whatever ids are in it, and the page of the window.
#include "report/comparisonreport.h"
#include "stores/catalog.h"
#include "tests/support/modeltext.h"
#include "tests/support/persistedindex.h"
#include "ui/reportmodel.h"
#include "windowtest.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QXmlStreamReader>

#include <numeric>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

// What a person would have to fear in an id.
const QString hostile = u"<script>alert(1)</script><img src=x onerror=y> &lt; \"'` ``` | [a](b) "
                        "@someone https://example.org/ # \n* \u202e\u2067\x1b[31m\x01"_s;

ReportPage hostilePage()
{
    return {u"What <differs>"_s, {{{u"Before"_s, true}, {hostile}}}, {u"A *sentence* & <more>"_s},
        {{hostile.left(8), hostile, 3, {u"Id"_s, u"Other <b>"_s}, {{{hostile}, {u"0.5"_s, true}}},
            {}}}};
}

std::unique_ptr<Store> opened(const QString &path)
{
    auto store = openStore({.address = {{}, path, {}}});
    if (!store || !loadAll(**store))
        qFatal("the store cannot be opened");
    return *std::move(store);
}

void replaceIn(const QString &folder, const QByteArray &what, const QByteArray &by)
{
    QFile file(folder + u"/default__vector_store.json"_s);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("cannot read");
    const QByteArray bytes = file.readAll().replace(what, by);
    if (!file.resize(0) || !file.seek(0) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

QTreeView *differences()
{
    return WindowTest::find<QTreeView>(u"Differences"_s);
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void foreignTextIsNoMarkdown();
    void foreignTextIsNoHtml();
    void htmlStandsAlone();
    void everyWayToDifferHasASection();
    void whatHasNoCosineIsCounted();
    void entriesOfOtherStoresAreListed();
    void ofVeryManyTheFirstAreListed();
    void aPageOfTheWindowShowsAndExportsIt();
    void whatCannotBeComparedIsTold();

private:
    QString write(const QString &name, const PersistedIndex &index)
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(path);
        index.write(path);
        return path;
    }
    ReportPage pageOf(const QString &from, const QString &to, qsizetype most = mostReported)
    {
        return comparisonPage(
            storeDifference(*opened(from), *opened(to)).value(), {u"a"_s, u"b"_s}, most);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestComparison::foreignTextIsNoMarkdown()
{
    const QString text = QString::fromUtf8(markdownOf(hostilePage()));
    for (const QChar c : {QChar(0x202e), QChar(0x2067), QChar(0x1b), QChar(0x01)})
        QVERIFY(!text.contains(c));
    // Whatever is in an id, it is one line, and code from its beginning to its end.
    const QStringList lines = text.split(u'\n');
    const auto item = std::find_if(lines.begin(), lines.end(),
        [](const QString &line) { return line.startsWith(u"- ```` <script>"_s); });
    QVERIFY(item != lines.end());
    QVERIFY(item->endsWith(u" ```` · 0.5"_s));
    QCOMPARE(item->count(u"````"_s), 2);
    for (const QString &line : lines)
        QVERIFY2(!line.startsWith(u'*') && !line.startsWith(u'<'), qPrintable(line));
    QVERIFY(text.contains(u"A \\*sentence\\* \\& \\<more\\>"_s));
    QVERIFY(text.contains(u"- and 2 more"_s));
}

void TestComparison::foreignTextIsNoHtml()
{
    const QString text = QString::fromUtf8(htmlOf(hostilePage()));
    for (const QChar c : {QChar(0x202e), QChar(0x2067), QChar(0x1b), QChar(0x01)})
        QVERIFY(!text.contains(c));
    const qsizetype body = text.indexOf(u"<body>"_s);
    for (const QString &markup : {u"<script"_s, u"<img"_s, u"<b>"_s, u"<differs"_s, u"<more"_s})
        QVERIFY2(!text.contains(markup), qPrintable(markup));
    QVERIFY(text.indexOf(u"&lt;script&gt;"_s) > body);
    QVERIFY(text.contains(u"&amp;lt;"_s));
    // It is well formed: no tag of somebody else opens or closes one of ours.
    QXmlStreamReader reader(text.mid(body, text.indexOf(u"</body>"_s) - body + 7));
    QStringList names;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement) {
            names << reader.name().toString();
            for (const QXmlStreamAttribute &one : reader.attributes())
                QVERIFY(one.name() == u"class" || one.name() == u"style");
        }
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    names.removeDuplicates();
    for (const QString &name : names)
        QVERIFY2((QStringList {u"body"_s, u"h1"_s, u"h2"_s, u"dl"_s, u"dt"_s, u"dd"_s, u"p"_s,
                      u"section"_s, u"table"_s, u"tr"_s, u"th"_s, u"td"_s, u"div"_s, u"code"_s,
                      u"bdi"_s})
                     .contains(name),
            qPrintable(name));
}

void TestComparison::htmlStandsAlone()
{
    const QString text = QString::fromUtf8(htmlOf(hostilePage()));
    const QString head = text.left(text.indexOf(u"<body>"_s));
    QVERIFY(head.startsWith(u"<!DOCTYPE html>"_s));
    QVERIFY(head.contains(u"charset=\"utf-8\""_s));
    QVERIFY(head.contains(u"default-src 'none'"_s)); // nothing is fetched, nothing runs
    QVERIFY(head.contains(u"prefers-color-scheme: dark"_s));
    for (const QString &outside : {u"<link"_s, u"src="_s, u"url("_s, u"@import"_s, u"http://"_s})
        QVERIFY2(!head.contains(outside), qPrintable(outside));
    QVERIFY(!text.contains(u"href"_s));
}

void TestComparison::everyWayToDifferHasASection()
{
    PersistedIndex before = PersistedIndex::healthy(4, 2);
    PersistedIndex now = before;
    for (const QString &node : {u"d0-1"_s, u"d0-2"_s}) { // a document goes
        now.data.remove(node);
        now.hashes.remove(node);
        now.vectors.remove(node);
    }
    now.refDocs.remove(u"d0"_s);
    now.hashes.remove(u"d0"_s);
    now.changeNode(u"d1-1"_s, [](QJsonObject &node) { node[u"text"_s] = u"Another text"_s; });
    now.changeNode(u"d1-2"_s, [](QJsonObject &node) {
        node[u"metadata"_s] = QJsonObject {{u"page"_s, 2}};
    });
    now.vectors[u"d2-1"_s] = QJsonArray {1.0, -1.0, 0.0};
    now.vectors[u"d2-2"_s] = QJsonArray {1.0, -1.0};
    now.data[u"moved"_s] = now.data.take(u"d3-1"_s); // the same text under another id
    now.addNode(u"new"_s, u"d3"_s, 0, 10, {1.0, 1.0, 1.0});
    const ReportPage page = pageOf(write(u"before"_s, before), write(u"now"_s, now));
    QStringList titles;
    for (const ReportPage::Section &section : page.sections)
        titles << section.title + u' ' + QString::number(section.count);
    for (const QString &title : {u"Documents removed 1"_s, u"Nodes removed 2"_s, u"Nodes added 1"_s,
             u"Nodes with another text 1"_s, u"Nodes with other metadata 1"_s,
             u"The same texts under another id 1"_s, u"Vectors of another length 1"_s,
             u"How far vectors moved 8"_s, u"Vectors that moved, the farthest first 1"_s})
        QVERIFY2(titles.contains(title), qPrintable(title + u" in "_s + titles.join(u", "_s)));
    QVERIFY(pageOf(m_folder->filePath(u"now"_s), m_folder->filePath(u"now"_s)).sections.isEmpty());
    QCOMPARE(pageOf(m_folder->filePath(u"now"_s), m_folder->filePath(u"now"_s)).sentences,
        QStringList(u"Nothing differs."_s));
}

// What has no cosine is counted with the rest, and every place says why it has none.
void TestComparison::whatHasNoCosineIsCounted()
{
    PersistedIndex before = PersistedIndex::healthy(2, 2);
    PersistedIndex now = before;
    before.vectors[u"d0-1"_s] = QJsonArray {1e200, 0, 0};
    now.vectors[u"d0-1"_s] = QJsonArray {1e200, 1e200, 0};
    now.vectors[u"d0-2"_s] = QJsonArray {0, 0, 0};
    before.vectors[u"d1-1"_s] = QJsonArray {0, 0, 0};
    now.vectors[u"d1-2"_s] = QJsonArray {1, 2, 77777};
    const QString to = write(u"now"_s, now);
    replaceIn(to, "77777", "NaN");
    const ReportPage page = pageOf(write(u"before"_s, before), to);
    QCOMPARE(page.sentences,
        QStringList(u"default__vector_store.json: 4 vectors moved. The cosine of one of them with "
                    "what it was is 0.707107. 1 of them holds NaN or an infinite number, before or "
                    "now, and so has no cosine. 2 of them are all zeros, before or now, and so "
                    "have no cosine."_s));
    const auto section = [&page](const QString &title) {
        return *std::find_if(page.sections.begin(), page.sections.end(),
            [&](const ReportPage::Section &one) { return one.title == title; });
    };
    const ReportPage::Section spread = section(u"How far vectors moved"_s);
    QCOMPARE(std::accumulate(spread.amounts.begin(), spread.amounts.end(), qint64(0)), 4);
    QStringList cosines;
    for (const auto &row : section(u"Vectors that moved, the farthest first"_s).rows)
        cosines << row.at(1).text;
    cosines.sort();
    QCOMPARE(cosines,
        (QStringList {u"0.707107"_s, u"none: NaN or infinite"_s, u"none: all zeros"_s,
            u"none: all zeros"_s}));
}

void TestComparison::entriesOfOtherStoresAreListed()
{
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0)
            qFatal("cannot write");
        return file.fileName();
    };
    const ReportPage page = pageOf(write(u"a.json"_s, R"({"data": {"k": 1, "old": 1}})"),
        write(u"b.json"_s, R"({"data": {"k": 2, "new": 1}})"));
    ReportModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(page);
    QCOMPARE(modelLines(model, {0, 1}),
        (QStringList {u"Entries removed: 1 | Key"_s, u"  data | old"_s, u"Entries added: 1 | Key"_s,
            u"  data | new"_s, u"Entries with another value: 1 | Key"_s, u"  data | k"_s}));
    model.show({});
    QCOMPARE(model.rowCount(), 0);
}

void TestComparison::ofVeryManyTheFirstAreListed()
{
    const QString from = write(u"from"_s, PersistedIndex::healthy(1, 12));
    const QString to = write(u"to"_s, PersistedIndex::healthy(1, 1));
    const ReportPage page = pageOf(from, to, 5);
    const auto nodes = std::find_if(page.sections.begin(), page.sections.end(),
        [](const ReportPage::Section &section) { return section.title == u"Nodes removed"_s; });
    QVERIFY(nodes != page.sections.end());
    QCOMPARE(nodes->count, 11);
    QCOMPARE(nodes->rows.size(), 5);
    QVERIFY(markdownOf(page).contains("- and 6 more\n"));
    ReportModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(page);
    QVERIFY(modelLines(model, {0}).contains(u"  and 6 more"_s));
}

void TestComparison::aPageOfTheWindowShowsAndExportsIt()
{
    WindowTest test;
    const QString now = write(u"now"_s, PersistedIndex::healthy(1, 2));
    const QString before = write(u"before"_s, PersistedIndex::healthy(1, 3));
    QVERIFY(!test.action(u"Compare with"_s)->isEnabled());
    QVERIFY(test.open(now));
    QVERIFY(test.trigger(u"Compare with"_s));
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = test.window().findChild<QFileDialog *>()) && dialog->isVisible());
    emit dialog->filesSelected({before});
    dialog->close();
    QTRY_VERIFY(differences());
    QTRY_VERIFY(modelLines(*differences()->model(), {0}).contains(u"Nodes removed: 1"_s));
    QVERIFY(modelLines(*differences()->model(), {0}).contains(u"  d0-3"_s));
    QVERIFY(differences()->isFirstColumnSpanned(0, {})); // its title is not cut for nothing
    const auto *state = test.window().findChild<QLabel *>(u"State of the comparison"_s);
    QCOMPARE(state->text(), u"What is stored in both was compared."_s);

    auto *view = WindowTest::find<QWidget>(u"Comparison"_s);
    QVERIFY(view);
    const auto buttons = view->findChildren<QToolButton *>();
    const auto button = std::find_if(buttons.begin(), buttons.end(),
        [](const QToolButton *one) { return one->text() == u"Export"_s; });
    QVERIFY(button != buttons.end() && (*button)->isEnabled());
    QTRY_VERIFY(!test.window().findChild<QFileDialog *>());
    (*button)->menu()->actions().at(1)->trigger();
    QTRY_VERIFY((dialog = test.window().findChild<QFileDialog *>()) && dialog->isVisible());
    const QString report = m_folder->filePath(u"report.html"_s);
    emit dialog->fileSelected(report);
    dialog->close();
    QTRY_VERIFY(QFile::exists(report));
    QFile file(report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<bdi>d0-3</bdi>"));

    test.workspace().close(test.session());
    QTRY_VERIFY(test.workspace().sessions().isEmpty()); // and the page has nothing to show
}

void TestComparison::whatCannotBeComparedIsTold()
{
    WindowTest test;
    QVERIFY(test.open(write(u"now"_s, PersistedIndex::healthy(1, 2))));
    const QString nothing = m_folder->filePath(u"nothing"_s);
    QVERIFY(QDir().mkpath(nothing));
    QVERIFY(test.trigger(u"Compare with"_s));
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = test.window().findChild<QFileDialog *>()) && dialog->isVisible());
    emit dialog->filesSelected({nothing});
    dialog->close();
    const auto state = [&] {
        const auto *label = test.window().findChild<QLabel *>(u"State of the comparison"_s);
        return label ? label->text() : QString();
    };
    QTRY_VERIFY2(state().contains(u"could not be read"_s), qPrintable(state()));
}

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
