// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/text.h"
#include "stores/result.h"
#include "stores/words/commonreason.h"
#include "stores/words/filereasons.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"

#include <QTest>
#include <QTranslator>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

// Says every reason in capitals, with the number that its plural form is of, and nothing else.
class Capitals : public QTranslator
{
public:
    Capitals() { QCoreApplication::installTranslator(this); }
    bool isEmpty() const override { return false; }
    QString translate(
        const char *context, const char *english, const char *, int count) const override
    {
        if (qstrcmp(context, "Reason") != 0)
            return {};
        const QString said = QString::fromUtf8(english).toUpper();
        return count < 0 ? said : u"[%1] "_s.arg(count) + said;
    }
};

} // namespace

class TestReason : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsSaid();
    void isTheRowWithItsArguments();
    void argumentsAreNotLookedAtAgain();
    void aReasonInAReasonIsToldToo();
    void itsLanguageIsThatOfTheReader();
    void aNumberHasAPluralForm();
    void equalsWhatSaysTheSame();
    void isOfOneFormWithWhatTellsOtherNames();
    void wordsOfOthersAreQuoted();
    void whatTheParserSaysIsSaidPlainly_data();
    void whatTheParserSaysIsSaidPlainly();
    void plainIsPlainInside();
    void whatReasonsSayAlike();
};

void TestReason::nothingIsSaid()
{
    QVERIFY(Reason().isEmpty());
    QCOMPARE(reasonText({}), QString());
    QCOMPARE(plainReasonText({}), QString());
    QVERIFY(!Reason(Reasons::locked).isEmpty());
}

void TestReason::isTheRowWithItsArguments()
{
    QCOMPARE(reasonText(Reasons::locked), u"locked"_s);
    QCOMPARE(reasonText(FileReasons::lockedByProcess.with(12, "vi")),
        u"process 12 (vi) holds a lock on it"_s);
    QCOMPARE(
        reasonText(Reasons::noSuchScheme.with(u"ftp"_s)), u"no store has the scheme \"ftp\""_s);
}

void TestReason::argumentsAreNotLookedAtAgain()
{
    QCOMPARE(reasonText(FileReasons::lockedByProcess.with("%2", "%1")),
        u"process %2 (%1) holds a lock on it"_s);
}

void TestReason::aReasonInAReasonIsToldToo()
{
    const Reason inner = FileReasons::syncingFolder.with(quoted(u"input/output error"_s));
    QCOMPARE(reasonText(FileReasons::storedUnsafe.with(inner)),
        u"it is stored, but perhaps not yet safe from a power cut: syncing the folder: "
        u"\u201cinput/output error\u201d"_s);
}

void TestReason::itsLanguageIsThatOfTheReader()
{
    const Reason inner = FileReasons::opening.with(quoted(u"file not found"_s));
    const Reason reason = FileReasons::listed.with(inner, Reasons::locked);
    const QString english = reasonText(reason);
    {
        const Capitals language;
        QCOMPARE(reasonText(reason), u"OPENING: \u201cfile not found\u201d, LOCKED"_s);
    }
    QCOMPARE(reasonText(reason), english);
}

void TestReason::aNumberHasAPluralForm()
{
    const Capitals language;
    QCOMPARE(reasonText(FileReasons::largerThan.with(12)), u"[12] LARGER THAN 12 BYTES"_s);
    QCOMPARE(reasonText(FileReasons::lockedByProcess.with(12, "vi")),
        u"PROCESS 12 (vi) HOLDS A LOCK ON IT"_s);
}

void TestReason::equalsWhatSaysTheSame()
{
    const Reason reason = FileReasons::opening.with(quoted(u"no"_s));
    QCOMPARE(reason, FileReasons::opening.with(quoted(u"no"_s)));
    QVERIFY(!(reason == FileReasons::opening.with(quoted(u"yes"_s))));
    QVERIFY(!(reason == FileReasons::reading.with(quoted(u"no"_s))));
    QVERIFY(!(reason == Reason(FileReasons::opening)));
    QVERIFY(!(reason == Reason()));
}

