# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What others wrote is shown and never obeyed: names, paths, values, what stands in sentences.

    KVLENS=PROGRAM cli_shown.py
"""

import json
import os
import pty
import subprocess
import unittest

from clicase import PROGRAM, CliCase

RED = "\x1b[31m"
TURNED = "\u202e"  # right-to-left override
EIGHT_BITS = "\x9b31m"  # the same as RED, to a terminal of eight bits
FOREIGN = f"k{RED}{TURNED}{EIGHT_BITS}\ny"
SHOWN = "k\\x1b[31m\\u202e\\u009b31m\\ny"
OBEYED = [b"\x1b", TURNED.encode(), EIGHT_BITS.encode(), b"\x9b3", b"\x07"]


class ShownTest(CliCase):
    def on_terminal(self, *words, stream="stdout"):
        """What a terminal is sent by one of the streams; the other one is dropped."""
        ours, theirs = pty.openpty()
        other = {"stdout": "stderr", "stderr": "stdout"}[stream]
        process = subprocess.Popen(
            [PROGRAM, *map(str, words)], stdin=subprocess.DEVNULL,
            **{stream: theirs, other: subprocess.DEVNULL}, env={"PATH": os.environ["PATH"]})
        os.close(theirs)
        sent = b""
        try:
            while piece := os.read(ours, 65536):
                sent += piece
        except OSError:  # the end of a terminal
            pass
        os.close(ours)
        process.wait()
        return sent.replace(b"\r\n", b"\n")

    def assertShown(self, sent, *texts):
        for obeyed in OBEYED:
            self.assertNotIn(obeyed, sent)
        for text in texts:
            self.assertIn(text, sent.decode())

    def foreign_store(self):
        """A file tree of foreign names in all places."""
        folder = self.folder / f"t{RED}{TURNED}"
        (folder / f"c{RED}").mkdir(parents=True)
        (folder / f"c{RED}-info.json").write_text("{")
        (folder / f"c{RED}" / f"k{TURNED}.json").write_text(f'{{"version": 1, "value": "\x1b]0;x\x07"')
        return folder

    def test_every_verb_shows_foreign_names(self):
        path = self.folder / f"s{RED}{TURNED}.json"
        path.write_text(json.dumps({FOREIGN: {FOREIGN: FOREIGN}}, ensure_ascii=False))
        for words, text in {
            ("info", path): "s\\x1b[31m\\u202e.json",
            ("ls", path): SHOWN,
            ("ls", path, FOREIGN): SHOWN,
            ("find", path, "y"): SHOWN,
            ("get", path, FOREIGN, FOREIGN): "k\\u001b[31m\\u202e\\u009b31m\\ny",
            ("get", path, FOREIGN, FOREIGN, "--json"): "\\u202e\\u009b31m",
            ("info", path, "--json"): "\\u202e",
        }.items():
            with self.subTest(words):
                self.assertShown(self.on_terminal(*words), text)
        for words in [("info", path), ("ls", path), ("ls", path, FOREIGN), ("find", path, "y")]:
            with self.subTest(words, to="a pipe"):
                self.assertShown(self.output(*words))

    def test_sentences_show_foreign_words(self):
        path = self.folder / f"s{RED}.json"
        path.write_text("{")
        tree = self.foreign_store()
        for words in [
            ["get", path, "c", FOREIGN],
            ["put", path, "c", FOREIGN, "1"],
            ["rm", self.path, "data", FOREIGN],
            ["info", self.folder / f"no{RED}{TURNED}"],
            ["find", self.path, f"({RED}{TURNED}", "--regex"],
            ["find", self.path, "x", "--path", f"$.{RED}["],
            ["get", self.path, f"c{RED}", "x"],
            ["ls", self.path, "data", "--from", f"{RED}"],
            ["convert", path, f"json:{self.folder}/t{RED}"],
            ["convert", self.path, path],
            ["get", self.path, "data", "a", f"--{RED}"],
            [f"x{RED}", self.path],
            ["ls", tree],
            ["find", f"filetree:{tree}", "x"],
        ]:
            with self.subTest(words):
                said = self.run_cli(*map(str, words)).stderr
                self.assertShown(said)
                shown = self.on_terminal(*words, stream="stderr")
                self.assertEqual(shown.rsplit(b"\r", 1)[-1], said)  # behind how far it was
        self.assertShown(self.output("info", f"filetree:{tree}"))

    def test_a_damaged_value_is_shown_on_a_terminal_and_exact_in_a_pipe(self):
        tree = self.foreign_store()
        words = ["get", f"filetree:{tree}", f"c{RED}", f"k{TURNED}"]
        stored = (tree / f"c{RED}" / f"k{TURNED}.json").read_bytes()
        self.assertShown(self.on_terminal(*words), "\\x1b]0;x\\x07")
        self.assertEqual(self.run_cli(*words).stdout, stored + b"\n")
        self.assertEqual(self.on_terminal(*words, "--raw"), stored)

    def test_characters_are_not_cut_between_the_parts_of_a_long_value(self):
        text = json.dumps("é" * 3_000_000 + "end", ensure_ascii=False)
        self.path.write_text(f'{{"data": {{"a": {text}}}}}')
        self.assertEqual(self.on_terminal("get", self.path, "data", "a").decode(), text + "\n")
        self.assertEqual(self.output("get", str(self.path), "data", "a").decode(), text + "\n")


if __name__ == "__main__":
    unittest.main()
