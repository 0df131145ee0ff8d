# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""LocalFileStore folders of LangChain in both directions: documents, embeddings, any bytes."""

import json
import tempfile
import unittest
from pathlib import Path

import kvlens
from langchain_classic.embeddings import CacheBackedEmbeddings
from langchain_classic.storage import LocalFileStore, create_kv_docstore
from langchain_core.documents import Document
from langchain_core.embeddings import DeterministicFakeEmbedding

FILES = {"flat": b"text", "a/b": b"\x00\xff", "a/b.c/d-e_f": b"", "n/x.json": b'{"a": 1}'}


class LocalFilesTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "files"
        self.address = f"localfiles:{self.folder}"
        self.beside = Path(folder.name)
        self.store = LocalFileStore(str(self.folder))

    def ours(self):
        """All files by the library's keys, as we read them."""
        found = {}
        for collection in kvlens.collections(self.address):
            for key in kvlens.keys(self.address, collection):
                path = f"{collection}/{key}" if collection else key
                found[path] = kvlens.raw(self.address, collection, key)
        return found

    def theirs(self):
        keys = list(self.store.yield_keys())
        return dict(zip(keys, self.store.mget(keys)))

    def test_what_the_library_wrote_we_list_and_read_equal(self):
        self.store.mset(list(FILES.items()))
        self.assertEqual(kvlens.info(self.address)["kind"], "LocalFileStore")
        self.assertEqual(self.ours(), FILES)

    def test_what_we_write_the_library_reads_equal(self):
        self.store.mset([("flat", b"old")])
        for path, value in FILES.items():
            collection, _, key = path.partition("/") if "/" in path else ("", "", path)
            kvlens.put(self.address, collection, key, value)
        self.assertEqual(self.theirs(), FILES)
        kvlens.rm(self.address, "a", "b")
        self.assertEqual(self.store.mget(["a/b", "a/b.c/d-e_f"]), [None, b""])

    def test_keys_that_the_library_refuses_are_refused(self):
        self.store.mset([("flat", b"old")])
        for key in ("with space", "../up", "q?", "é", "", "a//b", "."):
            kvlens.put(self.address, "c", key, b"x", status=2)
        self.assertEqual(self.theirs(), {"flat": b"old"})

    def findings(self, status=1):
        found = json.loads(kvlens.run("check", self.address, options=["--json"], status=status))["findings"]
        return [(f["id"], [entry["key"] for entry in f["entries"]]) for f in found]

    def test_names_that_the_library_lists_and_does_not_read(self):
        self.store.mset(list(FILES.items()))
        self.assertEqual(self.findings(status=0), [])
        (self.folder / "model:latest").write_bytes(b"x")
        self.assertEqual(self.findings(), [("L1", ["model:latest"])])
        self.assertIn("model:latest", list(self.store.yield_keys()))
        with self.assertRaisesRegex(Exception, "Invalid characters in key"):
            self.store.mget(["model:latest"])

    def test_embeddings_of_two_models_in_one_namespace(self):
        def embed(size, text):
            model = DeterministicFakeEmbedding(size=size)
            CacheBackedEmbeddings.from_bytes_store(
                model, self.store, namespace="ns", key_encoder="sha256").embed_documents([text])

        for text in ("a", "b", "c"):
            embed(8, text)
        self.assertEqual(self.findings(status=0), [])
        before = set(self.store.yield_keys())
        embed(12, "d")
        (added,) = set(self.store.yield_keys()) - before
        self.assertEqual(self.findings(), [("L2", [added])])

    def test_documents_whose_whole_is_gone(self):
        parents = create_kv_docstore(LocalFileStore(str(self.folder / "parents")))
        children = create_kv_docstore(LocalFileStore(str(self.folder / "children")))
        parents.mset([(f"p{n}", Document(page_content="long")) for n in range(2)])
        children.mset([(f"c{n}", Document(page_content="short", metadata={"doc_id": f"p{n}"})) for n in range(2)])
        self.assertEqual(self.findings(status=0), [])
        parents.mdelete(["p1"])
        self.assertEqual(self.findings(), [("L3", ["c1"])])
        self.assertEqual(parents.mget(["p1"]), [None])

    def test_rights_are_kept_and_new_files_get_those_of_the_library(self):
        self.store.mset([("theirs", b"1"), ("private", b"1")])
        (self.folder / "private").chmod(0o600)
        kvlens.put(self.address, "", "private", b"2")
        kvlens.put(self.address, "", "ours", b"2")
        modes = {path.name: path.stat().st_mode & 0o777 for path in self.folder.iterdir()}
        self.assertEqual(modes, {"theirs": modes["theirs"], "ours": modes["theirs"], "private": 0o600})

    def test_links_that_lead_out_are_not_followed(self):
        secret = self.beside / "secret"
        secret.write_bytes(b"secret")
        self.store.mset([("inside", b"1")])
        (self.folder / "leads-out").symlink_to(secret)
        (self.folder / "leads-in").symlink_to(self.folder / "inside")
        self.assertEqual(kvlens.raw(self.address, "", "leads-in"), b"1")
        kvlens.run("get", self.address, "", "leads-out", options=["--raw"], status=3)
        kvlens.put(self.address, "", "leads-out", b"x", status=2)
        self.assertEqual(secret.read_bytes(), b"secret")

    def test_documents_are_recognised_and_edited(self):
        documents = create_kv_docstore(self.store)
        documents.mset([("one", Document(page_content="Grüße", metadata={"page": 1}))])
        self.assertEqual(kvlens.info(self.folder)["kind"], "LocalFileStore")
        text = kvlens.raw(self.folder, "", "one").replace(b"Gr\\u00fc\\u00dfe", b"edited")
        kvlens.put(self.folder, "", "one", text)
        self.assertEqual(documents.mget(["one"]), [Document(page_content="edited", metadata={"page": 1})])

    def test_embeddings_are_recognised(self):
        cache = CacheBackedEmbeddings.from_bytes_store(
            DeterministicFakeEmbedding(size=8), self.store, namespace="fake-8", key_encoder="sha256"
        )
        vectors = cache.embed_documents(["one", "two"])
        self.assertEqual(kvlens.info(self.folder)["kind"], "LocalFileStore")
        found = [json.loads(value) for value in self.ours().values()]
        self.assertEqual(sorted(found), sorted(vectors))

    def test_the_example_of_the_documentation_works(self):
        self.assertEqual(kvlens.example("stores/localfilestore.md", self.beside), ["python", "sh"])
        shown = kvlens.value(self.beside / "parents.json", "manual", "page-1")
        self.assertEqual(shown["kwargs"]["page_content"], "Press the button.")

    def test_stores_become_other_stores_and_come_back(self):
        entries = {"docs": {"one": {"a": 1}, "two": {"b": [1.0, "é"]}}, "more": {"x.y": {}}}
        file, cache = self.beside / "kv.json", self.beside / "cache"
        file.write_text(json.dumps(entries))
        kvlens.run("convert", file, self.address)
        self.assertEqual(sorted(self.theirs()), ["docs/one", "docs/two", "more/x.y"])
        kvlens.run("convert", self.address, f"diskcache:{cache}")
        self.assertSame(kvlens.contents(cache), entries)


if __name__ == "__main__":
    unittest.main()
