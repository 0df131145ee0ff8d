# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What `kvlens check --fix all` must not do: take for gone what it cannot read or what is kept elsewhere,
and leave a folder in which the library can do less than before."""

import json
import shutil
import tempfile
import unittest
from pathlib import Path

import kvlens
from llama_index.core import Document, Settings, StorageContext, VectorStoreIndex
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.storage.docstore import SimpleDocumentStore
from llama_index.core.vector_stores import SimpleVectorStore
from test_index_check import documents, load, query

VECTORS = "default__vector_store.json"


def vectors(folder):
    return len(json.loads((folder / VECTORS).read_text())["embedding_dict"])


class IndexSafetyTest(kvlens.InteropTest):
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
        self.all = vectors(self.folder)

    def edit_docstore(self, change, encoding="utf-8"):
        path = self.folder / "docstore.json"
        document = json.loads(path.read_text())
        change(document)
        path.write_text(json.dumps(document, ensure_ascii=False), encoding)

    def fix(self, status=0, rules="all"):
        return kvlens.run("check", self.folder, options=["--fix", rules], status=status)

    def ids(self):
        found = json.loads(kvlens.run("check", self.folder, options=["--json"], status=None))["findings"]
        return [finding["id"] for finding in found if finding["severity"] != "I"]

    def test_text_in_another_encoding_is_not_gone(self):
        self.edit_docstore(lambda store: None, "cp1252")
        self.fix(rules="F4")  # which rests on a guess: not among all
        self.assertEqual(vectors(self.folder), self.all)
        self.assertEqual(len(query(self.folder)), self.all)
        self.assertTrue(load(self.folder).refresh_ref_docs(documents()) == [False] * 3)

    def test_a_value_that_cannot_be_read_is_not_gone(self):
        text = (self.folder / "docstore.json").read_text()
        (self.folder / "docstore.json").write_text(text.replace('"__type__": "1"', '"__type__": tru', 1))
        self.fix(status=1)
        self.assertEqual(vectors(self.folder), self.all)

    def test_a_value_that_is_no_object_is_not_gone(self):
        def spoil(store):
            store["docstore/data"][next(iter(store["docstore/data"]))] = 7

        self.edit_docstore(spoil)
        self.fix(status=1)
        self.assertEqual((self.ids(), vectors(self.folder)), (["D2"], self.all))

    def test_vectors_outlive_an_emptied_document_store(self):
        for nodes in ({}, [], None):
            self.edit_docstore(lambda store, nodes=nodes: store.update({"docstore/data": nodes}))
            self.fix(status=1)
            self.assertEqual(vectors(self.folder), self.all, nodes)

    def test_vectors_outlive_a_collection_that_hides_the_nodes(self):
        path = self.folder / "docstore.json"
        path.write_text(path.read_text()[:-1] + ', "docstore/data": {}}')
        self.fix(status=1)
        self.assertEqual(vectors(self.folder), self.all)

    def test_the_folder_of_an_ingestion_pipeline_keeps_its_vectors(self):
        store = SimpleVectorStore()
        pipeline = IngestionPipeline(
            transformations=[SentenceSplitter(chunk_size=80, chunk_overlap=0), Settings.embed_model],
            docstore=SimpleDocumentStore(), vector_store=store)
        pipeline.run(documents=documents())
        shutil.rmtree(self.folder)
        StorageContext.from_defaults(docstore=pipeline.docstore, vector_store=store).persist(str(self.folder))
        before = vectors(self.folder)
        self.fix()
        self.assertEqual((self.ids(), vectors(self.folder)), ([], before))

    def test_a_document_without_a_record_is_not_read_twice(self):
        self.edit_docstore(lambda store: store["docstore/ref_doc_info"].pop("d1"))
        before = json.loads((self.folder / "docstore.json").read_text())
        self.fix()
        after = json.loads((self.folder / "docstore.json").read_text())
        self.assertEqual(after["docstore/metadata"], before["docstore/metadata"])
        self.assertEqual(after["docstore/ref_doc_info"]["d1"]["metadata"], {"n": 1, "größe": "ü"})
        self.assertEqual(load(self.folder).refresh_ref_docs(documents()), [False] * 3)
        load(self.folder).delete_ref_doc("d1", delete_from_docstore=True)

    def test_a_node_in_the_list_of_another_document_moves(self):
        def swap(store):
            records = store["docstore/ref_doc_info"]
            records["d2"]["node_ids"].append(records["d1"]["node_ids"].pop())

        self.edit_docstore(swap)
        self.fix()
        index = load(self.folder)
        for name in ("d1", "d2", "d0"):
            index.delete_ref_doc(name, delete_from_docstore=True)

    def test_a_blank_document_is_no_fault(self):
        shutil.rmtree(self.folder)
        index = VectorStoreIndex.from_documents([*documents(), Document(id_="blank", text="")])
        index.storage_context.persist(str(self.folder))
        self.assertEqual(self.ids(), [])

    def test_accepted_findings_are_not_repaired(self):
        self.edit_docstore(lambda store: store["docstore/ref_doc_info"].pop("d1"))
        baseline = self.folder.parent / "accepted.json"
        baseline.write_bytes(kvlens.run("check", self.folder, options=["--json"], status=1))
        before = (self.folder / "docstore.json").read_bytes()
        kvlens.run("check", self.folder, options=["--baseline", str(baseline), "--fix", "all"])
        self.assertEqual((self.folder / "docstore.json").read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
