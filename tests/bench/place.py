# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the programs and the data are: the {names} in the commands of rows.py. Data is made when it is first named."""

import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import data

# How large each is beside the number that --size gives: a gigabyte, a fifth of it, ... ; a thousand bytes for a file.
SHARES = {"docs": 10_000, "doc": 1, "vec": 1, "near": 10_000, "small": 5, "cjk": 10, "tree": 1000, "disk": 1000, "local": 1000, "index": 1, "edits": 1000}
PROGRAMS = {"run": "kvlens_bench_run", "bench": "kvlens_bench", "bench_index": "kvlens_bench_index",
            "bench_keys": "kvlens_bench_keys", "bench_tree": "kvlens_bench_tree", "bench_disk": "kvlens_bench_disk", "bench_changes": "kvlens_bench_changes",
            "bench_window": "kvlens_bench_window", "bench_vectors": "kvlens_bench_vectors", "peers": "kvlens_bench_peers", "kvlens": "kvlens"}
SCRATCH = "scratch"  # a folder beside the data; emptied after each row


class NotInstalled(Exception):
    pass


class Tools:
    """The programs of one run."""

    def __init__(self, programs):
        self.paths = {name: shutil.which(program, path=programs) for name, program in PROGRAMS.items()}
        self.paths |= {"jq": shutil.which("jq"), "rg": shutil.which("rg"), "python": sys.executable,
                       "pythonpeers": str(Path(__file__).with_name("pythonpeers.py")),
                       "vectorpeers": str(Path(__file__).with_name("vectorpeers.py"))}
        self.versions = dict(line.rsplit(" ", 1) for line in self.version_lines())
        self.paths["yyjson"] = self.paths["peers"] if "yyjson" in self.versions else None
        self.paths["llama"] = self.paths["python"] if "LlamaIndex" in self.versions else None
        self.paths["sklearn"] = self.paths["python"] if "scikit-learn" in self.versions else None
        self.paths["py_key_value"] = self.paths["python"] if "py-key-value" in self.versions else None
        self.paths["copypeers"] = str(Path(__file__).with_name("copypeers.py"))

    def version_lines(self):
        lines = self.ask(self.paths["peers"], "versions")
        lines += self.ask(self.paths["python"], self.paths["pythonpeers"], "versions")
        lines += [line.replace("jq-", "jq ") for line in self.ask(self.paths["jq"], "--version")]
        lines += [" ".join(line.split()[:2]) for line in self.ask(self.paths["rg"], "--version")[:1]]
        return lines

    @staticmethod
    def ask(*words):
        if words[0] is None:
            return []
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()


class Place:
    """The names for data of one size, and for all that is smaller by tens."""

    def __init__(self, tools, folder, size):
        self.tools = tools
        self.folder = folder
        self.size = size

    def words(self, method):
        """The command of a method with everything filled in; nothing if a program is not installed."""
        place = Place(self.tools, self.folder, self.size // 10**method.tenths)
        try:
            return [word.format_map(place) for word in shlex.split(method.command)]
        except NotInstalled:
            return None

    def __getitem__(self, name):
        if name in SHARES:
            return str(data.make(self.path(name)))
        if name in self.tools.paths:
            return self.installed(name)
        return str(getattr(self, name)())

    def installed(self, name):
        if self.tools.paths[name] is None:
            raise NotInstalled(name)
        return self.tools.paths[name]

    def path(self, kind):
        name = kind + data.label(self.size // SHARES[kind])
        return self.folder / (name if kind in data.FOLDERS else name + ".json")

    def scratch(self, name):
        (self.folder / SCRATCH).mkdir(parents=True, exist_ok=True)
        return self.folder / SCRATCH / name

    # --- names that are more than a file ----------------------------------------------------------

    def edited(self):
        """A copy of the docstore that may be changed."""
        return self.copy("doc")

    def edited_small(self):
        return self.copy("small")

    def edited_disk(self):
        path = self.scratch(f"edited-{self.path('disk').name}")
        if not path.exists():
            shutil.copytree(self["disk"], path)
        return path

    def new_disk(self):
        return self.new("new-disk")

    def new_tree(self):
        return self.new("new-tree")

    def new(self, name):
        """What is to be made; from the run before it is gone."""
        path = self.scratch(name)
        shutil.rmtree(path, ignore_errors=True)
        return path

    def nothing(self):
        """A file tree without entries."""
        path = self.scratch("nothing")
        path.mkdir(exist_ok=True)
        return path

    def copy(self, kind):
        path = self.scratch(f"edited-{self.path(kind).name}")
        if not path.exists():
            shutil.copy(self[kind], path)
        return path

    def empty(self):
        path = self.scratch("empty.json")
        path.write_text("{}")
        return path

    def count(self):
        """So many staged edits."""
        return self.size // SHARES["edits"]

    def output(self):
        return self.scratch("output.json")

    def key(self):
        """A key from the middle of the docstore."""
        with open(self["doc"], "rb") as file:
            file.seek(self.path("doc").stat().st_size // 2)
            return re.search(rb'"([0-9a-f-]{36})": \{"__data__"', file.read(1 << 16))[1].decode()

    def now(self):
        return time.monotonic_ns()

    def rows(self):
        """So many edits of a DiskStore."""
        return self.size // SHARES["disk"] // 100

    def files(self):
        return self.size // SHARES["tree"] * 3 // 10

    def all_files(self):
        return self.size // SHARES["tree"]

    def cold_files(self):
        return self.size // SHARES["tree"] // 10
