// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every number that the window shows, beside what the file and the edits really are: after edits
// that nobody has thought of, the same for each seed.

#include "model/changesmodel.h"
#include "report/wording.h"
#include "tests/support/modeltext.h"
#include "tests/support/patience.h"
#include "ui/entrytabs.h"
#include "windowtest.h"

#include <QDialog>
#include <QLabel>
#include <QRandomGenerator>
#include <QStatusBar>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef data {"data"};

// What stands in a file of one collection, found by its brackets and quotes alone.
struct Stored
{
    struct Entry
    {
        QByteArray key;
        QByteArray value;
        qsizetype size = 0; // from its key to the next one, or to the end of the collection
    };
    QList<Entry> entries;
    qsizetype bytes = 0; // of the collection with its braces

    const Entry *find(const QByteArray &key) const
    {
        const auto found = std::find_if(entries.begin(), entries.end(),
            [&key](const Entry &entry) { return entry.key == key; });
        return found == entries.end() ? nullptr : &*found;
    }
};

// Behind a value that begins here. There are no escapes in these files.
qsizetype behindValue(const QByteArray &text, qsizetype at)
{
    int depth = 0;
    bool isQuoted = false;
    for (; at < text.size(); ++at) {
        const char c = text.at(at);
        if (c == '"')
            isQuoted = !isQuoted;
        if (isQuoted)
            continue;
        if (depth == 0 && (c == ',' || c == '}'))
            return at;
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
    }
    return at;
}

Stored storedIn(const QByteArray &text)
{
    Stored stored;
    const qsizetype open = text.indexOf('{', 1);
    qsizetype at = open + 1;
    QList<qsizetype> begins;
    while (text.at(at) != '}') {
        at = text.indexOf('"', at);
        begins.append(at);
        const qsizetype keyEnd = text.indexOf('"', at + 1);
        const qsizetype from = text.indexOf(':', keyEnd) + 1;
        const qsizetype end = behindValue(text, from);
        stored.entries.append(
            {text.sliced(at + 1, keyEnd - at - 1), text.sliced(from, end - from).trimmed()});
        at = end + (text.at(end) == ',' ? 1 : 0);
    }
    begins.append(at);
    for (qsizetype i = 0; i < stored.entries.size(); ++i)
        stored.entries[i].size = begins.at(i + 1) - begins.at(i);
    stored.bytes = at + 1 - open;
    return stored;
}

// What is wanted of an entry that is stored, or of a new one.
struct Wanted
{
    QByteArray key;
    std::optional<QByteArray> value; // nothing: deleted
    bool operator==(const Wanted &) const = default;
};
using Staged = QMap<QByteArray, Wanted>; // by the stored key; of a new one by its own

QStringList sorted(QStringList lines)
{
    lines.sort();
    return lines;
}

QString kindOf(const QByteArray &value)
{
    return value.startsWith('{') ? u"object"_s
        : value.startsWith('[')  ? u"array"_s
        : value.startsWith('"')  ? u"string"_s
                                 : u"number"_s;
}

} // namespace

class TestTruth : public QObject
{
    Q_OBJECT

private slots:
    void everyNumberIsThatOfTheFile_data();
    void everyNumberIsThatOfTheFile();

private:
    void start(quint32 seed);
    void act();
    void edit(const QByteArray &key);
    void typeInto(const QByteArray &stored, const QByteArray &value);
    void persist();
    void stage(const Staged &staged);
    QByteArray newValue();
    QByteArray anyKey(); // that is wanted to be; empty: there is none
    QByteArray storedKey(const QByteArray &wanted) const;
    qint64 bytesAdded() const;
    qsizetype addedKeys() const;
    QString tellOf(const QString &changes) const;
    QString reviewed();

    void compare();
    void compareDetails();
    QStringList treeLines() const;
    QStringList changeLines() const;

    std::unique_ptr<WindowTest> m_test;
    QRandomGenerator m_random;
    int m_named = 0;
    QByteArray m_typedIn; // the stored key, in the last step
    Stored m_stored;
    Staged m_staged;
    QList<Staged> m_undo;
    QList<Staged> m_redo;
};

