# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`check`, `docs` and `links` as scripts and continuous integration use them.

    KVLENS=PROGRAM cli_check.py
"""

import json
import shutil
import unittest
from pathlib import Path

from clicase import CliCase

SAMPLE = Path(__file__).resolve().parents[2] / "resources/sample/storage"


class CheckTest(CliCase):
    def setUp(self):
        super().setUp()
        self.index = self.folder / "storage"
        shutil.copytree(SAMPLE, self.index, copy_function=shutil.copyfile)  # all of one time

    def edit(self, name, change):
        path = self.index / name
        document = json.loads(path.read_text())
        change(document)
        path.write_text(json.dumps(document))

    def lose_a_node(self):
        self.edit("docstore.json", lambda d: d["docstore/data"].pop("readme-02"))

    def ids(self, *words, status=0):
        findings = self.document("check", self.index, *words, status=status)["findings"]
        return [finding["id"] for finding in findings if finding["severity"] != "I"]

    def test_a_healthy_folder_is_done(self):
        self.assertEqual(self.ids(), [])
        self.assertEqual(self.output("check", self.index, "--only", "V1"), b"")
        self.path.write_text('{"data": {"k": {"n": 1}}}')
        self.assertEqual(self.output("check", self.path), b"")

    # --- bug reports

    def test_a_bug_report_is_the_smallest_store_that_shows_it(self):
        self.lose_a_node()
        folder = self.folder / "report"
        text = self.output("check", self.index, "--bug-report", "V7", "--to", folder).decode()
        self.assertEqual((folder / "REPORT.md").read_text(), text)
        self.assertIn("persist_dir=", text)
        small = folder / "storage"
        found = self.document("check", small, "--only", "V7", status=1)["findings"]
        self.assertEqual([finding["id"] for finding in found], ["V7"])
        sizes = [sum(file.stat().st_size for file in where.iterdir()) for where in (small, self.index)]
        self.assertLess(10 * sizes[0], sizes[1])

        before = {file.name: file.read_bytes() for file in small.iterdir()}
        self.assertRefused(3, "check", self.index, "--bug-report", "V7", "--to", folder)  # it is there
        self.assertEqual({file.name: file.read_bytes() for file in small.iterdir()}, before)

    def test_an_anonymous_bug_report_has_no_word_of_the_store(self):
        self.lose_a_node()
        folder = self.folder / "report"
        words = ["--bug-report", "V7", "--to", folder, "--anonymous", "--decimals", "2"]
        text = self.output("check", self.index, *words).decode()
        self.assertNotIn("readme", text)
        for file in (folder / "storage").iterdir():
            self.assertNotIn("readme", file.read_text(), file)
        self.assertEqual([f["id"] for f in self.document("check", folder / "storage", "--only", "V7", status=1)["findings"]], ["V7"])

    def test_what_cannot_be_reported_is_refused(self):
        folder = self.folder / "report"
        self.assertRefused(1, "check", self.index, "--bug-report", "V7", "--to", folder)
        self.assertFalse(folder.exists())
        for wrong in (["--bug-report", "V7"], ["--to", folder], ["--bug-report", "Q1", "--to", folder],
                      ["--anonymous"], ["--bug-report", "V7", "--to", folder, "--fix", "all"]):
            self.assertRefused(2, "check", self.index, *wrong)

    def test_findings_have_their_evidence_and_a_status(self):
        self.lose_a_node()
        found = self.document("check", self.index, "--only", "V7", status=1)["findings"]
        self.assertEqual(found, [{
            "id": "V7", "severity": "W",
            "message": "default__vector_store.json: 1 vector is of a node that is not in the document store.",
            "file": "default__vector_store.json",
            "entries": [{"collection": "embedding_dict", "group": "default__vector_store.json", "key": "readme-02"}],
            "repairable": True, "raises": "KeyError: Node ID … not found",
            "threads": ["run-llama/llama_index#12115"]}])
        self.assertEqual(self.ids(status=1), ["X6", "X6", "D6", "D7", "D9", "V7"])
        self.output("check", self.index, "--only", "V1,X2")

    def test_problems_of_a_store_are_told_in_the_same_list(self):
        self.path.write_text('{"data": {"k": {"n": 1}, "x": {}, "k": {"n": 2}}}')
        (found,) = self.document("check", self.path, status=1)["findings"]
        self.assertEqual((found["id"], found["severity"]), ("F7", "W"))

    def test_what_a_damaged_file_hides_is_not_judged(self):
        path = self.index / "docstore.json"
        whole = path.read_bytes()
        path.write_bytes(whole[:whole.index(b'"readme-02": {')])
        done = self.run_cli("check", self.index, "--json")
        self.assertEqual(done.returncode, 1)
        document = json.loads(done.stdout)
        self.assertEqual([f["id"] for f in document["findings"] if f["severity"] == "E"], ["F2"])
        self.assertIn("D9", document["unjudged"])
        self.assertNotIn("V1", document["unjudged"])
        self.assertIn("nothing was said of D1, D2, D3, D4, D5", done.stderr.decode())

    def test_a_dry_run_tells_and_writes_nothing(self):
        self.lose_a_node()
        before = self.everything()
        told = self.document("check", self.index, "--fix", "V7", "--dry-run", status=1)
        self.assertEqual(self.everything(), before)
        self.assertEqual([finding["id"] for finding in told["wouldRepair"]], ["V7"])
        changes = [(c["change"], c["group"], c["collection"], c["key"]) for c in told["changes"]]
        vectors = "default__vector_store.json"
        self.assertEqual(sorted(changes), [
            ("deleted", vectors, "embedding_dict", "readme-02"),
            ("deleted", vectors, "metadata_dict", "readme-02"),
            ("deleted", vectors, "text_id_to_ref_doc_id", "readme-02"),
            ("edited", "index_store.json", "index_store/data", "documentation")])
        text = self.output("check", self.index, "--fix", "V7", "--dry-run", "--only", "V7", status=1).decode()
        self.assertTrue(text.endswith(
            "default__vector_store.json\t3 entries deleted\nindex_store.json\t1 entry edited\n"), text)

    def test_a_repair_keeps_the_file_as_it_was_and_leaves_nothing(self):
        self.lose_a_node()
        old = (self.index / "docstore.json").read_bytes()
        done = self.run_cli("check", self.index, "--fix", "all", "--backup", "beside", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        document = json.loads(done.stdout)
        self.assertEqual([f["id"] for f in document["findings"]], ["X2", "V11"])
        self.assertEqual({f["id"] for f in document["repaired"]}, {"X6", "D6", "D7", "D9", "V7"})
        (backup,) = self.index.glob("docstore.json.kvlens-backup-*")
        self.assertEqual(backup.read_bytes(), old)
        for path in self.index.glob("*.json"):
            self.assertNotIn(b'"readme-02"', path.read_bytes(), path)

    def test_what_a_repair_brings_to_light_is_repaired_in_the_same_run(self):
        self.lose_a_node()
        vectors = "default__vector_store.json"
        self.edit(vectors, lambda d: (d["text_id_to_ref_doc_id"].pop("readme-02"), d["metadata_dict"].pop("readme-02")))
        self.assertEqual(set(self.ids(status=1)), {"X6", "D6", "D7", "D9", "V2", "V7"})
        told = self.document("check", self.index, "--fix", "all", "--dry-run", status=1)
        done = self.run_cli("check", self.index, "--fix", "all", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        document = json.loads(done.stdout)
        self.assertEqual([f["id"] for f in document["findings"]], ["X2", "V11"])
        self.assertEqual(document["changes"], told["changes"])
        self.assertEqual(document["repaired"], told["wouldRepair"])
        for path in self.index.glob("*.json"):
            self.assertNotIn(b'"readme-02"', path.read_bytes(), path)

    def test_a_member_of_another_type_is_told_once_with_its_place(self):
        relations = {"index_id": "kg", "table": {}, "rel_map": ["a"]}
        graph = {"kg": {"__type__": "kg", "__data__": json.dumps(relations)}}
        self.edit("index_store.json", lambda d: d["index_store/data"].update(graph))
        self.edit("docstore.json", lambda d: (d["docstore/metadata"]["readme-02"].update(ref_doc_id=["readme"]),
                                              d["docstore/metadata"]["readme-03"].update(ref_doc_id=5)))
        found = [f for f in self.document("check", self.index, status=1)["findings"] if f["severity"] != "I"]
        told = [(f["id"], f["severity"], f["message"], [e["key"] for e in f["entries"]], f.get("raises", "")) for f in found]
        self.assertEqual(told, [
            ("X5", "E", 'index_store.json: index "kg": its "rel_map" is of another type than the library takes.', ["kg"],
             "AttributeError: … object has no attribute 'keys'"),
            ("D15", "W", 'docstore.json: 1 hash is of another type than the library takes: "ref_doc_id".', ["readme-03"], ""),
            ("D15", "E", 'docstore.json: 1 hash is of another type than the library takes: "ref_doc_id".', ["readme-02"],
             "TypeError: unhashable type")])
        self.run_cli("graph", self.index)
        self.assertIn(self.run_cli("stats", self.index).returncode, (0, 3))

    def test_only_what_is_named_is_repaired(self):
        self.lose_a_node()
        done = self.run_cli("check", self.index, "--fix", "D6,D7")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.ids(status=1), ["X6", "X6", "D9", "V7"])

    def test_what_cannot_be_repaired_is_left_as_it_is(self):
        self.edit("default__vector_store.json", lambda d: d["embedding_dict"].update({"readme-03": [0.5]}))
        before = self.everything()
        (found,) = self.document("check", self.index, "--fix", "all", "--only", "V1", status=1)["findings"]
        self.assertEqual((found["id"], found["repairable"]), ("V1", False))
        said = self.run_cli("check", self.index, "--fix", "V1,D7").stderr.decode()
        self.assertIn("There is no repair of V1.", said)
        self.assertIn("D7 was not found: there is nothing to repair.", said)
        self.assertEqual(self.everything(), before)

    def test_accepted_findings_are_left_out_until_there_is_another(self):
        self.lose_a_node()
        baseline = self.folder / "accepted.json"
        baseline.write_bytes(self.output("check", self.index, "--json", status=1))
        self.assertEqual(self.ids("--baseline", baseline), [])
        self.edit("docstore.json", lambda d: d["docstore/data"].pop("readme-04"))
        self.assertIn("V7", self.ids("--baseline", baseline, status=1))
        self.assertRefused(2, "check", self.index, "--baseline", self.folder / "nothing", contains="nothing could not be opened: there is no such file")
        baseline.write_text("[]")
        self.assertRefused(2, "check", self.index, "--baseline", baseline, contains="accepted.json is not what check --json prints")

    def test_sarif_names_rules_files_and_entries(self):
        self.lose_a_node()
        document = json.loads(self.output("check", self.index, "--only", "V7,D7", "--sarif", status=1))
        self.assertEqual(document["version"], "2.1.0")
        (run,) = document["runs"]
        self.assertEqual([rule["id"] for rule in run["tool"]["driver"]["rules"]], ["D7", "V7"])
        result = run["results"][1]
        self.assertEqual((result["ruleId"], result["level"]), ("V7", "warning"))
        (location,) = result["locations"]
        self.assertEqual(location["physicalLocation"]["artifactLocation"]["uri"], "default__vector_store.json")
        self.assertEqual(location["logicalLocations"], [{"fullyQualifiedName": "embedding_dict/readme-02"}])

    def test_wrong_usage(self):
        for words in (["--only", "V99"], ["--fix", "x"], ["--dry-run"], ["--json", "--sarif"], ["--only", "D1;D2"]):
            with self.subTest(words):
                self.assertRefused(2, "check", self.index, *words)
        self.assertRefused(3, "check", self.folder / "nowhere")

    def test_documents_and_links(self):
        documents = self.document("docs", self.index)["documents"]
        self.assertEqual([d["id"] for d in documents][:2], ["readme", "architecture"])
        self.assertEqual(documents[0]["nodes"][:2], ["readme-01", "readme-02"])
        self.assertEqual(documents[0]["vectors"], len(documents[0]["nodes"]))
        self.assertEqual(documents[0]["indexes"], ["documentation", "summary-of-the-beginning"])
        hashes = self.folder / "hashes"
        hashes.mkdir()
        (hashes / "docstore.json").write_text('{"docstore/metadata": {"d": {"doc_hash": "h"}}}')
        for store in self.path, hashes:  # without any, each says so
            told = self.run_cli("docs", store)
            self.assertEqual((told.returncode, told.stdout), (1, b""))
            self.assertIn(b"no documents", told.stderr)
            told = self.run_cli("docs", store, "--json")
            self.assertEqual((told.returncode, json.loads(told.stdout)), (1, {"documents": []}))

        self.lose_a_node()
        damaged = self.document("docs", self.index)["documents"]
        self.assertEqual(damaged[0]["nodes"], documents[0]["nodes"])
        self.assertEqual([d.get("missing") for d in damaged[:2]], [1, None])
        count = len(documents[0]["nodes"])
        self.assertIn(f"readme\t{count - 1} of {count} nodes\t".encode(), self.output("docs", self.index))
        links = self.document("links", self.index, "readme-01")
        self.assertIn({"kind": "next", "broken": True, "to": {
            "collection": "docstore/data", "group": "docstore.json", "key": "readme-02"}}, links["links"])
        self.assertIn({"kind": "node", "from": {
            "collection": "docstore/ref_doc_info", "group": "docstore.json", "key": "readme"}}, links["usedBy"])
        self.assertIn(b"-> next\tdocstore/data\treadme-02\tmissing\n", self.output("links", self.index, "readme-01"))
        self.assertRefused(1, "links", self.index, "nobody", contains="nobody")


if __name__ == "__main__":
    unittest.main()
