# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Takes away, at every call of a persist, what a power cut may take away, and looks what opens then.

    loss.py PERSISTER SHIM LOSSSHIM [--all] [KIND...]

A run is a fresh copy of a store and a persist that is killed at one call. What it had not synced by
then is lost: contents of files since their last fsync, names since the last fsync of their folder.
Nothing promises in which order the rest came to the disk, so several losses are tried at each call:
all of it, only names, only contents, and some of both by chance. Inodes and times stay what they
were. Whatever is left opens as the old store or the new one, whole, or is told; and when the
program had said that it is stored, it is the new one.
"""

import argparse
import concurrent.futures
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from faults import Disk as DiskKind
from faults import KINDS, TOUCHING, IndexFolder, Run, try_again

# Not what SQLite writes, by means of its own.
KINDS_HERE = [name for name, kind in KINDS.items() if not name.startswith("Linked") and not issubclass(kind, DiskKind)]
WAYS = ["all", "names", "contents", "chance"]
BLOCK = 512


class Folders:
    """Which names there are, by the inodes of folders and files."""

    def __init__(self, root):
        folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
        self.names = {
            folder.stat().st_ino: {
                name: (folder / name).lstat().st_ino for name in os.listdir(folder)}
            for folder in folders}

    def apply(self, event):
        what, *words = event
        if what in ("name", "gone"):
            folder, inode, name = int(words[0]), int(words[1]), words[2]
            if what == "name":
                self.names.setdefault(folder, {})[name] = inode
            else:
                self.names.setdefault(folder, {}).pop(name, None)
        else:
            folder, name, inode, to_folder, to_name, to_inode = words
            source = self.names.setdefault(int(folder), {})
            source.pop(name, None)
            if what == "exchange":
                source[name] = int(to_inode)
            self.names.setdefault(int(to_folder), {})[to_name] = int(inode)


def folders_of(event):
    return {int(event[1])} | ({int(event[4])} if event[0] in ("rename", "exchange") else set())


class Disk:
    """What is surely on the disk, and what happened since then."""

    def __init__(self, root, loss):
        self.loss = loss
        self.before = Folders(root)
        self.contents = {}  # of files that were there: bytes and the time
        for path in root.rglob("*"):
            if path.is_file() and not path.is_symlink():
                status = path.stat()
                self.contents[status.st_ino] = (path.read_bytes(), status.st_mtime_ns)

    def events(self):
        log = self.loss / "log"
        return [line.split(" ") for line in log.read_text().splitlines()] if log.exists() else []

    def names_after(self, chosen):
        """The names on the disk. `chosen` says, of how many events of a folder since it was synced,
        how many came to the disk; they do in their order."""
        waiting, folders = [], self.before
        for event in self.events():
            if event[0] == "syncfolder":
                synced = int(event[1])
                for one in [one for one in waiting if synced in folders_of(one)]:
                    folders.apply(one)
                waiting = [one for one in waiting if synced not in folders_of(one)]
            elif event[0] != "syncfile":
                waiting.append(event)
        for event in waiting[: chosen(len(waiting))]:
            folders.apply(event)
        return folders.names

    def synced(self, inode):
        copy = self.loss / f"synced-{inode}"
        if copy.exists() and ["syncfile", str(inode)] in self.events():
            return copy.read_bytes(), copy.stat().st_mtime_ns
        return self.contents.get(inode, (b"", None))


def mixed(old, new, chance):
    """Blocks of the one and the other, of the length of one of them."""
    size = chance.choice([len(old), len(new)])
    result = bytearray(size)
    for at in range(0, size, BLOCK):
        part = chance.choice([old, new])[at : min(at + BLOCK, size)]
        result[at : at + len(part)] = part
    return bytes(result)


def lose(run, disk, way, chance):
    """Makes the folders what they are after a power cut."""
    loses_names, loses_contents = way != "contents", way != "names"
    if way == "chance":
        names = disk.names_after(lambda count: chance.randint(0, count))
    else:
        names = disk.names_after(lambda count: 0 if loses_names else count)
    hold = disk.loss / "hold"
    hold.mkdir()
    root = run.folder.parent
    paths = {root.stat().st_ino: root}
    for path in sorted(root.rglob("*")):
        if path.is_dir() and path != disk.loss and disk.loss not in path.parents:
            paths[path.stat().st_ino] = path
    files = {}
    for folder in [disk.loss, *paths.values()]:
        for path in folder.iterdir():
            is_kept = folder != disk.loss or path.name.startswith("kept-")
            if is_kept and path.is_file() and path.name != "calls" and not path.is_symlink():
                inode = path.stat().st_ino
                if inode in files:  # another name of it
                    path.unlink()
                else:
                    files[inode] = path.rename(hold / str(inode))
    for inode, path in files.items():
        old, time = disk.synced(inode)
        new = path.read_bytes()
        if loses_contents and new != old:
            content = mixed(old, new, chance) if way == "chance" else old
            mode = path.stat().st_mode
            with path.open("r+b") as file:
                file.truncate(0)
                file.write(content)
            path.chmod(mode & 0o7777)
            if time is not None:
                os.utime(path, ns=(time, time))
    place(root, names, paths, files, disk)
    shutil.rmtree(disk.loss)


def place(root, names, paths, files, disk):
    reached = {root.stat().st_ino}
    for folder in list(paths):
        for name, inode in names.get(folder, {}).items():
            if inode in paths:
                reached.add(inode)
    for folder, path in paths.items():
        if folder not in reached and path.exists():
            shutil.rmtree(path)  # it had no name yet
            continue
        for name, inode in names.get(folder, {}).items():
            if inode in files and path.exists() and not (path / name).exists():
                os.link(files[inode], path / name)


def persist(run, options, at):
    loss = run.folder.parent / "loss"
    loss.mkdir()
    # What was there is on the disk; of the folder of the state only its parents.
    disk = Disk(run.folder.parent, loss)
    environment = {**os.environ, "LD_PRELOAD": f"{options.lossshim}:{options.shim}",
                   "KVLENS_LOSS": str(loss), "KVLENS_FAULT_LOG": str(run.folder.parent / "calls"),
                   "XDG_STATE_HOME": str(run.state)}
    if at is not None:
        environment.update(KVLENS_FAULT_AT=str(at), KVLENS_FAULT="kill")
    words = [word for write in run.kind.writes for word in write]
    command = [options.persister, run.kind.mode, run.kind.address(run.folder), *words]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
    return disk, done


def attempt(kind, options, at, way, seed):
    run = Run(kind, options.persister, options.shim)
    try:
        disk, done = persist(run, options, at)
        if at is not None and done.returncode != -signal.SIGKILL:
            return None  # a thread that reads ahead was quicker, and the call was not made
        is_stored = done.stdout.count(b'"stored":true') == len(run.kind.writes)
        lose(run, disk, way, random.Random(seed))
        check(run, is_stored)
        return None
    except (AssertionError, ValueError, OSError, subprocess.TimeoutExpired) as error:
        return f"{type(kind).__name__}, call {at}, {way} lost ({seed}): {type(error).__name__} {error}"
    finally:
        run.close()


def check(run, is_stored):
    status, lines, _ = run.call(mode="read")
    try:
        run.states()
    except AssertionError:
        assert status == 3 and lines[0].get("error"), (status, lines)
    status, lines, _ = run.call()
    assert status == 0, f"the next opening fails: {lines}"
    states = run.states()
    assert not is_stored or all(states), f"it was said to be stored: {states}"
    if isinstance(run.kind, IndexFolder):
        assert len(set(states)) == 1, f"half of it is stored: {states}"
    try_again(run, killed=True)


def calls_of(kind, options):
    run = Run(kind, options.persister, options.shim)
    calls = run.call(kind.writes)[2]
    run.close()
    return calls


def main():
    parser = argparse.ArgumentParser()
    for name in ("persister", "shim", "lossshim"):
        parser.add_argument(name)
    parser.add_argument("kinds", nargs="*", default=[])
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    failures, total = [], 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name in options.kinds or KINDS_HERE:
            kind = KINDS[name]()
            calls = calls_of(kind, options)
            moments = [at for at, call in enumerate(calls, 1) if call in TOUCHING or options.all]
            if not options.all:  # the names and their syncs; the rest is much alike
                moments = [at for at in moments if calls[at - 1] in ("rename", "link", "unlink", "sync")]
            ways = [(way, 0) for way in WAYS if options.all or not kind.brief or way in ("all", "chance")]
            ways += [("chance", n) for n in range(1, 20)] if options.all else []
            wanted = [(at, *way) for at in [*moments, None] for way in ways]
            found = pool.map(lambda one: attempt(kind, options, *one), wanted)
            bad = [failure for failure in found if failure]
            print(f"{name}: {len(moments)} moments, {len(wanted)} losses, {len(bad)} failures", flush=True)
            failures += bad
            total += len(wanted)
    print("\n".join(failures))
    print(f"{total} runs, {len(failures)} failures")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
