// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/managedentry.h"

#include <QTest>

using namespace kvlens;

namespace {

const QByteArray plain = R"({"created_at": "2026-11-20T15:30:47.070528+00:00", )"
                         R"("value": {"a": 1.0}, "version": 1})";
const QByteArray dated = R"({"created_at": "2026-11-20T15:30:47.070528+00:00", )"
                         R"("expires_at": "2099-01-02T03:04:05.678901+00:00", )"
                         R"("value": {"a": 1.0}, "version": 1})";

const ExpiryChange keep;
const ExpiryChange clear {ExpiryChange::Kind::Clear, {}};

ExpiryChange setTo(const QByteArray &iso)
{
    return {ExpiryChange::Kind::Set, parseIsoTime(QString::fromLatin1(iso))->toUtc()};
}

QByteArray edited(
    const QByteArray &bytes, const std::optional<QByteArray> &value, const ExpiryChange &expiry)
{
    const Result<ManagedEntry> entry = parseManagedEntry(bytes);
    if (!entry)
        return "no envelope";
    return editManagedEntry(*entry, value, expiry).value_or("refused");
}

} // namespace

class TestManagedEntry : public QObject
{
    Q_OBJECT

private slots:
    void findsTheValueAndTheTimes();
    void takesTheLastOfDuplicateFields();
    void readsWhatTheLibraryReads_data();
    void readsWhatTheLibraryReads();
    void refusesWhatTheLibraryRefuses_data();
    void refusesWhatTheLibraryRefuses();
    void refusesEveryPieceOfAnEnvelope();
    void saysWhereItIsNoJson();
    void changesOnlyTheValue();
    void changesOnlyTheExpiry();
    void leavesAnExpiryThatIsTheSameToTheMillisecond();
    void removesEveryDuplicateOfTheExpiry();
    void refusesValuesThatTheLibraryWouldNotRead_data();
    void refusesValuesThatTheLibraryWouldNotRead();
    void writesANewEnvelopeAsTheLibraryDoes();
    void refusesAnExpiryThatPythonCannotHold();
};

void TestManagedEntry::findsTheValueAndTheTimes()
{
    const Result<ManagedEntry> entry = parseManagedEntry(dated);
    QVERIFY(entry);
    QCOMPARE(entry->valueBytes(), R"({"a": 1.0})");
    QCOMPARE(
        isoTimeText(entry->createdAt->microseconds).value(), "2026-11-20T15:30:47.070528+00:00");
    QCOMPARE(
        isoTimeText(entry->expiresAt->microseconds).value(), "2099-01-02T03:04:05.678901+00:00");
    QVERIFY(!parseManagedEntry(plain)->expiresAt);
}

void TestManagedEntry::takesTheLastOfDuplicateFields()
{
    const Result<ManagedEntry> entry
        = parseManagedEntry(R"({"value": 1, "created_at": null, "value": {"b": 2},
            "created_at": "2026-01-01T00:00:00+00:00"})");
    QVERIFY(entry);
    QCOMPARE(entry->valueBytes(), R"({"b": 2})");
    QVERIFY(entry->createdAt);
}

void TestManagedEntry::readsWhatTheLibraryReads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *bytes, const char *value) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(value);
    };
    row("the least", R"({"value": {}})", "{}");
    row("JSON in a string", R"({"value": "{\"a\": NaN}"})", R"("{\"a\": NaN}")");
    row("indented", "{\r\n \"value\" : { \"a\" :1 }\r\n}\n", R"({ "a" :1 })");
    row("naive creation", R"({"created_at": "2026-01-01T00:00:00", "value": {}})", "{}");
    row("empty times", R"({"created_at": "", "expires_at": "", "value": {}})", "{}");
    row("version is ignored", R"({"version": null, "value": {}})", "{}");
    row("escaped name", R"({"v\u0061lue": {"a": 1}})", R"({"a": 1})");
    row("Python's dialect", R"({"value": {"x": [NaN, -Infinity, "\ud800"]}})",
        R"({"x": [NaN, -Infinity, "\ud800"]})");
}

void TestManagedEntry::readsWhatTheLibraryReads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, value);
    const Result<ManagedEntry> entry = parseManagedEntry(bytes);
    QVERIFY2(entry, entry ? "" : qPrintable(reasonText(entry.error().detail)));
    QCOMPARE(entry->valueBytes(), value);
}

void TestManagedEntry::refusesWhatTheLibraryRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &bytes, const char *reason) {
        QTest::newRow(name) << bytes << QString::fromLatin1(reason);
    };
    row("empty", "", "empty");
    row("byte-order mark", "\xEF\xBB\xBF{\"value\": {}}", "byte-order mark");
    row("not UTF-8", "{\"value\": {\"a\": \"\xFF\"}}", "not UTF-8");
    row("raw surrogate", "{\"value\": {\"a\": \"\xED\xA0\x80\"}}", "not UTF-8");
    row("not an object", "[1]", "JSON object");
    row("no value", R"({"version": 1})", "no field");
    row("value is a list", R"({"value": []})", "neither an object nor a string");
    row("value is null", R"({"value": null})", "neither an object nor a string");
    row("string without JSON", R"({"value": "plain"})", "without JSON");
    row("string with a list", R"({"value": "[1]"})", "no object");
    row("creation is null", R"({"created_at": null, "value": {}})", "created_at must be a string");
    row("creation is a number", R"({"created_at": 1, "value": {}})", "created_at must be a string");
    row("creation is no time", R"({"created_at": "now", "value": {}})", "created_at is not an ISO");
    row("expiry is null", R"({"expires_at": null, "value": {}})", "expires_at must be a string");
    row("expiry is no time", R"({"expires_at": "never", "value": {}})", "expires_at is not an ISO");
    row("naive expiry", R"({"expires_at": "2026-01-01T00:00:00", "value": {}})", "no UTC offset");
}

