# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`kvlens check` on folders that the real library wrote: silent on healthy ones, right about broken
ones, and what it repairs is loaded and queried again."""

import json
import os
import random
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import kvlens
from hashembedding import HashEmbedding
from llama_index.core import (
    Document,
    DocumentSummaryIndex,
    KeywordTableIndex,
    PropertyGraphIndex,
    Settings,
    SimpleKeywordTableIndex,
    StorageContext,
    SummaryIndex,
    TreeIndex,
    VectorStoreIndex,
    load_index_from_storage,
)
from llama_index.core.indices.property_graph import ImplicitPathExtractor
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import HierarchicalNodeParser, SentenceSplitter, get_leaf_nodes
from llama_index.core.postprocessor import PrevNextNodePostprocessor
from llama_index.core.schema import MetadataMode, TextNode
from llama_index.core.storage.docstore import SimpleDocumentStore
from llama_index.core.storage.kvstore import SimpleKVStore
from llama_index.core.vector_stores import MetadataFilter, MetadataFilters

Settings.embed_model = HashEmbedding()
Settings.llm = MockLLM(max_tokens=8)
Settings.node_parser = SentenceSplitter(chunk_size=80, chunk_overlap=0)

VECTORS = "default__vector_store.json"
FILTERS = MetadataFilters(filters=[MetadataFilter(key="n", value=1)])


def documents():
    words = [[f"word{number}-{i} stands here." for i in range(60)] for number in range(3)]
    return [Document(id_=f"d{n}", text=" ".join(text), metadata={"n": n, "größe": "ü"}) for n, text in enumerate(words)]


def findings(folder, *options, status=0):
    found = json.loads(kvlens.run("check", folder, options=["--json", *options], status=status))["findings"]
    return [finding for finding in found if finding["severity"] != "I"]


def load(folder, **more):
    return load_index_from_storage(StorageContext.from_defaults(persist_dir=str(folder)), **more)


def query(folder):
    return [n.node_id for n in load(folder).as_retriever(similarity_top_k=50).retrieve("word1-5")]


class IndexCheckTest(kvlens.InteropTest):
    @classmethod
    def setUpClass(cls):
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
        shutil.copytree(Path(self.home.name) / "healthy", self.folder, copy_function=shutil.copyfile)
        self.nodes = list(json.loads((self.folder / "docstore.json").read_text())["docstore/data"])

    def edit(self, name, change):
        path = self.folder / name
        document = json.loads(path.read_text())
        change(document)
        path.write_text(json.dumps(document))

    def edit_index(self, change):
        def inside(store):
            entry = store["index_store/data"]["ix"]
            data = json.loads(entry["__data__"])
            change(data)
            entry["__data__"] = json.dumps(data)

        self.edit("index_store.json", inside)

    def assertFound(self, rule, raises):
        found = [finding for finding in findings(self.folder, status=1) if finding["id"] == rule]
        self.assertTrue(found)
        self.assertTrue(found[0]["raises"].startswith(raises), found)

    def assertRepaired(self, rule):
        """Nothing is left, and the library loads and queries it."""
        kvlens.run("check", self.folder, options=["--fix", "all"])
        self.assertEqual(findings(self.folder), [], rule)
        self.assertTrue(query(self.folder))

    # --- healthy

    def test_healthy_folders_of_each_kind_of_index_have_nothing(self):
        kinds = {
            "vectors": VectorStoreIndex.from_documents,
            "list": SummaryIndex.from_documents,
            "tree": TreeIndex.from_documents,
            "keywords": KeywordTableIndex.from_documents,
            "simple keywords": SimpleKeywordTableIndex.from_documents,
            "summaries": DocumentSummaryIndex.from_documents,
            "graph": lambda docs, **more: PropertyGraphIndex.from_documents(
                docs, kg_extractors=[ImplicitPathExtractor()], **more),
        }
        for kind, make in kinds.items():
            with self.subTest(kind):
                folder = self.folder.parent / kind
                make(documents()).storage_context.persist(persist_dir=str(folder))
                self.assertEqual(findings(folder), [])

    def test_several_indexes_in_one_context_are_healthy(self):
        context = StorageContext.from_defaults()
        for make in (VectorStoreIndex, SummaryIndex, TreeIndex, DocumentSummaryIndex):
            make.from_documents(documents(), storage_context=context)
        PropertyGraphIndex.from_documents(
            documents(), storage_context=context, kg_extractors=[ImplicitPathExtractor()])
        context.persist(persist_dir=str(self.folder))
        self.assertEqual(findings(self.folder), [])
        with self.assertRaisesRegex(ValueError, "Expected to load a single index"):
            load(self.folder)

    def test_chunks_in_chunks_are_healthy(self):
        nodes = HierarchicalNodeParser.from_defaults(chunk_sizes=[400, 200, 100]).get_nodes_from_documents(documents())
        context = StorageContext.from_defaults()
        context.docstore.add_documents(nodes)
        VectorStoreIndex(get_leaf_nodes(nodes), storage_context=context)
        context.persist(persist_dir=str(self.folder))
        self.assertEqual(findings(self.folder), [])

    def test_what_the_library_deletes_leaves_nothing_behind(self):
        index = load(self.folder)
        index.delete_ref_doc("d1", delete_from_docstore=True)
        index.insert(Document(id_="new", text="Something else is here."))
        index.storage_context.persist(persist_dir=str(self.folder))
        self.assertEqual(findings(self.folder), [])

    def test_documents_and_their_nodes_are_those_of_the_library(self):
        told = json.loads(kvlens.run("docs", self.folder, options=["--json"]))["documents"]
        docstore = load(self.folder).docstore
        theirs = {
            id_: {"id": id_, "nodes": info.node_ids, "vectors": len(info.node_ids), "indexes": ["ix"],
                  "hash": docstore.get_document_hash(id_)}
            for id_, info in docstore.get_all_ref_doc_info().items()
        }
        self.assertSame({document["id"]: document for document in told}, theirs)

    # --- broken, as Python says it

    def test_no_index(self):
        self.edit("index_store.json", lambda store: store["index_store/data"].clear())
        self.assertFound("X1", "ValueError: No index in storage context")
        with self.assertRaisesRegex(ValueError, "No index in storage context"):
            load(self.folder)

    def test_a_file_that_is_missing(self):
        for name, raised in (("docstore.json", FileNotFoundError), ("index_store.json", FileNotFoundError), (VECTORS, KeyError)):
            with self.subTest(name):
                path = self.folder / name
                whole = path.read_bytes()
                path.unlink()
                self.assertFound("F9", raised.__name__)
                with self.assertRaises(raised):
                    query(self.folder)
                path.write_bytes(whole)

    def test_vectors_under_an_old_name(self):
        for name, rule in (("vector_store.json", "F10"), ("a__b__vector_store.json", "F11")):
            with self.subTest(name):
                (self.folder / VECTORS).rename(self.folder / name)
                self.assertIn(rule, [finding["id"] for finding in findings(self.folder, status=1)])
                with self.assertRaises((ValueError, KeyError)):
                    query(self.folder)
                (self.folder / name).rename(self.folder / VECTORS)

    def test_a_copy_of_the_vectors_costs_the_other_namespaces(self):
        def spaces():
            return set(StorageContext.from_defaults(persist_dir=str(self.folder)).vector_stores)

        self.assertEqual(spaces(), {"default", "image"})
        shutil.copy(self.folder / VECTORS, self.folder / "old_vector_store.json")
        (found,) = findings(self.folder, status=1)
        self.assertEqual((found["id"], found["file"]), ("F11", "old_vector_store.json"))
        names = ["old_vector_store.json", VECTORS, "image__vector_store.json"]  # the file system may say so
        with mock.patch("os.listdir", return_value=names):
            self.assertEqual(spaces(), {"default"})

    def test_an_index_of_faiss(self):
        (self.folder / VECTORS).write_bytes(b"IxF2\x80\x01\0\0" + bytes(range(256)))
        found = json.loads(kvlens.run("check", self.folder, options=["--json", "--only", "F5"]))["findings"]
        self.assertEqual([f["id"] for f in found], ["F5"])
        self.assertTrue(found[0]["raises"].startswith("UnicodeDecodeError: 'utf-8' codec can't decode byte"))
        with self.assertRaisesRegex(UnicodeDecodeError, "'utf-8' codec can't decode byte"):
            load(self.folder)
        alone = json.loads(kvlens.run("check", f"json:{self.folder / VECTORS}", options=["--json"], status=1))["findings"]
        self.assertEqual([(f["id"], f["severity"]) for f in alone], [("F5", "E")])

    def test_files_of_two_times(self):
        old = (self.folder / VECTORS).read_bytes()
        index = load(self.folder)
        index.insert(Document(id_="late", text="Something else is here."))
        index.storage_context.persist(persist_dir=str(self.folder))
        self.assertEqual(findings(self.folder), [])
        day = 86400
        for name in ("docstore.json", "index_store.json", VECTORS):
            time = (self.folder / name).stat().st_mtime - (day if name == VECTORS else 0)
            os.utime(self.folder / name, (time, time))
        self.assertEqual(findings(self.folder), [])  # what belongs together may be of any time
        time = (self.folder / VECTORS).stat().st_mtime
        (self.folder / VECTORS).write_bytes(old)
        os.utime(self.folder / VECTORS, (time, time))
        self.assertEqual([f["id"] for f in findings(self.folder, status=1)], ["F12", "X7"])

    def test_values_that_are_no_objects(self):
        path = self.folder.parent / "kv.json"
        path.write_text(json.dumps({"data": {"a": {"n": 1}, "list": [1]}}))
        kvlens.run("check", path)
        bare = {"text": "x", "number": 1.5, "yes": True, "nothing": None}
        path.write_text(json.dumps({"data": {"a": {"n": 1}, "list": [1], **bare}}))
        (found,) = findings(path, status=1)
        self.assertEqual((found["id"], [entry["key"] for entry in found["entries"]]), ("F16", list(bare)))
        store = SimpleKVStore.from_persist_path(str(path))
        self.assertEqual(store.get("list"), [1])
        for key in bare:
            with self.subTest(key), self.assertRaisesRegex(AttributeError, "object has no attribute 'copy'"):
                store.get(key)

    def test_a_file_of_images_is_always_there(self):
        found = json.loads(kvlens.run("check", self.folder, options=["--json"]))["findings"]
        self.assertEqual([(f["id"], f["severity"], f["file"]) for f in found], [("V11", "I", "image__vector_store.json")])

    def test_vectors_of_another_norm(self):
        folder = self.folder.parent / "many"
        texts = [Document(id_=f"t{n}", text=f"text {n} of {n * n}") for n in range(40)]
        VectorStoreIndex.from_documents(texts).storage_context.persist(persist_dir=str(folder))
        self.assertEqual(findings(folder), [])
        path = folder / VECTORS
        store = json.loads(path.read_text())
        key, vector = list(store["embedding_dict"].items())[7]
        store["embedding_dict"][key] = [9 * x for x in vector]
        path.write_text(json.dumps(store))
        (found,) = findings(folder, status=1)
        self.assertEqual((found["id"], [entry["key"] for entry in found["entries"]]), ("V6", [key]))

    def test_a_collection_that_the_library_does_not_read(self):
        self.edit("docstore.json", lambda store: store.update({"other/data": store.pop("docstore/data")}))
        self.assertIn("D1", [finding["id"] for finding in findings(self.folder, status=1)])
        self.assertEqual(load(self.folder).docstore.docs, {})

    def test_a_node_that_loses_its_id(self):
        def old(store):
            data = store["docstore/data"][self.nodes[1]]["__data__"]
            data["doc_id"] = data.pop("id_")

        self.edit("docstore.json", old)
        self.assertIn("D4", [finding["id"] for finding in findings(self.folder, status=1)])
        self.assertNotEqual(load(self.folder).docstore.get_node(self.nodes[1]).node_id, self.nodes[1])
        self.assertRepaired("D4")
        self.assertEqual(load(self.folder).docstore.get_node(self.nodes[1]).node_id, self.nodes[1])

        def mixed(store):
            data = store["docstore/data"][self.nodes[1]]["__data__"]
            data["extra_info"] = data.pop("metadata")

        self.edit("docstore.json", mixed)
        self.assertIn("D4", [finding["id"] for finding in findings(self.folder, status=1)])
        with self.assertRaisesRegex(ValueError, "id_"):
            load(self.folder).docstore.get_node(self.nodes[1])
        self.assertRepaired("D4")
        self.assertEqual(load(self.folder).docstore.get_node(self.nodes[1]).node_id, self.nodes[1])

    def test_a_document_that_no_index_holds(self):
        folder = self.folder.parent / "list"
        SummaryIndex.from_documents(documents()).storage_context.persist(persist_dir=str(folder))
        index = load(folder)
        index.delete_ref_doc("d1")  # which leaves it in the document store
        index.storage_context.persist(persist_dir=str(folder))
        self.assertEqual([finding["id"] for finding in findings(folder, status=1)], ["X9"])
        kvlens.run("rm", folder, options=["--document", "d1"])
        self.assertEqual(findings(folder), [])

    def test_metadata_that_a_filter_no_longer_finds(self):
        before = json.loads((self.folder / VECTORS).read_text())
        self.edit(VECTORS, lambda store: store["metadata_dict"][self.nodes[0]].update(n=7))
        self.assertIn("V10", [finding["id"] for finding in findings(self.folder, status=1)])
        self.assertRepaired("V10")
        self.assertSame(json.loads((self.folder / VECTORS).read_text()), before)

    def test_another_id_inside(self):
        self.edit_index(lambda data: data.update(index_id="iy"))
        self.assertFound("X3", "ValueError: Failed to load index with ID")
        with self.assertRaisesRegex(ValueError, "Failed to load index with ID"):
            load(self.folder, index_id="iy")
        self.assertRepaired("X3")
        self.assertEqual(load(self.folder, index_id="ix").index_id, "ix")

    def test_an_unknown_type(self):
        self.edit("index_store.json", lambda store: store["index_store/data"]["ix"].update(__type__="vektor"))
        self.assertFound("X4", "KeyError")
        with self.assertRaises(KeyError):
            load(self.folder)

    def test_an_index_that_is_no_object(self):
        for value in "x", 5, None, True, [], [1]:
            with self.subTest(value):
                self.edit("index_store.json", lambda store: store["index_store/data"].update(ix=value))
                found = {finding["id"] for finding in findings(self.folder, status=1)}
                self.assertIn("X4", found)
                self.assertEqual("F16" in found, not isinstance(value, list))
                with self.assertRaises(TypeError):
                    load(self.folder)

    def test_data_that_is_no_json(self):
        self.edit("index_store.json", lambda store: store["index_store/data"]["ix"].update(__data__="{"))
        self.assertFound("X5", "JSONDecodeError")
        with self.assertRaises(json.JSONDecodeError):
            load(self.folder)

    def test_vectors_in_the_index_that_are_none(self):
        for value, raises in (("abc", "'keys'"), (["x"], "'keys'"), (5, "'keys'"), ({"a": 5}, "'items'")):
            self.edit_index(lambda data: data.update(embeddings_dict=value))
            with self.assertRaisesRegex(AttributeError, raises):
                load(self.folder)
            self.assertFound("X5", "AttributeError: … object has no attribute " + raises)
        for value in (None, {}, {"a": [0.5]}):
            self.edit_index(lambda data: data.update(embeddings_dict=value))
            self.assertEqual(findings(self.folder), [])
            load(self.folder)

    def test_a_node_that_is_gone(self):
        self.edit("docstore.json", lambda store: store["docstore/data"].pop(self.nodes[1]))
        self.assertFound("X6", "KeyError: Node ID")
        self.assertFound("V7", "KeyError: Node ID")
        with self.assertRaisesRegex(KeyError, "Node ID .* not found"):
            query(self.folder)
        self.assertRepaired("V7")
        self.assertEqual(sorted(query(self.folder)), sorted(set(self.nodes) - {self.nodes[1]}))

    def test_a_node_under_another_key(self):
        kvlens.run("mv", self.folder, "docstore/data", self.nodes[1], "renamed-by-hand")
        ids = [finding["id"] for finding in findings(self.folder, status=1)]
        for rule in ("D3", "X6", "V7", "D7", "D8", "D9"):
            self.assertIn(rule, ids)
        with self.assertRaisesRegex(KeyError, "Node ID .* not found"):
            query(self.folder)
        repairable = [finding for finding in findings(self.folder, status=1) if finding["repairable"]]
        self.assertEqual(repairable, [])
        before = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        kvlens.run("check", self.folder, options=["--fix", "all"], status=1)
        self.assertEqual({path.name: path.read_bytes() for path in self.folder.iterdir()}, before)
        kvlens.run("mv", self.folder, "docstore/data", "renamed-by-hand", self.nodes[1])
        self.assertEqual(findings(self.folder), [])
        self.assertEqual(sorted(query(self.folder)), sorted(self.nodes))

    def test_a_node_under_another_key_beside_one_that_is_gone(self):
        kvlens.run("mv", self.folder, "docstore/data", self.nodes[1], "renamed-by-hand")
        self.edit("docstore.json", lambda store: store["docstore/data"].pop(self.nodes[2]))
        kvlens.run("check", self.folder, options=["--fix", "all"], status=1)
        vectors = json.loads((self.folder / VECTORS).read_text())["embedding_dict"]
        self.assertEqual(sorted(vectors), sorted(set(self.nodes) - {self.nodes[2]}))
        kvlens.run("mv", self.folder, "docstore/data", "renamed-by-hand", self.nodes[1])
        self.assertEqual(sorted(query(self.folder)), sorted(vectors))
        load(self.folder).delete_ref_doc("d0", delete_from_docstore=True)

    def test_a_vector_under_another_key(self):
        before = json.loads((self.folder / VECTORS).read_text())
        kvlens.run("mv", self.folder, VECTORS + ":embedding_dict", self.nodes[1], "renamed-by-hand")
        kvlens.run("check", self.folder, options=["--fix", "all"], status=1)
        kvlens.run("mv", self.folder, VECTORS + ":embedding_dict", "renamed-by-hand", self.nodes[1])
        self.assertEqual(json.loads((self.folder / VECTORS).read_text()), before)
        self.assertEqual(findings(self.folder), [])

    def test_what_a_baseline_holds(self):
        for ids in (self.nodes[1:2], self.nodes[1:4]):
            self.edit("docstore.json", lambda store: [store["docstore/data"].pop(node, None) for node in ids])
            found = findings(self.folder, status=1)
            for rule in ("X6", "D7"):
                (one,) = [finding for finding in found if finding["id"] == rule]
                self.assertEqual(one["ids"], sorted(ids))
            with self.assertRaisesRegex(KeyError, "Node ID .* not found"):
                query(self.folder)
            accepted = self.folder.parent / "accepted.json"
            if not accepted.exists():
                accepted.write_bytes(kvlens.run("check", self.folder, options=["--json"], status=1))
                self.assertEqual(findings(self.folder, "--baseline", accepted), [])
        left = {finding["id"] for finding in findings(self.folder, "--baseline", accepted, status=1)}
        self.assertLessEqual({"X6", "D7"}, left)

    def test_a_vector_that_no_index_holds(self):
        self.edit_index(lambda data: data["nodes_dict"].pop(self.nodes[1]))
        self.assertFound("X7", "KeyError")
        with self.assertRaises(KeyError):
            load(self.folder).delete_ref_doc("d0")
        self.assertRepaired("X7")
        load(self.folder).delete_ref_doc("d0")

    def test_a_vector_that_leads_to_another_node(self):
        lost, other = self.nodes[1], self.nodes[2]
        self.edit_index(lambda data: data["nodes_dict"].update({lost: other}))
        self.assertNotIn(lost, query(self.folder))
        (found,) = findings(self.folder, status=1)
        self.assertEqual((found["id"], "raises" in found, found["repairable"]), ("X7", False, True))
        self.assertIn(lost, [entry["key"] for entry in found["entries"]])
        self.assertRepaired("X7")
        self.assertEqual(sorted(query(self.folder)), sorted(self.nodes))

    def test_a_node_without_a_vector(self):
        def drop(store):
            for part in store.values():
                part.pop(self.nodes[1])

        self.edit(VECTORS, drop)
        (found,) = findings(self.folder, status=1)
        self.assertEqual((found["id"], "raises" in found, found["repairable"]), ("X7", False, False))
        self.assertNotIn(self.nodes[1], query(self.folder))
        kvlens.run("check", self.folder, options=["--fix", "all"], status=1)
        load(self.folder).delete_ref_doc("d0")  # taken out of the index alone, this would fail

    def test_nodes_that_cannot_be_loaded(self):
        def set_type(type_):
            self.edit("docstore.json", lambda store: store["docstore/data"][self.nodes[1]].update(__type__=type_))

        set_type("9")
        self.assertFound("D2", "ValueError: Unknown doc type")
        with self.assertRaisesRegex(ValueError, "Unknown doc type"):
            query(self.folder)
        self.edit("docstore.json", lambda store: store["docstore/data"][self.nodes[1]].pop("__type__"))
        self.assertFound("D2", "KeyError")
        with self.assertRaises(KeyError):
            query(self.folder)

    def test_a_neighbour_that_is_gone(self):
        def break_link(store):
            links = store["docstore/data"][self.nodes[0]]["__data__"]["relationships"]
            links["3"]["node_id"] = "gone"

        def neighbours():
            index = load(self.folder)
            found = index.as_retriever(similarity_top_k=50).retrieve("word0")
            first = [node for node in found if node.node_id == self.nodes[0]]
            return PrevNextNodePostprocessor(docstore=index.docstore, num_nodes=1).postprocess_nodes(first)

        self.edit("docstore.json", break_link)
        self.assertFound("D9", "ValueError: doc_id")
        with self.assertRaisesRegex(ValueError, "doc_id gone not found"):
            neighbours()
        self.assertRepaired("D9")
        self.assertEqual([node.node_id for node in neighbours()], [self.nodes[0]])

    def test_a_document_that_does_not_list_its_node(self):
        self.edit("docstore.json", lambda store: store["docstore/ref_doc_info"].pop("d0"))
        self.assertIn("D8", [finding["id"] for finding in findings(self.folder, status=1)])
        self.assertRepaired("D8")
        info = load(self.folder).docstore.get_ref_doc_info("d0")
        self.assertEqual(info.node_ids, [node for node in self.nodes if load(self.folder).docstore.get_node(node).ref_doc_id == "d0"])

    def test_a_list_of_nodes_that_is_no_list(self):
        document = next(iter(json.loads((self.folder / "docstore.json").read_text())["docstore/ref_doc_info"]))
        before = self.folder / "docstore.json"
        healthy = json.loads(before.read_text())
        for value in None, "x", 5, {}, ...:
            with self.subTest(value):
                def change(store, value=value):
                    info = store["docstore/ref_doc_info"][document]
                    info.pop("node_ids") if value is ... else info.update(node_ids=value)

                before.write_text(json.dumps(healthy))
                self.edit("docstore.json", change)
                rule = "D8" if value is ... else "D15"
                self.assertEqual({rule}, {finding["id"] for finding in findings(self.folder, status=1)})
                self.assertRepaired(rule)
                repaired = json.loads(before.read_text())["docstore/ref_doc_info"][document]["node_ids"]
                self.assertCountEqual(repaired, healthy["docstore/ref_doc_info"][document]["node_ids"])
                self.assertTrue(load(self.folder).ref_doc_info[document].node_ids)

    def test_vectors_of_two_lengths(self):
        self.edit(VECTORS, lambda store: store["embedding_dict"].update({self.nodes[0]: [0.5, 0.5]}))
        self.assertFound("V1", "ValueError: … inhomogeneous shape")
        with self.assertRaisesRegex(ValueError, "inhomogeneous shape"):
            query(self.folder)

    def test_maps_of_different_ids(self):
        self.edit(VECTORS, lambda store: store["text_id_to_ref_doc_id"].update(x="d0"))
        self.assertFound("V2", "KeyError")
        with self.assertRaises(KeyError):
            load(self.folder).delete_ref_doc("d0")
        self.assertRepaired("V2")
        load(self.folder).delete_ref_doc("d0")

    def test_what_is_filled_in_is_what_the_library_had_written(self):
        before = json.loads((self.folder / VECTORS).read_text())

        def drop(store):
            store["text_id_to_ref_doc_id"].pop(self.nodes[0])
            store["metadata_dict"].pop(self.nodes[1])

        self.edit(VECTORS, drop)
        self.assertFound("V2", "KeyError")
        with self.assertRaises(KeyError):
            load(self.folder).as_retriever(filters=FILTERS).retrieve("word")
        self.assertRepaired("V2")
        self.assertSame(json.loads((self.folder / VECTORS).read_text()), before)

    def test_no_metadata(self):
        before = json.loads((self.folder / VECTORS).read_text())
        self.edit(VECTORS, lambda store: store["metadata_dict"].clear())
        self.assertFound("V3", "ValueError: Cannot filter stores that were persisted without metadata")
        with self.assertRaisesRegex(ValueError, "Cannot filter stores that were persisted without metadata"):
            load(self.folder).as_retriever(filters=FILTERS).retrieve("word")
        self.assertRepaired("V3")
        self.assertSame(json.loads((self.folder / VECTORS).read_text()), before)
        self.assertTrue(load(self.folder).as_retriever(filters=FILTERS).retrieve("word"))

    def test_metadata_that_is_longer_than_the_text(self):
        chance = random.Random(13)
        values = [1, 2.5, True, None, "word", "größe \U0001f600", ["a", 1], {"b": [None]}, "x" * 60]
        store = SimpleDocumentStore()
        for number in range(300):
            metadata = {f"field {i} ü": chance.choice(values) for i in range(chance.randrange(6))}
            text = "é\U0001f600 " * chance.randrange(1, 60)
            templates = {"metadata_template": chance.choice(["{key}: {value}", "<{key}>{value}</{key}>"]),
                         "metadata_separator": chance.choice(["\n", " | "])}
            left_out = chance.sample(sorted(metadata), chance.randrange(len(metadata) + 1))
            store.add_documents([TextNode(id_=f"n{number}", text=text, metadata=metadata,
                                          excluded_embed_metadata_keys=left_out, **templates)])
        folder = self.folder.parent / "longer"
        folder.mkdir()
        store.persist(str(folder / "docstore.json"))
        expected = {key for key, node in store.docs.items()
                    if len(node.get_metadata_str(mode=MetadataMode.EMBED)) > len(node.text)}
        found = json.loads(kvlens.run("check", folder / "docstore.json", options=["--json", "--only", "D13"], status=None))
        self.assertEqual({entry["key"] for finding in found["findings"] for entry in finding["entries"]}, expected)
        self.assertGreater(len(expected), 30)


if __name__ == "__main__":
    unittest.main()
