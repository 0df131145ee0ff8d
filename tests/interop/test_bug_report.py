# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`kvlens check --bug-report`: the lines of Python in the report raise what it says, with the real library on the
smallest store, as it is and anonymous."""

import json
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import kvlens
from hashembedding import HashEmbedding
from llama_index.core import Document, Settings, VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter

VECTORS = "default__vector_store.json"


def documents():
    return [Document(id_=f"secret{n}", text=" ".join(f"Secret{n}-{i} stands here." for i in range(60)),
                     metadata={"patient": f"Secret {n}"}) for n in range(3)]


class BugReportTest(kvlens.InteropTest):
    @classmethod
    def setUpClass(cls):
        Settings.embed_model = HashEmbedding()
        Settings.llm = MockLLM(max_tokens=8)
        Settings.node_parser = SentenceSplitter(chunk_size=80, chunk_overlap=0)
        cls.home = tempfile.TemporaryDirectory()
        index = VectorStoreIndex.from_documents(documents())
        index.set_index_id("ix")
        index.storage_context.persist(persist_dir=str(Path(cls.home.name) / "healthy"))

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "storage"
        shutil.copytree(Path(self.home.name) / "healthy", self.folder)
        self.nodes = list(json.loads((self.folder / "docstore.json").read_text())["docstore/data"])

    def edit(self, name, change):
        path = self.folder / name
        document = json.loads(path.read_text())
        change(document)
        path.write_text(json.dumps(document))

    def edit_index(self, **members):
        def inside(store):
            entry = store["index_store/data"]["ix"]
            entry["__data__"] = json.dumps(json.loads(entry["__data__"]) | members)

        self.edit("index_store.json", inside)

    def assertReported(self, rule, raised, message=""):
        """As it is, and anonymous: the lines of the report raise that."""
        for options in ([], ["--anonymous"], ["--anonymous", "--decimals", "3"]):
            with self.subTest(rule=rule, options=options):
                folder = self.folder.parent / "report"
                text = kvlens.run("check", self.folder, options=["--bug-report", rule, "--to", folder, *options]).decode()
                lines = re.search(r"```python\n(.*)```", text, re.S).group(1)
                told = text + "".join(file.read_text() for file in (folder / "storage").iterdir())
                if options:
                    self.assertNotRegex(told, "(?i)secret|patient")
                    for node in self.nodes:
                        self.assertNotIn(node, told)
                entries = json.loads((folder / "storage" / "docstore.json").read_text()).get("docstore/data", {})
                self.assertLess(len(entries), len(self.nodes))
                embedding = Settings.embed_model
                try:
                    with self.assertRaisesRegex(raised, message):
                        exec(lines, {})
                finally:
                    Settings.embed_model = embedding
                shutil.rmtree(folder)

    def test_no_index(self):
        self.edit("index_store.json", lambda store: store["index_store/data"].clear())
        self.assertReported("X1", ValueError, "No index in storage context")

    def test_another_id_inside(self):
        self.edit_index(index_id="iy")
        self.assertReported("X3", ValueError, "Failed to load index with ID")

    def test_an_unknown_type(self):
        self.edit("index_store.json", lambda store: store["index_store/data"]["ix"].update(__type__="vektor"))
        self.assertReported("X4", KeyError)

    def test_data_that_is_no_json(self):
        self.edit("index_store.json", lambda store: store["index_store/data"]["ix"].update(__data__="{"))
        self.assertReported("X5", json.JSONDecodeError)

    def test_a_node_that_is_gone(self):
        self.edit("docstore.json", lambda store: store["docstore/data"].pop(self.nodes[1]))
        self.assertReported("X6", KeyError, "Node ID .* not found")
        self.assertReported("V7", KeyError, "Node ID .* not found")

    def test_a_node_that_cannot_be_loaded(self):
        self.edit("docstore.json", lambda store: store["docstore/data"][self.nodes[1]].update(__type__="9"))
        self.assertReported("D2", ValueError, "Unknown doc type")

    def test_a_neighbour_that_is_gone(self):
        def break_link(store):
            store["docstore/data"][self.nodes[0]]["__data__"]["relationships"]["3"]["node_id"] = "secret-gone"

        self.edit("docstore.json", break_link)
        self.assertReported("D9", ValueError, "doc_id .* not found")

    def test_vectors_of_two_lengths(self):
        self.edit(VECTORS, lambda store: store["embedding_dict"].update({self.nodes[0]: [0.5, 0.5]}))
        self.assertReported("V1", ValueError, "inhomogeneous shape|not aligned")

    def test_no_metadata(self):
        self.edit(VECTORS, lambda store: store["metadata_dict"].clear())
        self.assertReported("V3", ValueError, "Cannot filter stores that were persisted without metadata")


if __name__ == "__main__":
    unittest.main()
