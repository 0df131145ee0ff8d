# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A header includes what gives it the types that it names, itself or by what it includes.

Compiling each header alone says the same and takes four hundred times as long; `./dev tidy` does that,
as every source there is compiled alone and begins with its header. Here the includes are followed, those of Qt
too, as far as the first header that has the name: a type or a constant of ours, a type of Qt or of the standard
library. What is declared forward needs no include.
"""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import layers
import tree

COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
FORWARD = re.compile(r"^\s*(?:class|struct) (Q[A-Z]\w*);", re.MULTILINE)
QT_NAME = re.compile(r"\bQ(?:[A-Z]\w*|_[A-Z_]+)\b|\bq(?:u?int\d+|sizetype|real)\b")
DECLARED = re.compile(r"^(?:template <[^>]*> )?(?:class|struct|enum class|enum|using) (?:\[\[\w+\]\] )?([A-Z]\w*)(?! *;)"
                      r"|^(?:inline )?constexpr [\w:<>]+ (\w+)", re.MULTILINE)
OUR_FORWARD = re.compile(r"^(?:class|struct|enum class) ([A-Z]\w*)(?: : \w+)?;", re.MULTILINE)
WORD = re.compile(r"(?:(?<![.>:\w])|(?<=kvlens::))[A-Za-z]\w*")
STD_NAME = re.compile(r"\bstd::(\w+)|\b(tl)::\w+")

# Names of Qt that have no header of their name.
OF_QT = {
    "Q_OBJECT": "QObject", "Q_DECLARE_TR_FUNCTIONS": "QCoreApplication", "Q_DISABLE_COPY_MOVE": "QtGlobal",
    "Q_DECLARE_FLAGS": "QFlags", "Q_DECLARE_OPERATORS_FOR_FLAGS": "QFlags", "QByteArrayList": "QByteArrayList",
    "QT_TR_NOOP": "QtGlobal", "QT_TR_N_NOOP": "QtGlobal", "QT_TRANSLATE_NOOP": "QtGlobal",
    "QFutureWatcherBase": "QFutureWatcher", "QAccessibleTextInterface": "QAccessible",
}
# Names of the standard library, by the header that has them.
OF_STD = {
    "compare": "partial_ordering",
    "algorithm": "all_of any_of clamp copy copy_backward find find_if lower_bound max min none_of reverse sort stable_sort upper_bound",
    "array": "array", "atomic": "atomic atomic_bool atomic_int", "bit": "bit_width countl_zero countr_zero popcount",
    "chrono": "chrono", "condition_variable": "condition_variable condition_variable_any", "cstddef": "byte ptrdiff_t size_t",
    "cstring": "memchr memcmp memcpy memmove", "deque": "deque", "exception": "exception exception_ptr",
    "functional": "function hash invoke less", "future": "async future launch promise",
    "initializer_list": "initializer_list", "iterator": "back_inserter forward_iterator_tag input_iterator_tag next prev",
    "limits": "numeric_limits", "map": "map multimap",
    "memory": "make_shared make_unique shared_ptr unique_ptr weak_ptr", "mutex": "lock_guard mutex scoped_lock unique_lock",
    "optional": "nullopt optional", "set": "set", "span": "span", "stop_token": "stop_callback stop_source stop_token",
    "string": "string u16string u32string", "string_view": "string_view u16string_view",
    "system_error": "system_error", "thread": "jthread this_thread thread",
    "tl/expected.hpp": "tl", "tuple": "tie tuple",
    "type_traits": "decay_t enable_if_t invoke_result_t is_convertible_v is_integral_v is_same_v remove_cvref_t",
    "unordered_map": "unordered_map", "unordered_set": "unordered_set",
    "utility": "as_const declval exchange forward move pair swap", "variant": "get_if holds_alternative monostate variant visit",
    "vector": "vector",
}
STD_HEADER = {name: header for header, names in OF_STD.items() for name in names.split()}
# What every header of the standard library has as good as promised.
COMMON = {"utility", "cstddef", "initializer_list", "type_traits"}


@cache
def qt_file(header: str) -> Path | None:
    """The file that <header> of Qt is."""
    for candidate in [layers.qt_folder() / header, *sorted(layers.qt_folder().glob("Qt*/" + header))]:
        if candidate.is_file():
            return candidate
    return None


@cache
def behind(header: str) -> frozenset[str]:
    """Everything that <header> includes, itself included: files of Qt as paths, other headers by name."""
    seen, todo = set(), [header]
    while todo:
        name = todo.pop()
        file = qt_file(name)
        if (str(file) if file else name) in seen:
            continue
        seen.add(str(file) if file else name)
        if file:
            todo += [near(file, quoted) if quoted else angled for quoted, angled in INCLUDE.findall(file.read_text("utf-8"))]
    return frozenset(seen)


def near(file: Path, quoted: str) -> str:
    """The name for "quoted" in a header of Qt."""
    return f"{file.parent.name}/{quoted}" if (file.parent / quoted).is_file() else quoted


class Headers:
    """The project's headers: what each reaches."""

    def __init__(self, root: Path):
        self.root = root
        self.texts = {}

        self.homes = defaultdict(set)  # of each type and constant of ours that stands outside of a class
        for header in tree.sources(root):
            if header.parts[0] in tree.LAYERS and header.suffix == ".h":
                for kind, constant in DECLARED.findall(self.text(str(header))):
                    self.homes[kind or constant].add(str(header))

    def text(self, name: str) -> str:
        if name not in self.texts:
            self.texts[name] = (self.root / name).read_text("utf-8") if (self.root / name).is_file() else ""
        return self.texts[name]

    def reached(self, name: str) -> tuple[set[str], set[str]]:
        """What stands behind the includes of header `name`, ours and others, and what is declared forward there."""
        ours, todo, others, forward = set(), [name], set(), set()
        while todo:
            header = todo.pop()
            if header in ours:
                continue
            ours.add(header)
            forward |= set(FORWARD.findall(self.text(header))) | set(OUR_FORWARD.findall(self.text(header)))
            for quoted, angled in INCLUDE.findall(self.text(header)):
                if quoted:
                    todo.append(quoted)
                else:
                    others |= behind(angled)
        return others | ours, forward


