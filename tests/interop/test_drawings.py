# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`kvlens graph` shows trees and graphs as the library has them, once they are persisted."""

import json
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import kvlens
from llama_index.core import (
    KnowledgeGraphIndex, MockEmbedding, PropertyGraphIndex, Settings, SimpleKeywordTableIndex,
    StorageContext, TreeIndex, load_index_from_storage)
from llama_index.core.graph_stores import SimplePropertyGraphStore
from llama_index.core.graph_stores.types import ChunkNode, EntityNode, Relation
from llama_index.core.llms import MockLLM
from llama_index.core.schema import TextNode


class DrawingsTest(kvlens.InteropTest):
    def setUp(self):
        Settings.llm = MockLLM(max_tokens=8)
        Settings.embed_model = MockEmbedding(3)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.nodes = [TextNode(id_=f"n{i}", text=f"The text of number {i}") for i in range(12)]

    def ours(self, *options, status=0):
        return json.loads(kvlens.run("graph", self.folder, options=["--json", *options], status=status))["graphs"]

    def persist(self, index, name):
        index.set_index_id(name)
        index.storage_context.persist(str(self.folder))
        return load_index_from_storage(StorageContext.from_defaults(persist_dir=str(self.folder)), index_id=name)

    @staticmethod
    def edges(graph):
        return sorted((edge["from"], edge.get("label", ""), edge["to"]) for edge in graph["edges"])

    def test_a_tree_has_the_children_that_the_library_has(self):
        index = self.persist(TreeIndex(self.nodes, num_children=3, build_tree=True), "tree")
        graph, = self.ours()
        self.assertEqual((graph["id"], graph["kind"]), ("tree", "tree"))
        struct = index.index_struct
        theirs = sorted((parent, "", child) for parent, children in struct.node_id_to_children_ids.items()
                        for child in children)
        self.assertGreater(len(theirs), 12)
        self.assertEqual(self.edges(graph), theirs)
        self.assertEqual({vertex["id"] for vertex in graph["vertices"]}, set(struct.all_nodes.values()))
        self.assertFalse([vertex for vertex in graph["vertices"] if vertex.get("broken")])
        labels = {vertex["id"]: vertex["label"] for vertex in graph["vertices"]}
        for node in self.nodes:
            self.assertEqual(labels[node.node_id], node.text)
        # What the document store has no more is told.
        kvlens.run("rm", self.folder, "docstore/data", "n3")
        graph, = self.ours()
        self.assertEqual([vertex["id"] for vertex in graph["vertices"] if vertex.get("broken")], ["n3"])

    def test_a_knowledge_graph_has_its_triplets_and_nodes(self):
        def extract(text):
            number = text.split()[-1]
            return [("Ada", "wrote", f"Note {number}"), (f"Note {number}", "is in", "Paris é")]

        built = KnowledgeGraphIndex(self.nodes, kg_triplet_extract_fn=extract, max_triplets_per_chunk=2)
        index = self.persist(built, "kg")
        graph, = self.ours()
        self.assertEqual(graph["kind"], "kg")
        triplets = [(subject, relation, object_) for subject, pairs in index.graph_store._data.graph_dict.items()
                    for relation, object_ in pairs]
        mentions = [(word, "", node) for word, nodes in index.index_struct.table.items() for node in nodes]
        self.assertEqual(self.edges(graph), sorted(triplets + mentions))
        kinds = {vertex["id"]: vertex["kind"] for vertex in graph["vertices"]}
        self.assertEqual((kinds["Ada"], kinds["n1"]), ("entity", "node"))
        around, = self.ours("--around", "Ada")
        self.assertEqual({vertex["id"] for vertex in around["vertices"]}, set(kinds))

    def test_a_property_graph_has_its_nodes_and_relations(self):
        store = SimplePropertyGraphStore()
        store.upsert_nodes([EntityNode(name="Ada", label="person"), EntityNode(name='The "Note"', label="text"),
                            ChunkNode(id_="c1", text="A chunk\nof two lines")])
        names = list(store.graph.nodes)
        store.upsert_relations([Relation(source_id=names[0], target_id=names[1], label="WROTE"),
                                Relation(source_id=names[2], target_id=names[0], label="MENTIONS")])
        index = PropertyGraphIndex.from_existing(property_graph_store=store, embed_kg_nodes=False)
        index.set_index_id("lpg")
        index.storage_context.persist(str(self.folder))
        graph, = self.ours("--index", "lpg")
        self.assertEqual(graph["kind"], "propertyGraph")
        self.assertEqual(self.edges(graph), sorted(store.graph.triplets and [
            (source, label, target) for source, label, target in store.graph.triplets]))
        self.assertEqual({vertex["id"] for vertex in graph["vertices"]}, set(names))
        labels = {vertex["id"]: vertex["label"] for vertex in graph["vertices"]}
        self.assertEqual((labels[names[0]], labels["c1"]), ("Ada", "A chunk of two lines"))
        self.assertFalse([edge for edge in graph["edges"] if edge.get("broken")])

    def test_tables_and_summaries_are_drawn_too(self):
        context = StorageContext.from_defaults()
        table = SimpleKeywordTableIndex(self.nodes, storage_context=context)
        table.set_index_id("words")
        context.persist(str(self.folder))
        graph, = self.ours("--index", "words")
        self.assertEqual(self.edges(graph), sorted(
            (word, "", node) for word, nodes in table.index_struct.table.items() for node in nodes))

    def test_a_picture_is_xml_with_all_that_is_there(self):
        self.persist(TreeIndex(self.nodes, num_children=3, build_tree=True), "tree")
        picture = self.folder / "tree.svg"
        self.assertEqual(kvlens.run("graph", self.folder, options=["--svg", str(picture)]), b"")
        root = ElementTree.parse(picture).getroot()
        titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
        self.assertEqual(titles[0], "tree (tree)")
        for node in self.nodes:
            self.assertTrue([title for title in titles if title.startswith(node.text + ":")])


if __name__ == "__main__":
    unittest.main()
