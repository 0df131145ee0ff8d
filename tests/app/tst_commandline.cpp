// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;

namespace {

tl::expected<Command, Ending> parse(std::vector<const char *> words)
{
    words.insert(words.begin(), "kvlens");
    return parseCommandLine(static_cast<int>(words.size()), words.data());
}

template <class Verb> Verb parsed(const std::vector<const char *> &words)
{
    const tl::expected<Command, Ending> command = parse(words);
    const Verb *verb = command ? std::get_if<Verb>(&*command) : nullptr;
    return verb ? *verb : Verb {};
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void theFirstWordDecidesBetweenVerbAndWindow()
    {
        const auto isVerb = [](const char *word) {
            const char *words[] = {"kvlens", word};
            return isCommandLine(2, words);
        };
        for (const char *word :
            {"info", "ls", "get", "put", "rm", "mv", "find", "check", "docs", "links", "graph",
                "diff", "stats", "similar", "convert", "--help", "-h", "--version"})
            QVERIFY2(isVerb(word), word);
        for (const char *word : {"./get", "store.json", "-platform", "", "json:a", "größe", "a b"})
            QVERIFY2(!isVerb(word), word);
        const char *alone[] = {"kvlens"};
        QVERIFY(!isCommandLine(1, alone));
    }

    void aWordThatNoFileIsCalledByIsWrongUsage()
    {
        const QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        const char *words[] = {"kvlens", "notes"};
        QVERIFY(isCommandLine(2, words));
        QCOMPARE(parse({"notes"}).error().status, ExitStatus::WrongUsage);
        QVERIFY(QDir().mkdir(QStringLiteral("notes")));
        QVERIFY(!isCommandLine(2, words));
        QVERIFY(QDir::setCurrent(before));
    }

    void theVerbThatWasMeantIsNamed_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("meant"); // empty: none is near
        const auto row = [](const char *typed, const char *meant) {
            QTest::newRow(typed) << QByteArray(typed) << QByteArray(meant);
        };
        row("gte", "get");
        row("ge", "get");
        row("ll", "ls");
        row("list", "ls");
        row("convrt", "convert");
        row("xonvett", "convert");
        row("fined", "find");
        row("frobnicate", "");
        row("ab", "");
        row("x", "");
    }

    void theVerbThatWasMeantIsNamed()
    {
        QFETCH(const QByteArray, typed);
        QFETCH(const QByteArray, meant);
        const auto ending = parse({typed.constData()}).error();
        QCOMPARE(ending.status, ExitStatus::WrongUsage);
        const QByteArray hint = meant.isEmpty() ? QByteArray() : " (is " + meant + " meant?)";
        QCOMPARE(ending.text,
            "Wrong usage: " + typed + " is neither a verb nor a store" + hint
                + "; see kvlens --help.\n");
    }

    void wordsKeepTheirBytes()
    {
        const auto rm
            = parsed<RmCommand>({"rm", "s", "", "[a,b]", "\x01x", "{}", "%%", "é", "\xff"});
        QCOMPARE(rm.store, QByteArray("s"));
        QCOMPARE(rm.collection, QByteArray(""));
        QCOMPARE(rm.keys, (QList<QByteArray> {"[a,b]", "\x01x", "{}", "%%", "é", "\xff"}));
    }

    void wordsBehindTwoDashesAreNoOptions()
    {
        const auto get = parsed<GetCommand>({"get", "--raw", "--", "s", "-c", "--json"});
        QCOMPARE(get.collection, QByteArray("-c"));
        QCOMPARE(get.key, QByteArray("--json"));
        QCOMPARE(get.form, ValueForm::Raw);
    }

    void verbsAreWordsBehindAVerb()
    {
        const auto get = parsed<GetCommand>({"get", "ls", "get", "find"});
        QCOMPARE(get.store, QByteArray("ls"));
        QCOMPARE(get.key, QByteArray("find"));
    }

    void escapesAreDecodedOnlyWhereAskedFor()
    {
        const auto plain = parsed<GetCommand>({"get", "s", "c", "\\u0001["});
        QCOMPARE(plain.key, QByteArray("\\u0001["));
        const auto get
            = parsed<GetCommand>({"get", "--escaped", "s", "a\"b", "\\u0001[\\ud800\\u0000"});
        QCOMPARE(get.collection, QByteArray("a\"b"));
        QCOMPARE(get.key, QByteArray("\x01[\xed\xa0\x80\0", 6));
    }

    void aDashIsStandardInput()
    {
        QVERIFY(!parsed<PutCommand>({"put", "s", "c", "k", "-"}).text);
        QCOMPARE(parsed<PutCommand>({"put", "s", "c", "k", "-5"}).text, QByteArray("-5"));
        QCOMPARE(parsed<PutCommand>({"put", "s", "c", "k", "[]"}).text, QByteArray("[]"));
        QCOMPARE(parsed<PutCommand>({"put", "s", "c", "k", ""}).text, QByteArray(""));
    }

    void anEmptyCollectionIsNotNone()
    {
        QVERIFY(!parsed<LsCommand>({"ls", "s"}).collection);
        QCOMPARE(parsed<LsCommand>({"ls", "s", ""}).collection, QByteArray(""));
    }

    void helpIsDoneAndWrongUsageIsNot()
    {
        QCOMPARE(parse({"--help"}).error().status, ExitStatus::Done);
        QCOMPARE(parse({"get", "--help"}).error().status, ExitStatus::Done);
        QCOMPARE(parse({"help"}).error().text, parse({"--help"}).error().text);
        QVERIFY(
            parse({"help", "get"}).error().text.startsWith("print a value\nUsage: kvlens get "));
        QCOMPARE(parse({"help", "gett"}).error().status, ExitStatus::WrongUsage);
        const Ending ending = parse({"rm", "s", "[a]"}).error();
        QCOMPARE(ending.status, ExitStatus::WrongUsage);
        QVERIFY(ending.text.startsWith("Wrong usage: ") && ending.text.endsWith(".\n"));
        QVERIFY(!ending.text.contains('\x01'));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
