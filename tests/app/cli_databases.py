# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Databases of diskcache from the command line: pickles, what is looked for on request, and locks.

    KVLENS=PROGRAM cli_databases.py
"""

import json
import os
import pickle
import pickletools
import re
import resource
import shutil
import sqlite3
import subprocess
import time
import unittest
import zlib
from contextlib import closing

from clicase import PROGRAM, CliCase


class Odd:
    def __init__(self):
        self.list = [1, -2, 70000, 2**40, -(2**90), 1.5, None, True, False, "é\n", b"\xff", (), {}, set()]


class DatabaseCase(CliCase):
    def setUp(self):
        super().setUp()
        self.store = self.folder / "store"
        self.path.write_text('{"c": {"k": {"n": 1}}}')
        self.output("convert", self.path, f"diskcache:{self.store}")

    def change(self, sql, *values):
        with closing(sqlite3.connect(self.store / "cache.db")) as database, database:
            database.execute(sql, values)


class PickleTest(DatabaseCase):
    INSERT = "INSERT INTO Cache(key, raw, store_time, access_time, mode, value) VALUES (?, 1, 0, 0, 4, ?)"

    def test_operations_are_those_that_pickletools_names(self):
        shared = [1]
        for protocol in (2, 3, 4, 5):
            for number, value in enumerate([5, "text" * 300, Odd(), [shared, shared], {"a": bytearray(b"x")},
                                            [b"y" * 70000], frozenset({1}), Odd, range(3), 1 << 3000]):
                with self.subTest(value=str(value)[:40], protocol=protocol):
                    dump = pickle.dumps(value, protocol)
                    self.change(self.INSERT, f"p{protocol}-{number}", dump)
                    done = self.run_cli("get", self.store, "cache.db:text", f"p{protocol}-{number}")
                    hexes, steps = done.stdout.decode().split("\n\n")
                    self.assertEqual(bytes.fromhex("".join(line[10:57] for line in hexes.splitlines())), dump)
                    told = [re.match(r" *(\d+): (\w+)", line).groups() for line in steps.splitlines()]
                    self.assertEqual(told, [(str(at), op.name) for op, _, at in pickletools.genops(dump)])
                    raw = self.run_cli("get", self.store, "cache.db:text", f"p{protocol}-{number}", "--raw")
                    self.assertEqual(raw.stdout, dump)

    def test_what_is_no_pickle_is_shown_as_it_is(self):
        whole = pickle.dumps([1, "two", {"three": 3.0}], 5)
        for number, value in enumerate([whole[:-1], whole + b".", b"\x80\x05", b"\x80\x06N.", b"\x80\x04\xff.", b"",
                                        b"\x80\x04X\xff\xff\xff\xffa.", *(whole[:n] for n in range(2, len(whole) - 1))]):
            with self.subTest(value):
                self.change(self.INSERT, f"n{number}", value)
                done = self.run_cli("get", self.store, "cache.db:text", f"n{number}")
                self.assertEqual(done.stdout.removesuffix(b"\n"), value.removesuffix(b"\n"))


class FilesTest(DatabaseCase):
    def test_a_file_of_a_value_that_is_gone_is_named_with_its_folder(self):
        self.output("put", self.store, "c", "long", f'{{"text": "{"x" * 40000}"}}')
        (used,) = self.store.glob("??/??/*.val")
        used.unlink()
        done = self.run_cli("get", self.store, "c", "long")
        self.assertEqual(done.returncode, 3)
        self.assertIn(str(used), done.stderr.decode())


    def test_only_what_is_named_as_a_value_is_deleted_with_its_row(self):
        notes = self.store / "notes.txt"
        notes.write_text('{"value": {"n": 1}}')
        for n, name in enumerate(["cache.db", "notes.txt", "cache.db-wal", "./notes.txt", "00/../notes.txt"]):
            with self.subTest(name):
                self.change("INSERT INTO Cache(key, raw, store_time, access_time, mode, filename, size) "
                            "VALUES (?, 1, 0, 0, 3, ?, 10)", f"c::odd{n}", name)
                self.run_cli("put", self.store, "c", f"odd{n}", '{"n": 2}')
                self.run_cli("rm", self.store, "c", f"odd{n}")
                self.assertTrue(notes.exists())
                self.assertEqual(self.output("get", self.store, "c", "k", "--raw"), b'{"n": 1}')

    def test_a_value_in_its_row_is_read_whatever_file_is_named(self):
        for name in ("no such file", "00/00/" + "0" * 28 + ".val", "../x"):
            self.change("UPDATE Cache SET filename = ?", name)
            self.assertEqual(self.output("get", self.store, "c", "k", "--raw"), b'{"n": 1}')
        self.output("put", self.store, "c", "k", '{"n": 2}')
        self.assertEqual(self.output("get", self.store, "c", "k", "--raw"), b'{"n": 2}')
        with closing(sqlite3.connect(self.store / "cache.db")) as database:
            self.assertEqual(database.execute("SELECT filename FROM Cache").fetchall(), [(None,)])

    def test_long_keys_are_read_and_written(self):
        for size, isShown in ((60_001, True), (70_000, True), (999_900, True), (1_000_001, False)):
            with self.subTest(size):
                key = "k" * size
                text = json.dumps({"collection": "c", "key": key, "value": {"n": size}, "version": 1,
                                   "created_at": "2026-01-01T00:00:00+00:00"})
                self.change("INSERT INTO Cache(key, raw, store_time, access_time, mode, value) VALUES (?, 1, 0, 0, 1, ?)",
                            f"c::{key}", text)
                done = self.run_cli("ls", self.store, "c")
                self.assertEqual(key.encode() in done.stdout, isShown)
                self.assertEqual(done.returncode, 0 if isShown else 3, done.stderr)
        self.assertIn(b"rows whose keys have more than 1000000 bytes are not shown: 1 of them",
                      self.run_cli("ls", self.store, "c").stderr.replace(",".encode(), b""))

    def test_a_folder_whose_name_is_no_utf8(self):
        odd = os.fsencode(self.folder) + b"/odd-\xff"
        os.mkdir(odd)
        self.output("convert", self.path, f"multidisk:{self.folder / 'multi'}")
        for store, kind in ((self.store, b"DiskStore"), (self.folder / "multi", b"MultiDiskStore")):
            path = odd + b"/" + os.fsencode(store.name)
            shutil.copytree(os.fsencode(store), path)
            self.assertIn(kind, self.output("info", path))
            self.assertEqual(self.output("get", path, "c", "k", "--raw"), b'{"n": 1}')
            self.output("put", path, "c", "k", '{"n": 1, "m": 2}')
            self.run_cli("put", path, "c", "k", '{"n": 1}', "--backup", "state", XDG_STATE_HOME=str(self.folder / "state"))
            self.assertEqual(self.output("get", path, "c", "k", "--raw"), b'{"n": 1}')
        self.assertIn(b"DiskStore", self.output("info", odd + b"/store/cache.db"))

    @unittest.skipIf(os.geteuid() != 0, "only root can write for others")
    def test_a_new_file_is_for_the_owner_of_the_database(self):
        os.chown(self.store / "cache.db", 65534, 65534)
        self.output("put", self.store, "c", "long", f'{{"text": "{"x" * 40000}"}}')
        (made,) = self.store.glob("??/??/*.val")
        for path in (made, made.parent, made.parent.parent):
            self.assertEqual((path.stat().st_uid, path.stat().st_gid), (65534, 65534), path)


class ExaminedTest(DatabaseCase):
    def add_file(self, name, age=3600):
        path = self.store / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 40000)
        os.utime(path, (time.time() - age,) * 2)
        return path

    def test_files_of_no_entry_are_told_and_removed(self):
        self.output("put", self.store, "c", "long", f'{{"text": "{"x" * 40000}"}}')
        (used,) = self.store.glob("??/??/*.val")
        os.utime(used, (0, 0))
        unused = [self.add_file(f"{n:02x}/00/{n:028x}.val") for n in range(3)]
        others = [self.add_file("00/00/notes.txt"), self.add_file("abc/x.val"), self.add_file(f"00/00/{9:028x}.val", 5)]
        os.symlink("/etc", self.store / "ff")
        self.assertEqual(self.document("info", self.store)["problems"], [])
        (finding,) = self.document("check", self.store)["findings"]
        self.assertEqual((finding["id"], finding["severity"], finding["repairable"]), ("K13", "I", True))
        self.assertIn("3 files", finding["message"])
        done = self.run_cli("check", self.store, "--fix", "K13", XDG_STATE_HOME=str(self.folder / "state"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(list((self.folder / "state").rglob("*.val"))), 3)  # kept all the same
        for path in unused:
            self.assertFalse(path.exists())
        for path in (used, *others):
            self.assertTrue(path.exists())
        self.assertEqual(self.document("check", self.store), {"findings": []})

    def test_files_in_the_folders_of_a_multidiskstore(self):
        self.store = self.folder / "multi"
        self.output("convert", self.path, f"multidisk:{self.store}")
        unused = self.add_file(f"c/00/00/{1:028x}.val")
        self.run_cli("check", self.store, "--fix", "all", XDG_STATE_HOME=str(self.folder / "state"))
        self.assertFalse(unused.exists())

    def test_a_file_that_a_row_names_by_then_stays(self):
        unused = self.add_file(f"00/00/{1:028x}.val")
        self.change("INSERT INTO Cache(key, raw, store_time, access_time, mode, filename, size) "
                    "VALUES ('c::f', 1, 0, 0, 3, ?, 40000)", f"00/00/{1:028x}.val")
        done = self.run_cli("rm", self.store, "cache.db:unused files", f"00/00/{1:028x}.val")
        self.assertNotEqual(done.returncode, 0)
        self.assertTrue(unused.exists())

    def test_what_a_database_asks_for_is_not_done(self):
        with closing(sqlite3.connect(self.store / "cache.db")) as database, database:
            (sql,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'Cache'").fetchone()
            endless = "CHECK (length(hex(zeroblob(400000000))) < 0)"
            database.execute("PRAGMA writable_schema = ON")
            database.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'Cache'", (sql[:-1] + ", " + endless + ")",))
        begun = time.monotonic()
        for words in (("info",), ("ls",), ("check",), ("find", "k")):
            done = self.run_cli(words[0], self.store, *words[1:])
            self.assertNotEqual(done.returncode, 2, done.stderr)
        self.assertLess(time.monotonic() - begun, 20)

    def test_all_pages_are_gone_through(self):
        for n in range(40):
            self.output("put", self.store, "c", f"key-{n:03}", f'{{"text": "{"x" * 2000}"}}')
        with closing(sqlite3.connect(self.store / "cache.db")) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'Cache_expire_time'").fetchone()
        with open(self.store / "cache.db", "r+b") as file:
            file.seek((page - 1) * 4096)
            file.write(b"\xff" * 4096)
        self.assertEqual([p["id"] for p in self.document("info", self.store)["problems"]], [])
        done = self.run_cli("check", self.store)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"E damaged", done.stdout)


class InterruptedTest(DatabaseCase):
    def whole(self):
        with closing(sqlite3.connect(self.store / "cache.db")) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])

    def test_a_log_that_was_cut_off_or_damaged_anywhere(self):
        with closing(sqlite3.connect(self.store / "cache.db")) as other:  # so that the log is not merged
            other.execute("SELECT * FROM Cache").fetchall()
            for n in range(2, 6):
                self.output("put", self.store, "c", "k", json.dumps({"n": n, "text": "x" * 3000 * n}))
            database, log = ((self.store / f"cache.db{end}").read_bytes() for end in ("", "-wal"))
        self.assertGreater(len(log), 40_000)
        seen = []
        for at in [*range(0, len(log), len(log) // 12), len(log)]:
            for left in {log[:at], log[:at] + b"\xff" * 64 + log[at + 64 :]}:
                with self.subTest(at=at, size=len(left)):
                    self.store = self.folder / f"cut-{at}-{len(left)}"
                    self.store.mkdir()
                    (self.store / "cache.db").write_bytes(database)
                    (self.store / "cache.db-wal").write_bytes(left)
                    value = json.loads(self.output("get", self.store, "c", "k", "--raw"))
                    self.assertEqual(len(value.get("text", "")), 3000 * value["n"] if value["n"] > 1 else 0)
                    seen.append(value["n"])
                    self.output("put", self.store, "c", "k", '{"n": 9}')
                    self.assertEqual(self.output("get", self.store, "c", "k", "--raw"), b'{"n": 9}')
                    self.whole()
        self.assertEqual({1, 2, 3, 4, 5}, set(seen))

    def test_what_there_is_no_room_for_is_not_written(self):
        original = self.store
        outcomes = set()
        for most in range(0, 150_000, 25_000):
            for size in (100, 20_000, 60_000):
                with self.subTest(most=most, size=size):
                    self.store = self.folder / f"limited-{most}-{size}"
                    shutil.copytree(original, self.store)
                    new = json.dumps({"text": "x" * size})
                    done = subprocess.run(
                        [PROGRAM, "put", self.store, "c", "k", new], capture_output=True, timeout=60,
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
                    self.assertIn(done.returncode, (0, 3), done.stderr)
                    outcomes.add(done.returncode)
                    is_new = done.returncode == 0
                    self.assertEqual(self.output("get", self.store, "c", "k", "--raw").decode(), new if is_new else '{"n": 1}')
                    files = len(list(self.store.rglob("*.val")))
                    self.assertEqual(files, 1 if is_new and size > 32_768 else 0)
                    self.whole()
        self.assertEqual(outcomes, {0, 3})


class RoomTest(CliCase):
    def test_a_database_for_which_there_is_no_room_is_not_left(self):
        failed = 0
        for kind in ("diskcache", "multidisk"):
            for most in (0, 4096, 8192, 16384, 24576, 32768):
                with self.subTest(kind=kind, most=most):
                    store = self.folder / f"{kind}-{most}"
                    done = subprocess.run(
                        [PROGRAM, "put", f"{kind}:{store}", "c", "k", '{"n": 1}'], capture_output=True, timeout=60,
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
                    if done.returncode == 0:
                        continue
                    failed += 1
                    self.assertEqual([path for path in store.rglob("*") if path.is_file()], [], done.stderr)
        self.assertGreater(failed, 4)


class BaseTest(CliCase):
    """A MultiDiskStore whose base holds the database of collections that have no folder."""

    def setUp(self):
        super().setUp()
        self.store = self.folder / "multi"
        self.path.write_text('{"users": {"a": {"n": 1}}, "sessions": {"b": {"n": 2}}}')
        self.output("convert", self.path, f"multidisk:{self.store}")
        self.path.write_text('{"users": {"c": {"n": 3}}}')
        self.output("convert", self.path, f"multidisk:{self.folder / 'other'}")

    def add_base(self, collection):
        shutil.copy(self.folder / "other/users/cache.db", self.store / "cache.db")
        with closing(sqlite3.connect(self.store / "cache.db")) as database, database:
            database.execute("UPDATE Cache SET value = replace(value, '\"users\"', ?)", (json.dumps(collection),))

    def test_a_collection_without_a_folder_hides_no_other(self):
        for collection in ("?", ".", "::", '"'):
            self.add_base(collection)
            for address in (self.store, f"multidisk:{self.store}"):
                with self.subTest(collection=collection, address=address):
                    self.assertIn(b"MultiDiskStore", self.output("info", address))
                    self.assertEqual(self.output("get", address, "users", "a", "--raw"), b'{"n": 1}')
                    self.assertEqual(self.output("get", address, collection, "c", "--raw"), b'{"n": 3}')
                    target = self.folder / "all.json"
                    self.assertEqual(self.run_cli("convert", address, f"json:{target}").returncode, 0)
                    self.assertEqual(json.loads(target.read_text()),
                                     {"users": {"a": {"n": 1}}, "sessions": {"b": {"n": 2}}, collection: {"c": {"n": 3}}})
                    target.unlink()
            self.output("put", self.store, collection, "c", '{"n": 4}')
            self.output("put", self.store, collection, "d", f'{{"text": "{"x" * 40000}"}}')
            self.assertEqual(self.output("get", self.store, collection, "c", "--raw"), b'{"n": 4}')
            self.assertEqual(len(list(self.store.glob("??/??/*.val"))), 1)
            state = str(self.folder / "state")
            self.run_cli("put", self.store, collection, "d", '{"n": 5}', "--backup", "state", XDG_STATE_HOME=state)
            (kept,) = (self.folder / "state").rglob("cache.db")
            with closing(sqlite3.connect(kept)) as database:
                self.assertEqual(database.execute("SELECT count(*) FROM Cache").fetchone(), (2,))
            shutil.rmtree(state)
            self.output("check", self.store, status=0)
            (self.store / "cache.db").unlink()

    def test_an_empty_database_in_the_base_hides_nothing(self):
        self.add_base("?")
        self.output("rm", self.store, "?", "c")
        self.assertEqual(self.output("get", self.store, "users", "a", "--raw"), b'{"n": 1}')

    def test_a_diskstore_with_collections_beside_it_tells_of_them(self):
        self.path.write_text('{"c": {"k": {"n": 4}}}')
        self.output("convert", self.path, f"diskcache:{self.folder / 'disk'}")
        shutil.copy(self.folder / "disk/cache.db", self.store)
        for words in (("get", "users", "a"), ("ls",), ("ls", "c")):
            with self.subTest(words):
                done = self.run_cli(words[0], self.store, *words[1:])
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertIn(f"the address multidisk:{self.store} opens those".encode(), done.stderr)
        done = self.run_cli("convert", self.store, f"json:{self.folder / 'all.json'}")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(self.output("ls", f"diskcache:{self.store}"), b"c\n")
        self.assertRefused(1, "get", f"diskcache:{self.store}", "users", "a")
        self.assertEqual(sorted(self.output("ls", f"multidisk:{self.store}").split()), [b"sessions", b"users"])
        problems = self.document("info", f"diskcache:{self.store}")["problems"]
        self.assertEqual([problem["id"] for problem in problems], ["other-kind"])

    def test_a_diskstore_among_diskstores_is_one(self):
        self.path.write_text('{"c": {"k": {"n": 4}}}')
        for store in (self.folder / "d", self.folder / "d/e"):
            self.output("convert", self.path, f"diskcache:{store}")
            self.assertEqual(self.output("ls", store), b"c\n")
        self.assertEqual(self.output("ls", self.folder / "d"), b"c\n")

    def test_the_folder_of_a_collection_is_no_base(self):
        self.assertIn(b"DiskStore", self.output("info", self.store / "users"))
        self.assertNotIn(b"MultiDiskStore\n", self.output("info", self.store / "users"))


class FanoutTest(CliCase):
    def test_its_parts_are_one_store(self):
        self.path.write_text('{"c": {"k": {"n": 1}}}')
        fan = self.folder / "fan"
        for n in range(3):
            self.output("convert", self.path, f"diskcache:{fan}/{n:03}")
            with closing(sqlite3.connect(fan / f"{n:03}/cache.db")) as database, database:
                database.execute("DELETE FROM Cache")
                for key in (f"key-{k}" for k in range(9) if zlib.adler32(f"key-{k}".encode()) % 3 == n):
                    database.execute("INSERT INTO Cache(key, raw, store_time, access_time, mode, value) "
                                     "VALUES (?, 1, 0, 0, 1, '\"text\"')", (key,))
        info = self.document("info", fan)
        self.assertEqual(info["kind"], "FanoutCache")
        self.assertIn("write", info["capabilities"])
        self.assertEqual([(c["group"], c["name"], c["entries"]) for c in info["collections"]], [("cache.db", "text", 9)])
        self.assertEqual(info["problems"], [])
        self.assertEqual(self.output("get", fan, "text", "key-2", "--raw"), b'"text"')
        self.assertEqual(len(self.document("find", fan, "key")["matches"]), 9)
        self.assertEqual(self.document("check", fan), {"findings": []})
        self.output("rm", fan, "text", "key-2")
        self.output("put", fan, "text", "key-9", '"new"')
        keys = [f"key-{k}" for k in range(10) if k != 2]
        self.assertEqual(self.document("ls", fan, "text")["keys"], keys)
        self.output("convert", fan, f"json:{self.folder}/copy.json")
        self.assertEqual(self.document("ls", f"{self.folder}/copy.json", "text")["keys"], keys)


class LockTest(DatabaseCase):
    def test_a_lock_that_is_waited_for_is_told(self):
        with closing(sqlite3.connect(self.store / "cache.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            process = self.start("put", self.store, "c", "k", '{"n": 2}')
            told = process.stderr.readline().decode()
            other.execute("COMMIT")
        self.assertIn("is locked by another program", told)
        self.assertEqual(process.communicate(), (b"", b""))
        self.assertEqual(process.returncode, 0)
        self.assertEqual(self.output("get", self.store, "c", "k", "--raw"), b'{"n": 2}')


if __name__ == "__main__":
    unittest.main()
