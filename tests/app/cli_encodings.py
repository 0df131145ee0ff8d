# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""JSON files that are read in an encoding that the address names, against Python's codecs."""

import json
import os
import unittest

from clicase import CliCase

# The encoding as it is given, Python's name of it, a name, a text. In the last character of some
# texts the second byte is a backslash.
TEXTS = [
    ("GBK", "gbk", "集合", "中文文本，键值"),
    ("gb18030", "gb18030", "集合", "中文 𠀀 é"),
    ("Big5", "big5", "集合", "繁體中文成功"),
    ("Shift_JIS", "shift_jis", "設定", "かな漢字の表"),
    ("ms932", "cp932", "設定①", "かな漢字の表～"),
    ("UHC", "cp949", "모음", "똠방각하 펲시콜라"),
    ("johab", "johab", "모음", "한국어 문서"),
    ("Shift_JIS-2004", "shift_jis_2004", "設定", "か゚漢字の表"),
    ("koi8-t", "koi8_t", "калид", "Матни тоҷикӣ"),
    ("mac_turkish", "mac_turkish", "ığş", "Türkçe"),
    ("EUC-JP", "euc_jp", "設定", "かな漢字の表"),
    ("EUC-KR", "euc_kr", "모음", "한국어 문서"),
    ("windows-1252", "cp1252", "größe", "café – “naïve” €"),
    ("cp1252", "cp1252", "größe", "café – “naïve” €"),
    ("latin1", "latin_1", "größe", "café naïve"),
    ("windows-1250", "cp1250", "žluť", "Příliš žluťoučký kůň"),
    ("windows-1251", "cp1251", "ключи", "Русский текст"),
    ("KOI8-R", "koi8_r", "ключи", "Русский текст"),
    ("windows-1253", "cp1253", "όνομα", "Ελληνικά"),
    ("windows-1254", "cp1254", "ığş", "Türkçe"),
    ("UTF-16LE", "utf_16_le", "größe", "中é"),
]


class NamedEncodingTest(CliCase):
    def write(self, content, encoding):
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        self.path.write_bytes(text.encode(encoding))
        os.utime(self.path, (0, 0))  # nobody is writing it
        return text

    def test_every_part_is_read_and_converted(self):
        for name, encoding, word, text in TEXTS:
            with self.subTest(name):
                content = {word: {word: {"t": text}, "long": [word * 700] * 500}, text: [text]}
                self.write(content, encoding)
                before = self.path.read_bytes()
                store = f"json:{self.path}?encoding={name}"
                shown = self.document("info", store)
                self.assertEqual(shown["address"], store)
                self.assertNotIn("write", shown["capabilities"])
                self.assertIn(name[:6].upper(), shown["readOnlyReason"].upper())
                self.assertEqual([p["id"] for p in shown["problems"]], ["wide-text" if "16" in name else "F4"])
                self.assertEqual(self.document("ls", store, word)["keys"], [word, "long"])
                self.assertEqual(json.loads(self.output("get", store, word, word)), {"t": text})
                self.assertEqual(len(self.document("find", store, text)["matches"]), 3)
                self.assertRefused(3, "put", store, word, word, "{}", contains="make UTF-8 of it")
                target = self.folder / "new.json"
                self.output("convert", store, f"json:{target}")
                self.assertEqual(json.loads(target.read_bytes().decode()), content)
                self.assertEqual(self.path.read_bytes(), before)
                target.unlink()

    def test_a_file_that_is_not_utf8_names_the_addresses_that_may_read_it(self):
        for name, encoding, word, text in TEXTS[:-1]:
            for content in ({"d": {"a": text}}, {word: {word: text}}, {"d": {text: 1}, text: 2}):
                with self.subTest(name, content=content):
                    self.write(content, encoding)
                    (problem,) = [p for p in self.document("info", self.path)["problems"] if p["id"] == "F4"]
                    readings = problem["readings"]
                    guess = readings[0].rpartition("=")[2]
                    self.assertIn(f"perhaps it is {guess}", problem["message"])
                    right = next((one for one in readings if self.python_reads(one, content)), None)
                    self.assertEqual(self.reads(right or readings[0], content), right is not None)
                    self.assertTrue(right or encoding in ("shift_jis_2004", "koi8_t", "mac_turkish", "latin_1"), readings)
                    if encoding in ("gbk", "shift_jis", "cp1252"):
                        self.assertEqual(right, readings[0])

    def python_reads(self, store, content):
        try:
            return json.loads(self.path.read_bytes().decode(store.rpartition("=")[2])) == content
        except ValueError:
            return False

    def reads(self, store, content):
        target = self.folder / "read.json"
        done = self.run_cli("convert", store, f"json:{target}")
        found = json.loads(target.read_bytes()) if done.returncode == 0 else None
        target.unlink(missing_ok=True)
        return found == content

    def test_what_is_not_in_the_encoding_is_refused(self):
        self.path.write_bytes('{"d": {"a": "中文"}}'.encode("gbk")[:-4])  # in the last character
        os.utime(self.path, (0, 0))
        for name in ("GBK", "Big5"):
            self.assertRefused(3, "info", f"json:{self.path}?encoding={name}", contains=f"not all of it is {name}")
        for name in ("", "no-such", "é", "%20", "base64"):
            self.assertRefused(2, "ls", f"json:{self.path}?encoding={name}")
        self.assertRefused(2, "ls", f"json:{self.path}?encoding=ISO-2022-JP", contains="as Python does")

    def test_a_key_that_may_be_utf8_is_not_left_beside_a_value_that_is_converted(self):
        key = "징"  # in EUC-KR it is two bytes that are a character of UTF-8 too
        self.assertEqual(key.encode("euc_kr").decode(), "¡")
        before = self.write({"d": {key: "한국어 문서", "a": "한국어"}}, "euc_kr") and self.path.read_bytes()
        (problem,) = [p for p in self.document("info", self.path)["problems"] if p["id"] == "F4"]
        self.assertIn('the key "¡" may be UTF-8 or', problem["message"])
        self.run_cli("check", self.path, "--fix", "F4")
        self.assertEqual(self.path.read_bytes(), before)

    def test_utf8_is_read_and_written_as_ever(self):
        store = f"json:{self.path}?encoding=UTF-8"
        self.output("put", store, "data", "ü", '"中"')
        self.assertEqual(json.loads(self.path.read_bytes())["data"]["ü"], "中")
        self.assertEqual(self.document("info", store)["problems"], [])

    def test_nothing_is_written_in_another_encoding(self):
        for verb in (["put", "d", "k", "1"], ["convert"]):
            target = f"json:{self.folder}/new.json?encoding=GBK"
            words = ["convert", self.path, target] if verb == ["convert"] else ["put", target, *verb[1:]]
            self.assertRefused(3, *words)

    def test_what_is_damaged_stays_so(self):
        self.write('{"集合": {"a": "中文", "b": ', "gbk")
        store = f"json:{self.path}?encoding=GBK"
        self.assertEqual({p["id"] for p in self.document("info", store)["problems"]}, {"F2", "F4"})
        self.assertEqual(json.loads(self.run_cli("get", store, "集合", "a").stdout), "中文")


if __name__ == "__main__":
    unittest.main()
