# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a file is like after the command line has written into it.

    KVLENS=PROGRAM cli_writing.py
"""

import gzip
import json
import os
import subprocess
import unittest
from pathlib import Path

from clicase import CliCase

# How a library, a person or a formatter may have laid out a file, and the value of "b" there.
LAYOUTS = {
    "dumps": '{"data": {"a": {"n": 1}, "b": {"n": 1, "t": "é"}}}',
    "compact": '{"data":{"a":{"n":1},"b":{"n":1,"t":"é"}}}',
    "two spaces": '{\n  "data": {\n    "a": {\n      "n": 1\n    },\n    "b": {\n      "n": 1,\n      "t": "é"\n    }\n  }\n}\n',
    "tabs": '{\n\t"data": {\n\t\t"a": {\n\t\t\t"n": 1\n\t\t},\n\t\t"b": {\n\t\t\t"n": 1,\n\t\t\t"t": "é"\n\t\t}\n\t}\n}',
    "values on a line": '{\n  "data": {\n    "a": {"n": 1},\n    "b": {"n": 1, "t": "é"}\n  }\n}',
    "spaces before commas": '{"data" : {"a" : {"n" : 1} , "b" : {"n" : 1 , "t" : "é"}}}',
}
LAYOUTS["line feeds and returns"] = LAYOUTS["two spaces"].replace("\n", "\r\n")
TYPED = ['{"n":1,"t":"é"}', '{ "n": 1,\n\n "t": "\\u00e9" }', '{\n\t"n": 1, "t": "é"}\n']


class NamesTest(CliCase):
    def test_a_name_means_the_same_before_and_after(self):
        for content in ({}, {"data": {"a": 1}, "flag": True}):
            for value in ('{"n": 1}', "{}", ' {"x": [1]}'):
                self.path.write_text(json.dumps(content))
                self.assertRefused(2, "put", self.path, "", "new", value, contains="new could not be written: it breaks")
                self.assertRefused(2, "put", self.path, "", "flag", value, contains="is a collection, not an entry")
            self.output("put", self.path, "", "list", '[{"n": 1}]')
            self.assertEqual(json.loads(self.path.read_text()), content | {"list": [{"n": 1}]})
        self.assertRefused(2, "put", self.path, "", "data", "[1]", contains="another member of this name")
        self.assertRefused(2, "put", self.path, "flag", "k", "[1]", contains="another member of this name")

    def test_what_holds_no_collections_takes_objects(self):
        self.path.write_text("[1]")
        self.output("put", self.path, "", "1", "{}")
        self.assertEqual(self.path.read_text(), "[1, {}]")
        self.path.write_text("1")
        self.output("put", self.path, "", "", "2")
        for value in ("[2]", "{}"):
            self.assertRefused(2, "put", self.path, "", "", value, contains="would hold entries")
        many = {f"k{n}": {"n": n} for n in range(10_001)}
        self.path.write_text(json.dumps(many))
        self.output("put", self.path, "", "k5", "{}")
        self.assertEqual(json.loads(self.path.read_text()), many | {"k5": {}})

    def test_more_objects_than_are_collections_are_told(self):
        self.path.write_text(json.dumps({f"c{n}": {"k": n} for n in range(10_001)}))
        for words in (["get", self.path, "c5", "k"], ["rm", self.path, "c5", "k"], ["ls", self.path, "c5"]):
            self.assertRefused(1, *words, contains="c5 was not found in " + str(self.path) + ": a file with more than 10000")
        (problem,) = self.document("info", self.path)["problems"]
        self.assertEqual((problem["id"], problem["severity"]), ("many-objects", "I"))


class AddressesTest(CliCase):
    def test_a_path_with_a_question_mark(self):
        asked = self.folder / "a?b.json"
        asked.write_bytes(self.path.read_bytes())
        self.assertRefused(3, "ls", self.folder / "none.json")
        self.assertRefused(2, "ls", f"json:{asked}", contains=f"json:{asked} could not be opened")
        seed = f"memory:?seed={asked}"
        self.assertRefused(2, "ls", seed, contains=f"{seed} could not be opened")
        listed = self.output("ls", asked)
        self.assertEqual(self.output("ls", f"json:{asked}?"), listed)
        self.assertEqual(json.loads(self.output("get", seed.replace("a?b", "a%3Fb"), "data", "b")), [1, 2])
        for address in ("diskcache:{}?", "multidisk:{}?", "filetree:{}?keys=v1"):
            target = self.folder / (address.partition(":")[0] + "?dir")
            self.path.write_text('{"c": {"k": {}}}')
            self.output("convert", self.path, address.format(target))
            self.assertTrue(target.is_dir())


class DeletingTest(CliCase):
    def test_a_key_that_stands_twice_is_deleted_wholly(self):
        for text, keys, left, said in [
            ('{"data": {"k": 1, "x": 0, "k": 2}}', ["k"], {"data": {"x": 0}}, ["k"]),
            ('{"data": {"k": 1, "k": 2, "k": 3}}', ["k"], {"data": {}}, ["k"]),
            ('{"data": {"k": 1, "x": 0, "k": 2, "y": 5}}', ["x"], {"data": {"k": 2, "y": 5}}, []),
            ('{"data": {"k": 1, "x": 0, "x": 7, "k": 2}}', ["x", "k"], {"data": {}}, ["x", "k"]),
            ('{"k": 1, "data": {}, "k": 2}', ["k"], {"data": {}}, ["k"]),
        ]:
            with self.subTest(text):
                self.path.write_text(text)
                collection = "" if text.startswith('{"k"') else "data"
                done = self.run_cli("rm", self.path, collection, *keys)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(json.loads(self.path.read_text()), left)
                for key in keys:
                    self.assertNotIn(f'"{key}"', self.path.read_text())
                notes = [f"{key} stood there more than once; all of it is deleted." for key in said]
                self.assertEqual(sorted(done.stderr.decode().splitlines()), sorted(notes))

    def test_what_an_earlier_collection_has_of_a_key_is_told(self):
        self.path.write_text('{"c": {"k": 1, "only": 2}, "d": {"k": 3}, "c": {"k": 4, "x": 5}}')
        done = self.run_cli("rm", self.path, "c", "k", "x")
        self.assertEqual((done.returncode, done.stderr), (0, b"k also stands in an earlier collection of the same name, which nobody "
                                                             b"reads; there it is left.\n"))
        self.assertEqual(self.path.read_text(), '{"c": {"k": 1, "only": 2}, "d": {"k": 3}, "c": {}}')
        self.output("rm", self.path, "d", "k")

    def test_a_deletion_never_brings_a_collection_to_light(self):
        self.path.write_text('{"x": {"k": 1}, "x": 5}')
        self.assertRefused(3, "rm", self.path, "", "x", contains="hides a collection")

    def test_a_key_of_a_folder_that_stands_twice_is_deleted_wholly(self):
        index = self.folder / "index"
        index.mkdir()
        (index / "docstore.json").write_text('{"docstore/data": {"n": {"a": 1}, "n": {"a": 2}}}')
        self.run_cli("rm", index, "docstore/data", "n")
        self.assertEqual(json.loads((index / "docstore.json").read_text()), {"docstore/data": {}})


class InPlaceTest(CliCase):
    def setUp(self):
        super().setUp()
        self.state = self.folder / "state"
        self.other = self.folder / "other.json"
        self.old = self.path.read_bytes()

    def run_put(self, *options, path=None, **more):
        done = self.run_cli("put", *options, path or self.path, "data", "a", "7", **more,
                            XDG_STATE_HOME=str(self.state))
        return done.returncode, done.stderr.decode()

    def backups(self):
        return [path.read_bytes() for path in self.folder.rglob("*.kvlens-backup-*")]

    def test_names_are_told_before_they_are_parted(self):
        os.link(self.path, self.other)
        status, words = self.run_put()
        self.assertEqual(status, 0)
        self.assertIn("the file has 2 names", words)
        self.assertIn("--in-place", words)
        self.assertEqual(self.other.read_bytes(), self.old)
        self.assertEqual(self.backups(), [])

    def test_an_empty_file_with_other_names_is_told_by_convert(self):
        empty, other = self.folder / "empty.json", self.folder / "name.json"
        empty.write_text("{}")
        os.link(empty, other)
        done = self.run_cli("convert", self.path, empty)
        self.assertEqual(done.returncode, 0)
        self.assertIn("the file has 2 names", done.stderr.decode())
        self.assertNotIn("--in-place", done.stderr.decode())
        self.assertEqual(other.read_text(), "{}")

    def test_in_place_names_stay_one_file_and_a_backup_is_kept(self):
        os.link(self.path, self.other)
        status, words = self.run_put("--in-place")
        self.assertEqual(status, 0)
        self.assertTrue(self.path.samefile(self.other))
        self.assertEqual(json.loads(self.other.read_text())["data"]["a"], 7)
        self.assertEqual(self.backups(), [self.old])
        self.assertRegex(words, r"\A\S+ as it was is kept in \S+/state/kvlens/backups/\S+\n\Z")
        info = json.loads(self.run_cli("info", "--json", self.path,
                                       XDG_STATE_HOME=str(self.state)).stdout)
        self.assertEqual([Path(path).read_bytes() for path in info["backups"]], [self.old])

    def test_a_kind_that_is_not_written_so_is_not_written(self):
        for kind in ("filetree", "diskcache", "multidisk", "localfiles"):
            store = f"{kind}:{self.folder / kind}"
            text = self.folder / "plain.json"
            text.write_text('{"data": {"a": {"n": 1}}}' if kind != "localfiles" else '{"data": {"a": 1}}')
            self.run_cli("convert", text, store)
            for options in (["--in-place"], ["--in-place", "--backup", "beside"]):
                for words in (["put", store, "data", "a", '{"n": 2}'], ["rm", store, "data", "a"]):
                    with self.subTest(kind, words=words[0], options=options):
                        self.assertRefused(2, *words, *options, contains="Nothing was written")

    def test_a_backup_is_kept_where_it_is_wanted(self):
        for place in ("state", "beside"):
            with self.subTest(place):
                self.path.write_bytes(self.old)
                self.assertEqual(self.run_put("--backup", place)[0], 0)
        beside = list(self.folder.glob("*.kvlens-backup-*"))
        self.assertEqual([path.read_bytes() for path in beside], [self.old])
        self.assertEqual(self.backups(), [self.old, self.old])

    def test_names_that_are_as_long_as_they_can_be(self):
        for name in ("n" * 250, "ü" * 122 + "n" * 6, "n" * 255, "n" * 223, "n" * 209):
            path = self.folder / name
            for options in (("--backup", "beside"), ("--backup", "state"), ("--in-place", "--backup", "state"),
                            ("--in-place", "--backup", "beside"), ("--in-place",)):
                with self.subTest(name=name[:3], size=len(os.fsencode(name)), options=options):
                    path.write_bytes(self.old)
                    status, words = self.run_put(*options, path=path)
                    self.assertEqual(status, 0, words)
                    named = Path(words.split(" as it was is kept in ")[1].strip())
                    self.assertEqual(named.read_bytes(), self.old)
                    self.assertEqual(json.loads(path.read_bytes())["data"]["a"], 7)
            info = json.loads(self.run_cli("info", f"json:{path}", "--json", XDG_STATE_HOME=str(self.state)).stdout)
            self.assertEqual(len(info["backups"]), 5)
            for kind in ("filetree", "diskcache", "localfiles"):
                self.path.write_text('{"data": {"a": {"n": 1}}}' if kind != "localfiles" else '{"data": {"a": 1}}')
                folder = self.folder / kind / name
                self.output("convert", self.path, f"{kind}:{folder}")
                for place in ("state", "beside"):
                    with self.subTest(name=name[:3], kind=kind, place=place):
                        done = self.run_cli("put", f"{kind}:{folder}", "data", "a", json.dumps({"n": place}), "--backup", place,
                                            XDG_STATE_HOME=str(self.state))
                        self.assertEqual(done.returncode, 0, done.stderr)
                        named = Path(done.stderr.decode().split(" is kept in ")[1].strip())
                        self.assertTrue(named.is_dir())

    def test_the_backup_that_is_named_is_the_one_that_was_made(self):
        for options in (("--backup", "beside"), ("--backup", "state"), ("--in-place", "--backup", "state"),
                        ("--in-place", "--backup", "beside"), ("--backup", "state")):
            with self.subTest(options):
                before = json.dumps({"data": {"a": options, "n": len(self.backups())}}).encode()
                self.path.write_bytes(before)
                status, words = self.run_put(*options)
                self.assertEqual(status, 0, words)
                named = Path(words.split(" as it was is kept in ")[1].strip())
                self.assertEqual(named.read_bytes(), before)

    def test_a_clock_that_was_set_back_names_no_older_backup(self):
        late = self.folder / "store.json.kvlens-backup-20991231-235959-4"
        late.write_bytes(b"{}")
        _, words = self.run_put("--backup", "state")
        named = Path(words.split(" as it was is kept in ")[1].strip())
        self.assertEqual(named.name, "store.json.kvlens-backup-20991231-235959-5")
        self.assertEqual(named.read_bytes(), self.old)

    def test_a_file_that_cannot_be_replaced_is_told_and_written_by_choice(self):
        place = self.folder / "app/store.json"
        place.parent.mkdir()
        place.touch()
        mount = ["mount", "--bind", str(self.path), str(place)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
            self.skipTest("nothing can be mounted here")
        self.addCleanup(subprocess.run, ["umount", str(place)])
        status, words = self.run_put(path=place)
        self.assertEqual(status, 3)
        self.assertIn("mount point", words)
        self.assertIn("--in-place", words)
        self.assertEqual(self.path.read_bytes(), self.old)
        self.assertEqual(self.run_put("--in-place", path=place)[0], 0)
        self.assertEqual(json.loads(self.path.read_text())["data"]["a"], 7)
        self.assertEqual(self.backups(), [self.old])

    def test_a_folder_in_which_nothing_is_replaced_is_told_before(self):
        place = self.folder / "app/store.json"
        tree = self.folder / "tree"
        place.parent.mkdir()
        place.write_bytes(self.old)
        tree.mkdir()
        (tree / "a").write_bytes(b"1")
        for folder in (place.parent, tree):
            if subprocess.run(["chattr", "+a", str(folder)], capture_output=True).returncode:
                self.skipTest("no folder can be made append-only here")
            self.addCleanup(subprocess.run, ["chattr", "-a", str(folder)])
        status, words = self.run_put(path=place)
        self.assertEqual(status, 3)
        self.assertIn("append-only", words)
        self.assertEqual([p.name for p in place.parent.iterdir()], ["store.json"])
        self.assertEqual(self.run_put("--in-place", path=place)[0], 0)
        self.assertEqual(json.loads(place.read_text())["data"]["a"], 7)
        before = sorted(tree.rglob("*"))
        done = self.run_cli("put", f"localfiles:{tree}", "", "new", "1")
        self.assertEqual(done.returncode, 3)
        self.assertIn("append-only", done.stderr.decode())
        self.assertEqual(sorted(tree.rglob("*")), before)


class LayoutTest(CliCase):
    def write(self, text):
        self.path.write_bytes(text.encode())

    def text(self):
        return self.path.read_bytes().decode()

    def test_what_get_printed_is_put_without_a_change(self):
        for name, text in LAYOUTS.items():
            for form in ([], ["--raw"]):
                with self.subTest(name, form=form):
                    self.write(text)
                    printed = self.output("get", self.path, "data", "b", *form)
                    self.output("put", self.path, "data", "b", "-", stdin=printed)
                    self.assertEqual(self.text(), text)

    def test_the_same_in_another_layout_is_no_change(self):
        for name, text in LAYOUTS.items():
            for typed in TYPED:
                with self.subTest(name, typed=typed):
                    self.write(text)
                    self.output("put", self.path, "data", "b", "-", stdin=typed.encode())
                    self.assertEqual(self.text(), text)

    def test_a_long_value_too(self):
        value = {"list": [f"é{n}" for n in range(200_000)]}
        self.write(json.dumps({"data": {"b": value}}, indent=1))
        before = self.text()
        printed = self.output("get", self.path, "data", "b")
        self.output("put", self.path, "data", "b", "-", stdin=printed)
        self.assertEqual(self.text(), before)

    def test_a_change_is_laid_out_as_what_was_there(self):
        for name, text in LAYOUTS.items():
            with self.subTest(name):
                self.write(text)
                self.output("put", self.path, "data", "b", '{"n": 2, "t": "é"}')
                before, behind = text.rsplit("1", 1)
                self.assertEqual(self.text(), before + "2" + behind)

    def test_a_new_value_is_laid_out_as_its_neighbours(self):
        for name, text in LAYOUTS.items():
            with self.subTest(name):
                self.write(text)
                self.output("put", self.path, "data", "c", '{"n": 1, "t": "é"}')
                begin = text.index('"b"')
                end = text.index("}", begin) + 1
                comma = text[text.index("}") + 1 : begin]
                member = text[begin:end].replace('"b"', '"c"')
                self.assertEqual(self.text(), text[:end] + comma + member + text[end:])

    def test_scalars_alone_do_not_hide_how_deep_a_value_stands(self):
        self.write('{\n  "data": {\n    "a": 1\n  }\n}\n')
        self.output("put", self.path, "data", "a", '{"x": [true]}')
        self.assertEqual(self.text(), json.dumps({"data": {"a": {"x": [True]}}}, indent=2) + "\n")

    def test_a_value_at_the_top_is_laid_out_too(self):
        self.write('{\n  "data": {},\n  "n": [\n    1\n  ]\n}\n')
        self.output("put", self.path, "", "n", '[1,{"x":2}]')
        self.assertEqual(self.text(), json.dumps({"data": {}, "n": [1, {"x": 2}]}, indent=2) + "\n")

    def test_a_name_means_the_same_before_and_after(self):
        self.write('{"nodes": {}, "triplets": [["a", "b", "c"]]}')
        before = self.text()
        printed = self.output("get", self.path, "", "triplets")
        self.output("rm", self.path, "", "triplets")
        self.assertEqual(json.loads(self.text()), {"nodes": {}})
        self.output("put", self.path, "", "triplets", "-", stdin=printed)
        self.assertEqual(self.text(), before)

    def test_every_name_that_ls_prints_can_be_given_back(self):
        for text in (
            '{"": {"a": 1}, "flag": true}',
            '{"": {"a": 1}, ":": {"b": 2}, "flag": true}',
            '{"data": {"a": 1}, "flag": true}',
            '{"a": {"x": 1}, "a": {"y": 2}}',
        ):
            with self.subTest(text):
                self.write(text)
                keys = []
                for name in self.output("ls", self.path).decode().splitlines():
                    collection = "" if name == '""' else name
                    for key in self.output("ls", self.path, collection).decode().splitlines():
                        self.output("get", self.path, collection, key)
                        self.output("put", self.path, collection, key, "[0]")
                        keys.append(key)
                now = json.loads(self.text())
                flat = [(k, v) for k, v in now.items() if not isinstance(v, dict)]
                flat += [(k, v) for c in now.values() if isinstance(c, dict) for k, v in c.items()]
                self.assertEqual(sorted(k for k, _ in flat), sorted(keys))
                self.assertTrue(all(v == [0] for _, v in flat), now)


class EncodingTest(CliCase):
    GRAPH = {"nodes": {"实体": {"label": "公司", "name": "北京"}, "b": {"name": "上海"}}, "triplets": [["实体", "属于", "b"]]}

    def test_nothing_but_ascii_is_written_into_another_encoding(self):
        for encoding, value in (("gbk", "中文"), ("latin-1", "é")):
            for key, typed in (("new", '{"t": "ü 中"}'), ("b", '"ü 中"'), ("ü", "{}")):
                with self.subTest(encoding, key=key):
                    text = json.dumps({"data": {"a": value * 3, "b": 1}}, ensure_ascii=False)
                    self.path.write_bytes(text.encode(encoding))
                    self.output("put", self.path, "data", key, typed)
                    now = json.loads(self.path.read_bytes().decode(encoding))
                    self.assertEqual(now["data"]["a"], value * 3)
                    self.assertEqual(now["data"][key], json.loads(typed))

    def test_info_tells_of_values_and_of_keys(self):
        for content in (self.GRAPH, {"nodes": {"实体实体": 1}}):
            self.path.write_bytes(json.dumps(content, ensure_ascii=False).encode("gbk"))
            (problem,) = self.document("info", self.path)["problems"]
            self.assertEqual(problem["id"], "F4")
            self.assertIn("GBK", problem["message"])
            self.assertTrue(problem["repairable"])

    def test_a_repair_that_rests_on_a_guess_is_made_by_its_name_alone(self):
        content = '{"data": {"k": {"t": "똠방각하 햏"}}}'.encode("cp949")
        self.path.write_bytes(content)
        done = self.run_cli("check", self.path, "--fix", "all")
        self.assertEqual(done.returncode, 1)
        self.assertIn("The repair of F4 rests on a guess", done.stderr.decode())
        self.assertEqual(self.path.read_bytes(), content)
        done = self.run_cli("check", self.path, "--fix", "F4")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotEqual(self.path.read_bytes(), content)

    def test_a_repair_that_cannot_succeed_is_not_offered(self):
        for content in (
            {"集合名称": {"a": "中文中文"}},
            {"data": {"中文": 1, "\\u4e2d\\u6587": 2}},
        ):
            text = json.dumps(content, ensure_ascii=False).replace("\\\\", "\\")
            self.path.write_bytes(text.encode("gbk"))
            problem = [p for p in self.document("info", self.path)["problems"] if p["id"] == "F4"][0]
            self.assertFalse(problem["repairable"])
            self.assertIn("No repair is offered, because", problem["message"])

    def test_what_is_no_json_at_all_is_no_matter_of_encoding(self):
        for content in (gzip.compress(b"{}"), b"\x80\x04\x95pickle."):
            self.path.write_bytes(content)
            self.assertEqual([p["id"] for p in self.document("info", self.path)["problems"]], ["F3"])

    def test_wide_text_is_read_named_and_converted(self):
        content = {"data": {"k": {"t": "é 𝄞 中"}, "big": ["x" * 3000] * 700}, "n": 1}
        text = json.dumps(content, ensure_ascii=False)
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
            with self.subTest(encoding):
                self.path.write_bytes(text.encode(encoding))
                before = self.path.read_bytes()
                shown = self.document("info", self.path)
                self.assertNotIn("write", shown["capabilities"])
                (problem,) = shown["problems"]
                self.assertIn(encoding[:6].upper(), problem["message"])
                self.assertIn(encoding[:6].upper(), shown["readOnlyReason"])
                self.assertEqual(json.loads(self.output("get", self.path, "data", "k")), content["data"]["k"])
                self.assertRefused(3, "put", self.path, "data", "k", "1", contains=encoding[:6].upper())
                target = self.folder / "new.json"
                self.output("convert", self.path, f"json:{target}")
                self.assertEqual(json.loads(target.read_bytes().decode()), content)
                self.assertEqual(self.path.read_bytes(), before)
                target.unlink()

    def test_what_stands_before_half_a_character_is_read(self):
        whole = '{"data": {"a": 1}}'.encode("utf-16") + b" "
        self.path.write_bytes(whole)
        self.assertEqual(self.output("get", self.path, "data", "a"), b"1\n")
        done = self.run_cli("get", self.path, "data", "b")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"was not seen", done.stderr)
        self.assertRefused(3, "put", self.path, "data", "a", "2", contains="damaged")
        self.assertEqual(self.path.read_bytes(), whole)


class BeyondPythonTest(CliCase):
    def test_what_python_gives_up_at_is_told(self):
        for value, words in (
            ("[" * 1500 + "]" * 1500, "nested"),
            ("[" * 1010 + "]" * 1010, "nested"),
            ('{"a":' * 995 + "1" + "}" * 995, "nested"),
            ("1" * 4301, "4301 digits"),
            ("[-" + "9" * 5000 + "]", "5000 digits"),
        ):
            with self.subTest(value[:20], size=len(value)):
                self.path.write_text('{"data": {"x": 1}}')
                done = self.run_cli("put", self.path, "data", "k", "-", stdin=value.encode())
                self.assertEqual(done.returncode, 0)
                self.assertIn(words, done.stderr.decode())
                (problem,) = self.document("info", self.path)["problems"]
                self.assertIn(words, problem["message"])
                self.assertEqual(problem["entries"], [{"collection": "data", "key": "k"}])

    def test_what_python_reads_is_not_complained_of(self):
        for value in ("[" * 900 + "]" * 900, "1" * 4300, "1." + "1" * 9000, "1e" + "1" * 5000, '"' + "1" * 9000 + '"'):
            with self.subTest(value[:20]):
                self.path.write_text('{"data": {"x": 1}}')
                self.output("put", self.path, "data", "k", "-", stdin=value.encode())
                self.assertEqual(self.document("info", self.path)["problems"], [])


if __name__ == "__main__":
    unittest.main()
