# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Disturbs every call of the system that a persist makes, and looks at what is there afterwards.

    faults.py PERSISTER SHIM [--all] [KIND...]

A run is a fresh copy of a store, one persist, and one disturbed call (see faultshim.cpp): an error,
half of the bytes, or a kill. Whatever comes: each file is the old one or the new one, whole; what
the program said is true of every entry; nothing else remains; no file can be read by more people.
After a kill the store is opened again, itself killed at every call; in the end all is old or all is
new. Without --all only some errors, and kills only where something is written.
"""

import argparse
import concurrent.futures
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "bench"))
import data as bench_data  # noqa: E402: the tables of diskcache

CREATED = "2026-01-15T09:00:00+00:00"
PRIVATE = 0o600

# What each kind of call can answer; the first ones are tried always. Not ENOENT for what is there:
# what a file system denies to exist does not exist for us.
FAULTS = {
    "open": ["EACCES", "EMFILE", "ENFILE", "EIO", "ENOMEM", "ENOSPC", "EROFS", "EINTR"],
    "stat": ["EIO", "EACCES", "ENOMEM"],
    "read": ["EIO", "half", "zero", "EINTR"],
    "write": ["ENOSPC", "half", "zero", "EIO", "EDQUOT", "EFBIG", "EINTR"],
    "copy": ["EIO", "zero", "EPERM", "half", "ENOSPC", "ENOSYS", "EXDEV", "EOPNOTSUPP"],
    "sync": ["EIO", "ENOSPC", "EINVAL", "EROFS"],
    "rename": ["EIO", "EINVAL", "EACCES", "ENOSPC", "ENOSYS", "EBUSY", "EROFS", "EPERM", "ENOENT"],
    "link": ["EIO", "EMLINK", "EPERM"],
    "unlink": ["EIO", "EACCES", "EBUSY"],
    "mkdir": ["EACCES", "ENOSPC", "EIO", "EROFS"],
    "rmdir": ["EIO"],
    "chmod": ["EPERM", "EIO"],
    "chown": ["EPERM", "EIO"],
    "lock": ["ENOLCK", "EWOULDBLOCK", "EIO"],
    "setxattr": ["ENOTSUP", "ENOSPC"],
    "getxattr": ["EIO"],
    "listxattr": ["EIO", "ERANGE"],
    "removexattr": ["EIO", "EPERM"],
    "truncate": ["EIO", "EFBIG", "EPERM"],
    "reserve": ["ENOSPC", "EOPNOTSUPP", "EIO"],
}
ALWAYS = 2
CHANGING = {"write", "rename", "link", "unlink", "truncate", "reserve"}
# Killed before such a call, what is on disk is what it was before the last of the others.
TOUCHING = {"open", "write", "copy", "rename", "link", "unlink", "mkdir", "chmod", "sync", "truncate"}


def number(name):
    import errno

    return str(getattr(errno, name)) if name.startswith("E") else name


def envelope(value):
    return json.dumps({"created_at": CREATED, "value": value, "version": 1}).encode()


class Kind:
    """One kind of persist. `writes` are (group, collection, key, what) as persister takes them."""

    target = "store.json"  # what the address names, below the folder of the run
    mode = "write"
    writes = []
    brief = ()  # the calls to disturb unless everything is wanted, as the kind is like another; (): all
    never = ()  # calls and faults that cannot be told from what is true
    in_place = False  # between a kill and the next opening the file may be neither old nor new
    backups = 0  # that a persist makes, each of which holds what a file was
    opens_new = False  # a file that is made anew gets what the umask leaves, as the library makes it

    def make(self, folder):
        raise NotImplementedError

    def files(self, write, stored):
        """What a write's files are if it is stored, and if it is not: {path: bytes or None}."""
        raise NotImplementedError

    def companions(self):
        """What is made on the way to the first write, which may remain after a kill."""
        return set()

    def contents(self, folder, name):
        path = folder / name
        return path.read_bytes() if path.is_file() else None

    def is_kept(self, path, olds):
        """Whether a file of a backup is what a file was."""
        return path.read_bytes() in olds

    def is_of_database(self, name):
        """What SQLite makes and removes as it likes, and value files that no row names after a crash."""
        return False

    def address(self, folder):
        return str(folder / self.target)


