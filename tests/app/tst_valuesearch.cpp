// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/valuesearch.h"

#include <QTest>

using namespace kvlens;

namespace {

TextMatcher literal(const QString &text, Qt::CaseSensitivity caseSensitivity = Qt::CaseSensitive)
{
    return TextMatcher::make(text, TextMatcher::Syntax::Literal, caseSensitivity).value();
}

QStringList found(const QByteArray &value, const TextMatcher &matcher)
{
    QStringList lines;
    for (const ValueHit &hit : searchValue({{}, value, {}}, matcher))
        lines.append(QString::fromUtf8(hit.pointer.value_or("-")) + u' ' + hit.context);
    return lines;
}

} // namespace

class TestValueSearch : public QObject
{
    Q_OBJECT
private slots:
    void textIsFoundThroughEscapes()
    {
        const QByteArray value = R"({"a": ["gr\u00f6\u00dfe", "none"], "gr\u00f6": 1})";
        QCOMPARE(found(value, literal(QStringLiteral("grö"))),
            (QStringList {QStringLiteral("/a/0 größe"), QStringLiteral("/grö grö")}));
    }

    void bracketsAndEscapesThemselvesAreNotFound()
    {
        const QByteArray value = R"({"a": "\u00e9"})";
        QCOMPARE(found(value, literal(QStringLiteral("u00e9"))), QStringList());
        QCOMPARE(found(value, literal(QStringLiteral("{"))), QStringList());
    }

    void numbersAndLiteralsAreFoundAsTheyStand()
    {
        QCOMPARE(found("[1.50, NaN, true]", literal(QStringLiteral("1.5"))),
            QStringList {QStringLiteral("/0 1.50")});
        QCOMPARE(found("[1.50, NaN, true]", literal(QStringLiteral("nan"), Qt::CaseInsensitive)),
            QStringList {QStringLiteral("/1 NaN")});
    }

    void whatIsNoJsonIsOneText()
    {
        QCOMPARE(found("plain text", literal(QStringLiteral("n t"))),
            QStringList {QStringLiteral("- plain text")});
    }

    void contextIsCutOnBothSidesButNeverInsideACharacter()
    {
        const QString text
            = QStringLiteral("🧪").repeated(100) + u'x' + QStringLiteral("🧪").repeated(100);
        const QString context = literal(QStringLiteral("x")).contextIn(text).value();
        QCOMPARE(context,
            QStringLiteral("🧪").repeated(20) + u'x' + QStringLiteral("🧪").repeated(20));
        const QString odd = literal(QStringLiteral("xy"))
                                .contextIn(text.chopped(200) + QStringLiteral("axy"))
                                .value_or(QString());
        QVERIFY(odd.isEmpty() || !odd.front().isLowSurrogate());
    }

    void aWrongExpressionSaysWhy()
    {
        const auto matcher = TextMatcher::make(
            QStringLiteral("a("), TextMatcher::Syntax::Regex, Qt::CaseSensitive);
        QCOMPARE(matcher.error().code, ErrorCode::Invalid);
        QVERIFY(!matcher.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestValueSearch)
#include "tst_valuesearch.moc"
