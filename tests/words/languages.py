# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is translated says the same: its arguments, its plural forms, a key of its own in each menu.

    languages.py LUPDATE [--update]

What is not translated yet is said in English; at most a twentieth may be. With --update it adds what
is new to resources/i18n, removes what is gone, and names what is to be filled in.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources/i18n"
FORMS = {"de": 2}
ARGUMENT = re.compile(r"%[0-9n]")
MOST_UNTRANSLATED = 0.05


def update(lupdate, path, language):
    subprocess.run(
        [lupdate, "-silent", "-I", ".", "-locations", "none", "-no-obsolete", "-source-language", "en_US",
         "-target-language", language, "stores", "model", "report", "ui", "app", "-ts", path],
        cwd=ROOT, check=True)


def messages(path):
    """(context, English, its forms; none: not translated)"""
    for context in ET.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in message.iter("numerusform")] or [translation.text or ""]
            isThere = translation.get("type") is None and all(forms)
            yield context.findtext("name"), message.findtext("source"), forms if isThere else [], message.get("numerus")


def faults(path, language):
    for context, english, forms, isCounted in messages(path):
        name = f"{language}: {context}: {english!r}"
        if isCounted and forms and len(forms) != FORMS[language]:
            yield f"{name}: needs {FORMS[language]} forms"
        for form in forms:
            if sorted(ARGUMENT.findall(form)) != sorted(ARGUMENT.findall(english)):
                yield f"{name}: other arguments: {form!r}"
            if english.endswith("…") != form.endswith("…") or english[:1].isspace() != form[:1].isspace():
                yield f"{name}: another beginning or end: {form!r}"
            if ("&" in form.replace("&&", "")) > ("&" in english.replace("&&", "")):
                yield f"{name}: a key where there is none: {form!r}"


def confused(path, language):
    """Kinds and states of entries stand in one column each: what English tells apart is two words here, too."""
    told = {}
    for context, english, forms, _ in messages(path):
        if context == "Tree" and forms and english.isalpha():
            told.setdefault(forms[0], []).append(english)
    for form, sources in told.items():
        if len(sources) > 1:
            yield f"{language}: {form!r} is the same word for {' and '.join(sources)}"


def main(lupdate, mode=""):
    found = []
    for language in FORMS:
        kept = FOLDER / f"kvlens_{language}.ts"
        if mode == "--update":
            update(lupdate, kept, language)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, kept.name)
            shutil.copy(kept, path)
            update(lupdate, path, language)
            all_messages = list(messages(path))
            left = [(context, english) for context, english, forms, _ in all_messages if not forms]
            found += faults(path, language)
            found += confused(path, language)
        if mode == "--update":
            print("\n".join(f"{language}: {context}: {english}" for context, english in left))
        if len(left) > MOST_UNTRANSLATED * len(all_messages):
            found.append(f"{language}: {len(left)} of {len(all_messages)} are not translated")
    print("\n".join(found) or "nothing found")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
