# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every command in the documents works as it is written, from a fresh copy of the sample.

    KVLENS=PROGRAM cli_documents.py
"""

import json
import re
import shlex
import shutil
import subprocess
import unittest
from pathlib import Path

from clicase import PROGRAM, CliCase

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```\n(.*?)^```", re.DOTALL | re.MULTILINE)
PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b|\.\.\.")
NOTES = {"data": {"-first-": {"n": 1}, "a\0b": {"n": 2}}}


def commands(document):
    """The commands of the code blocks; what has placeholders is a form, and none."""
    for block in BLOCK.findall((ROOT / document).read_text("utf-8")):
        for line in block.splitlines():
            words = shlex.split(line, comments=True) if line.startswith("kvlens ") else []
            if words and not PLACEHOLDER.search(" ".join(words).replace("-first-", "")):
                yield line, words[1:]


class DocumentsTest(CliCase):
    def setUp(self):
        super().setUp()
        shutil.copytree(ROOT / "resources/sample", self.folder / "build/sample")
        (self.folder / "notes.json").write_text(json.dumps(NOTES))

    def run_here(self, words):
        return subprocess.run([PROGRAM, *words], cwd=self.folder, capture_output=True, timeout=60)

    def test_every_command_of_the_documents_works(self):
        for document, least in (("README.md", 7), ("docs/cli.md", 2), ("docs/concepts.md", 0)):
            found = list(commands(document))
            self.assertGreaterEqual(len(found), least)
            for line, words in found:
                with self.subTest(document, line=line):
                    done = self.run_here(words)
                    self.assertEqual(done.returncode, 0, done.stderr.decode())
                    if words[0] in ("info", "ls", "get", "find"):
                        self.assertNotEqual(done.stdout, b"")

    def test_what_the_readme_does_is_done(self):
        for _, words in commands("README.md"):
            self.run_here(words)
        copy = json.loads((self.folder / "build/copy.json").read_bytes())
        self.assertIn("docstore/data", copy)
        sample = json.loads((self.folder / "build/sample/kvstore.json").read_bytes())
        self.assertEqual(sample, json.loads((ROOT / "resources/sample/kvstore.json").read_bytes()))


if __name__ == "__main__":
    unittest.main()
