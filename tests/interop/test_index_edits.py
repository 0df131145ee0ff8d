# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`kvlens rm` and `mv` of documents and nodes, in folders that the real library wrote: what is left
is what the library itself would have left, loads, and is queried."""

import json
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import kvlens
from hashembedding import HashEmbedding
from llama_index.core import (
    Document,
    DocumentSummaryIndex,
    KnowledgeGraphIndex,
    PropertyGraphIndex,
    Settings,
    SimpleKeywordTableIndex,
    StorageContext,
    SummaryIndex,
    TreeIndex,
    VectorStoreIndex,
    load_index_from_storage,
)
from llama_index.core.graph_stores.types import EntityNode, KG_NODES_KEY, KG_RELATIONS_KEY, Relation
from llama_index.core.indices.property_graph import ImplicitPathExtractor
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import HierarchicalNodeParser, SentenceSplitter, get_leaf_nodes
from llama_index.core.postprocessor import PrevNextNodePostprocessor
from llama_index.core.schema import NodeRelationship, TextNode, TransformComponent

Settings.embed_model = HashEmbedding()
Settings.llm = MockLLM(max_tokens=8)
Settings.node_parser = SentenceSplitter(chunk_size=80, chunk_overlap=0)


def documents():
    words = [[f"word{number}-{i} stands here." for i in range(60)] for number in range(3)]
    return [Document(id_=f"d{n}", text=" ".join(text), metadata={"n": n, "größe": "ü"}) for n, text in enumerate(words)]


class Mentions(TransformComponent):
    """Entities that several documents mention, and one that only its own does."""

    def __call__(self, nodes, **_):
        for node in nodes:
            shared, own = EntityNode(name="Everyone"), EntityNode(name=f"Own {node.ref_doc_id}")
            node.metadata.setdefault(KG_NODES_KEY, []).extend([shared, own])
            node.metadata.setdefault(KG_RELATIONS_KEY, []).append(
                Relation(label="KNOWS", source_id=own.id, target_id=shared.id))
        return nodes


def triplets(text):
    return [(re.search(r"word\d", text)[0].capitalize(), "stands", "Here"), ("Word's", "is", "Text")]


KINDS = {
    "vectors": VectorStoreIndex.from_documents,
    "list": SummaryIndex.from_documents,
    "tree": lambda docs, **more: TreeIndex.from_documents(docs, num_children=4, **more),
    "keywords": SimpleKeywordTableIndex.from_documents,
    "summaries": DocumentSummaryIndex.from_documents,
    "triplets": lambda docs, **more: KnowledgeGraphIndex.from_documents(
        docs, kg_triplet_extract_fn=triplets, include_embeddings=True, **more),
    "graph": lambda docs, **more: PropertyGraphIndex.from_documents(
        docs, kg_extractors=[ImplicitPathExtractor(), Mentions()], **more),
}


def load(folder, **more):
    return load_index_from_storage(StorageContext.from_defaults(persist_dir=str(folder)), **more)


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.json"))}


def grave(folder, status=0):
    found = json.loads(kvlens.run("check", folder, options=["--json"], status=status))["findings"]
    return [(finding["id"], finding["message"]) for finding in found if finding["severity"] != "I"]


def edit(verb, folder, *options):
    """An id stands behind --document or --node, and of `mv` the new one behind that."""
    words = options[2:] if verb == "mv" else ()
    return json.loads(kvlens.run(
        verb, folder, *words, options=[*options[:len(options) - len(words)], "--json"]))["changes"]


def comparable(folder):
    """The JSON of all files; what the library writes in no particular order is sorted."""
    all_files = {name: json.loads(text) for name, text in files(folder).items()}
    for entry in all_files["index_store.json"]["index_store/data"].values():
        entry["__data__"] = json.loads(entry["__data__"])
        for word, ids in entry["__data__"].get("table", {}).items():
            entry["__data__"]["table"][word] = sorted(ids)
    return all_files


class IndexEditsTest(kvlens.InteropTest):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.home = Path(home.name)

    def make(self, kind):
        folder = self.home / kind
        index = KINDS[kind](documents())
        index.set_index_id("ix")
        index.storage_context.persist(persist_dir=str(folder))
        return folder

    def nodes(self, folder, document):
        return json.loads((folder / "docstore.json").read_text())["docstore/ref_doc_info"][document]["node_ids"]

    def assertNowhere(self, folder, ids):
        for name, text in files(folder).items():
            for id_ in ids:
                self.assertNotIn(f'"{id_}"', text.decode().replace("\\", ""), name)

    def assertOthersAsTheyWere(self, before, folder, changes):
        """Only the entries that are told have other bytes, and the files are laid out as before."""
        told = {(change["group"], change["collection"], change["key"]) for change in changes}
        for name, text in files(folder).items():
            if name == "property_graph_store.json":
                continue
            old, new = json.loads(before[name]), json.loads(text)
            self.assertEqual(text, json.dumps(new).encode())
            for collection, entries in old.items():
                for key, value in entries.items():
                    if (name, collection, key) not in told:
                        self.assertEqual(json.dumps(new[collection][key]), json.dumps(value), (name, key))

    # --- rm

    def test_a_document_goes_from_every_kind_of_index(self):
        for kind in KINDS:
            with self.subTest(kind):
                folder = self.make(kind)
                nodes = [] if kind == "graph" else self.nodes(folder, "d1")
                before = files(folder)
                dry = edit("rm", folder, "--document", "d1", "--dry-run")
                self.assertEqual(files(folder), before)
                changes = edit("rm", folder, "--document", "d1")
                self.assertEqual(changes, dry)
                self.assertNowhere(folder, ["d1", *nodes])
                self.assertOthersAsTheyWere(before, folder, changes)
                self.assertEqual(grave(folder), [])
                index = load(folder)
                if kind not in ("graph", "triplets", "summaries"):
                    mode = {"tree": {"retriever_mode": "all_leaf"}, "keywords": {"retriever_mode": "simple"}}.get(kind, {})
                    texts = [n.get_content() for n in index.as_retriever(**mode).retrieve("stands word0-3 word2-5")]
                    self.assertTrue(texts)
                    self.assertFalse([text for text in texts if "word1-" in text and "word0-" not in text])

    def test_what_is_left_is_what_the_library_leaves(self):
        for kind in ("vectors", "summaries"):  # of others it leaves some nodes behind
            with self.subTest(kind):
                ours = self.make(kind)
                theirs = self.home / f"{kind} of theirs"
                shutil.copytree(ours, theirs)
                index = load(theirs)
                index.delete_ref_doc("d1", delete_from_docstore=True)
                index.storage_context.persist(persist_dir=str(theirs))
                edit("rm", ours, "--document", "d1")
                self.assertSame(comparable(ours), comparable(theirs))

    def test_a_node_goes_and_its_neighbours_meet(self):
        folder = self.make("vectors")
        first, second, third = self.nodes(folder, "d0")[:3]
        before = files(folder)
        of_second = load(folder).docstore.get_node(second)
        changes = edit("rm", folder, "--node", second)
        self.assertNowhere(folder, [second])
        self.assertOthersAsTheyWere(before, folder, changes)
        self.assertEqual(grave(folder), [])
        index = load(folder)
        docstore = index.docstore
        self.assertEqual((of_second.prev_node.node_id, of_second.next_node.node_id), (first, third))
        self.assertEqual(docstore.get_node(first).next_node, of_second.next_node)
        self.assertEqual(docstore.get_node(third).prev_node, of_second.prev_node)
        found = [n for n in index.as_retriever(similarity_top_k=50).retrieve("word0-1") if n.node_id == first]
        after = PrevNextNodePostprocessor(docstore=docstore, num_nodes=1).postprocess_nodes(found)
        self.assertEqual([n.node_id for n in after], [first, third])

    def test_the_last_node_takes_its_document_along(self):
        folder = self.make("vectors")
        for node in self.nodes(folder, "d1"):
            edit("rm", folder, "--node", node)
        self.assertEqual(grave(folder), [])
        self.assertNowhere(folder, ["d1"])
        self.assertEqual(set(load(folder).ref_doc_info), {"d0", "d2"})

    def test_a_tree_can_be_added_to_afterwards(self):
        folder = self.make("tree")
        edit("rm", folder, "--document", "d0")
        index = load(folder)
        struct = index.index_struct
        self.assertEqual(sorted(struct.all_nodes), list(range(len(struct.all_nodes))))
        kept = set(struct.all_nodes.values())
        index.insert(Document(id_="new", text="A new one."))
        self.assertTrue(kept < set(index.index_struct.all_nodes.values()))
        index.storage_context.persist(persist_dir=str(folder))
        self.assertEqual(grave(folder), [])

    def test_all_documents_of_a_tree(self):
        folder = self.make("tree")
        for number in range(3):
            edit("rm", folder, "--document", f"d{number}")
        self.assertEqual(json.loads((folder / "docstore.json").read_text())["docstore/data"], {})
        self.assertEqual(load(folder).index_struct.all_nodes, {})

    def test_triplets_that_no_other_node_has_go(self):
        folder = self.make("triplets")
        edit("rm", folder, "--document", "d1")
        graph = json.loads((folder / "graph_store.json").read_text())["graph_dict"]
        self.assertEqual(graph, {"Word0": [["stands", "Here"]], "Word2": [["stands", "Here"]], "Word's": [["is", "Text"]]})
        struct = load(folder).index_struct
        self.assertEqual(set(struct.embedding_dict), {
            str(("Word0", "stands", "Here")), str(("Word2", "stands", "Here")), str(("Word's", "is", "Text"))})

    def test_entities_that_others_mention_stay(self):
        folder = self.make("graph")
        store = load(folder).property_graph_store
        self.assertIn("Own d1", store.graph.nodes)
        edit("rm", folder, "--document", "d1")
        store = load(folder).property_graph_store
        self.assertNotIn("Own d1", store.graph.nodes)
        self.assertEqual({"Everyone", "Own d0", "Own d2", "d0", "d2"} - set(store.graph.nodes), set())
        self.assertTrue(store.get_triplets(entity_names=["Everyone"]))  # KeyError if they disagree
        vectors = json.loads((folder / "default__vector_store.json").read_text())
        self.assertNotIn("Own d1", vectors["embedding_dict"])
        self.assertIn("Everyone", vectors["embedding_dict"])

    def test_chunks_of_a_graph_meet(self):
        folder = self.make("graph")

        def chunks():
            store = load(folder).property_graph_store
            ids = [id_ for id_, node in store.graph.nodes.items() if hasattr(node, "id_")]
            return {node.node_id: node for node in store.get_llama_nodes(ids)}

        before = chunks()
        gone = next(node for node in before.values() if node.prev_node and node.next_node)
        edit("rm", folder, "--node", gone.node_id)
        self.assertNowhere(folder, [gone.node_id])
        after = chunks()
        self.assertEqual(set(after), set(before) - {gone.node_id})
        self.assertEqual(after[gone.prev_node.node_id].next_node, gone.next_node)
        self.assertEqual(after[gone.next_node.node_id].prev_node, gone.prev_node)
        self.assertEqual(grave(folder), [])

    def test_chunks_that_were_cut_again(self):
        folder = self.home / "cut again"
        parents = SentenceSplitter(chunk_size=400, chunk_overlap=0).get_nodes_from_documents(documents())
        children = [
            TextNode(id_=f"{parent.node_id}-{number}", text=f"half {number} of {parent.ref_doc_id}: {parent.node_id}",
                     relationships={NodeRelationship.SOURCE: parent.as_related_node_info()})
            for parent in parents for number in range(2)
        ]
        context = StorageContext.from_defaults()
        context.docstore.add_documents([*parents, *children])
        VectorStoreIndex(children, storage_context=context)
        context.persist(persist_dir=str(folder))
        self.assertEqual(grave(folder), [])
        parent = next(node for node in parents if node.ref_doc_id == "d0")
        done = subprocess.run(
            [kvlens.PROGRAM, "rm", folder, "--node", parent.node_id], capture_output=True, check=True)
        self.assertIn(b"2 nodes that are left were cut out of what is gone", done.stderr)
        self.assertIn(parent.node_id, load(folder).ref_doc_info)  # as the library has it
        self.assertEqual([id_ for id_, _ in grave(folder, status=1)], ["D11"])  # of d0, half of which is gone
        gone = [node.node_id for node in [*parents, *children] if node.ref_doc_id == "d1"]
        gone += [node.node_id for node in children if node.ref_doc_id in gone]
        edit("rm", folder, "--document", "d1")
        self.assertNowhere(folder, ["d1", *gone])
        self.assertEqual([id_ for id_, _ in grave(folder, status=1)], ["D11"])  # of d0, half of which is gone
        texts = [node.text for node in load(folder).as_retriever(similarity_top_k=50).retrieve("half")]
        self.assertTrue(texts)
        self.assertFalse([text for text in texts if "of d1" in text])

    def test_chunks_in_chunks(self):
        folder = self.home / "chunks"
        nodes = HierarchicalNodeParser.from_defaults(chunk_sizes=[400, 200, 100]).get_nodes_from_documents(documents())
        context = StorageContext.from_defaults()
        context.docstore.add_documents(nodes)
        VectorStoreIndex(get_leaf_nodes(nodes), storage_context=context)
        context.persist(persist_dir=str(folder))
        leaf = get_leaf_nodes(nodes)[1]
        edit("rm", folder, "--node", leaf.node_id)
        self.assertNowhere(folder, [leaf.node_id])
        self.assertEqual(grave(folder), [])
        edit("rm", folder, "--document", "d1")
        self.assertEqual(grave(folder), [])
        self.assertTrue(load(folder).as_retriever().retrieve("word2-3"))

    def test_several_indexes_in_one_folder(self):
        folder = self.home / "several"
        context = StorageContext.from_defaults()
        for make in (VectorStoreIndex, SummaryIndex, TreeIndex, DocumentSummaryIndex):
            make.from_documents(documents(), storage_context=context)
        context.persist(persist_dir=str(folder))
        ids = list(json.loads((folder / "index_store.json").read_text())["index_store/data"])
        edit("rm", folder, "--document", "d2")
        self.assertEqual(grave(folder), [])
        self.assertNowhere(folder, ["d2"])
        for index_id in ids:
            load(folder, index_id=index_id)

    def test_unknown_ids_are_told(self):
        folder = self.make("vectors")
        before = files(folder)
        for option, id_ in (("--document", "dx"), ("--node", "d0")):
            kvlens.run("rm", folder, options=[option, id_], status=1)
            kvlens.run("mv", folder, "dy", options=[option, id_], status=1)
        for new, status in (("d1", 3), ("None", 2)):
            kvlens.run("mv", folder, new, options=["--document", "d0"], status=status)
        self.assertEqual(files(folder), before)

    # --- mv

    def test_an_id_is_renamed_in_every_kind_of_index(self):
        for kind in KINDS:
            with self.subTest(kind):
                folder = self.make(kind)
                before = files(folder)
                changes = edit("mv", folder, "--document", "d1", "größe")
                self.assertNowhere(folder, ["d1"])
                self.assertOthersAsTheyWere(
                    before, folder, changes + [c | {"key": c.get("to", c["key"])} for c in changes])
                self.assertEqual(grave(folder), [])
                load(folder)
                edit("mv", folder, "--document", "größe", "d1")
                self.assertEqual(files(folder), before)

    def test_a_renamed_node_is_found_by_its_new_name(self):
        folder = self.make("vectors")
        old = self.nodes(folder, "d0")[1]
        before = files(folder)
        edit("mv", folder, "--node", old, "the second")
        self.assertNowhere(folder, [old])
        self.assertEqual(grave(folder), [])
        index = load(folder)
        found = index.as_retriever(similarity_top_k=50).retrieve("word0-1")
        self.assertIn("the second", [n.node_id for n in found])
        self.assertEqual(index.docstore.get_node(self.nodes(folder, "d0")[0]).next_node.node_id, "the second")
        index.delete_ref_doc("d0", delete_from_docstore=True)
        edit("mv", folder, "--node", "the second", old)
        self.assertEqual(files(folder), before)

    def test_a_chunk_of_a_graph_is_renamed(self):
        folder = self.make("graph")
        before = files(folder)
        graph = json.loads(before["property_graph_store.json"])
        chunk = next(id_ for id_, node in graph["nodes"].items() if "id_" in node)
        edit("mv", folder, "--node", chunk, "chunk")
        self.assertNowhere(folder, [chunk])
        store = load(folder).property_graph_store
        self.assertTrue(store.get_triplets(ids=["chunk"]))
        (node,) = store.get_llama_nodes(["chunk"])
        self.assertEqual(node.node_id, "chunk")
        edit("mv", folder, "--node", "chunk", chunk)
        self.assertEqual(files(folder), before)


if __name__ == "__main__":
    unittest.main()
