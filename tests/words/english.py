# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""English has the singular and the plural of every text with a number, and of those that are there.

    english.py LUPDATE [--update]

With --update it adds what is new to resources/i18n, removes what is gone, and says what is to be
filled in.
"""

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "resources/i18n/kvlens_en.ts"


def update(lupdate, path):
    subprocess.run(
        [lupdate, "-silent", "-I", ".", "-locations", "none", "-no-obsolete", "-pluralonly",
         "-source-language", "en_US", "-target-language", "en_US", "stores", "model", "report", "ui", "app", "-ts", path],
        cwd=ROOT, check=True)


def messages(path):
    """{(context, English): its forms}"""
    return {
        (context.findtext("name"), message.findtext("source")):
            [form.text or "" for form in message.iter("numerusform")]
        for context in ET.parse(path).iter("context") for message in context.iter("message")
    }


def faults(lupdate):
    kept = messages(KEPT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, KEPT.name)
        shutil.copy(KEPT, path)
        update(lupdate, path)
        needed = messages(path)
    for name in sorted(needed.keys() | kept.keys()):
        forms = needed.get(name, [])
        if name not in needed:
            yield f"{name}: is said no more"
        elif len(forms) != 2 or not all(forms):
            yield f"{name}: needs a singular and a plural"


def main(lupdate, mode=""):
    if mode == "--update":
        update(lupdate, KEPT)
    found = list(faults(lupdate))
    print("\n".join(found) or "nothing found")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