class JsonFile(Kind):
    writes = [("", "data", "target", '={"n": 1}')]
    head = b'{"data": {"other": {"text": "' + b"x" * 20000 + b'"}, "target": '

    def content(self, n):
        return self.head + b'{"n": %d}}, "behind": {}}' % n

    def make(self, folder):
        (folder / self.target).write_bytes(self.content(0))

    def files(self, write, stored):
        return {self.target: self.content(1 if stored else 0)}


class NewJsonFile(JsonFile):
    target = "new/folder/store.json"
    mode = "create"
    opens_new = True

    def make(self, folder):
        pass

    def address(self, folder):
        return "json:" + super().address(folder)

    def files(self, write, stored):
        return {self.target: b'{"data": {"target": {"n": 1}}}' if stored else None}


class LinkedJsonFile(JsonFile):
    def make(self, folder):
        (folder / "real").mkdir()
        (folder / "real/file.json").write_bytes(self.content(0))
        (folder / self.target).symlink_to("real/file.json")

    def files(self, write, stored):
        content = self.content(1 if stored else 0)
        return {self.target: content, "real/file.json": content}


class BackedUp(JsonFile):
    """A backup in the state folder, where it is another name of the file that was."""

    mode = "write,backup"
    backups = 1
    brief = CHANGING


class BackedUpBeside(JsonFile):
    mode = "write,beside"
    backups = 1
    brief = CHANGING


class InPlace(JsonFile):
    mode = "write,in-place"
    in_place = True
    backups = 1
    brief = CHANGING


class InPlaceLonger(InPlace):
    """A write that makes the file longer, by more than a page."""

    writes = [("", "data", "target", '="' + "y" * 9000 + '"')]

    def files(self, write, stored):
        old = self.content(0)
        return {self.target: old.replace(b'{"n": 0}', b'"' + b"y" * 9000 + b'"') if stored else old}


class InPlaceShorter(InPlace):
    """A write that makes the file shorter, with everything beside it."""

    mode = "write,in-place,beside"
    writes = [("", "data", "other", "=[]")]

    def files(self, write, stored):
        old = self.content(0)
        new = b'{"data": {"other": [], "target": ' + old[len(self.head):]
        return {self.target: new if stored else old}


class IndexFolder(Kind):
    """Several files as one step."""

    target = "index"
    names = ["docstore.json", "default__vector_store.json", "index_store.json"]
    writes = [(name, "c", "target", "=[1]") for name in names]

    def content(self, name, n):
        return b'{"c": {"of": "%s", "target": [%d]}}' % (name.encode(), n)

    def make(self, folder):
        (folder / self.target).mkdir()
        for name in self.names:
            (folder / self.target / name).write_bytes(self.content(name, 0))

    def files(self, write, stored):
        return {f"{self.target}/{write[0]}": self.content(write[0], 1 if stored else 0)}


class BackedUpIndex(IndexFolder):
    brief = CHANGING
    mode = "write,backup"
    backups = 3


class Tree(Kind):
    target = "tree"
    old, new = {"n": 0}, {"n": 1}

    def make(self, folder):
        tree = folder / self.target
        (tree / "c").mkdir(parents=True)
        info = {"collection": "c", "created_at": CREATED, "directory": str(tree / "c"), "version": 1}
        (tree / "c-info.json").write_bytes(json.dumps(info).encode())
        (tree / "c/k.json").write_bytes(envelope(self.old))

    def address(self, folder):
        return "filetree:" + super().address(folder)


