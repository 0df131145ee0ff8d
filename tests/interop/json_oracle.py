# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python's json says about texts: read from standard input, one hexadecimal text a line.

For each line one line of JSON comes back:
{"ok": true, "strings": [hexadecimal WTF-8 of every string and key, in order]}, or
{"ok": false, "msg": ..., "pos": byte, "line": ..., "column": ...}.
With the argument "dumps" the lines are WTF-8 strings, and what comes back is
{"ascii": hexadecimal token, "raw": hexadecimal token}.
"""
import json
import sys

sys.setrecursionlimit(1000000)


def encoded(text):
    # A pair of lone surrogates that stands for one character is that character.
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return joined.encode("utf-8", "surrogatepass").hex()


def strings(value, found):
    if isinstance(value, str):
        found.append(encoded(value))
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, tuple):
                found.append(encoded(item[0]))
                strings(item[1], found)
            else:
                strings(item, found)


def loads(data):
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "surrogatepass")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        return {"ok": False, "msg": "Invalid UTF-8", "pos": error.start, "line": line, "column": column}
    try:
        value = json.loads(text, object_pairs_hook=lambda pairs: [tuple(pair) for pair in pairs])
    except json.JSONDecodeError as error:
        pos = len(text[: error.pos].encode("utf-8", "surrogatepass"))
        return {"ok": False, "msg": error.msg, "pos": pos, "line": error.lineno, "column": error.colno}
    found = []
    strings(value, found)
    return {"ok": True, "strings": found}


def dumps(data):
    text = data.decode("utf-8", "surrogatepass")
    raw = json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return {"ascii": json.dumps(text).encode().hex(), "raw": raw.hex()}


def main():
    answer = dumps if sys.argv[1:] == ["dumps"] else loads
    for line in sys.stdin:
        print(json.dumps(answer(bytes.fromhex(line))))


if __name__ == "__main__":
    main()
