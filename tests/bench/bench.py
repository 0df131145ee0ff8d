# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast KV Lens is beside its peers; `./dev bench` builds what is needed and calls this.

What is measured is in rows.py, how in measure.py, the data in data.py. The status is 1 if a bar is not met; with --quick,
only if something fails.
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

import data
import report
from measure import measure
from place import SCRATCH, Place, Tools
from rows import ROWS

ROOT = Path(__file__).resolve().parents[2]
QUICK = "10m"  # --quick: all of it in well under a minute
LEAST = 10_000_000  # the smallest trees still have a thousand files
DISK = 12  # so many times the size is needed: data, a copy to edit, what peers write


def size(word):
    try:
        bytes_ = data.amount("doc" + word)[1]
    except ValueError:
        raise argparse.ArgumentTypeError("a number and k, m or g") from None
    if bytes_ < LEAST:
        raise argparse.ArgumentTypeError(f"at least {data.label(LEAST)}")
    return bytes_


def arguments():
    parser = argparse.ArgumentParser(prog="./dev bench", description="How fast KV Lens is beside its peers.",
                                     epilog="Rows: " + ", ".join(row.name for row in ROWS))
    parser.add_argument("rows", nargs="*", metavar="ROW", help="only these rows; without one, all")
    parser.add_argument("--size", type=size, help="of the large files, such as 100m; without it, 1g")
    parser.add_argument("--rounds", type=int, help="how often each method runs; without it, 5")
    parser.add_argument("--quick", action="store_true", help="see that everything works: small data, one round, no bars")
    parser.add_argument("--data", type=Path, default=ROOT / "build/bench/data", help="folder for the data")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the tables there, as Markdown")
    parser.add_argument("--clean", action="store_true", help="remove the data and do nothing else")
    parser.add_argument("--programs", default=str(ROOT / "build/release/bin"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.rows) - {row.name for row in ROWS}:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    options.size = options.size or size(QUICK if options.quick else "1g")
    options.rounds = options.rounds or (1 if options.quick else 5)
    return options


def clean(folder):
    """Removes what this program makes and nothing else."""
    for path in folder.glob("*"):
        if data.NAME.fullmatch(path.name.removesuffix(".part")):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(folder / SCRATCH, ignore_errors=True)


def need_space(folder, bytes_):
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < DISK * bytes_:
        sys.exit(f"{DISK * bytes_ / 1e9:.0f} GB must be free for this size; --data names another folder")


def hide_settings(scratch):
    """What runs sees nobody's settings, and leaves nothing behind."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(scratch / "home")
    os.environ["LC_ALL"] = "C.UTF-8"


def measure_rows(options, place):
    rows = [row for row in ROWS if not options.rows or row.name in options.rows]
    for row in rows:
        try:
            results = measure(row, place, options.rounds)
        finally:
            shutil.rmtree(options.data / SCRATCH, ignore_errors=True)
        figures = report.figures_of(row, place.path(row.data), results)
        print(report.text(figures), flush=True)
        yield figures


def main():
    options = arguments()
    if options.clean:
        return clean(options.data)
    need_space(options.data, options.size)
    hide_settings(options.data / SCRATCH)
    tools = Tools(options.programs)
    figures = {"machine": report.machine(options.data), "versions": tools.versions, "size": data.label(options.size),
               "rounds": options.rounds,
               "rows": list(measure_rows(options, Place(tools, options.data, options.size)))}
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    if options.report:
        options.report.write_text(report.markdown(figures))
    if options.quick:
        return None
    print("\n" + report.as_text(report.bars_table(figures["rows"])))
    return any(bar["met"] is False for row in figures["rows"] for bar in row["bars"])


if __name__ == "__main__":
    sys.exit(main())