class TreePut(Tree):
    writes = [("", "c", "k", '={"n": 1}')]

    def files(self, write, stored):
        return {"tree/c/k.json": envelope(self.new if stored else self.old)}


class TreeDelete(Tree):
    writes = [("", "c", "k", "-")]

    def files(self, write, stored):
        return {"tree/c/k.json": None if stored else envelope(self.old)}


class TreeRename(Tree):
    writes = [("", "c", "k", ">renamed")]

    def files(self, write, stored):
        old = envelope(self.old)
        return {
            "tree/c/k.json": None if stored else old,
            "tree/c/renamed.json": old if stored else None,
        }


class BackedUpTreePut(TreePut):
    """What is replaced lies in a folder of the backup, at the place where it was."""

    brief = CHANGING | {"open"}  # what cannot be read for its backup is not written
    mode = "write,backup"
    backups = 1


class BackedUpTreeDelete(TreeDelete):
    brief = CHANGING
    mode = "write,beside"
    backups = 1


class TreeNew(Tree):
    """A new key; its time is the clock's, so any envelope with the value will do."""

    writes = [("", "c", "new", '={"n": 1}')]
    path = "tree/c/new.json"

    def files(self, write, stored):
        return {self.path: self.new if stored else None, "tree/c/k.json": envelope(self.old)}


class TreeCollection(TreeNew):
    writes = [("", "a/b", "new", '={"n": 1}')]
    path = "tree/a/b/new.json"

    def companions(self):
        return {"tree/a/b-info.json"}


class TreeMany(Tree):
    """New keys that are made together."""

    writes = [("", "c", f"new{n}", '={"n": 1}') for n in range(8)]

    def files(self, write, stored):
        return {f"tree/c/{write[2]}.json": self.new if stored else None, "tree/c/k.json": envelope(self.old)}


class Local(Kind):
    target = "files"

    def make(self, folder):
        (folder / "files/c").mkdir(parents=True)
        (folder / "files/c/k").write_bytes(b"old")

    def address(self, folder):
        return "localfiles:" + super().address(folder)

    def files(self, write, stored):
        new = None if write[3] == "-" else b"new"
        return {"files/c/k": new if stored else b"old"}


class LocalPut(Local):
    writes = [("", "c", "k", "=new")]


class LocalDelete(Local):
    writes = [("", "c", "k", "-")]


class LocalNew(Local):
    writes = [("", "c", "new", "=new")]
    opens_new = True

    def files(self, write, stored):
        return {"files/c/new": b"new" if stored else None, "files/c/k": b"old"}


class LocalMany(Local):
    """New keys that are made together."""

    writes = [("", "c", f"new{n}", "=new") for n in range(8)]
    opens_new = True

    def files(self, write, stored):
        return {f"files/c/{write[2]}": b"new" if stored else None, "files/c/k": b"old"}


class BackedUpLocalPut(LocalPut):
    brief = CHANGING | {"open"}  # as of a file tree
    mode = "write,backup"
    backups = 1


class BackedUpLocalDelete(LocalDelete):
    brief = CHANGING
    mode = "write,beside"
    backups = 1


def row_of(folder, key):
    """The value of a row as it is on disk by now, read from a copy, as a reader makes files beside the database. Fails
    if the database is not whole, or the file of the value is missing."""
    with tempfile.TemporaryDirectory() as copy:
        for path in folder.glob("cache.db*"):
            if not path.name.endswith("-shm"):
                shutil.copy(path, copy)
        database = sqlite3.connect(Path(copy) / "cache.db")
        try:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the database is damaged"
            rows = database.execute("SELECT value, filename FROM Cache WHERE key = ?", (key,)).fetchall()
            count, size = (database.execute("SELECT value FROM Settings WHERE key = ?", (name,)).fetchone()[0]
                           for name in ("count", "size"))
            found = database.execute("SELECT count(*), coalesce(sum(size), 0) FROM Cache").fetchone()
            assert (count, size) == found, "the counts of the database are wrong"
        finally:
            database.close()
    for value, file in rows:
        return (folder / file).read_bytes() if file else value.encode()
    return None


