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
import subprocess
import sys
import tempfile
from pathlib import Path

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
}
ALWAYS = 2
# Killed before such a call, what is on disk is what it was before the last of the others.
TOUCHING = {"open", "write", "copy", "rename", "link", "unlink", "mkdir", "chmod", "sync"}


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

    def make(self, folder):
        raise NotImplementedError

    def files(self, write, stored):
        """What a write's files are if it is stored, and if it is not: {path: bytes or None}."""
        raise NotImplementedError

    def companions(self):
        """What is made on the way to the first write, which may remain after a kill."""
        return set()

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


KINDS = {
    kind.__name__: kind
    for kind in [JsonFile, NewJsonFile, LinkedJsonFile, IndexFolder, TreePut, TreeDelete,
                 TreeRename, TreeNew, TreeCollection, TreeMany]
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
        kind.make(self.folder)
        for path in self.folder.rglob("*"):
            if path.is_file():
                path.chmod(PRIVATE)
        self.before = self.names()

    def close(self):
        self.base.cleanup()

    def call(self, writes=(), at=None, fault=None, name=None):
        """Runs the program; answers its status, the lines it printed, and the calls it made."""
        log = self.folder.parent / "calls"
        environment = {**os.environ, "LD_PRELOAD": self.shim, "KVLENS_FAULT_LOG": str(log)}
        if at is not None:
            environment.update(KVLENS_FAULT_AT=str(at), KVLENS_FAULT=number(fault))
        if name is not None:
            environment["KVLENS_FAULT_CALL"] = name
        words = [word for write in writes for word in write]
        command = [self.persister, self.kind.mode, self.kind.address(self.folder), *words]
        done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return done.returncode, lines, log.read_text().split()

    def names(self):
        return {str(path.relative_to(self.folder)) for path in self.folder.rglob("*")}

    def bytes(self, name):
        path = self.folder / name
        return path.read_bytes() if path.is_file() else None

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
            if path.is_symlink() or not path.is_file() or path.name in self.made(path):
                continue
            assert path.stat().st_mode & 0o077 == 0, f"{path} can be read by others"

    def made(self, path):
        """A file that is made anew gets what the umask leaves."""
        is_new = str(path.relative_to(self.folder)) not in self.before
        return {path.name} if is_new and isinstance(self.kind, NewJsonFile) else set()

    def check_names(self, allowed=()):
        expected = self.before | (self.kind.companions() if all(self.states()) else set())
        for write, stored in zip(self.kind.writes, self.states()):
            for name, content in self.kind.files(write, stored).items():
                parents = {str(parent) for parent in Path(name).parents if str(parent) != "."}
                expected |= parents if content is not None else set()
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


def try_fault(run, at, fault, name):
    """A thread that reads ahead may be quicker this time, and the call another one: then none fails."""
    status, lines, _ = run.call(run.kind.writes, at, fault, name)
    assert status in (0, 3), f"ended with {status}"
    told = run.check_told(lines)
    run.check_rights()
    run.check_names(unfinished(told))
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


def try_kill(run, at, fault, again):
    status, _, calls = run.call(run.kind.writes, at, fault)
    if status == 0 and len(calls) < at:
        return  # a thread that reads ahead was quicker this time, and the call was not made
    assert status == -signal.SIGKILL, f"not killed but ended with {status}"
    run.states()
    run.check_rights()
    if again is not None:
        run.call((), again, "kill")
        run.states()
        run.check_rights()
    assert run.call()[0] == 0, "the next opening fails"
    states = run.states()
    if isinstance(run.kind, IndexFolder):
        assert len(set(states)) == 1, f"half of it is stored after the next opening: {states}"
    try_again(run, killed=True)


def disturbances(calls, everything):
    for at, name in enumerate(calls, start=1):
        for fault in FAULTS[name][: None if everything else ALWAYS]:
            yield at, fault, None
        if everything or name in TOUCHING:
            yield at, "kill", None
        if everything and name in ("write", "copy"):
            yield at, "killed", None


def kills_of_openings(calls, everything):
    """A kill while a persist over several files puts them in place, and one while that is finished."""
    renames = [at for at, name in enumerate(calls, start=1) if name == "rename"]
    for at in renames[1:]:
        for again in range(1, 200, 1 if everything else 7):
            yield at, "kill", again


def attempt(kind, options, calls, at, fault, again):
    run = Run(kind, options.persister, options.shim)
    try:
        if fault.startswith("kill"):
            try_kill(run, at, fault, again)
        else:
            try_fault(run, at, fault, calls[at - 1])
        return None
    except (AssertionError, ValueError, OSError, subprocess.TimeoutExpired) as error:
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
            wanted = list(disturbances(calls, options.all))
            if isinstance(kind, IndexFolder):
                wanted += kills_of_openings(calls, options.all)
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