void TestTruth::everyNumberIsThatOfTheFile_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestTruth::start(quint32 seed)
{
    m_random = QRandomGenerator(seed);
    m_named = 0;
    m_staged.clear();
    m_undo.clear();
    m_redo.clear();
    m_test = std::make_unique<WindowTest>();
    m_test->window().resize(2400, 1200);
    QByteArray text = "{\"data\": {";
    for (int i = 0; i < 9; ++i)
        text += (i > 0 ? ", \"k" : "\"k") + QByteArray::number(i) + "\": " + newValue();
    text += "}}";
    m_stored = storedIn(text);
    QVERIFY(m_test->open(m_test->write(u"kv.json"_s, text)));
    m_test->session()->editor().setTypingPause(std::chrono::milliseconds(0));
}

void TestTruth::everyNumberIsThatOfTheFile()
{
    QFETCH(quint32, seed);
    start(seed);
    for (int step = 0; step < 60 && !QTest::currentTestFailed(); ++step) {
        act();
        compare();
    }
}

QByteArray TestTruth::newValue()
{
    const QByteArray number = QByteArray::number(m_random.bounded(100'000));
    switch (m_random.bounded(4)) {
    case 0:
        return number;
    case 1:
        return '"' + QByteArray(m_random.bounded(1'500), 'x') + number + '"';
    case 2:
        return '[' + number + ", " + number + ']';
    default:
        return "{\"n\": " + number + '}';
    }
}

QByteArray TestTruth::anyKey()
{
    QList<QByteArray> keys;
    for (const Stored::Entry &entry : std::as_const(m_stored.entries)) {
        if (!m_staged.contains(entry.key))
            keys.append(entry.key);
    }
    for (const Wanted &wanted : std::as_const(m_staged)) {
        if (wanted.value)
            keys.append(wanted.key);
    }
    return keys.isEmpty() ? QByteArray() : keys.at(m_random.bounded(keys.size()));
}

QByteArray TestTruth::storedKey(const QByteArray &wanted) const
{
    for (auto it = m_staged.begin(); it != m_staged.end(); ++it) {
        if (it->key == wanted)
            return it.key();
    }
    return wanted;
}

// An edit that leaves all as it is stored is none.
void TestTruth::stage(const Staged &staged)
{
    Staged real;
    for (auto it = staged.begin(); it != staged.end(); ++it) {
        const Stored::Entry *stored = m_stored.find(it.key());
        const bool isSame = stored ? *it == Wanted {stored->key, stored->value} : !it->value;
        if (!isSame)
            real.insert(it.key(), *it);
    }
    if (real == m_staged)
        return;
    m_undo.append(m_staged);
    m_redo.clear();
    m_staged = real;
}

void TestTruth::edit(const QByteArray &key)
{
    const QByteArray stored = storedKey(key);
    const QByteArray value
        = m_staged.contains(stored) ? *m_staged[stored].value : m_stored.find(stored)->value;
    EntryEditor &editor = m_test->session()->editor();
    Staged next = m_staged;
    switch (m_random.bounded(4)) {
    case 0:
        editor.remove({{data, stored}});
        next[stored] = {stored, std::nullopt};
        break;
    case 1: {
        const QByteArray name = "renamed" + QByteArray::number(++m_named);
        editor.rename({data, stored}, name);
        const bool isNew = !m_stored.find(stored);
        if (isNew)
            next.remove(stored);
        next[isNew ? name : stored] = {name, value};
        break;
    }
    default:
        next[stored] = {key, newValue()};
        typeInto(stored, *next[stored].value);
    }
    stage(next);
}

// As a person does: in a tab.
void TestTruth::typeInto(const QByteArray &stored, const QByteArray &value)
{
    EntryView *view = m_test->window().findChild<EntryTabs *>()->open(
        m_test->session(), {data, stored}, EntryTabs::Keep::Preview);
    QTRY_VERIFY(view->document().base());
    QTRY_VERIFY(!m_test->text().isEmpty());
    m_test->setText(value);
    m_typedIn = stored;
}

void TestTruth::act()
{
    m_typedIn.clear();
    const QByteArray key = anyKey();
    switch (m_random.bounded(10)) {
    case 0:
        if (!m_undo.isEmpty()) {
            QVERIFY(m_test->trigger(u"Undo"_s));
            m_redo.append(std::exchange(m_staged, m_undo.takeLast()));
        }
        break;
    case 1:
        if (!m_redo.isEmpty()) {
            QVERIFY(m_test->trigger(u"Redo"_s));
            m_undo.append(std::exchange(m_staged, m_redo.takeLast()));
        }
        break;
    case 2: {
        const QByteArray name = "new" + QByteArray::number(++m_named);
        const QByteArray value = newValue();
        m_test->session()->editor().newKey(data, name, value);
        Staged next = m_staged;
        next[name] = {name, value};
        stage(next);
        break;
    }
    case 3:
        if (!m_staged.isEmpty())
            persist();
        break;
    default:
        if (!key.isEmpty())
            edit(key);
    }
    QTRY_COMPARE(m_test->changes(), m_staged.size());
}

qint64 TestTruth::bytesAdded() const
{
    qint64 bytes = 0;
    for (auto it = m_staged.begin(); it != m_staged.end(); ++it) {
        const Stored::Entry *stored = m_stored.find(it.key());
        bytes += (it->value ? it->value->size() : 0) - (stored ? stored->value.size() : 0);
    }
    return bytes;
}

void TestTruth::persist()
{
    QStringList kept; // in their order
    QStringList added;
    for (const Stored::Entry &entry : std::as_const(m_stored.entries)) {
        const Wanted wanted = m_staged.value(entry.key, {entry.key, entry.value});
        if (wanted.value)
            kept.append(QString::fromLatin1('"' + wanted.key + "\": " + *wanted.value));
    }
    for (auto it = m_staged.begin(); it != m_staged.end(); ++it) {
        if (!m_stored.find(it.key()))
            added.append(QString::fromLatin1('"' + it->key + "\": " + *it->value));
    }
    const QString summary = reviewed();
    QVERIFY(summary.startsWith(tellOf(u"%1 changes will be written to kv.json."_s)));
    const qint64 bytes = bytesAdded();
    QCOMPARE(summary.contains(u"Values: %1 byte"_s.arg(changeText(bytes))), bytes != 0);
    QVERIFY(WindowTest::click(tellOf(u"Persist %1 changes to kv.json"_s)));
    QTRY_COMPARE(m_test->changes(), 0);
    const QByteArray text = m_test->read(u"kv.json"_s);
    m_stored = storedIn(text);
    QStringList written;
    for (const Stored::Entry &entry : std::as_const(m_stored.entries))
        written.append(QString::fromLatin1('"' + entry.key + "\": " + entry.value));
    QCOMPARE(QString::fromLatin1(text), u"{\"data\": {%1}}"_s.arg(written.join(u", "_s)));
    QCOMPARE(written.first(kept.size()), kept);
    QStringList behind = written.sliced(kept.size());
    behind.sort();
    added.sort();
    QCOMPARE(behind, added);
    m_staged.clear();
    m_undo.clear();
    m_redo.clear();
}

// With the number of changes in it.
QString TestTruth::tellOf(const QString &changes) const
{
    const QString text = changes.arg(numberText(m_staged.size()));
    return m_staged.size() == 1 ? QString(text).replace(u"1 changes"_s, u"1 change"_s) : text;
}

// What the review says before anything is written.
QString TestTruth::reviewed()
{
    if (!m_test->offers(u"Persist"_s) || !m_test->trigger(u"Persist"_s))
        return {};
    for (QWidget *top : QApplication::topLevelWidgets()) {
        const auto *review = qobject_cast<QDialog *>(top);
        if (review && review->isVisible())
            return review->findChild<QLabel *>()->text();
    }
    return {};
}

qsizetype TestTruth::addedKeys() const
{
    const QList<QByteArray> keys = m_staged.keys();
    return std::count_if(
        keys.begin(), keys.end(), [this](const QByteArray &key) { return !m_stored.find(key); });
}

void TestTruth::compare()
{
    QString status = keysText(m_stored.entries.size()) + u" \u00b7 "_s + sizeText(m_stored.bytes);
    if (!m_staged.isEmpty())
        status
            += u" \u00b7 "_s + tellOf(u"%1 changes"_s).replace(u"change"_s, u"unpersisted edit"_s);
    QTRY_COMPARE(WindowTest::find<QStatusBar>(u"Status"_s)->accessibleDescription(), status);
    const QAction *persist = m_test->action(u"Persist"_s);
    QCOMPARE(persist->iconText(),
        m_staged.isEmpty() ? u"Persist"_s : u"Persist (%1)"_s.arg(m_staged.size()));
    QCOMPARE(persist->isEnabled(), !m_staged.isEmpty());
    const QModelIndex collection
        = m_test->tree()->model()->index(0, 0, m_test->tree()->model()->index(0, 0));
    QString count = keysText(m_stored.entries.size());
    if (const qsizetype added = addedKeys(); added > 0)
        count += u", %1 added"_s.arg(added);
    QCOMPARE(collection.siblingAtColumn(StoreTreeModel::TypeColumn).data().toString(), count);
    QCOMPARE(collection.siblingAtColumn(StoreTreeModel::SizeColumn).data().toString(),
        sizeText(m_stored.bytes));
    QTRY_COMPARE(sorted(modelLines(*m_test->tree()->model(),
                     {StoreTreeModel::KeyColumn, StoreTreeModel::TypeColumn,
                         StoreTreeModel::SizeColumn, StoreTreeModel::StateColumn},
                     collection)),
        sorted(treeLines()));
    const auto *changes = WindowTest::find<QTreeView>(u"Changed entries"_s);
    QVERIFY(changes);
    QCOMPARE(
        sorted(modelLines(*changes->model(),
            {ChangesModel::EntryColumn, ChangesModel::ChangeColumn, ChangesModel::BytesColumn})),
        sorted(changeLines()));
    if (!m_typedIn.isEmpty())
        compareDetails();
}

QStringList TestTruth::treeLines() const
{
    QStringList lines;
    const auto add = [&lines](const QByteArray &key, const QByteArray &value, const QString &size,
                         const QString &state) {
        QStringList cells {QString::fromUtf8(key), kindOf(value), size, state};
        while (cells.last().isEmpty())
            cells.removeLast();
        lines.append(cells.join(u" | "_s));
    };
    for (const Stored::Entry &entry : m_stored.entries) {
        const Wanted wanted = m_staged.value(entry.key, {entry.key, entry.value});
        if (!m_staged.contains(entry.key))
            add(entry.key, entry.value, sizeText(entry.size), {});
        else if (!wanted.value)
            add(entry.key, entry.value, sizeText(entry.size), u"deleted"_s);
        else if (wanted.key != entry.key) // what it takes then is known when it is stored
            add(entry.key + " \u2192 " + wanted.key, *wanted.value, {}, u"renamed"_s);
        else
            add(entry.key, *wanted.value,
                sizeText(entry.size - entry.value.size() + wanted.value->size()), u"edited"_s);
    }
    for (auto it = m_staged.begin(); it != m_staged.end(); ++it) {
        if (!m_stored.find(it.key()))
            add(it->key, *it->value, sizeText(it->value->size()), u"added"_s); // its value's
    }
    return lines;
}

QStringList TestTruth::changeLines() const
{
    QStringList lines;
    for (auto it = m_staged.begin(); it != m_staged.end(); ++it) {
        const Stored::Entry *stored = m_stored.find(it.key());
        const bool isRenamed = stored && it->value && it->key != it.key();
        const QString name = QString::fromUtf8(isRenamed ? it.key() + " \u2192 " + it->key
                : stored                                 ? it.key()
                                                         : it->key);
        const QString state = !stored ? u"added"_s
            : !it->value              ? u"deleted"_s
            : isRenamed               ? u"renamed"_s
                                      : u"edited"_s;
        const qint64 bytes
            = (it->value ? it->value->size() : 0) - (stored ? stored->value.size() : 0);
        const bool isOther = !stored || !it->value || *it->value != stored->value;
        QString line = name + u" | "_s + state;
        if (isOther)
            line += u" | "_s + (bytes > 0 ? u"+"_s : QString()) + numberText(bytes);
        lines.append(line);
    }
    return lines;
}

// Of the entry that was typed in.
void TestTruth::compareDetails()
{
    const auto texts = [] {
        QStringList all;
        for (const QLabel *label :
            WindowTest::find<QWidget>(u"Details"_s)->findChildren<QLabel *>())
            all.append(label->text());
        return all;
    };
    const Stored::Entry *stored = m_stored.find(m_typedIn);
    if (stored)
        QTRY_VERIFY2(texts().contains(exactSizeText(stored->value.size())), m_typedIn.constData());
    if (!m_staged.contains(m_typedIn))
        return;
    const QByteArray value = *m_staged[m_typedIn].value;
    if (stored && value == stored->value)
        return;
    const qint64 more = value.size() - (stored ? stored->value.size() : 0);
    const QString bytes = exactSizeText(value.size());
    const QString edited = more == 0 ? u"%1, as many as before"_s.arg(bytes)
                                     : u"%1 (%2)"_s.arg(bytes, changeText(more));
    QTRY_VERIFY2(texts().contains(edited), qPrintable(texts().join(u'\n')));
}

QTEST_MAIN(TestTruth)
#include "tst_truth.moc"
