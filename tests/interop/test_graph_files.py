# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is of another type in the files of graphs is told where the library cannot open the folder, and
nothing where it can."""

import json
import tempfile
import unittest
from pathlib import Path

import kvlens
from hashembedding import HashEmbedding
from llama_index.core import Document, PropertyGraphIndex, Settings, StorageContext
from llama_index.core.graph_stores import SimpleGraphStore
from llama_index.core.indices.property_graph import ImplicitPathExtractor
from llama_index.core.llms import MockLLM

Settings.embed_model = HashEmbedding()
Settings.llm = MockLLM(max_tokens=8)

PROPERTIES = "property_graph_store.json"
EDGES = "graph_store.json"
RELATION = {"label": "r", "source_id": "a", "target_id": "b", "properties": {}}


class GraphFilesTest(kvlens.InteropTest):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.home.name) / "storage"
        index = PropertyGraphIndex.from_documents(
            [Document(id_="d0", text=" ".join(f"word{i} stands here." for i in range(60)))],
            kg_extractors=[ImplicitPathExtractor()],
            embed_kg_nodes=False,
        )
        index.storage_context.graph_store = SimpleGraphStore()
        index.storage_context.graph_store.upsert_triplet("a", "knows", "b")
        index.storage_context.persist(persist_dir=str(cls.folder))

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def assertTold(self, name, document):
        """As much as the library raises."""
        path = self.folder / name
        before = path.read_text()
        self.addCleanup(path.write_text, before)
        path.write_text(json.dumps(document))
        try:
            StorageContext.from_defaults(persist_dir=str(self.folder))
            raised = None
        except Exception as error:
            raised = type(error).__name__
        output = kvlens.run("check", self.folder, options=["--json"], status=None)
        found = [one for one in json.loads(output)["findings"] if one["id"] == "F17" and one["severity"] == "E"]
        with self.subTest(name, document=document):
            self.assertEqual([one["raises"].partition(":")[0] for one in found], [raised] if raised else [], document)
        path.write_text(before)

    def test_a_graph_of_edges(self):
        for document in ("abc", None, 5, {}):
            self.assertTold(EDGES, document)
        for edges in ([], ["x"], 1.5, None, "abc", {}):
            self.assertTold(EDGES, {"graph_dict": edges})
        for value in (1.5, True, [1.5], [["b", "c"], 1.5], [], "xyz", None, {"b": 1}, ["x"], [["x", 5]], [["b", "c"]]):
            self.assertTold(EDGES, {"graph_dict": {"a": value}})

    def test_a_graph_of_properties(self):
        whole = json.loads((self.folder / PROPERTIES).read_text())
        for document in (whole, "abc", None, 5):
            self.assertTold(PROPERTIES, document)
        for triplets in ([], {}, {"a": 1}, None, 5, "abc", [["a"]], [["a", "b", "c"]], [["a", "b", 5]], ["abc"], [{"a": 1}]):
            self.assertTold(PROPERTIES, whole | {"triplets": triplets})
        for nodes in ([], [1, 2], None, "abc", {}):
            self.assertTold(PROPERTIES, whole | {"nodes": nodes})
        for node in (5, None, {}, {"name": 5}, {"text": 5}, {"name": "a"}, {"text": "a"}, [], "name", "x", ["name"]):
            self.assertTold(PROPERTIES, whole | {"nodes": {"a": node}})
        for relations in ([], None, 5, "abc", {}):
            self.assertTold(PROPERTIES, whole | {"relations": relations})
        for change in ({}, {"label": 0}, {"source_id": None}, {"properties": []}, {"properties": None}, {"more": 1}):
            self.assertTold(PROPERTIES, whole | {"relations": {"a_r_b": RELATION | change}})
        for value in (5, {}, [], {"label": "r", "source_id": "a", "target_id": "b"}):
            self.assertTold(PROPERTIES, whole | {"relations": {"a_r_b": value}})
        swapped = whole | {"relations": whole["triplets"], "triplets": whole["relations"]}
        (self.folder / PROPERTIES).write_text(json.dumps(swapped))
        self.addCleanup((self.folder / PROPERTIES).write_text, json.dumps(whole))
        kvlens.run("check", self.folder, status=1)


if __name__ == "__main__":
    unittest.main()
