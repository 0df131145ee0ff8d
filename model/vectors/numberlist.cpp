// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/numberlist.h"

#include "model/vectors/numberkernel.h"
#include "stores/json/lex.h"

#include <QHashFunctions>
#include <QtEndian>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace kvlens {

namespace {

// What stands in a number: digits × 10^exponent.
struct Decimal
{
    const char *end = nullptr; // behind it; null: there is none
    quint64 digits = 0; // the first nineteen, beginning with one that is not zero
    qint64 exponent = 0;
    bool isNegative = false;
};

constexpr int mostDigits = 19; // that surely fit
constexpr qint64 surelyReadBytes = 4000; // no integer of so many digits is too long for Python

constexpr quint64 zeros = 0x3030303030303030;

// The value of eight digits, less '0' each; the first is the lowest byte. Each step adds
// neighbours: digits, pairs, fours.
quint64 ofDigits(quint64 digits)
{
    quint64 value = digits * (1 + (10 << 8)) >> 8;
    value = (value & 0x00ff00ff00ff00ff) * (1 + (quint64(100) << 16)) >> 16;
    return (value & 0x0000ffff0000ffff) * (1 + (quint64(10'000) << 32)) >> 32;
}

// The top bit of each byte that is no digit, less '0' each, up to the first of them; what is set
// behind that says nothing.
quint64 notDigits(quint64 digits)
{
    return ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
}

// The value of eight digits; less than zero: there is something else among them.
qint64 eightDigits(const char *at)
{
    const quint64 digits = qFromLittleEndian<quint64>(at) ^ zeros;
    return notDigits(digits) != 0 ? -1 : static_cast<qint64>(ofDigits(digits));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Reads digits into a number; of those that do not fit any more the count is kept.
class Digits
{
public:
    const char *read(const char *at, const char *end)
    {
        while (end - at >= 8 && m_count + 8 <= mostDigits) {
            const qint64 eight = eightDigits(at);
            if (eight < 0)
                break;
            take(static_cast<quint64>(eight), 100'000'000, 8);
            at += 8;
        }
        for (; at != end && isDigit(*at); ++at) {
            if (m_count < mostDigits)
                take(static_cast<quint64>(*at - '0'), 10, 1);
            else
                ++m_lost;
        }
        return at;
    }
    quint64 value() const { return m_value; }
    qint64 lost() const { return m_lost; }

private:
    void take(quint64 more, quint64 shift, int digits)
    {
        m_value = m_value * shift + more;
        m_count = m_value == 0 ? 0 : m_count + digits;
    }

    quint64 m_value = 0;
    int m_count = 0; // of digits, behind the zeros before them
    qint64 m_lost = 0;
};

const char *readExponent(const char *at, const char *end, qint64 &exponent)
{
    ++at;
    const bool isNegative = at != end && *at == '-';
    if (at != end && (*at == '-' || *at == '+'))
        ++at;
    const char *begin = at;
    qint64 value = 0;
    for (; at != end && isDigit(*at); ++at)
        value = std::min<qint64>(value * 10 + (*at - '0'), 1'000'000'000);
    exponent += isNegative ? -value : value;
    return at == begin ? nullptr : at;
}

Decimal readDecimal(const char *at, const char *end)
{
    Decimal number;
    number.isNegative = at != end && *at == '-';
    const char *whole = number.isNegative ? at + 1 : at;
    Digits digits;
    at = digits.read(whole, end);
    const bool hasLeadingZero = at - whole > 1 && *whole == '0';
    if (at == whole || hasLeadingZero)
        return {};
    number.exponent = digits.lost();
    if (at != end && *at == '.') {
        const char *fraction = at + 1;
        const qint64 lost = digits.lost();
        at = digits.read(fraction, end);
        if (at == fraction)
            return {};
        number.exponent -= (at - fraction) - (digits.lost() - lost);
    }
    if (at != end && (*at == 'e' || *at == 'E'))
        at = readExponent(at, end, number.exponent);
    number.digits = digits.value();
    number.end = at;
    return number;
}

// The double that is nearest to a number that stands there.
double exactValue(const char *begin, const Decimal &number)
{
    double value = 0;
    const auto read = std::from_chars(begin, number.end, value);
    if (read.ec != std::errc::result_out_of_range)
        return value;
    const double beyond
        = number.digits != 0 && number.exponent > 0 ? std::numeric_limits<double>::infinity() : 0;
    return number.isNegative ? -beyond : beyond;
}

constexpr int mostPower = 270; // what nineteen digits times it come to is a normal number

std::array<double, 2 * mostPower + 1> powersOfTen()
{
    std::array<double, 2 * mostPower + 1> powers {};
    for (int i = 0; i < int(powers.size()); ++i) {
        const QByteArray text = "1e" + QByteArray::number(i - mostPower);
        std::from_chars(text.begin(), text.end(), powers[size_t(i)]);
    }
    return powers;
}

double nearValue(const char *begin, const Decimal &number)
{
    static const std::array<double, 2 *mostPower + 1> powers = powersOfTen();
    if (number.exponent < -mostPower || number.exponent > mostPower)
        return exactValue(begin, number);
    const double value
        = static_cast<double>(number.digits) * powers[size_t(number.exponent + mostPower)];
    return number.isNegative ? -value : value;
}

constexpr qptrdiff usualSize = 32; // bytes that are there, so that usualNumber() may look at them

// Most numbers of vectors: a digit, a point, 16 to 23 digits. Moves `at` behind it; nothing:
// another form.
std::optional<double> usualNumber(const char *&at)
{
    static constexpr std::array<double, 8> powers {
        1e-16, 1e-17, 1e-18, 1e-19, 1e-20, 1e-21, 1e-22, 1e-23};
    const bool isNegative = *at == '-';
    const char *whole = at + (isNegative ? 1 : 0);
    const auto first = static_cast<quint8>(*whole - '0');
    const quint64 high = qFromLittleEndian<quint64>(whole + 2) ^ zeros;
    const quint64 low = qFromLittleEndian<quint64>(whole + 10) ^ zeros;
    const quint64 rest = qFromLittleEndian<quint64>(whole + 18) ^ zeros;
    const quint64 behind = notDigits(rest);
    if (first > 9 || whole[1] != '.' || (notDigits(high) | notDigits(low)) != 0 || behind == 0)
        return std::nullopt;
    const int digits = std::countr_zero(behind) / 8;
    if ((whole[18 + digits] | 0x20) == 'e')
        return std::nullopt;
    const quint64 tail = digits == 0 ? 0 : ofDigits(rest << (64 - 8 * digits));
    const quint64 sixteen
        = first * quint64(10'000'000'000'000'000) + ofDigits(high) * 100'000'000 + ofDigits(low);
    const double value = static_cast<double>(sixteen) * powers[0]
        + static_cast<double>(tail) * powers[size_t(digits)];
    at = whole + 18 + digits;
    return isNegative ? -value : value;
}

// NaN, Infinity and -Infinity, which Python reads and writes.
std::optional<double> literalValue(QByteArrayView literal)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (literal == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (literal == "Infinity")
        return infinity;
    return literal == "-Infinity" ? std::optional(-infinity) : std::nullopt;
}

// The number that a stream is at, however it is written.
bool takeUnusual(NumberStream &stream, const char *)
{
    constexpr quint64 factor = 0x9e3779b97f4a7c15;
    const char *const begin = stream.at;
    double value = 0;
    if (const Decimal number = readDecimal(begin, stream.end); number.end) {
        value = nearValue(begin, number);
        stream.at = number.end;
        stream.longest = std::max<qint64>(stream.longest, number.end - begin);
    } else {
        const QByteArrayView text(begin, stream.end);
        const QByteArrayView word = text.first(json::literalEnd(text, 0));
        const std::optional<double> literal = literalValue(word);
        if (!literal)
            return false;
        value = *literal;
        stream.at = word.end();
    }
    stream.squares += value * value;
    stream.hasOther = stream.hasOther || value != 0;
    stream.isFinite = stream.isFinite && std::isfinite(value);
    stream.digest = stream.digest * factor + qHash(QByteArrayView(begin, stream.at));
    return true;
}

// Calls `take` with each number of the array. How many there are.
template <class Usual, class ValueOf, class Take>
std::optional<qint64> readArray(QByteArrayView text, Usual usual, ValueOf valueOf, Take take)
{
    const char *const end = text.end();
    const auto skipSpace = [end](const char *at) {
        while (at != end && json::isSpace(*at))
            ++at;
        return at;
    };
    const char *at = skipSpace(text.begin());
    if (at == end || *at != '[')
        return std::nullopt;
    at = skipSpace(at + 1);
    qint64 count = 0;
    if (at != end && *at == ']')
        return skipSpace(at + 1) == end ? std::optional(count) : std::nullopt;
    while (at != end) {
        const std::optional<double> value = end - at >= usualSize ? usual(at) : std::nullopt;
        if (value) {
            take(count, *value);
        } else if (const Decimal number = readDecimal(at, end); number.end) {
            take(count, valueOf(at, number));
            at = number.end;
        } else {
            const qsizetype from = at - text.begin();
            const qsizetype behind = json::literalEnd(text, from);
            const std::optional<double> literal = literalValue(text.sliced(from, behind - from));
            if (!literal)
                return std::nullopt;
            take(count, *literal);
            at = text.begin() + behind;
        }
        ++count;
        at = skipSpace(at);
        if (at == end || (*at != ',' && *at != ']'))
            return std::nullopt;
        const bool isLast = *at == ']';
        at = skipSpace(at + 1);
        if (isLast)
            return at == end ? std::optional(count) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<qint64> readNumbers(QByteArrayView text, std::span<double> room)
{
    const auto take = [room](qint64 i, double value) {
        if (i < qint64(room.size()))
            room[size_t(i)] = value;
    };
    return readArray(text, usualNumber, nearValue, take);
}

std::optional<NumberSums> sumNumbers(QByteArrayView text)
{
    return sumNumbers(text, bestNumberKernel());
}

std::optional<NumberSums> sumNumbers(QByteArrayView text, const NumberKernel &kernel)
{
    qsizetype begin = json::skipSpace(text, 0);
    qsizetype end = text.size();
    while (end > begin && json::isSpace(text[end - 1]))
        --end;
    if (end - begin < 2 || text[begin] != '[' || text[end - 1] != ']')
        return std::nullopt;
    begin = json::skipSpace(text, begin + 1);
    if (begin == --end)
        return NumberSums {};
    const qsizetype middle = text.first(end).indexOf(',', begin + (end - begin) / 2);
    const qsizetype behind = middle < 0 ? end : json::skipSpace(text, middle + 1);
    if (behind == end && middle >= 0)
        return std::nullopt; // a comma, and nothing behind it
    NumberStream one {text.data() + begin, text.data() + (middle < 0 ? end : middle)};
    NumberStream other {text.data() + behind, text.data() + end};
    if (one.at == one.end || !kernel.sum(one, other, text.end(), takeUnusual))
        return std::nullopt;
    NumberSums sums;
    sums.count = one.count + other.count;
    sums.squares = one.squares + other.squares;
    sums.digest = one.digest * 31 + other.digest;
    sums.isZero = sums.squares == 0 && !one.hasOther && !other.hasOther;
    sums.isFinite = one.isFinite && other.isFinite;
    sums.mayBeTooLong = std::max(one.longest, other.longest) > surelyReadBytes;
    return sums;
}

std::optional<std::vector<double>> exactNumbers(QByteArrayView text)
{
    std::vector<double> numbers;
    const auto take = [&](qint64, double value) { numbers.push_back(value); };
    const auto noneIsUsual = [](const char *&) { return std::optional<double>(); };
    if (!readArray(text, noneIsUsual, exactValue, take))
        return std::nullopt;
    return numbers;
}

} // namespace kvlens
