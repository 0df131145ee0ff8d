# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`kvlens check --bug-report`: the lines of Python in the report raise what it says, with the real library on the
smallest store, as it is and anonymous: for each rule that claims an error, and in each shape in which it does."""

import contextlib
import io
import json
import re
import shutil
import tempfile
import unittest
import warnings
from pathlib import Path

import kvlens
from hashembedding import HashEmbedding
from llama_index.core import (
    Document,
    DocumentSummaryIndex,
    PropertyGraphIndex,
    Settings,
    SimpleKeywordTableIndex,
    SummaryIndex,
    TreeIndex,
    VectorStoreIndex,
)
from llama_index.core.indices.property_graph import ImplicitPathExtractor
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from pydantic import ValidationError

VECTORS = "default__vector_store.json"
DOCSTORE = "docstore.json"
INDEXES = "index_store.json"
NAN = float("nan")


def documents():
    return [Document(id_=f"secret{n}", text=" ".join(f"Secret{n}-{i} stands here." for i in range(60)),
                     metadata={"patient": f"Secret {n}"}) for n in range(3)]


def graph(docs):
    return PropertyGraphIndex.from_documents(docs, kg_extractors=[ImplicitPathExtractor()])


KINDS = {"vectors": VectorStoreIndex.from_documents, "list": SummaryIndex.from_documents,
         "tree": TreeIndex.from_documents, "keywords": SimpleKeywordTableIndex.from_documents,
         "summaries": DocumentSummaryIndex.from_documents, "graph": graph}


class BugReportTest(kvlens.InteropTest):
    @classmethod
    def setUpClass(cls):
        Settings.embed_model = HashEmbedding()
        Settings.llm = MockLLM(max_tokens=8)
        Settings.node_parser = SentenceSplitter(chunk_size=80, chunk_overlap=0)
        cls.home = tempfile.TemporaryDirectory()
        for kind, make in KINDS.items():
            with contextlib.redirect_stdout(io.StringIO()):
                index = make(documents())
            index.set_index_id("ix")
            index.storage_context.persist(persist_dir=str(Path(cls.home.name) / kind))

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "storage"
        self.start()

    def start(self, kind="vectors"):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(Path(self.home.name) / kind, self.folder)
        self.nodes = list(json.loads((self.folder / DOCSTORE).read_text())["docstore/data"])

    def edit(self, name, change):
        path = self.folder / name
        document = json.loads(path.read_text())
        change(document)
        path.write_text(json.dumps(document))

    def edit_index(self, **members):
        def inside(store):
            entry = store["index_store/data"]["ix"]
            entry["__data__"] = json.dumps(json.loads(entry["__data__"]) | members)

        self.edit(INDEXES, inside)

    def lines_of(self, rule, options=(), store=None):
        folder = self.folder.parent / "report"
        shutil.rmtree(folder, ignore_errors=True)
        text = kvlens.run("check", store or self.folder, options=["--bug-report", rule, "--to", folder, *options]).decode()
        return text, re.search(r"```python\n(.*)```", text, re.S).group(1)

    def run_lines(self, lines):
        embedding = Settings.embed_model
        try:
            with contextlib.redirect_stdout(io.StringIO()) as printed, warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(lines, {})
            return printed.getvalue()
        finally:
            Settings.embed_model = embedding

    def assertReported(self, rule, raised, message="", store=None, ways=([], ["--anonymous", "--decimals", "3"])):
        """As it is, and anonymous: the lines of the report raise that, and the report says so."""
        for options in ways:
            with self.subTest(rule=rule, options=options):
                text, lines = self.lines_of(rule, options, store)
                claimed = re.search(r"Python says: `+ ?(.*?)`", text).group(1)
                self.assertTrue(claimed.startswith(raised.__name__), claimed)
                small = self.folder.parent / "report"
                files = [file for file in small.rglob("*.json")]
                told = text + "".join(file.read_text() for file in files)
                if options:
                    self.assertNotRegex(told, "(?i)secret|patient")
                    for node in self.nodes:
                        self.assertNotIn(node, told)
                for file in files:
                    whole = json.loads(file.read_text())
                    entries = whole.get("docstore/data", {}) if isinstance(whole, dict) else {}
                    self.assertLess(len(entries) if isinstance(entries, dict) else 0, len(self.nodes))
                with self.assertRaises(Exception) as seen:
                    self.run_lines(lines)
                name = type(seen.exception).__name__
                said = f"{name}: {seen.exception} {name}: {seen.exception.args and seen.exception.args[0]}"
                self.assertIs(type(seen.exception), raised, said + lines)
                self.assertTrue(re.search(message, said), said)
                for part in claimed.split("…"):  # what it says stands in what is said
                    self.assertIn(part.strip(), said)

    def assertEach(self, rule, name, rows, message=""):
        """Rows of a way to break the file, what is raised of it, and perhaps in which words."""
        for number, (change, raised, *words) in enumerate(rows):
            self.start()
            self.edit(name, change)
            way = ["--anonymous"] if number % 2 else []
            with self.subTest(rule=rule, raised=raised, words=words):
                self.assertReported(rule, raised, *words, ways=[way])

    # --- index_store.json

    def test_no_index(self):
        self.edit(INDEXES, lambda store: store["index_store/data"].clear())
        self.assertReported("X1", ValueError, "No index in storage context")

    def test_several_indexes(self):
        def another(store):
            entry = dict(store["index_store/data"]["ix"])
            entry["__data__"] = json.dumps(json.loads(entry["__data__"]) | {"index_id": "iy"})
            store["index_store/data"]["iy"] = entry

        self.edit(INDEXES, another)
        self.assertReported("X2", ValueError, "Expected to load a single index")

    def test_another_id_inside(self):
        self.edit_index(index_id="iy")
        self.assertReported("X3", ValueError, "Failed to load index with ID")

    def test_an_unknown_type(self):
        def of(value):
            return lambda store: store["index_store/data"]["ix"].update(__type__=value)

        def whole(value):
            return lambda store: store["index_store/data"].update(ix=value)

        self.assertEach("X4", INDEXES, [
            (of("vektor"), KeyError), (of(None), KeyError), (of(5), KeyError),
            (lambda store: store["index_store/data"]["ix"].pop("__type__"), KeyError),
            (of([]), TypeError, "unhashable"), (of({"a": 1}), TypeError, "unhashable"),
            (whole("x"), TypeError), (whole(5), TypeError), (whole(None), TypeError), (whole([1]), TypeError)])

    def test_data_that_is_none(self):
        def of(value):
            return lambda store: store["index_store/data"]["ix"].update(__data__=value)

        self.assertEach("X5", INDEXES, [
            (of("{"), json.JSONDecodeError), (of(""), json.JSONDecodeError),
            (lambda store: store["index_store/data"]["ix"].pop("__data__"), KeyError),
            (of(None), AttributeError, "items"), (of(5), AttributeError, "items"), (of([]), AttributeError, "items"),
            (of("[]"), AttributeError, "items"), (of("5"), AttributeError, "items"),
            (of({"index_id": "ix", "nodes_dict": [1]}), AttributeError, "keys"),
            (of({"index_id": "ix", "nodes_dict": {}, "doc_id_dict": {"a": 5}}), TypeError, "not iterable"),
            (of(json.dumps({"index_id": "ix", "nodes_dict": {}, "doc_id_dict": {"a": 5}})), AttributeError, "items")])

    def test_a_list_of_an_index_that_is_a_number(self):
        for kind, member, value, raised in (
                ("list", "nodes", 5, AttributeError), ("keywords", "table", {"a": 5}, AttributeError),
                ("tree", "all_nodes", {"a": "x"}, ValueError), ("tree", "node_id_to_children_ids", {"1": 5}, AttributeError),
                ("summaries", "summary_id_to_node_ids", {"a": True}, AttributeError)):
            self.start(kind)
            self.edit_index(**{member: value})
            with self.subTest(kind=kind):
                self.assertReported("X5", raised)

    def test_an_index_store_alone(self):
        alone = self.folder / INDEXES
        self.edit(INDEXES, lambda store: store["index_store/data"]["ix"].update(__type__="vektor"))
        self.assertReported("X4", KeyError, store=alone)
        self.edit(INDEXES, lambda store: store["index_store/data"].clear())
        self.assertReported("X1", ValueError, "No index in storage context", store=alone)

    # --- nodes that are gone

    def test_a_node_that_is_gone(self):
        self.edit(DOCSTORE, lambda store: store["docstore/data"].pop(self.nodes[1]))
        self.assertReported("X6", KeyError, "Node ID .* not found")
        self.assertReported("V7", KeyError, "Node ID .* not found")

    def test_a_node_that_is_gone_with_its_vector(self):
        self.edit(DOCSTORE, lambda store: store["docstore/data"].pop(self.nodes[1]))
        self.edit(VECTORS, lambda store: [part.pop(self.nodes[1]) for part in store.values()])
        self.assertReported("X6", ValueError, "doc_id .* not found")

    def test_a_node_of_another_kind_of_index_that_is_gone(self):
        for kind in "list", "tree", "keywords", "summaries":
            self.start(kind)
            self.edit(DOCSTORE, lambda store: store["docstore/data"].pop(self.nodes[0]))
            with self.subTest(kind=kind):
                self.assertReported("X6", ValueError, "doc_id .* not found")

    def test_a_vector_that_no_index_asks_for(self):
        def add(store):
            for part in store.values():
                part["zz"] = part[self.nodes[0]]

        self.edit(VECTORS, add)
        text, lines = self.lines_of("V7")
        self.assertNotIn("Python says", text)
        self.run_lines(lines)

    def test_a_vector_that_no_index_holds(self):
        held = json.loads(json.loads((self.folder / INDEXES).read_text())["index_store/data"]["ix"]["__data__"])
        held["nodes_dict"].pop(self.nodes[1])
        self.edit_index(nodes_dict=held["nodes_dict"])
        self.assertReported("X7", KeyError)

    # --- docstore.json

    def test_a_node_that_cannot_be_loaded(self):
        def node(change):
            return lambda store: change(store["docstore/data"][self.nodes[1]])

        def of(name, value):
            return node(lambda entry: entry.update({name: value}))

        def field(name, value):
            return node(lambda entry: entry["__data__"].update({name: value}))

        def whole(value):
            return lambda store: store["docstore/data"].update({self.nodes[1]: value})

        self.assertEach("D2", DOCSTORE, [
            (of("__type__", "9"), ValueError, "Unknown doc type"), (of("__type__", None), ValueError, "Unknown doc type"),
            (node(lambda entry: entry.pop("__type__")), KeyError), (node(lambda entry: entry.pop("__data__")), KeyError),
            (of("__data__", "{}"), ValueError, "dictionary update sequence"), (of("__data__", 5), TypeError),
            (of("__data__", None), TypeError), (of("__data__", [1]), TypeError), (of("__data__", ["abc"]), ValueError),
            (whole("x"), TypeError), (whole(5), TypeError), (whole(None), TypeError), (whole([]), TypeError),
            (whole({}), KeyError), (field("metadata", 5), ValidationError), (field("text", None), ValidationError),
            (field("relationships", {"99": {"node_id": "x"}}), ValidationError)])

    def test_a_node_that_cannot_be_loaded_of_a_store_alone(self):
        self.edit(DOCSTORE, lambda store: store["docstore/data"][self.nodes[1]].update(__type__="9"))
        self.assertReported("D2", ValueError, "Unknown doc type", store=self.folder / DOCSTORE)

    def test_data_of_a_node_that_is_an_empty_list_raises_nothing(self):
        self.edit(DOCSTORE, lambda store: store["docstore/data"][self.nodes[1]].update(__data__=[]))
        text, lines = self.lines_of("D2")
        self.assertNotIn("Python says", text)
        self.run_lines(lines)

    def test_a_neighbour_that_is_gone(self):
        for number in "3", "4":
            self.start()

            def break_link(store, number=number):
                links = store["docstore/data"][self.nodes[0]]["__data__"]["relationships"]
                links[number] = dict(next(iter(links.values())), node_id="secret-gone")

            self.edit(DOCSTORE, break_link)
            self.assertReported("D9", ValueError, "doc_id .* not found")

    def test_records_of_another_type(self):
        def hashes(**members):
            return lambda store: store["docstore/metadata"][self.nodes[0]].update(members)

        def document(**members):
            return lambda store: store["docstore/ref_doc_info"]["secret0"].update(members)

        self.assertEach("D15", DOCSTORE, [
            (lambda store: store["docstore/metadata"].update({self.nodes[0]: []}), AttributeError, "get"),
            (lambda store: store["docstore/ref_doc_info"].update(secret0=[]), AttributeError, "get"),
            (hashes(ref_doc_id=["x"]), TypeError, "unhashable"), (hashes(doc_hash=["x"]), TypeError, "unhashable"),
            (document(node_ids=5), AttributeError, "copy"), (document(node_ids=None), AttributeError, "copy"),
            (document(node_ids="x"), AttributeError, "copy"), (document(node_ids={}), AttributeError, "append"),
            (document(node_ids=[["x"]]), TypeError, "unhashable"),
            (document(metadata=5), TypeError), (document(metadata="xyz"), ValueError), (document(metadata=[1]), TypeError),
            (document(metadata=["abc"]), ValueError)])

    # --- vectors

    def test_vectors_of_two_lengths(self):
        self.edit(VECTORS, lambda store: store["embedding_dict"].update({self.nodes[0]: [0.5, 0.5]}))
        self.assertReported("V1", ValueError, "inhomogeneous shape")

    def vector(self, value):
        return lambda store: store["embedding_dict"].update({self.nodes[0]: value})

    def test_vectors_that_are_none(self):
        no_number = "could not convert string to float"
        self.assertEach("V1", VECTORS, [(self.vector(value), *expected) for value, *expected in [
            (None, ValueError, "inhomogeneous"), ("", ValueError, "inhomogeneous"), ("12", ValueError, "inhomogeneous"),
            ({}, ValueError, "inhomogeneous"), ({"0.5": 1}, ValueError, "inhomogeneous"), ([], ValueError, "inhomogeneous"),
            ([1.0, "2.0"], ValueError, "inhomogeneous"), ([1.0, " 1_0.5 "], ValueError, "inhomogeneous"),
            ([1.0, True], ValueError, "inhomogeneous"),
            ("x", ValueError, no_number), ("1.5", ValueError, no_number), ([1.0, "x"], ValueError, no_number),
            ({"a": 1}, ValueError, no_number), ([1.0, "1__0"], ValueError, no_number),
            (NAN, TypeError, "not iterable"), (1, TypeError, "not iterable"), (True, TypeError, "not iterable"),
            ([[1.0]], TypeError, "float.. argument"), ([1.0, None], TypeError, "float.. argument"),
            ([{}, "x"], TypeError, "float.. argument")]])

    def test_vectors_that_are_all_null(self):
        self.edit(VECTORS, lambda store: store["embedding_dict"].update(dict.fromkeys(store["embedding_dict"])))
        self.assertReported("V1", TypeError, "unsupported operand")

    def test_numbers_that_are_texts_raise_nothing(self):
        def as_texts(store):
            vector = store["embedding_dict"][self.nodes[0]]
            store["embedding_dict"][self.nodes[0]] = [str(number) for number in vector]

        self.edit(VECTORS, as_texts)
        text, lines = self.lines_of("V1")
        self.assertNotIn("Python says", text)
        self.run_lines(lines)

    def test_a_vector_of_images_or_of_another_namespace(self):
        for name in "image__vector_store.json", "other__vector_store.json":
            for value, raised in (([0.5], ValueError), ("x", ValueError), (5, TypeError)):
                self.start()
                store = {"embedding_dict": {"a": [0.5, 0.5], "b": [1.0, 0.0], "c": value},
                         "text_id_to_ref_doc_id": dict.fromkeys("abc", "secret0"), "metadata_dict": dict.fromkeys("abc", {})}
                (self.folder / name).write_text(json.dumps(store))
                with self.subTest(name=name, value=value):
                    self.assertReported("V1", raised)

    def test_a_vector_store_alone(self):
        alone = self.folder / VECTORS
        self.edit(VECTORS, self.vector([0.5]))
        self.assertReported("V1", ValueError, "inhomogeneous", store=alone)
        self.edit(VECTORS, self.vector(5))
        self.assertReported("V1", TypeError, "not iterable", store=alone)

    def test_maps_of_different_ids(self):
        self.assertEach("V2", VECTORS, [
            (lambda store: store["embedding_dict"].pop(self.nodes[0]), KeyError),
            (lambda store: store["text_id_to_ref_doc_id"].update(zz="secret1"), KeyError),
            (lambda store: store["text_id_to_ref_doc_id"].pop(self.nodes[0]), KeyError),
            (lambda store: store["text_id_to_ref_doc_id"].clear(), KeyError),
            (lambda store: store.pop("text_id_to_ref_doc_id"), KeyError),
            (lambda store: store.update(text_id_to_doc_id=store.pop("text_id_to_ref_doc_id")), KeyError),
            (lambda store: store["metadata_dict"].pop(self.nodes[0]), KeyError)])

    def test_entries_of_no_vector_that_nothing_comes_upon(self):
        for change in (lambda store: store["metadata_dict"].update(zz={}),
                       lambda store: store["text_id_to_ref_doc_id"].update(zz="None")):
            self.start()
            self.edit(VECTORS, change)
            text, lines = self.lines_of("V2")
            self.assertNotIn("Python says", text)
            self.run_lines(lines)

    def test_metadata_that_are_no_object(self):
        for value in None, "x", 5, [], [1]:
            self.start()
            self.edit(VECTORS, lambda store, value=value: store["metadata_dict"].update({self.nodes[0]: value}))
            with self.subTest(value=value):
                self.assertReported("V10", AttributeError, "no attribute 'get'")
            self.edit(DOCSTORE, lambda store: store["docstore/data"].pop(self.nodes[0]))
            with self.subTest(value=value, node="gone"):
                self.assertReported("V2", AttributeError, "no attribute 'get'")

    def test_no_metadata(self):
        for change in (lambda store: store["metadata_dict"].clear(), lambda store: store.pop("metadata_dict")):
            self.start()
            self.edit(VECTORS, change)
            self.assertReported("V3", ValueError, "Cannot filter stores that were persisted without metadata")

    def test_what_raises_nothing_is_shown(self):
        for rule, change in (("F6", lambda vector: [NAN, *vector[1:]]), ("V4", lambda vector: [0.0] * len(vector))):
            self.start()
            self.edit(VECTORS, lambda store, change=change: store["embedding_dict"].update(
                {self.nodes[0]: change(store["embedding_dict"][self.nodes[0]])}))
            text, lines = self.lines_of(rule)
            self.assertNotIn("Python says", text)
            with self.subTest(rule=rule):
                self.assertIn("nan", self.run_lines(lines))
        self.start()
        self.edit(VECTORS, lambda store: store["metadata_dict"][self.nodes[0]].update(patient="Another"))
        mine, others = self.run_lines(self.lines_of("V10")[1]).splitlines()
        self.assertIn("Secret 0", mine)
        self.assertIn("Another", others)

    # --- files

    def test_a_file_that_is_missing(self):
        for name, raised, message in ((DOCSTORE, FileNotFoundError, ""), (INDEXES, FileNotFoundError, ""),
                                      (VECTORS, KeyError, "default")):
            self.start()
            (self.folder / name).unlink()
            with self.subTest(name):
                self.assertReported("F9", raised, message)
        self.start()
        (self.folder / VECTORS).rename(self.folder / "a__b__vector_store.json")
        self.assertReported("F9", ValueError, "No existing .* found")

    def test_vectors_under_an_old_name(self):
        (self.folder / VECTORS).rename(self.folder / "vector_store.json")
        self.assertReported("F10", ValueError, "No existing .* found")

    def test_what_is_no_collection(self):
        for value, raised in ((5, TypeError), ("x", TypeError), (None, TypeError), ([], TypeError)):
            for name in "docstore/data", "docstore/metadata", "docstore/ref_doc_info":
                self.start()
                self.edit(DOCSTORE, lambda store, name=name, value=value: store.update({name: value}))
                with self.subTest(name=name, value=value):
                    self.assertReported("F17", raised, ways=[["--anonymous"]])
        for name in "embedding_dict", "text_id_to_ref_doc_id", "metadata_dict":
            for value in 5, "x", [], None:
                self.start()
                self.edit(VECTORS, lambda store, name=name, value=value: store.update({name: value}))
                raised = TypeError if name == "metadata_dict" and value is None else AttributeError
                with self.subTest(name=name, value=value):
                    self.assertReported("F17", raised, ways=[[]])

    def test_a_graph_that_is_none(self):
        self.start("graph")
        self.edit("property_graph_store.json", lambda store: store.update(nodes=5))
        self.assertReported("F17", AttributeError, "items")

    def test_values_that_are_no_objects(self):
        path = self.folder.parent / "kv.json"
        for value in "x", 5, None, True:
            path.write_text(json.dumps({"data": {"a": {"n": 1}, "b": value}}))
            with self.subTest(value=value):
                self.assertReported("F16", AttributeError, "copy", store=path)

    # --- what would come first

    def test_another_fault_that_would_be_raised_before_is_left_out(self):
        self.edit(DOCSTORE, lambda store: (store["docstore/data"].pop(self.nodes[1]),
                                           store["docstore/data"][self.nodes[2]].update(__type__="9")))
        self.assertReported("X6", KeyError, "Node ID .* not found")


if __name__ == "__main__":
    unittest.main()
