# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`kvlens similar` answers what SimpleVectorStore.query answers: ids, their order, and scores to 1e-9; and which vectors
are nearly the same, as NumPy finds them."""

import itertools
import json
import math
import os
import random
import subprocess
import tempfile
import unittest
from pathlib import Path

import kvlens
import numpy
from llama_index.core.vector_stores import SimpleVectorStore
from llama_index.core.vector_stores.types import MetadataFilters, VectorStoreQuery, VectorStoreQueryMode

DIMENSION = 37  # no multiple of anything that a processor likes
CITIES = ["Berlin", "BERN", "Λαμία", "ΣΊΣΥΦΟΣ", "İzmir", "straße", "", "rome"]


def vectors(chance, count):
    return [[chance.gauss(0, 1) for _ in range(DIMENSION)] for _ in range(count)]


def metadata(chance, number):
    """What a filter may meet: of each member some have another type, null, or none."""
    node = {"city": chance.choice(CITIES), "year": chance.randint(1990, 1999), "ratio": chance.choice([0.5, 1, 1.5, -0.0]),
            "tags": chance.sample(["a", "b", "c", "d"], chance.randint(0, 4)), "sizes": [chance.randint(0, 3), 2.5],
            "flag": chance.random() < 0.5, "file": {"name": "x", "n": number % 3}, "big": 10**chance.choice([17, 18, 25]) + number}
    for member in list(node):
        fate = chance.random()
        if fate < 0.08:
            del node[member]
        elif fate < 0.16:
            node[member] = None
    return {**node, "_node_type": "TextNode", "doc_id": f"d{number % 5}"}


def a_filter(key, operator, value, **more):
    return {"filters": [{"key": key, "value": value, "operator": operator}], **more}


# Every operator with values that it takes of each kind; those of which the library raises an error are among them.
VALUES = [1, 0.5, 1995, 10**25 + 3, "Berlin", "er", "", "straße", "SΣΊΣΥΦΟΣ"[1:], "λαμία", "a", None, [], ["Berlin", "rome", "a"], [1990, 1995, 2],
          [0.5, 1.5]]
OPERATORS = ["==", "!=", ">", "<", ">=", "<=", "in", "nin", "any", "all", "text_match", "text_match_insensitive", "contains",
             "is_empty"]
FINDING = [("==", "city", "Berlin"), ("!=", "city", "Berlin"), (">", "year", 2000), ("<", "year", 2000.5), (">=", "city", "a"),
           ("<=", "tags", ["a"]), ("in", "city", ["rome", "Berlin"]), ("in", "city", "Berlin, rome"), ("nin", "year", [1991]),
           ("any", "tags", ["b", "x"]), ("all", "tags", ["b", "a"]), ("all", "city", "mor"), ("text_match", "city", "er"),
           ("text_match_insensitive", "city", "σίσυφος"), ("text_match_insensitive", "city", "ΛΑΜΊΑ"),
           ("text_match_insensitive", "city", "i̇Z"), ("contains", "tags", "b"), ("contains", "city", "raß"),
           ("is_empty", "tags", None), ("is_empty", "nowhere", None)]
MEMBERS = ["city", "year", "ratio", "tags", "sizes", "flag", "file", "big", "nowhere"]


class VectorsTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.path = self.folder / "default__vector_store.json"

    def write(self, stored, metadata_of=None, name=None):
        data = {"embedding_dict": stored, "text_id_to_ref_doc_id": dict.fromkeys(stored, "None"),
                "metadata_dict": metadata_of if metadata_of is not None else {key: {} for key in stored}}
        (self.folder / (name or self.path.name)).write_text(json.dumps(data))
        return SimpleVectorStore.from_dict(json.loads(json.dumps(data)))

    def query_file(self, vector):
        path = self.folder / "query.json"
        path.write_text(json.dumps(vector))
        return path

    def ours(self, *words, status=0, **options):
        given = itertools.chain.from_iterable((f"--{name}", str(value)) for name, value in options.items())
        return json.loads(kvlens.run("similar", *words, options=["--json", *given], status=status))["matches"]

    def theirs(self, store, vector, top=10, filters=None):
        query = VectorStoreQuery(query_embedding=vector, similarity_top_k=top,
                                 filters=None if filters is None else MetadataFilters.model_validate(filters))
        found = store.query(query)
        return [{"key": key, "score": float(score)} for key, score in zip(found.ids, found.similarities)]

    def assertMatches(self, ours, theirs):
        self.assertEqual([match["key"] for match in ours], [match["key"] for match in theirs])
        for our, their in zip(ours, theirs):
            self.assertEqual(list(our), ["key", "score"])
            same = math.isnan(our["score"]) and math.isnan(their["score"]) or our["score"] == their["score"]
            self.assertTrue(same or abs(our["score"] - their["score"]) <= 1e-9, (our, their))

    def compare(self, store, vector, top=10):
        self.assertMatches(self.ours(self.path, vector=self.query_file(vector), top=top), self.theirs(store, vector, top))

    def test_of_random_vectors(self):
        chance = random.Random(1)
        for count in (1, 9, 10, 11, 1000):
            store = self.write({f"node-{i}": vector for i, vector in enumerate(vectors(chance, count))})
            for top in (1, 10, 2000):
                self.compare(store, vectors(chance, 1)[0], top)

    def test_of_the_vector_of_a_key_which_is_found_as_well(self):
        store = self.write({f"node-{i}": vector for i, vector in enumerate(vectors(random.Random(2), 50))})
        ours = self.ours(self.path, "node-7")
        self.assertMatches(ours, self.theirs(store, store.get("node-7")))
        self.assertEqual(ours[0]["key"], "node-7")
        kvlens.run("similar", self.path, "node-50", status=1)

    def test_of_a_numpy_file(self):
        store = self.write({f"node-{i}": vector for i, vector in enumerate(vectors(random.Random(3), 50))})
        vector = vectors(random.Random(4), 1)[0]
        for dtype, shape in itertools.product(("<f4", "<f8"), ((-1,), (1, -1))):
            array = numpy.array(vector, dtype).reshape(shape)
            numpy.save(self.folder / "query.npy", array)
            self.assertMatches(self.ours(self.path, vector=self.folder / "query.npy"),
                               self.theirs(store, [float(x) for x in array.ravel()]))

    def test_where_scores_are_equal_or_nearly_so(self):
        chance = random.Random(5)
        few = vectors(chance, 6)
        for _ in range(20):
            near = [x * (1 + 1e-5 * chance.random()) for x in few[0]]
            stored = {f"n{chance.randrange(10**6)}": chance.choice([*few, near]) for _ in range(300)}
            self.compare(self.write(stored), chance.choice(few), chance.choice([1, 3, 10, 40]))

    def test_with_nan_zero_and_infinite_vectors(self):
        chance = random.Random(6)
        nothing = [[0.0] * DIMENSION, [math.nan] * DIMENSION, [math.inf] + [1.0] * (DIMENSION - 1), [-0.0] * DIMENSION]
        for turn in range(40):
            stored = {}
            for i, vector in enumerate(vectors(chance, chance.choice([5, 30, 200]))):
                stored[f"k{chance.randrange(10**6)}-{i}"] = chance.choice(nothing) if chance.random() < turn / 50 else vector
            self.compare(self.write(stored), vectors(chance, 1)[0], chance.choice([1, 2, 3, 10, 40]))
        self.compare(self.write(stored), nothing[0])

    def test_with_nan_where_more_are_asked_for_than_are_sorted_by_insertion(self):
        chance = random.Random(16)
        nothing = [[0.0] * DIMENSION, [math.nan] * DIMENSION, [math.inf] + [1.0] * (DIMENSION - 1)]
        for turn in range(24):
            few = vectors(chance, chance.choice([3, 400]))
            stored = {f"k{chance.randrange(10**6)}-{i}": chance.choice(nothing if chance.random() < turn / 40 else few)
                      for i in range(chance.choice([70, 150, 400]))}
            self.compare(self.write(stored), vectors(chance, 1)[0], chance.choice([63, 64, 65, 100, 128, 200, 1000]))

    def test_of_numbers_as_large_and_small_as_there_are(self):
        chance = random.Random(7)
        scales = [1e-320, 1e-300, 1e-170, 1e-40, 1e-20, 1, 1e20, 1e40, 1e150, 1e160, 1e300]
        stored = {f"k{i}": [x * scales[i % len(scales)] for x in vector] for i, vector in enumerate(vectors(chance, 66))}
        stored["integers"] = [chance.randint(-9, 9) for _ in range(DIMENSION)]
        store = self.write(stored)
        for scale in (1e-40, 1, 1e40):
            self.compare(store, [x * scale for x in vectors(chance, 1)[0]], 40)

    def assert_filtered(self, store, vector, given):
        path = self.query_file(vector)
        words = ["--json", "--vector", str(path), "--filter", json.dumps(given)]
        try:
            theirs = self.theirs(store, vector, filters=given)
        except (TypeError, ValueError):  # pydantic's is a ValueError
            kvlens.run("similar", self.path, options=words, status=2)
            return "refused"
        status = 0 if theirs else 1
        self.assertMatches(json.loads(kvlens.run("similar", self.path, options=words, status=status))["matches"], theirs)
        return "found" if theirs else "nothing"

    def test_with_a_filter_of_every_operator(self):
        chance = random.Random(8)
        stored = {f"n{i}": vector for i, vector in enumerate(vectors(chance, 60))}
        described = {key: metadata(chance, i) for i, key in enumerate(stored)}
        shuffled = dict(chance.sample(list(described.items()), len(described)))  # metadata may stand in any order
        store = self.write(stored, shuffled)
        for operator, member in itertools.product(OPERATORS, MEMBERS):
            for value in chance.sample(VALUES, 2):
                with self.subTest(operator=operator, member=member, value=value):
                    self.assert_filtered(store, stored["n0"], a_filter(member, operator, value))
        described = {key: {"city": chance.choice(CITIES), "year": 1990 + i, "tags": ["a", "b"][: i % 3]}
                     for i, key in enumerate(stored)}
        store = self.write(stored, described)
        for operator, member, value in FINDING:
            with self.subTest(operator=operator, member=member, value=value):
                given = a_filter(member, operator, value)
                self.assertEqual(self.assert_filtered(store, stored["n0"], given), "found")

    def test_with_conditions(self):
        chance = random.Random(9)
        stored = {f"n{i}": vector for i, vector in enumerate(vectors(chance, 60))}
        store = self.write(stored, {key: {"a": i % 2, "b": i % 3, "c": "x"} for i, key in enumerate(stored)})
        tests = [{"key": "a", "value": 1}, {"key": "b", "value": 2, "operator": "!="}]
        for condition in ("and", "or", "not", None):
            self.assertEqual(self.assert_filtered(store, stored["n1"], {"filters": tests, "condition": condition}), "found")
        self.assertEqual(self.assert_filtered(store, stored["n1"], {"filters": tests}), "found")
        self.assertEqual(self.assert_filtered(store, stored["n1"], {"filters": []}), "found")

    def test_filters_that_the_library_refuses(self):
        store = self.write({"n": [1.0] * DIMENSION}, {"n": {"a": 1}})
        wrong = [{"filters": [{"key": "a"}]}, {"filters": [{"value": 1}]}, {"filters": [{"key": "a", "value": True}]},
                 {"filters": [{"key": "a", "value": [1, "x"]}]}, {"filters": [{"key": 1, "value": 1}]},
                 {"filters": [{"key": "a", "value": 1, "operator": "="}]}, {"filters": {}}, {"condition": "and"},
                 {"filters": [], "condition": "xor"}, {"filters": [{"filters": [{"key": "a", "value": 1}]}]}, []]
        for given in wrong:
            with self.subTest(given=given):
                self.assertEqual(self.assert_filtered(store, [1.0] * DIMENSION, given), "refused")

    def test_a_store_without_metadata_cannot_be_filtered(self):
        store = self.write({"n": [1.0] * DIMENSION}, {})
        with self.assertRaises(ValueError):
            self.theirs(store, [1.0] * DIMENSION, filters=a_filter("a", "==", 1))
        kvlens.run("similar", self.path, "n", options=["--filter", json.dumps(a_filter("a", "==", 1))], status=3)

    def test_vectors_of_several_lengths_are_told(self):
        stored = {"short": [1.0], "n": [1.0] * DIMENSION, "m": [2.0] * DIMENSION}
        with self.assertRaises(ValueError):
            self.theirs(self.write(stored), [1.0] * DIMENSION)
        self.path.write_text(json.dumps({"embedding_dict": {**stored, "text": "x"}}))
        done = subprocess.run([kvlens.PROGRAM, "similar", self.path, "n", "--json"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn("2 entries are no vectors of 37 numbers", done.stderr)
        self.assertEqual({match["key"] for match in json.loads(done.stdout)["matches"]}, {"n", "m"})

    def test_namespaces_of_a_folder(self):
        (self.folder / "docstore.json").write_text("{}")
        (self.folder / "index_store.json").write_text("{}")
        self.write({"n": [1.0, 0.0]})
        self.write({"picture": [0.0, 1.0]}, name="image__vector_store.json")
        self.assertEqual(self.ours(self.folder, "n"), [{"key": "n", "score": 1.0}])
        self.assertEqual(self.ours(self.folder, "picture", namespace="image"), [{"key": "picture", "score": 1.0}])
        kvlens.run("similar", self.folder, "n", options=["--namespace", "other"], status=1)

    def test_a_damaged_store_is_told(self):
        self.write({f"n{i}": [float(i), 1.0] for i in range(50)})
        whole = self.path.read_bytes()
        self.path.write_bytes(whole[: whole.index(b'"n40"')])
        os.utime(self.path, (0, 0))
        matches = self.ours(self.path, "n3", status=3)
        self.assertEqual(len(matches), 10)

    # --- MMR mode -----------------------------------------------------------------------------------

    def theirs_mmr(self, store, vector, top, threshold, filters=None):
        query = VectorStoreQuery(query_embedding=vector, similarity_top_k=top, mode=VectorStoreQueryMode.MMR,
                                 filters=None if filters is None else MetadataFilters.model_validate(filters))
        found = store.query(query, **({} if threshold is None else {"mmr_threshold": threshold}))
        return [{"key": key, "score": float(score)} for key, score in zip(found.ids, found.similarities)]

    def compare_mmr(self, store, vector, top=10, threshold=None, filters=None):
        given = {"vector": self.query_file(vector), "top": top, "mode": "mmr"}
        given |= {} if threshold is None else {"mmr-threshold": threshold}
        given |= {} if filters is None else {"filter": json.dumps(filters)}
        try:
            theirs = self.theirs_mmr(store, vector, top, threshold, filters)
        except KeyError:  # there was nothing with a score left
            self.ours(self.path, status=3, **given)
            return "refused"
        self.assertMatches(self.ours(self.path, status=0 if theirs else 1, **given), theirs)
        return "found"

    def test_mmr_of_random_vectors(self):
        chance = random.Random(11)
        for count, threshold in itertools.product((1, 2, 10, 300), (None, 0, 0.1, 0.5, 0.9, 1, -0.5, 3)):
            store = self.write({f"node-{i}": vector for i, vector in enumerate(vectors(chance, count))})
            for top in (1, 2, 10):
                self.compare_mmr(store, vectors(chance, 1)[0], top, threshold)
        self.compare_mmr(store, vectors(chance, 1)[0], 1000, 0.3)

    def test_mmr_where_vectors_are_the_same_or_nearly_so(self):
        chance = random.Random(12)
        few = vectors(chance, 6)
        for _ in range(20):
            near = [x * (1 + 1e-5 * chance.random()) for x in few[0]]
            stored = {f"n{chance.randrange(10**6)}": chance.choice([*few, near]) for _ in range(200)}
            threshold = chance.choice([None, 0.2, 0.7, 1])
            self.compare_mmr(self.write(stored), vectors(chance, 1)[0], chance.choice([1, 3, 10, 40]), threshold)

    def test_mmr_with_nan_zero_and_infinite_vectors(self):
        chance = random.Random(13)
        nothing = [[0.0] * DIMENSION, [math.nan] * DIMENSION, [math.inf] + [1.0] * (DIMENSION - 1)]
        ends = set()
        for turn in range(40):
            stored = {f"k{i}": chance.choice(nothing) if chance.random() < turn / 40 else vector
                      for i, vector in enumerate(vectors(chance, 12))}
            ends.add(self.compare_mmr(self.write(stored), vectors(chance, 1)[0], chance.choice([1, 3, 8, 20]), 0.6))
        self.assertEqual(ends, {"found", "refused"})
        self.assertEqual(self.compare_mmr(self.write(stored), nothing[0]), "refused")

    def test_mmr_of_numbers_as_large_and_small_as_there_are(self):
        chance = random.Random(14)
        scales = [1e-320, 1e-170, 1e-20, 1, 1e20, 1e150, 1e160, 1e300]
        stored = {f"k{i}": [x * scales[i % len(scales)] for x in vector] for i, vector in enumerate(vectors(chance, 40))}
        store = self.write(stored)
        for scale in (1e-170, 1, 1e160):
            self.compare_mmr(store, [x * scale for x in vectors(chance, 1)[0]], 8, 0.5)

    def test_mmr_with_a_filter(self):
        chance = random.Random(15)
        stored = {f"n{i}": vector for i, vector in enumerate(vectors(chance, 60))}
        store = self.write(stored, {key: {"a": i % 3} for i, key in enumerate(stored)})
        self.assertEqual(self.compare_mmr(store, vectors(chance, 1)[0], filters=a_filter("a", "==", 2)), "found")
        self.assertEqual(self.compare_mmr(store, vectors(chance, 1)[0], filters=a_filter("a", "==", 5)), "found")

    def test_modes_that_are_not_here(self):
        self.write({"n": [1.0, 2.0]})
        for mode, words in (("svm", "is not here"), ("linear_regression", "is not here"), ("hybrid", "has no mode hybrid")):
            done = subprocess.run([kvlens.PROGRAM, "similar", self.path, "n", "--mode", mode], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn(words, done.stderr)

    # --- near duplicates ----------------------------------------------------------------------------

    def groups_by_numpy(self, stored, threshold):
        """Which keys hang together by a cosine of at least the threshold, by a look at every pair."""
        matrix = numpy.array(list(stored.values()))
        matrix /= numpy.linalg.norm(matrix, axis=1, keepdims=True)
        of = list(range(len(stored)))
        for a, b in numpy.argwhere(numpy.triu(matrix @ matrix.T >= threshold, 1)):
            first, other = sorted((of[a], of[b]))
            of = [first if group == other else group for group in of]
        groups = [[key for key, group in zip(stored, of) if group == each] for each in dict.fromkeys(of)]
        return sorted((group for group in groups if len(group) > 1), key=lambda group: -len(group))

    def duplicates(self, threshold, *words, status=0):
        return json.loads(kvlens.run("similar", self.path, options=["--json", "--duplicates", str(threshold), *words],
                                     status=status))["groups"]

    def test_near_duplicates(self):
        chance = random.Random(16)
        for count, threshold in ((1, 0.99), (40, 0.99), (700, 0.99), (700, 0.999), (300, 0.8)):
            stored = {f"n{i}": vector for i, vector in enumerate(vectors(chance, count))}
            for i in range(0, count - 1, 3):
                other = stored[f"n{chance.randrange(count)}"]
                apart = chance.choice([0, 1e-6, 0.05, 0.15])
                stored[f"n{i}"] = [x * 3 + apart * chance.gauss(0, 1) for x in other]
            store = self.write(stored)
            expected = self.groups_by_numpy(stored, threshold)
            groups = self.duplicates(threshold, status=0 if expected else 1)
            self.assertEqual([[entry["key"] for entry in group["entries"]] for group in groups], expected)
            for entry in itertools.chain.from_iterable(group["entries"] for group in groups):
                self.assertEqual(list(entry), ["key", "score", "nearest"])
                score = self.theirs(store, stored[entry["key"]], count)
                score = {match["key"]: match["score"] for match in score}
                self.assertLessEqual(abs(entry["score"] - score[entry["nearest"]]), 1e-9)
                self.assertGreaterEqual(entry["score"], threshold - 1e-9)
            self.assertEqual(self.duplicates(threshold, "--top", "1", status=0 if expected else 1), groups[:1])

    def test_near_duplicates_of_several_lengths(self):
        stored = {"short": [1.0], "n": [1.0] * DIMENSION, "m": [2.0] * DIMENSION, "zero": [0.0] * DIMENSION}
        self.write(stored)
        done = subprocess.run([kvlens.PROGRAM, "similar", self.path, "--duplicates", "0.99"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (3, "n\t1.000000\tm\nm\t1.000000\tn\n"))
        self.assertIn("1 entry is no vector of 37 numbers", done.stderr)
        self.assertIn("1 vector has no direction", done.stderr)

    # --- what all of them are like ------------------------------------------------------------------

    def assertNear(self, ours, theirs, name):
        self.assertLessEqual(abs(ours - theirs), 1e-5 * max(1, abs(theirs)), (name, ours, theirs))

    def assertSpread(self, ours, values, name):
        values = numpy.sort(values)
        below = (len(values) - 1) // 20
        expected = {"count": len(values), "min": values[0], "p5": values[below], "median": numpy.median(values),
                    "mean": values.mean(), "p95": values[-1 - below], "max": values[-1]}
        self.assertEqual(list(ours), list(expected))
        for member, value in expected.items():
            self.assertNear(ours[member], value, f"{name} {member}")

    def test_statistics_of_vectors(self):
        chance = random.Random(17)
        stored = {}
        for i, vector in enumerate(vectors(chance, 400)):
            vector = [x + 2 for x in vector]
            if i % 4 == 1:
                vector = (numpy.array(vector) / numpy.linalg.norm(vector)).tolist()
            if i in (3, 77):
                vector = [-x for x in vector]
            stored[f"n{i}"] = vector
        self.write({**stored, "zero": [0.0] * DIMENSION, "short": [1.0]})
        ours, = json.loads(kvlens.run("stats", self.path, options=["--vectors", "--json"]))["vectors"]
        self.assertEqual((ours["namespace"], ours["collection"], ours["dimension"]), ("default", "embedding_dict", DIMENSION))
        self.assertEqual((ours["compared"], ours["leftOut"], ours["scoreless"]), (400, 1, 1))
        matrix = numpy.array(list(stored.values()))
        norms = numpy.linalg.norm(matrix, axis=1)
        self.assertSpread(ours["norms"], norms, "norms")
        self.assertEqual(ours["unitNorms"], 100)
        matrix /= norms[:, None]
        mean = matrix.mean(axis=0)
        self.assertNear(ours["agreement"], numpy.linalg.norm(mean), "agreement")
        distances = 1 - matrix @ mean / numpy.linalg.norm(mean)
        self.assertSpread(ours["distances"], distances, "distances")
        ordered = numpy.sort(distances)
        far = ordered[300] + 3 * (ordered[300] - ordered[100])
        self.assertNear(ours["outlierFrom"], far, "outlierFrom")
        self.assertEqual(ours["outlierCount"], int((distances > far).sum()))
        self.assertEqual({"n3", "n77"}, {one["key"] for one in ours["outliers"][:2]})
        for one in ours["outliers"]:
            self.assertNear(one["distance"], distances[int(one["key"][1:])], one["key"])
        cosines = matrix @ matrix.T
        numpy.fill_diagonal(cosines, -2)
        times = numpy.bincount(numpy.argsort(-cosines, axis=1)[:, :10].ravel(), minlength=400)
        self.assertEqual((ours["asked"], ours["nearest"]), (400, 10))
        most = sorted(range(400), key=lambda row: (-times[row], row))[:10]
        self.assertEqual(ours["hubs"], [{"key": f"n{row}", "times": int(times[row])} for row in most])

    def test_statistics_of_several_namespaces(self):
        (self.folder / "docstore.json").write_text("{}")
        (self.folder / "index_store.json").write_text("{}")
        self.write({"n": [1.0, 0.0]})
        self.write({"picture": [0.0, 1.0, 0.0]}, name="image__vector_store.json")
        spaces = json.loads(kvlens.run("stats", self.folder, options=["--vectors", "--json"]))["vectors"]
        self.assertEqual([(one["namespace"], one["group"], one["dimension"], one["compared"], one["hubs"]) for one in spaces],
                         [("default", "default__vector_store.json", 2, 1, []), ("image", "image__vector_store.json", 3, 1, [])])
        self.assertNotIn("vectors", json.loads(kvlens.run("stats", self.folder, options=["--json"])))

    def axes_of_numpy(self, matrix):
        """Principal components by a singular value decomposition in double precision, with our sign of each axis."""
        centred = matrix - matrix.mean(axis=0)
        _, values, axes = numpy.linalg.svd(centred, full_matrices=False)
        axes = axes[:2] * numpy.sign(axes[:2][range(2), numpy.abs(axes[:2]).argmax(axis=1)])[:, None]
        return centred @ axes.T, values[:2]**2 / (values**2).sum()

    def mapped(self, status=0, **options):
        given = itertools.chain.from_iterable((f"--{name}", str(value)) for name, value in options.items())
        return json.loads(kvlens.run("map", self.path, options=["--json", *given], status=status))

    def assertMap(self, ours, matrix):
        places, shares = self.axes_of_numpy(matrix)
        got = numpy.array([[point["x"], point["y"]] for point in ours["points"]])
        self.assertLessEqual(numpy.abs(got - places).max(), 1e-5 * numpy.abs(places).max())
        for axis, share in zip(ours["axes"], shares):
            self.assertLessEqual(abs(axis["share"] - share), 1e-5 * share + 1e-11)

    def test_a_map_is_that_of_numpy(self):
        chance = numpy.random.default_rng(21)
        for count, dimension, mean in ((2, 2, 0), (3, 5, 1), (40, 3, 0), (300, 37, 2), (1000, 384, 0.1), (20, 1536, 0)):
            scales = numpy.linspace(0, 1, dimension)[::-1]**2 * 3 + 0.1
            matrix = chance.normal(size=(count, dimension)) * scales + mean
            matrix *= chance.uniform(0.5, 2, size=(count, 1))  # not all of one length
            self.write({f"n{i}": row.tolist() for i, row in enumerate(matrix)})
            with self.subTest(count=count, dimension=dimension):
                self.assertMap(self.mapped(), matrix)

    def test_what_has_no_place_on_the_map_is_told(self):
        matrix = numpy.array(vectors(random.Random(22), 50))
        stored = {f"n{i}": row.tolist() for i, row in enumerate(matrix)}
        bad = {"zero": [0.0] * DIMENSION, "nan": [math.nan] * DIMENSION, "far": [1e200] * DIMENSION, "short": [1.0], "none": {"a": 1}}
        self.path.write_text(json.dumps({"embedding_dict": {**bad, **stored}}))  # the library does not read it
        ours = self.mapped(status=3)
        self.assertMap(ours, matrix)
        self.assertEqual({one["key"]: one["reason"] for one in ours["leftOut"]},
                         {"zero": "zero", "nan": "notFinite", "far": "outOfRange", "short": "otherLength", "none": "noVector"})

    def test_points_of_a_map_have_their_metadata_and_clusters(self):
        chance = random.Random(23)
        stored = {f"n{i}": [x + (9 if i % 2 and j == 0 else 0) for j, x in enumerate(vector)]
                  for i, vector in enumerate(vectors(chance, 200))}
        metadata_of = {key: metadata(chance, i) for i, key in enumerate(stored)}
        self.write(stored, metadata_of)
        points = self.mapped(colour="metadata:city")["points"]
        expected = {key: one["city"] for key, one in metadata_of.items() if one.get("city") is not None}
        self.assertEqual({point["key"]: point["value"] for point in points if "value" in point}, expected)
        first, again = self.mapped(colour="cluster"), self.mapped(colour="cluster")
        self.assertEqual(first, again)
        self.assertLessEqual({point["value"] for point in first["points"]}, {str(number) for number in range(1, 8)})


if __name__ == "__main__":
    unittest.main()
