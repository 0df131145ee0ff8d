# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From measurements to figures, and from figures to tables. The figures are what JSON holds; all tables are made of them."""

import os
import platform
import re
from pathlib import Path

INTRODUCTION = """\
<!-- Made by `./dev bench --report docs/benchmarks.md`; not edited by hand. -->
# Benchmarks

How fast KV Lens is beside the programs and libraries that read the same stores. `./dev bench` measures it anew on any
machine and makes this page; [performance](performance.md) says where the time goes.

Each table is one row of a run. Every method runs in a process of its own, {rounds} times, in shuffled order, with the data
in the page cache unless said otherwise; `ms` is the median. A method that is slow enough runs three times. All methods that
do the same work must count the same. *Peak* is the most resident memory, file pages included; *own* is the memory that
belongs to no file at the end of the work (`Anonymous` in `/proc/self/smaps_rollup`). *Processor* is the processor time of the
whole process in ms, from its start to its end, all threads together: where it is more than `ms`, a second processor helped, or
starting and cleaning up is not in `ms`. Only figures of one table can be compared.
"""


def figures_of(row, path, results):
    """What there is to tell of a row, as plain values."""
    bars = []
    for bar in row.every_bar():
        figures = {"work": bar.work, "against": bar.against, "unit": bar.unit, "bar": bar.bar, "aim": bar.aim,
                   "at_least": bar.at_least}
        try:
            figures["measured"] = bar.figure(results)
            figures["met"] = bar.is_met(figures["measured"])
        except KeyError:
            figures["measured"] = figures["met"] = None
        bars.append(figures)
    tenths = {method.name: method.tenths for method in row.every_method()}
    bytes_ = path.stat().st_size if path.is_file() and row.reads_all else None
    methods = {}
    for name, got in results.items():
        read = bytes_ / 10**tenths.get(name, 0) if bytes_ else None
        methods[name] = {"ms": got.ms, "times": got.times, "processor_ms": got.processor, "count": got.count, "peak_mb": got.peak,
                         "anonymous_mb": got.anonymous, "longest_call_ms": got.longest,
                         "mb_per_s": read / got.ms / 1000 if read else None}
    return {"name": row.name, "title": row.title, "note": row.note, "data": path.name, "compared": row.compared,
            "methods": methods, "bars": bars}


# --- the machine ----------------------------------------------------------------------------------


def first_match(pattern, path):
    found = re.search(pattern, Path(path).read_text(), re.MULTILINE)
    return found[1].strip() if found else "unknown"


def file_system(folder):
    """The type of the mount that holds the folder."""
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    inside = [mount for mount in mounts if folder.resolve().is_relative_to(mount[0])]
    return max(inside, key=lambda mount: len(mount[0]))[1]


def machine(folder):
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    memory = int(first_match(r"^MemTotal:\s+(\d+)", "/proc/meminfo")) / 2**20
    return {"processor": first_match(r"^model name\s*:(.*)$", "/proc/cpuinfo"), "cores": os.cpu_count(),
            "memory": f"{memory:.0f} GiB", "system": system, "kernel": platform.release().split("-")[0],
            "file system": file_system(folder)}


# --- tables ---------------------------------------------------------------------------------------


def number(value):
    """Three digits that count; thousands are parted."""
    if value is None:
        return ""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def methods_table(row):
    """A column that would be empty is left out."""
    reference = next(iter(row["methods"].values()))["ms"]
    columns = {"": list(row["methods"]), "ms": [], "×": [], "processor": [], "MB/s": [], "longest call": [], "peak MB": [], "own MB": [],
               "runs": []}
    for got in row["methods"].values():
        columns["ms"].append(number(got["ms"]))
        columns["×"].append(number(got["ms"] / reference) if row["compared"] else "")
        columns["processor"].append(number(got["processor_ms"]))
        columns["MB/s"].append(number(got["mb_per_s"]))
        columns["longest call"].append(number(got["longest_call_ms"]))
        columns["peak MB"].append(number(got["peak_mb"]))
        columns["own MB"].append(number(got["anonymous_mb"]))
        columns["runs"].append(str(len(got["times"])))
    return [list(line) for line in zip(*([head, *cells] for head, cells in columns.items() if any(cells)))]


def bars_table(rows):
    lines = [["", "work", "against", "measured", "bar", "aim", "met"]]
    for row in rows:
        for bar in row["bars"]:
            sign = "≥" if bar["at_least"] else "≤"
            measured = "not measured" if bar["measured"] is None else f"{number(bar['measured'])} {bar['unit']}"
            lines.append([row["name"], bar["work"], bar["against"], measured, f"{sign} {bar['bar']:,g}",
                          "" if bar["aim"] is None else f"{bar['aim']:,g}",
                          {True: "yes", False: "**no**", None: ""}[bar["met"]]])
    return lines


def as_text(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  " + "  ".join(cell.ljust(width) if cell[:1].isalpha() else cell.rjust(width)
                                      for cell, width in zip(line, widths)).rstrip() for line in lines)


def as_markdown(lines):
    head, *body = lines
    rule = ["---"] + ["---:" if any(line[i][:1].isdigit() for line in body) else "---" for i in range(1, len(head))]
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, rule, *body])


def text(row):
    """One row, for a terminal."""
    return f"\n{row['title']} ({row['data']})\n{as_text(methods_table(row))}"


def markdown(figures):
    """The whole page."""
    about = ", ".join(f"{name} {value}" for name, value in figures["machine"].items())
    versions = ", ".join(f"{name} {value}" for name, value in figures["versions"].items())
    parts = [INTRODUCTION.format(rounds=figures["rounds"]), f"Machine: {about}.\n\nPeers: {versions}.\n",
             "## What must be reached\n", as_markdown(bars_table(figures["rows"])) + "\n"]
    for row in figures["rows"]:
        parts.append(f"## {row['title']}\n\n`{row['data']}`. {row['note']}".rstrip() + "\n")
        parts.append(as_markdown(methods_table(row)) + "\n")
    return "\n".join(parts)
