# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What other versions of py-key-value leave on a disk: each runs by itself, from the folders beside this interpreter that
`./dev test` makes of versions/*.txt. 0.4.6 is in test_diskcache.py."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import kvlens

VERSIONS = sorted(file.stem for file in Path(__file__).with_name("versions").glob("*.txt"))
ENTRIES = {
    "tokens": {"alice": {"t": [1.0, 1e-05, None]}, "https://host/a?b": {"text": "Grüße 漢字"}, "a::b": {"v": 1}},
    "юникод": {"": {"empty": "key"}, "new\nline": {"v": 4}},
    "long": {"value": {"text": "é" * 30_000}},
    "be/ta": {"k": {"v": 5}},
}

# What runs under another version: one line of JSON on standard input says what it does.
PROGRAM = """
import asyncio, json, sys
from pathlib import Path
from key_value.aio.stores.disk import DiskStore, MultiDiskStore

job = json.load(sys.stdin)
if job["kind"] == "disk":
    store = DiskStore(directory=job["folder"])
else:
    store = MultiDiskStore(base_directory=Path(job["folder"]))

async def run():
    for collection, values in job["put"].items():
        for key, value in values.items():
            await store.put(key, value, collection=collection, ttl=job["ttl"])
    return {c: {k: (await store.ttl(k, collection=c)) for k in keys} for c, keys in job["get"].items()}

print(json.dumps(asyncio.run(run())))
"""

# FastMCP 2.14 keeps the tokens of its OAuth proxy so: pydantic models, encrypted, in a DiskStore.
TOKENS = """
import asyncio, sys
from cryptography.fernet import Fernet
from key_value.aio.adapters.pydantic import PydanticAdapter
from key_value.aio.stores.disk import DiskStore
from key_value.aio.wrappers.encryption import FernetEncryptionWrapper
from pydantic import BaseModel

class Tokens(BaseModel):
    access_token: str
    refresh_token: str | None = None
    expires_at: float

fernet = Fernet(b"a" * 43 + b"=")
store = FernetEncryptionWrapper(key_value=DiskStore(directory=sys.argv[1]), fernet=fernet)
tokens = PydanticAdapter(key_value=store, pydantic_model=Tokens, default_collection="mcp-upstream-tokens")

async def run():
    if sys.argv[2] == "put":
        await tokens.put("id-1", Tokens(access_token="secret", expires_at=1.5), ttl=3600)
        await tokens.put("id-2", Tokens(access_token="other", expires_at=2.5), ttl=3600)
    for key in ("id-1", "id-2"):
        found = await tokens.get(key)
        print(found.access_token if found else None)

asyncio.run(run())
"""


def python(version, program, *words, stdin=""):
    environment = {**os.environ, "PYTHONPATH": str(Path(sys.prefix) / "versions" / version)}
    done = subprocess.run([sys.executable, "-B", "-c", program, *map(str, words)], env=environment, input=stdin,
                          capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise AssertionError(done.stderr)
    return done.stdout


def library(version, kind, folder, put=(), get=(), ttl=None):
    """Puts entries, and answers the values and times to live of others, as that version does."""
    job = {"kind": kind, "folder": str(folder), "put": dict(put), "get": {c: list(keys) for c, keys in dict(get).items()},
           "ttl": ttl}
    return json.loads(python(version, PROGRAM, stdin=json.dumps(job)))


def values(answer):
    return {c: {k: value for k, (value, _) in found.items()} for c, found in answer.items()}


class VersionsTest(kvlens.InteropTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.beside = Path(folder.name)
        self.folder = self.beside / "store"

    def stores(self):
        for version in VERSIONS:
            for kind in ("disk", "multi"):
                with self.subTest(version=version, kind=kind):
                    yield version, kind, self.beside / f"{version}-{kind}"

    def test_versions_are_there(self):
        self.assertEqual(VERSIONS, ["0.2.8", "0.3.0", "0.5.0"])

    def test_what_they_wrote_we_read_equal(self):
        for version, kind, folder in self.stores():
            library(version, kind, folder, ENTRIES, ttl=86400)
            self.assertEqual(kvlens.info(folder)["kind"], {"disk": "DiskStore", "multi": "MultiDiskStore"}[kind])
            self.assertSame(kvlens.contents(folder), ENTRIES)

    def test_what_we_write_they_read_equal(self):
        for version, kind, folder in self.stores():
            library(version, kind, folder, {"tokens": {"seed": {"v": 0}, "gone": {"v": 0}}}, ttl=86400)
            for key, value in ENTRIES["tokens"].items():
                kvlens.put(folder, "tokens", key, value)
            kvlens.put(folder, "tokens", "seed", {"v": "edited"})
            kvlens.put(folder, "fresh", "k", {"v": 1})
            kvlens.rm(folder, "tokens", "gone")
            expected = {"tokens": {**ENTRIES["tokens"], "seed": {"v": "edited"}, "gone": None}, "fresh": {"k": {"v": 1}}}
            answer = library(version, kind, folder, get=expected)
            self.assertSame(values(answer), expected)
            self.assertAlmostEqual(answer["tokens"]["seed"][1], 86400, delta=120)  # its expiry is kept

    def test_they_become_other_stores_whole(self):
        for version, kind, folder in self.stores():
            library(version, kind, folder, ENTRIES, ttl=86400)
            file, back = (self.beside / f"{version}-{kind}.json", self.beside / f"{version}-{kind}-back")
            kvlens.run("convert", folder, f"json:{file}")
            self.assertSame(kvlens.contents(file), ENTRIES)
            kvlens.run("convert", folder, f"diskcache:{back}")
            answer = library("0.5.0", "disk", back, get=ENTRIES)
            self.assertSame(values(answer), ENTRIES)
            self.assertAlmostEqual(answer["tokens"]["alice"][1], 86400, delta=120)

    def test_entries_of_two_versions_in_one_folder_are_told_apart(self):
        library("0.2.8", "multi", self.folder, {"tokens": {"alice": {"v": "old"}, "bob": {"v": "old"}}})
        library("0.5.0", "multi", self.folder, {"tokens": {"alice": {"v": "new"}, "a::b": {"v": "new"}}})
        old = "before 0.3:tokens"
        groups = [(c.get("group"), c["name"], c["entries"]) for c in kvlens.info(self.folder)["collections"]]
        self.assertCountEqual(groups, [(None, "tokens", 2), ("before 0.3", "tokens", 2)])
        self.assertEqual([p["id"] for p in kvlens.info(self.folder)["problems"]], ["old"])
        self.assertEqual(kvlens.value(self.folder, old, "alice"), {"v": "old"})
        kvlens.put(self.folder, old, "bob", {"v": "edited"})
        kvlens.rm(self.folder, old, "alice")
        found = library("0.2.8", "multi", self.folder, get={"tokens": ["alice", "bob"]})
        self.assertSame(values(found), {"tokens": {"alice": None, "bob": {"v": "edited"}}})
        found = library("0.5.0", "multi", self.folder, get={"tokens": ["alice", "a::b"]})
        self.assertSame(values(found), {"tokens": {"alice": {"v": "new"}, "a::b": {"v": "new"}}})
        kvlens.run("convert", self.folder, f"json:{self.beside / 'all.json'}")
        both = {"tokens": {"alice": {"v": "new"}, "a::b": {"v": "new"}}, old: {"bob": {"v": "edited"}}}
        self.assertSame(kvlens.contents(self.beside / "all.json"), both)

    def test_encrypted_tokens_are_shown_kept_and_removed(self):
        self.assertEqual(python("0.3.0", TOKENS, self.folder, "put").split(), ["secret", "other"])
        self.assertEqual(kvlens.keys(self.folder, "mcp-upstream-tokens"), ["id-1", "id-2"])
        shown = kvlens.value(self.folder, "mcp-upstream-tokens", "id-1")
        self.assertEqual(sorted(shown), ["__encrypted_data__", "__encryption_version__"])
        kvlens.rm(self.folder, "mcp-upstream-tokens", "id-2")
        back = self.beside / "back"
        kvlens.run("convert", self.folder, f"diskcache:{back}")
        for folder in (self.folder, back):
            self.assertEqual(python("0.3.0", TOKENS, folder, "get").split(), ["secret", "None"])


if __name__ == "__main__":
    unittest.main()