void TestManagedEntry::refusesWhatTheLibraryRefuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const Result<ManagedEntry> entry = parseManagedEntry(bytes);
    QVERIFY(!entry);
    QCOMPARE(entry.error().code, ErrorCode::Corrupt);
    QVERIFY2(reasonText(entry.error().detail).contains(reason),
        qPrintable(reasonText(entry.error().detail)));
}

void TestManagedEntry::refusesEveryPieceOfAnEnvelope()
{
    for (qsizetype length = 0; length < dated.size(); ++length)
        QVERIFY(!parseManagedEntry(dated.left(length)));
}

void TestManagedEntry::saysWhereItIsNoJson()
{
    const Result<ManagedEntry> entry = parseManagedEntry("{\n  \"value\" {}}");
    QVERIFY(entry.error().place);
    QCOMPARE(entry.error().place->line, 2);
    QCOMPARE(parseManagedEntry("{\"value\": \"\xED\xA0\x80\"}").error().place->byte, 11);
}

void TestManagedEntry::changesOnlyTheValue()
{
    const QByteArray odd = "{ \"more\":[1,2 ],\r\n\"value\" :{\"a\":1.0} , \"version\":1.0,"
                           "\"created_at\":\"2026-01-01T00:00:00Z\"}\n";
    QByteArray expected = odd;
    expected.replace("{\"a\":1.0}", "{\"b\":  [ ]}");
    QCOMPARE(edited(odd, "{\"b\":  [ ]}", keep), expected);
    QCOMPARE(edited(odd, "{\"a\":1.0}", keep), odd);
    QCOMPARE(edited(odd, std::nullopt, keep), odd);
    QCOMPARE(edited(R"({"value": "{}"})", R"("{\"a\": 1}")", keep), R"({"value": "{\"a\": 1}"})");
}

void TestManagedEntry::changesOnlyTheExpiry()
{
    QByteArray expected = dated;
    expected.replace("2099-01-02T03:04:05.678901", "2050-01-01T00:00:00");
    QCOMPARE(edited(dated, std::nullopt, setTo("2050-01-01T00:00:00+00:00")), expected);
    QCOMPARE(edited(dated, std::nullopt, clear), plain);
    QCOMPARE(edited(plain, std::nullopt, clear), plain);
    QCOMPARE(edited(plain, std::nullopt, setTo("2099-01-02T03:04:05.678+00:00")),
        QByteArray(dated).replace("678901", "678000"));
    QCOMPARE(edited(plain, "{}", setTo("2099-01-02T03:04:05.678+00:00")),
        QByteArray(dated).replace("678901", "678000").replace(R"({"a": 1.0})", "{}"));
}

void TestManagedEntry::leavesAnExpiryThatIsTheSameToTheMillisecond()
{
    QCOMPARE(edited(dated, std::nullopt, setTo("2099-01-02T03:04:05.678+00:00")), dated);
}

void TestManagedEntry::removesEveryDuplicateOfTheExpiry()
{
    const QByteArray twice = R"({"expires_at": "2099-01-01T00:00:00+00:00", "value": {}, )"
                             R"("expires_at": "2098-01-01T00:00:00+00:00"})";
    QCOMPARE(edited(twice, std::nullopt, clear), R"({"value": {}})");
}

void TestManagedEntry::refusesValuesThatTheLibraryWouldNotRead_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
        {"", " ", "[]", "1", "null", "\"text\"", "\"[]\"", "{", "{} {}", "{'a': 1}", "\xFF"})
        QTest::newRow(value) << QByteArray(value);
}

void TestManagedEntry::refusesValuesThatTheLibraryWouldNotRead()
{
    QFETCH(QByteArray, value);
    QCOMPARE(checkManagedValue(value).error().code, ErrorCode::Invalid);
    const Result<ManagedEntry> entry = parseManagedEntry(plain);
    QCOMPARE(editManagedEntry(*entry, value, keep).error().code, ErrorCode::Invalid);
    QCOMPARE(makeManagedEntry(value, keep, 0).error().code, ErrorCode::Invalid);
}

void TestManagedEntry::writesANewEnvelopeAsTheLibraryDoes()
{
    const qint64 created = parseIsoTime(u"2026-11-20T15:30:47.070528+00:00")->microseconds;
    QCOMPARE(makeManagedEntry(" {\"a\": 1.0}\n", keep, created).value(), plain);
    QCOMPARE(makeManagedEntry(R"({"a": 1.0})", clear, created).value(), plain);
    QCOMPARE(
        makeManagedEntry(R"({"a": 1.0})", setTo("2099-01-02T03:04:05.678+00:00"), created).value(),
        QByteArray(dated).replace("678901", "678000"));
}

void TestManagedEntry::refusesAnExpiryThatPythonCannotHold()
{
    const Result<ManagedEntry> entry = parseManagedEntry(plain);
    const QDateTime late(QDate(10000, 1, 1), QTime(0, 0), Qt::UTC);
    for (const QDateTime &at : {late, QDateTime()}) {
        const ExpiryChange expiry {ExpiryChange::Kind::Set, at};
        QCOMPARE(editManagedEntry(*entry, std::nullopt, expiry).error().code, ErrorCode::Invalid);
        QCOMPARE(makeManagedEntry("{}", expiry, 0).error().code, ErrorCode::Invalid);
    }
}

QTEST_GUILESS_MAIN(TestManagedEntry)
#include "tst_managedentry.moc"
