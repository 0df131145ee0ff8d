# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sanitized names: ours are those of the library, for its own examples and for random names."""

import random
import unittest
from pathlib import Path

from filetree_driver import ask, decoded
from key_value.aio.stores.filetree import (
    FileTreeV1CollectionSanitizationStrategy,
    FileTreeV1KeySanitizationStrategy,
)

ALPHABET = "aZ0_-!/:. \\é漢🧪\u0301\n\0"
FIXED = ["", "_", "!", "-", "é", "a/b/c", "a!!b!!c", "user:123", "S_x", "H_x", "__", "_!", "!_"]


def random_names(count):
    rng = random.Random(20261120)
    for _ in range(count):
        length = rng.choice([rng.randrange(8), rng.randrange(230, 270)])
        letters = rng.choice([ALPHABET, ALPHABET[:4], "x"])
        yield "".join(rng.choice(letters) for _ in range(length))


class NamesTest(unittest.TestCase):
    def assert_alike(self, strategy):
        names = FIXED + list(random_names(3000))
        longest = strategy.max_length
        answers = ask([{"verb": "sanitize", "name": name, "longest": longest} for name in names])
        for name, answer in zip(names, answers, strict=True):
            self.assertEqual(decoded(answer["name"]).decode(), strategy.sanitize(name), repr(name))

    def test_keys(self):
        self.assert_alike(FileTreeV1KeySanitizationStrategy(Path("/")))

    def test_collections(self):
        self.assert_alike(FileTreeV1CollectionSanitizationStrategy(Path("/")))


if __name__ == "__main__":
    unittest.main()
