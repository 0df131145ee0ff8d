# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The bundled sample, copied as `./dev run` copies it, is a whole store for the real libraries."""

import asyncio
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import kvlens
from hashembedding import HashEmbedding
from key_value.aio.stores.filetree import FileTreeStore
from llama_index.core import Settings, StorageContext, load_index_from_storage
from llama_index.core.llms import MockLLM
from llama_index.core.schema import MetadataMode
from llama_index.core.storage.kvstore import SimpleKVStore

Settings.embed_model = HashEmbedding()
Settings.llm = MockLLM()
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class SampleTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.sample = Path(folder.name) / 'a "sample" & more'
        subprocess.run([RESOURCES / "copy-sample", self.sample], check=True)

    def test_the_index_answers_from_the_documentation(self):
        context = StorageContext.from_defaults(persist_dir=str(self.sample / "storage"))
        index = load_index_from_storage(context, index_id="documentation")
        retriever = index.as_retriever(similarity_top_k=1)
        for node_id, node in context.docstore.docs.items():
            found = retriever.retrieve(node.get_content(metadata_mode=MetadataMode.EMBED))
            self.assertEqual(found[0].node_id, node_id)
        listed = kvlens.keys(self.sample / "storage", "docstore/data")
        self.assertEqual(listed, list(context.docstore.docs))

    def test_the_file_reads_equal(self):
        path = self.sample / "kvstore.json"
        theirs = SimpleKVStore.from_persist_path(str(path)).to_dict()
        self.assertSame(kvlens.contents(path), theirs)

    def test_the_file_tree_is_where_it_says(self):
        folder = self.sample / "sessions"
        (expired,) = kvlens.info(folder)["problems"]
        self.assertEqual(expired["entries"], [{"collection": "chats", "key": "yesterday"}])
        store = FileTreeStore(data_directory=folder)
        for key in kvlens.keys(folder, "settings"):
            theirs = asyncio.run(store.get(key, collection="settings"))
            self.assertSame(kvlens.value(folder, "settings", key), theirs)
        self.assertIsNone(asyncio.run(store.get("yesterday", collection="chats")))
        self.assertIsNotNone(asyncio.run(store.get("jürgen", collection="chats")))

    def test_a_copy_that_is_there_stays(self):
        (self.sample / "kvstore.json").write_text(json.dumps({"data": {"mine": {}}}))
        subprocess.run([RESOURCES / "copy-sample", self.sample], check=True)
        self.assertEqual(kvlens.keys(self.sample / "kvstore.json", "data"), ["mine"])


if __name__ == "__main__":
    unittest.main()
