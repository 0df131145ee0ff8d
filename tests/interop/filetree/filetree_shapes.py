# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""FileTreeStore with collections of every shape of name: the library and the program see the same
entries, by path and by address, before and after edits of either."""

import asyncio
import json
import shutil
import tempfile
import unittest
from pathlib import Path

from filetree_driver import Tree, ask, decoded
from key_value.aio.stores.filetree import (
    FileTreeStore,
    FileTreeV1CollectionSanitizationStrategy,
    FileTreeV1KeySanitizationStrategy,
)

# Each is a tree with data and information in one folder.
SHAPES = {
    "one": ["a"],
    "alike below two folders": ["a/x", "b/x"],
    "other below two folders": ["a/x", "b/y"],
    "below another": ["a/b", "a/b/c"],
    "three levels": ["a", "a/b", "a/b/c"],
    "called as the parts are": ["data/x", "metadata/x"],
    "called data and meta": ["data", "meta"],
    "data beside meta": ["data/c", "meta/c", "meta/d"],
    "one of many": ["a/x", "b/x", "c/x", "d/y/z", "e"],
    "as an index has them": [
        "docstore/data", "docstore/metadata", "docstore/ref_doc_info", "index_store/data",
        "graph_dict", "embedding_dict", "metadata_dict",
    ],
    "dots": [".hidden", "...", "a.b", "a.b/c.d", ".a/.b"],
    "like information": ["c-info", "c-info/d-info", "x-info.json"],
    "spaces and letters": ["a b/é ü", "漢/字", "x%2Fy", "q?=&#"],
}  # fmt: skip
# A tree whose collections have plain names does not tell whether they are sanitized.
SANITIZED = ["a/x", "user:1", "a/b/c", "data/metadata"]
APART = [["c"], ["a/x", "b/x"], ["a", "a/b"], ["meta/c", "data/c"], ["data", "metadata"]]
KEYS = ["k0", "k-info", "é", "with space"]


def value(collection, key):
    return {"collection": collection, "key": key}


class ShapesTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.base = Path(folder.name).resolve()

    def fresh(self, name):
        folder = self.base / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def put(self, store, entries):
        async def put_all():
            for collection, values in entries.items():
                for key, entry in values.items():
                    await store.put(key, entry, collection=collection)

        asyncio.run(put_all())

    def seen(self, store, entries):
        """What the library sees of the keys in `entries`; None where it sees nothing."""

        async def get_all():
            return {
                collection: {key: await store.get(key, collection=collection) for key in values}
                for collection, values in entries.items()
            }

        return asyncio.run(get_all())

    def contents(self, address):
        """What the program has: its answer, and {collection: {key: value}}."""
        answer = Tree(address).done("contents")
        values = {
            decoded(collection).decode(): {
                decoded(key).decode(): json.loads(decoded(entry)) for key, entry in keys.items()
            }
            for collection, keys in answer["values"].items()
        }
        return answer, values

    def write(self, address, *writes):
        """(collection, key, value) each; None deletes. Answers the errors, or None."""
        commands = []
        for collection, key, entry in writes:
            command = {"verb": "write", "address": address, "collection": collection, "key": key}
            commands.append(command if entry is None else {**command, "value": json.dumps(entry)})
        return [answer.get("error") for answer in ask(commands)]

    def check(self, address, opened, collections, guessed=False):
        """`opened` makes a store of the library for what the program has at `address`."""
        entries = {c: {key: value(c, key) for key in KEYS} for c in collections}
        self.put(opened(), entries)
        told, ours = self.contents(address)
        self.assertEqual(told["kind"], "FileTreeStore")
        self.assertEqual(told["problems"], ["K11"] if guessed else [])
        self.assertEqual(ours, entries)
        self.edit(address, entries)
        self.assertEqual(self.seen(opened(), entries), entries)
        gone = {c: {key: None for key in KEYS if key not in entries[c]} for c in collections}
        self.assertEqual(self.seen(opened(), gone), gone)
        for collection in collections:
            entries[collection]["theirs"] = {"put by": "the library"}
        self.put(opened(), entries)
        self.assertEqual(self.contents(address)[1], entries)
        again, ours = self.contents(told["address"])
        self.assertEqual(ours, entries)
        self.assertEqual(again["problems"], [])

    def edit(self, address, entries):
        writes = []
        for collection, values in entries.items():
            writes.append((collection, "k0", {"edited": collection}))
            writes.append((collection, "new", {"made": collection}))
            writes.append((collection, "é", None))
            values.update({"k0": {"edited": collection}, "new": {"made": collection}})
            del values["é"]
        deeper = next(iter(entries)) + "/deeper"
        writes.append((deeper, "k0", {"made": "a collection"}))
        entries[deeper] = {"k0": {"made": "a collection"}}
        self.assertEqual(self.write(address, *writes), [None] * len(writes))

    def test_a_tree_in_one_folder(self):
        for name, collections in SHAPES.items():
            for form in ["{}", "filetree:{}"]:
                with self.subTest(name, form=form):
                    folder = self.fresh("tree")
                    address = form.format(folder)
                    self.check(address, lambda: FileTreeStore(data_directory=folder), collections)

    def test_a_tree_in_two_folders(self):
        places = [("data", "meta"), ("b", "a"), ("tree/data", "tree"), ("tree", "tree/meta")]
        for data_name, metadata_name in places:
            for collections in APART:
                self.check_apart(data_name, metadata_name, collections)

    def check_apart(self, data_name, metadata_name, collections):
        forms = ["filetree:{data}?metadata={metadata}", "{metadata}", "{both}"]
        for form in forms:
            with self.subTest(data=data_name, metadata=metadata_name, form=form, names=collections):
                both = self.fresh("both")
                data, metadata = both / data_name, both / metadata_name
                # What lies below the metadata folder says nothing about the folder above it.
                if form == "{both}" and not {data.parent, metadata.parent} == {both}:
                    continue
                address = form.format(data=data, metadata=metadata, both=both)
                self.make_folders(metadata, collections)
                options = {"data_directory": data, "metadata_directory": metadata}
                self.check(
                    address, lambda: FileTreeStore(**options), collections, ":" not in address
                )

    def make_folders(self, metadata, collections):
        """Those for information files, which the library makes only where data are there too."""
        for collection in collections:
            (metadata / collection).parent.mkdir(parents=True, exist_ok=True)

    def test_sanitized_names(self):
        def opened():
            return FileTreeStore(
                data_directory=folder,
                key_sanitization_strategy=FileTreeV1KeySanitizationStrategy(folder),
                collection_sanitization_strategy=FileTreeV1CollectionSanitizationStrategy(folder),
            )

        for form in ["{}", "filetree:{}", "filetree:{}?keys=v1&collections=v1"]:
            with self.subTest(form):
                folder = self.fresh("tree")
                address = form.format(folder)
                keys = ["plain", "user:1", "a/b", "é"]
                entries = {c: {key: value(c, key) for key in keys} for c in SANITIZED}
                self.put(opened(), entries)
                self.assertEqual(sorted(self.contents(address)[1]), sorted(SANITIZED))
                for collection in SANITIZED:
                    for key in keys:
                        read = Tree(address).read(collection, key)
                        self.assertEqual(read, value(collection, key))
                    done = self.write(
                        address,
                        (collection, "user:1", {"edited": 1}),
                        (collection, "user:2", {"made": 1}),
                        (collection, "é", None),
                    )
                    self.assertEqual(done, [None] * 3)
                    entries[collection].update({"user:1": {"edited": 1}, "user:2": {"made": 1}})
                    entries[collection]["é"] = None
                self.assertEqual(self.seen(opened(), entries), entries)

    def test_keys_that_may_be_sanitized_or_not_are_not_guessed(self):
        folder = self.fresh("tree")
        strategy = FileTreeV1CollectionSanitizationStrategy(folder)
        store = FileTreeStore(data_directory=folder, collection_sanitization_strategy=strategy)
        self.put(store, {"a/x": {"plain": {}}})
        path, address = str(folder), f"filetree:{folder}?keys=none"
        self.assertEqual(self.write(path, ("a/x", "other", {"made": 1})), [None])
        [refused] = self.write(path, ("a/x", "user:1", {"made": 2}))
        self.assertIn("keys=none", refused)
        self.assertEqual(self.write(address, ("a/x", "user:1", {"made": 3})), [None])
        entries = {"a/x": {"plain": {}, "other": {"made": 1}, "user:1": {"made": 3}}}
        self.assertEqual(self.seen(store, entries), entries)

    def test_a_moved_tree_in_two_folders(self):
        both = self.fresh("both")
        entries = {"a/x": {"k": {"n": 1}}, "c": {"k": {"n": 2}}}
        options = {"data_directory": both / "files", "metadata_directory": both / "about"}
        self.make_folders(both / "about", entries)
        self.put(FileTreeStore(**options), entries)
        moved = both.rename(self.base / "moved")
        told, ours = self.contents(str(moved))
        self.assertEqual(ours, entries)
        self.assertEqual(told["problems"], ["K11", "K2", "K2"])

    def test_nothing_is_written_through_a_guess_that_a_file_contradicts(self):
        both = self.fresh("both")
        files, about = both / "files", both / "about"
        store = FileTreeStore(data_directory=files, metadata_directory=about)
        self.put(store, {"c": {"k": {"n": 1}}})
        (self.base / "elsewhere").mkdir()
        info = (about / "c-info.json").read_bytes().replace(b'/both/files/c"', b'/elsewhere"')
        (about / "sub").mkdir()
        (about / "sub/z-info.json").write_bytes(info.replace(b'"c"', b'"sub/z"'))
        shutil.copytree(files / "c", files / "sub/z")
        write = ("sub/z", "k", {"n": 2})
        self.assertEqual(self.write(str(about), ("c", "k", {"n": 2})), [None])
        [refused] = self.write(str(about), write)
        self.assertIn("guessed", refused)
        self.assertEqual(self.write(f"filetree:{files}?metadata={about}", write), [None])


if __name__ == "__main__":
    unittest.main()
