# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Drives the built `kvlens` by its command line, as a user's script would."""

import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM = os.environ["KVLENS"]


def escaped(name):
    """A name for --escaped: plain ASCII whatever is in it."""
    return json.dumps(name)[1:-1]


def run(verb, *words, options=(), stdin=b"", status=0):
    """Runs one verb and returns what it printed; any other exit status than `status`, or than 0 and 1
    for None, fails."""
    command = [PROGRAM, verb, *options, "--", *map(str, words)]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=120)
    if done.returncode not in ([0, 1] if status is None else [status]):
        raise AssertionError(
            f"{command} ended with {done.returncode}, not {status}:\n"
            f"{done.stderr.decode(errors='replace')}"
        )
    return done.stdout


def info(store):
    return json.loads(run("info", store, options=["--json"]))


def collections(store):
    return [c["name"] for c in json.loads(run("ls", store, options=["--json"]))["collections"]]


def keys(store, collection):
    options = ["--json", "--escaped"]
    return json.loads(run("ls", store, escaped(collection), options=options))["keys"]


def raw(store, collection, key):
    options = ["--raw", "--escaped"]
    return run("get", store, escaped(collection), escaped(key), options=options)


def value(store, collection, key):
    return json.loads(raw(store, collection, key))


def put(store, collection, key, new, status=0):
    """Puts a Python value, or a text as it is."""
    text = new if isinstance(new, bytes) else json.dumps(new).encode()
    words = [store, escaped(collection), escaped(key), "-"]
    run("put", *words, options=["--escaped"], stdin=text, status=status)


def rm(store, collection, *names, status=0):
    words = [escaped(name) for name in names]
    run("rm", store, escaped(collection), *words, options=["--escaped"], status=status)


def expire(store, collection, key, when):
    run("expire", store, escaped(collection), escaped(key), when, options=["--escaped"])


def mv(store, collection, key, new):
    run("mv", store, escaped(collection), escaped(key), escaped(new), options=["--escaped"])


def contents(store):
    """Everything that the command line shows: {collection: {key: value}}."""
    return {c: {k: value(store, c, k) for k in keys(store, c)} for c in collections(store)}


def exact(data):
    """A text that is equal only for equal data: NaN equals NaN, 1 is not 1.0 is not True."""
    return json.dumps(data, indent=1, sort_keys=True)


def example(page, folder):
    """Runs the program and the commands that a page of the documentation shows, in a folder."""
    text = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8")
    blocks = re.findall(r"^```(python|sh)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    path = os.pathsep.join([os.path.dirname(PROGRAM), os.environ["PATH"]])
    for language, block in blocks:
        command = [sys.executable, "-c", block] if language == "python" else ["sh", "-ec", block]
        environment = {**os.environ, "PATH": path}
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=120)
    return [language for language, _ in blocks]


class InteropTest(unittest.TestCase):
    maxDiff = None

    def assertSame(self, ours, theirs):
        """Fails with a diff of the two as indented JSON."""
        self.assertMultiLineEqual(exact(ours), exact(theirs))

    def assertOnlyChanged(self, before, after, old, new):
        """Fails unless `after` is `before` with the one occurrence of `old` made `new`."""
        self.assertEqual(before.count(old), 1, f"{old!r} is not there exactly once")
        expected = before.replace(old, new)
        self.assertEqual(after, expected, first_difference(after, expected))


def first_difference(ours, expected):
    at = len(os.path.commonprefix([ours, expected]))
    around = slice(max(0, at - 40), at + 40)
    return f"they differ at byte {at}: {ours[around]!r} instead of {expected[around]!r}"
