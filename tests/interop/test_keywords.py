# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`kvlens similar --text` takes the keywords of simple_extract_keywords, finds in a keyword table what the library's simple
retriever finds, and scores by BM25 as the document says."""

import collections
import json
import math
import random
import re
import tempfile
import unittest
from pathlib import Path

import kvlens
from llama_index.core import Settings, SimpleKeywordTableIndex
from llama_index.core.indices.keyword_table.utils import simple_extract_keywords
from llama_index.core.llms import MockLLM
from llama_index.core.schema import IndexNode, NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.utils import globals_helper

WORDS = """index query vector The THE node's store_key x2 42 naïve Straße ΣΊΣΥΦΟΣ λάμδας İzmir 北京 ½ ² Ⅷ été e\u0301te don't
isn't it a of and we've chunk chunks retrieval keyword Keyword KEYWORD zebra über _ __init__ ٣٤ क्ष ﬁne 𝔸lpha""".split()
SEPARATORS = [" ", ", ", "-", "\n", "\u00a0", ".", "'", "\U0001f600", "\u200b"]


def text(chance, count):
    return "".join(word + chance.choice(SEPARATORS) for word in chance.choices(WORDS, k=count))


class KeywordsTest(kvlens.InteropTest):
    def setUp(self):
        Settings.llm = MockLLM()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def ours(self, query, status=0, **options):
        given = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        return json.loads(kvlens.run("similar", self.folder, options=["--json", "--text", query, *given], status=status))

    def persist(self, texts, **more):
        nodes = [TextNode(id_=f"n{i}", text=each) for i, each in enumerate(texts)]
        index = SimpleKeywordTableIndex(nodes, **more)
        index.set_index_id("words")
        index.storage_context.persist(str(self.folder))
        return index

    def test_stop_words_are_those_of_the_library(self):
        self.persist(["nothing"])
        candidates = [*globals_helper.stopwords, *re.findall("[a-z]+", Path(__file__).read_text().lower())]
        ours = self.ours(" ".join(candidates), status=None)["bm25"]["words"]
        self.assertGreater(len(ours), 100)
        self.assertEqual(set(ours), simple_extract_keywords(" ".join(candidates)))
        self.assertEqual(self.ours(" ".join(STOP), status=1)["keywords"], [])

    def test_keywords_are_those_of_the_library(self):
        self.persist(["nothing"])
        chance = random.Random(1)
        for count in (0, 1, 3, 10, 40, 200):
            for _ in range(8):
                query = text(chance, count)
                ours = self.ours(query, status=None)["keywords"]
                self.assertEqual(len(ours), len(set(ours)))
                self.assertEqual(set(ours), simple_extract_keywords(query, max_keywords=10), query)

    def test_every_character_that_stands_in_a_word(self):
        self.persist(["nothing"])
        chance = random.Random(2)
        some = [c for c in [*range(1, 0x3000), *(chance.randrange(0x3000, 0x20000) for _ in range(5000))]
                if not 0xd800 <= c < 0xe000]
        for first in range(0, len(some), 500):
            query = " ".join(f"q{i}{chr(c)}z{chr(c)}" for i, c in enumerate(some[first:first + 500]))
            ours = self.ours(query, status=None)["bm25"]["words"]
            theirs = simple_extract_keywords(query)
            self.assertEqual(set(ours), theirs, [hex(ord(c)) for word in set(ours) ^ theirs for c in word if ord(c) > 127])

    def test_a_keyword_table_answers_as_the_simple_retriever(self):
        chance = random.Random(3)
        index = self.persist([text(chance, chance.choice([1, 5, 30])) for _ in range(60)])
        for count in (1, 2, 5, 12):
            for _ in range(6):
                query = text(chance, count)
                keywords = simple_extract_keywords(query, max_keywords=10)
                found = index.as_retriever(num_chunks_per_query=1000).retrieve(query)
                counts = collections.Counter(
                    node for word in keywords for node in index.index_struct.table.get(word, ()))
                ours = self.ours(query, status=None, top=1000)["tables"]
                self.assertEqual([(table["key"], table["collection"]) for table in ours], [("words", "index_store/data")])
                self.assertEqual(set(ours[0]["known"]), keywords & set(index.index_struct.table))
                matches = {match["key"]: match["keywords"] for match in ours[0]["matches"]}
                self.assertEqual(matches, dict(counts))
                self.assertEqual([match["keywords"] for match in ours[0]["matches"]],
                                 [counts[node.node.node_id] for node in found])
                self.assertEqual(ours[0]["matches"][:3], self.ours(query, status=None, top=3)["tables"][0]["matches"])

    def plain_bm25(self, texts, query):
        """As docs/cli.md has it."""
        def words(of):
            return [word.lower() for word in re.findall(r"\w+", of) if word.lower() not in STOP]
        texts = {key: words(of) for key, of in texts.items()}
        mean = sum(map(len, texts.values())) / len(texts)
        scores = dict.fromkeys(texts, 0.0)
        for word in dict.fromkeys(words(query)):
            having = sum(word in of for of in texts.values())
            for key, of in texts.items():
                f = of.count(word)
                scores[key] += (math.log(1 + (len(texts) - having + 0.5) / (having + 0.5)) * f * 2.5
                                / (f + 1.5 * (1 - 0.75 + 0.75 * len(of) / mean)))
        return {key: score for key, score in scores.items() if score > 0}

    def test_bm25_is_as_it_is_told(self):
        chance = random.Random(4)
        texts = {f"n{i}": text(chance, chance.choice([1, 5, 40])) for i in range(50)}
        self.persist(texts.values())
        for count in (1, 3, 9, 30):
            query = text(chance, count)
            ours = self.ours(query, status=None, top=1000)["bm25"]
            self.assertEqual(ours["chunks"], len(texts))
            expected = self.plain_bm25(texts, query)
            self.assertEqual({match["key"] for match in ours["matches"]}, set(expected))
            for match in ours["matches"]:
                self.assertAlmostEqual(match["score"], expected[match["key"]], delta=1e-9)
            scores = [match["score"] for match in ours["matches"]]
            self.assertEqual(scores, sorted(scores, reverse=True))

    def test_what_was_cut_into_smaller_chunks_is_none(self):
        nodes = [TextNode(id_="whole", text="zebra zebra"), TextNode(id_="part", text="zebra")]
        nodes[0].relationships[NodeRelationship.CHILD] = [RelatedNodeInfo(node_id="part")]
        index = SimpleKeywordTableIndex(nodes + [IndexNode(id_="of-index", text="zebra", index_id="x")])
        index.storage_context.persist(str(self.folder))
        ours = self.ours("Zebra!")
        self.assertEqual([match["key"] for match in ours["bm25"]["matches"]], ["part", "of-index"])
        self.assertEqual({match["key"] for match in ours["tables"][0]["matches"]}, {"whole", "part", "of-index"})

    def test_nothing_is_found(self):
        self.persist(["nothing"])
        ours = self.ours("the zebra", status=1)
        self.assertEqual((ours["keywords"], ours["tables"][0]["matches"], ours["bm25"]["matches"]), (["zebra"], [], []))


STOP = set(globals_helper.stopwords)

if __name__ == "__main__":
    unittest.main()
