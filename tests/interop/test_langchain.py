# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Serialised LangChain objects kept in a JSON file: edited by us, loaded by the library."""

import json
import tempfile
import unittest
from pathlib import Path

import kvlens
from langchain_core.documents import Document
from langchain_core.load import dumpd, dumps, loads
from langchain_core.messages import HumanMessage
from langchain_core.stores import InMemoryStore


class LangChainTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "lc.json"
        self.store = InMemoryStore()
        self.store.mset(
            [
                ("doc-é", Document(page_content="Grüße 🧪", metadata={"page": 1, "score": 0.5})),
                ("plain", Document(id="1", page_content="text")),
                ("message", HumanMessage(content="hello")),
            ]
        )
        keys = list(self.store.yield_keys())
        objects = zip(keys, self.store.mget(keys))
        data = {"documents": {key: dumpd(each) for key, each in objects}}
        self.path.write_text(json.dumps(data), encoding="utf-8")

    def loaded(self, key):
        return loads(kvlens.raw(self.path, "documents", key).decode(), allowed_objects="core")

    def test_what_we_read_is_what_the_store_holds(self):
        self.assertEqual(kvlens.keys(self.path, "documents"), list(self.store.yield_keys()))
        for key in self.store.yield_keys():
            self.assertEqual(self.loaded(key), self.store.mget([key])[0])

    def test_what_we_edit_loads_as_the_edited_object(self):
        shown = kvlens.value(self.path, "documents", "doc-é")
        shown["kwargs"]["page_content"] = "größer"
        kvlens.put(self.path, "documents", "doc-é", shown)
        expected = Document(page_content="größer", metadata={"page": 1, "score": 0.5})
        self.assertEqual(self.loaded("doc-é"), expected)
        self.assertEqual(self.loaded("plain"), self.store.mget(["plain"])[0])

    def test_what_the_library_serialised_is_put_as_it_is(self):
        text = dumps(Document(page_content="new \u2028 é", metadata={"n": 1.0}))
        kvlens.put(self.path, "documents", "new", text.encode())
        self.assertEqual(kvlens.raw(self.path, "documents", "new"), text.encode())
        self.assertEqual(self.loaded("new"), loads(text, allowed_objects="core"))


if __name__ == "__main__":
    unittest.main()
