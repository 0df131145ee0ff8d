# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every verb, its help and its errors in a language without a letter of English.

    KVLENS=PROGRAM KVLENS_TRANSLATIONS=FOLDER LANGUAGE=pl cli_words.py

The stores have Russian names and values, so that a letter of English is a word that was not
translated. What the user types stays as it is: the program's name, verbs, options and paths.
"""

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["KVLENS"]
VERBS = ("info", "ls", "get", "put", "expire", "rm", "mv", "find", "check", "docs", "links", "graph", "map", "similar", "diff", "stats",
         "convert")
FILE = {"коллекция": {"ключ": {"число": 1}, "слово": "да"}, "": {"пусто": []}, "версия": 3}


def machine_words(document):
    """All strings of a JSON document that is for programs, and so the same in every language."""
    if isinstance(document, str):
        return {document}
    inside = document.values() if isinstance(document, dict) else document if isinstance(document, list) else []
    return set().union(*map(machine_words, inside))


class CliWords(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.path = self.write("данные", json.dumps(FILE, ensure_ascii=False))

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, "utf-8")
        return str(path)

    def run_cli(self, *words, **environment):
        return subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
                              env={**os.environ, **environment}, text=True)

    def assertTranslated(self, shown, names=()):
        self.assertTrue(shown)
        shown = re.sub("⟦“[^”]*”⟧", "", shown)  # words of the system, a library, Python's parser
        shown = re.sub(r"kvlens (--)?help\b( \w+)?", "", shown)
        for name in sorted({*names, str(self.folder)}, key=len, reverse=True):
            shown = shown.replace(name, "")
        shown = re.sub(r"(?<!\w)--?\w[\w-]*", "", shown)  # options
        shown = re.sub(r"(?m)^ +(\w+:|\?)\S*", "", shown)  # forms of addresses
        self.assertEqual(re.findall(r".*[A-Za-z].*", shown), [])

    def assertRefused(self, *words, status, names=(), **environment):
        done = self.run_cli(*words, **environment)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertTranslated(done.stderr, names)

    def test_help(self):
        self.assertTranslated(self.run_cli("--help").stdout, ("kvlens", *VERBS))
        for verb in VERBS:
            with self.subTest(verb):
                self.assertTranslated(self.run_cli(verb, "--help").stdout, ("kvlens " + verb,))

    def test_wrong_usage(self):
        for words in [
            ["info"],
            ["fnid"],
            ["get", self.path, "коллекция", "ключ", "ещё", "и"],
            ["get", self.path, "коллекция", "ключ", "--raw", "--json"],
            ["get", self.path, "коллекция", "ключ", "--нет"],
            ["get", "--escaped", self.path, "коллекция", r"\щ"],
            ["ls", self.path, "--limit", "0"],
            ["rm", self.path],
            ["rm", self.path, "коллекция"],
            ["rm", self.path, "коллекция", "ключ", "--dry-run"],
            ["rm", self.path, "коллекция", "--node", "ключ"],
            ["mv", self.path],
            ["mv", self.path, "--node", "ключ"],
            ["mv", self.path, "--node", "ключ", ""],
            ["ls", self.path, "--from"],
            ["find", self.path, "да", "--in", "нигде"],
            ["find", "--in", "keys", "--in", "keys", self.path, "да"],
        ]:
            with self.subTest(words):
                self.assertRefused(*words, status=2, names=("{keys,values}", "fnid", "find"))
        self.assertRefused("--нет", status=2, QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=str(self.folder))

    def test_what_a_store_is(self):
        document = json.loads(self.run_cli("info", self.path, "--json").stdout)
        self.assertTranslated(self.run_cli("info", self.path).stdout, machine_words(document))

    def test_what_is_not_there(self):
        self.assertRefused("ls", str(self.folder / "нигде"), status=3)
        self.assertRefused("ls", self.path, "нигде", status=1)
        for verb in ("get", "rm"):
            self.assertRefused(verb, self.path, "коллекция", "никто", status=1)

    def test_what_is_found_and_left_out(self):
        self.assertEqual(self.run_cli("get", self.path, "коллекция", "слово").stdout, '"да"\n')
        self.assertTranslated(self.run_cli("find", self.path, "ключ").stdout)
        done = self.run_cli("find", self.path, "о", "--limit", "1")
        self.assertTranslated(done.stderr)

    def test_what_breaks_a_rule(self):
        for text in ["{", "'да'", "[1,]", '"\\щ"']:
            with self.subTest(text):
                self.assertRefused("put", self.path, "коллекция", "ключ", text, status=2)
        self.assertRefused("find", self.path, "(", "--regex", status=2)
        for path in ["да", "$.а[", "$.а[б]", "$а"]:
            with self.subTest(path):
                self.assertRefused("find", self.path, "да", "--path", path, status=2)
        self.assertRefused("info", "json:/?=да", status=2, names=("json:",))
        self.assertRefused("info", "", status=2)

    def test_what_does_not_open(self):
        (self.folder / "папка").mkdir()
        self.assertRefused("info", str(self.folder / "папка"), status=3)
        self.assertRefused("info", "json:" + str(self.folder / "папка"), status=3, names=("json:",))
        self.assertRefused("info", self.write("картинка", "\x01\x02"), status=3)

    def test_what_is_damaged(self):
        path = self.write("обрыв", '{"коллекция": {"ключ": {"число": 1}, "второй": {')
        document = json.loads(self.run_cli("info", path, "--json").stdout)
        names = machine_words(document) - {problem["message"] for problem in document["problems"]}
        self.assertTranslated(self.run_cli("info", path).stdout, names - {document["readOnlyReason"]})
        self.assertRefused("put", path, "коллекция", "ключ", "1", status=3, names=("json:",))

    def test_what_cannot_be_converted(self):
        self.assertRefused("convert", self.path, self.path, status=3, names=("json:", "convert"))

    def test_what_vectors_and_filters_are_refused(self):
        self.assertRefused("similar", self.path, status=2, names=("--vector",))
        self.assertRefused("similar", self.path, "ключ", status=1, names=("default",))
        self.assertRefused("similar", self.path, "--vector", self.path, status=2)
        path = self.write("default__vector_store.json", json.dumps(
            {"embedding_dict": {"ключ": [1], "второй": [1, 2], "слово": "да"}, "metadata_dict": {"ключ": {"число": 1}}}))
        self.assertRefused("similar", path, "слово", status=3)
        self.assertTranslated(self.run_cli("similar", path, "ключ").stderr)
        operators = ("text_match_insensitive", "text_match", "is_empty", "contains", "nin", "any", "all", "in", "and", "or", "not")
        test = {"key": "число", "value": 1}
        for given in [[], {"filters": [{}]}, {"filters": [{**test, "value": True}]}, {"filters": [{**test, "operator": "="}]},
                      {"filters": [], "condition": "да"}, {"filters": [{"filters": []}]}, {"filters": [{**test, "operator": "in"}]},
                      {"filters": [test]}]:
            with self.subTest(given):
                self.assertRefused("similar", path, "ключ", "--filter", json.dumps(given), status=2, names=operators)

    def test_what_is_drawn_and_what_is_not(self):
        self.assertRefused("graph", self.path, status=1)
        self.assertRefused("graph", self.path, "--index", "ключ", status=1)
        path = self.write("граф", json.dumps({"graph_dict": {"ключ": [["знает", "слово"]]}}))
        self.assertTranslated(self.run_cli("graph", path).stdout, ("graph_dict",))
        self.assertRefused("graph", path, "--around", "нет", status=1)
        self.assertTranslated(self.run_cli("stats", path, "--csv").stdout, ("graph_dict", "plot,label,value"))

    def test_output_that_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "ls", self.path], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertTranslated(done.stderr)

    def test_no_display(self):
        kept = {name: "" for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        self.assertRefused(self.path, status=3, **kept)

    def test_numbers_take_the_plural_forms(self):
        for number, form in [(1, "1"), (3, "2"), (5, "3")]:
            path = self.write("числа", json.dumps({"к": {str(n): n for n in range(number)}, "л": {}}))
            self.assertIn(f"⟦{form}·{number} ", self.run_cli("info", path).stdout)


if __name__ == "__main__":
    unittest.main()
