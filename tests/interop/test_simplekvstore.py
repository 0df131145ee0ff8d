# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""SimpleKVStore files in both directions."""

import json
import tempfile
import unittest
from pathlib import Path

import kvlens
from llama_index.core.storage.kvstore import SimpleKVStore

BIG = 123456789012345678901234567890
ENTRIES = {
    "data": {
        "k1": {"a": 1},
        "ключ/with space": {"text": "é 漢字 👩‍🚀 \u2028 \x00\x7f", "deep": [[[{"x": []}]]]},
        "": {"empty key": ""},
        "-dash": {"v": 1},
        "[a,b]": {"v": 2},
        "numbers": {"l": [1, 2.5, -0.0, 1e300, 5e-324, 0.1, 1e16, BIG, True, False, None]},
        "escapes": {"s": '\\"/\b\f\n\r\t'},
    },
    "coll/two": {"k1": {"same key": "another collection"}},
    "a::b": {"x::y": {"v": "sep"}},
    "коллекция": {f"item-{i:03}": {"i": i, "third": i / 3} for i in range(25)},
    "nonfinite": {"n": {"nan": float("nan"), "inf": float("inf"), "ninf": float("-inf")}},
    "surrogates": {"lone \ud800": {"lone": "\udfff"}, "nul \x00": {"nul": "\x00"}},
    "emptied": {},
}


def read(path):
    return SimpleKVStore.from_persist_path(str(path))


class SimpleKVStoreTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "kvstore.json"
        store = SimpleKVStore()
        for collection, entries in ENTRIES.items():
            for key, entry in entries.items():
                store.put(key, entry, collection=collection)
        store.put("gone", {}, collection="emptied")
        store.delete("gone", collection="emptied")
        store.persist(str(self.path))

    def test_what_the_library_wrote_we_list_and_read_equal(self):
        self.assertEqual(kvlens.info(self.path)["kind"], "SimpleKVStore")
        self.assertEqual(kvlens.collections(self.path), list(ENTRIES))
        for collection, entries in ENTRIES.items():
            self.assertEqual(kvlens.keys(self.path, collection), list(entries))
        self.assertSame(kvlens.contents(self.path), read(self.path).to_dict())

    def test_the_values_are_the_bytes_that_the_library_wrote(self):
        for collection, entries in ENTRIES.items():
            for key, entry in list(entries.items())[:8]:
                raw = kvlens.raw(self.path, collection, key)
                self.assertEqual(raw, json.dumps(entry).encode())

    def test_an_edit_changes_nothing_but_its_value(self):
        for collection, key in [("data", "numbers"), ("surrogates", "lone \ud800"), ("data", "")]:
            before = self.path.read_bytes()
            old = kvlens.raw(self.path, collection, key)
            new = {"edited": "zweimal é \ud800", "big": BIG, "n": [1.0, 1e-05, float("nan")]}
            kvlens.put(self.path, collection, key, new)
            after = self.path.read_bytes()
            self.assertOnlyChanged(before, after, old, json.dumps(new).encode())
            self.assertSame(read(self.path).get(key, collection=collection), new)

    def test_a_number_is_stored_as_it_was_typed(self):
        kvlens.put(self.path, "data", "k1", b'{"n": [1.0, 1E5, -0.0, 1e-05, 0.10, NaN]}')
        self.assertEqual(
            kvlens.raw(self.path, "data", "k1"), b'{"n": [1.0, 1E5, -0.0, 1e-05, 0.10, NaN]}'
        )
        self.assertEqual(read(self.path).get("k1")["n"][:2], [1.0, 100000.0])

    def test_new_keys_and_collections_are_read_by_the_library(self):
        expected = read(self.path).to_dict()
        for collection, key in [("data", "new é"), ("emptied", "first"), ("brand new", "\ud800")]:
            kvlens.put(self.path, collection, key, {"new": [key, BIG]})
            expected.setdefault(collection, {})[key] = {"new": [key, BIG]}
        self.assertSame(read(self.path).to_dict(), expected)
        self.assertEqual(self.path.read_bytes(), json.dumps(expected).encode())

    def test_deleted_keys_are_gone_for_the_library_and_the_rest_is_as_it_was(self):
        expected = read(self.path).to_dict()
        for collection, names in [
            ("data", ["k1"]),  # the first
            ("data", ["escapes"]),  # the last
            ("data", ["", "numbers"]),
            ("a::b", ["x::y"]),  # the only one
        ]:
            kvlens.rm(self.path, collection, *names)
            for name in names:
                del expected[collection][name]
            self.assertEqual(self.path.read_bytes(), json.dumps(expected).encode())
        self.assertSame(read(self.path).to_dict(), expected)

    def test_putting_what_is_there_writes_nothing(self):
        before = (self.path.read_bytes(), self.path.stat().st_mtime_ns, self.path.stat().st_ino)
        kvlens.put(self.path, "data", "k1", kvlens.raw(self.path, "data", "k1"))
        after = (self.path.read_bytes(), self.path.stat().st_mtime_ns, self.path.stat().st_ino)
        self.assertEqual(after, before)

    def test_what_the_library_persists_after_us_opens_again(self):
        kvlens.put(self.path, "data", "k1", {"ours": "é"})
        store = read(self.path)
        store.put("theirs", {"after": "ours"})
        store.persist(str(self.path))
        self.assertSame(kvlens.contents(self.path), store.to_dict())

    def test_converting_to_a_new_file_keeps_every_entry_and_collection(self):
        target = self.path.with_name("copy.json")
        kvlens.run("convert", f"json:{self.path}", f"json:{target}")
        self.assertSame(read(target).to_dict(), read(self.path).to_dict())

    def test_an_empty_store_opens(self):
        SimpleKVStore().persist(str(self.path))
        self.assertEqual(kvlens.collections(f"json:{self.path}"), [])


if __name__ == "__main__":
    unittest.main()
