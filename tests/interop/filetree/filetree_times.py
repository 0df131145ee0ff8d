# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times: we read what datetime.fromisoformat reads, and write what isoformat writes."""

import datetime as compiled
import importlib.util
import random
import sys
import unittest
from datetime import datetime, timedelta, timezone

from filetree_driver import ask

MICROSECOND = timedelta(microseconds=1)
FORMS = [
    "2026-11-20T15:30:47.070528+00:00",
    "2026-11-20T15:30:47+00:00",
    "2026-11-20 15:30",
    "20261120T153047.5Z",
    "2026-W47-5T15:30:47,123+0530",
    "2026W475T15",
    "2026W47",
    "2026-W47",
    "2026-11-20T15:30:47-23:59:59.999999",
    "0001-01-01T00:00:00",
    "9999-12-31T23:59:59.999999Z",
    "2024-02-29",
]
LETTERS = "0123456789:-+.,TWZz x"


def random_texts(count):
    """The forms with a few letters changed, dropped, or put in."""
    rng = random.Random(20261120)
    for _ in range(count):
        text = list(rng.choice(FORMS))
        for _ in range(rng.randrange(1, 4)):
            at = rng.randrange(len(text) + 1)
            text[at : at + rng.randrange(2)] = rng.choice(["", rng.choice(LETTERS)])
        yield "".join(text)


def written_in_python():
    """The module datetime without its compiled half: the two differ in what they let through."""
    spec = importlib.util.find_spec("_pydatetime") or importlib.util.find_spec("datetime")
    module = importlib.util.module_from_spec(spec)
    half, sys.modules["_datetime"] = sys.modules.get("_datetime"), None
    try:
        spec.loader.exec_module(module)
    finally:
        sys.modules["_datetime"] = half
    return module


def read_by(module, text):
    """Microseconds since 1970 and whether there is an offset; None if it is refused."""
    try:
        time = module.datetime.fromisoformat(text)
    except (AssertionError, IndexError, ValueError):
        return None
    offset = time.utcoffset()
    tick = module.timedelta(microseconds=1)
    ticks = (time.replace(tzinfo=None) - module.datetime(1970, 1, 1)) // tick
    return str(ticks - (offset or module.timedelta()) // tick), offset is not None


class TimesTest(unittest.TestCase):
    @unittest.skipIf(sys.version_info < (3, 11), "fromisoformat took fewer forms before 3.11")
    def test_reads_what_python_reads_and_refuses_what_it_refuses(self):
        texts = FORMS + list(random_texts(20000))
        python = written_in_python()
        agreed = 0
        for text, answer in zip(texts, ask([{"verb": "time", "text": t} for t in texts])):
            ours = (answer["microseconds"], answer["aware"]) if answer else None
            theirs = read_by(compiled, text)
            if theirs == read_by(python, text):
                self.assertEqual(ours, theirs, repr(text))
                agreed += 1
        self.assertGreater(agreed, 0.9 * len(texts))

    def test_writes_what_python_writes(self):
        rng = random.Random(20261120)
        span = (datetime.max - datetime.min) // MICROSECOND
        times = [datetime.min + rng.randrange(span) * MICROSECOND for _ in range(2000)]
        times += [time.replace(microsecond=0) for time in times[:200]]
        texts = [time.replace(tzinfo=timezone.utc).isoformat() for time in times]
        for text, answer in zip(texts, ask([{"verb": "time", "text": t} for t in texts])):
            self.assertEqual(answer["text"], text)


if __name__ == "__main__":
    unittest.main()
