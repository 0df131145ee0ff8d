# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""FileTreeStore folders of py-key-value in both directions."""

import asyncio
import json
import os
import tempfile
import unittest
from pathlib import Path

import kvlens
from key_value.aio.errors import DeserializationError
from key_value.aio.errors.store import PathSecurityError, StoreSetupError
from key_value.aio.stores.filetree import (
    FileTreeStore,
    FileTreeV1CollectionSanitizationStrategy,
    FileTreeV1KeySanitizationStrategy,
)

BIG = 123456789012345678901234567890
ENTRIES = {
    "default_collection": {"plain": {"a": 1}, "with space": {"a": [1.0, 1e-05, BIG, None]}},
    "sessions": {"user-1": {"text": "Grüße 漢字 🧪 \u2028"}, "info": {"a": "key called info"}},
    "numbers": {f"n{i:03}": {"i": i, "third": i / 3} for i in range(20)},
}
ODD = {"user:123": {"v": 1}, "a/b/c": {"v": 2}, "!": {"v": 3}, "é": {"v": "é"}, "_": {"v": 5}}


def listed(folder):
    """All regular files below a folder, with their bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class FileTreeTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "tree"

    def open(self, **options):
        return FileTreeStore(data_directory=self.folder, **options)

    def open_v1(self):
        self.folder.mkdir(exist_ok=True)
        return self.open(
            key_sanitization_strategy=FileTreeV1KeySanitizationStrategy(self.folder),
            collection_sanitization_strategy=FileTreeV1CollectionSanitizationStrategy(self.folder),
        )

    def fill(self, store, entries=None, **options):
        async def put_all():
            for collection, values in (entries or ENTRIES).items():
                for key, value in values.items():
                    await store.put(key, value, collection=collection, **options)

        asyncio.run(put_all())

    def get(self, store, key, collection):
        return asyncio.run(store.get(key, collection=collection))

    def ttl(self, store, key, collection):
        return asyncio.run(store.ttl(key, collection=collection))

    def test_what_the_library_wrote_we_list_and_read_equal(self):
        self.fill(self.open())
        self.assertEqual(kvlens.info(self.folder)["kind"], "FileTreeStore")
        self.assertSame(kvlens.contents(self.folder), ENTRIES)

    def test_an_edit_is_read_by_the_library_and_touches_one_file(self):
        self.fill(self.open())
        before = listed(self.folder)
        new = {"edited": "größer 🧪", "big": BIG, "f": [1.0, 1e-05, -0.0]}
        kvlens.put(self.folder, "sessions", "user-1", new)
        self.assertSame(self.get(self.open(), "user-1", "sessions"), new)
        after = listed(self.folder)
        self.assertEqual(set(after), set(before))
        changed = {name for name in after if after[name] != before[name]}
        self.assertEqual(changed, {"sessions/user-1.json"})
        mode = (self.folder / "sessions/user-1.json").stat().st_mode & 0o777
        self.assertEqual(mode, 0o600)

    def test_an_edited_envelope_has_the_form_that_the_library_writes(self):
        self.fill(self.open())
        path = self.folder / "sessions/user-1.json"
        new = {"b": 1, "a": "é"}
        created = json.loads(path.read_bytes())["created_at"]
        kvlens.put(self.folder, "sessions", "user-1", new)
        envelope = json.loads(path.read_bytes())
        self.assertEqual(set(envelope), {"created_at", "value", "version"})
        self.assertSame(envelope["value"], new)
        self.assertEqual(envelope["created_at"], created)
        self.assertEqual(path.read_bytes(), json.dumps(envelope).encode())

    def test_new_keys_and_collections_are_read_by_the_library(self):
        self.fill(self.open())
        kvlens.put(self.folder, "sessions", "new", {"v": "é"})
        kvlens.put(self.folder, "brand_new", "first", {"v": 1})
        store = self.open()
        self.assertSame(self.get(store, "new", "sessions"), {"v": "é"})
        self.assertSame(self.get(store, "first", "brand_new"), {"v": 1})
        asyncio.run(store.put("second", {"v": 2}, collection="brand_new"))
        self.assertSame(sorted(kvlens.keys(self.folder, "brand_new")), ["first", "second"])

    def test_deleted_keys_are_gone_for_the_library(self):
        self.fill(self.open())
        kvlens.rm(self.folder, "numbers", "n000", "n019")
        store = self.open()
        self.assertIsNone(self.get(store, "n000", "numbers"))
        self.assertIsNone(self.get(store, "n019", "numbers"))
        self.assertSame(self.get(store, "n001", "numbers"), ENTRIES["numbers"]["n001"])
        kvlens.rm(self.folder, "numbers", "n000", status=1)

    def test_a_time_to_live_is_kept_by_an_edit(self):
        self.fill(self.open(), {"sessions": {"short": {"v": 1}}}, ttl=86400)
        shown = json.loads(
            kvlens.run("get", self.folder, "sessions", "short", options=["--json"])
        )
        self.assertIn("expiresAt", shown)
        before = self.ttl(self.open(), "short", "sessions")[1]
        kvlens.put(self.folder, "sessions", "short", {"v": 2})
        value, after = self.ttl(self.open(), "short", "sessions")
        self.assertEqual(value, {"v": 2})
        self.assertAlmostEqual(after, before, delta=60)

    def test_an_expiry_that_we_write_is_that_of_the_library(self):
        self.fill(self.open(), {"sessions": {"short": {"v": 1.0}}}, ttl=86400)
        path = self.folder / "sessions/short.json"
        kvlens.expire(self.folder, "sessions", "short", "+1h")
        envelope = json.loads(path.read_bytes())
        self.assertEqual(path.read_bytes(), json.dumps(envelope).encode())  # as the library lays it out
        kvlens.mv(self.folder, "sessions", "short", "long")
        self.assertSame(json.loads((self.folder / "sessions/long.json").read_bytes()), envelope)
        value, left = self.ttl(self.open(), "long", "sessions")
        self.assertSame(value, {"v": 1.0})
        self.assertAlmostEqual(left, 3600, delta=120)
        self.assertIsNone(self.get(self.open(), "short", "sessions"))
        kvlens.expire(self.folder, "sessions", "long", "never")
        self.assertEqual(self.ttl(self.open(), "long", "sessions"), ({"v": 1.0}, None))
        kvlens.run("put", self.folder, "sessions", "new", '{"v": 2}', options=["--expires", "+2d"])
        self.assertAlmostEqual(self.ttl(self.open(), "new", "sessions")[1], 172800, delta=120)
        kvlens.expire(self.folder, "sessions", "new", "now")
        self.assertIsNone(self.get(self.open(), "new", "sessions"))

    def test_a_separate_metadata_folder_is_found_by_the_address(self):
        metadata = self.folder.with_name("meta")
        self.fill(self.open(metadata_directory=metadata))
        address = f"filetree:{self.folder}?metadata={metadata}"
        self.assertSame(kvlens.contents(address), ENTRIES)
        kvlens.put(address, "sessions", "user-1", {"v": "edited"})
        kvlens.put(address, "another", "key", {"v": "new"})
        store = self.open(metadata_directory=metadata)
        self.assertEqual(self.get(store, "user-1", "sessions"), {"v": "edited"})
        self.assertEqual(self.get(store, "key", "another"), {"v": "new"})
        self.assertTrue((metadata / "another-info.json").exists())

    def test_sanitised_names_meet_the_library_in_both_directions(self):
        self.fill(self.open_v1(), {"odd/коллекция": ODD})
        address = f"filetree:{self.folder}?keys=v1&collections=v1"
        self.assertEqual(kvlens.collections(address), ["odd/коллекция"])
        for key, value in ODD.items():
            self.assertSame(kvlens.value(address, "odd/коллекция", key), value)
            kvlens.put(address, "odd/коллекция", key, {"edited": key})
            self.assertEqual(self.get(self.open_v1(), key, "odd/коллекция"), {"edited": key})
        kvlens.put(address, "odd/коллекция", "new:key", {"v": "ours"})
        self.assertEqual(self.get(self.open_v1(), "new:key", "odd/коллекция"), {"v": "ours"})
        self.assertEqual(len(listed(self.folder)), len(ODD) + 2)

    def test_envelopes_that_the_library_does_not_read(self):
        self.fill(self.open(), {"c": {"k": {"v": 1}}})
        path = self.folder / "c" / "k.json"
        whole = json.loads(path.read_text())
        without = {name: value for name, value in whole.items() if name != "value"}
        for envelope, error in (
            (without, DeserializationError),
            ({**whole, "value": [1]}, DeserializationError),
            ({**whole, "expires_at": "soon"}, DeserializationError),
            ({**whole, "expires_at": None}, TypeError),
            ({**whole, "expires_at": "2030-01-01T00:00:00"}, TypeError),
        ):
            with self.subTest(envelope):
                path.write_text(json.dumps(envelope))
                found = json.loads(kvlens.run("check", self.folder, options=["--json"], status=1))["findings"]
                self.assertEqual([f["id"] for f in found], ["damaged-entry"])
                self.assertIn(error.__name__, found[0]["raises"])
                with self.assertRaises(error):
                    self.get(self.open(), "k", "c")

    def assertRaisesAsTold(self, rule):
        found = json.loads(kvlens.run("check", f"filetree:{self.folder}", options=["--json"], status=1))["findings"]
        (told,) = {f["raises"] for f in found if f["id"] == rule}
        with self.assertRaises((PathSecurityError, StoreSetupError)) as caught:
            self.get(self.open(), "k", "c")
        self.assertIn(type(caught.exception).__name__, told)

    def test_trees_that_were_moved_or_have_links_out_of_them(self):
        self.fill(self.open(), {"c": {"k": {"v": 1}}})
        path = self.folder / "c" / "k.json"
        beside = path.rename(self.folder.parent / "outside.json")
        path.symlink_to(beside)
        self.assertRaisesAsTold("K10")
        path.unlink()
        beside.rename(path)
        self.folder = self.folder.rename(self.folder.parent / "moved")
        self.assertRaisesAsTold("K2")
        (self.folder / "c-info.json").write_text("{")
        self.assertRaisesAsTold("K2")

    def findings(self, address, status=0):
        found = json.loads(kvlens.run("check", address, options=["--json"], status=status))["findings"]
        return {f["id"]: [entry["key"] for entry in f["entries"]] for f in found}

    def test_names_are_told_that_are_not_plain(self):
        self.fill(self.open(), {"c": {"plain": {"v": 1}, "other": {"v": 2}}})
        self.assertEqual(self.findings(self.folder), {})
        self.fill(self.open(), {"c": {"user:1": {"v": 1}, "Plain": {"v": 2}, "info": {"v": 3}}})
        told = self.findings(self.folder, status=1)
        self.assertEqual(told, {"K3": ["user:1"], "K4": ["Plain", "plain"], "K5": ["info"]})

    def test_hashed_names_are_told_and_found_by_their_keys(self):
        self.fill(self.open_v1(), {"sub": ODD})
        address = f"filetree:{self.folder}?keys=v1"
        (told,) = self.findings(address).values()
        self.assertEqual(len(told), 4)  # all but "_"
        self.assertEqual(kvlens.value(address, "sub", "user:123"), {"v": 1})

    def test_what_a_killed_writer_has_left_is_told(self):
        self.fill(self.open(), {"c": {"k": {"v": 1}}})
        left = self.folder / "c" / "tmpab_cdef1.tmp"
        left.write_bytes(b"{")
        self.assertEqual(self.findings(self.folder), {})
        os.utime(left, (1e9, 1e9))
        self.assertEqual(self.findings(self.folder), {"K9": []})

    def test_what_the_library_would_refuse_we_refuse_and_write_nothing(self):
        self.fill(self.open())
        before = listed(self.folder)
        for key in ["../../outside", "no/such/folder", "x" * 300, "nul\0"]:
            kvlens.put(self.folder, "sessions", key, {"v": 1}, status=2)
        kvlens.put(self.folder, "../../outside", "key", {"v": 1}, status=2)
        kvlens.put(self.folder, "sessions", "list", [1, 2], status=2)
        self.assertEqual(listed(self.folder), before)
        self.assertEqual(os.listdir(self.folder.parent), ["tree"])

    def test_converting_a_file_tree_to_a_file_and_back_keeps_entries(self):
        self.fill(self.open())
        single = self.folder.with_name("single.json")
        again = self.folder.with_name("again")
        kvlens.run("convert", self.folder, f"json:{single}")
        self.assertSame(json.loads(single.read_bytes()), ENTRIES)
        kvlens.run("convert", f"json:{single}", f"filetree:{again}")
        store = FileTreeStore(data_directory=again)
        for collection, values in ENTRIES.items():
            for key, value in values.items():
                self.assertSame(self.get(store, key, collection), value)


if __name__ == "__main__":
    unittest.main()
