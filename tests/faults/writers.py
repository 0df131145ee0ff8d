# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Another program writes into a store while this one does, for so many seconds.

    writers.py KVLENS [--seconds N] [--coarse SHIM] [KIND...]

The other program is the real Python library, and writes as such programs do: in place, by a rename,
in two pieces with a pause, by appending what it had cut off, in place with the time set back. Where
the libraries are not installed, their ways are done by hand. Both write an entry of their own, again
and again, with numbers that grow, and each write is noted with when it began and ended. Then:

 - a value that is read is one that was written, and not older than the last that had ended before;
   so no acknowledged write is lost, neither theirs by ours nor ours by anything but theirs
 - an entry that nobody touches reads the same always, or the reading is refused; it is never "not in
   the store"
 - what is refused is refused because the other one was writing
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

STILL = {"text": "ü" * 300, "numbers": [1, 2.5, 1e300]}
SETTLING = 3.5  # seconds for which a clock that ticks slowly makes a recent write uncertain

try:
    from llama_index.core.storage.kvstore import SimpleKVStore
except ImportError:
    SimpleKVStore = None
try:
    from key_value.aio.stores.filetree import FileTreeStore
except ImportError:
    FileTreeStore = None
try:
    from diskcache import Cache
    from key_value.aio.stores.disk import DiskStore, MultiDiskStore
except ImportError:
    DiskStore = MultiDiskStore = None


class Register:
    """One entry: who wrote which number, and from when to when."""

    def __init__(self):
        self.writes = [(0, 0.0, 0.0)]
        self.lock = threading.Lock()

    def note(self, number, begin, end):
        with self.lock:
            self.writes.append((number, begin, end))

    def check(self, number, begin, end):
        """Whether it may be read between these times: some write of it had begun, and none that
        wrote another number began after that had ended, and ended before."""
        with self.lock:
            mine = [write for write in self.writes if write[0] == number and write[1] <= end]
            for _, _, done in mine:
                if not any(other != number and done < since and until < begin
                           for other, since, until in self.writes):
                    return
        raise AssertionError(f"read {number} from {begin:.4f} to {end:.4f}; "
                             f"written were {sorted(self.writes, key=lambda w: w[1])[-6:]}")


