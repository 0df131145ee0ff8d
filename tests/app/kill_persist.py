# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Kills writers at random instants and looks at what they leave behind.

    kill_persist.py KVLENS MULTIWRITE KILLS [SEED]

Afterwards, every time: the old content or the new, whole; the next opening works; what remains
beside the store is bounded and nobody takes it for data. KILLS are shared between a JSON file of
some megabytes, also written in place, a file tree and a LocalFileStore with a large value, a write to
two files of an index folder, and a DiskStore and a MultiDiskStore with a value that goes from its row
into a file and back.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

KVLENS, MULTIWRITE, KILLS = sys.argv[1], sys.argv[2], int(sys.argv[3])
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(10**6)
RANDOM = random.Random(SEED)
CREATED = "2026-01-15T09:00:00+00:00"


def filler(size):
    return "".join(RANDOM.choices("abcdefghijklmnopqrstuvwxyz ", k=size))


class Target:
    """A store in which one entry is written again and again, with values 0, 1, 2, …"""

    most_leftovers = 0  # at any time
    finishes = False  # the next opening may finish what was killed

    def command(self, number):
        """The program to kill, and its standard input; it writes value `number`."""
        raise NotImplementedError

    def states(self):
        """Value numbers as found in the files, which must be whole: one for each file."""
        raise NotImplementedError

    def reopen(self):
        """The next opening must work; afterwards all files say the same."""
        raise NotImplementedError

    def leftovers(self):
        """Files that are no part of the store."""
        raise NotImplementedError


class JsonFile(Target):
    most_leftovers = 1

    def __init__(self, folder):
        self.folder = folder / "json"
        self.folder.mkdir()
        self.path = self.folder / "store.json"
        texts = {f"key-{n}": {"text": filler(2500)} for n in range(1000)}
        self.head = json.dumps({"data": texts})[:-2].encode() + b', "target": '
        self.path.write_bytes(self.content(0))

    def content(self, number):
        return self.head + b'{"number": %d}}, "behind": {}}' % number

    def command(self, number):
        return [KVLENS, "put", str(self.path), "data", "target", '{"number": %d}' % number], b""

    def states(self):
        found = self.path.read_bytes()
        number = int(found[len(self.head) + 11 :].split(b"}")[0])
        assert found == self.content(number), "the file is neither the old nor the new one"
        return [number]

    def reopen(self):
        command = [KVLENS, "get", "--raw", str(self.path), "data", "target"]
        return json.loads(subprocess.check_output(command))["number"]

    def leftovers(self):
        return [name for name in os.listdir(self.folder) if name != "store.json"]


class InPlaceFile(JsonFile):
    """The same, written in place: until the next opening it may be neither old nor new."""

    most_leftovers = 1  # the mark, until somebody writes
    finishes = True

    def command(self, number):
        command, typed = super().command(number)
        return [*command, "--in-place"], typed

    def states(self):
        try:
            return super().states()
        except (AssertionError, ValueError):
            done = subprocess.run([KVLENS, "get", str(self.path), "data", "target"], capture_output=True)
            assert done.returncode == 3 and b"interrupted" in done.stderr, done
            subprocess.check_output([KVLENS, "info", "--quick", str(self.path)])
            return super().states()


class LocalFiles(Target):
    most_leftovers = 1

    def __init__(self, folder):
        self.folder = folder / "local"
        self.folder.mkdir()
        self.path = self.folder / "target"
        self.text = filler(1_500_000).encode()
        self.path.write_bytes(self.content(0))

    def content(self, number):
        return b"%d %s" % (number, self.text)

    def command(self, number):
        return [KVLENS, "put", f"localfiles:{self.folder}", "", "target", "-"], self.content(number)

    def states(self):
        found = self.path.read_bytes()
        number = int(found.split(b" ")[0])
        assert found == self.content(number), "the file is neither the old nor the new one"
        return [number]

    def reopen(self):
        command = [KVLENS, "get", "--raw", f"localfiles:{self.folder}", "", "target"]
        return int(subprocess.check_output(command).split(b" ")[0])

    def leftovers(self):
        return [name for name in os.listdir(self.folder) if name != "target"]


class FileTree(Target):
    most_leftovers = 1

    def __init__(self, folder):
        self.folder = folder / "tree"
        collection = self.folder / "coll"
        collection.mkdir(parents=True)
        self.path = collection / "target.json"
        self.text = filler(1_500_000)
        info = {"collection": "coll", "created_at": CREATED, "directory": str(collection),
                "version": 1}
        (self.folder / "coll-info.json").write_text(json.dumps(info))
        envelope = {"created_at": CREATED, "value": self.value(0), "version": 1}
        self.path.write_text(json.dumps(envelope))

    def value(self, number):
        return {"number": number, "text": self.text}

    def command(self, number):
        typed = json.dumps(self.value(number)).encode()
        return [KVLENS, "put", str(self.folder), "coll", "target", "-"], typed

    def states(self):
        envelope = json.loads(self.path.read_bytes())
        number = envelope["value"]["number"]
        assert envelope["value"] == self.value(number) and envelope["created_at"] == CREATED
        return [number]

    def reopen(self):
        keys = subprocess.check_output([KVLENS, "ls", str(self.folder), "coll"])
        assert keys == b"target\n", f"the keys are {keys}"
        command = [KVLENS, "get", "--raw", str(self.folder), "coll", "target"]
        return json.loads(subprocess.check_output(command))["number"]

    def leftovers(self):
        found = [path.name for path in self.folder.rglob("*") if path.is_file()]
        extra = [name for name in found if name not in ("target.json", "coll-info.json")]
        assert all(name.startswith(".kvlens-") and name.endswith(".tmp") for name in extra), extra
        return extra


