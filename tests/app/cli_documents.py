# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every command in the documents works as it is written, and prints what stands below it.

    KVLENS=PROGRAM cli_documents.py [--update]

In a code block a line that begins with "$ " is a command; what follows is all that it prints, on
standard output and standard error. "…" stands for any text, alone in a line for any lines. Behind a
command "# status N" says how it ends, if not well. A line that begins with "kvlens " without the
sign is a command as well, of which only that it ends well is looked at. Each document begins with
fresh copies of the sample and of the stores below. --update writes what is printed into the
documents, where no "…" stands.
"""

import datetime
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from clicase import PROGRAM, CliCase

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ["README.md", *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b|\.\.\.")
STATUS = re.compile(r"\s+# status (\d)$")
LEAST = {"README.md": 7, "docs/cli.md": 25, "docs/how-to.md": 15, "docs/problems.md": 4, "docs/first-steps.md": 6}

LONG = 14  # lines that --update writes in place of a single "…"
NOTES = {"data": {"-first-": {"n": 1}, "a\0b": {"n": 2}}}
NAMED = {
    "notes.json": json.dumps(NOTES),
    "cut.json": '{"data": {"a": {"n": 1}, "b": {"n"',
    "fresh.json": '{"oauth": {"alice": {"token": "t0"}}}',
    "sessions.json": '{"open": {"s1": {"user": "alice"}}, "closed": {"s0": {"user": "bob"}}}',
    "pages.json": '{"manual": {"page-1": {"text": "Press the button."}}}',
    "graph.json": '{"graph_dict": {"Ada": [["wrote", "Note G"], ["knew", "Babbage"]], "Babbage": [["built", "engine"]]}}',
    "doubled.json": '{"data": {"k": 1, "x": 0, "k": 2}}',
    "old.json": json.dumps({"集合": {"键": {"名": "北京公司"}}}, ensure_ascii=False).encode("gbk"),
}
NOW = datetime.datetime(2026, 2, 1, 10, tzinfo=datetime.timezone.utc)


class Step:
    """A command, and what it is to print."""

    def __init__(self, line):
        self.line = line
        status = STATUS.search(line)
        self.status = int(status[1]) if status else 0
        self.command = STATUS.sub("", line.removeprefix("$ "))
        self.printed = []

    def pattern(self):
        lines = ["(?:[^\n]*\n)*" if line == "…" else re.escape(line).replace("…", "[^\n]*") + "\n"
                 for line in self.printed]
        return re.compile("".join(lines) + r"\Z")


def blocks(text):
    return [block for language, block in BLOCK.findall(text) if language in ("", "sh")]


def steps(block):
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(line))
        elif found:
            found[-1].printed.append(line)
    return found


def forms(block):
    """Commands without what they print; what has placeholders is a form, and none."""
    for line in block.splitlines():
        words = shlex.split(line, comments=True) if line.startswith("kvlens ") else []
        if words and not PLACEHOLDER.search(" ".join(words).replace("-first-", "")):
            yield line


def envelope(value, expires=None):
    entry = {"created_at": NOW.isoformat(), "value": value, "version": 1}
    return json.dumps(entry | ({} if expires == "" else {"expires_at": expires}))


def make_tree(folder):
    """A file tree with an entry that has expired and one that the library cannot read."""
    (folder / "notes").mkdir(parents=True)
    info = {"collection": "notes", "created_at": NOW.isoformat(), "directory": str(folder / "notes"), "version": 1}
    (folder / "notes-info.json").write_text(json.dumps(info))
    (folder / "notes/fresh.json").write_text(envelope({"n": 1}, ""))
    (folder / "notes/gone.json").write_text(envelope({"n": 2}, "2020-01-01T00:00:00+00:00"))
    (folder / "notes/old.json").write_text(envelope({"n": 3}, None))


class DocumentsTest(CliCase):
    def setUp(self):
        super().setUp()
        self.place = self.folder / "documents"
        (self.folder / "bin").mkdir()
        (self.folder / "bin/kvlens").symlink_to(Path(PROGRAM).resolve())

    def begin(self):
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        subprocess.run([ROOT / "resources/copy-sample", self.place / "build/sample"], check=True, cwd=self.place)
        for name, text in NAMED.items():
            (self.place / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        make_tree(self.place / "tree")
        stores = {"fresh.json": "diskcache:tokens", "sessions.json": "multidisk:sessions", "pages.json": "localfiles:parents"}
        for source, target in stores.items():
            self.assertEqual(self.run_here(f"kvlens convert {source} {target}").returncode, 0)
            (self.place / source).unlink()

    def run_here(self, command):
        kept = {name: value for name, value in os.environ.items() if "SAN_" in name}
        kept |= {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "HOME": str(self.place), "LC_ALL": "C.UTF-8",
                 "XDG_STATE_HOME": str(self.place / "state"), "TZ": "UTC"}
        return subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=self.place, env=kept, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def test_every_command_of_the_documents_works(self):
        counts = {}
        for document in DOCUMENTS:
            self.begin()
            for block in blocks((ROOT / document).read_text("utf-8")):
                if "jq " in block and not shutil.which("jq"):
                    continue
                found = steps(block)
                for step in found:
                    with self.subTest(document, line=step.line):
                        done = self.run_here(step.command)
                        printed = done.stdout.decode()
                        self.assertEqual(done.returncode, step.status, printed)
                        self.assertRegex(printed, step.pattern())
                for line in forms(block):
                    with self.subTest(document, line=line):
                        done = self.run_here(line)
                        self.assertEqual(done.returncode, 0, done.stdout.decode())
                counts[document] = counts.get(document, 0) + len(found) + len(list(forms(block)))
        for document, least in LEAST.items():
            self.assertGreaterEqual(counts.get(document, 0), least, document)

    def test_the_file_of_the_readme_is_the_tree_of_the_readme(self):
        self.begin()
        found = BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
        (file,) = [text for language, text in found if language == "json"]
        (shown,) = [text for language, text in found if text.startswith("notes.json\n")]
        (self.place / "notes.json").write_text(file)
        for collection, keys in json.loads(file).items():
            self.assertRegex(shown, rf"── {collection} +{len(keys)} keys\n")
            for key in keys:
                self.assertRegex(shown, rf"── {key} +object\n")
            listed = self.run_here(f"kvlens ls notes.json {collection}").stdout.decode().split()
            self.assertEqual(listed, list(keys))

    def update(self):
        """Writes what is printed into the documents."""
        for document in DOCUMENTS:
            self.begin()
            text = (ROOT / document).read_text("utf-8")
            for block in blocks(text):
                found = steps(block)
                lines = []
                for step in found:
                    printed = self.run_here(step.command).stdout.decode().replace(f"{self.place}/", "…").splitlines()
                    is_kept = "…" in "".join(step.printed) if step.printed != ["…"] else len(printed) > LONG
                    lines += [step.line, *(step.printed if is_kept else printed)]
                if lines:
                    text = text.replace(f"\n{block}```", "\n" + "\n".join(lines) + "\n```", 1)
                for line in forms(block):
                    self.run_here(line)
            (ROOT / document).write_text(text, "utf-8")


if __name__ == "__main__":
    if "--update" in sys.argv:
        case = DocumentsTest("update")
        case.debug()
    else:
        unittest.main()