def missing_for(name: str, is_std: bool, reached: set[str]) -> str | None:
    """The header that is missing for a name; None if it is there."""
    if is_std:
        header = STD_HEADER.get(name)
        if header is None:
            return "a row in tests/quality/includes.py"
        return None if header in reached or (header in COMMON and reached) else header
    header = "QtGlobal" if name.startswith("q") else OF_QT.get(name, name)
    file = qt_file(header)
    if file is None:
        return None  # not a name of Qt, or one that has no header of its own
    homes = {str(file)} | {str(qt_file(near(file, quoted))) for quoted, _ in INCLUDE.findall(file.read_text("utf-8")) if quoted}
    return None if homes & reached else header


def of_itself(code: str) -> set[str]:
    """The names that a header has from nobody: inner types, enumerators, parameters of templates, friends."""
    names = set(re.findall(r"(?:\b(?:class|struct|enum class|enum|using|typename)|[<,] *\w+ auto) ([A-Z]\w*)", code))
    names |= set(re.findall(r"\bconstexpr [\w:<>]+ (\w+)", code))
    for body in re.findall(r"\benum\b[^{;]*\{([^}]*)\}", code):
        names |= set(WORD.findall(body))
    return names


def faults(headers: Headers, name: str) -> list[str]:
    """The names in header `name` that nothing there gives it."""
    reached, forward = headers.reached(name)
    code = COMMENT_OR_STRING.sub(" ", headers.text(name))
    code = "\n".join(line for line in code.splitlines() if not line.lstrip().startswith("#include"))
    found = []
    for word in sorted(set(QT_NAME.findall(code)) - forward):
        missing = missing_for(word, False, reached)
        found += [f"{word} needs <{missing}>"] if missing else []
    for word in sorted({a or b for a, b in STD_NAME.findall(code)}):
        missing = missing_for(word, True, reached)
        found += [f"std::{word} needs <{missing}>"] if missing else []
    for word in sorted(set(WORD.findall(code)) - forward - of_itself(code)):
        if headers.homes[word] and not headers.homes[word] & reached:
            found.append(f'{word} needs "{min(headers.homes[word])}"')
    return found


def check(root: Path) -> list[str]:
    headers = Headers(root)
    return [f"{name}: {fault}" for name in tree.sources(root)
            if name.parts[0] in tree.LAYERS and name.suffix == ".h" for fault in faults(headers, str(name))]


if __name__ == "__main__":
    tree.finish(check)
