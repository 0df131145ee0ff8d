# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What we rename, date, make and repair, the library reads without an error."""

import asyncio
import json
import shutil
import tempfile
import time
import unittest
from pathlib import Path

from filetree_driver import Tree
from key_value.aio.errors import DeserializationError, PathSecurityError, StoreSetupError
from key_value.aio.stores.filetree import (
    FileTreeStore,
    FileTreeV1CollectionSanitizationStrategy,
    FileTreeV1KeySanitizationStrategy,
)

ODD_KEYS = ["", " ", "k.json", "user:1", "back\\slash", "new\nline", "ключ", "👩‍🚀", "info", "-info"]
VALUE = {"float": 1.0, "tiny": 1e-05, "big": 10**30, "text": "é漢🧪\u2028", "list": [None, True]}


class WritesTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve() / "data"

    def theirs(self, folder=None, v1=False, **options):
        folder = folder or self.folder
        folder.mkdir(exist_ok=True)
        if v1:
            options["key_sanitization_strategy"] = FileTreeV1KeySanitizationStrategy(folder)
            options["collection_sanitization_strategy"] = FileTreeV1CollectionSanitizationStrategy(
                folder
            )
        return FileTreeStore(data_directory=folder, **options)

    def ours(self, options=""):
        return Tree(f"filetree:{self.folder}{options}")

    def get(self, key, collection="c", **options):
        return asyncio.run(self.theirs(**options).get(key, collection=collection))

    def put(self, key, value, collection="c", ttl=None, **options):
        asyncio.run(self.theirs(**options).put(key, value, collection=collection, ttl=ttl))

    def ttl(self, key, collection="c"):
        return asyncio.run(self.theirs().ttl(key, collection=collection))[1]

    def test_odd_keys_in_both_directions(self):
        for key in ODD_KEYS:
            self.put(key, {"key": key, **VALUE})
        tree = self.ours()
        self.assertEqual(tree.keys(), {"c": sorted(ODD_KEYS, key=str.encode)})
        for key in ODD_KEYS:
            self.assertEqual(tree.read("c", key), {"key": key, **VALUE})
            tree.put("c", key, {"edited": key})
            tree.put("ours", key, {"made": key})
            self.assertEqual(self.get(key), {"edited": key})
            self.assertEqual(self.get(key, "ours"), {"made": key})
        self.assertEqual(tree.problems(), [])

    def test_a_tree_made_by_us_has_the_bytes_of_one_made_by_the_library(self):
        self.ours().put("c", "k", VALUE)
        ours = [(self.folder / name).read_bytes() for name in ("c/k.json", "c-info.json")]
        for text in ours:
            data = json.loads(text)
            expected = dict(sorted(data.items()))
            self.assertEqual(json.dumps(expected).encode(), text)
        envelope, info = (set(json.loads(text)) for text in ours)
        self.assertEqual(envelope, {"created_at", "value", "version"})
        self.assertEqual(info, {"collection", "created_at", "directory", "version"})
        self.assertEqual((self.folder / "c/k.json").stat().st_mode & 0o777, 0o600)
        self.assertEqual((self.folder / "c-info.json").stat().st_mode & 0o777, 0o600)

    def test_a_renamed_key_keeps_its_bytes(self):
        self.put("old", VALUE, ttl=1000)
        before = (self.folder / "c/old.json").read_bytes()
        self.ours().write("c", "old", rename="neu/é".replace("/", ":"))
        self.assertIsNone(self.get("old"))
        self.assertEqual(self.get("neu:é"), VALUE)
        self.assertEqual((self.folder / "c/neu:é.json").read_bytes(), before)

    def test_expiry_is_set_kept_and_cleared(self):
        self.put("k", VALUE)
        at = int((time.time() + 5000) * 1000)
        self.ours().write("c", "k", expires=at)
        self.assertAlmostEqual(self.ttl("k"), 5000, delta=60)
        self.ours().put("c", "k", {"v": 2})
        self.assertAlmostEqual(self.ttl("k"), 5000, delta=60)
        self.ours().write("c", "k", clear=True)
        self.assertIsNone(self.ttl("k"))
        self.assertEqual(self.get("k"), {"v": 2})
        self.ours().write("c", "k", expires=1000)
        self.assertIsNone(self.get("k"))
        asyncio.run(self.theirs().cull())
        self.assertFalse((self.folder / "c/k.json").exists())

    def test_sanitized_names_meet(self):
        tree = self.ours("?keys=v1&collections=v1")
        for n, key in enumerate(["user:1", "a/b", "!", "", "plain", "x" * 300, "nul\0é"]):
            tree.put("odd/one", key, {"n": n})
            self.assertEqual(self.get(key, "odd/one", v1=True), {"n": n})
            self.put(key + ":", {"m": n}, "odd/one", v1=True)
            self.assertEqual(tree.read("odd/one", key + ":"), {"m": n})

    def test_a_moved_tree_is_repaired(self):
        self.put("k", VALUE)
        self.put("k", VALUE, "deutsch ü")
        moved = self.folder.with_name("moved é")
        shutil.move(self.folder, moved)
        self.folder = moved
        with self.assertRaises((PathSecurityError, StoreSetupError)):
            self.get("k")
        tree = self.ours()
        self.assertEqual(tree.problems(), ["K2", "K2"])
        tree.put("c", "k", {"edited": True})
        self.assertEqual(tree.done("repair")["problems"], [])
        self.assertEqual(self.get("k"), {"edited": True})
        self.assertEqual(self.get("k", "deutsch ü"), VALUE)

    def test_envelopes_that_the_library_refuses_show_a_problem(self):
        self.put("k", VALUE)
        good = json.loads((self.folder / "c/k.json").read_bytes())
        variants = [b"", b"\xef\xbb\xbf{}", b"[]", b"{", b'{"value": "\xff"}', b'{"value": {}']
        for field in ["created_at", "expires_at", "value", "version"]:
            for value in [None, 1, "", "x", "2026-01-01", "2099-01-01T00:00:00Z", [], {}, "{}"]:
                variants.append(json.dumps({**good, field: value}).encode())
        tree = self.ours()
        for text in variants:
            (self.folder / "c/k.json").write_bytes(text)
            try:
                self.get("k")
                refused = False
            except (DeserializationError, TypeError, ValueError):
                refused = True
            answer = tree.done("read", collection="c", key="k")
            self.assertEqual("problem" in answer, refused, text)


if __name__ == "__main__":
    unittest.main()
