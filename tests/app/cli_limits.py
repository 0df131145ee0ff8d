# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where the system gives too little, a command ends with a sentence and 3, and leaves nothing.

    KVLENS=PROGRAM cli_limits.py
"""

import json
import os
import resource
import shutil
import subprocess
import unittest

from clicase import PROGRAM, CliCase

NOBODY = 65534
ENVELOPE = {"version": 1, "value": {"n": 1}, "created_at": "2026-02-01T10:00:00+00:00"}


def program_is_started(**how):
    try:
        done = subprocess.run([PROGRAM, "--version"], capture_output=True, timeout=60, **how)
    except OSError:
        return False
    return done.returncode == 0


class LimitsTest(CliCase):
    def setUp(self):
        super().setUp()
        many = {f"k{i}": {"text": "x" * 100} for i in range(20_000)}
        self.path.write_text(json.dumps({"data": many}))
        (self.folder / "tree" / "c").mkdir(parents=True)
        (self.folder / "tree" / "c-info.json").write_text(json.dumps(
            {"collection": "c", "created_at": ENVELOPE["created_at"],
             "directory": str(self.folder / "tree" / "c"), "version": 1}))
        (self.folder / "tree" / "c" / "k.json").write_text(json.dumps(ENVELOPE))
        self.tree = f"filetree:{self.folder / 'tree'}"

    def commands(self):
        path = str(self.path)
        return [["info", path], ["get", path, "data", "k5"], ["put", path, "data", "k5", "[1]"],
                ["find", path, "x+y", "--regex"], ["ls", self.tree, "c"], ["find", self.tree, "1"],
                ["convert", path, f"json:{self.folder}/new.json"]]

    def assertEndsWell(self, *words, **how):
        """Done, or whole sentences and 3; and nothing is left behind. Whether it was done."""
        before = self.everything()
        done = subprocess.run([PROGRAM, *words], capture_output=True, timeout=60, **how)
        said = done.stderr.decode()
        self.assertIn(done.returncode, (0, 1, 3), said)
        if done.returncode == 3:
            self.assertRegex(said, r"\A([^\n]+\.\n)+\Z")
            self.assertEqual(self.everything(), before)
        (self.folder / "new.json").unlink(missing_ok=True)
        return done.returncode != 3

    def test_little_memory(self):
        def limit(kilobytes):
            return lambda: resource.setrlimit(resource.RLIMIT_AS, (kilobytes * 1024,) * 2)

        if not program_is_started(preexec_fn=limit(1024 * 1024)):
            self.skipTest("a sanitizer wants more memory than there is")
        least = next(k for k in range(32 * 1024, 1024 * 1024, 2 * 1024)
                     if program_is_started(preexec_fn=limit(k)))
        results = [self.assertEndsWell(*words, preexec_fn=limit(least + more * 1024))
                   for words in self.commands() for more in range(0, 24, 3)]
        self.assertIn(False, results)
        self.assertIn(True, results)

    def test_no_more_threads(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))

        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        if not program_is_started(preexec_fn=limit, **who):
            self.skipTest("the program cannot be started so")
        for path in [self.folder, *self.folder.rglob("*")]:
            path.chmod(0o777)
        for words in self.commands():
            with self.subTest(words):
                self.assertEndsWell(*words, preexec_fn=limit, **who)

    def test_files_that_may_not_grow(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))

        for words in [["put", str(self.path), "data", "k5", "[1]"],
                      ["rm", str(self.path), "data", "k5"],
                      ["put", self.tree, "new", "k", json.dumps({"text": "x" * 2000})],
                      ["convert", str(self.path), f"json:{self.folder}/made/new.json"]]:
            with self.subTest(words):
                self.assertFalse(self.assertEndsWell(*words, preexec_fn=limit))

    def test_no_room_for_a_new_database(self):
        made = self.folder / "multi"
        few = self.folder / "few.json"
        few.write_text('{"old": {"k": {"n": 1}}}')
        subprocess.run([PROGRAM, "convert", str(few), f"multidisk:{made}"], check=True)
        long = json.dumps({"text": "x" * 20_000})
        for size in (4, 16, 24, 32, 36, 40, 48, 64):
            def limit(most=size * 1024):
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

            for words in (["put", f"multidisk:{made}", "newc", "k", long],
                          ["convert", str(few), f"multidisk:{self.folder}/other/one"],
                          ["convert", str(few), f"diskcache:{self.folder}/cache"]):
                with self.subTest(size=size, words=words[:3]):
                    before = self.everything()
                    done = subprocess.run([PROGRAM, *words], capture_output=True, timeout=60, preexec_fn=limit)
                    said = done.stderr.decode()
                    self.assertIn(done.returncode, (0, 3), said)
                    if done.returncode == 3:
                        self.assertEqual(self.names(), [path for path, _ in before])
                        self.assertNotIn("reading the database: database or disk is full", said)
                    for path in ("multi/newc", "other", "cache"):
                        shutil.rmtree(self.folder / path, ignore_errors=True)

    def names(self):
        return [path for path, _ in self.everything()]

    def test_a_folder_that_cannot_be_made(self):
        files = self.folder / "files"
        (files / "c").mkdir(parents=True)
        (files / "c" / "k").write_text("v")
        (files / "c" / "taken").write_text("v")
        for path in [self.folder, *self.folder.rglob("*")]:
            path.chmod(0o777)
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        if not program_is_started(**who):
            self.skipTest("the program cannot be started so")
        (files / "c").chmod(0o555)
        self.addCleanup((files / "c").chmod, 0o777)
        for words, status, why in ((["put", f"localfiles:{files}", "c", "z/k", "v"], 3, "Permission denied"),
                                   (["mv", f"localfiles:{files}", "c", "k", "z/w"], 3, "Permission denied"),
                                   (["mv", f"localfiles:{files}", "c", "k", "taken/w"], 2, "breaks a rule")):
            with self.subTest(words):
                done = subprocess.run([PROGRAM, *words], capture_output=True, timeout=60, **who)
                said = done.stderr.decode()
                self.assertEqual(done.returncode, status, said)
                self.assertIn(why, said)
                self.assertEqual((files / "c" / "k").read_text(), "v")

    def test_no_proc(self):
        without = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs none /proc && exec "$@"', "sh"]
        if not shutil.which("unshare") or subprocess.run(
                [*without, PROGRAM, "--version"], capture_output=True).returncode:
            self.skipTest("/proc cannot be hidden here, or a sanitizer needs it")
        for words in self.commands() + [["get", self.tree, "c", "k"], ["ls", self.tree],
                                        ["put", self.tree, "c", "k", "{}"]]:
            with self.subTest(words):
                done = subprocess.run([*without, PROGRAM, *words], capture_output=True, timeout=60)
                said = done.stderr.decode()
                if words[1] == self.tree:
                    self.assertEqual(done.returncode, 3)
                    self.assertIn("/proc is not there", said)
                else:
                    self.assertIn(done.returncode, (0, 1), said)


if __name__ == "__main__":
    unittest.main()