class IndexFolder(Target):
    most_leftovers = 4  # two new files, the record of both, and what the record was written into
    finishes = True
    files = {"docstore.json": "docstore/data", "default__vector_store.json": "embedding_dict"}

    def __init__(self, folder):
        self.folder = folder / "index"
        self.folder.mkdir()
        self.heads = {}
        for name, collection in self.files.items():
            first = {"id": {"text": filler(1_000_000)}}
            self.heads[name] = json.dumps({collection: first})[:-2].encode() + b', "target": '
            (self.folder / name).write_bytes(self.content(name, 0))
        (self.folder / "index_store.json").write_text("{}")

    def content(self, name, number):
        return self.heads[name] + b"[%d]}}" % number

    def command(self, number):
        places = [f"{name}={collection}" for name, collection in self.files.items()]
        return [MULTIWRITE, str(self.folder), "target", f"[{number}]", *places], b""

    def states(self):
        found = []
        for name in self.files:
            content = (self.folder / name).read_bytes()
            number = int(content[len(self.heads[name]) + 1 :].split(b"]")[0])
            assert content == self.content(name, number), f"{name} is not whole"
            found.append(number)
        return found

    def reopen(self):
        subprocess.check_output([KVLENS, "info", str(self.folder)])
        numbers = self.states()
        assert len(set(numbers)) == 1, f"after opening, the files say {numbers}"
        return numbers[0]

    def leftovers(self):
        return [n for n in os.listdir(self.folder) if n not in (*self.files, "index_store.json")]


class DiskCache(Target):
    """One entry, whose value stands in the row for even numbers and in a file for odd ones."""

    scheme = "diskcache"
    below = ""  # where its database is

    def __init__(self, folder):
        self.folder = folder / self.scheme
        self.text = filler(200_000)
        seed = folder / "seed.json"
        seed.write_text(json.dumps({"coll": {"target": self.value(0)}}))
        subprocess.run([KVLENS, "convert", str(seed), f"{self.scheme}:{self.folder}"], check=True)

    def value(self, number):
        return {"number": number, "text": self.text if number % 2 else ""}

    def command(self, number):
        typed = json.dumps(self.value(number)).encode()
        return [KVLENS, "put", str(self.folder), "coll", "target", "-"], typed

    def states(self):
        with closing(sqlite3.connect(self.folder / self.below / "cache.db")) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            [(text, name, size)] = database.execute("SELECT value, filename, size FROM Cache")
            settings = dict(database.execute("SELECT key, value FROM Settings"))
        text = (self.folder / self.below / name).read_text() if name else text
        assert size == (len(text) if name else 0), "row and file are not in step"
        assert (settings["count"], settings["size"]) == (1, size), "the library's counts are wrong"
        value = json.loads(text)["value"]
        assert value == self.value(value["number"])
        return [value["number"]]

    def reopen(self):
        command = [KVLENS, "get", "--raw", str(self.folder), "coll", "target"]
        return json.loads(subprocess.check_output(command))["number"]

    def leftovers(self):
        """None but a file of a value that came to no row, which the library's check() finds."""
        found = [path.name for path in self.folder.rglob("*") if path.is_file()]
        return [n for n in found if not n.startswith("cache.db") and not n.endswith(".val")]


class MultiDisk(DiskCache):
    scheme = "multidisk"
    below = "coll"


def start(target, number):
    command, typed = target.command(number)
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    process.stdin.write(typed)
    process.stdin.close()
    return process


def finish(process):
    process.wait()
    return process.stderr.read().decode(errors="replace")


def duration(target, numbers):
    """How long an undisturbed write takes, in seconds: the median of some."""
    times = []
    for number in numbers:
        began = time.monotonic()
        process = start(target, number)
        words = finish(process)
        assert process.returncode == 0, words
        times.append(time.monotonic() - began)
        assert target.states() == [number] * len(target.states()), "a finished write is not there"
    return sorted(times)[len(times) // 2]


def kill_once(target, number, usual):
    """Kills at any instant of the write, more often late, when files are touched."""
    process = start(target, number)
    time.sleep(usual * RANDOM.choice([RANDOM.uniform(0, 1.1), RANDOM.uniform(0.6, 1.1)]))
    process.kill()
    finish(process)


def torture(target, kills):
    usual = duration(target, range(1, 4))
    now, counts = 3, {"old": 0, "new": 0, "between": 0, "leftover": 0}
    for number in range(10, 10 + kills):
        kill_once(target, number, usual)
        found = set(target.states())
        assert found <= {now, number}, f"value {found} instead of {now} or {number}"
        counts["leftover"] += bool(target.leftovers())
        counts["between" if len(found) > 1 else "new" if number in found else "old"] += 1
        now = min(found)
        if target.leftovers() or len(found) > 1 or number % 5 == 0:
            after = target.reopen()
            assert after in ({now, number} if target.finishes else found), f"value {after} opens"
            now = after
        assert len(target.leftovers()) <= target.most_leftovers, target.leftovers()
    duration(target, [10**6])
    left = target.leftovers()
    assert not left, f"a finished write leaves {left}"
    print(f"{type(target).__name__}: {kills} kills within {usual * 1000:.0f} ms: {counts}; "
          "nothing remains", flush=True)


def main():
    print(f"seed {SEED}")
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = os.path.join(name, "state")
        shares = {JsonFile: 0.2, InPlaceFile: 0.15, FileTree: 0.15, LocalFiles: 0.1,
                  IndexFolder: 0.2, DiskCache: 0.1, MultiDisk: 0.1}
        for kind, share in shares.items():
            folder = Path(name) / kind.__name__
            folder.mkdir()
            torture(kind(folder), round(KILLS * share))


main()
