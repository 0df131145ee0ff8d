# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured, against what, and what has to come out. One Row is one table of the report; its bars are lines of
the table of bars. `index` and `read` are names of the row's methods; the first method is what the others are shown as
multiples of."""

from dataclasses import dataclass, replace
from typing import Callable

from data import NEEDLE, NEEDLE_ACCENTED, inside
from measure import Method, process, start, tour


@dataclass(frozen=True)
class Bar:
    work: str
    against: str
    figure: Callable  # of the row's measurements; KeyError: one of them was not installed
    unit: str
    bar: float
    aim: float | None = None
    at_least: bool = False

    def is_met(self, measured):
        return measured >= self.bar if self.at_least else measured <= self.bar


def at_most(ours, reference, bar, aim=None, work=None):
    """As many times as long as the reference."""
    return Bar(work or ours, reference, lambda got: got[ours].ms / got[reference].ms, "×", bar, aim)


def faster(ours, bars):
    """How many times as long each peer takes."""
    return [Bar(ours, peer, lambda got, peer=peer: got[peer].ms / got[ours].ms, "× faster", bar, at_least=True)
            for peer, bar in bars.items()]


def later(ours, reference, milliseconds, aim):
    return Bar(ours, reference, lambda got: got[ours].ms - got[reference].ms, "ms more", milliseconds, aim)


def within(ours, milliseconds, aim=None):
    return Bar(ours, "", lambda got: got[ours].ms, "ms", milliseconds, aim)


def fluid(step):
    """No call keeps the window from its events longer than a frame."""
    return Bar(f"{step}: longest call", "a frame", lambda got: got[step].longest, "ms", 16)


def memory_per_key(ours, megabytes, bar, aim):
    """What is held beyond a fixed size, for each entry."""
    return Bar(f"memory after {ours}, beyond {megabytes} MB", "",
               lambda got: max(0, got[ours].anonymous - megabytes) * 2**20 / got[ours].count, "bytes a key", bar, aim)


def growth(whole, tenth, reference, reference_tenth):
    """Ten times the data, and no more than ten times the work; but a gigabyte does not fit into the processor's cache as a
    tenth of it may. Where merely reading takes more than ten times as long, that is what counts as ten times."""
    def times(got):
        ten = max(10, got[reference].ms / got[reference_tenth].ms) if reference_tenth in got else 10
        return got[whole].ms / got[tenth].ms * 10 / ten
    return [Bar(f"{whole}: ten times the data", "a tenth", times, "× time", 10),
            Bar(f"{whole}: ten times the data", "a tenth", lambda got: got[whole].peak / got[tenth].peak, "× memory", 10)]


def a_tenth(method):
    return f"{method}, a tenth"


@dataclass(frozen=True)
class Row:
    name: str  # to select it by
    title: str
    data: str  # what the methods read: a name of a Place
    methods: list[Method]
    bars: list[Bar]
    note: str = ""
    reads_all: bool = True  # every method goes through all of the data: MB/s means something
    compared: bool = True  # with the first of them
    grows: tuple[str, ...] = ()  # methods that also get a tenth of the data: at most ten times the time and memory
    beside: str = ""  # the method that shows what ten times the data costs the machine

    def every_method(self):
        growing = (*self.grows, self.beside)
        return self.methods + [replace(method, name=a_tenth(method.name), tenths=1)
                               for method in self.methods if method.name in growing]

    def every_bar(self):
        return self.bars + [bar for name in self.grows
                            for bar in growth(name, a_tenth(name), self.beside, a_tenth(self.beside))]


# --- large JSON files -----------------------------------------------------------------------------


def readers(data):
    """Everybody who can read a JSON store; all count the entries."""
    return [
        Method("read", f"{{bench}} read {{{data}}}", counts=False),
        Method("index", f"{{bench}} index {{{data}}}"),
        Method("index and check", f"{{bench}} check {{{data}}}"),
        Method("simdjson On-Demand", f"{{peers}} simdjson {{{data}}}"),
        Method("yyjson", f"{{yyjson}} yyjson {{{data}}}"),
        Method("nlohmann::json", f"{{peers}} nlohmann {{{data}}}"),
        Method("QJsonDocument", f"{{peers}} qjsondocument {{{data}}}"),
        Method("Python json", f"{{python}} {{pythonpeers}} json {{{data}}}"),
        Method("LlamaIndex", f"{{llama}} {{pythonpeers}} llama-index {{{data}}}"),
        Method("jq", f"{{jq}} 'map(length)|add' {{{data}}}", process),
    ]


PEERS = {"LlamaIndex": 45, "Python json": 30, "nlohmann::json": 25, "QJsonDocument": 30, "jq": 35,
         "simdjson On-Demand": 1.5, "yyjson": 4}
READERS_NOTE = """KV Lens learns the keys and where each value stands, and reads a value when it is shown; simdjson
On-Demand walks over collections and keys and notes where each is; the others make every value. Of jq the whole process is timed, of the others not the start."""

DOCSTORE = Row("docstore", "A docstore: text nodes of LlamaIndex", "doc", readers("doc"), [
    at_most("index", "read", 2.0, 1.3),
    *faster("index", PEERS),
    at_most("index and check", "read", 3, 2),
    memory_per_key("index", 16, 10, 8),
], READERS_NOTE, grows=("index", "index and check"), beside="read")

VECTORS = Row("vectors", "A vector store: 384 numbers a node", "vec", readers("vec"), [
    at_most("index", "read", 1.7, 1.1),
    at_most("index and check", "read", 5, 4),
    memory_per_key("index", 16, 10, 8),
], READERS_NOTE, grows=("index", "index and check"), beside="read")

SMALL = Row("small", "Millions of tiny values in one collection", "small", readers("small"), [
    at_most("index", "simdjson On-Demand", 1.1, 0.8),
    memory_per_key("index", 16, 10, 8),
], READERS_NOTE, grows=("index", "index and check"), beside="read")

CJK = Row("cjk", "Chinese text that is not escaped", "cjk", readers("cjk"), [], READERS_NOTE)

# --- one value, one edit --------------------------------------------------------------------------

VALUE = Row("value", "One value by its key, from an open file", "doc", [
    Method("whole file", "{bench} value {doc} 1000"),
    Method("a tenth of it", "{bench} value {doc} 1000", tenths=1),
    Method("a hundredth of it", "{bench} value {doc} 1000", tenths=2),
], [
    Bar("one value by its key: a hundred times the file", "", lambda got: got["whole file"].ms - got["a hundredth of it"].ms,
        "ms more", 0.1),
], "The mean of 1,000 values, spread over the file. What grows is the search for the key: a look at each 4,096 keys.",
    reads_all=False)

PERSIST = Row("persist", "One edit in a large file", "doc", [
    Method("cp and sync", """sh -c 'cp --reflink=never "$0" "$1" && sync "$1"' {doc} {output}""", process, counts=False),
    Method("persist", "{bench} persist {edited}"),
    Method("index", "{bench} index {edited}"),
    Method("re-index after persist", "{bench} reindex {edited}"),
], [
    at_most("persist", "cp and sync", 1.1, 1.0),
    at_most("re-index after persist", "index", 0.05),
], """`persist` begins with an open, indexed file and ends when the new one is synced, in its place and known again.
`re-index` is only the last of these.""", grows=("persist",), beside="cp and sync")

PUT = Row("put", "Open, change one value and write, by command line", "doc", [
    Method("kvlens put", "{kvlens} put {edited} docstore/data {key} '\"{now}\"'", process, counts=False),
    Method("Python json", "{python} {pythonpeers} json {doc} docstore/data {key} {output}", counts=False),
    Method("LlamaIndex", "{llama} {pythonpeers} llama-index {doc} docstore/data {key} {output}", counts=False),
    Method("nlohmann::json", "{peers} nlohmann-put {doc} docstore/data {key} {output}", counts=False),
    Method("jq", """sh -c '"$0" -c --arg key "$1" ".[\\"docstore/data\\"][\\$key]=\\"edited\\"" "$2" > "$3"'
                 {jq} {key} {doc} {output}""", process, counts=False),
], faster("kvlens put", {"Python json": 15, "LlamaIndex": 25, "nlohmann::json": 12, "jq": 15}),
    """Only KV Lens syncs what it writes, and frees the old file that the new one replaces; the others write a new one beside
