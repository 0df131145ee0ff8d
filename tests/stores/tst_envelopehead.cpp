// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/envelopehead.h"
#include "stores/envelope/managedentry.h"

#include <QTest>

using namespace kvlens;

namespace {

QByteArray envelope(const EntryNames &names, const ExpiryChange &expiry = {})
{
    return makeManagedEntry(R"({"a": [1.0, "}"]})", expiry, 1'700'000'000'000'000, names).value();
}

} // namespace

class TestEnvelopeHead : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhoseItIsAndWhereTheValueBegins()
    {
        const QDateTime at(QDate(2099, 1, 2), QTime(3, 4, 5), Qt::UTC);
        const QByteArray text = envelope({"a\"b", "k\xc3\xa9"}, {ExpiryChange::Kind::Set, at});
        const std::optional<EnvelopeHead> head = parseEnvelopeHead(text);
        QVERIFY(head);
        QCOMPARE(head->collection.toByteArray(), QByteArray("\"a\\\"b\""));
        QCOMPARE(head->key.toByteArray(), QByteArray("\"k\\u00e9\""));
        QCOMPARE(head->createdAt->toUtc().toSecsSinceEpoch(), 1'700'000'000);
        QCOMPARE(head->expiresAt->toUtc(), at);
        QVERIFY(text.sliced(head->valueAt).startsWith("{\"a\": "));
        QVERIFY(text.endsWith(envelopeTail));
    }

    void needsNeitherNamesNorExpiry()
    {
        const QByteArray text = makeManagedEntry("{}", {}, 0).value();
        const std::optional<EnvelopeHead> head = parseEnvelopeHead(text);
        QVERIFY(head && head->collection.isEmpty() && head->key.isEmpty() && !head->expiresAt);
        QCOMPARE(text.sliced(head->valueAt), QByteArray("{}") + envelopeTail);
    }

    void isNothingBeforeTheValueBegins()
    {
        const QByteArray text = envelope({"first", "key"});
        const qsizetype begin = parseEnvelopeHead(text)->valueAt;
        for (qsizetype size = 0; size < text.size(); ++size)
            QCOMPARE(parseEnvelopeHead(text.first(size)).has_value(), size >= begin);
    }

    void isNothingInAnyOtherForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray time = "\"2026-11-20T15:30:47+00:00\"";
        QTest::newRow("spaces") << "{ \"created_at\": " + time + ", \"value\": {}, \"version\": 1}";
        QTest::newRow("order") << "{\"value\": {}, \"created_at\": " + time + ", \"version\": 1}";
        QTest::newRow("no time") << QByteArray("{\"created_at\": \"x\", \"value\": {}}");
        QTest::newRow("bad string")
            << "{\"collection\": \"\\q\", \"created_at\": " + time + ", \"value\": {}}";
        QTest::newRow("another field")
            << "{\"created_at\": " + time + ", \"owner\": 1, \"value\": {}}";
    }
    void isNothingInAnyOtherForm()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseEnvelopeHead(text));
    }
};

QTEST_GUILESS_MAIN(TestEnvelopeHead)
#include "tst_envelopehead.moc"
