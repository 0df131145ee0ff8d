# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every text encoding that Python has, read character for character as Python's own codec reads it."""

import encodings.aliases
import json
import random
import tempfile
import unittest
from pathlib import Path

import kvlens
from make_encodings import codecs_of_text

# They switch between alphabets or stand for another text: documented as not read.
REFUSED = ("charmap", "hz", "idna", "iso2022", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_7")


CODECS = sorted(codecs_of_text())
READ = [name for name in CODECS if not name.startswith(REFUSED)]
BYTEWISE = [name for name in READ if not name.startswith("utf_")]


def decoded(name, data):
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def sequences(name):
    """The bytes of what may be one character: all of one and two, those of three in EUC, some of four."""
    single = [bytes([byte]) for byte in range(256)]
    leads = [one for one in single if decoded(name, one) is None]
    double = [lead + one for lead in leads for one in single]
    more = []
    if name.startswith("euc_j"):
        more = [two + one for two in double if two[0] == 0x8F for one in single]
    if name == "euc_kr":
        more = [chr(code).encode(name) for code in range(0xAC00, 0xD7A4)]
    if name == "gb18030":
        numbers = random.Random(11)
        more = [bytes([numbers.randrange(low, high) for low, high in [(0x81, 0xFF), (0x30, 0x3A)] * 2])
                for _ in range(60_000)]
        more += [chr(code).encode(name) for code in range(0x80, 0xD800)]
    return single + double + more


def is_plain(text):
    return all(c >= " " and c not in '"\\' for c in text)


class EncodingsTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "old.json"

    def store(self, name, data):
        self.path.write_bytes('{"d": {"k": "'.encode(name) + data + '"}}'.encode(name))
        return f"json:{self.path}?encoding={name}"

    def test_every_character_is_read_as_python_reads_it(self):
        self.assertGreater(len(BYTEWISE), 80)
        for name in BYTEWISE:
            with self.subTest(name):
                known = [(data, decoded(name, data)) for data in sequences(name)]
                known = [(data, text) for data, text in known if text is not None and is_plain(text)]
                store = self.store(name, b"".join(data for data, _ in known))
                self.assertEqual(kvlens.value(store, "d", "k"), "".join(text for _, text in known))

    def test_what_python_refuses_is_refused(self):
        numbers = random.Random(12)
        for name in BYTEWISE:
            refused = [data for data in sequences(name) if decoded(name, data) is None]
            # What a part of is a character that takes the other part along is none by itself.
            refused = [data for data in refused if decoded(name, data + b'"}}') is None]
            for data in numbers.sample(refused, min(len(refused), 6)):
                with self.subTest(name, data=data):
                    kvlens.run("get", self.store(name, data), "d", "k", status=3)

    def test_utf_is_read(self):
        for name in (name for name in READ if name.startswith("utf_")):
            with self.subTest(name):
                text = "café 中文 🧪"
                self.path.write_bytes(json.dumps({"d": {"k": text}}, ensure_ascii=False).encode(name))
                self.assertEqual(kvlens.value(f"json:{self.path}?encoding={name}", "d", "k"), text)

    def test_every_alias_is_known(self):
        for alias, name in sorted(encodings.aliases.aliases.items()):
            # Python looks an alias up in small letters, so that one in capitals is never found.
            if name in READ and not name.startswith("utf_") and alias == alias.lower():
                with self.subTest(alias):
                    store = self.store(name, b"")
                    self.assertEqual(kvlens.value(store.replace(f"={name}", f"={alias}"), "d", "k"), "")

    def test_names_are_written_as_people_write_them(self):
        for name in ("Windows-1252", "ISO-8859-15", "utf-8-sig", "Shift_JIS-2004", "IBM850", "KOI8-T", "mac-turkish"):
            with self.subTest(name):
                self.path.write_bytes('{"d": {"k": "a"}}'.encode(name))
                self.assertEqual(kvlens.value(f"json:{self.path}?encoding={name}", "d", "k"), "a")

    def test_the_others_are_refused(self):
        self.path.write_bytes(b'{"d": {"k": 1}}')
        for name in (name for name in CODECS if name not in READ):
            with self.subTest(name):
                kvlens.run("get", f"json:{self.path}?encoding={name}", "d", "k", status=2)

    def test_the_printed_lines_read_the_same(self):
        for name in ("windows-1252", "GBK", "big5-hkscs", "UHC", "latin1", "Shift_JIS"):
            with self.subTest(name):
                store = self.store(name, 'é'.encode(name) if "1" in name else "中".encode(name))
                names = {}
                exec(kvlens.run("get", store, "d", "k", options=["--python"]), names)
                self.assertEqual(names["value"], kvlens.value(store, "d", "k"))

    def test_no_lines_are_printed_of_what_python_has_not(self):
        self.path.write_bytes(b'{"d": {"k": 1}}')
        for name in ("EUC-TW", "windows-936"):
            with self.subTest(name):
                store = f"json:{self.path}?encoding={name}"
                self.assertEqual(kvlens.value(store, "d", "k"), 1)
                kvlens.run("get", store, "d", "k", options=["--python"], status=3)


if __name__ == "__main__":
    unittest.main()