void TestReason::isOfOneFormWithWhatTellsOtherNames()
{
    const Reason reason = FileReasons::listed.with(u"a"_s, Reasons::locked);
    QVERIFY(areOfOneForm(reason, FileReasons::listed.with(u"b"_s, Reasons::locked)));
    QVERIFY(!areOfOneForm(reason, FileReasons::listed.with(u"a"_s, Reasons::cancelled)));
    QVERIFY(!areOfOneForm(reason, FileReasons::listed.with(u"a"_s, u"b"_s)));
    QVERIFY(!areOfOneForm(reason, Reasons::locked));
    QVERIFY(areOfOneForm({}, {}) && !areOfOneForm({}, reason));
}

void TestReason::wordsOfOthersAreQuoted()
{
    QCOMPARE(reasonText(quoted(u"missing )"_s)), u"\u201cmissing )\u201d"_s);
    QCOMPARE(quotedWords(quoted(u"missing )"_s)), u"missing )"_s);
    QCOMPARE(quotedWords(Reasons::locked), QString());
    QCOMPARE(quotedWords({}), QString());
}

void TestReason::whatTheParserSaysIsSaidPlainly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Reason>("plain");
    const auto row = [](const QByteArray &text, const Reason &plain) {
        QTest::addRow("%s", text.constData()) << text << plain;
    };
    row("", JsonReasons::valueMissing);
    row("{1}", JsonReasons::keyMissing);
    row("{\"a\" 1}", JsonReasons::colonMissing);
    row("[1 2]", JsonReasons::commaMissing);
    row("1 2", JsonReasons::textBehindValue);
    row("\"a", JsonReasons::stringOpen);
    row("\"\\a\"", JsonReasons::noSuchEscape);
    row("\"\\u12\"", JsonReasons::fourDigits);
    row("\"\t\"", JsonReasons::controlCharacter);
    row("\"\xff\"", JsonReasons::textNotUtf8);
}

void TestReason::whatTheParserSaysIsSaidPlainly()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Reason, plain);
    const Reason said = json::parse(text).error().detail;
    QVERIFY(!quotedWords(said).isEmpty());
    QCOMPARE(plainReasonText(said), reasonText(plain));
}

void TestReason::plainIsPlainInside()
{
    const Reason said = json::parse("[").error().detail;
    QCOMPARE(plainReasonText(JsonReasons::pythonRefuses.with("c: k", 3, said)),
        u"Python refuses the value of c: k at its byte 3: a JSON value is expected here"_s);
    QCOMPARE(reasonText(JsonReasons::pythonRefuses.with("c: k", 3, said)),
        u"Python refuses the value of c: k at its byte 3: \u201cExpecting value\u201d"_s);
}

void TestReason::whatReasonsSayAlike()
{
    const Reason no = FileReasons::opening.with(quoted(u"no"_s));
    QCOMPARE(commonReason(no, no), std::optional(no));
    QCOMPARE(commonReason(no, FileReasons::opening.with(quoted(u"yes"_s))),
        std::optional<Reason>(FileReasons::opening.with(quoted(u"\u2026"_s))));
    QCOMPARE(commonReason(no, FileReasons::opening.with(Reasons::locked)),
        std::optional<Reason>(FileReasons::opening.with(u"\u2026"_s)));
    QVERIFY(!commonReason(no, FileReasons::reading.with(quoted(u"no"_s))));
    QVERIFY(!commonReason(no, {}));
    const Reason two = JsonReasons::pythonRefuses.with("c: k", 2, no);
    QCOMPARE(commonReason(two, JsonReasons::pythonRefuses.with("c: k", 3, no)),
        std::optional<Reason>(JsonReasons::pythonRefuses.with("c: k", u"\u2026"_s, no)));
}

QTEST_GUILESS_MAIN(TestReason)
#include "tst_reason.moc"
