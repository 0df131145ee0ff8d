# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lines of Python that `get --python` prints, run with the real libraries."""

import asyncio
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import diskcache
import kvlens
from key_value.aio.stores.disk import DiskStore, MultiDiskStore
from key_value.aio.stores.filetree import (
    FileTreeStore,
    FileTreeV1CollectionSanitizationStrategy,
    FileTreeV1KeySanitizationStrategy,
)
from langchain_classic.storage import LocalFileStore
from llama_index.core.storage.kvstore import SimpleKVStore

KEYS = ["plain", "with space", 'quote " and \\', "Grüße 漢字 🧪"]
ODD = [*KEYS, "tab\tand\nline", "\u202e", "'", "{x}", "%s", "\x7f", ""]


def value_of(lines):
    """What the lines leave in `value`."""
    names = {}
    exec(lines, names)
    return names["value"]


class PythonLinesTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="it's a \"folder\" ")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def lines(self, store, collection, key):
        words = [store, kvlens.escaped(collection), kvlens.escaped(key)]
        return kvlens.run("get", *words, options=["--python", "--escaped"]).decode()

    def assert_reads(self, store, collection, key, value):
        lines = self.lines(store, collection, key)
        self.assertEqual(value_of(lines), value, lines)

    def fill(self, store, keys=KEYS, collections=("sessions", "more of it")):
        async def put_all():
            for collection in collections:
                for number, key in enumerate(keys):
                    await store.put(key, {"n": number, "of": collection}, collection=collection)

        asyncio.run(put_all())

    def assert_filled(self, address, keys=KEYS, collections=("sessions", "more of it")):
        for collection in collections:
            for number, key in enumerate(keys):
                self.assert_reads(address, collection, key, {"n": number, "of": collection})

    def test_kv_file(self):
        path = self.folder / "kv.json"
        store = SimpleKVStore()
        for number, key in enumerate(ODD):
            store.put(key, {"n": number}, collection=ODD[-2])
        store.persist(str(path))
        for number, key in enumerate(ODD):
            self.assert_reads(path, ODD[-2], key, {"n": number})

    def test_any_json_file(self):
        path = self.folder / "any.json"
        path.write_text(json.dumps({"data": {"n": 7, "t": "text", "l": [1]}, "top": "level"}))
        for key, value in {"n": 7, "t": "text", "l": [1]}.items():
            self.assert_reads(path, "data", key, value)
        self.assert_reads(path, "", "top", "level")

    def test_json_file_without_keys(self):
        path = self.folder / "plain.json"
        for text in ('[{"a": 1}, "two"]', '"one text"', "17", "[]", '{"": "no name"}'):
            path.write_text(text)
            content = json.loads(text)
            if isinstance(content, list):
                for number, value in enumerate(content):
                    self.assert_reads(path, "", str(number), value)
            else:
                self.assert_reads(path, "", "", content[""] if isinstance(content, dict) else content)

    def test_json_file_in_another_encoding(self):
        path = self.folder / "old.json"
        content = {"数据": {"键": {"t": "中文"}}, "顶": "层"}
        path.write_bytes(json.dumps(content, ensure_ascii=False).encode("gbk"))
        store = f"json:{path}?encoding=GBK"
        self.assert_reads(store, "数据", "键", {"t": "中文"})
        self.assert_reads(store, "", "顶", "层")

    def test_index_folder(self):
        storage = self.folder / "storage"
        storage.mkdir()
        (storage / "docstore.json").write_text('{"docstore/data": {"id": {"a": 1}}}')
        (storage / "index_store.json").write_text('{"index_store/data": {"x": {"b": 2}}}')
        self.assert_reads(f"index:{storage}", "docstore/data", "id", {"a": 1})
        self.assert_reads(f"index:{storage}", "index_store/data", "x", {"b": 2})

    def test_folder_of_llamaindex_ts(self):
        storage = self.folder / "ts"
        storage.mkdir()
        node = {"__data__": json.dumps({"id_": "n", "text": "t"}), "__type__": "TEXT"}
        index = {"indexId": "i", "nodesDict": {}, "type": "simple_dict"}
        (storage / "doc_store.json").write_text(json.dumps({"docstore/data": {"n": node}}))
        (storage / "index_store.json").write_text(json.dumps({"docstore/data": {"i": index}}))
        (storage / "vector_store.json").write_text(json.dumps({"embeddingDict": {"n": [1, 2]}}))
        for address in f"index:{storage}", None:
            for file, collection, key, value in (
                ("doc_store.json", "docstore/data", "n", node),
                ("index_store.json", "docstore/data", "i", index),
                ("vector_store.json", "embeddingDict", "n", [1, 2]),
            ):
                store = address or storage / file
                lines = self.lines(store, f"{file}:{collection}" if address else collection, key)
                self.assertEqual(value_of(lines), value)
                self.assertTrue(lines.startswith("# Written by LlamaIndex for TypeScript"), lines)
                self.assertNotIn("SimpleKVStore", lines)

    def test_file_tree(self):
        folder = self.folder / "tree"
        self.fill(FileTreeStore(data_directory=folder))
        self.assert_filled(folder)

    def test_what_the_library_takes_for_gone_is_told(self):
        folder = self.folder / "tree"
        self.fill(FileTreeStore(data_directory=folder))
        entry = folder / "sessions" / f"{KEYS[0]}.json"
        envelope = json.loads(entry.read_text())
        entry.write_text(json.dumps(envelope | {"expires_at": "2020-01-01T00:00:00+00:00"}))
        self.assert_reads(folder, "sessions", KEYS[0], None)
        command = [kvlens.PROGRAM, "get", folder, "sessions", KEYS[0], "--python"]
        self.assertIn(b"has expired", subprocess.run(command, capture_output=True).stderr)
        entry.write_text(json.dumps(envelope | {"value": [1]}))
        kvlens.run("get", folder, "sessions", KEYS[0], options=["--python"], status=3)

    def test_file_tree_in_two_parts(self):
        data, metadata = self.folder / "data", self.folder / "info"
        self.fill(FileTreeStore(data_directory=data, metadata_directory=metadata))
        address = f"filetree:{data}?metadata={str(metadata).replace('%', '%25')}"
        self.assert_filled(address)

    def test_sanitized_file_tree(self):
        folder = self.folder / "v1"
        folder.mkdir()
        store = FileTreeStore(
            data_directory=folder,
            key_sanitization_strategy=FileTreeV1KeySanitizationStrategy(folder),
            collection_sanitization_strategy=FileTreeV1CollectionSanitizationStrategy(folder),
        )
        self.fill(store)
        address = f"filetree:{folder}?keys=v1&collections=v1"
        before = sorted(folder.rglob("*"))
        for collection in ("sessions", "more of it"):
            found = {}
            for key in kvlens.keys(address, collection):  # by the names of their files
                found[key] = value_of(self.lines(address, collection, key))["n"]
            self.assertEqual(sorted(found.values()), [0, 1, 2, 3])
            self.assert_reads(address, collection, KEYS[1], {"n": 1, "of": collection})
        self.assertEqual(sorted(folder.rglob("*")), before)  # reading has made nothing

    def test_disk_store(self):
        folder = self.folder / "disk"
        self.fill(DiskStore(directory=folder), ODD[:-1])
        self.assert_filled(f"diskcache:{folder}", ODD[:-1])

    def test_rows_of_other_programs(self):
        folder = self.folder / "cache"
        with diskcache.Cache(folder) as cache:
            cache["a text"] = "one"
            cache[17] = "two"
            cache[b'quote " and \\'] = "three"
        address = f"diskcache:{folder}"
        self.assert_reads(address, "text", "a text", "one")
        self.assert_reads(address, "numbers", "17", "two")
        self.assert_reads(address, "bytes", 'quote " and \\', "three")

    def test_rows_of_several_folders(self):
        folder = self.folder / "fanout"
        with diskcache.FanoutCache(folder, shards=3) as cache:
            cache["a text"] = "one"
            cache[17] = "two"
        address = f"diskcache:{folder}"
        self.assert_reads(address, "text", "a text", "one")
        self.assert_reads(address, "numbers", "17", "two")
        self.assertEqual(len(list(folder.iterdir())), 3)

    def test_multi_disk_store(self):
        folder = self.folder / "multi"
        self.fill(MultiDiskStore(base_directory=folder))
        self.assert_filled(f"multidisk:{folder}")

    def test_local_files(self):
        folder = self.folder / "files"
        store = LocalFileStore(str(folder))
        store.mset([("top", b"\x00\xff"), ("data/a-b.c", b"text"), ("data/deep/er", b"er")])
        address = f"localfiles:{folder}"
        self.assert_reads(address, "", "top", b"\x00\xff")
        self.assert_reads(address, "data", "a-b.c", b"text")
        self.assert_reads(address, "data", "deep/er", b"er")

    def test_what_cannot_be_read_has_no_lines(self):
        path = self.folder / "twice.json"
        path.write_text('{"data": {"a": 1}}')
        kvlens.run("get", path, "data", "none", options=["--python"], status=1)
        kvlens.run("get", f"memory:?seed={path}", "data", "a", options=["--python"], status=3)


if __name__ == "__main__":
    unittest.main()
