# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Folders of LlamaIndexTS: its index has the nodes whole, its documents are of the type DOCUMENT.

    KVLENS=PROGRAM cli_typescript.py
"""

import json
import unittest

from clicase import CliCase

CHUNKS = {"a.txt": ["a1", "a2", "a3"], "b.txt": ["b1"]}


def node(id_, document, before=None, behind=None):
    links = {"SOURCE": {"nodeId": document, "metadata": {}, "hash": "h"}}
    if before:
        links["PREVIOUS"] = {"nodeId": before, "metadata": {}, "hash": "h"}
    if behind:
        links["NEXT"] = {"nodeId": behind, "metadata": {}, "hash": "h"}
    return {"id_": id_, "metadata": {}, "excludedEmbedMetadataKeys": [], "relationships": links, "hash": "h",
            "text": f"what {id_} says", "type": "TEXT"}


def compact(value):
    """As JSON.stringify() writes it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class TypeScriptTest(CliCase):
    def setUp(self):
        super().setUp()
        self.index = self.folder / "storage"
        self.index.mkdir()
        data, hashes, whole, vectors, documents = {}, {}, {}, {}, {}
        for document, chunks in CHUNKS.items():
            text = {"id_": document, "metadata": {}, "relationships": {}, "text": "everything " * 500, "type": "DOCUMENT"}
            data[document] = {"__data__": compact(text), "__type__": "DOCUMENT"}
            hashes[document] = {"docHash": "h"}
            for number, id_ in enumerate(chunks):
                whole[id_] = node(id_, document, *[chunks[n] if 0 <= n < len(chunks) else None for n in (number - 1, number + 1)])
                data[id_] = {"__data__": compact(whole[id_]), "__type__": "TEXT"}
                hashes[id_] = {"docHash": "h", "refDocId": document}
                vectors[id_] = [1, 0.1 * len(vectors)]
                documents[id_] = document
        records = {document: {"nodeIds": chunks, "extraInfo": {}} for document, chunks in CHUNKS.items()}
        self.write("doc_store.json", {"docstore/metadata": hashes, "docstore/data": data, "docstore/ref_doc_info": records})
        self.write("index_store.json", {"docstore/data": {"ix": {"indexId": "ix", "nodesDict": whole, "type": "simple_dict"}}})
        self.write("vector_store.json", {"embeddingDict": vectors, "textIdToRefDocId": documents})
        self.found = self.document("check", self.index)["findings"]

    def write(self, name, value):
        (self.index / name).write_text(compact(value), "utf-8")

    def files(self):
        return {path.name: path.read_text("utf-8") for path in self.index.iterdir()}

    def whole_nodes(self):
        return json.loads(self.files()["index_store.json"])["docstore/data"]["ix"]["nodesDict"]

    def assert_nowhere(self, *ids):
        for name, text in self.files().items():
            for id_ in ids:
                self.assertNotIn(id_, text, name)

    def test_a_healthy_folder_has_nothing(self):
        self.assertEqual([finding["id"] for finding in self.found if finding["severity"] != "I"], [])
        self.assertNotIn("V8", [finding["id"] for finding in self.found])

    def test_what_is_missing_is_told_of_the_files_that_there_are(self):
        self.write("doc_store.json", {"docstore/metadata": {}, "docstore/data": {}, "docstore/ref_doc_info": {}})
        told = {f["id"]: f["file"] for f in self.document("check", self.index, "--only", "D14")["findings"]}
        self.assertEqual(told, {"D14": "doc_store.json"})
        self.write("doc_store.json", {"docstore/metadata": {}, "docstore/data": {}})
        alone = self.index / "index_store.json"
        alone.write_text(json.dumps({"index_store/data": {}}))
        (found,) = self.document("check", f"json:{alone}", "--only", "X1", status=1)["findings"]
        self.assertEqual(found.get("file", ""), "")

    def test_a_document_is_deleted_from_the_index_as_well(self):
        self.output("rm", self.index, "--document", "a.txt")
        self.assert_nowhere("a.txt", *CHUNKS["a.txt"])
        self.assertEqual(self.whole_nodes(), {"b1": node("b1", "b.txt")})
        self.assertEqual(self.document("check", self.index)["findings"], self.found)

    def test_the_neighbours_of_a_node_meet_in_the_index_as_well(self):
        self.output("rm", self.index, "--node", "a2")
        self.assert_nowhere("a2")
        self.assertEqual(self.whole_nodes(), {
            "a1": node("a1", "a.txt", None, "a3"), "a3": node("a3", "a.txt", "a1"), "b1": node("b1", "b.txt")})
        self.output("rm", self.index, "--node", "a3")
        self.assertEqual(self.whole_nodes(), {"a1": node("a1", "a.txt"), "b1": node("b1", "b.txt")})

    def test_what_was_renamed_and_back_is_as_it_was(self):
        before = self.files()
        for kind, id_ in (("--node", "a2"), ("--document", "a.txt")):
            with self.subTest(kind):
                self.output("mv", self.index, kind, id_, "größe")
                self.assert_nowhere(f'"{id_}"', f'\\"{id_}\\"')
                self.assertEqual(self.document("check", self.index)["findings"], self.found)
                self.output("mv", self.index, kind, "größe", id_)
                self.assertEqual(self.files(), before)

    def test_whole_documents_are_no_chunks(self):
        chunks = self.document("stats", self.index)["chunks"]
        self.assertEqual((chunks["documents"], chunks["characters"]["count"], chunks["characters"]["max"]), (2, 4, 12))
        self.assertEqual(self.document("similar", self.index, "--text", "everything", status=1,
                                       said=f"No chunk of {self.index} has a word of everything.\n")["bm25"]["chunks"], 4)
        for text in ("", "the of", "?!"):
            self.document("similar", self.index, "--text", text, status=1,
                          said=f'There is no word to look for in "{text}": English stop words are none.\n')
        documents = self.document("docs", self.index)["documents"]
        self.assertEqual([(one["id"], one["nodes"]) for one in documents], list(CHUNKS.items()))

    def test_a_vector_of_another_node_is_told(self):
        store = json.loads(self.files()["index_store.json"])
        nodes = store["docstore/data"]["ix"]["nodesDict"]
        nodes["a1"] = nodes["b1"]
        self.write("index_store.json", store)
        told = [finding for finding in self.document("check", self.index, status=1)["findings"] if finding["id"] == "X7"]
        self.assertEqual([(one["repairable"], [entry["key"] for entry in one["entries"]]) for one in told], [(False, ["ix", "a1"])])

    def test_lines_of_python_say_who_wrote_it(self):
        lines = self.output("get", self.index, "index_store.json:docstore/data", "ix", "--python").decode()
        self.assertTrue(lines.startswith("# Written by LlamaIndex for TypeScript"), lines)
        self.assertNotIn("SimpleKVStore", lines)


if __name__ == "__main__":
    unittest.main()
