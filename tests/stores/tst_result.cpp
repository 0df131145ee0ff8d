// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/result.h"

#include <QTest>

#include <memory>

using namespace kvlens;

namespace {

const Error gone {ErrorCode::NotFound, quoted(QStringLiteral("no such key")), QStringLiteral("k")};

Result<int> half(int number)
{
    if (number % 2 != 0)
        return Error {ErrorCode::Invalid, quoted(QStringLiteral("odd")), QString::number(number)};
    return number / 2;
}

Result<> check(bool ok)
{
    if (!ok)
        return gone;
    return {};
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT
private slots:
    void aValueIsTrueAndHoldsTheValue();
    void anErrorIsFalseAndHoldsTheError();
    void successWithoutAValueIsTrue();
    void aValueIsMappedAndAnErrorKept();
    void errorsOfOtherTypesPassThrough();
    void aMoveOnlyValueIsMovedOut();
    void errorsCompareByEveryMember();
};

void TestResult::aValueIsTrueAndHoldsTheValue()
{
    const Result<int> four = half(8);
    QVERIFY(four);
    QCOMPARE(*four, 4);
    QCOMPARE(four.value_or(0), 4);
}

void TestResult::anErrorIsFalseAndHoldsTheError()
{
    const Result<int> none = half(7);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Invalid);
    QCOMPARE(none.error().subject, QStringLiteral("7"));
    QCOMPARE(none.value_or(-1), -1);
}

void TestResult::successWithoutAValueIsTrue()
{
    QVERIFY(check(true));
    QVERIFY(!check(false));
    QCOMPARE(check(false).error(), gone);
}

void TestResult::aValueIsMappedAndAnErrorKept()
{
    const Result<QString> text = half(8).map([](int n) { return QString::number(n); });
    QCOMPARE(*text, QStringLiteral("4"));
    const Result<QString> none = half(7).map([](int n) { return QString::number(n); });
    QCOMPARE(none.error().subject, QStringLiteral("7"));
}

void TestResult::errorsOfOtherTypesPassThrough()
{
    const auto name = [](int n) -> Result<QString> {
        const Result<int> number = half(n);
        if (!number)
            return number.error();
        return QString::number(*number);
    };
    QCOMPARE(*name(2), QStringLiteral("1"));
    QCOMPARE(name(3).error().code, ErrorCode::Invalid);
}

void TestResult::aMoveOnlyValueIsMovedOut()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
    QVERIFY(result);
    const std::unique_ptr<int> three = *std::move(result);
    QCOMPARE(*three, 3);
}

void TestResult::errorsCompareByEveryMember()
{
    Error other = gone;
    QCOMPARE(other, gone);
    other.place = TextPlace {10, 2, 3};
    QVERIFY(!(other == gone));
    other = gone;
    other.subject.clear();
    QVERIFY(!(other == gone));
}

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
