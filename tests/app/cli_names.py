# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Names of any bytes: what JSON prints of a key or a collection can be given back with --escaped.

    KVLENS=PROGRAM cli_names.py
"""

import json
import os
import sqlite3
import unittest

from clicase import CliCase

ENVELOPE = b'{"created_at": "2026-02-01T10:00:00.070528+00:00", "value": {"n": 1}, "version": 1}'
# Some would print alike if a lone surrogate were not told from a byte.
KEYS = [b"plain", b"z\xff", b"\xe9\xe8 x", b"half \xc3", b"\xed\xb2\x80", b"\x80", b"a\xed\xa0\x80b"]


def typed(name):
    """As a shell passes it: the string of a JSON document without its quotes."""
    return json.dumps(name)[1:-1]


class NamesTest(CliCase):
    def keys(self, store, *collection):
        return json.loads(self.run_cli("ls", store, *map(typed, collection), "--escaped", "--json").stdout)["keys"]

    def assertAllCanBeGivenBack(self, store, collection, count, deletes=True):
        keys = self.keys(store, collection)
        self.assertEqual(len(set(keys)), count)
        found = json.loads(self.run_cli("find", store, "", "--in", "keys", "--regex", "--json").stdout)
        hits = {hit["key"] for hit in found["matches"]}
        for key in keys:
            with self.subTest(store=store, key=key):
                self.assertIn(key, hits)
                got = self.run_cli("get", store, typed(collection), typed(key), "--escaped", "--json")
                self.assertEqual(json.loads(got.stdout)["key"], key, got.stderr)
                listed = self.run_cli("ls", store, typed(collection), "--escaped", "--prefix", typed(key), "--json")
                self.assertIn(key, json.loads(listed.stdout)["keys"])
        for key in keys if deletes else []:
            with self.subTest(store=store, deleted=key):
                done = self.run_cli("rm", store, typed(collection), typed(key), "--escaped")
                self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_a_name_as_long_as_a_file_system_takes_it(self):
        for length in (200, 240, 255):
            with self.subTest(length):
                path = self.folder / ("n" * (length - 5) + ".json")
                path.write_text('{"data": {"a": 1}}')
                self.assertEqual(self.document("ls", path)["collections"][0]["name"], "data")
                self.output("put", path, "data", "a", "2")
                self.assertEqual(path.read_text(), '{"data": {"a": 2}}')

    def test_of_a_file_tree(self):
        folder = os.fsencode(self.folder / "tree") + b"/c\xff"
        os.makedirs(folder)
        for key in KEYS:
            with open(folder + b"/" + key + b".json", "wb") as file:
                file.write(ENVELOPE)
        self.assertAllCanBeGivenBack(f"filetree:{self.folder}/tree", "c\udcff", len(KEYS), deletes=False)
        done = self.run_cli("put", f"filetree:{self.folder}/tree", r"c\udcff", r"z\udcff", '{"n": 2}', "--escaped")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        with open(folder + b"/z\xff.json", "rb") as file:
            self.assertIn(b'{"n": 2}', file.read())
        self.assertAllCanBeGivenBack(f"filetree:{self.folder}/tree", "c\udcff", len(KEYS))

    def test_of_local_files(self):
        folder = os.fsencode(self.folder / "files") + b"/c"
        os.makedirs(folder)
        for key in KEYS:
            with open(folder + b"/" + key, "wb") as file:
                file.write(b"text")
        self.assertAllCanBeGivenBack(f"localfiles:{self.folder}/files", "c", len(KEYS))

    def test_of_a_database(self):
        cache = self.folder / "cache"
        self.path.write_text('{"c": {"k": {}}}')
        self.output("convert", self.path, f"diskcache:{cache}")
        database = sqlite3.connect(cache / "cache.db")
        for raw in (0, 1):
            for key in KEYS:
                database.execute("INSERT INTO Cache(key, raw, store_time, access_time, mode, value) "
                                 "VALUES (?, ?, 0, 0, 1, 'v')", (key, raw))
        database.commit()
        database.close()
        self.assertAllCanBeGivenBack(cache, "cache.db:pickled", len(KEYS))
        self.assertAllCanBeGivenBack(cache, "cache.db:bytes", len(KEYS))

    def test_of_a_file_that_is_not_utf8(self):
        self.path.write_bytes(b'{"c": {"\xd6\xd0\xce\xc4": {"n": 1}, "\\udcd6": {"n": 2}, "\xff": {"n": 3}}}')
        self.assertAllCanBeGivenBack(self.path, "c", 3, deletes=False)

    def test_of_a_file_of_text(self):
        self.path.write_bytes(rb'{"c": {"\udc80": {"n": 1}, "\ud800": {"n": 2}, "\udcc3\udca4": {"n": 3}}}')
        self.assertAllCanBeGivenBack(self.path, "c", 3)

    def test_the_top_is_told_from_the_collection_without_a_name(self):
        other = self.folder / "other.json"
        number = "1" * 5000  # too long for Python
        self.path.write_text(f'{{"": {{"k": {number}}}, "k": {number}}}')
        other.write_text("{}")
        places = [{"collection": "", "key": "k"}, {"collection": "", "topLevel": True, "key": "k"}]

        def placesOf(entries):
            return sorted(({n: e[n] for n in e if n in ("collection", "group", "topLevel", "key")} for e in entries), key=len)

        for collection, place in zip(("", ":"), places):
            got = json.loads(self.run_cli("get", self.path, collection, "k", "--json").stdout, parse_int=str)
            self.assertEqual(placesOf([got]), [place])
        self.assertEqual(placesOf(json.loads(self.run_cli("find", self.path, "k", "--in", "keys", "--json").stdout)["matches"]), places)
        found = json.loads(self.run_cli("check", self.path, "--only", "beyond-python", "--json").stdout)["findings"]
        self.assertEqual(placesOf([entry for finding in found for entry in finding["entries"]]), places)

        self.path.write_text('{"": {"k": 1}, "k": 2}')
        found = self.document("diff", other, self.path, status=1)["entries"]["added"]
        self.assertEqual(placesOf(found), places)
        found = self.document("stats", self.path)["parts"]
        self.assertEqual([part.get("topLevel", False) for part in found], [False, True])

    def test_a_finding_at_the_top_is_not_that_of_the_collection_without_a_name(self):
        number = "1" * 5000
        accepted = self.folder / "accepted.json"
        self.path.write_text(f'{{"": {{"k": {number}}}, "k": 1}}')
        accepted.write_bytes(self.run_cli("check", self.path, "--json").stdout)
        self.assertEqual(self.document("check", self.path, "--baseline", accepted), {"findings": []})
        self.path.write_text(f'{{"": {{"k": 1}}, "k": {number}}}')
        self.assertEqual(len(self.document("check", self.path, "--baseline", accepted, status=1)["findings"]), 1)


if __name__ == "__main__":
    unittest.main()
