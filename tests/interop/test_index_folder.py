# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Persisted LlamaIndex index folders in both directions."""

import json
import tempfile
import unittest
from pathlib import Path

import kvlens
from hashembedding import HashEmbedding
from llama_index.core import (
    Document,
    Settings,
    StorageContext,
    SummaryIndex,
    VectorStoreIndex,
    load_index_from_storage,
)
from llama_index.core.graph_stores import SimplePropertyGraphStore
from llama_index.core.graph_stores.types import ChunkNode, EntityNode, Relation
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter

Settings.embed_model = HashEmbedding()
Settings.llm = MockLLM()
Settings.node_parser = SentenceSplitter(chunk_size=72, chunk_overlap=0)

TEXTS = {
    "doc-persist": "Persist writes the whole file again, whatever was edited in it. Nothing is "
    "written until you persist. A store that was not persisted is lost when the program ends, "
    "and nobody can bring it back. A second program that persists later overwrites the first.",
    "doc-ключ": "A collection holds keys; «größe» and 漢字 and 🧪 are words like any other. Keys "
    "in one collection do not meet keys in another. The empty key is a key as well, and a name "
    "with spaces or slashes is nothing special. Two files may hold collections of one name.",
    "doc-ttl": "An entry may carry a time to live. When it has passed the entry is no longer "
    "returned, though its bytes may still be on disk. Editing the value of an entry leaves the "
    "moment at which it will expire where it was. A store without expiry keeps all entries.",
}
QUESTIONS = ["When does an entry expire?", "What does persist write?", "größe 漢字"]


def documents():
    return [
        Document(id_=id_, text=text, metadata={"source": f"{id_}.md", "ratio": 0.5, "note": None})
        for id_, text in TEXTS.items()
    ]


def load(folder, **more):
    return load_index_from_storage(StorageContext.from_defaults(persist_dir=str(folder)), **more)


def ranking(index):
    """For each question the ids and scores of the nearest nodes, nearest first."""
    retriever = index.as_retriever(similarity_top_k=4)
    return {q: [(n.node_id, round(n.score, 9)) for n in retriever.retrieve(q)] for q in QUESTIONS}


def answers(index):
    """For each question the ranking, and the answer made of the texts found."""
    engine = index.as_query_engine(similarity_top_k=4)
    return {q: [found, str(engine.query(q))] for q, found in ranking(index).items()}


class IndexFolderTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "storage"
        index = VectorStoreIndex.from_documents(documents())
        index.storage_context.persist(persist_dir=str(self.folder))
        self.before = answers(load(self.folder))

    def files(self):
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def store(self):
        return StorageContext.from_defaults(persist_dir=str(self.folder))

    def first_node(self):
        return kvlens.keys(self.folder, "docstore/data")[0]

    def test_what_the_library_wrote_we_list_and_read_equal(self):
        listed = json.loads(kvlens.run("ls", self.folder, options=["--json"]))["collections"]
        for name, content in self.files().items():
            ours = {}
            for collection in listed:
                if collection.get("group") != name:
                    continue
                address = f"{name}:{collection['name']}"
                entries = {k: kvlens.value(self.folder, address, k)
                           for k in kvlens.keys(self.folder, address)}
                if collection.get("topLevel"):
                    ours.update(entries)
                else:
                    ours[collection["name"]] = entries
            self.assertSame(ours, json.loads(content))

    def test_opening_writes_nothing(self):
        before = self.files()
        kvlens.info(self.folder)
        self.assertEqual(self.files(), before)

    def test_after_an_edit_and_back_the_files_are_identical_and_answers_equal(self):
        before = self.files()
        node = self.first_node()
        old = kvlens.raw(self.folder, "docstore/data", node)
        edited = json.loads(old)
        edited["__data__"]["text"] = "Something else entirely, größer 🧪."
        kvlens.put(self.folder, "docstore/data", node, edited)
        text = self.store().docstore.get_document(node).text
        self.assertEqual(text, "Something else entirely, größer 🧪.")
        self.assertEqual(
            {n for n, b in self.files().items() if b != before[n]}, {"docstore.json"}
        )
        kvlens.put(self.folder, "docstore/data", node, old)
        self.assertEqual(self.files(), before)
        self.assertSame(answers(load(self.folder)), self.before)

    def test_an_edited_metadata_field_reaches_the_library_and_ranking_stays(self):
        node = self.first_node()
        before = (self.folder / "docstore.json").read_bytes()
        old = kvlens.raw(self.folder, "docstore/data", node)
        new = old.replace(b'"ratio": 0.5', b'"ratio": 1.0', 1)
        kvlens.put(self.folder, "docstore/data", node, new)
        after = (self.folder / "docstore.json").read_bytes()
        self.assertOnlyChanged(before, after, old, new)
        self.assertEqual(self.store().docstore.get_document(node).metadata["ratio"], 1.0)
        before = {question: found for question, (found, answer) in self.before.items()}
        self.assertSame(ranking(load(self.folder)), before)

    def test_an_edited_vector_changes_the_ranking_as_the_library_computes_it(self):
        node = self.first_node()
        vector = Settings.embed_model.get_text_embedding(QUESTIONS[0])
        kvlens.put(self.folder, "default__vector_store.json:embedding_dict", node, vector)
        best = load(self.folder).as_retriever(similarity_top_k=1).retrieve(QUESTIONS[0])[0]
        self.assertEqual(best.node_id, node)
        self.assertAlmostEqual(best.score, 1.0)

    def test_a_node_deleted_everywhere_is_gone_for_the_library(self):
        node = self.first_node()
        for collection in ["docstore/data", "docstore/metadata"]:
            kvlens.rm(self.folder, collection, node)
        for collection in ["embedding_dict", "text_id_to_ref_doc_id", "metadata_dict"]:
            kvlens.rm(self.folder, f"default__vector_store.json:{collection}", node)
        index_id = kvlens.keys(self.folder, "index_store/data")[0]
        struct = kvlens.value(self.folder, "index_store/data", index_id)
        inner = json.loads(struct["__data__"])
        del inner["nodes_dict"][node]
        struct["__data__"] = json.dumps(inner)
        kvlens.put(self.folder, "index_store/data", index_id, struct)

        index = load(self.folder)
        self.assertNotIn(node, index.docstore.docs)
        found = ranking(index)
        for question in QUESTIONS:
            kept = [row for row in self.before[question][0] if row[0] != node]
            self.assertEqual(found[question][: len(kept)], kept)

    def test_a_renamed_index_loads_under_its_new_name(self):
        old = kvlens.keys(self.folder, "index_store/data")[0]
        struct = kvlens.value(self.folder, "index_store/data", old)
        struct["__data__"] = struct["__data__"].replace(old, "renamed ключ")
        kvlens.put(self.folder, "index_store/data", "renamed ключ", struct)
        kvlens.rm(self.folder, "index_store/data", old)
        self.assertSame(answers(load(self.folder, index_id="renamed ключ")), self.before)

    def test_what_the_library_persists_after_us_opens_again(self):
        node = self.first_node()
        edited = kvlens.value(self.folder, "docstore/data", node)
        edited["__data__"]["metadata"]["ours"] = "é"
        kvlens.put(self.folder, "docstore/data", node, edited)
        index = load(self.folder)
        index.insert(Document(id_="later", text="Written by the library after our edit."))
        index.storage_context.persist(persist_dir=str(self.folder))
        data = json.loads((self.folder / "docstore.json").read_bytes())["docstore/data"]
        ours = {k: kvlens.value(self.folder, "docstore/data", k)
                for k in kvlens.keys(self.folder, "docstore/data")}
        self.assertSame(ours, data)
        self.assertEqual(ours[node]["__data__"]["metadata"]["ours"], "é")

    def test_several_indexes_and_a_property_graph_live_in_one_folder(self):
        graph = SimplePropertyGraphStore()
        parts = [EntityNode(name=n, label="PART", properties={"f": 0.1}) for n in ("a", "b")]
        graph.upsert_nodes([*parts, ChunkNode(text="größe", id_="chunk", label="text_chunk")])
        graph.upsert_relations(
            [Relation(label="NEXT", source_id=parts[0].id, target_id=parts[1].id)]
        )
        context = StorageContext.from_defaults(property_graph_store=graph)
        vector = VectorStoreIndex.from_documents(documents(), storage_context=context)
        vector.set_index_id("vector")
        summary = SummaryIndex(list(context.docstore.docs.values()), storage_context=context)
        summary.set_index_id("summary")
        context.persist(persist_dir=str(self.folder))

        self.assertEqual(set(kvlens.keys(self.folder, "index_store/data")) - {"vector", "summary"},
                         {vector.index_id, summary.index_id} - {"vector", "summary"})
        name = "property_graph_store.json:nodes"
        part = kvlens.value(self.folder, name, "a")
        part["properties"]["f"] = 0.25
        kvlens.put(self.folder, name, "a", part)
        again = SimplePropertyGraphStore.from_persist_dir(str(self.folder))
        self.assertEqual(again.get(ids=["a"])[0].properties["f"], 0.25)
        self.assertEqual(len(again.get_triplets(ids=["a"])), 1)
        load(self.folder, index_id="summary")


if __name__ == "__main__":
    unittest.main()
