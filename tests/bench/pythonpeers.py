# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""pythonpeers.py METHOD FILE [COLLECTION KEY OUTPUT]: one measured pass of a Python library over one store, or
with the method llama-index-folder over the folder of an index, of which the nodes are counted.

With three more arguments an entry is changed and all is written to OUTPUT. Prints what measured.h says; the time does
not include starting Python and importing the library.
"""

import json
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def anonymous_kilobytes():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))


def json_load(path):
    with open(path) as file:
        return json.load(file)


def json_dump(store, path):
    with open(path, "w") as file:
        json.dump(store, file)


def with_json(path, *edit):
    store = json_load(path)
    if edit:
        collection, key, output = edit
        store[collection][key] = "edited"
        json_dump(store, output)
    return store


def with_llama_index(path, *edit):
    store = SimpleKVStore.from_persist_path(path)
    if edit:
        collection, key, output = edit
        store.put(key, {"text": "edited"}, collection)
        store.persist(output)
    return store._collections_mappings


def with_llama_index_folder(folder):
    storage = StorageContext.from_defaults(persist_dir=folder)
    load_index_from_storage(storage, embed_model=MockEmbedding(embed_dim=384))
    return {"nodes": storage.docstore.docs}


def main():
    method, *arguments = sys.argv[1:]
    begin = time.perf_counter()
    store = {"json": with_json, "llama-index": with_llama_index,
             "llama-index-folder": with_llama_index_folder}[method](*arguments)
    milliseconds = (time.perf_counter() - begin) * 1000
    print(milliseconds, sum(len(members) for members in store.values()), anonymous_kilobytes())


def print_versions():
    print("Python", sys.version.split()[0])
    for name, package in (("LlamaIndex", "llama-index-core"), ("py-key-value", "py-key-value-aio"), ("scikit-learn", "scikit-learn")):
        try:
            print(name, version(package))
        except PackageNotFoundError:
            pass


if __name__ == "__main__":
    if sys.argv[1] == "llama-index":
        from llama_index.core.storage.kvstore import SimpleKVStore
    if sys.argv[1] == "llama-index-folder":
        from llama_index.core import MockEmbedding, StorageContext, load_index_from_storage
    if sys.argv[1:] == ["versions"]:
        print_versions()
    else:
        main()