it. Of KV Lens and jq the whole process is timed, of the others not the start.""",
    grows=("kvlens put",))

# --- file trees -----------------------------------------------------------------------------------

TREE_LIST = Row("tree-list", "The keys of a file tree of ten collections", "tree", [
    Method("readdir", "{bench_tree} readdir {tree}"),
    Method("list", "{bench_tree} list {tree}"),
    Method("list, sorted", "{bench_tree} sorted {tree}"),
], [
    at_most("list", "readdir", 1.3, 1.1),
    at_most("list, sorted", "readdir", 2),
], grows=("list", "list, sorted"), beside="readdir")

TREE_READ = Row("tree-read", "The entries of a file tree", "tree", [
    Method("open, read, close", "{bench_tree} raw {tree} {files}"),
    Method("read and decode", "{bench_tree} scan {tree} {files}"),
], [
    at_most("read and decode", "open, read, close", 1.15, 1.0),
], "Three tenths of the files, in the page cache.", grows=("read and decode",),
    beside="open, read, close")

TREE_CHECK = Row("tree-check", "The check of a file tree", "tree", [
    Method("open, read, close", "{bench_tree} raw {tree} {all_files}"),
    Method("list and check", "{bench_tree} check {tree}"),
], [
    at_most("list and check", "open, read, close", 2.5),
], "All files, in the page cache; the check goes on behind what is done in the window.", grows=("list and check",),
    beside="open, read, close")

TREE_FIRST = Row("tree-first", "The first thousand keys of a collection", "tree", [
    Method("open", "{bench_tree} open {tree}", counts=False),
    Method("first thousand keys", "{bench_tree} first {tree}"),
], [within("first thousand keys", 2, 1)], "After opening the folder, before the listing ends.", compared=False)

TREE_COLD = Row("tree-cold", "The entries of a file tree that is not in the page cache", "tree", [
    Method("one thread", "{bench_tree} cold-raw {tree} {cold_files} 1"),
    Method("32 threads", "{bench_tree} cold-raw {tree} {cold_files} 32"),
    Method("read and decode", "{bench_tree} cold-scan {tree} {cold_files}"),
], faster("read and decode", {"one thread": 6}), """A tenth of the files; their contents leave the page
cache before each run. The threads open, read and close files and do nothing else: what the disk has to give.""")

# --- LocalFileStore -------------------------------------------------------------------------------

LOCAL_LIST = Row("local-list", "The keys of a LocalFileStore of folders of a hundred files", "local", [
    Method("readdir", "{bench_tree} local-readdir {local}"),
    Method("list", "{bench_tree} local-list {local}"),
], [
    at_most("list", "readdir", 1.3),
    memory_per_key("list", 32, 30, 25),
], "Every folder at its top is a collection.", grows=("list",), beside="readdir")

LOCAL_READ = Row("local-read", "The files of a LocalFileStore", "local", [
    Method("open, read, close", "{bench_tree} local-raw {local} {files}"),
    Method("read", "{bench_tree} local-scan {local} {files}"),
], [at_most("read", "open, read, close", 1.0)], "Three tenths of the files, in the page cache.", grows=("read",),
    beside="open, read, close")

# --- databases ------------------------------------------------------------------------------------

DISK_READ = Row("disk-read", "The entries of a DiskStore of ten collections", "disk", [
    Method("step the columns", "{bench_disk} sql {disk}"),
    Method("list and read", "{bench_disk} scan {disk}"),
    Method("list", "{bench_disk} list {disk}"),
], [
    at_most("list and read", "step the columns", 1.2),
    memory_per_key("list and read", 32, 30, 25),
], "`step the columns` is SQLite alone, in the order of keys.",
    grows=("list and read",), beside="step the columns")

DISK_FIRST = Row("disk-first", "The first keys of a DiskStore", "disk", [
    Method("first 512 keys", "{bench_disk} first {disk}"),
], [within("first 512 keys", 10)], "With opening the database.", reads_all=False, compared=False)

DISK_WRITE = Row("disk-write", "A persist into a DiskStore", "disk", [
    Method("one transaction", "{bench_disk} sql-write {edited_disk} {rows}"),
    Method("persist", "{bench_disk} write {edited_disk} {rows}"),
], [at_most("persist", "one transaction", 1.3)],
    "A hundredth of the entries. Both sync; KV Lens also compares what each edit was based on.", reads_all=False)


def times_a_hundredth(ours, peer, bar):
    """How many times as long the peer takes, which has copied a hundredth of it."""
    return Bar(ours, peer, lambda got: got[peer].ms * 100 / got[ours].ms, "× faster", bar, at_least=True)


def memory_of_copying(ours, bytes_of_a_key):
    """Beyond what a copy of nothing takes, and the keys."""
    return Bar(f"memory of {ours}", "nothing to copy",
               lambda got: got[ours].peak - got["nothing to copy"].peak
               - bytes_of_a_key * got["py-key-value, a hundredth to a DiskStore"].count * 100 / 2**20, "MB", 32)


CONVERT = Row("convert", "A file tree copied into a DiskStore, and back", "tree", [
    Method("nothing to copy", "{kvlens} convert filetree:{nothing} diskcache:{new_disk}", process, counts=False),
    Method("to a DiskStore", "{kvlens} convert filetree:{tree} diskcache:{new_disk}", process, counts=False),
    Method("to a file tree", "{kvlens} convert diskcache:{disk} filetree:{new_tree}", process, counts=False),
    Method("py-key-value, a hundredth to a DiskStore", "{py_key_value} {copypeers} tree {tree} {new_disk}", tenths=2),
    Method("py-key-value, a hundredth to a file tree", "{py_key_value} {copypeers} disk {disk} {new_tree}", tenths=2),
], [
    times_a_hundredth("to a DiskStore", "py-key-value, a hundredth to a DiskStore", 15),
    times_a_hundredth("to a file tree", "py-key-value, a hundredth to a file tree", 15),
    memory_of_copying("to a DiskStore", 25),
    memory_of_copying("to a file tree", 25),
], "Of KV Lens the whole process is timed, and it syncs what it writes; of the library not the start.",
    reads_all=False, compared=False)

# --- searching and filtering ------------------------------------------------------------------------

SEARCH = Row("search", "A text in all values of an open file", "doc", [
    Method("rg -F", f"{{rg}} -F --count-matches {NEEDLE} {{doc}}", process),
    Method("search", f"{{bench}} search {{doc}} {NEEDLE}"),
    Method("rg -F -i", f"{{rg}} -F -i --count-matches {NEEDLE.upper()} {{doc}}", process),
    Method("search, any case", f"{{bench}} search-any-case {{doc}} {NEEDLE.upper()}"),
    Method("rg -F, é as it is escaped", f"{{rg}} -F --count-matches '{inside(NEEDLE_ACCENTED)}' {{doc}}", process),
    Method("search, é", f"{{bench}} search {{doc}} {NEEDLE_ACCENTED}"),
    Method("read", "{bench} read {doc}", counts=False),
], [
    at_most("search", "rg -F", 1.2, 1.0),
    at_most("search, any case", "rg -F -i", 1.2, 1.0),
    at_most("search, é", "rg -F, é as it is escaped", 1.2, 1.0),
], """ripgrep looks through the bytes of the file, KV Lens through the text of the values: `é` is found where the file says
`\\u00e9`, and nothing is found in what is between values. Of ripgrep the whole process is timed.""", grows=("search", "search, any case"),
    beside="read")

FILTER = Row("filter", "Millions of keys in memory, filtered by a text", "small", [
    Method("memchr", "{bench_keys} memchr {small} 1f3", counts=False),
    Method("filter", "{bench_keys} filter {small} 1f3"),
], [at_most("filter", "memchr", 3)], "`memchr` is a pass over the keys for a byte that none of them has.", reads_all=False,
    grows=("filter",), beside="memchr")

# --- the folder of an index -----------------------------------------------------------------------------

INDEX_CHECK = Row("index-check", "All checks of a persisted index", "index", [
    Method("read", "{bench} read {index}", counts=False),
    Method("check", "{bench_index} check {index}"),
    Method("LlamaIndex", "{llama} {pythonpeers} llama-index-folder {index}"),
], [
    at_most("check", "read", 5),
    *faster("check", {"LlamaIndex": 20}),
    memory_per_key("check", 64, 200, 150),
], """Its nodes have texts of some 800 characters and vectors of 384 numbers; every value is checked and every rule is asked. LlamaIndex
loads the folder by `StorageContext.from_defaults` and `load_index_from_storage`, and checks nothing.""", grows=("check",), beside="read")

INDEX_LINKS = Row("index-links", "What names each id of a persisted index", "index", [
    Method("read", "{bench} read {index}", counts=False),
    Method("links", "{bench_index} links {index}"),
    Method("without the table", "{bench_index} parts {index}"),
], [at_most("links", "read", 3)], "From opening; afterwards *used by* is a look.", grows=("links",), beside="read")

# --- vectors ------------------------------------------------------------------------------------------

SIMILAR = Row("similar", "The ten vectors most alike one, at hand", "vec", [
    Method("NumPy", "{llama} {vectorpeers} numpy {vec}"),
    Method("similar", "{bench_vectors} rows {vec}"),
    Method("LlamaIndex", "{llama} {vectorpeers} llama-index {vec}"),
], [
    at_most("similar", "NumPy", 1.0),
    *faster("similar", {"LlamaIndex": 30}),
], """384 numbers each. NumPy multiplies a matrix of single precision with the query and takes the best by `argpartition`; KV
Lens also reads those again that come into question, and computes their scores in double precision.""", reads_all=False)

SIMILAR_FILE = Row("similar-file", "The ten vectors most alike one, from an open file", "vec", [
    Method("read", "{bench} read {vec}", counts=False),
    Method("similar", "{bench_vectors} file {vec}"),
], [
    at_most("similar", "read", 4),
    memory_per_key("similar", 16, 1.1 * 384 * 4, 1.05 * 384 * 4),
], "Every number is read, and the vectors are kept in single precision.", grows=("similar",), beside="read")

DUPLICATES = Row("duplicates", "All vectors that are nearly the same, at hand", "near", [
    Method("NumPy, in blocks", "{llama} {vectorpeers} numpy-duplicates {near}"),
    Method("duplicates", "{bench_vectors} duplicates {near}"),
], [
    at_most("duplicates", "NumPy, in blocks", 1.0),
    memory_per_key("duplicates", 32, 384 * 4 + 300, 384 * 4 + 200),
], """384 numbers each; pairs with a cosine of 0.99 or more. NumPy multiplies blocks of 4,096 with each other in single precision,
each pair once, and lists the pairs. KV Lens also puts them into groups and computes scores in double precision, for which it reads them again.""",
    reads_all=False)

MAP = Row("map", "A map of vectors, at hand: two principal components", "near", [
    Method("scikit-learn", "{sklearn} {vectorpeers} scikit-learn-map {near}"),
    Method("map", "{bench_vectors} map {near}"),
    Method("NumPy", "{llama} {vectorpeers} numpy-map {near}"),
], [
    at_most("map", "scikit-learn", 1.0),
    memory_per_key("map", 32, 384 * 4 + 200, 384 * 4 + 100),
], """384 numbers each, in single precision. scikit-learn is `PCA(n_components=2).fit_transform`; NumPy multiplies the vectors less
their mean with each other and takes the eigenvectors of that. All of them may use every processor.""", reads_all=False)

# --- staged edits -----------------------------------------------------------------------------------

CHANGES = Row("changes", "Staged edits", "edits", [
    Method("the bytes alone", "{bench_changes} entries {count}"),
    Method("stage", "{bench_changes} stage {count}"),
    Method("copy, and one more", "{bench_changes} copy {count}"),
    Method("type a character", "{bench_changes} type {count}"),
    Method("list", "{bench_changes} list {count}"),
    Method("persist, in the window", "{bench_changes} persist {count}"),
    Method("persist, on the worker", "{bench_changes} write {count}"),
    Method("write and read as a stream", "{bench_changes} stream {count}"),
    Method("keep for a crash", "{bench_changes} keep {count}"),
    Method("keep one more", "{bench_changes} keepmore {count}"),
], [
    Bar("memory of staged edits", "their bytes",
        lambda got: (got["stage"].anonymous - got["the bytes alone"].anonymous) * 2**20 / got["stage"].count,
        "bytes an edit", 200, 160),
    within("copy, and one more", 0.1, 0.01),
    within("type a character", 1, 0.1),
    within("persist, in the window", 16, 1),
    Bar("list", "a frame", lambda got: got[a_tenth("list")].ms, "ms for a tenth", 16, 8),
], """The bytes are keys, values before and after, and versions. What the window does is measured without its widgets. Of what
is done a thousand times the mean.""", reads_all=False, compared=False, grows=("stage", "list"))

# --- the window -----------------------------------------------------------------------------------

START = Row("start", "The program's start until the first keys are painted", "doc", [
    Method("empty store", "{bench_window} start {empty} {now}", start),
    Method("docstore", "{bench_window} start {doc} {now}", start),
    Method("vector store", "{bench_window} start {vec} {now}", start),
    Method("tiny values", "{bench_window} start {small} {now}", start),
], [later(name, "empty store", 150, 50) for name in ("docstore", "vector store", "tiny values")],
    "From the start of the process, without a display. A store of several collections shows these first.", reads_all=False)

JUMPS = ("expand", "expand a range", "jump to the end", "jump to a key", "jump to the begin")
TOUR_NOTE = """A person's way through the window. `ms` is until the result is seen; the longest call is the worst of all runs,
by the clock, on the thread of the window. *Own* is the memory of the process after the step. Of 20 random jumps the worst."""


def everything_fluid():
    return Bar("every step: longest call", "a frame", lambda got: max(step.longest or 0 for step in got.values()), "ms", 16)


WINDOW_KEYS = Row("window-small", "Millions of keys in the window", "small", [
    Method("tour", "{bench_window} tour {edited_small}", tour),
    Method("index", "{bench} index {small}"),
], [
    within("first keys", 150, 50),
    *[fluid(step) for step in JUMPS],
    Bar("memory of the tree's rows", "", lambda got: (got["expand"].anonymous - got["checked"].anonymous) * 2**20
        / got["index"].count, "bytes a key", 1),
    *[within(f"filter '{typed}', first", 50) for typed in ("1", "1f", "1f3")],
    everything_fluid(),
], TOUR_NOTE, reads_all=False, compared=False)

WINDOW_DOCSTORE = Row("window-docstore", "A docstore in the window", "doc", [
    Method("tour", "{bench_window} tour {edited}", tour),
], [within("first keys", 150, 50), everything_fluid()], TOUR_NOTE, reads_all=False, compared=False)

WINDOW_INDEX = Row("window-index", "A hundred thousand documents in the window", "docs", [
    Method("tour", "{bench_window} index {docs}", tour),
], [within("documents, first page", 100, 50), within("links of an entry", 100, 50), fluid("read the index"),
    fluid("documents, first page"), fluid("links of an entry")],
    "Each in two nodes. The first page is measured when the index is known; reading it goes on in the background.",
    reads_all=False, compared=False)

WINDOW_MAP = Row("window-map", "A map of a hundred thousand vectors in the window", "near", [
    Method("tour", "{bench_window} map {near}", tour),
], [fluid(step) for step in ("make the map", "zoom into the map", "move the map", "choose by a lasso")],
    "Vectors are read, mapped and put into clusters in the background; points are drawn some at a time.", reads_all=False, compared=False)

ROWS = [DOCSTORE, VECTORS, SMALL, CJK, VALUE, PERSIST, PUT, SEARCH, INDEX_CHECK, INDEX_LINKS, SIMILAR, SIMILAR_FILE, DUPLICATES, MAP,
        TREE_LIST, TREE_READ, TREE_CHECK, TREE_FIRST, TREE_COLD, LOCAL_LIST, LOCAL_READ,
        DISK_READ, DISK_FIRST, DISK_WRITE, CONVERT, FILTER, CHANGES,
        START, WINDOW_KEYS, WINDOW_DOCSTORE, WINDOW_INDEX, WINDOW_MAP]
