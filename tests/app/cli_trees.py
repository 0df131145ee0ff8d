# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""File trees from the command line: what has expired, times, and whole new trees.

    KVLENS=PROGRAM cli_trees.py
"""

import json
import os
import subprocess
import time
import unittest

from clicase import PROGRAM, CliCase

CREATED = "2026-02-01T10:00:00.070528+00:00"
PAST = "2020-01-01T00:00:00.000001+00:00"


class TreeCase(CliCase):
    def setUp(self):
        super().setUp()
        self.tree = self.folder / "tree"

    def put(self, collection, key, value, expires=None):
        folder = self.tree / collection
        folder.mkdir(parents=True, exist_ok=True)
        info = {"collection": collection, "created_at": CREATED, "directory": str(folder), "version": 1}
        (self.tree / f"{collection}-info.json").write_text(json.dumps(info))
        entry = {"created_at": CREATED, "value": value, "version": 1}
        (folder / f"{key}.json").write_text(json.dumps(entry | ({"expires_at": expires} if expires else {})))


class DeniedTest(TreeCase):
    def run_as_nobody(self, *words):
        who = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        state = self.folder / "nobody"
        return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, timeout=60,
                              env=os.environ | {"XDG_STATE_HOME": str(state)}, **who)

    def test_what_this_user_may_not_read_is_no_damage(self):
        for key in ("a", "b", "c"):
            self.put("jobs", key, {"n": 1})
        (self.tree / "jobs" / "c.json").write_text("[]")
        for path in [self.folder, self.tree, *self.tree.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        for number, key in enumerate(("a", "b"), 1):
            (self.tree / "jobs" / f"{key}.json").chmod(0)
            try:
                done = self.run_as_nobody("info", self.tree, "--json")
            except OSError:
                self.skipTest("the program cannot be started so")
            found = {p["id"]: p for p in json.loads(done.stdout)["problems"]}
            self.assertEqual(sorted(found), ["damaged-entry", "unreadable"], found)
            self.assertEqual([e["key"] for e in found["damaged-entry"]["entries"]], ["c"])
            self.assertEqual([e["key"] for e in found["unreadable"]["entries"]], ["a", "b"][:number])
            named = "jobs/a.json" in found["unreadable"]["message"]  # a file only where it is all
            self.assertEqual(named, number == 1, found["unreadable"]["message"])


class ExpiredTest(TreeCase):
    def setUp(self):
        super().setUp()
        for n in range(700):  # more than are read at once
            self.put("jobs", f"job-{n:03}", {"n": n}, PAST if n % 100 == 0 else None)
        self.put("live", "a", {}, "2999-01-01T00:00:00+00:00")

    def test_ls_tells_what_has_expired(self):
        listed = self.document("ls", self.tree, "jobs")
        self.assertEqual(len(listed["keys"]), 700)
        self.assertEqual(listed["expired"], [f"job-{n:03}" for n in range(0, 700, 100)])
        self.assertNotIn("expired", self.document("ls", self.tree, "live"))
        listed = self.document("ls", self.tree, "jobs", "--limit", "150")
        self.assertEqual(listed["expired"], ["job-000", "job-100"])
        done = self.run_cli("ls", self.tree, "jobs", "--prefix", "job-1")
        self.assertEqual(len(done.stdout.splitlines()), 100)
        self.assertIn(b"1 of these keys has expired", done.stderr)
        self.assertEqual(done.returncode, 0)

    def test_put_tells_that_an_entry_has_expired(self):
        done = self.run_cli("put", self.tree, "jobs", "job-100", '{"n": 2}')
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, b"job-100 has expired, and stays so: the library reads it no more.\n")
        self.output("put", self.tree, "live", "a", '{"n": 2}')

    def test_the_same_bytes_replace_nothing(self):
        damaged = self.tree / "jobs/job-101.json"
        damaged.write_text('{"n": 1}')  # nothing that the library reads
        self.output("put", self.tree, "jobs", "job-101", '{"n": 1}')
        self.assertEqual(damaged.read_text(), '{"n": 1}')
        done = self.run_cli("put", self.tree, "jobs", "job-101", '{"value": {}, "version": 1}')
        self.assertIn(b"so the whole file was replaced.", done.stderr)

    def test_ls_tells_what_the_library_cannot_read(self):
        (self.tree / "jobs/job-101.json").write_text("{")
        self.assertEqual(self.document("ls", self.tree, "jobs")["damaged"], ["job-101"])
        done = self.run_cli("ls", self.tree, "jobs", "--prefix", "job-101")
        self.assertEqual(done.stdout, b"job-101\n")
        self.assertIn(b"1 of these keys has an entry that the library cannot read", done.stderr)

    def test_collections_count_what_has_expired(self):
        for verb in ("ls", "info"):
            counts = {c["name"]: c.get("expired") for c in self.document(verb, self.tree)["collections"]}
            self.assertEqual(counts, {"jobs": 7, "live": None})

    def test_times_are_as_exact_as_they_are_stored(self):
        done = self.run_cli("get", self.tree, "jobs", "job-100", "--json")
        self.assertEqual((done.returncode, done.stderr), (0, b"job-100 has expired.\n"))
        entry = json.loads(done.stdout)
        self.assertEqual(entry["createdAt"], "2026-02-01T10:00:00.070528Z")
        self.assertEqual(entry["expiresAt"], "2020-01-01T00:00:00.000001Z")
        self.assertEqual(self.document("get", self.tree, "live", "a")["expiresAt"], "2999-01-01T00:00:00.000Z")


class FoldersTest(TreeCase):
    def test_what_another_folder_of_the_collection_hides_is_told(self):
        self.put("x", "a", {"n": 1})
        self.put("x.bak", "b", {"n": 2})
        self.put("x copy", "c", {"n": 3})
        for copy in ("x.bak", "x copy"):
            file = self.tree / f"{copy}-info.json"
            file.write_text(file.read_text().replace(f'"collection": "{copy}"', '"collection": "x"'))
        self.assertEqual(self.output_of("ls", self.tree, "x"), ["a"])
        for words in (("ls", self.tree), ("ls", self.tree, "x"), ("find", self.tree, "n"), ("get", self.tree, "x", "b"),
                      ("convert", self.tree, self.folder / "new.json")):
            with self.subTest(words[0]):
                done = self.run_cli(*words)
                self.assertEqual(done.returncode, 3)
                for copy in ("x.bak", "x copy"):
                    self.assertRegex(done.stderr.decode(), rf"{copy} could not be read.*hides 1 key of this one")
        self.output("get", self.tree, "x", "a")
        found = [p for p in self.document("info", self.tree)["problems"] if p["id"] == "shadowed"]
        self.assertEqual(sorted(p["file"] for p in found), ["x copy", "x.bak"])

    def output_of(self, *words):
        return self.run_cli(*words).stdout.decode().splitlines()

    def test_an_information_file_that_cannot_be_read_is_told_by_every_verb(self):
        self.put("x", "a", {"n": 1})
        (self.tree / "x-info.json").write_text("{", "utf-16")
        for words in (("get", self.tree, "x", "a"), ("put", self.tree, "x", "b", "{}"), ("ls", self.tree)):
            with self.subTest(words[0]):
                done = self.run_cli(*words)
                self.assertEqual(done.returncode, 0)
                self.assertIn("x-info.json", done.stderr.decode())

    def test_names_of_an_entry_are_told_before_they_are_parted(self):
        self.put("x", "a", {"n": 1})
        other = self.folder / "other"
        os.link(self.tree / "x/a.json", other)
        self.output("put", self.tree, "x", "a", '{"n": 1}')  # nothing to be written
        done = self.run_cli("put", self.tree, "x", "a", '{"n": 2}')
        first = done.stderr.decode().splitlines()[0]
        self.assertRegex(first, r"x/a\.json: the file has 2 names; persisting gives")
        self.assertIn('{"n": 1}', other.read_text())
        files = self.folder / "files"
        files.mkdir()
        os.link(other, files / "k")
        done = self.run_cli("put", f"localfiles:{files}", "", "k", "text")
        self.assertRegex(done.stderr.decode().splitlines()[0], r"files/k: the file has 2 names; persisting gives")

    def test_what_only_looks_like_a_v1_name_is_told(self):
        store = f"filetree:{self.tree}?keys=v1"
        self.put("x", "k", {})
        done = self.run_cli("put", store, "x", "S_a_b-12345678", "{}")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stderr.decode(), r"taken for the name of a file; .* S_S_a_b_12345678-\w{8}\.json")
        self.output("put", store, "x", "S_a_b-12345678", '{"n": 1}')


class NewTreesTest(TreeCase):
    TARGETS = ("json:new.json", "filetree:new", "localfiles:new", "diskcache:new", "multidisk:new")
    KEEPING_COLLECTIONS = ("json", "filetree")  # those without entries

    def test_a_store_without_entries_makes_an_empty_one(self):
        for content in ({}, {"data": {}}):
            for address in self.TARGETS:
                with self.subTest(address, content=content):
                    self.path.write_text(json.dumps(content))
                    scheme, name = address.split(":")
                    target = self.folder / name
                    done = self.run_cli("convert", self.path, f"{scheme}:{target}")
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertTrue(target.exists())
                    made = [found["name"] for found in self.document("ls", f"{scheme}:{target}")["collections"]]
                    self.assertEqual(made, list(content) if scheme in self.KEEPING_COLLECTIONS else [])
                    os.rename(target, self.folder / f"old-{scheme}-{len(content)}")

    def test_nothing_is_made_of_what_could_not_be_seen(self):
        self.path.write_text('{"data": {"a": [')
        target = self.folder / "new.json"
        self.assertEqual(self.run_cli("convert", self.path, f"json:{target}").returncode, 3)
        self.assertFalse(target.exists())

    def test_many_entries_are_whole_and_leave_nothing_behind(self):
        content = {f"c{c}": {f"key-{n:04}": {"n": n, "c": c} for n in range(n)} for c, n in ((1, 1200), (2, 1), (3, 9))}
        self.path.write_text(json.dumps(content))
        self.output("convert", self.path, f"filetree:{self.tree}")
        files = sorted(path.name for path in self.tree.rglob("*") if path.is_file())
        self.assertEqual(len(files), 1210 + 3)
        self.assertFalse([name for name in files if name.startswith(".")])
        back = self.folder / "back.json"
        done = self.run_cli("convert", self.tree, f"json:{back}")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(back.read_bytes()), content)
        self.assertEqual((self.tree / "c1/key-0000.json").stat().st_mode & 0o777, 0o600)

    def test_a_killed_copy_leaves_whole_entries(self):
        content = {"c": {f"key-{n:04}": {"n": n, "text": "x" * 300} for n in range(1200)}}
        self.path.write_text(json.dumps(content))
        begun = time.monotonic()
        self.output("convert", self.path, f"filetree:{self.tree}")
        whole = time.monotonic() - begun
        there = 0
        for part in (0.5, 0.7, 0.9):
            with self.subTest(part):
                target = self.folder / f"killed-{part}"
                mark = self.folder / f".{target.name}.kvlens-unfinished-copy"
                copy = subprocess.Popen([PROGRAM, "convert", self.path, f"filetree:{target}"])
                time.sleep(whole * part)
                copy.kill()
                copy.wait()
                if not target.exists():
                    continue
                there += 1
                for path in target.rglob("*.json"):
                    entry = json.loads(path.read_bytes())
                    if not path.name.endswith("-info.json"):
                        self.assertEqual(entry["value"], content["c"][path.stem])
                done = self.run_cli("put", f"filetree:{target}", "c", "after", "{}")
                self.assertEqual(done.returncode, 0, done.stderr)
                if mark.exists():  # else it was killed behind its end
                    self.assertIn(b"interrupted copy", done.stderr)
                left = [path for path in (target / "c").iterdir() if path.name.startswith(".")]
                self.assertEqual(left, [])
        self.assertGreater(there, 0)


if __name__ == "__main__":
    unittest.main()