class Disk(Kind):
    """A row of a DiskStore stands for a file named "disk/cache.db:key"."""

    target = "disk"
    scheme = "diskcache"
    caches = {"disk": {"c::k": ("c", "k")}}
    old, new = {"n": 0}, {"n": 1}
    brief = CHANGING
    never = [("read", "zero")]  # SQLite takes what is missing of a page for zeros: nothing that is built on it can know

    def make(self, folder):
        for name, rows in self.caches.items():
            path = folder / name
            path.mkdir(parents=True)
            database = sqlite3.connect(path / "cache.db")
            database.executescript(bench_data.CACHE + bench_data.CACHE_INDEXES)
            database.executemany("INSERT INTO Settings VALUES (?, ?)", [("count", 0), ("size", 0)])
            for trigger, does in bench_data.CACHE_TRIGGERS.items():
                database.execute(f"CREATE TRIGGER Settings_{trigger} AFTER {does}; END")
            for key, names in rows.items():
                text = json.dumps({"collection": names[0], "created_at": CREATED, "key": names[1], "value": self.old,
                                   "version": 1})
                file = self.long_file(path, text)
                database.execute("INSERT INTO Cache(key, raw, store_time, access_time, size, mode, filename, value) "
                                 "VALUES (?, 1, 0, 0, ?, ?, ?, ?)",
                                 (key, len(text) if file else 0, 3 if file else 1, file, None if file else text))
            database.commit()
            database.execute("PRAGMA journal_mode = DELETE")  # so that nothing is beside it
            database.execute("PRAGMA journal_mode = WAL")
            database.close()

    @staticmethod
    def long_file(path, text):
        if len(text) < 32768:
            return None
        file = path / "61/53/acf312a3b5d8e0f1a2b3c4d5e6f7.val"
        file.parent.mkdir(parents=True)
        file.write_text(text)
        return str(file.relative_to(path))

    def address(self, folder):
        return f"{self.scheme}:{folder / self.target}"

    def files(self, write, stored):
        folder, key = next((folder, key) for folder, rows in self.caches.items()
                           for key, names in rows.items() if names == write[1:3])
        new = None if write[3] == "-" else json.loads(write[3][1:])
        return {f"{folder}/cache.db:{key}": new if stored else self.old}

    def contents(self, folder, name):
        cache, _, key = name.partition("/cache.db:")
        return row_of(folder / cache, key)

    def is_kept(self, path, olds):
        if path.name != "cache.db":
            return any(holds(path.read_bytes(), old) for old in olds)
        return any(holds(row_of(path.parent, key), self.old) for rows in self.caches.values() for key in rows)

    def is_of_database(self, name):
        last = Path(name).name
        is_beside = last in ("cache.db", "cache.db-wal", "cache.db-shm") or ":" in name
        return is_beside or last.endswith(".val") or len(last) == 2  # and the folders of these


class DiskPut(Disk):
    writes = [("", "c", "k", '={"n": 1}')]


class DiskDelete(Disk):
    writes = [("", "c", "k", "-")]


class DiskLong(Disk):
    """The value gets a file."""

    writes = [("", "c", "k", '={"n": "' + "x" * 40000 + '"}')]


class BackedUpDiskShort(Disk):
    """The value had a file, which goes."""

    old = {"n": "y" * 40000}
    writes = [("", "c", "k", '={"n": 1}')]
    mode = "write,backup"
    backups = 2


class BackedUpMultiDisk(Disk):
    """Two folders, each written by itself."""

    target = "multi"
    scheme = "multidisk"
    caches = {"multi/a": {"k": ("a", "k")}, "multi/b": {"k": ("b", "k")}}
    writes = [("", "a", "k", '={"n": 1}'), ("", "b", "k", "-")]
    mode = "write,beside"
    backups = 2


