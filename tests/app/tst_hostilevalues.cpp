// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever stands in a value, no verb and no model takes long over it or much memory, and what is
// told of it is true.
#include "app/cli/verbs.h"
#include "model/storetreemodel.h"
#include "model/valuedocument.h"
#include "model/workspace.h"
#include "stores/wtf8.h"
#include "tests/app/hostilevalues.h"
#include "tests/support/sanitized.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace kvlens;
using namespace kvlens::test;

namespace {

// Of the processor, however busy the machine is; alone it takes some dozens.
// A sanitizer is slow, and keeps what is freed, to see whether it is used.
constexpr qint64 mostMilliseconds = isSanitized ? 60'000 : 8'000;
constexpr qint64 mostKilobytes = isSanitized ? 2 * 1024 * 1024 : 96 * 1024;
constexpr char key[] = "k";

// The most memory that this process has had at once since forgetPeak(), in kilobytes.
qint64 peakKilobytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().chopped(3).toLongLong();
    }
    return 0;
}

void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

// Fails the test if something takes too much.
class Bound
{
public:
    explicit Bound(const char *what)
        : m_what(what)
    {
        forgetPeak();
        m_kilobytes = peakKilobytes();
        m_begin = std::clock();
    }
    ~Bound()
    {
        const qint64 took = qint64(std::clock() - m_begin) * 1000 / CLOCKS_PER_SEC;
        const qint64 needed = peakKilobytes() - m_kilobytes;
        QVERIFY2(took <= mostMilliseconds, told(took, "ms"));
        QVERIFY2(needed <= mostKilobytes, told(needed, "KB"));
    }
    Bound(const Bound &) = delete;
    Bound &operator=(const Bound &) = delete;

private:
    QByteArray told(qint64 number, const char *unit) const
    {
        return QByteArray(m_what) + " takes " + QByteArray::number(number) + ' ' + unit;
    }

    const char *m_what;
    std::clock_t m_begin = 0;
    qint64 m_kilobytes;
};

struct Said
{
    ExitStatus status;
    QByteArray out;
    QByteArray err;
};

} // namespace

class TestHostileValues : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyVerbIsDoneWithIt_data();
    void everyVerbIsDoneWithIt();
    void theModelsAreDoneWithIt_data() { everyVerbIsDoneWithIt_data(); }
    void theModelsAreDoneWithIt();

private:
    template <class Verb> Said said(const char *what, const Verb &command) const;
    void write(const QByteArray &value) const;
    QByteArray store() const { return QFile::encodeName(path(QStringLiteral("store.json"))); }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QList<HostileValue> m_values = hostileValues();
};

// A verb writes into files, as it does when it is redirected.
template <class Verb> Said TestHostileValues::said(const char *what, const Verb &command) const
{
    QBuffer in;
    QFile out(path(QStringLiteral("out")));
    QFile err(path(QStringLiteral("err")));
    const auto mode = QIODevice::ReadWrite | QIODevice::Truncate;
    if (!in.open(QIODevice::ReadOnly) || !out.open(mode) || !err.open(mode))
        qFatal("no place for the output");
    Said said {ExitStatus::Done, {}, {}};
    {
        const Bound bound(what);
        Console console(in, out, err);
        said.status = run(command, console);
        console.flush();
    }
    err.flush();
    if (!out.seek(0) || !err.seek(0))
        qFatal("the output cannot be read");
    said.out = out.readAll();
    said.err = err.readAll();
    return said;
}

void TestHostileValues::write(const QByteArray &value) const
{
    QFile file(QFile::decodeName(store()));
    const QByteArray text = "{\"data\": {\"before\": 1, \"k\": " + value + "}}";
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), text.size());
    // Nobody is writing it any more, so nobody is waited for.
    QVERIFY(file.flush()
        && file.setFileTime(
            QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
}

void TestHostileValues::initTestCase()
{
    QVERIFY(m_values.size() >= 50);
    write("1"); // what is made once, such as tables, counts for none of them
    said("the first", FindCommand {store(), "x", SearchQuery::In::Values, {}, true});
}

void TestHostileValues::everyVerbIsDoneWithIt_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < m_values.size(); ++i)
        QTest::newRow(m_values.at(i).name) << i;
}

