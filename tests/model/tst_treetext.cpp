// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/isolated.h"
#include "model/treetext.h"
#include "model/valuecheck.h"

#include <QTest>

using namespace kvlens;

class TestTreeText : public QObject
{
    Q_OBJECT

private slots:
    void sizes();
    void ranges();
    void keys();
    void namesFromTheRightStandByThemselves();
    void everyStateAndKindHasItsOwnWord();
    void activities();
    void valuesAreCheckedAsPythonReadsThem();
};

void TestTreeText::sizes()
{
    QCOMPARE(sizeText(-1), QString());
    QCOMPARE(sizeText(0), QStringLiteral("0 B"));
    QCOMPARE(sizeText(999), QStringLiteral("999 B"));
    QCOMPARE(sizeText(1'234), QStringLiteral("1.2 KB"));
    QCOMPARE(sizeText(999'999), QStringLiteral("1.0 MB"));
    QCOMPARE(sizeText(12'345'678), QStringLiteral("12.3 MB"));
}

void TestTreeText::ranges()
{
    QCOMPARE(rangeText(0, 10'000), QStringLiteral("1 – 10,000"));
    QCOMPARE(rangeText(4'990'000, 10'000), QStringLiteral("4,990,001 – 5,000,000"));
}

void TestTreeText::keys()
{
    QCOMPARE(keyText("doc-1"), QStringLiteral("doc-1"));
    QCOMPARE(keyText(""), QStringLiteral("(empty key)"));
    QCOMPARE(collectionNameText(""), QStringLiteral("(no name)"));
    QCOMPARE(keyText("\"\""), QStringLiteral("\"\"")); // two quotes are that
    QCOMPARE(keyText(" "), QStringLiteral("␣"));
}

void TestTreeText::namesFromTheRightStandByThemselves()
{
    for (const char16_t *name : {u"", u"key-1", u"größe", u"漢字", u"🧪", u"a\\u202eb"})
        QCOMPARE(isolated(QString::fromUtf16(name)), QString::fromUtf16(name));
    for (const char16_t *name : {u"שלום", u"key مفتاح", u"𞤀"}) {
        const QString text = QString::fromUtf16(name);
        QCOMPARE(isolated(text), QChar(0x2066) + text + QChar(0x2069));
        QVERIFY(!isolated(text + QStringLiteral(" is a name")).isRightToLeft());
    }
}

void TestTreeText::everyStateAndKindHasItsOwnWord()
{
    QSet<QString> words;
    for (int state = 1; state <= int(EntryState::Problem); ++state)
        words.insert(stateText(EntryState(state)));
    QCOMPARE(words.size(), qsizetype(EntryState::Problem));
    QCOMPARE(stateText(EntryState::Clean), QString());
    QCOMPARE(stateText(EntryState::Problem), QStringLiteral("problem"));
    QCOMPARE(kindText(ValueKind::Object), QStringLiteral("object"));
    QCOMPARE(kindText(ValueKind::Binary), QStringLiteral("binary"));
    QCOMPARE(kindText(ValueKind::Unknown), QString());
}

void TestTreeText::activities()
{
    QCOMPARE(activityText({}), QString());
    QCOMPARE(activityText({Activity::Kind::Loading, 63, 100}), QStringLiteral("loading 63 %"));
    QCOMPARE(activityText({Activity::Kind::Copying}), QStringLiteral("copying"));
}

void TestTreeText::valuesAreCheckedAsPythonReadsThem()
{
    QVERIFY(!jsonError("{\"a\": NaN}", {}));
    const auto error = jsonError("{\"a\": }", QStringLiteral("k"));
    QCOMPARE(error->code, ErrorCode::Invalid);
    QCOMPARE(error->subject, QStringLiteral("k"));
    QCOMPARE(error->place->column, 7);
    QVERIFY(jsonError("", {}));
}

QTEST_GUILESS_MAIN(TestTreeText)
#include "tst_treetext.moc"
