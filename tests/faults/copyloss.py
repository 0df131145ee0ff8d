# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Takes away, at every call of a copy into a new store, what a power cut may take away.

    copyloss.py COPIER SHIM LOSSSHIM [--all] [KIND...]

As loss.py does of a persist. Whatever is left is nothing, or told as unfinished by the mark beside
it, or the whole copy; and when the program had said that it is whole, that, without a mark.
"""

import argparse
import concurrent.futures
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from faults import TOUCHING
from loss import WAYS, Disk, lose

ENTRIES = {"c": {f"k{n}": {"n": n, "text": "x" * 900} for n in range(12)}, "d": {"k": {"n": 0}}}


def value_in_tree(path):
    return json.loads(path.with_name(path.name + ".json").read_bytes())["value"]


def value_in_file(path):
    return json.loads(path.read_bytes())


KINDS = {"filetree": value_in_tree, "localfiles": value_in_file}


class Copy:
    """A store and the place of its copy, in a folder of their own."""

    def __init__(self, kind):
        self.kind = kind
        self.base = tempfile.TemporaryDirectory(prefix="kvlens-copies-")
        self.folder = Path(self.base.name).resolve() / "stores"
        self.folder.mkdir()
        self.source, self.target = self.folder / "source.json", self.folder / "new"
        self.mark = self.folder / ".new.kvlens-unfinished-copy"
        self.source.write_text(json.dumps(ENTRIES))

    def run(self, options, environment):
        log = self.folder.parent / "calls"
        environment = {**os.environ, "KVLENS_FAULT_LOG": str(log), **environment}
        command = [options.copier, f"json:{self.source}", f"{self.kind}:{self.target}"]
        done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
        return done, log.read_text().split()

    def is_whole(self):
        try:
            return all(KINDS[self.kind](self.target / collection / key) == value
                       for collection, entries in ENTRIES.items() for key, value in entries.items())
        except (OSError, ValueError, KeyError):
            return False


def attempt(kind, options, at, way, seed):
    copy = Copy(kind)
    try:
        loss = copy.folder.parent / "loss"
        loss.mkdir()
        disk = Disk(copy.folder.parent, loss)
        environment = {"LD_PRELOAD": f"{options.lossshim}:{options.shim}", "KVLENS_LOSS": str(loss)}
        if at is not None:
            environment.update(KVLENS_FAULT_AT=str(at), KVLENS_FAULT="kill")
        done, _ = copy.run(options, environment)
        if at is not None and done.returncode != -signal.SIGKILL:
            return None  # the call was not made this time
        lose(copy, disk, way, random.Random(seed))
        if done.stdout == b"whole\n":
            assert copy.is_whole(), "it was said to be whole"
            assert not copy.mark.exists(), "it is told as unfinished"
        else:
            assert at is not None, f"it was not copied: {done.stderr}"
        assert not copy.target.exists() or copy.mark.exists() or copy.is_whole(), "what is left is not told"
        return None
    except (AssertionError, ValueError, OSError, subprocess.TimeoutExpired) as error:
        return f"{kind}, call {at}, {way} lost ({seed}): {type(error).__name__} {error}"
    finally:
        copy.base.cleanup()


def calls_of(kind, options):
    copy = Copy(kind)
    calls = copy.run(options, {"LD_PRELOAD": options.shim})[1]
    copy.base.cleanup()
    return calls


def main():
    parser = argparse.ArgumentParser()
    for name in ("copier", "shim", "lossshim"):
        parser.add_argument(name)
    parser.add_argument("kinds", nargs="*", default=[])
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    failures = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for kind in options.kinds or KINDS:
            calls = calls_of(kind, options)
            wanted = TOUCHING if options.all else {"mkdir", "link", "unlink", "sync"}
            moments = [at for at, call in enumerate(calls, 1) if call in wanted]
            # Of many files in turn the first and the last.
            renames = [at for at, call in enumerate(calls, 1) if call == "rename"]
            moments += [] if options.all else renames[:2] + renames[-2:]
            ways = [(way, 0) for way in WAYS] + [("chance", n) for n in range(1, 20 if options.all else 3)]
            found = pool.map(lambda one: attempt(kind, options, *one),
                             [(at, *way) for at in [*moments, None] for way in ways])
            bad = [failure for failure in found if failure]
            print(f"{kind}: {len(moments)} moments, {len(bad)} failures", flush=True)
            failures += bad
    print("\n".join(failures))
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
