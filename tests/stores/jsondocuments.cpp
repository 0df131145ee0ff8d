// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsondocuments.h"

namespace kvlens {

namespace {

QByteArray pick(QRandomGenerator &random, std::initializer_list<const char *> choices)
{
    return choices.begin()[random.bounded(qsizetype(choices.size()))];
}

class Writer
{
public:
    Writer(QRandomGenerator &random, Spacing spacing)
        : m_random(random)
        , m_spacing(spacing)
    {
    }

    QByteArray value(int depth)
    {
        const int kind = m_random.bounded(depth > 5 ? 3 : 8);
        if (kind == 0)
            return randomString(m_random);
        if (kind <= 2)
            return scalar();
        return kind <= 5 ? object(depth) : array(depth);
    }
    QByteArray object(int depth);
    QByteArray space();

private:
    QByteArray scalar();
    QByteArray array(int depth);
    QByteArray separator(char c);

    QRandomGenerator &m_random;
    Spacing m_spacing;
};

QByteArray Writer::space()
{
    if (m_spacing != Spacing::Random || m_random.bounded(3) > 0)
        return {};
    return pick(m_random, {" ", "\n", "\t", "\r\n  ", "   ", "\n    "});
}

QByteArray Writer::separator(char c)
{
    if (m_spacing == Spacing::Dumps)
        return QByteArray(1, c) + ' ';
    return space() + c + space();
}

QByteArray Writer::scalar()
{
    return pick(m_random,
        {"0", "-0.0", "1E5", "1e-05", "3.141592653589793", "123456789012345678901234567890", "true",
            "false", "null", "NaN", "Infinity", "-Infinity", "0.1e+300", "-1"});
}

QByteArray Writer::array(int depth)
{
    QByteArray text = "[" + space();
    const int count = m_random.bounded(6);
    for (int i = 0; i < count; ++i)
        text += (i ? separator(',') : QByteArray()) + value(depth + 1);
    return text + space() + ']';
}

QByteArray Writer::object(int depth)
{
    QByteArray text = "{" + space();
    const int count = m_random.bounded(6);
    for (int i = 0; i < count; ++i)
        text += (i ? separator(',') : QByteArray()) + randomString(m_random) + separator(':')
            + value(depth + 1);
    return text + space() + '}';
}

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

QByteArray randomString(QRandomGenerator &random)
{
    QByteArray token = "\"";
    const int pieces = random.bounded(10) ? random.bounded(5) : random.bounded(60);
    for (int i = 0; i < pieces; ++i)
        token += pick(random,
            {"a", "key", "\\\"", "\\\\", "\\n", "\\/", "\\u0041", "\\u00e9", "\\u00E9",
                "\\ud83d\\ude00", "\\ud800", "\\udc00", "\\u0000", "\xc3\xa9", "\xe6\x97\xa5",
                "\xf0\x9f\x98\x80", "{", "}", "[", "]", ",", ":", " ", "\x7f", "\\u200d",
                "\xe2\x80\xae", "\\\\\\\"", "0123456789"});
    return token + '"';
}

QByteArray randomDocument(QRandomGenerator &random, Spacing spacing)
{
    Writer writer(random, spacing);
    const QByteArray lead = writer.space();
    return lead + (random.bounded(4) ? writer.object(0) : writer.value(0)) + writer.space();
}

QList<NamedText> nastyDocuments()
{
    const QByteArray longKey = '"' + QByteArray(30000, 'k') + '"';
    return {
        {"dialect A", R"({"data": {"k\u00e9y": {"n": 1.0, "s": "\ud83d\ude00 \u2028"}, "b": []}})"},
        {"dialect B",
            R"({"created_at": "2026-11-20T15:32:07.389959+00:00", "value": {"t": 3600}})"},
        {"dialect C", "{\"store\":{\"k\xc3\xa9y\":[{\"role\":\"user\",\"x\":1e16}]}}"},
        {"indented",
            "{\n  \"data\": {\n    \"a\": [\n      1,\n      2\n    ],\n    \"b\": {}\n  }\n}\n"},
        {"indented with CRLF", "{\r\n\t\"data\": {\r\n\t\t\"a\": null\r\n\t}\r\n}\r\n"},
        {"not numbers", "{\"d\": {\"a\": NaN, \"b\": Infinity, \"c\": -Infinity}}"},
        {"exact numbers",
            "[123456789012345678901234567890123456789012, -0.0, 1E5, 1e-05, 0.10, 1e+16]"},
        {"lone surrogates", R"({"\ud800": {"\udc00x": "\udc00\ud800"}})"},
        {"surrogates as raw bytes", "[\"\xed\xa0\x80\", \"\xed\xb0\x80\"]"},
        {"duplicate keys", R"({"d": {"a": 1, "a": 2, "\u0061": 3}, "d": {"a": 4}})"},
        {"empty keys", R"({"": {"": {"": ""}}})"},
        {"NUL escaped", R"({"d": {"\u0000": "\u0000"}})"},
        {"NUL raw", QByteArray("{\"d\": {\"a\0\": 1}}", 16)},
        {"NUL behind", QByteArray("{\"d\": {}}\0\0\0", 12)},
        {"byte order mark", "\xef\xbb\xbf{\"d\": {\"a\": 1}}"},
        {"empty", ""},
        {"white space only", " \n\t\r\n"},
        {"scalar", "  \"text\" "},
        {"number at the top", "-12.5e3\n"},
        {"array at the top", R"([{"a": 1}, [2], "3", 4, null])"},
        {"leaves at level 1", R"({"a": 1, "b": [1, {"x": {}}], "c": {"k": 2}, "d": "s", "e": {}})"},
        {"braces in strings", R"({"d": {"a{": "}]", "b\"}": "\\", "c\\\"": "[\\\\\"{"}})"},
        {"nested 200 deep", nested(200)},
        {"long key", "{\"d\": {" + longKey + ": 1, " + longKey + ": 2}}"},
        {"trailing comma", R"({"d": {"a": 1,}})"},
        {"trailing comma in array", "[1, 2, ]"},
        {"missing comma", R"({"d": {"a": 1 "b": 2}})"},
        {"missing comma inside a value", R"({"d": {"a": [1 2], "b": 2}})"},
        {"missing colon", R"({"d": {"a" 1}})"},
        {"missing value", R"({"d": {"a": }})"},
        {"missing quote", R"({"d": {"a": ["x, "y"], "b": 2}})"},
        {"wrong bracket", R"({"d": {"a": [1}, "b": 2}})"},
        {"too many brackets", R"({"d": {}}})"},
        {"two values", "{} {}"},
        {"key without quotes", "{d: 1}"},
        {"single quotes", "{'d': 1}"},
        {"comment", "{\"d\": /* x */ 1}"},
        {"control character", "{\"d\": {\"a\": \"x\ny\"}}"},
        {"control character in a key", "{\"d\": {\"a\tb\": 1}}"},
        {"wrong escape", R"({"d": {"a": "\x41"}})"},
        {"wrong escape in a key", R"({"d": {"\x41": 1}})"},
        {"wrong unicode escape", R"(["\u12G4"])"},
        {"cut unicode escape", R"(["\u12)"},
        {"escape at the end", R"(["\)"},
        {"half of a pair, then half an escape", R"(["\ud83d\u12"])"},
        {"backslash outside", R"({"d": \"a\": 1})"},
        {"leading zero", "[01]"},
        {"bare minus", "[-]"},
        {"dot without digits", "[1.]"},
        {"exponent without digits", "[1e+]"},
        {"plus sign", "[+1]"},
        {"cut literal", "[nul]"},
        {"literal and more", "[nullx]"},
        {"not UTF-8", "{\"d\": {\"a\": \"x\xffy\"}}"},
        {"Latin-1", "{\"d\": {\"a\": \"caf\xe9\"}}"},
        {"overlong", "[\"\xc0\xaf\"]"},
        {"beyond Unicode", "[\"\xf4\x90\x80\x80\"]"},
        {"cut character", "[\"\xe2\x82"},
    };
}

} // namespace kvlens
