// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/hostilevalues.h"

#include "stores/json/pystr.h"

namespace kvlens::test {

namespace {

constexpr int deep = 10'000;
constexpr int many = 10'000;
constexpr int deeper = 30'000;

QByteArray times(const char *piece, int count)
{
    return QByteArray(piece).repeated(count);
}

QByteArray quoted(const QByteArray &inside)
{
    return '"' + inside + '"';
}

QByteArray listOf(const char *element, int count)
{
    return '[' + times((QByteArray(element) + ',').constData(), count) + element + ']';
}

QByteArray members(int count, const auto &member)
{
    QByteArray object = "{";
    for (int i = 0; i < count; ++i)
        object += (i > 0 ? "," : "") + member(i);
    return object + '}';
}

// JSON in a string, in a string …: each level doubles the backslashes.
QByteArray inStrings(int levels)
{
    QByteArray text = R"({"a": "x"})";
    for (int i = 0; i < levels; ++i)
        text = "{\"a\": " + json::encodeString(text, json::Escapes::Ascii) + '}';
    return text;
}

QList<HostileValue> deepOnes()
{
    return {
        {"arrays in arrays", times("[", deep) + "\"x\"" + times("]", deep)},
        {"objects in objects", times("{\"a\":", deep) + "\"x\"" + times("}", deep)},
        {"deeper arrays", times("[", deeper) + times("]", deeper)},
        {"deeper objects", times("{\"a\":", deeper) + "1" + times("}", deeper)},
        {"arrays and objects", times("[{\"a\":", deep) + "\"x\"" + times("}]", deep)},
        {"a path through every depth", times("{\"a\":{\"b\":", deep) + "\"x\"" + times("}}", deep),
            Harm::None, "x", "$..a..b..a..b"},
        {"an element beside each depth", times("[1,", deep) + "\"x\"" + times("]", deep)},
        {"a member beside each depth", times("{\"b\":1,\"a\":", deep) + "2" + times("}", deep)},
        {"only opened", times("[", deeper), Harm::Value},
        {"only closed", times("]", deeper), Harm::Value},
        {"opened one way and closed the other", times("[", deep) + times("}", deep), Harm::Value},
        {"JSON in ten strings", inStrings(10)},
        {"brackets in a string", quoted(times("[", many))},
        {"arrays in a string", quoted(times("[", deep) + times("]", deep))},
        {"objects in strings of a list", listOf(R"("{\"a\": \"x\"}")", 5'000)},
    };
}

QList<HostileValue> texts()
{
    return {
        {"a letter and nothing else", quoted(times("x", 5 * many))},
        {"what an expression gives up on", quoted(times("a", 5'000) + "! hello")},
        {"that in many texts", listOf(R"("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")", 2'000)},
        {"escapes only", quoted(times("\\u0041", many))},
        {"backslashes", quoted(times("\\\\", many))},
        {"an odd number of backslashes", quoted(times("\\", many + 1)), Harm::Value},
        {"NULs", quoted(times("\\u0000", many / 2))},
        {"first halves of surrogates", quoted(times("\\ud800", many / 2))},
        {"second halves of surrogates", quoted(times("\\udc00", many / 2))},
        {"halves in the wrong order", quoted(times("\\udc00\\ud800", many / 4))},
        {"raw surrogates", quoted(times("\xed\xa0\x80", many / 2))},
        {"bytes that are no UTF-8", quoted(times("\xff\xfe\x80", many / 2)), Harm::Value},
        {"slashes in too many bytes", quoted(times("\xc0\xaf", many / 2)), Harm::Value},
        {"half a character at the end", quoted("x\xf0\x9f\x98"), Harm::Value},
        {"raw control characters", quoted("a\x1b[31m\x07\x01\r\n"), Harm::Value},
        {"escaped control characters", quoted("a\\u001b[31m\\u0007\\r\\n")},
        {"a terminal's commands of eight bits",
            quoted("a\xc2\x9b"
                   "31m\xc2\x85\x7f")},
        {"turned round",
            quoted("\xe2\x80\xae"
                   "exe.txt\xe2\x81\xa6\xe2\x81\xa9")},
        {"separators of lines", quoted(times("\xe2\x80\xa8\xe2\x80\xa9", many / 8))},
        {"marks upon marks", quoted("a" + times("\xcc\x81", many / 2))},
        {"joined emoji", quoted(times("\xf0\x9f\x91\xa9\xe2\x80\x8d", many / 8))},
        {"letters that show as nothing", quoted(times("\xe3\x85\xa4\xe2\x80\x8b", many / 8))},
        {"never closed", '"' + times("x", many), Harm::Value},
        {"an escape that is none", quoted("\\x41\\q"), Harm::Value},
        {"an escape that is cut", quoted("\\u12"), Harm::Value},
        {"quotes", times("\"", many), Harm::Value},
        {"what Qt takes for HTML", quoted("<b>x</b><img src='file:///etc/passwd'>")},
    };
}

QList<HostileValue> numbersAndWords()
{
    return {
        {"digits", times("7", many)},
        {"digits behind the point", "0." + times("0", many) + "1"},
        {"an exponent without end", "1e" + times("9", many)},
        {"beyond a double", "1e999999999"},
        {"minus nought", "-0"},
        {"zeros in front", "00001", Harm::Value},
        {"two signs", "--1", Harm::Value},
        {"an exponent that is cut", "1e", Harm::Value},
        {"no numbers", "[NaN, Infinity, -Infinity]"},
        {"half a word", "tru", Harm::Value},
        {"a bare word", "hello", Harm::Value},
        {"nothing", "", Harm::Value},
    };
}

QList<HostileValue> shapes()
{
    return {
        {"empty arrays", listOf("[]", many)},
        {"empty objects", listOf("{}", many)},
        {"a long list", listOf("0", many)},
        {"the same key again and again",
            members(many / 4, [](int i) { return "\"a\":" + QByteArray::number(i); })},
        {"many keys",
            members(many / 4, [](int i) { return "\"a" + QByteArray::number(i) + "\":\"x\""; })},
        {"empty keys", members(many / 4, [](int) { return QByteArray("\"\":1"); })},
        {"a long key", '{' + quoted(times("x", many)) + ":1}"},
        {"long keys in each other",
            times(("{" + quoted(times("/~", 50)) + ":").constData(), 500) + "\"x\""
                + times("}", 500)},
        {"white space", times(" \n\t", many) + "1" + times(" ", many)},
        {"white space in between", times("[ \n", deep) + times("\n ]", deep)},
        {"a comma too many", "[1,2,]", Harm::Value},
        {"commas", '[' + times(",", many) + ']', Harm::Value},
        {"comments", "[1, /* x */ 2] // x", Harm::Value},
        {"no colon", R"({"a" 1})", Harm::Value},
        {"no quotes", "{a: 1}", Harm::Value},
        {"single quotes", "{'a': 1}", Harm::Value},
        {"an end too many", "{}}", Harm::Behind},
        {"a mark of order inside",
            "[\xef\xbb\xbf"
            "1]",
            Harm::Value},
        {"UTF-16",
            QByteArray("\xff\xfe[\0"
                       "1\0]\0",
                8),
            Harm::Value},
        {"raw NULs", QByteArray(many, '\0'), Harm::Value},
        {"another document", "1}}\n{\"data\": {\"k\": {}", Harm::Behind},
    };
}

} // namespace

QList<HostileValue> hostileValues()
{
    return deepOnes() + texts() + numbersAndWords() + shapes();
}

} // namespace kvlens::test
