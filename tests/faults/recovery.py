# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Disturbs every call of the system by which staged edits are kept, and looks at what is kept then.

    recovery.py KEEPER SHIM KVLENS [--all]

A run is a session whose edits go through nine states (see keeper.cpp) and whose process is killed:
at a call, or in the end when a call has failed. Whatever comes, there is one file at most, which
says one of the states, whole: the last that was called kept, or one that came after it.
"""

import argparse
import concurrent.futures
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from faults import disturbances, number

EMPTY = 5  # the state of no edits, beside that before the first
LAST = 9


class Run:
    def __init__(self, options):
        self.options = options
        self.base = tempfile.TemporaryDirectory(prefix="kvlens-recovery-")
        self.home = Path(self.base.name)
        self.folder = self.home / "state/kvlens/recovery"
        self.store = self.home / "kv.json"
        self.store.write_text('{"data": {"state": 0}}')

    def close(self):
        self.base.cleanup()

    def call(self, verb, at=None, fault=None, name=None, states=LAST):
        """Answers the status, the lines that were printed, and the calls that were made."""
        log = self.home / "calls"
        environment = {**os.environ, "LD_PRELOAD": self.options.shim, "KVLENS_FAULT_LOG": str(log)}
        if at is not None:
            environment.update(KVLENS_FAULT_AT=str(at), KVLENS_FAULT=number(fault))
        if name is not None:
            environment["KVLENS_FAULT_CALL"] = name
        command = [self.options.keeper, verb, str(self.folder), f"json:{self.store}", str(states)]
        done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return done.returncode, lines, log.read_text().split()

    def read(self):
        status, lines, _ = self.call("read")
        assert status == 0, f"reading ends with {status}"
        return lines

    def names(self):
        return sorted(os.listdir(self.folder)) if self.folder.exists() else []

    def info(self, *words):
        environment = {**os.environ, "XDG_STATE_HOME": str(self.home / "state")}
        return subprocess.run([self.options.kvlens, "info", str(self.store), *words],
                              env=environment, capture_output=True, text=True, timeout=60)


def allowed(lines, is_killed):
    """The states that may be found, by what was said."""
    states = [(line["state"], line["kept"]) for line in lines]
    last = max([state for state, kept in states if kept], default=0)
    tried = max([state for state, _ in states], default=0) + (1 if is_killed else 0)
    return {0 if state == EMPTY else state for state in range(last, tried + 1)}


def check(run, lines, is_killed):
    for line in lines:
        assert line["kept"] or line.get("error"), f"no word of why: {line}"
    found = run.read()
    assert len(found) <= 1, f"several files: {found}"
    assert not any("problem" in line for line in found), found
    state = found[0]["state"] if found else 0
    assert state in allowed(lines, is_killed), f"{found} after {lines[-2:]}"
    for path in run.folder.parent.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, f"{path} is for others, too"


def check_next(run):
    """Another process goes on, removes what the killed one left half-done, and discards all."""
    before = len(run.read())
    status, lines, _ = run.call("keep", states=2)
    assert status == 0 and all(line["kept"] for line in lines), lines
    assert len(run.read()) == before + 1, run.names()
    assert not [name for name in run.names() if not name.endswith(".edits")], run.names()
    assert run.call("discard")[0] == 0 and not run.names(), run.names()


def attempt(options, at, fault, name):
    run = Run(options)
    try:
        is_kill = fault.startswith("kill")
        status, lines, _ = run.call("keep", at, fault, name)
        assert status == (-signal.SIGKILL if is_kill else 0), f"ended with {status}"
        check(run, lines, is_kill)
        check_next(run)
        return None
    except (AssertionError, ValueError, OSError, subprocess.TimeoutExpired) as error:
        return f"call {at} {name} {fault}: {error}"
    finally:
        run.close()


def attempt_restoring(options, at, fault, name):
    """What is restored is always kept somewhere: where it was, or where it is kept from then on."""
    run = Run(options)
    try:
        run.call("keep")
        status, lines, _ = run.call("restore", at, fault, name)
        assert status == (-signal.SIGKILL if fault.startswith("kill") else 0), f"ended with {status}"
        found = run.read()
        assert found and all(line["state"] == LAST for line in found), f"{found} after {lines}"
        assert all(line["kept"] or line.get("error") for line in lines), lines
        status, lines, _ = run.call("restore")
        assert status == 0 and lines == [{"kept": True, "state": LAST}], lines
        assert len(run.names()) == 1, run.names()
        return None
    except (AssertionError, ValueError, OSError, subprocess.TimeoutExpired) as error:
        return f"restoring, call {at} {name} {fault}: {error}"
    finally:
        run.close()


def calls_of_restoring(options):
    run = Run(options)
    run.call("keep")
    _, lines, calls = run.call("restore")
    assert lines == [{"kept": True, "state": LAST}], lines
    run.close()
    return calls


def check_told(options):
    """The command line tells of what is kept, and also when the store is gone."""
    run = Run(options)
    assert json.loads(run.info("--json").stdout)["keptEdits"] == []
    calls = run.call("keep")[2]
    check(run, [{"state": 9, "kept": True}], False)
    kept = json.loads(run.info("--json").stdout)["keptEdits"]
    assert len(kept) == 1 and kept[0]["count"] == 10, kept
    assert kept[0]["file"] == str(run.folder / run.names()[0]) and kept[0]["at"].endswith("Z"), kept
    assert "kept: 10 changes of 20" in run.info().stdout, run.info().stdout
    run.store.unlink()
    gone = run.info()
    assert gone.returncode == 3 and "kept: 10 changes of 20" in gone.stderr, gone
    run.close()
    return calls


def main():
    parser = argparse.ArgumentParser()
    for name in ("keeper", "shim", "kvlens"):
        parser.add_argument(name)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    wanted = []
    for act, calls in ((attempt, check_told(options)), (attempt_restoring, calls_of_restoring(options))):
        for at, fault, _ in disturbances(calls, options.all):
            name = None if fault.startswith("kill") else calls[at - 1]
            if act is attempt or options.all or name is None:
                wanted.append((act, at, fault, name))
        print(f"{len(calls)} calls")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda one: one[0](options, *one[1:]), wanted)
        failures = [bad for bad in found if bad]
    print("\n".join(failures))
    print(f"{len(wanted)} runs, {len(failures)} failures")
    sys.exit(bool(failures))


main()
