# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""DiskStore folders of py-key-value, and other folders of diskcache, in both directions."""

import asyncio
import contextlib
import json
import multiprocessing
import pickle
import tempfile
import time
import unittest
from pathlib import Path

import diskcache
import kvlens
from key_value.aio.stores.disk import DiskStore, MultiDiskStore

BIG = 123456789012345678901234567890
LONG = {"text": "é" * 30_000}  # ASCII escapes make it longer than what stays in the row
ENTRIES = {
    "default_collection": {"plain": {"a": 1}, "": {"empty": "key"}, "../../up": {"path": True}},
    "oauth": {"https://host/a?b": {"t": [1.0, 1e-05, BIG, None]}, "ключ": {"text": "Grüße 漢字 🧪"}},
    "odd": {"a::b": {"v": 1}, "q\"'\\": {"v": 2}, "x" * 300: {"v": 3}, "new\nline": {"v": 4}},
    "a::b": {"c": {"v": 5}},
    "long": {"value": LONG, "twice": {"text": "x" * 100_000}},
    "numbers": {f"n{i:03}": {"i": i, "third": i / 3} for i in range(20)},
}


class Attack:
    """What unpickles this makes a file."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (open, (self.path, "w"))


async def put_all(store, entries, **options):
    for collection, values in entries.items():
        for key, value in values.items():
            await store.put(key, value, collection=collection, **options)


async def write_for_a_while(folder, seconds):
    store = DiskStore(directory=folder)
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        text = "x" * (40_000 if number % 5 == 0 else 10)
        await store.put(f"k{number % 50}", {"n": number, "text": text}, collection="busy", ttl=1 + number % 3)
        await store.get(f"k{(number + 7) % 50}", collection="busy")
        number += 1


def write_in_another_process(folder, seconds):
    asyncio.run(write_for_a_while(folder, seconds))


class DiskCacheTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "cache"
        self.beside = Path(folder.name)

    def fill(self, entries=None, **options):
        asyncio.run(put_all(DiskStore(directory=self.folder), entries or ENTRIES, **options))

    def library(self):
        """All entries as the library reads them."""

        async def get_all(entries):
            store = DiskStore(directory=self.folder)
            return {c: {k: await store.get(k, collection=c) for k in keys} for c, keys in entries.items()}

        return asyncio.run(get_all({c: kvlens.keys(self.folder, c) for c in kvlens.collections(self.folder)}))

    def get(self, key, collection):
        return asyncio.run(DiskStore(directory=self.folder).get(key, collection=collection))

    def ttl(self, key, collection):
        return asyncio.run(DiskStore(directory=self.folder).ttl(key, collection=collection))

    def assertSound(self):
        with diskcache.Cache(str(self.folder)) as cache:
            self.assertEqual([str(each.message) for each in cache.check()], [])

    def test_what_the_library_wrote_we_list_and_read_equal(self):
        self.fill()
        self.assertEqual(kvlens.info(self.folder)["kind"], "DiskStore")
        self.assertSame(kvlens.contents(self.folder), ENTRIES)

    def test_what_we_write_the_library_reads_equal(self):
        self.fill({"numbers": {"seed": {}}})
        for collection, values in ENTRIES.items():
            for key, value in values.items():
                kvlens.put(self.folder, collection, key, value)
        kvlens.rm(self.folder, "numbers", "seed")
        self.assertSame({c: {k: self.get(k, c) for k in v} for c, v in ENTRIES.items()}, ENTRIES)
        self.assertSound()

    def test_an_edited_envelope_has_the_form_that_the_library_writes(self):
        self.fill({"c": {"k": {"old": 1}}})
        with diskcache.Cache(str(self.folder)) as cache:
            before = cache["c::k"]
        kvlens.put(self.folder, "c", "k", b'{"b": 1, "a": "\\u00e9"}')
        with diskcache.Cache(str(self.folder)) as cache:
            self.assertOnlyChanged(before, cache["c::k"], '{"old": 1}', '{"b": 1, "a": "\\u00e9"}')
        kvlens.put(self.folder, "c", "new", {"a": 1})
        self.fill({"c": {"theirs": {"a": 1}}})
        with diskcache.Cache(str(self.folder)) as cache:
            ours, theirs = (cache[f"c::{key}"] for key in ("new", "theirs"))
        times = [text.split('"created_at": "')[1].split('"')[0] for text in (ours, theirs)]
        self.assertEqual(ours.replace(times[0], "T").replace("new", "theirs"), theirs.replace(times[1], "T"))

    def test_values_move_between_row_and_file_and_leave_nothing_behind(self):
        self.fill()
        kvlens.put(self.folder, "long", "value", {"short": True})
        kvlens.put(self.folder, "numbers", "n000", LONG)
        kvlens.put(self.folder, "long", "twice", {"text": "y" * 200_000})
        kvlens.rm(self.folder, "numbers", "n001")
        self.assertEqual(self.get("value", "long"), {"short": True})
        self.assertEqual(self.get("n000", "numbers"), LONG)
        self.assertEqual(self.get("twice", "long"), {"text": "y" * 200_000})
        self.assertIsNone(self.get("n001", "numbers"))
        self.assertSound()

    def test_a_time_to_live_is_kept_by_an_edit(self):
        self.fill({"sessions": {"short": {"v": 1}}}, ttl=86400)
        before = self.ttl("short", "sessions")[1]
        kvlens.put(self.folder, "sessions", "short", {"v": 2})
        value, after = self.ttl("short", "sessions")
        self.assertEqual(value, {"v": 2})
        self.assertAlmostEqual(after, before, delta=60)
        shown = kvlens.run("get", self.folder, "sessions", "short", options=["--json"])
        self.assertIn(b"expiresAt", shown)

    def test_an_expiry_that_we_write_is_that_of_the_library(self):
        self.fill({"sessions": {"short": {"v": 1.0}}}, ttl=86400)
        kvlens.expire(self.folder, "sessions", "short", "+1h")
        value, left = self.ttl("short", "sessions")
        self.assertSame(value, {"v": 1.0})
        self.assertAlmostEqual(left, 3600, delta=120)
        kvlens.mv(self.folder, "sessions", "short", "größer")
        value, left = self.ttl("größer", "sessions")
        self.assertSame(value, {"v": 1.0})
        self.assertAlmostEqual(left, 3600, delta=120)
        self.assertIsNone(self.get("short", "sessions"))
        kvlens.expire(self.folder, "sessions", "größer", "never")
        self.assertEqual(self.ttl("größer", "sessions"), ({"v": 1.0}, None))
        kvlens.run("put", self.folder, "sessions", "new", '{"v": 2}', options=["--expires", "+2d"])
        self.assertAlmostEqual(self.ttl("new", "sessions")[1], 172800, delta=120)
        kvlens.expire(self.folder, "sessions", "new", "now")
        self.assertIsNone(self.get("new", "sessions"))
        self.assertSound()

    def test_what_has_expired_is_shown_and_left_to_the_library(self):
        self.fill({"sessions": {"gone": {"v": 1}}}, ttl=0.05)
        time.sleep(0.1)
        self.assertSame(kvlens.contents(self.folder), {"sessions": {"gone": {"v": 1}}})
        kvlens.put(self.folder, "sessions", "other", {"v": 2})
        self.assertEqual(kvlens.keys(self.folder, "sessions"), ["gone", "other"])
        self.assertIsNone(self.get("gone", "sessions"))

    def test_the_example_of_the_documentation_works(self):
        self.assertEqual(kvlens.example("stores/diskstore.md", self.beside), ["python", "sh"])
        self.folder = self.beside / "tokens"
        self.assertEqual(self.get("alice", "oauth"), {"token": "t1"})
        self.assertEqual(kvlens.value(self.beside / "tokens.json", "oauth", "alice"), {"token": "t1"})

    def test_the_example_of_multidiskstore_works(self):
        self.assertEqual(kvlens.example("stores/multidiskstore.md", self.beside), ["python", "sh"])
        store = MultiDiskStore(base_directory=self.beside / "sessions")
        self.assertEqual(asyncio.run(store.get("s0", collection="closed")), {"user": "bob", "reason": "timeout"})
        self.assertEqual(kvlens.value(self.beside / "sessions.json", "open", "s1"), {"user": "alice"})

    def test_stores_become_other_stores_and_come_back(self):
        self.fill(ttl=86400)
        tree, file, back = (self.beside / name for name in ("tree", "kv.json", "back"))
        kvlens.run("convert", self.folder, f"json:{file}")
        kvlens.run("convert", f"json:{file}", f"diskcache:{back}")
        self.assertSame(kvlens.contents(back), ENTRIES)
        numbers = self.beside / "numbers"
        asyncio.run(put_all(DiskStore(directory=numbers), {"n": ENTRIES["numbers"]}, ttl=86400))
        kvlens.run("convert", numbers, f"filetree:{tree}")
        self.folder = self.beside / "again"
        kvlens.run("convert", f"filetree:{tree}", f"diskcache:{self.folder}")
        self.assertSame(self.library(), {"n": ENTRIES["numbers"]})
        self.assertAlmostEqual(self.ttl("n000", "n")[1], 86400, delta=120)
        self.assertSound()

    def test_a_library_that_holds_it_open_is_read_and_written_beside(self):
        async def beside():
            store = DiskStore(directory=self.folder)
            await store.put("k", {"v": 1}, collection="c")
            self.assertEqual(kvlens.value(self.folder, "c", "k"), {"v": 1})
            kvlens.put(self.folder, "c", "k", {"v": 2})
            self.assertEqual(await store.get("k", collection="c"), {"v": 2})
            await store.put("l", {"v": 3}, collection="c")
            self.assertEqual(kvlens.keys(self.folder, "c"), ["k", "l"])

        asyncio.run(beside())
        self.assertSound()

    def test_a_busy_program_and_we_do_not_disturb_each_other(self):
        self.fill({"busy": {"seed": {}}})
        other = multiprocessing.Process(target=write_in_another_process, args=(str(self.folder), 6))
        other.start()
        number = 0
        while other.is_alive():
            kvlens.put(self.folder, "ours", f"k{number % 10}", {"n": number, "text": "y" * (number % 2 * 50_000)})
            for key in kvlens.keys(self.folder, "ours"):
                self.assertIn("n", kvlens.value(self.folder, "ours", key))
            number += 1
        other.join()
        self.assertEqual(other.exitcode, 0)
        self.assertGreater(number, 5)
        self.assertEqual(len(kvlens.keys(self.folder, "ours")), min(number, 10))
        self.assertSound()

    def test_other_caches_are_shown_and_nothing_is_unpickled(self):
        mark = self.beside / "unpickled"
        with diskcache.Cache(str(self.folder)) as cache:
            for key, value in {"a::b": "text", 10: 7, 2.5: "number", b"\0\xff": b"bytes", (1, "t"): "tuple"}.items():
                cache[key] = value
            cache["attack"] = Attack(str(mark))
        self.assertEqual(kvlens.info(self.folder)["kind"], "DiskStore")
        self.assertEqual(sorted(kvlens.collections(self.folder)), ["bytes", "numbers", "pickled", "text"])
        self.assertEqual(kvlens.keys(self.folder, "numbers"), ["10", "2.5"])
        self.assertEqual(kvlens.raw(self.folder, "numbers", "10"), b"7")
        self.assertEqual(kvlens.raw(self.folder, "text", "a::b"), b"text")
        pickled = kvlens.raw(self.folder, "text", "attack")
        self.assertIn(str(mark).encode(), pickled)
        self.assertTrue(pickled.startswith(pickle.PROTO))
        kvlens.run("find", self.folder, "unpickled")
        kvlens.put(self.folder, "text", "attack", b"{}", status=3)
        self.assertFalse(mark.exists())
        self.assertSound()

    def findings(self, status=1):
        found = json.loads(kvlens.run("check", self.folder, options=["--json"], status=status))["findings"]
        return [(f["id"], f["severity"], [entry["key"] for entry in f["entries"]]) for f in found]

    def test_a_healthy_store_has_nothing(self):
        self.fill({name: keys for name, keys in ENTRIES.items() if "::" not in name})
        self.assertEqual(self.findings(status=0), [])

    def test_what_is_pickled_runs_when_the_library_reads_it(self):
        mark = self.beside / "unpickled"
        self.fill({"c": {"a": {"v": 0}, "k": {"v": 1}}})
        with diskcache.Cache(str(self.folder)) as cache:
            cache["c::k"] = Attack(str(mark))
        self.assertIn(("K12", "W", []), self.findings())
        self.assertFalse(mark.exists())
        with contextlib.suppress(Exception):
            self.get("k", "c")
        self.assertTrue(mark.exists())

    def test_a_value_whose_file_is_gone_is_not_found(self):
        with diskcache.Cache(str(self.folder)) as cache:
            cache["k"] = "short"
            cache["long"] = "x" * 100_000
        self.assertEqual(self.findings(status=0), [])
        (file,) = self.folder.rglob("*.val")
        file.unlink()
        self.assertEqual(self.findings(), [("K13", "W", ["long"])])
        with diskcache.Cache(str(self.folder)) as cache:
            self.assertIsNone(cache.get("long"))
        kvlens.rm(f"{self.folder}", "cache.db:text", "long")
        self.assertEqual(self.findings(status=0), [])

    def test_a_collection_with_the_divider_is_two(self):
        self.fill({"a::b": {"c": {"v": 5}}, "odd": {"a::b": {"v": 1}}})
        self.assertEqual(self.findings(), [("K14", "W", ["c"])])
        self.assertEqual(self.get("b::c", "a"), {"v": 5})

    def test_what_has_expired_is_told_and_deleted(self):
        with diskcache.Cache(str(self.folder)) as cache:
            cache.set("a", "short", expire=0.1)
            cache.set("long", "x" * 100_000, expire=0.1)
            cache["stays"] = "v"
            time.sleep(0.2)
            self.assertIsNone(cache.get("a"))
        self.assertEqual(self.findings(status=0), [("expired", "I", ["a", "long"])])
        kvlens.run("check", self.folder, options=["--fix", "expired"])
        self.assertEqual(self.findings(status=0), [])
        self.assertEqual(list(self.folder.rglob("*.val")), [])
        self.assertSound()

    def test_a_cache_of_many_folders_is_one_to_both(self):
        values = {"key": "text", "": "é" * 40_000, 7: 8, -7: 2.5, 2**63 - 1: 0, 0.1: "tenth", b"\0\xff": b"bytes",
                  (1, "t"): "tuple", **{f"k{n}": n for n in range(100)}}
        with diskcache.FanoutCache(str(self.folder), shards=5) as cache:
            for key, value in values.items():
                cache[key] = value
        self.assertEqual(kvlens.info(self.folder)["kind"], "FanoutCache")
        self.assertEqual(kvlens.info(self.folder)["problems"], [])
        counts = {c["name"]: c["entries"] for c in kvlens.info(self.folder)["collections"]}
        self.assertEqual(counts, {"text": 102, "numbers": 4, "bytes": 1, "pickled": 1})
        self.assertEqual(kvlens.raw(self.folder, "numbers", "0.1"), b"tenth")
        self.assertEqual(kvlens.raw(self.folder, "text", ""), values[""].encode())
        changed = {**{f"k{n}": n + 1000 for n in range(0, 100, 7)}, "": "short", 7: -1.5, "key": "x" * 50_000}
        for key, value in changed.items():
            collection = "text" if isinstance(key, str) else "numbers"
            kvlens.put(self.folder, collection, str(key), str(value).encode())
        added = {f"new{n}": "text" for n in range(20)} | {"not UTF-8": b"\xff"}
        for key, value in added.items():
            kvlens.put(self.folder, "text", key, value if isinstance(value, bytes) else value.encode())
        kvlens.put(self.folder, "numbers", "-12", b"text")
        kvlens.rm(self.folder, "text", "k1", "k2")
        expected = {**values, **changed, **added, -12: "text"}
        del expected["k1"], expected["k2"]
        with diskcache.FanoutCache(str(self.folder), shards=5) as cache:
            self.assertEqual({key: cache.get(key) for key in expected}, expected)
            self.assertEqual(len(cache), len(expected))
            self.assertEqual([str(each.message) for each in cache.check()], [])

    def test_queues_and_dictionaries_are_shown_and_edited(self):
        queue, index = diskcache.Deque([1, "two", 3.5], str(self.folder)), diskcache.Index(str(self.beside / "index"))
        index.update({"a": "text", "b": [1, 2]})
        keys = kvlens.keys(self.folder, "numbers")
        self.assertEqual([kvlens.raw(self.folder, "numbers", key) for key in keys], [b"1", b"two", b"3.5"])
        kvlens.put(self.folder, "numbers", keys[1], "zwei".encode())
        kvlens.put(self.beside / "index", "text", "a", "é".encode())
        kvlens.put(self.beside / "index", "text", "b", b"[]", status=3)  # a pickle
        self.assertEqual(list(queue), [1, "zwei", 3.5])
        self.assertEqual(dict(index), {"a": "é", "b": [1, 2]})

    def test_a_folder_for_each_collection(self):
        names = ["alpha", "юникод", "be/ta", "con", "a:b?c", "abc"]
        entries = {name: {"k::1": {"of": name}, f"only {name}": {}} for name in names}

        def store():
            return MultiDiskStore(base_directory=self.folder)

        asyncio.run(put_all(store(), {name: {"k::1": {}} for name in names}, ttl=86400))
        asyncio.run(put_all(store(), {name: entries[name] for name in names if name != "abc"}))
        asyncio.run(put_all(store(), {"abc": {"only abc": {}}}))
        self.assertEqual(kvlens.info(self.folder)["kind"], "MultiDiskStore")
        entries["abc"].pop("k::1")  # "a:b?c" has the same folder, and has overwritten it
        self.assertSame(kvlens.contents(self.folder), entries)
        kvlens.put(self.folder, "be/ta", "k::1", {"v": 2})
        kvlens.put(self.folder, "new.one", "first", {"v": 3})
        kvlens.put(self.folder, "not:plain", "first", {"v": 3}, status=2)
        kvlens.rm(self.folder, "alpha", "k::1")

        async def get(key, collection):
            return await store().get(key, collection=collection)

        self.assertEqual(asyncio.run(get("k::1", "be/ta")), {"v": 2})
        self.assertEqual(asyncio.run(get("first", "new.one")), {"v": 3})
        self.assertIsNone(asyncio.run(get("k::1", "alpha")))
        for folder in self.folder.iterdir():
            with diskcache.Cache(str(folder)) as cache:
                self.assertEqual([str(each.message) for each in cache.check()], [])


if __name__ == "__main__":
    unittest.main()
