# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes stores/jsonfile/encodingtable.cpp: Python's encodings, and how iconv() differs from them.

    make_encodings.py > stores/jsonfile/encodingtable.cpp

The figures are those of this Python's own codecs, compared with the iconv() of the C library that it
runs on, in each sequence of one byte or two, of three in EUC-JP and of four in GB18030.
"""

import codecs
import ctypes
import encodings
import encodings.aliases
import pkgutil

LIBRARY = ctypes.CDLL(None)
LIBRARY.iconv_open.restype = ctypes.c_void_p
LIBRARY.iconv.argtypes = [ctypes.c_void_p] + [ctypes.POINTER(ctypes.c_char_p), ctypes.POINTER(ctypes.c_size_t)] * 2
LIBRARY.iconv.restype = ctypes.c_size_t

# Where the charset that equals a codec the most has not the name of the codec.
CHARSETS = {
    "latin_1": ["ISO-8859-1"], "hp_roman8": ["HP-ROMAN8"], "kz1048": ["RK1048"], "ptcp154": ["PT154"],
    "cp1006": ["ISO-8859-1"], "cp720": ["CP437"], "tis_620": ["ISO-8859-11"], "palmos": ["CP1252"],
    "mac_latin2": ["MAC-CENTRALEUROPE"], "mac_cyrillic": ["MAC-CYRILLIC"], "cp949": ["UHC"], "cp950": ["BIG5"],
    "big5hkscs": ["BIG5-HKSCS"], "gb2312": ["EUC-CN"], "shift_jis": ["SJIS"], "euc_kr": ["EUC-KR"],
    "euc_jp": ["EUC-JP"], "euc_jis_2004": ["EUC-JISX0213", "EUC-JP"], "euc_jisx0213": ["EUC-JISX0213", "EUC-JP"],
    "shift_jis_2004": ["SHIFT_JISX0213"], "shift_jisx0213": ["SHIFT_JISX0213"],
}
WIDE = ["big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jis_2004", "euc_jisx0213", "euc_jp", "euc_kr",
        "gb18030", "gb2312", "gbk", "johab", "shift_jis", "shift_jis_2004", "shift_jisx0213"]
# They switch between alphabets, are no text as it is stored, or are decoded without iconv().
NO_CHARSET = ("iso2022", "hz", "utf_", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "charmap", "undefined")


def codecs_of_text():
    for module in pkgutil.iter_modules(encodings.__path__):
        try:
            if codecs.lookup(module.name)._is_text_encoding:
                yield module.name
        except LookupError:
            pass  # of another system


def charsets_of(name):
    if name.startswith(NO_CHARSET):
        return []
    if name.startswith("mac_"):
        return CHARSETS.get(name, ["MACINTOSH"])
    if name.startswith("iso8859_"):
        return [name.replace("iso8859_", "ISO-8859-")]
    return CHARSETS.get(name, [name.upper().replace("_", "-")])


class Charset:
    def __init__(self, name):
        self.handle = LIBRARY.iconv_open(b"UTF-8", name.encode())
        assert self.handle != ctypes.c_void_p(-1).value, name

    def decode(self, data):
        out = ctypes.create_string_buffer(16)
        source, left = ctypes.c_char_p(data), ctypes.c_size_t(len(data))
        target, room = ctypes.cast(out, ctypes.c_char_p), ctypes.c_size_t(16)
        LIBRARY.iconv(self.handle, None, None, None, None)
        if LIBRARY.iconv(self.handle, source, left, target, room) or left.value:
            return None
        LIBRARY.iconv(self.handle, None, None, target, room)
        return out.raw[: 16 - room.value].decode()


def decoded(name, data):
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def exceptions(name, charsets):
    def compare(data):
        right = decoded(name, data)
        found = next((text for text in (charset.decode(data) for charset in charsets) if text is not None), None)
        if right != found:
            assert right is None or (len(right) == 1 and ord(right) < 0xFFFF), (name, data)
            differing[int.from_bytes(data, "big")] = right or "\uffff"
        return right is None and found is None

    differing = {}
    leads = [bytes([byte]) for byte in range(256) if compare(bytes([byte]))]
    if name not in WIDE:
        return differing
    cut = [lead + bytes([byte]) for lead in leads for byte in range(256) if compare(lead + bytes([byte]))]
    if name.startswith("euc_j"):
        for two in (two for two in cut if two[0] == 0x8F):
            for byte in range(256):
                compare(two + bytes([byte]))
    if name == "gb18030":
        for two in (two for two in cut if 0x30 <= two[1] <= 0x39):
            for third in range(0x81, 0xFF):
                for fourth in range(0x30, 0x3A):
                    compare(two + bytes([third, fourth]))
    return differing


def runs(differing):
    """[first number, characters], in order."""
    found = []
    for number in sorted(differing):
        if found and number == found[-1][0] + len(found[-1][1]) and len(found[-1][1]) < 12:
            found[-1][1].append(differing[number])
        else:
            found.append([number, [differing[number]]])
    return found


def main():
    names = sorted(codecs_of_text())
    aliases = {name: sorted(a for a, of in encodings.aliases.aliases.items() if of == name) for name in names}
    tables, rows = [], []
    for name in names:
        charsets = charsets_of(name)
        differing = exceptions(name, [Charset(charset) for charset in charsets]) if charsets else {}
        words = ", ".join(f'"{charset}"' for charset in charsets)
        row = f'    {{"{name}", "{" ".join(aliases[name])}"'
        if differing:
            entries = ", ".join(
                "{0x%x, u\"%s\"}" % (first, "".join("\\u%04x" % ord(c) for c in characters))
                for first, characters in runs(differing))
            tables.append(f"constexpr OtherCharacters {name}[] {{{entries}}};\n")
            row += f", {words}, {'' if len(charsets) > 1 else 'nullptr, '}{name}"
        elif charsets:
            row += f", {words}"
        rows.append(row + "},\n")
    print(f"""// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Written by tests/interop/make_encodings.py from the codecs of Python 3.11, compared with the
// charsets of the GNU C library 2.36.

#include "stores/jsonfile/pythonencodings.h"

namespace kvlens {{

namespace {{

{"".join(tables)}
constexpr PythonEncoding encodings[] {{
{"".join(rows)}}};

}} // namespace

std::span<const PythonEncoding> pythonEncodings()
{{
    return encodings;
}}

}} // namespace kvlens""")


if __name__ == "__main__":
    main()
