# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""copypeers.py (tree|disk) FROM TO: copies a file tree into a DiskStore, or back, as a program with py-key-value does.

Prints what measured.h says; the time does not include starting Python and importing the library.
"""

import asyncio
import os
import sqlite3
import sys
import time
from pathlib import Path

from key_value.aio.stores.disk import DiskStore
from key_value.aio.stores.filetree import FileTreeStore
from pythonpeers import anonymous_kilobytes


def keys_of_tree(folder):
    """The library lists nothing, so its files are."""
    for info in sorted(folder.glob("*-info.json")):
        collection = info.name.removesuffix("-info.json")
        for file in os.scandir(folder / collection):
            yield collection, file.name.removesuffix(".json")


def keys_of_disk(folder):
    database = sqlite3.connect(folder / "cache.db")
    for (key,) in database.execute("SELECT key FROM Cache ORDER BY key"):
        yield key.split("::", 1)
    database.close()


async def copy(keys, source, target):
    count = 0
    for collection, key in keys:
        value, ttl = await source.ttl(key, collection=collection)
        await target.put(key, value, collection=collection, ttl=ttl)
        count += 1
    return count


def main():
    kind, source, target = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    target.mkdir()
    os.chdir(source)  # the folders of the tree are named from there
    begin = time.perf_counter()
    if kind == "tree":
        count = asyncio.run(copy(keys_of_tree(source), FileTreeStore(data_directory=source), DiskStore(directory=target)))
    else:
        count = asyncio.run(copy(keys_of_disk(source), DiskStore(directory=source), FileTreeStore(data_directory=target)))
    print((time.perf_counter() - begin) * 1000, count, anonymous_kilobytes())


main()