void TestHostileValues::everyVerbIsDoneWithIt()
{
    QFETCH(const int, number);
    const HostileValue &hostile = m_values.at(number);
    write(hostile.value);
    if (QTest::currentTestFailed())
        return;
    using In = SearchQuery::In;
    const Said raw = said("get --raw", GetCommand {store(), "data", key, ValueForm::Raw});
    const Said pretty = said("get", GetCommand {store(), "data", key});
    const Said document = said("get --json", GetCommand {store(), "data", key, ValueForm::Json});
    const Said info = said("info", InfoCommand {store()});
    const QList<Said> finds {said("find", FindCommand {store(), hostile.text}),
        said("find --ignore-case", FindCommand {store(), "ſ", In::Everywhere, {}, false, true}),
        said("find --regex", FindCommand {store(), hostile.expression, In::Values, {}, true}),
        said("find --path", FindCommand {store(), hostile.text, In::Values, hostile.path})};
    if (hostile.harm == Harm::None) {
        QCOMPARE(raw.status, ExitStatus::Done);
        QCOMPARE(raw.out, hostile.value.trimmed());
        QCOMPARE(pretty.status, ExitStatus::Done);
        QCOMPARE(document.status, ExitStatus::Done);
    }
    // What is there is damaged, which is never taken for nothing.
    if (hostile.harm == Harm::Value) {
        QCOMPARE(raw.status, ExitStatus::StoreFailed);
        QCOMPARE(pretty.status, ExitStatus::StoreFailed);
    }
    QCOMPARE(info.out.contains("E F"), hostile.harm != Harm::None);
    QCOMPARE(info.status, ExitStatus::Done);
    for (const Said &find : finds)
        QVERIFY(find.status != ExitStatus::WrongUsage);
    for (const Said &all : finds + QList<Said> {raw, pretty, document, info})
        QCOMPARE(displayText(all.err, Keep::Lines).toUtf8(), all.err);
    QCOMPARE(displayText(info.out, Keep::Lines).toUtf8(), info.out);
}

void TestHostileValues::theModelsAreDoneWithIt()
{
    QFETCH(const int, number);
    const HostileValue &hostile = m_values.at(number);
    write(hostile.value);
    if (QTest::currentTestFailed())
        return;
    Workspace workspace;
    const StoreTreeModel model(workspace);
    const Bound bound("looking at it");
    StoreSession *session = workspace.open(
        {QStringLiteral("json"), QFile::decodeName(store()), {}}, OpenMode::ReadWrite);
    QVERIFY(QTest::qWaitFor([&] { return session->state() == SessionState::Ready; }));
    const QModelIndex collection = model.indexOf(session, CollectionRef {"data"});
    QVERIFY(model.rowCount(collection) >= 1);
    const EntryRef ref {{"data"}, key};
    ValueDocument document(*session, ref);
    QVERIFY(QTest::qWaitFor([&] { return document.base() || document.failure(); }));
    if (hostile.harm == Harm::None) {
        QVERIFY(QTest::qWaitFor([&] { return model.rowCount(collection) == 2; }));
        QCOMPARE(document.size(), hostile.value.trimmed().size());
        QVERIFY(document.isLong() || document.tape());
        QVERIFY(!document.invalid());
    } else {
        QVERIFY(QTest::qWaitFor([&] { return !session->problems().isEmpty(); }));
    }
    for (int row = 0; row < model.rowCount(collection); ++row) {
        for (int column = 0; column < StoreTreeModel::ColumnCount; ++column)
            QVERIFY(model.index(row, column, collection).data().isValid() || column > 0);
    }
}

QTEST_GUILESS_MAIN(TestHostileValues)
#include "tst_hostilevalues.moc"
