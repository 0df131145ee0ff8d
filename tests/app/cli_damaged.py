# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Never done when not all was done: every verb on stores that cannot wholly be read.

    KVLENS=PROGRAM cli_damaged.py
"""

import bz2
import json
import lzma
import os
import time
import resource
import signal
import sqlite3
import subprocess
import unittest
from contextlib import closing

from clicase import PROGRAM, CliCase

# What is before the damage is seen, what is behind it is not; and where the damage is.
DAMAGED = {
    "cut": (b'{"data": {"a": 1, "b": {"n": ', "line 1"),
    "conflict": (b'{\n"data": {\n"a": 1,\n<<<<<<< HEAD\n"b": 2\n=======\n"b": 3\n>>>>>>> x\n}}', "line 4"),
    "two documents": (b'{"data": {"a": 1}}\n{"data": {"b": 2}}', "line 2"),
    "a comma too many": (b'{"data": {"a": 1,}, "more": {"b": 2}}', "line 1"),
    "a bare name": (b'{"data": {"a": 1}, more: {"b": 2}}', "line 1"),
}
ENVELOPE = {"version": 1, "value": {"n": 1}, "created_at": "2026-02-01T10:00:00+00:00"}


class DamagedTest(CliCase):
    def assertUnseen(self, place, *words, out=None):
        """Ends with 3 and says where the damage is, and that what is behind it was not seen."""
        done = self.run_cli(*map(str, words))
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 3, said)
        self.assertIn(place, said)
        self.assertIn("What stands behind that was not seen.", said)
        self.assertIn(self.path.name, said)
        if out is not None:
            self.assertEqual(done.stdout.decode(), out)
        return said

    def test_no_verb_is_done_on_a_damaged_file(self):
        for name, (content, place) in DAMAGED.items():
            with self.subTest(name):
                self.path.write_bytes(content)
                self.assertUnseen(place, "ls", self.path)
                self.assertUnseen(place, "ls", self.path, "data", out="a\n")
                self.assertUnseen(place, "ls", self.path, "nowhere")
                self.assertUnseen(place, "find", self.path, "1", out="data\ta\t\t1\n")
                self.assertUnseen(place, "find", self.path, "no such text", out="")
                said = self.assertUnseen(place, "get", self.path, "data", "missing", out="")
                self.assertIn("missing was not found in what could be read.", said)
                for verb in "links", "similar":
                    said = self.assertUnseen(place, verb, self.path, "missing", out="")
                    self.assertIn("what could be read of", said)
                said = self.assertUnseen(place, "get", self.path, "nowhere", "b", out="")
                self.assertIn("was not found in what could be read of", said)
                self.assertUnseen(place, "get", self.path, "nowhere", "b", out="")
                self.assertEqual(self.output("get", self.path, "data", "a"), b"1\n")
                target = self.folder / f"{place}{len(content)}.json"
                said = self.assertUnseen(place, "convert", self.path, f"json:{target}")
                self.assertIn("the target has 1 key.", said)
                self.assertEqual(json.loads(target.read_bytes()), {"data": {"a": 1}})

    def test_a_file_that_is_being_rewritten_is_waited_out(self):
        """As StorageContext.persist() does it: open(path, "w"), and write; with a rest in between."""
        text = b'{"data": {"a": 1, "b": {"n": 2}}}'
        for cut in (0, 12, len(text) - 1):
            with self.subTest(cut=cut):
                with open(self.path, "wb", buffering=0) as file:
                    file.write(text[:cut])
                    reader = self.start("get", self.path, "data", "b", "--raw")
                    time.sleep(0.8 if cut else 0.25)
                    self.assertIsNone(reader.poll())
                    file.write(text[cut:])
                out, said = reader.communicate(timeout=20)
                self.assertEqual((reader.returncode, out, said), (0, b'{"n": 2}', b""))

    def run_unprivileged(self, *words):
        """As a user whom folders can be closed to; root may do everything."""
        if os.geteuid() != 0:
            return self.run_cli(*words)
        command = [PROGRAM, *map(str, words)]
        state = self.folder / "state-of-another"
        state.mkdir(exist_ok=True)
        state.chmod(0o777)
        try:
            return subprocess.run(command, capture_output=True, timeout=60, user=65534, group=65534, extra_groups=[],
                                  env={**os.environ, "XDG_STATE_HOME": str(state), "HOME": str(state)})
        except PermissionError:
            self.skipTest("the program cannot be started by another user")

    def test_a_folder_that_may_not_be_read_hides_no_other(self):
        self.folder.chmod(0o755)
        self.path.write_text('{"a": {"k": {"n": 1}}, "b": {"k": {"n": 2}}}')
        for scheme in "filetree", "localfiles", "multidisk":
            with self.subTest(scheme):
                target = self.folder / scheme
                address = f"{scheme}:{target}"
                self.output("convert", self.path, address)
                for path in [target, *target.rglob("*")]:
                    path.chmod(0o755 if path.is_dir() else 0o644)
                (target / "a").chmod(0o000)
                self.addCleanup((target / "a").chmod, 0o755)
                listed = self.run_unprivileged("ls", address)
                self.assertEqual(listed.returncode, 3, listed.stderr)
                self.assertIn("b", listed.stdout.decode().splitlines())
                self.assertIn(f"{target}/a", listed.stderr.decode())
                other = self.run_unprivileged("get", address, "b", "k")
                self.assertEqual((other.returncode, json.loads(other.stdout)), (0, {"n": 2}), other.stderr)
                hidden = self.run_unprivileged("get", address, "a", "k")
                self.assertEqual(hidden.returncode, 3, hidden.stderr)
                self.assertNotIn("not there", hidden.stderr.decode())
                self.assertEqual(self.run_unprivileged("check", address).returncode, 1)

    def test_nobody_is_waited_for_who_stopped_writing(self):
        """How long somebody is waited for is told by tst_awaitedend."""
        self.path.write_bytes(b'{"data": {"a": 1')
        self.assertUnseen("line 1", "get", self.path, "data", "b")
        os.utime(self.path, (0, 0))
        self.assertUnseen("line 1", "get", self.path, "data", "b")

    def test_every_verb_tells_of_an_unfinished_persist(self):
        kept = self.folder / "store.json.kvlens-unfinished"
        kept.write_text("{}")
        for words in [["ls"], ["ls", "data"], ["get", "data", "a"], ["put", "data", "a", "1"],
                      ["rm", "data", "b"], ["find", "key"], ["convert", f"json:{self.folder}/new"]]:
            with self.subTest(words):
                done = self.run_cli(words[0], str(self.path), *words[1:])
                self.assertEqual(done.returncode, 0)
                self.assertIn(str(kept), done.stderr.decode())
        self.assertIn(str(kept), self.output("info", self.path).decode())
        kept.unlink()
        self.output("get", self.path, "data", "a")

    def test_what_an_expression_gives_up_is_told(self):
        costly = "a" * 40 + "! hello"
        self.path.write_text(json.dumps({"data": {"a": costly, "b": ["hello"], "c": [costly, "hello"]}}))
        done = self.run_cli("find", str(self.path), "^(a+)+$|hello", "--regex",
                            "--in", "values")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stdout.decode(), "data\tb\t/0\thello\ndata\tc\t/1\thello\n")
        for key in "ac":
            self.assertIn(f"{key} could not be searched: it takes too long (the expression needs",
                          done.stderr.decode())

    def test_a_value_that_is_no_json_is_told_where_it_is_found(self):
        self.path.write_text('{"data": {"a": [1,], "b": [1], "c": fals}}')
        done = self.run_cli("find", str(self.path), "1")
        self.assertEqual((done.returncode, done.stdout.decode()), (0, "data\ta\t\t[1,]\ndata\tb\t/0\t1\n"))
        self.assertEqual(done.stderr.decode(), "The value of data: a is not JSON and was searched as one text.\n")

    def test_json_is_one_document_still(self):
        self.path.write_bytes(DAMAGED["cut"][0])
        for words in (["ls"], ["find"]):
            done = self.run_cli(*words, str(self.path), *(["1"] if words == ["find"] else []), "--json")
            self.assertEqual(done.returncode, 3)
            json.loads(done.stdout)

    def test_what_is_no_json_is_named_for_what_it_is(self):
        for content, words in {
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n": "git lfs pull",
            b"\x1f\x8b\x08\0\0\0\0\0": "gzip",
            b"PK\x03\x04\x14\0": "zip archive",
            b"SQLite format 3\0\x10\0": "SQLite",
            b"\x80\x04\x95\x0b\0": "pickle",
            b"\n <!DOCTYPE html><p>404": "HTML",
            b'<?xml version="1.0"?><Error/>': "XML",
            b"\0" * 600: "NUL",
            DAMAGED["conflict"][0]: "merge left its conflict here",
        }.items():
            with self.subTest(content):
                self.path.write_bytes(content)
                first = self.document("info", self.path)["problems"][0]
                self.assertIn(words, first["message"])
                for verb in (["ls"], ["find", "a"], ["get", "data", "zz"]):
                    done = self.run_cli(verb[0], self.path, *verb[1:])
                    self.assertEqual(done.returncode, 3)
                    self.assertIn(words, done.stderr.decode())

    def test_what_other_programs_write_is_named_by_its_first_bytes(self):
        for content, words in {
            b"/annex/objects/SHA256E-s9--0123.json\n": "git annex get",
            b"404: Not Found": "web server",
            b"Entry not found": "web server",
            bz2.compress(b"{}"): "compressed by bzip2",
            lzma.compress(b"{}"): "compressed by xz",
            b"\x28\xb5\x2f\xfd\x20\x02\x11\0\0{}": "compressed by zstd",
            b"\x04\x22\x4d\x18\x64\x40\xa7\x02\0\0\x80{}": "compressed by LZ4",
            b"7z\xbc\xaf\x27\x1c\0\x04": "compressed by 7-Zip",
            b"\0GITCRYPT\0" + bytes(range(32)): "encrypted by git-crypt",
            b"age-encryption.org/v1\n-> X25519 a\n": "encrypted by age",
            b"-----BEGIN AGE ENCRYPTED FILE-----\n": "encrypted by age",
            b"-----BEGIN PGP MESSAGE-----\n": "encrypted by OpenPGP",
            b"$ANSIBLE_VAULT;1.1;AES256\n3030\n": "encrypted by Ansible Vault",
            b"Salted__" + bytes(range(32)): "encrypted by OpenSSL",
            b"\x93NUMPY\x01\0v\0{'descr': '<f8'}": "NumPy",
            b"PAR1\x15\x04": "Parquet",
            b"ARROW1\0\0": "Arrow",
            b"\x89HDF\r\n\x1a\n": "HDF5",
            b"%PDF-1.7\n": "PDF",
            b"\x89PNG\r\n\x1a\n\0": "PNG",
            b"\xff\xd8\xff\xe0\0\x10JFIF": "JPEG",
            b"GGUF\x03\0\0\0": "GGUF",
            b"REDIS0011\xfa": "Redis",
        }.items():
            with self.subTest(content):
                self.path.write_bytes(content)
                problems = self.document("info", self.path)["problems"]
                self.assertIn(words, problems[0]["message"])
                self.assertEqual(self.path.read_bytes(), content)

    def test_a_byte_order_mark_is_no_damage(self):
        self.path.write_bytes(b"\xef\xbb\xbf" + b'{"data": {"a": 1}}')
        (problem,) = self.document("info", self.path)["problems"]
        self.assertEqual((problem["id"], problem["severity"]), ("F8", "I"))
        self.assertEqual(self.output("get", self.path, "data", "a"), b"1\n")

    def test_one_damaged_file_of_a_folder_is_named(self):
        index = self.folder / "index"
        index.mkdir()
        (index / "docstore.json").write_text('{"docstore/data": {"n1": {"__data__": {}, "__type__": "1"}}}')
        (index / "index_store.json").write_text('{"index_store/data": {"i1": {"__type_')
        done = self.run_cli("convert", index, f"json:{self.folder}/new.json")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"index_store.json", done.stderr)
        (problem,) = self.document("info", index)["problems"]
        self.assertEqual(problem["file"], "index_store.json")
        self.assertRegex(problem["message"], r"\Aindex_store.json: line 1, column \d+: .*\.\Z")
        self.assertIn("n1", json.loads((self.folder / "new.json").read_bytes())["docstore/data"])

    def test_a_value_that_python_refuses_is_told_by_info(self):
        self.path.write_bytes(b'{"data": {"a": [1,], "b": 2}}')
        (problem,) = self.document("info", self.path)["problems"]
        self.assertEqual(problem["entries"], [{"collection": "data", "key": "a"}])
        self.assertEqual(self.document("info", self.path, "--quick")["problems"], [])

    def test_a_value_that_python_refuses_is_not_printed_or_copied_silently(self):
        for broken in ("[1,]", "fals", "[-01]", '{"x" 1}', "nil"):
            for long in ("", " " * 1_100_000):
                with self.subTest(broken, long=len(long)):
                    self.path.write_text(f'{{"data": {{"a": [{long}{broken}], "b": 2}}}}')
                    for form in ([], ["--raw"], ["--json"]):
                        done = self.run_cli("get", self.path, "data", "a", *form)
                        self.assertEqual(done.returncode, 3)
                        self.assertIn(b"a could not be read: what is stored is damaged", done.stderr)
                        if form == ["--raw"]:
                            self.assertIn(broken.encode(), done.stdout)
                    target = self.folder / "new.json"
                    done = self.run_cli("convert", self.path, f"json:{target}")
                    self.assertEqual(done.returncode, 3)
                    self.assertIn(b"a could not be read: what is stored is damaged", done.stderr)
                    self.assertEqual(json.loads(target.read_bytes()), {"data": {"b": 2}})
                    target.unlink()

    def test_what_is_no_envelope_is_never_a_value(self):
        tree = self.folder / "tree"
        tree.mkdir()
        kinds = {
            "ok": json.dumps(ENVELOPE),
            "nothing": "",
            "no json": "bplist00",
            "null expiry": json.dumps(ENVELOPE | {"expires_at": None}),
            "naive": json.dumps(ENVELOPE | {"expires_at": "2031-01-01T00:00:00"}),
            "list": "[1]",
        }
        self.output("put", f"filetree:{tree}", "c", "ok", "{}")
        for name, content in kinds.items():
            (tree / "c" / f"{name.replace(' ', '-')}.json").write_text(content)
        (tree / "c" / "link.json").symlink_to(self.path)
        bad = {name.replace(" ", "-") for name in kinds} - {"ok"} | {"link"}
        target = self.folder / "new.json"
        done = self.run_cli("convert", tree, f"json:{target}")
        self.assertEqual(done.returncode, 3)
        said = done.stderr.decode()
        for name in bad:
            self.assertIn(f"{name}.json could not be read", said)
            got = self.run_cli("get", tree, "c", name)
            self.assertEqual(got.returncode, 3, name)
            self.assertIn(f"{name}.json could not be read", got.stderr.decode())
        self.assertEqual(json.loads(target.read_bytes()), {"c": {"ok": {"n": 1}}})
        self.assertEqual(self.run_cli("get", tree, "c", "link").stdout, b"")
        link, refused = self.document("info", tree)["problems"]
        self.assertEqual(link["file"], "c/link.json")
        self.assertEqual({entry["key"] for entry in refused["entries"]}, bad)
        self.assertTrue(refused["repairable"])
        self.assertEqual(self.document("info", tree, "--quick")["problems"], [link])

    def test_what_is_left_out_is_named_with_its_collection(self):
        self.path.write_text('{"data": {"": [1,], "b": {"n": 1}}, "": {"": tru, "z": 1}, "x": {"b": [1,], "c": "1"}, "top": [1,]}')
        done = self.run_cli("convert", self.path, f"json:{self.folder / 'new.json'}")
        self.assertEqual(done.returncode, 3)
        said = done.stderr.decode()
        for name in ("top", 'data: ""', '"": ""', "x: b"):
            self.assertIn(f"\n{name} could not be read: what is stored is damaged", "\n" + said)

    def test_an_entry_whose_value_file_is_gone_is_named(self):
        source = self.folder / "one.json"
        source.write_text(json.dumps({"c": {"big": {"t": "x" * 60_000}, "small": {"n": 1}}}))
        cache = self.folder / "cache"
        self.output("convert", source, f"diskcache:{cache}")
        value, = cache.rglob("*.val")
        value.unlink()
        done = self.run_cli("convert", cache, f"json:{self.folder / 'new.json'}")
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr.decode(), r"(?m)^c: big could not be read: what is stored is damaged \(the file of the value")

    def test_an_entry_that_cannot_be_read_stops_nothing(self):
        tree = self.folder / "tree"
        tree.mkdir()
        for key in ("a", "k", "z"):
            self.output("put", f"filetree:{tree}", "c", key, '{"t": "text"}')
        (tree / "c" / "k.json").unlink()
        (tree / "c" / "k.json").symlink_to("gone.json")
        for words in (["find", tree, "text"], ["convert", tree, f"json:{self.folder}/new.json"],
                      ["get", tree, "c", "k"]):
            done = self.run_cli(*map(str, words))
            self.assertEqual(done.returncode, 3, words)
            self.assertRegex(done.stderr.decode(), r"k\.json could not be read: .*it is a link that leads nowhere")
            if words[0] == "find":
                self.assertEqual(done.stdout, b"c\ta\t/t\ttext\nc\tz\t/t\ttext\n")
        self.assertEqual(set(json.loads((self.folder / "new.json").read_bytes())["c"]), {"a", "z"})

    def test_a_damaged_envelope_is_replaced_as_a_whole(self):
        tree = self.folder / "tree"
        tree.mkdir()
        self.output("put", f"filetree:{tree}", "c", "k", "{}")
        file = tree / "c" / "k.json"
        file.write_text(json.dumps(ENVELOPE | {"expires_at": None}))
        before = file.read_bytes()
        self.assertRefused(2, "put", tree, "c", "k", '{"n": 2}', contains="damaged envelope")
        self.assertEqual(file.read_bytes(), before)
        done = self.run_cli("put", tree, "c", "k", json.dumps(ENVELOPE))
        self.assertEqual((done.returncode, done.stderr.count(b"\n")), (0, 1))
        self.assertIn(b"the whole file", done.stderr)
        self.assertEqual(json.loads(file.read_bytes()), ENVELOPE)

    def test_a_damaged_file_of_a_folder_stays_listed_and_names_keep_their_meaning(self):
        index = self.folder / "index"
        index.mkdir()
        lost = "default__vector_store.json"
        (index / lost).write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
        (index / "image__vector_store.json").write_text('{"embedding_dict": {"i": [1.0]}}')
        (index / "docstore.json").write_text('{"docstore/data": {"n": {}}}')
        listed = self.run_cli("ls", index).stdout.decode().splitlines()
        self.assertEqual(listed, ["docstore/data", f"{lost}:", "image__vector_store.json:embedding_dict"])
        self.assertRefused(2, "get", index, "embedding_dict", "i", contains=f"{lost}:embedding_dict")
        for name in listed:
            done = self.run_cli("ls", index, name)
            self.assertEqual((done.returncode, done.stdout == b""), (3, name == f"{lost}:"))
        self.output("put", index, "docstore/data", "n", '{"a": 1}')
        self.output("put", index, "image__vector_store.json:embedding_dict", "i", "[2.0]")
        self.assertRefused(3, "put", index, f"{lost}:embedding_dict", "i", "[2.0]", contains="damaged")
        infos = self.document("info", index)["collections"]
        self.assertEqual([c["group"] for c in infos if c.get("damaged")], [lost])


class CutTest(CliCase):
    TEXT = '{"data": {"a": {"n": 1}, "b": {"name": "x\\u00e9y"}}}'

    def test_a_file_without_its_end_is_F2_wherever_it_is_cut(self):
        for encoding in ("utf-8", "utf-16", "utf-32"):
            whole = self.TEXT.encode(encoding)
            step = {"utf-8": 1, "utf-16": 6, "utf-32": 12}[encoding]
            for size in range(len("{".encode(encoding)), len(whole), step):
                self.path.write_bytes(whole[:size])
                os.utime(self.path, (0, 0))  # nobody is writing it
                problems = {p["id"] for p in self.document("info", self.path)["problems"]}
                self.assertEqual(problems - {"wide-text"}, {"F2"}, whole[:size])

    def test_half_a_character_at_the_end_is_told(self):
        for text, name in ((self.TEXT, "F3"), (self.TEXT[:-8], "F2")):
            self.path.write_bytes(text.encode("utf-16") + b" ")
            os.utime(self.path, (0, 0))
            self.assertEqual(self.document("info", self.path)["problems"][0]["id"], name)

    def test_columns_are_pythons_behind_a_byte_order_mark(self):
        self.path.write_bytes(b'\xef\xbb\xbf{"a":}')
        self.assertIn("Line 1, column 6", self.document("info", self.path)["problems"][0]["message"])

    def test_a_conflict_within_a_value_is_named(self):
        self.path.write_text('{"data": {"a": {"n":\n<<<<<<< x\n1\n=======\n2\n>>>>>>> y\n}, "b": {}}}')
        (problem,) = self.document("info", self.path)["problems"]
        self.assertIn("a merge left its conflict here", problem["message"])
        done = self.run_cli("convert", self.path, self.folder / "copy.json")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"a merge left its conflict here", done.stderr)

    def test_a_damaged_collection_is_not_called_empty(self):
        self.path.write_text('{"data": {"a": 1 "b": 2}}')
        done = self.run_cli("convert", self.path, self.folder / "copy.json")
        self.assertEqual(done.returncode, 3)
        self.assertNotIn(b"has no entries", done.stderr)


class NotJsonTest(CliCase):
    def test_what_is_no_json_has_one_problem(self):
        for content, words in ((b"\x1f\x8b\x08\x00\x00\xff\xfe", "gzip"),
                               (b"SQLite format 3\0\x10\0\x01\x01\0\xff\xfe", "SQLite"),
                               (b"IxF2\x80\x01\0\0\x05\0\0\0\0\0\0\0\xff\xfe", "FAISS")):
            self.path.write_bytes(content)
            (problem,) = self.document("info", self.path)["problems"]
            self.assertIn(words, problem["message"])

    def test_an_index_of_faiss_among_the_files_is_no_damage(self):
        index = self.folder / "index"
        index.mkdir()
        (index / "docstore.json").write_text('{"docstore/data": {"n": {"a": 1}}}')
        (index / "default__vector_store.json").write_bytes(b"IxF2\x80\x01\0\0" + bytes(range(256)))
        self.assertEqual(self.output("ls", index), b"docstore/data\n")
        self.output("find", index, "a")
        (problem,) = self.document("info", index)["problems"]
        self.assertIn("FAISS", problem["message"])
        self.output("put", index, "docstore/data", "m", "{}")

    def test_a_folder_without_a_store_says_what_is_in_it(self):
        for number, (name, content, words) in enumerate((
                ("chroma.sqlite3", b"SQLite format 3\0", "looks like a database of Chroma"),
                ("cache.db", b"SQLite format 3\0", "looks like a database of diskcache"),
                ("cache.db", b"junk", "does not begin as one of SQLite"),
                ("index.faiss", b"", "looks like an index of FAISS"),
                ("index.pkl", b"", "looks like a Python pickle, which is never read"),
                ("notes.db", b"SQLite format 3\0", "looks like a database"),
                ("notes.db", b"", "does not begin as one of SQLite"),
                ("a.json", b"{}", "can be opened by themselves"),
                ("doc", b'{"lc": 1}', "looks like a document of LangChain"),
                ("file", b"PK\x03\x04", 'of "file": it is a zip archive'),
                ("file", b"text", "localfiles:DIR opens any folder"))):
            folder = self.folder / f"folder{number}"
            folder.mkdir()
            self.assertRefused(3, "info", folder, contains="the folder is empty")
            (folder / name).write_bytes(content)
            self.assertRefused(3, "info", folder, contains=words)
        self.assertEqual(self.output("get", f"localfiles:{folder}", "", "file", "--raw"), b"text")

    def test_info_names_the_first_of_several_values(self):
        self.path.write_text(json.dumps({"data": {f"k{n}": None for n in range(8)}}).replace("null", "tru"))
        lines = self.output("info", self.path).decode().splitlines()
        first = next(n for n, line in enumerate(lines) if line.startswith("E F3"))
        self.assertEqual(lines[first + 1 : first + 7], [f"\tdata\tk{n}" for n in range(5)] + ["\tand 3 more entries"])


class DiskStoreTest(CliCase):
    def setUp(self):
        super().setUp()
        self.path.write_text('{"c": {"k": {"n": 1}, "m": {"n": 2}}, "numbers": {"k": {}}}')
        self.store = self.folder / "disk"
        self.output("convert", str(self.path), f"diskcache:{self.store}")

    def change(self, sql, *values):
        with closing(sqlite3.connect(self.store / "cache.db")) as database, database:
            database.execute(sql, values)

    def test_damaged_envelopes_are_told(self):
        self.assertEqual(self.document("info", self.store)["problems"], [])
        self.change("UPDATE Cache SET value = '{\"value\": 5}' WHERE key LIKE 'c::%'")
        (problem,) = self.document("info", self.store)["problems"]
        self.assertEqual(problem["entries"], [{"collection": "c", "key": key} for key in ("k", "m")])
        self.assertIn("2 entries", problem["message"])
        self.assertEqual(self.document("info", self.store, "--quick")["problems"], [])

    def test_what_pythons_reader_gives_up_on_is_told(self):
        self.path.write_text('{"c": {"long": {"n": 1%s}, "k": {"n": 1}}}' % ("0" * 4300))
        for target in ("diskcache:big", "multidisk:big2", "filetree:big3"):
            kind, name = target.split(":")
            store = f"{kind}:{self.folder / name}"
            self.output("convert", str(self.path), store)
            (problem,) = self.document("info", store)["problems"]
            self.assertEqual((problem["id"], problem["severity"]), ("beyond-python", "W"))
            self.assertNotIn("may be", problem["message"])  # of digits that is sure
            self.assertEqual(problem["entries"], [{"collection": "c", "key": "long"}])

    def test_every_name_that_ls_prints_is_found(self):
        self.change("INSERT INTO Cache(key, raw, mode, value) VALUES (7, 1, 1, 8)")
        names = self.output("ls", self.store).decode().splitlines()
        self.assertEqual(sorted(names), ["c", "cache.db:numbers", "numbers"])
        for name in names:
            self.assertEqual(self.run_cli("ls", self.store, name).returncode, 0)
        self.output("put", self.store, "bytes", "k", "{}")  # new, whatever stands beside
        self.assertEqual(self.run_cli("get", self.store, "cache.db:numbers", "7", "--raw").stdout, b"8")

    def test_what_a_damaged_page_leaves_is_read_and_copied(self):
        entries = {f"k{n}": {"n": n, "text": "x" * 300} for n in range(60)}
        entries["a::b"] = {"n": 1}
        self.path.write_text(json.dumps({"c": entries}))
        whole = self.folder / "whole"
        self.output("convert", str(self.path), f"diskcache:{whole}")
        pages = (whole / "cache.db").read_bytes()
        with closing(sqlite3.connect(whole / "cache.db")) as database:
            ids = dict(database.execute("SELECT key, rowid FROM Cache"))
        copied = 0
        for at in range(4096, len(pages), 4096):
            with self.subTest(page=at // 4096 + 1):
                self.store = self.folder / f"page{at}"
                self.store.mkdir()
                (self.store / "cache.db").write_bytes(pages[:at] + b"\xff" * 4096 + pages[at + 4096:])
                left = {key[3:] for key, rowid in ids.items() if self.is_readable(key, rowid)}
                target = self.folder / f"copy{at}.json"
                done = self.run_cli("convert", str(self.store), str(target))
                self.assertEqual(done.returncode, 0 if len(left) == len(entries) else 3, done.stderr)
                got = json.loads(target.read_text())["c"] if left else {}
                self.assertEqual(got, {key: entries[key] for key in left})
                for key in entries.keys() - left:
                    self.assertIn(f"{key} could not be read", done.stderr.decode())
                copied += len(got)
                if len(left) < len(entries):
                    self.assertDamaged(sorted(left))
        self.assertGreater(copied, len(entries) * 5)

    def assertDamaged(self, left):
        info = self.document("info", self.store)
        self.assertIn("damaged", [problem["id"] for problem in info["problems"]])
        self.assertEqual(info["readOnlyReason"], "the database is damaged")
        for key in left[:1]:
            self.output("get", self.store, "c", key)

    def is_readable(self, key, rowid):
        with closing(sqlite3.connect(f"file:{self.store}/cache.db?immutable=1", uri=True)) as database:
            for where, value in ("key = ?", key), ("rowid = ?", rowid):
                try:
                    if database.execute(f"SELECT * FROM Cache WHERE {where}", (value,)).fetchone():
                        return True
                except sqlite3.DatabaseError:
                    pass
        return False

    def test_an_expiry_that_python_has_no_time_for_is_told(self):
        for expiry in ("text", 1e300, 9e11, b"blob"):
            with self.subTest(expiry):
                self.change("UPDATE Cache SET expire_time = ? WHERE key = 'c::k'", expiry)
                (problem,) = self.document("info", self.store)["problems"]
                self.assertEqual(problem["entries"], [{"collection": "c", "key": "k"}])
                self.assertIn("expire_time", problem["message"])
                self.assertEqual(self.document("ls", self.store, "c")["damaged"], ["k"])
        envelope = self.run_cli("get", self.store, "c", "k", "--raw").stdout.decode()
        done = self.run_cli("put", self.store, "c", "k", envelope.replace('"n": 1', '"n": 3'))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.document("info", self.store)["problems"], [])
        self.assertEqual(json.loads(self.output("get", self.store, "c", "k", "--raw")), {"n": 3})
        self.change("UPDATE Cache SET expire_time = ? WHERE key = 'c::k'", -1e300)
        self.assertEqual(self.document("ls", self.store, "c")["expired"], ["k"])

    def test_a_full_disk_does_not_keep_from_reading(self):
        def full():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

        before = self.everything()
        done = subprocess.run([PROGRAM, "ls", self.store, "c"], capture_output=True, preexec_fn=full, timeout=60)
        self.assertEqual(self.everything(), before)
        self.assertEqual(done.returncode, 0, done.stderr)


class MultiDiskStoreTest(CliCase):
    def test_a_key_that_may_be_in_what_was_not_seen_is_not_said_to_be_missing(self):
        self.path.write_text('{"alpha": {"k": {}}, "beta": {"k": {}}}')
        store = self.folder / "multi"
        self.output("convert", str(self.path), f"multidisk:{store}")
        (store / "alpha/cache.db").write_bytes(b"no database at all" * 100)
        for words in (["get", "alpha", "k"], ["rm", "alpha", "k"], ["rm", "beta", "k", "zzz"]):
            done = self.run_cli(words[0], str(store), *words[1:])
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn("What stands behind that was not seen.", done.stderr.decode())

    def test_rows_of_other_programs_hide_nothing_and_damaged_ones_do(self):
        self.path.write_text('{"alpha": {"k": {}}, "beta": {"k": {}}, "fc": {"k": {}}}')
        store = self.folder / "multi"
        self.output("convert", str(self.path), f"multidisk:{store}")
        self.row(store / "alpha", "INSERT INTO Cache(key, raw, mode, value) VALUES ('q', 1, 1, 1)")
        self.row(store / "fc", "UPDATE Cache SET key = 'q', value = 'a text', mode = 1")
        self.assertEqual(self.output("ls", store), b"alpha\nbeta\n")
        self.output("find", store, "zzz", status=1, said=f"Nothing in {store} has zzz.\n")
        self.assertEqual(self.run_cli("convert", store, f"json:{self.folder / 'copy.json'}").returncode, 0)
        problems = self.document("info", store)["problems"]
        self.assertEqual([(p["id"], p["severity"]) for p in problems], [("rows", "W")] * 2)
        self.row(store / "beta", "INSERT INTO Cache(key, raw, mode, value) VALUES ('q', 1, 1, '{\"value\": ')")
        done = self.run_cli("ls", store)
        self.assertEqual(done.returncode, 3)
        self.assertIn("1 row holds a text in which py-key-value finds no entry", done.stderr.decode())

    def row(self, folder, sql):
        with closing(sqlite3.connect(folder / "cache.db")) as database, database:
            database.execute(sql)


if __name__ == "__main__":
    unittest.main()
