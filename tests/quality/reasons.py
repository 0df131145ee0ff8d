# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program gives as a reason is a row of stores/words that can be translated, and is said
somewhere; quoted() is for words of others."""

import re
from pathlib import Path

import tree

CLASS = re.compile(r"^class (\w+)\n\{\n(.*?)^\};", re.DOTALL | re.MULTILINE)
ROW = re.compile(r"\bconstexpr (?:Counted)?ReasonForm (\w+)\s*\{")
SAID = re.compile(r"\b(\w*Reasons)::(\w+)")
OWN_WORDS = re.compile(r'\bquoted\(\s*(?:QStringLiteral|QLatin1String|QString::from\w+|u)?\(?"')
CONTEXT = "Q_DECLARE_TR_FUNCTIONS(Reason)"


def check(root: Path) -> list[str]:
    rows = {}
    said = set()
    found = []
    for name in tree.sources(root):
        if name.parts[0] not in tree.LAYERS:
            continue
        text = (root / name).read_text("utf-8")
        for table, body in CLASS.findall(text):
            of_table = ROW.findall(body)
            rows.update({(table, row): name for row in of_table})
            if of_table and CONTEXT not in body:
                found.append(f"{name}: the reasons of {table} need {CONTEXT}")
        said.update(SAID.findall(text))
        for match in OWN_WORDS.finditer(text):
            number = text.count("\n", 0, match.start()) + 1
            found.append(f"{name}:{number}: words of ours are a row of stores/words, not a quotation")
    found += [f"{name}: {table}::{row} is never said" for (table, row), name in rows.items() if (table, row) not in said]
    return found


if __name__ == "__main__":
    tree.finish(check)
