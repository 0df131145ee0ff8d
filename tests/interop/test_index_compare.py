# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`kvlens diff` and `stats` of folders that the real library wrote, beside what Python counts."""

import json
import statistics
import shutil
import tempfile
import unittest
from pathlib import Path

import kvlens
import numpy
from hashembedding import HashEmbedding
from llama_index.core import Document, Settings, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.node_parser import SentenceSplitter

Settings.node_parser = SentenceSplitter(chunk_size=80, chunk_overlap=16)
VECTORS = "default__vector_store.json"
NOTHING = {"added": [], "removed": [], "changed": [], "metadata": [], "renamed": []}


def text(number):
    return " ".join(f"word{number}-{i} stands here." for i in range(60))


def documents(numbers):
    return [Document(id_=f"d{n}", text=text(n), metadata={"n": n}) for n in numbers]


def build(folder, numbers, embedding=None):
    index = VectorStoreIndex.from_documents(documents(numbers), embed_model=embedding or HashEmbedding())
    index.storage_context.persist(persist_dir=str(folder))


def diff(ours, theirs, status=1):
    return json.loads(kvlens.run("diff", ours, theirs, options=["--json"], status=status))


class IndexCompareTest(kvlens.InteropTest):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.old, self.new = Path(home.name) / "old", Path(home.name) / "new"
        Settings.embed_model = HashEmbedding()
        build(self.old, range(3))

    def copy(self):
        shutil.copytree(self.old, self.new)
        return load_index_from_storage(StorageContext.from_defaults(persist_dir=str(self.new)))

    def persist(self, index):
        index.storage_context.persist(persist_dir=str(self.new))

    def nodes(self, folder, *, of):
        info = json.loads((folder / "docstore.json").read_text())["docstore/ref_doc_info"]
        return info[of]["node_ids"]

    def edit(self, name, change):
        path = self.new / name
        document = json.loads(path.read_text())
        change(document)
        path.write_text(json.dumps(document))

    # --- diff

    def test_a_folder_that_is_written_again_is_the_same(self):
        self.persist(self.copy())
        for path in self.new.glob("*.json"):
            document = json.loads(path.read_text())
            path.write_text(json.dumps(document, indent=1, ensure_ascii=False, sort_keys="docstore" in path.name))
        found = diff(self.old, self.new, status=0)
        self.assertEqual(found["nodes"], NOTHING)
        self.assertEqual(found["documents"], {**NOTHING, "recut": []})
        self.assertEqual([s["moved"] for s in found["vectors"]["namespaces"]], [[]] * len(found["vectors"]["namespaces"]))

    def test_documents_that_came_went_and_changed(self):
        index = self.copy()
        index.delete_ref_doc("d0", delete_from_docstore=True)
        index.insert(documents([7])[0])
        index.update_ref_doc(Document(id_="d1", text=text(1) + " And more.", metadata={"n": 1}))
        self.persist(index)
        found = diff(self.old, self.new)
        self.assertEqual(found["documents"], {**NOTHING, "added": ["d7"], "removed": ["d0"], "changed": ["d1"], "recut": []})
        self.assertEqual(set(self.nodes(self.old, of="d0")) - set(found["nodes"]["removed"]), set())
        self.assertEqual(set(self.nodes(self.new, of="d7")) - set(found["nodes"]["added"]), set())
        kept = {pair["from"]: pair["to"] for pair in found["nodes"]["renamed"]}  # of d1, all but the last
        old, new = self.nodes(self.old, of="d1"), self.nodes(self.new, of="d1")
        self.assertEqual([kept.get(id_) for id_ in old[:-1]], new[:len(old) - 1])
        space = next(s for s in found["vectors"]["namespaces"] if s["file"] == VECTORS)
        self.assertEqual(set(space["added"]), set(found["nodes"]["added"]))
        self.assertEqual(set(space["removed"]), set(found["nodes"]["removed"]))
        self.assertEqual(space["moved"], [])

    def test_the_same_documents_cut_anew(self):
        index = VectorStoreIndex.from_documents(
            documents(range(3)), transformations=[SentenceSplitter(chunk_size=120, chunk_overlap=0)])
        self.persist(index)
        found = diff(self.old, self.new)
        self.assertEqual(found["documents"], {**NOTHING, "recut": ["d0", "d1", "d2"]})
        self.assertTrue(found["nodes"]["removed"] and found["nodes"]["added"])

    def test_the_same_documents_read_again(self):
        build(self.new, range(3))
        found = diff(self.old, self.new)
        self.assertEqual(found["documents"], {**NOTHING, "recut": []})
        pairs = [(pair["from"], pair["to"]) for pair in found["nodes"].pop("renamed")]
        self.assertEqual(pairs, [pair for n in range(3) for pair in zip(
            self.nodes(self.old, of=f"d{n}"), self.nodes(self.new, of=f"d{n}"))])
        self.assertFalse(any(found["nodes"].values()))

    def test_a_document_under_another_id(self):
        self.copy()
        kvlens.run("mv", self.new, "other", options=["--document", "d1"])
        found = diff(self.old, self.new)
        self.assertEqual(found["documents"], {**NOTHING, "renamed": [{"from": "d1", "to": "other"}], "recut": []})
        self.assertEqual(found["nodes"], NOTHING)

    def test_texts_and_metadata_of_nodes(self):
        self.copy()
        one, two = self.nodes(self.new, of="d0")[:2]

        def change(store):
            store["docstore/data"][one]["__data__"]["text"] += "!"
            store["docstore/data"][two]["__data__"]["metadata"]["n"] = 7

        self.edit("docstore.json", change)
        found = diff(self.old, self.new)
        self.assertEqual(found["nodes"], {**NOTHING, "changed": [one], "metadata": [two]})
        self.assertEqual(found["documents"]["recut"], ["d0"])
        lines = kvlens.run("diff", self.old, self.new, status=1).decode()
        self.assertEqual(lines, f"~ document\td0\tcut anew\n~ node\t{one}\ttext\n~ node\t{two}\tmetadata\n")

    def test_vectors_that_moved(self):
        self.copy()
        random = numpy.random.default_rng(7)
        old = json.loads((self.old / VECTORS).read_text())["embedding_dict"]
        ids = list(old)
        new = {id_: (numpy.array(old[id_]) + random.normal(0, 0.2, len(old[id_]))).tolist() for id_ in ids[1:]}
        self.edit(VECTORS, lambda store: store["embedding_dict"].update(new))
        space = next(s for s in diff(self.old, self.new)["vectors"]["namespaces"] if s["file"] == VECTORS)
        cosines = {id_: numpy.dot(old[id_], new[id_]) / numpy.linalg.norm(old[id_]) / numpy.linalg.norm(new[id_])
                   for id_ in new}
        self.assertEqual([move["key"] for move in space["moved"]], sorted(cosines, key=cosines.get))
        for move in space["moved"]:
            self.assertAlmostEqual(move["cosine"], cosines[move["key"]], delta=1e-12)
        values = sorted(cosines.values())
        for name, value in (("min", values[0]), ("max", values[-1]), ("mean", numpy.mean(values)),
                            ("median", statistics.median(values))):
            self.assertAlmostEqual(space["cosine"][name], value, delta=1e-12)

    def test_what_stands_beside_vectors(self):
        self.copy()
        one, two, three = self.nodes(self.new, of="d0")[:3]

        def change(store):
            store["text_id_to_ref_doc_id"][one] = "d1"
            store["text_id_to_ref_doc_id"]["of nothing"] = "d1"
            store["metadata_dict"][two]["n"] = 7
            store["metadata_dict"].pop(three)

        self.edit(VECTORS, change)
        space = next(s for s in diff(self.old, self.new)["vectors"]["namespaces"] if s["file"] == VECTORS)
        self.assertEqual(space["documents"], {"added": ["of nothing"], "removed": [], "changed": [one]})
        self.assertEqual(space["metadata"], {"added": [], "removed": [three], "changed": [two]})
        self.assertEqual((space["added"], space["removed"], space["moved"]), ([], [], []))
        lines = kvlens.run("diff", self.old, self.new, status=1).decode()
        self.assertEqual(lines, f"+ vector\tof nothing\tdocument\n~ vector\t{one}\tdocument\n"
                                f"- vector\t{three}\tmetadata\n~ vector\t{two}\tmetadata\n")

    def test_a_vector_that_is_no_list_of_numbers_has_no_length(self):
        self.copy()
        one, two = self.nodes(self.new, of="d0")[:2]
        self.edit(VECTORS, lambda store: store["embedding_dict"].update({one: "x", two: [0.5]}))
        space = next(s for s in diff(self.old, self.new)["vectors"]["namespaces"] if s["file"] == VECTORS)
        self.assertEqual((space["unlisted"], space["resized"], space["moved"]), ([one], [two], []))

    def test_another_model(self):
        build(self.new, range(3), HashEmbedding(dim=64))
        found = diff(self.old, self.new)
        space = next(s for s in found["vectors"]["namespaces"] if s["file"] == VECTORS)
        self.assertEqual(space["dimension"], {"from": 48, "to": 64})
        self.assertEqual(set(space["resized"]), {pair["to"] for pair in found["nodes"]["renamed"]})

    def test_a_file_alone(self):
        self.copy()
        id_ = self.nodes(self.new, of="d0")[0]
        self.edit(VECTORS, lambda store: store["embedding_dict"].pop(id_))
        (space,) = diff(self.old / VECTORS, self.new / VECTORS)["vectors"]["namespaces"]
        self.assertEqual(space["removed"], [id_])

    # --- stats

    def test_statistics_are_those_that_python_counts(self):
        data = json.loads((self.old / "docstore.json").read_text())["docstore/data"]
        nodes = [entry["__data__"] for entry in data.values()]
        stats = json.loads(kvlens.run("stats", self.old, options=["--json"]))
        chunks = stats["chunks"]
        lengths = sorted(len(node["text"]) for node in nodes)
        self.assertEqual(chunks["documents"], 3)
        self.assertEqual({name: chunks["characters"][name] for name in ("count", "min", "max", "median")}, {
            "count": len(lengths), "min": lengths[0], "max": lengths[-1], "median": statistics.median(lengths)})
        self.assertAlmostEqual(chunks["characters"]["mean"], sum(lengths) / len(lengths), delta=0.006)
        overlaps = []
        for number in range(3):
            ranges = sorted((data[id_]["__data__"]["start_char_idx"], data[id_]["__data__"]["end_char_idx"])
                            for id_ in self.nodes(self.old, of=f"d{number}"))
            overlaps += [before[1] - after[0] for before, after in zip(ranges, ranges[1:]) if after[0] < before[1]]
        self.assertTrue(overlaps)
        self.assertEqual((chunks["overlaps"]["count"], chunks["overlaps"]["max"]), (len(overlaps), max(overlaps)))
        self.assertEqual(chunks["metadata"], [{"key": "n", "chunks": len(nodes)}])
        self.assertEqual([(s["script"], s["chunks"]) for s in chunks["scripts"]], [("Latin", len(nodes))])
        vectors = next(part for part in stats["parts"] if part["collection"] == "embedding_dict" and part["entries"])
        self.assertEqual(vectors["dimensions"], [{"dimension": 48, "vectors": len(nodes)}])
        parts = {(part["group"], part["collection"]): part["entries"] for part in stats["parts"]}
        self.assertEqual(parts["docstore.json", "docstore/data"], len(nodes))


if __name__ == "__main__":
    unittest.main()