KINDS = {
    kind.__name__: kind
    for kind in [JsonFile, NewJsonFile, LinkedJsonFile, BackedUp, BackedUpBeside, InPlace,
                 InPlaceLonger, InPlaceShorter, IndexFolder, BackedUpIndex, TreePut, TreeDelete, TreeRename,
                 BackedUpTreePut, BackedUpTreeDelete,
                 TreeNew, TreeCollection, TreeMany, LocalPut, LocalDelete, LocalNew, LocalMany, BackedUpLocalPut,
                 BackedUpLocalDelete, DiskPut, DiskDelete, DiskLong, BackedUpDiskShort, BackedUpMultiDisk]
}  # fmt: skip


def holds(found, expected):
    """Whether bytes, or None for no file, are what is expected: bytes, or fields of an object."""
    if not isinstance(expected, dict):
        return found == expected
    if found is None:
        return False
    data = json.loads(found)
    return expected.items() <= data.get("value", data).items()


class Run:
    """A fresh store in a folder of its own, and the runs of the program over it."""

    def __init__(self, kind, persister, shim):
        self.kind, self.persister, self.shim = kind, persister, shim
        self.base = tempfile.TemporaryDirectory(prefix="kvlens-faults-")
        self.folder = Path(self.base.name).resolve() / "stores"
        self.folder.mkdir()
        self.state = self.folder.parent / "state"
        kind.make(self.folder)
        for path in self.folder.rglob("*"):
            if path.is_file():
                path.chmod(PRIVATE)
        self.before = self.names()

    def close(self):
        self.base.cleanup()

    def call(self, writes=(), at=None, fault=None, name=None, mode=None):
        """Runs the program; answers its status, the lines it printed, and the calls it made."""
        log = self.folder.parent / "calls"
        environment = {**os.environ, "LD_PRELOAD": self.shim, "KVLENS_FAULT_LOG": str(log),
                       "XDG_STATE_HOME": str(self.state)}
        if at is not None:
            environment.update(KVLENS_FAULT_AT=str(at), KVLENS_FAULT=number(fault))
        if name is not None:
            environment["KVLENS_FAULT_CALL"] = name
        words = [word for write in writes for word in write]
        command = [self.persister, mode or self.kind.mode, self.kind.address(self.folder), *words]
        done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return done.returncode, lines, log.read_text().split()

    def names(self):
        """Of all that is in the folder but backups, which check_backups() looks at."""
        all_names = {str(path.relative_to(self.folder)) for path in self.folder.rglob("*")}
        return {name for name in all_names if ".kvlens-backup-" not in name and not self.kind.is_of_database(name)}

    def backups(self):
        """The files of all backups, those of a folder at any depth."""
        tops = [*self.folder.rglob("*.kvlens-backup-*"), *self.state.rglob("*.kvlens-backup-*")]
        within = [path for top in tops if top.is_dir() for path in top.rglob("*")]
        return sorted(path for path in tops + within if path.is_file())

    def check_backups(self, least=0):
        """What a backup holds is what a file was; nothing else remains where they are."""
        olds = [content for write in self.kind.writes
                for content in self.kind.files(write, False).values()]
        found = self.backups()
        for path in found:
            # After a second try it may be of what the first one stored.
            assert self.kind.is_kept(path, olds) or self.kind.backups > 1 or self.bytes(self.kind.target) \
                == path.read_bytes(), f"{path} is not what the file was"
            assert path.stat().st_mode & 0o077 == 0, f"{path} can be read by others"
        assert len(found) >= least, f"{len(found)} backups instead of {least}"
        left = [path for path in self.state.rglob("*") if path.is_file() and path not in found]
        assert not left, f"litter: {left}"
        for write in self.kind.writes:
            for name in self.kind.files(write, False):
                path = self.folder / name
                assert not path.is_file() or path.stat().st_nlink == 1, f"{name} is its own backup"

    def bytes(self, name):
        return self.kind.contents(self.folder, name)

    def is_as(self, write, stored):
        files = self.kind.files(write, stored)
        return all(holds(self.bytes(name), expected) for name, expected in files.items())

    def states(self):
        """For each write whether it is stored; fails if its files are neither old nor new."""
        states = []
        for write in self.kind.writes:
            found = [stored for stored in (False, True) if self.is_as(write, stored)]
            assert len(found) == 1, f"neither old nor new: {write} {sorted(self.names())}"
            states += found
        return states

    def check_rights(self):
        for path in self.folder.rglob("*"):
            if path.is_symlink() or not path.is_file():
                continue
            if self.kind.opens_new and str(path.relative_to(self.folder)) not in self.before:
                continue
            assert path.stat().st_mode & 0o077 == 0, f"{path} can be read by others"

    def check_names(self, allowed=()):
        expected = self.before | (self.kind.companions() if all(self.states()) else set())
        for write, stored in zip(self.kind.writes, self.states()):
            for name, content in self.kind.files(write, stored).items():
                parents = {str(parent) for parent in Path(name).parents if str(parent) != "."}
                expected |= parents if content is not None else set()
                if not self.kind.is_of_database(name):
                    (expected.discard if content is None else expected.add)(name)
        extra = {name for name in self.names() - expected if Path(name).name not in allowed}
        assert not extra, f"litter: {sorted(extra)}"

    def check_told(self, lines):
        told = [line for line in lines if "stored" in line]
        if len(told) < len(self.kind.writes):  # it could not be opened
            told = [{"stored": False}] * len(self.kind.writes)
        states = self.states()
        assert [line["stored"] for line in told] == states, f"said {told}, but {states}"
        for line in told:
            assert line["stored"] or "error" in line or not lines or "error" in lines[0], told
        return told


