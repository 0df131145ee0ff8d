# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C++ file is as clang-format 14 would write it; skipped where that version is not installed,
because others lay out some constructs differently."""

import shutil
import subprocess
import sys
from pathlib import Path

import tree

PROGRAM = "clang-format-14"


def check(root: Path) -> list[str]:
    names = [str(name) for name in tree.sources(root)]
    run = subprocess.run([PROGRAM, "--dry-run", "-Werror", *names], cwd=root, capture_output=True, text=True)
    if run.returncode == 0:
        return []
    return [line for line in run.stderr.splitlines() if "error:" in line] or [run.stderr.strip()]


if __name__ == "__main__":
    if not shutil.which(PROGRAM):
        print(f"skipped: no {PROGRAM}")
        sys.exit(tree.SKIPPED)
    tree.finish(check)
