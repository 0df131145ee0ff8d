# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The source tree as the checks see it, and how a check ends."""

import subprocess
import sys
from pathlib import Path

LAYERS = ("stores", "model", "report", "ui", "app")
SKIPPED = 77


def files(root: Path) -> list[Path]:
    """Every file of the project below `root`, relative to it: tracked, or new and not ignored."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, check=True, capture_output=True).stdout
    names = {Path(name.decode()) for name in listing.split(b"\0") if name}
    return sorted(name for name in names if (root / name).is_file())


def sources(root: Path) -> list[Path]:
    """The C++ files among them."""
    return [name for name in files(root) if name.suffix in (".h", ".cpp")]


def finish(check) -> None:
    """Runs `check` on the current folder, prints what it found and exits with 1 if that is anything."""
    found = check(Path.cwd())
    print("\n".join(found) or "nothing found")
    sys.exit(1 if found else 0)
