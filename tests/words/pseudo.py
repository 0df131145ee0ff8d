# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A translation into a language that nobody speaks, of everything that lupdate finds.

    pseudo.py LUPDATE LRELEASE FOLDER

Every letter of English becomes another that looks like it, so that a text that is shown and holds a
letter of English was not translated. It has the plural forms of Polish, each marked by its number,
and is written as FOLDER/kvlens_pl.qm.
"""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀćďéƒĝĥíĵķĺɱńóƥʠŕśţúṽŵẋýźÁɃĆĎÉƑĜĤÍĴĶĹⱮŃÓƤɊŔŚŢÚṼŴẊÝŹ"
LETTERS = str.maketrans(PLAIN, ACCENTED)
KEPT = re.compile(r"(%L?\d+|%L?n|</?\w+[^>]*>|&\w+;)")  # placeholders and markup


def foreign(english, form=""):
    pieces = KEPT.split(english)
    pieces[::2] = [piece.translate(LETTERS) for piece in pieces[::2]]
    return f"⟦{form}{''.join(pieces)}⟧"


def fill(message):
    english = message.findtext("source")
    translation = message.find("translation")
    translation.attrib.pop("type", None)
    forms = translation.findall("numerusform")
    for number, form in enumerate(forms, start=1):
        form.text = foreign(english, f"{number}·")
    if not forms:
        translation.text = foreign(english)


def main(lupdate, lrelease, folder):
    text = Path(folder, "kvlens_pl.ts")
    text.parent.mkdir(parents=True, exist_ok=True)
    text.unlink(missing_ok=True)
    layers = ["stores", "model", "report", "ui", "app"]
    subprocess.run(
        [lupdate, "-silent", "-I", ".", "-target-language", "pl", *layers, "-ts", text],
        cwd=ROOT, check=True)
    document = ET.parse(text)
    for message in document.iter("message"):
        fill(message)
    document.write(text, encoding="utf-8", xml_declaration=True)
    subprocess.run([lrelease, "-silent", text], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