def unfinished(told):
    """The names that the errors say something is kept under."""
    words = " ".join(line.get("error", "") for line in told).split()
    return {Path(word.rstrip(".,;")).name for word in words if ".kvlens-unfinished" in word}


def pending(run, told):
    """What lies there until the next opening, if the errors say that it does the rest."""
    if not any("opened for writing again" in line.get("error", "") for line in told):
        return set()
    return {name for name in map(os.path.basename, run.names()) if name.startswith(".kvlens-")}


def try_fault(run, at, fault, name):
    """A thread that reads ahead may be quicker this time, and the call another one: then none fails."""
    status, lines, _ = run.call(run.kind.writes, at, fault, name)
    assert status in (0, 3), f"ended with {status}"
    is_torn = run.kind.in_place and any("half written" in line.get("error", "") for line in lines)
    if is_torn:  # the file could not be put back either; the next opening does it
        assert run.call()[0] == 0, "the next opening fails"
    told = run.check_told(lines)
    run.check_rights()
    left = pending(run, told)
    run.check_names(unfinished(told) | left)
    if not left:  # else what is still to be replaced can have its backup for another name
        run.check_backups(run.kind.backups if all(run.states()) else 0)
    try_again(run, told)


def try_again(run, told=(), killed=False):
    """The store still works: what was not stored can be stored, and then nothing remains."""
    missing = [w for w, stored in zip(run.kind.writes, run.states()) if not stored]
    left = {name for name in run.names() if name.endswith(".tmp")} if not missing else set()
    status, lines, _ = run.call(missing)
    assert status == 0 and all(line["stored"] for line in lines if "stored" in line), lines
    assert all(run.states()), "a second try does not store"
    # What a killed process left goes with the next write; here there may be none.
    run.check_names(unfinished(told) | {Path(name).name for name in left if killed})
    if missing:
        run.check_backups(run.kind.backups)


