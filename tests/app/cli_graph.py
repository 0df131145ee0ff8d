# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`graph`, and the plots of `stats`, as scripts use them.

    KVLENS=PROGRAM cli_graph.py
"""

import csv
import io
import json
import shutil
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from clicase import CliCase

SAMPLE = Path(__file__).resolve().parents[2] / "resources/sample/storage"


class GraphTest(CliCase):
    def setUp(self):
        super().setUp()
        self.index = self.folder / "storage"
        shutil.copytree(SAMPLE, self.index)
        self.nodes = list(json.loads((self.index / "docstore.json").read_text())["docstore/data"])[:4]

    def add_index(self, name, kind, data):
        path = self.index / "index_store.json"
        store = json.loads(path.read_text())
        store["index_store/data"][name] = {"__type__": kind, "__data__": json.dumps({"index_id": name, **data})}
        path.write_text(json.dumps(store))

    def add_tree(self):
        root, *children = self.nodes
        self.add_index("tree", "tree", {
            "all_nodes": {str(i): node for i, node in enumerate(self.nodes)}, "root_nodes": {"0": root},
            "node_id_to_children_ids": {root: [*children, "lost"]}})

    # --- graph

    def test_a_tree_is_listed_and_told_what_is_missing(self):
        self.add_tree()
        root, *children = self.nodes
        lines = self.output("graph", self.index).decode().splitlines()
        self.assertEqual(lines[0], "tree\ttree\t5 vertices\t4 edges")
        self.assertEqual(lines[1:], [*(f"{root}\t\t{child}" for child in children), f"{root}\t\tlost\tmissing"])
        graph, = self.document("graph", self.index)["graphs"]
        self.assertEqual([graph["id"], graph["kind"]], ["tree", "tree"])
        self.assertEqual([v["id"] for v in graph["vertices"]], [*self.nodes, "lost"])
        self.assertEqual(graph["vertices"][-1], {"id": "lost", "kind": "node", "broken": True})
        self.assertEqual(graph["vertices"][0]["group"], "docstore.json")
        self.assertTrue(graph["vertices"][0]["label"])

    def test_several_are_told_apart(self):
        self.add_tree()
        (self.index / "graph_store.json").write_text(json.dumps({"graph_dict": {"a\tb": [["is", "é"]], "x": []}}))
        graphs = self.document("graph", self.index)["graphs"]
        self.assertEqual([graph["id"] for graph in graphs], ["tree", "graph_store.json"])
        one, = self.document("graph", self.index, "--index", "graph_store.json")["graphs"]
        self.assertEqual(one["edges"], [{"from": "a\tb", "to": "é", "label": "is"}])
        lines = self.output("graph", self.index, "--index", "graph_store.json").decode().splitlines()
        self.assertEqual(len(lines), 3)
        self.assertEqual(lines[2], "x")
        self.assertRefused(2, "graph", self.index, "--svg", self.folder / "a.svg")
        around, = self.document("graph", self.index, "--around", "é")["graphs"]
        self.assertEqual({v["id"] for v in around["vertices"]}, {"a\tb", "é"})
        self.assertRefused(1, "graph", self.index, "--around", "nobody")
        self.assertRefused(1, "graph", self.index, "--index", "nothing")

    def test_a_picture_is_a_file(self):
        self.add_tree()
        picture = self.folder / "tree.svg"
        self.assertEqual(self.output("graph", self.index, "--index", "tree", "--svg", picture), b"")
        titles = [title.text for title in ElementTree.parse(picture).getroot().iter("{http://www.w3.org/2000/svg}title")]
        self.assertEqual(titles[0], "tree (tree)")
        self.assertIn("lost: node that is not there", " ".join(titles))
        self.assertEqual(picture.read_bytes(), self.again(picture))
        self.assertRefused(3, "graph", self.index, "--index", "tree", "--svg", self.folder / "no/where.svg")
        self.assertRefused(2, "graph", self.index, "--svg", picture, "--json")

    def again(self, picture):
        other = self.folder / "again.svg"
        self.output("graph", self.index, "--index", "tree", "--svg", other)
        return other.read_bytes()

    def test_what_is_large_is_drawn_in_part(self):
        spokes = [["has", f"spoke {i}"] for i in range(10_001)]
        (self.index / "graph_store.json").write_text(json.dumps({"graph_dict": {"hub": spokes}}))
        picture = self.folder / "hub.svg"
        done = self.run_cli("graph", self.index, "--svg", picture)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("400 of 10,002 vertices", done.stderr.decode())
        graph, = self.document("graph", self.index)["graphs"]
        self.assertEqual(len(graph["edges"]), 10_001)

    def test_nothing_to_draw_and_damage(self):
        self.assertRefused(1, "graph", self.index)
        self.assertRefused(1, "graph", self.path)
        self.assertRefused(3, "graph", self.folder / "nowhere")
        (self.index / "graph_store.json").write_text('{"graph_dict": {"a": [["is", "b"]], "c": [["is"')
        done = self.run_cli("graph", self.index)
        self.assertEqual(done.returncode, 3)
        self.assertIn("a\tis\tb", done.stdout.decode())

    # --- plots of stats

    def test_rows_of_plots(self):
        rows = list(csv.DictReader(io.StringIO(self.output("stats", self.index, "--csv").decode(), newline="")))
        lengths = [int(row["value"]) for row in rows if row["plot"] == "Lengths of chunks"]
        stats = self.document("stats", self.index)
        self.assertEqual(sum(lengths), stats["chunks"]["characters"]["count"])
        bins = stats["chunks"]["characterBins"]
        self.assertEqual(bins["counts"], lengths)
        self.assertLessEqual(bins["first"], stats["chunks"]["characters"]["min"])
        self.assertGreater(bins["first"] + bins["width"] * len(lengths), stats["chunks"]["characters"]["max"])
        sizes = {row["label"]: int(row["value"]) for row in rows if row["plot"] == "Size by part"}
        self.assertEqual(sizes["docstore/data"],
                         next(part["bytes"] for part in stats["parts"] if part["collection"] == "docstore/data"))

    def test_a_picture_of_plots(self):
        picture = self.folder / "stats.svg"
        self.output("stats", self.index, "--svg", picture)
        texts = [text.text for text in ElementTree.parse(picture).getroot().iter("{http://www.w3.org/2000/svg}text")]
        for title in ("Size by part", "Lengths of chunks", "Metadata", "Scripts"):
            self.assertIn(title, texts)
        self.assertRefused(2, "stats", self.index, "--csv", "--json")
        self.assertRefused(2, "stats", self.index, "--csv", "--svg", self.folder / "both.svg")
        self.assertRefused(3, "stats", self.index, "--svg", self.folder / "no/where.svg")


if __name__ == "__main__":
    unittest.main()