class JsonFile:
    """A file whose entries are written together: who writes one writes the other's again."""

    address = "store.json"
    words = ("data",)
    is_installed = True  # or its ways are done by hand

    def __init__(self, folder):
        self.path = folder / "store.json"
        self.write({"ours": {"n": 0}, "theirs": {"n": 0}, "still": STILL}, "persist")

    def read(self):
        """As the other program reads it, which is the only one that leaves it half written."""
        return json.loads(self.path.read_bytes())["data"]

    def write(self, data, way):
        text = json.dumps({"data": data}).encode()
        if way == "replace":
            other = self.path.with_suffix(".new")
            other.write_bytes(text)
            other.replace(self.path)
        elif way == "pieces":
            with self.path.open("wb", buffering=0) as file:
                file.write(text[: len(text) // 2])
                time.sleep(0.004)
                file.write(text[len(text) // 2 :])
        elif way == "append":
            with self.path.open("r+b", buffering=0) as file:
                file.truncate(10)
                file.seek(0)
                file.write(text[:10])
                file.seek(0, os.SEEK_END)
                file.write(text[10:])
        elif way == "time" and len(text) == self.path.stat().st_size:
            status = self.path.stat()
            with self.path.open("r+b", buffering=0) as file:
                file.write(text)
            os.utime(self.path, ns=(status.st_atime_ns, status.st_mtime_ns))
        elif SimpleKVStore:
            store = SimpleKVStore()
            for key, value in data.items():
                store.put(key, value, collection="data")
            store.persist(str(self.path))
        else:
            with self.path.open("w") as file:
                json.dump({"data": data}, file)

    def check(self):
        """What must be true of the store itself when all have done."""

    def write_theirs(self, number, way, ours):
        """Reads, changes its own entry and writes all; answers when the writing began."""
        data = self.read()
        data["theirs"] = {"n": number}
        begin = time.time()
        self.write(data, way)
        ours.note(data["ours"]["n"], begin, time.time())
        return begin


class IndexFolder(JsonFile):
    address = "index"
    words = ("docstore.json:data",)

    def __init__(self, folder):
        (folder / "index").mkdir()
        (folder / "index/index_store.json").write_text('{"index_store/data": {}}')
        super().__init__(folder / "index")
        self.path = (folder / "index/store.json").rename(folder / "index/docstore.json")


class KeyValue:
    """What is stored entry by entry, by a store of py-key-value: one and the same is written by both."""

    words = ("c",)
    store = None

    def begin(self):
        for key, value in {"ours": {"n": 0}, "theirs": {"n": 0}, "still": STILL}.items():
            self.put(key, value)

    def put(self, key, value, **options):
        asyncio.run(self.store.put(key, value, collection="c", **options))

    def write_theirs(self, number, way, ours):
        begin = time.time()
        self.put("theirs", self.value(number, way))
        if way == "time":  # now and then it writes ours, too
            value = asyncio.run(self.store.get("ours", collection="c"))["n"]
            since = time.time()
            self.put("ours", {"n": value})
            ours.note(value, since, time.time())
        return begin

    def value(self, number, way):
        return {"n": number}

    def check(self):
        pass


class FileTree(KeyValue):
    """A file for each entry."""

    address = "tree"
    is_installed = FileTreeStore is not None

    def __init__(self, folder):
        self.store = FileTreeStore(data_directory=folder / "tree")
        self.begin()


class Disk(KeyValue):
    """A row for each entry, and a file for a long value; entries expire meanwhile and are culled."""

    address = "disk"
    is_installed = DiskStore is not None

    def __init__(self, folder):
        self.folder = folder / "disk"
        self.store = DiskStore(directory=self.folder)
        self.begin()

    def value(self, number, way):
        if way == "append":
            self.put(f"soon gone {number}", {"n": number}, ttl=0.01)
        return {"n": number, "text": "long " * 8000} if way == "pieces" else {"n": number}

    def check(self):
        with Cache(self.folder) as cache:
            told = [str(warning.message) for warning in cache.check()]
            assert not told, f"the library's check says {told}"
            (rows,) = cache._sql("SELECT COUNT(*) FROM Cache").fetchone()
            assert len(cache) == rows, f"it counts {len(cache)} of {rows} rows"


class MultiDisk(Disk):
    """A folder for the collection, whose name stands in the files of long values, which are replaced."""

    address = "multi"

    def __init__(self, folder):
        self.folder = folder / "multi/c"
        self.store = MultiDiskStore(base_directory=folder / "multi")
        self.begin()

    def value(self, number, way):
        return {"text": "long " * 8000} | super().value(number, way)


class Contest:
    def __init__(self, kind, folder, options):
        self.kind, self.folder, self.options = kind, folder, options
        self.ours, self.theirs = Register(), Register()
        self.end = time.time() + options.seconds
        self.failures, self.counts = [], {"stored": 0, "refused": 0, "read": 0, "not read": 0}
        self.writing = threading.Event()

    def call(self, *words):
        environment = dict(os.environ, XDG_STATE_HOME=str(self.folder / "state"))
        if self.options.coarse:
            assert os.path.exists(self.options.coarse)
            environment["LD_PRELOAD"] = self.options.coarse
        return subprocess.run([self.options.kvlens, *words], env=environment, capture_output=True,
                              timeout=60)

    def address(self):
        return str(self.folder / self.kind.address)

    def run(self):
        threads = [threading.Thread(target=self.guarded, args=[act])
                   for act in (self.write_theirs, self.write_ours, self.read)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if not self.failures:
            self.guarded(self.check_end)
        return self.failures

    def guarded(self, act):
        try:
            act()
        except Exception as error:  # any is a failure of the test
            self.failures.append(f"{type(self.kind).__name__}, {act.__name__}: "
                                 f"{type(error).__name__}: {error}")
            self.end = 0

    def write_theirs(self):
        """Bursts, and pauses that are long enough for a write of ours."""
        chance = random.Random(1)
        number = 0
        while time.time() < self.end:
            for _ in range(chance.randint(1, 12)):
                number += 1
                way = chance.choice(["persist", "persist", "replace", "pieces", "append", "time"])
                begin = time.time()
                since = self.kind.write_theirs(number, way, self.ours)
                self.theirs.note(number, min(begin, since), time.time())
                time.sleep(chance.choice([0, 0.001, 0.02]))
            time.sleep(chance.choice([0.05, 0.3, 0.6]) * (8 if self.options.coarse else 1))

    def write_ours(self):
        number = 0
        while time.time() < self.end:
            number += 1
            begin = time.time()
            done = self.call("put", self.address(), *self.kind.words, "ours", json.dumps({"n": number}))
            end = time.time()
            if done.returncode == 0:
                self.ours.note(number, begin, end)
                self.counts["stored"] += 1
            else:
                assert done.returncode == 3, f"{done.returncode}: {done.stderr}"
                self.check_refusal(begin, end, done)

    def check_refusal(self, begin, end, done):
        assert b"locked" not in done.stderr, f"not waited for: {done.stderr}"
        self.counts["refused"] += 1
        since = begin - SETTLING
        with self.theirs.lock:
            latest = max(write[2] for write in self.theirs.writes)
        assert latest >= since or time.time() - end < 0.5, f"refused though nobody wrote: {done.stderr}"

    def read(self):
        while time.time() < self.end:
            begin = time.time()
            shown = {key: self.call("get", "--raw", self.address(), *self.kind.words, key)
                     for key in ("still", "ours", "theirs")}
            for key, done in shown.items():
                assert done.returncode in (0, 3), f"{key}: {done.returncode} {done.stderr}"
                if done.returncode == 3:
                    self.counts["not read"] += 1
                    continue
                self.counts["read"] += 1
                self.check_value(key, json.loads(done.stdout), begin)

    def check_value(self, key, value, begin):
        if key == "still":
            assert value == STILL, f"another value: {value}"
        else:
            # A write in hand is noted when it has ended.
            register = self.ours if key == "ours" else self.theirs
            end = time.time()
            for _ in range(400):
                try:
                    return register.check(value["n"], begin, end)
                except AssertionError:  # of several writers the one may be noted before the other
                    time.sleep(0.01)
            register.check(value["n"], begin, end)

    def check_end(self):
        """What is there when all have done is the last of each."""
        begin = time.time()
        for key in ("still", "ours", "theirs"):
            done = self.call("get", "--raw", self.address(), *self.kind.words, key)
            assert done.returncode == 0, f"{key}: {done.stderr}"
            self.check_value(key, json.loads(done.stdout), begin)
        self.kind.check()


KINDS = {kind.__name__: kind for kind in [JsonFile, IndexFolder, FileTree, Disk, MultiDisk]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kvlens")
    parser.add_argument("kinds", nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--coarse", type=os.path.abspath)
    options = parser.parse_args()
    failures = []
    for name in options.kinds or KINDS:
        if not KINDS[name].is_installed:
            print(f"{name}: its library is not installed")
            continue
        with tempfile.TemporaryDirectory(prefix="kvlens-writers-") as folder:
            contest = Contest(KINDS[name](Path(folder).resolve()), Path(folder).resolve(), options)
            failures += contest.run()
            print(f"{name}: {contest.counts}, {len(contest.theirs.writes)} of theirs", flush=True)
    print("\n".join(failures))
    sys.exit(bool(failures))


main()
