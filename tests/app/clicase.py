# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A test of the command line: a folder of its own, and the program run in it.

    KVLENS=PROGRAM
"""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["KVLENS"]
FILE = {
    "data": {"a": {"n": 1.0}, "b": [1, 2], "größe": "groß", "-x": None, "[q]": True, "": {}},
    "ab": {f"key-{n:02}": {"n": n} for n in range(30)},
    "version": 3,
}


class CliCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.path = self.folder / "store.json"
        self.path.write_text(json.dumps(FILE))

    def start(self, *words):
        """As run_cli(), but goes on while it runs."""
        process = subprocess.Popen([PROGRAM, *map(str, words)], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.kill)
        return process

    def run_cli(self, *words, stdin=b"", **environment):
        """Never with a display: the verbs must work without."""
        kept = {n: v for n, v in os.environ.items() if n.startswith("XDG_") or "SAN_" in n}
        return subprocess.run(
            [PROGRAM, *words], input=stdin, capture_output=True, timeout=60, env=kept | environment
        )

    def output(self, *words, status=0, said="", **more):
        done = self.run_cli(*words, **more)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertEqual(done.stderr.decode(), said)
        return done.stdout

    def document(self, *words, status=0, said=""):
        text = self.output(*words, "--json", status=status, said=said)
        self.assertTrue(text.endswith(b"\n"))
        return json.loads(text)

    def assertRefused(self, status, *words, contains="", **more):
        """Ends with `status`, one sentence on standard error and nothing on standard output."""
        before = self.everything()
        done = self.run_cli(*map(str, words), **more)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertEqual(done.stdout, b"")
        sentence = done.stderr.decode()
        self.assertRegex(sentence, r"\A[^\n]+\.\n\Z")
        self.assertIn(contains, sentence)
        self.assertEqual(self.everything(), before)

    def everything(self):
        """All files below the folder with their bytes, so that a test sees what was created."""
        paths = sorted(self.folder.rglob("*"))
        return [(p, p.read_bytes() if p.is_file() and os.access(p, os.R_OK) else None)
                for p in paths]
