# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each problem that a store or a rule of the check can tell has its section in docs/problems.md, with its letter, and no other has."""

import re
from pathlib import Path

import tree

PAGE = Path("docs/problems.md")
TABLE = Path("model/checks/problemids.cpp")  # those that stores tell, for who types them
LETTERS = {"Error": "E", "Warning": "W", "Information": "I"}
# Where a problem is made: its id, somewhere before it, and its severity.
MADE = re.compile(r"\bSeverity::(Error|Warning|Information)\b")
ID = re.compile(r'(?:QStringLiteral|QLatin1String|char expiredId\[\] = )\(?"(F\d+|K\d+|[a-z]+(?:-[a-z]+)*)"|\b(expiredId|damageId)\b')
NAMED = {"expiredId": ["expired"], "damageId": ["F1", "F2", "F3", "F5"]}
# A row of a table of rules.
RULE = re.compile(r'\{"([FXDVL]\d+)",\s*Severity::(Error|Warning|Information)\b')
SECTION = re.compile(r"^### (\S+)$", re.MULTILINE)
ROW = re.compile(r"^\| \[(\S+)\]\(#(\S+)\) \| ([EWI, ]+) \|", re.MULTILINE)


def told(root: Path) -> dict[str, set[str]]:
    """{id: letters} of all problems in the sources of the stores and of the rules."""
    found: dict[str, set[str]] = {}
    for name in tree.sources(root):
        if name.suffix != ".cpp" or (name.parts[0] != "stores" and name.parts[:2] != ("model", "checks")):
            continue
        text = (root / name).read_text("utf-8")
        if name.parts[0] == "model":
            for problem, severity in RULE.findall(text):
                found.setdefault(problem, set()).add(LETTERS[severity])
            continue
        for made in MADE.finditer(text):
            before = [match for match in ID.finditer(text, 0, made.start())]
            if not before:
                continue
            for problem in NAMED.get(before[-1][2], [before[-1][1]]):
                found.setdefault(problem, set()).add(LETTERS[made[1]])
    return found


def check(root: Path) -> list[str]:
    known = told(root)
    page = (root / PAGE).read_text("utf-8") if (root / PAGE).is_file() else ""
    sections = SECTION.findall(page)
    rows = {row[1]: set(row[3].split(", ")) for row in ROW.finditer(page) if row[2] == row[1].lower()}
    rules = {rule[0] for name in tree.sources(root) if name.parts[:2] == ("model", "checks")
             for rule in RULE.findall((root / name).read_text("utf-8"))}
    table = (root / TABLE).read_text("utf-8") if (root / TABLE).is_file() else None
    listed = set(re.findall(r'\{"([^"]+)"', table.split("storeProblems[]")[1])) if table else set(known) - rules
    found = [f"{TABLE}: {name} is a problem of a store" for name in sorted(known.keys() - rules - listed)]
    found += [f"{TABLE}: {name} is no problem" for name in sorted(listed - known.keys())]
    found += [f"{PAGE}: no section tells of {name}" for name in sorted(known.keys() - set(sections))]
    found += [f"{PAGE}: {name} is no problem of any store" for name in sections if name not in known]
    found += [f"{PAGE}: {name} is not in the table" for name in sections if name not in rows]
    found += [f"{PAGE}: {name} can be {', '.join(sorted(known[name]))}"
              for name in sections if name in rows and name in known and rows[name] != known[name]]
    return found


if __name__ == "__main__":
    tree.finish(check)
