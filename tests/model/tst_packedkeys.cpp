// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyfilter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kvlens;

namespace {

constexpr qsizetype blockKeys = PackedKeys::blockKeys;

QByteArray keyAt(qint64 position)
{
    return "key-" + QByteArray::number(position);
}

// Short keys of few letters, so that many a match reaches from one key into the next.
QList<QByteArray> randomKeys(qsizetype count)
{
    QRandomGenerator chance(4);
    QList<QByteArray> keys;
    for (qsizetype i = 0; i < count; ++i) {
        QByteArray key;
        const int length = chance.bounded(6);
        for (int at = 0; at < length; ++at)
            key += QList<QByteArray> {"a", "b", "B", "ä", "Ä", "-"}.at(chance.bounded(6));
        keys.append(key);
    }
    return keys;
}

} // namespace

class TestPackedKeys : public QObject
{
    Q_OBJECT

private slots:
    void givesBackEveryKey_data();
    void givesBackEveryKey();
    void takesFourBytesAKeyBesideTheKey();
    void keepsTheBeginningOfAKeyThatIsTooLong();
    void searchesABlockAsKeyByKey_data();
    void searchesABlockAsKeyByKey();
    void knowsWhichPatternIsNarrower_data();
    void knowsWhichPatternIsNarrower();
};

void TestPackedKeys::givesBackEveryKey_data()
{
    QTest::addColumn<qint64>("count");
    for (const qsizetype count :
        {qsizetype(0), qsizetype(1), blockKeys - 1, blockKeys, blockKeys + 1, 3 * blockKeys + 5})
        QTest::addRow("%lld keys", qint64(count)) << qint64(count);
}

void TestPackedKeys::givesBackEveryKey()
{
    QFETCH(qint64, count);
    PackedKeys keys;
    for (qint64 i = 0; i < count; ++i)
        keys.append(i % 3 == 0 ? QByteArray() : keyAt(i));
    QCOMPARE(keys.count(), count);
    for (qint64 i = 0; i < count; ++i) {
        const PackedKeys::Block &block = keys.blockOf(i);
        QCOMPARE(keys.at(i).toByteArray(), i % 3 == 0 ? QByteArray() : keyAt(i));
        QCOMPARE(block.key(i - block.first()), keys.at(i));
    }
}

void TestPackedKeys::takesFourBytesAKeyBesideTheKey()
{
    constexpr qint64 count = 4 * blockKeys;
    PackedKeys keys;
    qint64 bytes = 0;
    for (qint64 i = 0; i < count; ++i) {
        keys.append(keyAt(i));
        bytes += keyAt(i).size();
    }
    QVERIFY(keys.memoryBytes() <= bytes + 5 * count);
}

void TestPackedKeys::keepsTheBeginningOfAKeyThatIsTooLong()
{
    PackedKeys keys;
    keys.append(QByteArray(PackedKeys::longestKey + 1, 'x'));
    keys.append("next");
    QCOMPARE(keys.at(0).size(), PackedKeys::longestKey);
    QCOMPARE(keys.at(1).toByteArray(), QByteArray("next"));
}

void TestPackedKeys::searchesABlockAsKeyByKey_data()
{
    using Kind = KeyPattern::Kind;
    QTest::addColumn<KeyPattern>("pattern");
    const auto row = [](Kind kind, const char *text) {
        for (const auto mode : {Qt::CaseSensitive, Qt::CaseInsensitive})
            QTest::addRow("%d '%s' %d", int(kind), text, int(mode))
                << KeyPattern {kind, QString::fromUtf8(text), mode};
    };
    row(Kind::Substring, "");
    row(Kind::Substring, "a");
    row(Kind::Substring, "ab");
    row(Kind::Substring, "aBa");
    row(Kind::Substring, "ä");
    row(Kind::Substring, "b-Ä");
    row(Kind::Prefix, "a");
    row(Kind::Prefix, "Ab");
    row(Kind::Prefix, "äa");
    row(Kind::Glob, "*");
    row(Kind::Glob, "a*b");
    row(Kind::Glob, "?ab*");
    row(Kind::Glob, "*ä-");
    row(Kind::Glob, "[]ab]*-");
    row(Kind::Regex, "^a|b$");
    row(Kind::Regex, "^$");
}

void TestPackedKeys::searchesABlockAsKeyByKey()
{
    QFETCH(KeyPattern, pattern);
    const KeyFilter filter = *KeyFilter::make(pattern);
    const auto options = pattern.caseSensitivity == Qt::CaseInsensitive
        ? QRegularExpression::CaseInsensitiveOption
        : QRegularExpression::NoPatternOption;
    const QRegularExpression plain(QRegularExpression::escape(pattern.text), options);
    const QList<QByteArray> random = randomKeys(3'000);
    PackedKeys keys;
    QList<quint32> one;
    for (const QByteArray &key : random) {
        if (filter.matches(key))
            one.append(quint32(keys.count()));
        if (pattern.kind == KeyPattern::Kind::Substring)
            QCOMPARE(filter.matches(key), plain.match(QString::fromUtf8(key)).hasMatch());
        keys.append(key);
    }
    QList<quint32> all;
    filter.search(keys.blockOf(0), 0, all);
    QCOMPARE(all, one);
    QList<quint32> later;
    filter.search(keys.blockOf(0), 1'000, later);
    one.removeIf([](quint32 position) { return position < 1'000; });
    QCOMPARE(later, one);
}

void TestPackedKeys::knowsWhichPatternIsNarrower_data()
{
    using Kind = KeyPattern::Kind;
    QTest::addColumn<KeyPattern>("narrow");
    QTest::addColumn<KeyPattern>("wide");
    QTest::addColumn<bool>("expected");
    const auto row = [](Kind kind, const char *narrow, Kind other, const char *wide, bool is) {
        QTest::addRow("%d '%s' in %d '%s'", int(kind), narrow, int(other), wide)
            << KeyPattern {kind, QString::fromUtf8(narrow)}
            << KeyPattern {other, QString::fromUtf8(wide)} << is;
    };
    row(Kind::Substring, "abc", Kind::Substring, "bc", true);
    row(Kind::Substring, "ab", Kind::Substring, "abc", false);
    row(Kind::Substring, "abC", Kind::Substring, "abc", false); // sure only of the same spelling
    row(Kind::Prefix, "abc", Kind::Prefix, "ab", true);
    row(Kind::Prefix, "abc", Kind::Prefix, "bc", false);
    row(Kind::Prefix, "abc", Kind::Substring, "abc", false);
    row(Kind::Glob, "a*", Kind::Glob, "a", false);
    row(Kind::Regex, "ab", Kind::Regex, "a", false);
}

void TestPackedKeys::knowsWhichPatternIsNarrower()
{
    QFETCH(KeyPattern, narrow);
    QFETCH(KeyPattern, wide);
    QTEST(isNarrower(narrow, wide), "expected");
    KeyPattern other = narrow;
    other.caseSensitivity = Qt::CaseSensitive;
    QVERIFY(!isNarrower(other, wide));
}

QTEST_GUILESS_MAIN(TestPackedKeys)
#include "tst_packedkeys.moc"
