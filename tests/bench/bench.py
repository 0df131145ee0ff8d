# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py PROGRAM FOLDER MEGABYTES: how long until a large file can be browsed.

Three stores of that size are made in FOLDER as Python's json writes them: text nodes, vectors, and
small values. Each is then gone through by a plain read, by KV Lens (until all keys are known; until
all values are checked, which goes on while one browses) and by Python's json.load; in fresh
processes, in shuffled order, the file in the page cache. Printed are medians of five (json.load: of
one to five, as time allows) and the highest resident memory. Only the figures of one table can be
compared, and only for what they say: json.load makes every value, KV Lens those that are shown.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 5
PATIENCE = 30  # seconds after which json.load is not repeated
WORDS = "the index keeps what was stored and a query finds it again by its meaning or by its name".split()

PYTHON = """
import json, sys, time
begin = time.perf_counter()
with open(sys.argv[1]) as file:
    store = json.load(file)
print((time.perf_counter() - begin) * 1000, sum(len(members) for members in store.values()))
"""


def text_node(chance, number):
    words = " ".join(chance.choices(WORDS, k=200))
    return {"__data__": {"id_": f"node-{number}", "metadata": {"page": number}, "text": words + "\n\u00e9\u2026"},
            "__type__": "1"}


def vector(chance, _number):
    return [chance.gauss(0, 0.05) for _ in range(384)]


def small(_chance, number):
    return number


def make(path, collection, value, size):
    """Writes one store, unless it is there already; about `size` bytes."""
    if path.is_file():
        return
    chance = random.Random(1)
    part = path.with_suffix(".part")
    with part.open("w") as file:
        file.write("{" + json.dumps(collection) + ": {")
        number = 0
        while file.tell() < size:
            for number in range(number, number + 1000):
                comma = ", " if number else ""
                file.write(f'{comma}"{chance.getrandbits(64):016x}": {json.dumps(value(chance, number))}')
            number += 1
        file.write("}}")
    part.rename(path)


def run(command):
    """Milliseconds and entries that the command printed, and its peak memory in MB."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    answer = child.stdout.read().split()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return float(answer[0]), int(answer[1]), usage.ru_maxrss / 1024


def measure(program, path):
    methods = {
        "plain read": [program, "read", path],
        "all keys": [program, "keys", path],
        "all checked": [program, "check", path],
        "json.load": [sys.executable, "-c", PYTHON, path],
    }
    results = {name: [] for name in methods}
    spent = 0.0
    run(methods["plain read"])  # into the page cache
    for _ in range(ROUNDS):
        for name in random.sample(list(methods), len(methods)):
            if name == "json.load" and spent > PATIENCE:
                continue
            begin = time.monotonic()
            results[name].append(run(methods[name]))
            spent += time.monotonic() - begin if name == "json.load" else 0
    return results


def print_table(path, results):
    size = path.stat().st_size / 1e6
    entries = {counts[0][1] for name, counts in results.items() if name != "plain read"}
    if len(entries) != 1:
        sys.exit(f"{path}: the numbers of entries differ: {entries}")
    print(f"\n{path.name}: {size:.0f} MB, {entries.pop():,} entries")
    print(f"  {'':12} {'ms':>9} {'MB/s':>8} {'x read':>7} {'peak MB':>8} {'runs':>5}")
    read = statistics.median(time for time, _, _ in results["plain read"])
    for name, counts in results.items():
        took = statistics.median(time for time, _, _ in counts)
        memory = max(peak for _, _, peak in counts)
        print(f"  {name:12} {took:9.1f} {size / took * 1000:8.0f} {took / read:7.2f} {memory:8.0f} {len(counts):5}")


def main():
    program, folder, megabytes = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    for collection, value in (("docstore/data", text_node), ("embedding_dict", vector), ("data", small)):
        path = folder / f"{value.__name__}-{megabytes}.json"
        make(path, collection, value, megabytes * 1_000_000)
        print_table(path, measure(program, path))
    print("\njson.load makes every value, KV Lens those that are shown. It can be browsed before `all keys`.")


if __name__ == "__main__":
    main()
