// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/substringfinder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kvlens;

Q_DECLARE_METATYPE(const FinderKernel *)

namespace {

// The slow reference.
qsizetype expectedIndex(
    const QByteArray &text, const QByteArray &needle, Qt::CaseSensitivity cs, qsizetype from)
{
    const bool folds = cs == Qt::CaseInsensitive;
    const auto folded = [&](char c) { return folds && c >= 'A' && c <= 'Z' ? c + 32 : c; };
    for (qsizetype at = from; at + needle.size() <= text.size(); ++at) {
        qsizetype same = 0;
        while (same < needle.size() && folded(text[at + same]) == folded(needle[same]))
            ++same;
        if (same == needle.size())
            return at;
    }
    return -1;
}

QByteArray randomBytes(QRandomGenerator &random, int length, QByteArrayView alphabet)
{
    QByteArray bytes;
    for (int i = 0; i < length; ++i)
        bytes.append(alphabet[random.bounded(static_cast<int>(alphabet.size()))]);
    return bytes;
}

} // namespace

class TestSubstringFinder : public QObject
{
    Q_OBJECT
private slots:
    void sameAsTheSlowReference_data()
    {
        QTest::addColumn<const FinderKernel *>("kernel");
        for (const FinderKernel *kernel : {&portableFinder(), sse2Finder(), avx2Finder()}) {
            if (kernel)
                QTest::newRow(kernel->name) << kernel;
        }
    }

    void sameAsTheSlowReference()
    {
        QFETCH(const FinderKernel *, kernel);
        QRandomGenerator random(7);
        constexpr QByteArrayView few("aAb@`\xc3\xe3");
        constexpr QByteArrayView many("abcdefghABCDEFGH0123456789 \"{}[],:\\\x00\xff");
        for (int round = 0; round < 4000; ++round) {
            const QByteArrayView alphabet = round % 2 == 0 ? few : many;
            // A copy of its own, so that a sanitizer sees each step beyond the end.
            const QByteArray text = randomBytes(random, random.bounded(400), alphabet);
            QByteArray needle = randomBytes(random, 1 + random.bounded(5), alphabet);
            if (round % 3 == 0 && text.size() > 40)
                needle = text.mid(random.bounded(40), 1 + random.bounded(40));
            const auto cs = round % 5 < 2 ? Qt::CaseInsensitive : Qt::CaseSensitive;
            const SubstringFinder finder(needle, cs, *kernel);
            qsizetype from = 0;
            while (from >= 0) {
                const qsizetype found = finder.indexIn(text, from);
                QCOMPARE(found, expectedIndex(text, needle, cs, from));
                from = found < 0 ? -1 : found + 1;
            }
        }
    }

    void foundAtTheVeryEndOfALongText()
    {
        for (int length = 0; length < 300; ++length) {
            const QByteArray text = QByteArray(length, 'x') + "needle";
            QCOMPARE(SubstringFinder("needle").indexIn(text), length);
            QCOMPARE(SubstringFinder("needle").indexIn(text.chopped(1)), -1);
            QCOMPARE(SubstringFinder("NEEDLE", Qt::CaseInsensitive).indexIn(text), length);
        }
    }

    void aByteMayBeOneOfSeveral_data() { sameAsTheSlowReference_data(); }

    void aByteMayBeOneOfSeveral()
    {
        QFETCH(const FinderKernel *, kernel);
        const SubstringFinder finder("\\u007", QByteArray("\0\0\0\0\7", 5), {0, 2, 4}, *kernel);
        for (int length = 0; length < 150; ++length) {
            const QByteArray other = QByteArray("\\u00e9\\u2007\\u0080").repeated(length);
            for (char digit = '0'; digit < '8'; ++digit) {
                const QByteArray text = other + "\\u00" + digit;
                QCOMPARE(finder.indexIn(text), other.size());
                QCOMPARE(finder.indexIn(text.chopped(1)), -1);
            }
        }
    }

    void onlyLettersOfAsciiHaveTwoCases()
    {
        QCOMPARE(SubstringFinder("@[", Qt::CaseInsensitive).indexIn("`{"), -1);
        QCOMPARE(SubstringFinder("\xc3\x89", Qt::CaseInsensitive).indexIn("\xc3\xa9"), -1);
        QCOMPARE(SubstringFinder("a\xc3\x89Z", Qt::CaseInsensitive).indexIn("A\xc3\x89z"), 0);
    }

    void theEmptyNeedleIsEverywhere()
    {
        QCOMPARE(SubstringFinder("").indexIn("ab", 1), 1);
        QCOMPARE(SubstringFinder("").indexIn("ab", 2), 2);
        QCOMPARE(SubstringFinder("").indexIn("ab", 3), -1);
        QCOMPARE(SubstringFinder("abc").indexIn("ab"), -1);
        QCOMPARE(SubstringFinder("a").indexIn("", 0), -1);
    }
};

QTEST_GUILESS_MAIN(TestSubstringFinder)
#include "tst_substringfinder.moc"
