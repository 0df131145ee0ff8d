# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Entries that get another key or another expiry, from the command line.

    KVLENS=PROGRAM cli_editing.py
"""

import datetime
import json
import unittest

from clicase import CliCase

STORED = "2026-02-01T10:00:00.070528+00:00"


class EditingCase(CliCase):
    def store(self, scheme, content):
        """A store of that kind with the content, its only one."""
        self.path.write_text(json.dumps(content))
        if scheme == "json":
            return str(self.path)
        store = f"{scheme}:{self.folder / scheme}"
        self.output("convert", self.path, store)
        return store

    def keys(self, store, collection):
        return self.document("ls", store, collection)["keys"]

    def entry(self, store, collection, key):
        done = self.run_cli("get", store, collection, key, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)


class RenamingTest(EditingCase):
    def test_every_kind_renames(self):
        content = {"c": {"a": {"n": 1.0}, "b": {"n": 2}}}
        for scheme in ("json", "filetree", "diskcache", "multidisk", "localfiles"):
            with self.subTest(scheme):
                store = self.store(scheme, content)
                before = self.entry(store, "c", "a")
                self.output("mv", store, "c", "a", "z")
                self.assertEqual(sorted(self.keys(store, "c")), ["b", "z"])
                self.assertEqual(self.entry(store, "c", "z"), before | {"key": "z"})

    def test_the_place_and_every_other_byte_stay(self):
        self.path.write_text('{"c": {"a": 1.0,  "b":  [2e0], "d": 3}, "e": {}}')
        self.output("mv", self.path, "c", "b", "größe")
        self.assertEqual(self.path.read_text(), '{"c": {"a": 1.0,  "gr\\u00f6\\u00dfe":  [2e0], "d": 3}, "e": {}}')

    def test_a_key_that_is_taken_is_refused(self):
        for scheme in ("json", "filetree", "diskcache"):
            store = self.store(scheme, {"c": {"a": {"n": 1}, "b": {}}})
            for new in ("b", "a"):
                with self.subTest(scheme, new=new):
                    self.assertRefused(3, "mv", store, "c", "a", new, contains=f"{new} is a key of this collection already")

    def test_what_is_not_there(self):
        self.assertRefused(1, "mv", self.path, "data", "none", "new", contains="none could not be renamed: it is not there")
        self.assertRefused(1, "mv", self.path, "none", "a", "new", contains="none was not found in")
        self.assertRefused(3, "mv", self.folder / "none.json", "c", "a", "new")

    def test_a_key_that_the_store_must_not_hold(self):
        store = self.store("localfiles", {"c": {"a": 1}})
        self.assertRefused(2, "mv", store, "c", "a", "x y")

    def test_what_a_key_hides_goes_with_it(self):
        self.path.write_text('{"c": {"k": 1, "x": 0, "k": 2}}')
        done = self.run_cli("mv", self.path, "c", "k", "new")
        self.assertEqual((done.returncode, done.stderr), (0, b"k stood there more than once; what it hid is deleted.\n"))
        self.assertEqual(self.path.read_text(), '{"c": {"x": 0, "new": 2}}')

    def test_any_key_can_be_given(self):
        self.path.write_text('{"": {"": {"n": 1}}, "top": [1]}')
        self.output("mv", self.path, "", "", r"a\u0000b", "--escaped")
        self.output("mv", self.path, "", r"a\u0000b", "", "--escaped")
        self.output("mv", self.path, ":", "top", "[x]")
        self.assertEqual(json.loads(self.path.read_text()), {"": {"": {"n": 1}}, "[x]": [1]})

    def test_wrong_usage(self):
        for words, said in {
            (): "COLLECTION, --document or --node is required", ("c",): "KEY is required",
            ("c", "k"): "NEW is required", ("c", "k", "n", "more"): "not expected",
            ("c", "k", "n", "--dry-run"): "--dry-run goes with", ("c", "k", "n", "--json"): "--json goes with",
            ("--document", "d"): "NEW is required", ("--document", "d", "k", "n"): "in all collections",
            ("--document", "d", "n", "--escaped"): "in all collections", ("--node", "n", ""): "is no id",
        }.items():
            with self.subTest(words):
                self.assertRefused(2, "mv", self.path, *words, contains=said)

    def test_a_backup_is_kept_where_it_is_wanted(self):
        before = self.path.read_bytes()
        done = self.run_cli("mv", self.path, "data", "a", "z", "--backup", "beside")
        self.assertEqual(done.returncode, 0, done.stderr)
        (kept,) = self.folder.glob("*.kvlens-backup-*")
        self.assertEqual(kept.read_bytes(), before)


class ExpiringTest(EditingCase):
    def tree(self, **more):
        """A file tree with one entry, and its file."""
        folder = self.folder / "tree/c"
        folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "tree/c-info.json").write_text(json.dumps(
            {"collection": "c", "created_at": STORED, "directory": str(folder), "version": 1}))
        entry = folder / "k.json"
        entry.write_text(json.dumps({"created_at": STORED} | more | {"value": {"n": 1.0}, "version": 1}))
        return f"filetree:{self.folder / 'tree'}", entry

    def assertExpires(self, store, text):
        self.assertEqual(self.entry(store, "c", "k").get("expiresAt"), text)

    def test_every_form_is_understood(self):
        for typed, text in {
            "2999-01-01T10:00:00.250+01:00": "2999-01-01T09:00:00.250Z", "2999-01-01 10:00Z": "2999-01-01T10:00:00.000Z",
            "32472144000": "2999-01-01T00:00:00.000Z", "32472144000500": "2999-01-01T00:00:00.500Z",
        }.items():
            for scheme in ("filetree", "diskcache", "multidisk"):
                with self.subTest(typed, scheme=scheme):
                    store = self.store(scheme, {"c": {"k": {"n": 1}}}) if not (self.folder / scheme).exists() \
                        else f"{scheme}:{self.folder / scheme}"
                    self.output("expire", store, "c", "k", typed)
                    self.assertExpires(store, text)
                    self.output("expire", store, "c", "k", "never")
                    self.assertExpires(store, None)

    def test_a_time_from_now(self):
        store, _ = self.tree()
        before = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        self.output("expire", store, "c", "k", "+1h")
        after = datetime.datetime.now(datetime.timezone.utc)
        at = datetime.datetime.fromisoformat(self.entry(store, "c", "k")["expiresAt"].replace("Z", "+00:00"))
        hour = datetime.timedelta(hours=1)
        self.assertTrue(before + hour <= at <= after + hour, at)

    def test_every_other_byte_stays(self):
        store, entry = self.tree(expires_at="2999-01-01T00:00:00.000001+00:00", more=[1.0])
        before = entry.read_text()
        self.output("expire", store, "c", "k", "2998-01-01 00:00Z")
        self.assertEqual(entry.read_text(), before.replace("2999-01-01T00:00:00.000001", "2998-01-01T00:00:00"))
        self.output("expire", store, "c", "k", "never")
        self.assertEqual(json.loads(entry.read_text()).keys(), {"created_at", "more", "value", "version"})
        still = entry.read_bytes()
        self.output("expire", store, "c", "k", "never")
        self.assertEqual(entry.read_bytes(), still)

    def test_put_writes_value_and_expiry_at_once(self):
        store, entry = self.tree()
        self.output("put", store, "c", "k", '{"n": 2}', "--expires", "2999-01-01 00:00Z")
        self.assertExpires(store, "2999-01-01T00:00:00.000Z")
        self.output("put", store, "c", "new", '{"n": 3}', "--expires", "2999-01-01 00:00Z")
        self.assertEqual(self.entry(store, "c", "new")["expiresAt"], "2999-01-01T00:00:00.000Z")
        self.output("put", store, "c", "k", '{"n": 2}')
        self.assertExpires(store, "2999-01-01T00:00:00.000Z")
        self.output("put", store, "c", "k", '{"n": 2}', "--expires", "never")
        self.assertExpires(store, None)
        self.assertEqual(json.loads(entry.read_text())["value"], {"n": 2})

    def test_what_has_expired_is_told(self):
        store, _ = self.tree(expires_at="2020-01-01T00:00:00+00:00")
        self.output("put", store, "c", "k", '{"n": 2}', "--expires", "2999-01-01 00:00Z")
        for words in (["expire", store, "c", "k", "2020-01-01"], ["put", store, "c", "k", "{}", "--expires", "2020-01-01"]):
            done = self.run_cli(*words)
            self.assertEqual((done.returncode, done.stderr), (0, b"k has expired.\n"))

    def test_what_is_no_time_is_refused(self):
        store, _ = self.tree()
        for typed, said in {"soon": "Write +1h", "12": "9 to 11 digits", "2027-02-30": "no such day", "": "Write +1h",
                            "+1fortnight": "Write +1h"}.items():
            with self.subTest(typed):
                self.assertRefused(2, "expire", store, "c", "k", typed, contains=said)
                self.assertRefused(2, "put", store, "c", "k", "{}", "--expires", typed, contains=said)
        self.assertRefused(2, "expire", store, "c", "k", contains="WHEN is required")

    def test_what_does_not_expire_says_so_and_nothing_is_written(self):
        for scheme, said in {"json": "entries of a JSON file do not expire", "localfiles": "a file has no expiry"}.items():
            with self.subTest(scheme):
                store = self.store(scheme, {"c": {"k": {"n": 1}}})
                self.assertRefused(3, "expire", store, "c", "k", "+1h", contains=said)
                self.assertRefused(3, "put", store, "c", "k", '{"n": 2}', "--expires", "+1h", contains=said)

    def test_what_is_not_there(self):
        store, entry = self.tree()
        self.assertRefused(1, "expire", store, "c", "none", "+1h", contains="none could not be written: it is not there")
        entry.write_text("{")
        self.assertRefused(3, "expire", store, "c", "k", "+1h", contains="k could not be written")


if __name__ == "__main__":
    unittest.main()
