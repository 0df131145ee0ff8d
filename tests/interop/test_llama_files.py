# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Single files of LlamaIndex that are no plain key-value store: cache, chat, docstore."""

import json
import tempfile
import unittest
from pathlib import Path

import kvlens
from hashembedding import HashEmbedding
from llama_index.core import Document
from llama_index.core.ingestion import IngestionCache, IngestionPipeline
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.storage.chat_store import SimpleChatStore
from llama_index.core.storage.docstore import SimpleDocumentStore


class LlamaFilesTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_an_ingestion_cache_is_read_edited_and_read_by_the_library(self):
        path = self.folder / "cache.json"
        transformations = [SentenceSplitter(chunk_size=64, chunk_overlap=0), HashEmbedding()]
        pipeline = IngestionPipeline(transformations=transformations, cache=IngestionCache())
        pipeline.run(documents=[Document(id_="d", text="größe " * 40)])
        pipeline.cache.persist(str(path))
        cached = json.loads(path.read_bytes())
        self.assertSame(kvlens.contents(path), cached)

        key = kvlens.keys(path, "llama_cache")[0]
        entry = kvlens.value(path, "llama_cache", key)
        entry["nodes"][0]["__data__"]["text"] = "edited"
        kvlens.put(path, "llama_cache", key, entry)
        nodes = IngestionCache.from_persist_path(str(path)).get(key)
        self.assertEqual(nodes[0].get_content(), "edited")
        kvlens.rm(path, "llama_cache", key)
        self.assertIsNone(IngestionCache.from_persist_path(str(path)).get(key))

    def test_a_chat_store_keeps_its_compact_utf8_form(self):
        path = self.folder / "chat_store.json"
        message = {
            "role": "user",
            "additional_kwargs": {},
            "blocks": [{"block_type": "text", "text": "Grüße – 你好"}],
        }
        chat = {"store": {"user-é": [message]}, "class_name": "SimpleChatStore"}
        path.write_text(
            json.dumps(chat, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
        before = path.read_bytes()
        self.assertEqual(kvlens.keys(path, "store"), ["user-é"])
        self.assertSame(kvlens.value(path, "store", "user-é"), [message])

        old = kvlens.raw(path, "store", "user-é")
        message["blocks"][0]["text"] = "größer"
        kvlens.put(path, "store", "user-é", [message])
        new = json.dumps([message], ensure_ascii=False, separators=(",", ":")).encode()
        self.assertOnlyChanged(before, path.read_bytes(), old, new)
        read = SimpleChatStore.from_persist_path(str(path)).get_messages("user-é")
        self.assertEqual([m.content for m in read], ["größer"])

    def test_a_docstore_alone_opens_as_a_key_value_file(self):
        path = self.folder / "docstore.json"
        store = SimpleDocumentStore()
        store.add_documents([Document(id_=f"d{i}", text=f"text {i}") for i in range(3)])
        store.persist(str(path))
        edited = kvlens.value(path, "docstore/data", "d1")
        edited["__data__"]["text_resource"]["text"] = "edited é"
        kvlens.put(path, "docstore/data", "d1", edited)
        again = SimpleDocumentStore.from_persist_path(str(path))
        self.assertEqual(again.get_document("d1").text, "edited é")
        self.assertEqual(again.get_document("d2").text, "text 2")


if __name__ == "__main__":
    unittest.main()
