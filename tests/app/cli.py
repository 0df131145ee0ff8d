# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The command line as its users meet it: exit statuses, JSON documents, sentences.

    KVLENS=PROGRAM cli.py
"""

import json
import os
import resource
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

from clicase import FILE, PROGRAM, CliCase


class CliTest(CliCase):
    # --- help and wrong usage

    def test_help_names_every_verb_and_option(self):
        text = self.output("--help").decode()
        for verb in ("info", "ls", "get", "put", "rm", "mv", "find", "check", "docs", "links", "graph", "similar", "map", "diff", "stats", "convert"):
            self.assertIn(verb, text)
            self.assertIn("STORE" if verb != "convert" else "FROM",
                          self.output(verb, "--help").decode())
        self.assertIn("--raw", self.output("get", "--help").decode())

    def test_options_of_the_window_before_a_verb_are_not_looked_at(self):
        config = self.folder / "config"
        for words in (["--config", config], [f"--config={config}", "--theme", "dark"], ["--theme=light"]):
            self.assertEqual(self.output(*words, "ls", self.path), self.output("ls", self.path))
        self.assertFalse(config.exists())
        self.assertRefused(2, "--config", config, "lss", contains="is ls meant?")
        self.assertIn(b"--config", self.output("--help"))

    def test_after_a_wrong_word_the_help_of_the_verb_is_named(self):
        self.assertRefused(2, "find", self.path, contains="see kvlens help find.")
        self.assertRefused(2, "check", self.path, "--only", "V99", contains="see kvlens help check.")
        self.assertRefused(2, "rm", self.path, contains="see kvlens help rm.")
        self.assertIn(b"--regex", self.output("help", "find"))

    def test_an_empty_name_is_no_empty_column(self):
        self.path.write_text('{"": {"": {"a": "x"}}, "\\"\\"": {"k": "x"}}')
        self.assertEqual(self.output("find", self.path, "x").decode().splitlines(),
                         ['""\t""\t/a\tx', '""""\tk\t\tx'])

    def test_the_version_is_one_line(self):
        self.assertRegex(self.output("--version"), rb"\AKV Lens \d+\.\d+\.\d+\n\Z")

    def test_wrong_usage_ends_with_2(self):
        path = str(self.path)
        for words in [
            ["info"],
            ["get", path, "data"],
            ["get", path, "data", "a", "--bogus"],
            ["get", path, "data", "a", "--raw", "--json"],
            ["ls", path, "data", "--limit", "0"],
            ["ls", path, "data", "--limit", "many"],
            ["ls", path, "data", "more", "words"],
            ["put", path, "data", "a"],
            ["rm", path, "data"],
            ["find", path, "x", "--in", "nowhere"],
            ["find", path, "(", "--regex"],
            ["convert", path],
            ["similar", path],
            ["similar", path, "a", "--vector", "file"],
            ["similar", path, "a", "--top", "0"],
            ["similar", path, "a", "--filter", "[]"],
            ["similar", path, "--vector", path],
            ["similar", path, "--vector", str(self.folder / "nowhere")],
            ["map", path, "--colour", "size"],
            ["map", path, "--json", "--csv"],
            ["map", path, "--json", "--svg", "file"],
            ["get", "--escaped", path, "data", r"\q"],
            ["info", "json:x?=y"],
            ["ls", path, "--prefix", "a"],
            ["ls", path, "--limit", "3"],
            ["ls", path, "--from", "Mw"],
            ["ls", path, "--escaped"],
            ["ls", path, "data", "--from", "zzz", "--json"],
            ["info", ""],
        ]:
            with self.subTest(words):
                self.assertRefused(2, *words)

    # --- stores that do not open

    def test_a_wrong_address_is_named_whole(self):
        for address in ("memory:?foo=1", "memory:?values=foo", "memory:?max_entries=x", "nosuch:thing"):
            self.assertRefused(2, "ls", address, contains=f"{address} could not be opened: its address is wrong")

    def test_what_has_an_empty_name_is_told_by_its_quotes(self):
        self.path.write_text('{"data": {}}')
        for words in (["ls", ""], ["get", "", "k"], ["rm", "", "k"]):
            self.assertRefused(1, words[0], self.path, *words[1:], contains='The collection "" was not found')
        self.assertRefused(1, "get", self.path, "data", "", contains='"" could not be read')

    def test_a_missing_path_is_named_and_nothing_is_created(self):
        missing = str(self.folder / "no" / "such.json")
        for words in [["info"], ["ls"], ["get", "c", "k"], ["rm", "c", "k"], ["find", "x"]]:
            with self.subTest(words):
                self.assertRefused(3, words[0], missing, *words[1:], contains=missing)
        self.assertRefused(3, "put", missing, "c", "k", "{}", contains=missing)
        self.assertRefused(3, "convert", missing, f"json:{self.folder}/new.json")

    def test_a_link_that_leads_nowhere_is_told_from_nothing(self):
        (self.folder / "dangling").symlink_to("no/where")
        (self.folder / "one").symlink_to("two")
        (self.folder / "two").symlink_to("one")
        for name, said in {"dangling": "is a link to no/where, and there is nothing", "one": "is a link that leads in a circle"}.items():
            link = self.folder / name
            for path in (link, f"{link}/inside.json"):
                for scheme in ("", "json:", "index:", "filetree:", "localfiles:", "diskcache:", "multidisk:"):
                    with self.subTest(name, path=path, scheme=scheme):
                        self.assertRefused(3, "info", f"{scheme}{path}", contains=f"could not be opened: {link} {said}.")
                self.assertRefused(3, "put", path, "c", "k", "{}", contains=said)

    def test_what_an_option_takes_is_told(self):
        for number in ("-1", "1.5", "many", "99999999999999999999"):
            self.assertRefused(2, "info", f"memory:?max_entries={number}",
                               contains="max_entries is a whole number from 1 to 9223372036854775807, or 0 for no limit")

    def test_a_folder_without_a_store_is_refused(self):
        (self.folder / "empty").mkdir()
        self.assertRefused(3, "ls", self.folder / "empty", contains="the folder is empty")

    def test_a_file_that_is_no_store_is_refused(self):
        picture = self.folder / "picture.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        self.assertRefused(3, "info", picture, contains="picture.png")

    def test_an_unknown_scheme_is_refused(self):
        self.assertRefused(2, "info", "nosuch:thing", contains="nosuch")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_file_without_permission_is_refused(self):
        self.path.chmod(0)
        self.assertRefused(3, "ls", self.path, contains="store.json")

    def test_a_truncated_file_is_read_up_to_the_damage_and_never_written(self):
        whole = self.path.read_bytes()
        self.path.write_bytes(whole[: whole.index(b'"key-20"')])
        keys = json.loads(self.run_cli("ls", self.path, "ab", "--json").stdout)["keys"]
        self.assertEqual(keys, [f"key-{n:02}" for n in range(20)])
        problems = json.loads(self.run_cli("info", self.path, "--json").stdout)["problems"]
        self.assertIn("E", [problem["severity"] for problem in problems])
        self.assertRefused(3, "put", self.path, "ab", "key-01", "{}")
        self.assertRefused(3, "rm", self.path, "ab", "key-01")

    # --- info and ls

    def test_info_says_what_the_store_is(self):
        shown = self.document("info", self.path)
        self.assertEqual(shown["kind"], "SimpleKVStore")
        self.assertEqual(shown["address"], f"json:{self.path}")
        self.assertIn("write", shown["capabilities"])
        self.assertEqual(shown["problems"], [])
        sizes = {c["name"]: c["entries"] for c in shown["collections"]}
        self.assertEqual(sizes, {"data": 6, "ab": 30, "": 1})
        self.assertIn("30 keys", self.output("info", self.path).decode())

    def test_ls_lists_collections_and_keys_in_the_order_of_the_file(self):
        names = [c["name"] for c in self.document("ls", self.path)["collections"]]
        self.assertEqual(set(names), {"data", "ab", ""})
        self.assertEqual(self.document("ls", self.path, "data")["keys"], list(FILE["data"]))
        self.assertEqual(self.output("ls", self.path, "data").decode().splitlines(),
                         list(FILE["data"]))
        self.assertEqual(self.document("ls", self.path, "")["keys"], ["version"])

    def test_a_limited_listing_goes_on_where_it_stopped(self):
        keys, more = [], []
        while True:
            shown = self.document("ls", self.path, "ab", "--limit", "7", *more)
            keys += shown["keys"]
            if "next" not in shown:
                break
            self.assertEqual(len(shown["keys"]), 7)
            more = ["--from", shown["next"]]
        self.assertEqual(keys, list(FILE["ab"]))

    def test_what_no_listing_said_is_no_place_to_go_on(self):
        for word in ("zzz", "?", "eA"):
            self.assertRefused(2, "ls", self.path, "ab", "--from", word)

    def test_a_prefix_narrows_the_listing(self):
        shown = self.document("ls", self.path, "ab", "--prefix", "key-2")
        self.assertEqual(shown["keys"], [f"key-{n}" for n in range(20, 30)])
        first = self.document("ls", self.path, "ab", "--prefix", "key-2", "--limit", "3")
        self.assertEqual(first["keys"], ["key-20", "key-21", "key-22"])
        rest = self.document("ls", self.path, "ab", "--prefix", "key-2", "--from", first["next"])
        self.assertEqual(rest["keys"], [f"key-{n}" for n in range(23, 30)])

    def test_keys_that_are_no_utf8_are_escaped_in_json_and_shown_in_text(self):
        self.path.write_bytes(rb'{"data": {"lone \ud800": {}, "tab\t": {}, "nul\u0000": {}}}')
        keys = self.document("ls", self.path, "data")["keys"]
        self.assertEqual(keys, ["lone \ud800", "tab\t", "nul\0"])
        lines = self.output("ls", self.path, "data").decode().splitlines()
        self.assertEqual(lines, ["lone \\ud800", "tab\\t", "nul\\0"])
        for typed in [r"lone \ud800", r"tab\t", r"nul\u0000"]:
            self.assertEqual(self.output("get", "--escaped", self.path, "data", typed), b"{}\n")
        self.assertEqual(self.output("get", self.path, "data", b"lone \xed\xa0\x80"), b"{}\n")

    # --- get

    def test_get_prints_pretty_raw_and_as_a_document(self):
        self.assertEqual(self.output("get", self.path, "data", "größe").decode(), '"groß"\n')
        self.assertEqual(self.output("get", "--raw", self.path, "data", "größe"), b'"gro\\u00df"')
        pretty = self.output("get", self.path, "data", "a")
        self.assertEqual(json.loads(pretty), {"n": 1.0})
        self.assertIn(b"1.0", pretty)
        shown = self.document("get", self.path, "data", "a")
        self.assertEqual(shown, {"collection": "data", "key": "a", "bytes": 10, "value": {"n": 1.0}})

    def test_raw_is_binary_safe(self):
        raw = b'"\\u0000\xc3\xa9\\ud800"'
        self.path.write_bytes(b'{"data": {"k": ' + raw + b"}}")
        self.assertEqual(self.output("get", "--raw", self.path, "data", "k"), raw)

    def test_a_long_value_is_printed_whole(self):
        long = "é" * 300_000
        self.path.write_text(json.dumps({"data": {"k": {"text": long}}}))
        self.assertEqual(json.loads(self.output("get", self.path, "data", "k")), {"text": long})

    def test_what_is_not_there_ends_with_1(self):
        self.assertRefused(1, "get", self.path, "data", "nobody", contains="nobody")
        self.assertRefused(1, "get", self.path, "nowhere", "a", contains="nowhere")
        self.assertRefused(1, "ls", self.path, "nowhere", contains="nowhere")
        self.assertRefused(1, "rm", self.path, "data", "nobody", contains="nobody")
        self.output("find", self.path, "no such text", status=1, said=f"Nothing in {self.path} has no such text.\n")

    def test_words_that_look_like_options_or_lists_are_just_words(self):
        self.assertEqual(self.output("get", self.path, "data", "--", "-x"), b"null\n")
        self.assertEqual(self.output("get", self.path, "data", "[q]"), b"true\n")
        self.assertEqual(self.output("get", self.path, "data", ""), b"{}\n")
        self.output("put", self.path, "data", "[q]", "[1, 2]")
        self.assertEqual(self.output("get", "--raw", self.path, "data", "[q]"), b"[1, 2]")
        self.output("rm", self.path, "data", "[q]", "a")
        self.assertEqual(list(json.loads(self.path.read_bytes())["data"]), ["b", "größe", "-x", ""])

    # --- put and rm

    def test_put_changes_one_value_and_keeps_every_other_byte(self):
        before = self.path.read_bytes()
        self.output("put", self.path, "data", "a", '{"n":[1e5,  -0.0],"s":"ü"}')
        new = b'{"n": [1e5, -0.0], "s": "\\u00fc"}'
        self.assertEqual(self.path.read_bytes(), before.replace(b'{"n": 1.0}', new))

    def test_an_empty_text_is_a_text(self):
        self.assertRefused(2, "put", self.path, "data", "a", "", contains="line 1, column 1: “Expecting value”")
        files = self.folder / "files"
        files.mkdir()
        self.output("put", f"localfiles:{files}", "", "k", "")
        self.assertEqual((files / "k").read_bytes(), b"")

    def test_put_reads_standard_input(self):
        self.output("put", self.path, "data", "new", "-", stdin=b'{"from": "stdin"}\n')
        self.assertEqual(json.loads(self.path.read_bytes())["data"]["new"], {"from": "stdin"})

    def test_put_makes_a_collection(self):
        self.output("put", self.path, "brand new", "k", "{}")
        self.assertEqual(json.loads(self.path.read_bytes()), FILE | {"brand new": {"k": {}}})

    def test_put_sets_a_top_level_member(self):
        self.output("put", self.path, "", "version", "4")
        self.assertEqual(json.loads(self.path.read_bytes())["version"], 4)

    def test_put_refuses_what_is_no_json(self):
        for text in ["", "{", "text", "{'a': 1}", "[1,]", "nan", '"\\q"']:
            with self.subTest(text):
                self.assertRefused(2, "put", self.path, "data", "a", text)
        self.assertRefused(2, "put", self.path, "data", "a", "-", stdin=b'"\xff"')

    def test_a_file_that_must_not_be_written_is_refused(self):
        self.path.chmod(stat.S_IRUSR)
        self.folder.chmod(0o500)
        self.addCleanup(self.folder.chmod, 0o700)
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        self.assertRefused(3, "put", self.path, "data", "a", "{}")

    def test_rm_deletes_what_is_there_and_names_what_is_not(self):
        done = self.run_cli("rm", self.path, "data", "a", "nobody", "b")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"nobody", done.stderr)
        self.assertEqual(list(json.loads(self.path.read_bytes())["data"])[0], "größe")

    # --- find

    def test_find_searches_keys_and_decoded_values(self):
        shown = self.document("find", self.path, "groß")
        self.assertEqual(shown["truncated"], False)
        self.assertEqual(
            shown["matches"],
            [{"collection": "data", "key": "größe", "in": "values", "pointer": "", "context": "groß"}],
        )
        keys = self.document("find", self.path, "GRÖ", "--ignore-case", "--in", "keys")
        self.assertEqual([m["key"] for m in keys["matches"]], ["größe"])
        pointers = self.document("find", self.path, "^2[0-9]$", "--regex", "--in", "values")
        self.assertEqual({m["pointer"] for m in pointers["matches"]}, {"/n"})
        self.assertEqual(len(pointers["matches"]), 10)

    def test_find_looks_for_words_and_at_a_path(self):
        value = {"text": "art and part; art", "tags": ["art", "parts"]}
        self.path.write_text(json.dumps({"data": {"k": value}}))
        words = self.document("find", self.path, "art", "--word")["matches"]
        self.assertEqual([m["pointer"] for m in words], ["/text", "/tags/0"])
        for path in ["$.tags", "$..tags[*]", "/tags"]:
            there = self.document("find", self.path, "art", "--path", path)["matches"]
            self.assertEqual([m["pointer"] for m in there], ["/tags/0", "/tags/1"])
        self.assertRefused(2, "find", self.path, "art", "--path", "tags", contains="path")
        for path in ["/x~2", "/x~", "/~/x"]:
            self.assertRefused(2, "find", self.path, "art", "--path", path, contains=f"{path} is not a path: ")

    def test_find_prints_one_line_for_each_text(self):
        self.path.write_text('{"data": {"k": ["a\\tb b", "b"]}}')
        lines = self.output("find", self.path, "b").decode().splitlines()
        self.assertEqual(lines, ["data\tk\t/0\ta\\tb b", "data\tk\t/1\tb"])

    def test_find_says_when_there_is_more(self):
        shown = self.document("find", self.path, "key-", "--limit", "5")
        self.assertEqual((len(shown["matches"]), shown["truncated"]), (5, True))
        shown = self.document("find", self.path, "key-", "--limit", "30")
        self.assertEqual((len(shown["matches"]), shown["truncated"]), (30, False))

    def test_keys_that_stand_twice_are_told_and_counted_once(self):
        self.path.write_text('{"data": {"a": 1, "b": 2, "a": 3}, "x": 1, "x": 2}')
        shown = self.document("info", self.path)
        counts = {c["name"]: (c["entries"], c.get("hidden")) for c in shown["collections"]}
        self.assertEqual(counts, {"data": (2, 1), "": (1, 1)})
        (problem,) = shown["problems"]
        self.assertEqual((problem["id"], problem["severity"]), ("F7", "W"))
        self.assertIn("2 entries are hidden", problem["message"])
        self.assertEqual(problem["entries"], [{"collection": "", "topLevel": True, "key": "x"},
                                              {"collection": "data", "key": "a"}])
        self.assertIn(b"data\t2 keys", self.output("info", self.path))
        self.assertEqual(self.document("ls", self.path, "data")["keys"], ["b", "a"])
        self.assertEqual(self.document("ls", self.path)["collections"], shown["collections"])

    # --- convert

    def test_convert_copies_every_entry(self):
        target = self.folder / "copy.json"
        self.output("convert", self.path, f"json:{target}")
        self.assertEqual(json.loads(target.read_bytes()), FILE)

    def test_convert_says_which_collections_are_left_out(self):
        self.path.write_text('{"data": {"a": {}}, "emptied": {}}')
        done = self.run_cli("convert", self.path, f"diskcache:{self.folder}/cache")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, b"The collection emptied has no entries and was left out.\n")

    def test_convert_keeps_collections_without_entries_where_they_can_be(self):
        self.path.write_text('{"emptied": {}, "data": {"a": {"n": 1}}, "last": {}}')
        source = self.path
        for target in (f"json:{self.folder}/copy.json", f"filetree:{self.folder}/tree", f"json:{self.folder}/back.json"):
            done = self.run_cli("convert", source, target)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotIn(b"left out.\nThe collection", done.stderr)
            listed = {one["name"]: one["entries"] for one in self.document("ls", target)["collections"]}
            self.assertEqual(listed, {"emptied": 0, "data": 1, "last": 0}, target)
            source = target
        self.assertEqual((self.folder / "copy.json").read_bytes(), self.path.read_bytes())

    def test_convert_names_all_that_the_target_refuses_and_writes_nothing(self):
        self.path.write_text('{"data": {"ok": {}, "a": 1, "b": [1], "' + "k" * 300 + '": {}}, "flag": {"x": {}}, "n": {}}')
        target = self.folder / "tree"
        done = self.run_cli("convert", self.path, f"filetree:{target}")
        said = done.stderr.decode().splitlines()
        self.assertEqual(done.returncode, 2, said)
        for line, name in zip(said, ["data: a", "data: b", "data: kkk"]):
            self.assertTrue(line.startswith(name), line)
        self.assertIn("Nothing was written: 3 entries cannot be stored", said[-1])
        self.assertFalse(target.exists())

    def test_convert_makes_no_entries_of_what_has_no_keys(self):
        target = self.folder / "new.json"
        for text, words in (("[1, 2]", "array"), ("[]", "array"), ("true", "single value"), ('"text"', "single value")):
            self.path.write_text(text)
            self.assertRefused(2, "convert", self.path, f"json:{target}", contains=words)

    def test_convert_takes_any_path(self):
        target = self.folder / "what?.json"
        self.output("convert", self.path, target)
        self.assertEqual(json.loads(target.read_bytes()), FILE)
        self.output("get", target, "data", "a")

    def test_a_path_is_any_bytes(self):
        base = os.fsencode(self.folder)
        for name in (b"caf\xe9.json", b"\xff\xfe?#%20.json", "ünï ñ.json".encode(), b"\xed\xa0\x80.json"):
            with self.subTest(name):
                path = base + b"/" + name
                with open(path, "wb") as file:
                    file.write(self.path.read_bytes())
                self.assertEqual(self.output("get", path, "data", "b", "--raw"), b"[1, 2]")
                self.output("put", path, "data", "b", "[3]")
                self.output("put", b"json:" + path + b"?", "data", "a", "{}")
                self.assertEqual(self.document("info", path)["kind"], "SimpleKVStore")
                tree = base + b"/tree " + name + b"/"
                os.mkdir(tree)
                self.output("put", b"filetree:" + tree + b"?", "c", "k", '{"n": 1}')
                self.output("put", tree, "c", "k", '{"n": 2}')
                self.assertEqual(self.output("get", tree, "c", "k", "--raw"), b'{"n": 2}')
                self.output("convert", path, path + b"copy?.json")
                with open(path + b"copy?.json", "rb") as file:
                    self.assertEqual(json.load(file)["data"]["b"], [3])
                index = base + b"/index " + name
                os.mkdir(index)
                with open(index + b"/docstore.json", "wb") as file:
                    file.write(b'{"docstore/data": {"n": {}}}')
                self.output("put", index, "docstore/data", "n", '{"a": 1}')
                self.assertEqual(self.output("get", index, "docstore/data", "n", "--raw"), b'{"a": 1}')
                self.assertFalse([n for n in os.listdir(base) if n.startswith(b".")])

    def test_a_path_that_is_no_store_says_what_is_there(self):
        for name, content, words in (
            ("cache.db", b"SQLite format 3\0", "diskcache"),
            ("chroma.sqlite3", b"SQLite format 3\0", "Chroma"),
            ("index.faiss", b"IxF2", "FAISS"),
            ("notes.json", b"{}", "notes.json"),
            ("x.pkl", b"\x80\x04", "pickle"),
        ):
            with self.subTest(name):
                place = self.folder / f"with {name}"
                place.mkdir()
                (place / name).write_bytes(content)
                self.assertRefused(3, "ls", place, contains=words)

    def test_convert_refuses_a_target_with_entries(self):
        target = self.folder / "taken.json"
        target.write_text('{"data": {"k": {}}}')
        self.assertRefused(3, "convert", self.path, target, contains="taken.json")
        self.assertRefused(3, "convert", self.path, self.path)

    def test_convert_refuses_a_target_of_no_known_kind(self):
        self.assertRefused(3, "convert", self.path, self.folder / "nowhere")

    # --- the terminal

    def test_output_is_utf8_in_every_locale(self):
        for locale in ("C", "POSIX", "C.UTF-8", "no_such.locale"):
            done = self.run_cli("ls", self.path, "data", LC_ALL=locale)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertIn("größe".encode(), done.stdout)

    def test_language_and_numbers_are_those_asked_for(self):
        # whether the system has that locale or not
        for language in ({"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}):
            large = self.folder / "large.json"
            large.write_text('{"data": {"k": "' + "x" * 4321 + '"}}')
            done = self.run_cli("info", large, **language)
            self.assertRegex(done.stdout.decode(), r"1 Schlüssel\t4,3 KB")

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_output_that_cannot_be_written_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "ls", self.path, "ab"], stdout=full,
                                  stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"could not be written", done.stderr)

    def test_an_output_that_is_closed_is_an_error(self):
        for size in (6, 8, 9, 3000):
            self.output("put", self.path, "data", "a", json.dumps("x" * (size - 2)))
            with self.subTest(size):
                done = subprocess.run(["sh", "-c", 'exec "$0" "$@" >&-', PROGRAM, "get", self.path, "data", "a", "--raw"],
                                      stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 3)
                self.assertIn(b"could not be written", done.stderr)
        before = set(self.folder.iterdir())
        done = subprocess.run(["sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', PROGRAM, "put", self.path, "data", "a", "1"])
        self.assertEqual((done.returncode, set(self.folder.iterdir())), (0, before))
        self.assertEqual(self.output("get", self.path, "data", "a", "--raw"), b"1")

    def run_limited(self, limit, most, *words):
        """With as little as that of one of the system's resources."""
        kept = {n: v for n, v in os.environ.items() if n.startswith("XDG_")}
        return subprocess.run([PROGRAM, *words], capture_output=True, timeout=60, env=kept,
                              preexec_fn=lambda: resource.setrlimit(limit, (most, most)))

    def test_a_file_that_may_not_grow_is_left_alone(self):
        before = self.everything()
        done = self.run_limited(resource.RLIMIT_FSIZE, 100, "put", self.path, "data", "a", "{}")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertRegex(done.stderr.decode(), r"\A[^\n]+ there is no room for it \(writing: “File too large”\)\.\n\Z")
        self.assertEqual(self.everything(), before)

    def test_a_copy_that_has_no_room_leaves_nothing(self):
        self.path.write_text(json.dumps({"c": {"a": {"n": 1}, "b": {"n": 2}, "long": {"t": "x" * 20_000}, "z": {"n": 3}}}))
        for scheme in ("filetree", "diskcache", "json"):
            with self.subTest(scheme):
                target = f"{scheme}:{self.folder / scheme}"
                done = self.run_limited(resource.RLIMIT_FSIZE, 100_000 if scheme == "diskcache" else 10_000,
                                        "convert", self.path, target)
                if done.returncode == 0:
                    continue  # it had room enough
                self.assertEqual(done.returncode, 3, done.stderr)
                said = done.stderr.decode().splitlines()
                self.assertEqual(len(said), 2, said)
                self.assertEqual(said[1], f"Nothing was left at {target}.")
                self.assertFalse((self.folder / scheme).exists())
                self.assertIn(str(self.folder), said[0])

    @unittest.skipIf("SAN_" in " ".join(os.environ), "a sanitizer needs more than there is")
    def test_too_little_memory_is_a_sentence(self):
        self.path.write_bytes(b'{"data": {"long": "' + b"x" * 150_000_000 + b'"}}')
        done = self.run_limited(
            resource.RLIMIT_AS, 400_000_000, "get", self.path, "data", "long", "--json")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("memory", done.stderr.decode())

    @unittest.skipUnless(os.path.exists("/proc/kmsg"), "needs /proc/kmsg")
    def test_what_has_no_end_is_not_waited_for(self):
        for path in ("/proc/kmsg", "/dev/zero", "/dev/tty"):
            done = self.run_cli("info", path)
            self.assertEqual(done.returncode, 3, path)

    def test_the_addresses_of_the_help_are_those_of_the_manual(self):
        manual = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
        told = [line.rstrip() for line in self.output("--help").decode().splitlines()]
        forms = [line for line in told if line.startswith("  ") and (":" in line.split()[0] or "?" in line.split()[0])]
        self.assertGreaterEqual(len(forms), 5, told)
        self.assertIn("\n".join(["```", *forms, "```"]), manual)

    def test_without_a_display_the_window_says_so(self):
        for environment in ({}, {"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "no-such-one"}):
            with self.subTest(environment):
                done = self.run_cli(self.path, **environment)
                self.assertEqual(done.returncode, 3)
                self.assertRegex(done.stderr.decode(), r"\A[^\n]*display[^\n]*\.\n\Z")

    def test_verbs_need_no_libraries_of_windows(self):
        mapped = subprocess.run(["ldd", PROGRAM], capture_output=True, check=True).stdout.decode()
        self.assertIn("Qt6Core", mapped)
        self.assertNotRegex(mapped, "Qt6(Gui|Widgets)|xcb|GL")

    def test_a_window_that_is_not_installed_is_told(self):
        alone = self.folder / "alone/kvlens"
        alone.parent.mkdir()
        alone.write_bytes(Path(PROGRAM).read_bytes())
        alone.chmod(0o755)
        done = subprocess.run([alone, self.path], capture_output=True)
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr.decode(), r"\AThe window could not be started: \S*/alone/kvlens-window "
                                               r"\(No such file or directory\); kvlens --help [^\n]*\.\n\Z")
        self.assertEqual(subprocess.run([alone, "ls", self.path], capture_output=True, check=True).stdout,
                         self.output("ls", self.path))

    def test_an_option_that_nobody_knows_needs_no_display(self):
        for word in ("--foo", "-x"):
            done = self.run_cli(word)
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stderr.decode(), f"kvlens: unknown option {word}\n")

    def test_an_array_has_items(self):
        self.path.write_text("[1, 2]")
        self.assertRegex(self.output("info", self.path).decode(), r"(?m)^\S+\t2 items\t6 B$")

    def test_all_of_a_file_has_its_size(self):
        for text, sizes in {
            '["' + "x" * 1000 + '"]': [1004], '{"a": {"k": 1}, "b": [1, 2]}': [8, 15], '{"a": 1, "b": 2}': [16], "12": [2],
        }.items():
            with self.subTest(text[:20]):
                self.path.write_text(text)
                found = self.document("info", self.path)["collections"]
                self.assertEqual([one["bytes"] for one in found], sizes)

    def test_info_of_what_is_gone_is_a_document_too(self):
        gone = self.folder / "gone.json"
        done = self.run_cli("info", gone, "--json")
        self.assertEqual(done.returncode, 3)
        document = json.loads(done.stdout)
        self.assertEqual(document["error"] + "\n", done.stderr.decode())
        self.assertEqual(document["keptEdits"], [])

    def test_a_word_that_is_no_verb_and_no_store_needs_no_display(self):
        self.assertRefused(2, "frobnicate", contains="frobnicate is neither")
        self.assertRefused(2, "gte", self.path, "data", contains="is get meant?")


if __name__ == "__main__":
    unittest.main()
