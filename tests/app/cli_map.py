# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`map`, as scripts use it.

    KVLENS=PROGRAM cli_map.py
"""

import csv
import io
import json
import math
import shutil
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from clicase import CliCase

SAMPLE = Path(__file__).resolve().parents[2] / "resources/sample/storage"
SVG = "{http://www.w3.org/2000/svg}"


class MapTest(CliCase):
    def setUp(self):
        super().setUp()
        self.index = self.folder / "storage"
        shutil.copytree(SAMPLE, self.index)
        self.vectors = self.folder / "default__vector_store.json"

    def write(self, vectors, metadata=None):
        self.vectors.write_text(json.dumps({"embedding_dict": vectors, "text_id_to_ref_doc_id": {}, "metadata_dict": metadata or {}}))

    def test_every_form_has_the_same_points(self):
        document = self.document("map", self.index, "--colour", "document")
        self.assertEqual((document["namespace"], document["collection"], document["group"]),
                         ("default", "embedding_dict", "default__vector_store.json"))
        self.assertEqual(len(document["axes"]), 2)
        self.assertGreaterEqual(document["axes"][0]["share"], document["axes"][1]["share"])
        rows = list(csv.DictReader(io.StringIO(self.output("map", self.index, "--colour", "document", "--csv").decode())))
        self.assertEqual([(row["key"], float(row["x"]), float(row["y"]), row["value"]) for row in rows],
                         [(point["key"], point["x"], point["y"], point["value"]) for point in document["points"]])
        head, *lines = self.output("map", self.index, "--colour", "document").decode().splitlines()
        self.assertRegex(head, r"\A\d+ vectors of \d+ numbers\tnamespace default\taxis 1 shows \d+\.\d %\taxis 2 shows \d+\.\d %\Z")
        self.assertEqual([line.split("\t")[0] for line in lines], [row["key"] for row in rows])
        self.assertEqual({line.split("\t")[3] for line in lines}, {row["value"] for row in rows})

    def test_rows_are_the_same_in_every_language(self):
        def rows(**environment):
            head, *lines = self.output("map", self.index, **environment).decode().splitlines()
            return lines

        german = rows(LC_ALL="de_DE.UTF-8", LANGUAGE="de")
        self.assertEqual(german, rows(LC_ALL="C.UTF-8"))
        for line in german:
            key, x, y = line.split("\t")
            self.assertEqual((f"{float(x):.4f}", f"{float(y):.4f}"), (x, y))

    def test_no_infinity_stands_in_what_is_printed_of_long_vectors(self):
        def strict(text):
            return json.loads(text, parse_constant=lambda name: self.fail(f"{name} is no JSON"))

        self.write({f"k{i}": [(i - 3) * 1e30, i * 1e29, 1e30] for i in range(30)})
        points = strict(self.output("map", self.vectors, "--json"))["points"]
        self.assertEqual(len(points), 30)
        self.assertGreater(max(abs(point["x"]) for point in points), 1e31)
        (space,) = strict(self.output("stats", self.vectors, "--vectors", "--json"))["vectors"]
        self.assertAlmostEqual(space["norms"]["max"] / 1e31, math.sqrt(26 ** 2 + 2.9 ** 2 + 1) / 10, 6)
        self.assertEqual(space["scoreless"], 0)
        for words in (["map"], ["map", "--csv"], ["stats", "--vectors"], ["check"]):
            done = self.run_cli(words[0], self.vectors, *words[1:])
            self.assertNotIn(b"inf", done.stdout.lower())
            self.assertNotIn(b"nan", done.stdout.lower())

    def test_a_picture_has_a_mark_for_each_point(self):
        picture = self.folder / "map.svg"
        printed = self.output("map", self.index, "--colour", "metadata:file_name", "--svg", picture)
        self.assertEqual(len(printed.splitlines()), 1)
        root = ElementTree.fromstring(picture.read_text())
        titles = [title.text for title in root.iter(SVG + "title")]
        self.assertEqual(titles, [point["key"] for point in self.document("map", self.index)["points"]])
        self.assertTrue(any("README.md" in (text.text or "") for text in root.iter(SVG + "text")))
        self.assertRefused(3, "map", self.index, "--svg", self.folder / "nowhere/map.svg")

    def test_names_in_a_picture_and_a_table_are_no_markup(self):
        self.write({"<a>,\"&": [1, 0], "b": [0, 1], "c": [1, 1]}, {"b": {"m": "</text><x>"}})
        picture = self.folder / "map.svg"
        self.output("map", self.vectors, "--colour", "metadata:m", "--svg", picture)
        root = ElementTree.fromstring(picture.read_text())
        self.assertEqual([title.text for title in root.iter(SVG + "title")], ["<a>,\"&", "b", "c"])
        rows = list(csv.reader(io.StringIO(self.output("map", self.vectors, "--csv").decode())))
        self.assertEqual([row[0] for row in rows], ["key", "<a>,\"&", "b", "c"])

    def test_clusters_are_numbered(self):
        self.write({f"n{i}": [i % 2 * 5.0 + 0.1, (1 - i % 2) * 5.0, i * 0.001] for i in range(20)})
        points = self.document("map", self.vectors, "--colour", "cluster")["points"]
        even = {point["value"] for point in points if int(point["key"][1:]) % 2 == 0}
        odd = {point["value"] for point in points if int(point["key"][1:]) % 2}
        self.assertFalse(even & odd)
        self.assertIn("1", even | odd)

    def test_metadata_that_no_node_has_are_told(self):
        plain = self.output("map", self.index)
        done = self.run_cli("map", self.index, "--colour", "metadata:nope")
        self.assertEqual((done.returncode, done.stdout), (0, plain))
        self.assertEqual(done.stderr.decode(), 'No vector on the map has the metadata "nope".\n')
        known = json.loads((self.index / "default__vector_store.json").read_text())["metadata_dict"]
        name = next(name for values in known.values() for name, value in values.items() if isinstance(value, str))
        self.assertEqual(self.run_cli("map", self.index, "--colour", f"metadata:{name}").stderr, b"")

    def test_what_cannot_be_mapped(self):
        self.write({})
        for words in ((), ("--csv",), ("--svg", self.folder / "none.svg"), ("--colour", "cluster")):
            done = self.run_cli("map", self.vectors, *words)
            self.assertEqual(done.returncode, 1, words)
            self.assertRegex(done.stderr, rb"\ANo vectors of the namespace default are in .*\.\n\Z")
            self.assertEqual(done.stdout, b"key,x,y\n" if words == ("--csv",) else b"")
        self.assertFalse((self.folder / "none.svg").exists())
        done = self.run_cli("map", self.vectors, "--json")
        self.assertEqual((done.returncode, json.loads(done.stdout)["points"]), (1, []))
        self.write({"zero": [0.0, 0.0]})
        done = self.run_cli("map", self.vectors)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"1 vector has no direction", done.stderr)
        said = f"There is no vector in {self.vectors} that has a place on a map.\n"
        self.assertIn(said, done.stderr.decode())
        self.write({"zero": [0.0, 0.0], "a": [1, 2]})
        done = self.run_cli("map", self.vectors)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"1 vector has no direction", done.stderr)
        self.assertEqual(done.stdout.splitlines()[1], b"a\t0.0000\t0.0000")
        self.write({"a": [1, 2], "b": [3, 1], "short": [1]})
        done = self.run_cli("map", self.vectors, "--json")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(json.loads(done.stdout)["leftOut"], [{"key": "short", "reason": "otherLength", "numbers": 1}])
        self.assertRefused(1, "map", self.path)

    def test_which_namespace_is_taken(self):
        only = self.index / "other__vector_store.json"
        (self.index / "default__vector_store.json").rename(only)
        (self.index / "image__vector_store.json").unlink()
        told = (rb"\ANo vectors of the namespace default are in .*storage\.\n"
                rb"Taken are those of the namespace other, the only one\.\n\Z")
        for verb, words in (("map", ()), ("similar", ("readme-01",)), ("similar", ("--duplicates", "0.78"))):
            done = self.run_cli(verb, self.index, *words)
            self.assertEqual(done.returncode, 0)
            self.assertRegex(done.stderr, told)
            named = self.run_cli(verb, self.index, *words, "--namespace", "other")
            self.assertEqual((named.returncode, named.stdout, named.stderr), (0, done.stdout, b""))
            document = self.document(verb, self.index, *words, "--namespace", "other")
            self.assertEqual(document["namespace"], "other")
        self.assertIn(b"\tnamespace other\t", self.output("map", self.index, "--namespace", "other").splitlines()[0])
        shutil.copy(only, self.index / "third__vector_store.json")
        for verb, words in (("map", ()), ("similar", ("readme-01",)), ("similar", ("--duplicates", "0.78"))):
            done = self.run_cli(verb, self.index, *words)
            self.assertEqual((done.returncode, done.stdout), (1, b""))
            self.assertTrue(done.stderr.endswith(b"There are: other, third.\n"), done.stderr)


if __name__ == "__main__":
    unittest.main()