def try_kill(run, at, fault, again):
    status, _, calls = run.call(run.kind.writes, at, fault)
    if status == 0 and len(calls) < at:
        return  # a thread that reads ahead was quicker this time, and the call was not made
    assert status == -signal.SIGKILL, f"not killed but ended with {status}"
    look_after_kill(run)
    if again is not None:
        run.call((), again, "kill")
        look_after_kill(run)
    assert run.call()[0] == 0, "the next opening fails"
    states = run.states()
    if isinstance(run.kind, IndexFolder):
        assert len(set(states)) == 1, f"half of it is stored after the next opening: {states}"
    try_again(run, killed=True)


def look_after_kill(run):
    run.check_rights()
    if not run.kind.in_place:
        run.states()
        return
    # Who only reads is told nothing but the old or the new, or why not.
    status, lines, _ = run.call(mode="read")
    try:
        run.states()
    except AssertionError:
        assert status == 3 and "interrupted" in lines[0]["error"], (status, lines)


def disturbances(calls, everything, brief=(), never=()):
    for at, name in enumerate(calls, start=1):
        if brief and not everything and name not in brief:
            continue
        for fault in FAULTS[name][: None if everything else ALWAYS]:
            if (name, fault) in never:
                continue
            yield at, fault, None
        if everything or name in TOUCHING:
            yield at, "kill", None
        if everything and name in ("write", "copy"):
            yield at, "killed", None


def kills_of_openings(kind, calls, everything):
    """A kill when something is left for the next opening to do, and one in that opening: while a
    persist over several files puts them in place, or a file is written in place."""
    if kind.in_place:
        last = max(at for at, name in enumerate(calls, start=1) if name == "truncate")
        moments = [last, last + 1, last + 2]
    else:
        moments = [at for at, name in enumerate(calls, start=1) if name == "rename"][1:]
        if everything:  # all is in place by then, but not all is tidy
            moments += [at for at in range(moments[-1], len(calls) + 1) if calls[at - 1] == "unlink"]
    step = 1 if everything else 23 if kind.brief else 7
    for at in moments:
        for again in range(1, 200, step):
            yield at, "kill", again


def attempt(kind, options, calls, at, fault, again):
    run = Run(kind, options.persister, options.shim)
    try:
        if fault.startswith("kill"):
            try_kill(run, at, fault, again)
        else:
            try_fault(run, at, fault, calls[at - 1])
        return None
    except (AssertionError, ValueError, OSError, sqlite3.Error, subprocess.TimeoutExpired) as error:
        return f"{type(kind).__name__}, call {at} {fault} {again or ''}: {error}"
    finally:
        run.close()


def calls_of(kind, options):
    run = Run(kind, options.persister, options.shim)
    status, lines, calls = run.call(kind.writes)
    assert status == 0 and all(line["stored"] for line in lines), (status, lines)
    assert all(run.states())
    run.check_rights()
    run.check_names()
    run.check_backups(kind.backups)
    run.close()
    return calls


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("persister")
    parser.add_argument("shim")
    parser.add_argument("kinds", nargs="*", default=[])
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    failures, total = [], 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name in options.kinds or KINDS:
            kind = KINDS[name]()
            calls = calls_of(kind, options)
            wanted = list(disturbances(calls, options.all, kind.brief, kind.never))
            if isinstance(kind, IndexFolder) or kind.in_place:
                wanted += kills_of_openings(kind, calls, options.all)
            found = pool.map(lambda one: attempt(kind, options, calls, *one), wanted)
            bad = [failure for failure in found if failure]
            print(f"{name}: {len(calls)} calls, {len(wanted)} disturbed, {len(bad)} failures", flush=True)
            failures += [f"{failure} ({calls[int(failure.split()[2]) - 1]})" for failure in bad]
            total += len(wanted)
    print("\n".join(failures))
    print(f"{total} runs, {len(failures)} failures")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
