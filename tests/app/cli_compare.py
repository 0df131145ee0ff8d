# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`diff`, `stats`, and `rm` and `mv` of ids, as scripts use them.

    KVLENS=PROGRAM cli_compare.py
"""

import json
import shutil
import unittest
from pathlib import Path

from clicase import CliCase

SAMPLE = Path(__file__).resolve().parents[2] / "resources/sample/storage"


class CompareTest(CliCase):
    def setUp(self):
        super().setUp()
        self.other = self.folder / "other.json"
        self.index = self.folder / "storage"
        shutil.copytree(SAMPLE, self.index)

    # --- diff

    def test_entries_of_any_two_stores(self):
        store = json.loads(self.path.read_text())
        self.other.write_text(json.dumps(store, indent=2, ensure_ascii=False))
        self.assertEqual(self.document("diff", self.path, self.other), {
            "entries": {"added": [], "removed": [], "changed": []}})
        self.assertEqual(self.output("diff", self.path, self.other), b"")
        store["data"]["a"] = {"n": 1}
        del store["ab"]["key-03"]
        store["new"] = {"k": {}}
        store["version"] = 4
        self.other.write_text(json.dumps(store))
        self.assertEqual(self.document("diff", self.path, self.other, status=1)["entries"], {
            "added": [{"collection": "new", "key": "k"}],
            "removed": [{"collection": "ab", "key": "key-03"}],
            "changed": [{"collection": "data", "key": "a"}, {"collection": "", "topLevel": True, "key": "version"}]})
        self.assertEqual(self.output("diff", self.path, self.other, status=1).decode(),
                         '- ab\tkey-03\n+ new\tk\n~ data\ta\n~ ""\tversion\n')

    def test_a_copy_in_another_kind_of_store_is_the_same(self):
        source = self.folder / "source.json"
        source.write_text(json.dumps({"a": {"k": {"n": 1}}, "b": {"größe": {}, "x": {"n": 1.50}}}))
        self.output("convert", source, f"diskcache:{self.folder / 'cache'}")
        self.output("diff", source, self.folder / "cache")
        self.output("rm", self.folder / "cache", "b", "x")
        self.assertEqual(self.output("diff", source, self.folder / "cache", status=1), b"- b\tx\n")

    def test_damage_is_told(self):
        self.other.write_text('{"data": {"a": {"n": 1.0}, "b": [1')
        done = self.run_cli("diff", self.path, self.other)
        self.assertEqual(done.returncode, 3)
        self.assertIn("What stands behind that was not seen.", done.stderr.decode())
        self.assertRefused(3, "diff", self.path, self.folder / "nowhere")
        self.assertRefused(2, "diff", self.path)

    def test_an_index_is_compared_by_what_it_means(self):
        changed = self.folder / "changed"
        shutil.copytree(self.index, changed)
        self.output("diff", self.index, changed)
        self.output("rm", changed, "--document", "readme")
        found = self.document("diff", self.index, changed, status=1)
        self.assertEqual(found["documents"]["removed"], ["readme"])
        self.assertIn("readme-07", found["nodes"]["removed"])
        self.assertIn(b"- document\treadme\n", self.output("diff", self.index, changed, status=1))

    def test_a_report_as_markdown_and_html(self):
        changed = self.folder / "changed"
        shutil.copytree(self.index, changed)
        self.output("rm", changed, "--document", "readme")
        text = self.output("diff", self.index, changed, "--markdown", status=1).decode()
        self.assertIn("## Documents removed (1)\n\n- `readme`\n", text)
        self.assertIn("- `readme-07`\n", text)
        page = self.output("diff", self.index, changed, "--html", status=1).decode()
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        self.assertIn("<td><code><bdi>readme</bdi></code></td>", page)
        same = self.output("diff", self.index, self.index, "--markdown").decode()
        self.assertIn("Nothing differs", same)

        report = self.folder / "report.html"
        self.assertEqual(self.output("diff", self.index, changed, "--html", "--output", report, status=1), b"")
        self.assertEqual(report.read_text(), page)
        before = report.read_bytes()
        self.assertRefused(3, "diff", self.index, changed, "--markdown", "--output", report)
        self.assertEqual(report.read_bytes(), before)
        for wrong in (["--output", report], ["--markdown", "--html"], ["--json", "--html"], ["--json", "--output", "x"]):
            self.assertRefused(2, "diff", self.index, changed, *wrong)

    def test_names_of_others_are_nothing_but_text_in_a_report(self):
        name = "<script>x</script> `|` \u202e\x1b[31m\n# [a](b)"
        self.other.write_text(json.dumps({"data": {name: 1}}))
        self.path.write_text(json.dumps({"data": {"k": 1}}))
        for form in ("--html", "--markdown"):
            text = self.output("diff", self.path, self.other, form, status=1).decode()
            for bad in ("\u202e", "\x1b", "\n# [a]"):
                self.assertNotIn(bad, text)
        self.assertNotIn("<script", self.output("diff", self.path, self.other, "--html", status=1).decode())

    # --- stats

    def test_statistics(self):
        parts = self.document("stats", self.path)
        self.assertNotIn("chunks", parts)
        self.assertEqual([(part["collection"], part["entries"]) for part in parts["parts"]],
                         [("data", 6), ("ab", 30), ("", 1)])
        text = self.output("stats", self.index).decode()
        self.assertRegex(text, r"(?m)^characters\t\d+ to [\d,]+, median \d+\tmost from \d+ to [\d,]+$")
        chunks = self.document("stats", self.index)["chunks"]
        self.assertIn("Latin", [script["script"] for script in chunks["scripts"]])

    def test_the_median_of_an_even_count_is_the_mean_of_two(self):
        data = {text: {"__data__": {"text": text, "relationships": {}}, "__type__": "1"} for text in ("a", "bc", "def", "ghij")}
        self.other.write_text(json.dumps({"docstore/data": data}))
        self.assertEqual(self.document("stats", self.other)["chunks"]["characters"]["median"], 2.5)
        self.assertRegex(self.output("stats", self.other).decode(), r"(?m)^characters\t1 to 4, median 2\.5\t")

    def test_statistics_of_scripts_and_tokens(self):
        def node(text, links=None):
            return {"__data__": {"text": text, "relationships": links or {}}, "__type__": "1"}

        data = {"latin": node("four words, überall"), "han": node("漢字かな"), "none": node(""),
                "parent": node("x" * 1000, {"5": [{"node_id": "latin"}]})}
        self.other.write_text(json.dumps({"docstore/data": data}))
        chunks = self.document("stats", self.other)["chunks"]
        self.assertEqual((chunks["characters"]["count"], chunks["empty"]), (3, 1))
        self.assertEqual(chunks["characters"]["max"], 19)
        self.assertEqual((chunks["tokens"]["max"], chunks["tokens"]["median"]), (6, 4))  # four wor ds , über all
        self.assertEqual({s["script"]: (s["characters"], s["chunks"]) for s in chunks["scripts"]},
                         {"Latin": (16, 1), "Han": (2, 1), "Kana": (2, 0)})

    def test_statistics_name_what_cannot_be_read(self):
        tree = self.folder / "tree"
        tree.mkdir()
        self.output("put", f"filetree:{tree}", "c", "good", '{"n": 1}')
        self.output("put", f"filetree:{tree}", "c", "bad", '{"n": 1}')
        next(tree.rglob("bad.json")).write_text("no envelope")
        done = self.run_cli("stats", str(tree), "--json")
        document = json.loads(done.stdout)
        self.assertEqual((done.returncode, document["unreadable"]), (3, 1))
        self.assertEqual([(part["entries"], part["bytes"]) for part in document["parts"]], [(2, 12)])
        self.assertIn("bad", done.stderr.decode())

    # --- an index in one file

    def test_a_copy_of_an_index_in_one_file_is_that_index(self):
        copy = self.folder / "copy.json"
        self.output("convert", self.index, copy)
        names = [one["name"] for one in self.document("ls", copy)["collections"]]
        self.assertIn("default__vector_store.json:embedding_dict", names)  # there is another for images
        self.assertEqual(self.document("docs", copy), self.document("docs", self.index))
        self.output("diff", self.index, copy)
        self.output("diff", copy, self.index)
        self.assertEqual(self.output("similar", copy, "readme-01"), self.output("similar", self.index, "readme-01"))
        ids = {finding["id"] for finding in self.document("check", copy)["findings"] if finding["severity"] != "I"}
        self.assertEqual(ids, set())

        links = self.output("links", copy, "readme-01").decode()
        for part in ("vector", "metadata"):
            self.assertRegex(links, rf"(?m)^-> {part}\tdefault__vector_store.json:\S+\treadme-01$")
        self.output("rm", copy, "default__vector_store.json:embedding_dict", "readme-01")
        self.assertEqual(self.document("docs", copy)["documents"][0]["vectors"], 7)
        self.assertEqual(self.document("diff", self.index, copy, status=1)["vectors"]["namespaces"][0]["removed"], ["readme-01"])

    def test_what_a_copy_lacks_is_mended_in_its_place(self):
        copy = self.folder / "copy.json"
        self.output("convert", self.index, copy)
        whole = copy.read_bytes()
        self.output("rm", copy, "default__vector_store.json:text_id_to_ref_doc_id", "readme-01")
        self.assertEqual(self.run_cli("check", copy, "--fix", "V2").returncode, 0)
        self.assertEqual(json.loads(copy.read_bytes()), json.loads(whole))

    def test_an_id_goes_everywhere_in_a_copy_too(self):
        copy = self.folder / "copy.json"
        self.output("convert", self.index, copy)
        self.run_cli("rm", copy, "--node", "readme-04")
        self.assertNotIn(b'"readme-04"', copy.read_bytes())

    def test_a_document_that_is_stored_whole_has_no_chunks(self):
        path = self.index / "docstore.json"
        store = json.loads(path.read_text())
        store["docstore/data"]["whole"] = {"__data__": {"id_": "whole", "text": "All of it."}, "__type__": "4"}
        path.write_text(json.dumps(store))
        documents = [one["id"] for one in self.document("docs", self.index)["documents"]]
        self.assertEqual((len(documents), documents[-1]), (5, "whole"))
        self.assertIn("\n38 chunks\tof 4 documents\n", self.output("stats", self.index).decode())

    # --- rm and mv

    def test_what_goes_is_told_before_it_does(self):
        before = self.everything()
        dry = self.output("rm", self.index, "--node", "readme-02", "--dry-run").decode()
        self.assertEqual(self.everything(), before)
        self.assertIn("deleted\tdocstore/data\treadme-02\n", dry)
        self.assertIn("edited\tdocstore/data\treadme-03\n", dry)
        done = self.output("rm", self.index, "--node", "readme-02").decode()
        self.assertTrue(dry.endswith(done))
        self.assertEqual([line.split("\t")[0] for line in done.splitlines()],
                         ["default__vector_store.json", "docstore.json", "index_store.json"])
        self.assertRefused(1, "rm", self.index, "--node", "readme-02", contains="readme-02 is no node of this index.")

    def test_a_renamed_id_has_its_place(self):
        dry = self.output("mv", self.index, "--document", "readme", "first", "--dry-run")
        self.assertIn("renamed\tdocstore/ref_doc_info\treadme -> first\n", dry.decode())
        self.output("mv", self.index, "--document", "readme", "first")
        self.assertEqual(self.document("docs", self.index)["documents"][0]["id"], "first")
        self.assertRefused(3, "mv", self.index, "--document", "first", "architecture",
                           contains="architecture is an id of this index already.")

    def test_a_damaged_index_is_left_alone(self):
        path = self.index / "index_store.json"
        path.write_bytes(path.read_bytes()[:-40])
        before = self.everything()
        done = self.run_cli("rm", self.index, "--document", "readme")
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertIn("Not all of the index could be read, so nothing of it is changed.", done.stderr.decode())
        self.assertEqual(self.everything(), before)

    def test_an_index_with_a_value_that_cannot_be_read_is_left_alone(self):
        path = self.index / "docstore.json"
        path.write_bytes(path.read_bytes().replace(b'"readme-02": {', b'"readme-02": {"x": nothing, ', 1))
        before = self.everything()
        done = self.run_cli("mv", self.index, "--document", "architecture", "design")
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertIn("nothing of it is changed.", done.stderr.decode())
        self.assertEqual(self.everything(), before)

    def test_a_store_that_is_no_index_has_no_documents(self):
        self.assertRefused(1, "rm", self.path, "--document", "data", contains=f"{self.path} holds no index, so that there is no document data in it.")
        self.assertRefused(1, "mv", self.path, "--node", "data", "x", contains="there is no node data in it.")

    def test_backups_are_made_of_all_files(self):
        self.run_cli("rm", self.index, "--document", "readme", "--backup", "beside")
        self.assertEqual(len(list(self.index.glob("*.kvlens-backup-*"))), 3)

    def test_wrong_usage(self):
        for words in (["rm", self.index], ["rm", self.index, "docstore/data"],
                      ["rm", self.index, "docstore/data", "k", "--dry-run"],
                      ["rm", self.index, "docstore/data", "k", "--json"],
                      ["rm", self.index, "docstore/data", "--document", "readme"],
                      ["rm", self.index, "--document", "readme", "--node", "readme-01"],
                      ["mv", self.index], ["mv", self.index, "--document", "readme"],
                      ["mv", self.index, "--document", "readme", "None"],
                      ["mv", self.index, "--node", "readme-01", ""]):
            with self.subTest(words):
                self.assertRefused(2, *words)


if __name__ == "__main__":
    unittest.main()
