# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""data.py FILE...: makes large stores as Python programs write them; the same name gives the same bytes.

    doc1g.json      a LlamaIndex docstore: text nodes, their metadata, the documents
    vec1g.json      a LlamaIndex vector store: 384 numbers a node
    near100k.json   a LlamaIndex vector store of so many nodes: one in twenty is nearly as another one, one in fifty the same
    small200m.json  one collection of tiny values, about 40 bytes each with the key
    docs100k.json   a LlamaIndex docstore of so many documents, each in two short nodes
    index1g/        the folder of a LlamaIndex index: text nodes, 384 numbers for each, and the index over them
    cjk100m.json    a docstore of mostly Chinese text, written with ensure_ascii=False
    tree1m/         a py-key-value file tree: a million files in ten collections
    disk1m/         a py-key-value DiskStore: a million rows in ten collections
    local1m/        a LangChain LocalFileStore: a million files in ten thousand folders

The letters say what, the number how much (k, m or g). Texts and numbers come from pools, so that a
gigabyte takes seconds; keys are all different.
"""

import itertools
import json
import os
import random
import re
import shutil
import sqlite3
import sys
import uuid
from pathlib import Path

NAME = re.compile(r"(docs|doc|vec|near|small|cjk|tree|disk|local|index)(\d+)([kmg]?)(?:\.json)?")
UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
WORDS = """the index keeps what was stored and a query finds it again by meaning or by its name while another
program reads the same file in small pieces because memory is dear caf\u00e9 na\u00efve \u2026 \u201cquoted\u201d "plain" 3.14 and/or""".split()
HAN = "索引保存内容查询找回含义名称程序读取文件内存数据向量节点文本检索模型语言知识库段落标题作者日期来源"
NEEDLE = "Quetzalcoatlus"  # in every 997th text, and in nothing else
NEEDLE_ACCENTED = "Caf\u00e9Zo\u00eb"  # the same, further on in the text

PARAGRAPHS = 1024
BATCH = 256


def amount(name):
    """doc1g.json -> ('doc', 1000000000)"""
    if not (parts := NAME.fullmatch(name)):
        raise ValueError(f"what is {name}?")
    return parts[1], int(parts[2]) * UNITS[parts[3]]


def label(number):
    """1000000000 -> '1g', 100 -> '100'"""
    unit = next(unit for unit in ("g", "m", "k", "") if number % UNITS[unit] == 0)
    return f"{number // UNITS[unit]}{unit}"


def identity(chance):
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


class Writer:
    """Writes the text of one JSON object of collections, a batch of members at a time."""

    def __init__(self, file):
        self.file = file
        self.before = "{"

    def collection(self, name, members):
        self.file.write(f'{self.before}"{name}": {{')
        comma = ""
        while batch := ", ".join(itertools.islice(members, BATCH)):
            self.file.write(comma + batch)
            comma = ", "
        self.file.write("}")
        self.before = ", "


# --- text nodes -----------------------------------------------------------------------------------


def inside(text, **how):
    """The JSON text of a string, without its quotes."""
    return json.dumps(text, **how)[1:-1]


def paragraphs(chance):
    return [inside(" ".join(chance.choices(WORDS, k=96)) + ".\n") for _ in range(PARAGRAPHS)]


def paragraphs_han(chance):
    return [inside("".join(chance.choices(HAN, k=180)) + "。\n", ensure_ascii=False) for _ in range(PARAGRAPHS)]


NODE = """"{key}": {{"__data__": {{"id_": "{key}", "embedding": null, "metadata": {about}, \
"excluded_embed_metadata_keys": ["file_size"], "excluded_llm_metadata_keys": ["file_size"], "relationships": {{\
"1": {{"node_id": "{document}", "node_type": "4", "metadata": {about}, "hash": "{mark}", "class_name": "RelatedNodeInfo"}}, \
"3": {{"node_id": "{after}", "node_type": "1", "metadata": {{}}, "hash": "{mark}", "class_name": "RelatedNodeInfo"}}}}, \
"metadata_template": "{{key}}: {{value}}", "metadata_separator": "\\n", "text": "{text}", "mimetype": "text/plain", \
"start_char_idx": {start}, "end_char_idx": {end}, "text_template": "{{metadata_str}}\\n\\n{{content}}", \
"class_name": "TextNode"}}, "__type__": "1"}}"""
NODES_PER_DOCUMENT = 32


def text_nodes(chance, size, pool, keys, **how):
    written = 0
    while written < size:
        number = len(keys)
        if number % NODES_PER_DOCUMENT == 0:
            document = identity(chance)
            about = json.dumps({"file_name": f"report-{number // NODES_PER_DOCUMENT}.md", "file_size": chance.getrandbits(20)})
            after = identity(chance)
        key, after = after, identity(chance)
        text = "".join(chance.choices(pool, k=3))
        if number % 997 == 500:
            text = inside(NEEDLE, **how) + text + inside(NEEDLE_ACCENTED, **how)
        start = number % NODES_PER_DOCUMENT * 1700
        member = NODE.format(key=key, about=about, document=document, mark=f"{chance.getrandbits(256):064x}", after=after,
                             text=text, start=start, end=start + len(text))
        keys.append((key, document))
        written += len(member) if how.get("ensure_ascii", True) else len(member.encode())
        yield member


def documents(keys):
    for first in range(0, len(keys), NODES_PER_DOCUMENT):
        nodes = keys[first:first + NODES_PER_DOCUMENT]
        about = {"node_ids": [key for key, _ in nodes], "metadata": {"file_name": f"report-{first // NODES_PER_DOCUMENT}.md"}}
        yield f'"{nodes[0][1]}": {json.dumps(about)}'


def write_docstore(writer, chance, size, pool, **how):
    keys = []
    writer.collection("docstore/data", text_nodes(chance, int(size * 0.94), pool, keys, **how))
    writer.collection("docstore/metadata", (f'"{key}": {{"doc_hash": "{chance.getrandbits(256):064x}", '
                                            f'"ref_doc_id": "{document}"}}' for key, document in keys))
    writer.collection("docstore/ref_doc_info", documents(keys))


def write_doc(writer, chance, size):
    write_docstore(writer, chance, size, paragraphs(chance))


def write_docs(writer, chance, count):
    nodes = [(f"{identity(chance)}", number // 2) for number in range(2 * count)]
    names = [identity(chance) for _ in range(count)]
    writer.collection("docstore/data", (NODE.format(
        key=key, about="{}", document=names[of], mark="0", after=nodes[number ^ 1][0], text="A short text.",
        start=number % 2 * 1000, end=number % 2 * 1000 + 1000) for number, (key, of) in enumerate(nodes)))
    writer.collection("docstore/metadata", (f'"{key}": {{"doc_hash": "0", "ref_doc_id": "{names[of]}"}}' for key, of in nodes))
    writer.collection("docstore/ref_doc_info", (
        f'"{name}": ' + json.dumps({"node_ids": [nodes[2 * of][0], nodes[2 * of + 1][0]], "metadata": {"file_name": f"file-{of}.md"}})
        for of, name in enumerate(names)))


def write_cjk(writer, chance, size):
    write_docstore(writer, chance, size, paragraphs_han(chance), ensure_ascii=False)


# --- vectors, small values ------------------------------------------------------------------------

NUMBERS_PER_PIECE = 16
PIECES_PER_VECTOR = 24


def vectors(chance, size, keys):
    pool = [", ".join(repr(chance.gauss(0, 0.05)) for _ in range(NUMBERS_PER_PIECE)) for _ in range(4 * PARAGRAPHS)]
    written = 0
    while written < size:
        keys.append(identity(chance))
        member = f'"{keys[-1]}": [{", ".join(chance.choices(pool, k=PIECES_PER_VECTOR))}]'
        written += len(member)
        yield member


def write_vec(writer, chance, size):
    keys = []
    writer.collection("embedding_dict", vectors(chance, int(size * 0.97), keys))
    document = identity(chance)
    writer.collection("text_id_to_ref_doc_id", (f'"{key}": "{document}"' for key in keys))
    writer.collection("metadata_dict", (f'"{key}": {{"file_name": "report.md", "_node_type": "TextNode", "document_id": '
                                        f'"{document}", "doc_id": "{document}", "ref_doc_id": "{document}"}}' for key in keys))


# --- the folder of an index -------------------------------------------------------------------------

BYTES_OF_A_NODE = 10_000  # in all files
TEXT_OF_A_NODE = 1_000


def about_document(number):
    return {"file_name": f"report-{number}.md", "file_size": number}


def vector_metadata(keys, documents):
    for number, key in enumerate(keys):
        of = number // NODES_PER_DOCUMENT
        ids = dict.fromkeys(("document_id", "doc_id", "ref_doc_id"), documents[of])
        yield f'"{key}": {json.dumps(about_document(of) | {"_node_type": "TextNode"} | ids)}'


def index_nodes(chance, keys, documents):
    pool = paragraphs(chance)
    for number, key in enumerate(keys):
        of = number // NODES_PER_DOCUMENT
        about = json.dumps(about_document(of))
        inside_document = number % NODES_PER_DOCUMENT
        start = inside_document * TEXT_OF_A_NODE
        neighbours = {kind: keys[other] for kind, other, there in
                      (("2", number - 1, inside_document > 0),
                       ("3", number + 1, inside_document < NODES_PER_DOCUMENT - 1 and number + 1 < len(keys))) if there}
        related = {"1": {"node_id": documents[of], "node_type": "4", "metadata": {}, "hash": None, "class_name": "RelatedNodeInfo"}}
        related |= {kind: {"node_id": node, "node_type": "1", "metadata": {}, "hash": None, "class_name": "RelatedNodeInfo"}
                    for kind, node in neighbours.items()}
        yield INDEX_NODE.format(key=key, about=about, related=json.dumps(related), text=f"{number}. {chance.choice(pool)}", start=start,
                                end=start + TEXT_OF_A_NODE)


INDEX_NODE = """"{key}": {{"__data__": {{"id_": "{key}", "embedding": null, "metadata": {about}, \
"excluded_embed_metadata_keys": [], "excluded_llm_metadata_keys": [], "relationships": {related}, \
"metadata_template": "{{key}}: {{value}}", "metadata_separator": "\\n", "text": "{text}", "mimetype": "text/plain", \
"start_char_idx": {start}, "end_char_idx": {end}, "text_template": "{{metadata_str}}\\n\\n{{content}}", \
"class_name": "TextNode"}}, "__type__": "1"}}"""


def write_file(path, collections):
    """Of (name, members) each."""
    with path.open("w", encoding="utf-8", buffering=1 << 20) as file:
        writer = Writer(file)
        for name, members in collections:
            writer.collection(name, members)
        file.write("}")


def make_index(path, size):
    chance = random.Random(4)
    keys = [identity(chance) for _ in range(size // BYTES_OF_A_NODE)]
    names = [identity(chance) for _ in range(0, len(keys), NODES_PER_DOCUMENT)]
    of = [names[number // NODES_PER_DOCUMENT] for number in range(len(keys))]
    pool = [", ".join(repr(chance.gauss(0, 0.05)) for _ in range(NUMBERS_PER_PIECE)) for _ in range(4 * PARAGRAPHS)]
    part = path.with_name(path.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    write_file(part / "docstore.json", [
        ("docstore/data", index_nodes(chance, keys, names)),
        ("docstore/metadata", (f'"{key}": {{"doc_hash": "{chance.getrandbits(256):064x}", "ref_doc_id": "{document}"}}'
                               for key, document in zip(keys, of))),
        ("docstore/ref_doc_info", documents(list(zip(keys, of)))),
    ])
    write_file(part / "default__vector_store.json", [
        ("embedding_dict", (f'"{key}": [{", ".join(chance.choices(pool, k=PIECES_PER_VECTOR))}]' for key in keys)),
        ("text_id_to_ref_doc_id", (f'"{key}": "{document}"' for key, document in zip(keys, of))),
        ("metadata_dict", vector_metadata(keys, names)),
    ])
    struct = {"index_id": "bench", "summary": None, "nodes_dict": {key: key for key in keys}, "doc_id_dict": {}, "embeddings_dict": {}}
    write_file(part / "index_store.json", [
        ("index_store/data", iter([f'"bench": {json.dumps({"__type__": "vector_store", "__data__": json.dumps(struct)})}']))])
    write_file(part / "graph_store.json", [("graph_dict", iter(()))])
    part.rename(path)


def write_near(writer, chance, count):
    pool = [[chance.gauss(0, 0.05) for _ in range(NUMBERS_PER_PIECE)] for _ in range(4 * PARAGRAPHS)]
    texts = [", ".join(f"{x:.8f}" for x in piece) for piece in pool]
    near = [", ".join(f"{x * (1 + chance.gauss(0, 0.05)):.8f}" for x in piece) for piece in pool]
    seen = []

    def member(number):
        copied = number and (number % 20 == 0 or number % 50 == 7)
        pieces = chance.choice(seen) if copied else chance.choices(range(len(pool)), k=PIECES_PER_VECTOR)
        seen.append(pieces)
        of = near if number % 20 == 0 else texts
        return f'"{identity(chance)}": [{", ".join(of[piece] for piece in pieces)}]'

    writer.collection("embedding_dict", map(member, range(count)))


def write_small(writer, chance, size):
    writer.collection("data", (f'"{number:07x}-{chance.getrandbits(48):012x}": {10**13 + chance.getrandbits(42)}'
                               for number in range(size // 40)))


# --- file trees -----------------------------------------------------------------------------------

COLLECTIONS = 10


def fill_collection(folder, collection, entries):
    chance = random.Random(collection)
    pool = [inside(" ".join(chance.choices(WORDS, k=36))) for _ in range(64)]
    (folder / f"{collection}-info.json").write_text(json.dumps(
        {"collection": collection, "created_at": "2026-01-15T09:00:00+00:00", "directory": collection, "version": 1}))
    (folder / collection).mkdir()
    place = os.open(folder / collection, os.O_RDONLY | os.O_DIRECTORY)
    for number in range(entries):
        text = (f'{{"created_at": "2026-01-15T09:00:{number % 60:02d}.{number % 10**6:06d}+00:00", "value": {{"number": '
                f'{number}, "text": "{pool[number % len(pool)]}"}}, "version": 1}}')
        file = os.open(f"{chance.getrandbits(64):016x}.json", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=place)
        os.write(file, text.encode())
        os.close(file)
    os.close(place)


def make_tree(path, entries):
    part = path.with_name(path.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for number in range(COLLECTIONS):
        fill_collection(part, f"collection-{number}", entries // COLLECTIONS)
    part.rename(path)


# --- LocalFileStore ---------------------------------------------------------------------------------

FILES_IN_FOLDER = 100


def make_local(path, entries):
    chance = random.Random(3)
    pool = [inside(" ".join(chance.choices(WORDS, k=36))) for _ in range(64)]
    part = path.with_name(path.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for first in range(0, entries, FILES_IN_FOLDER):
        folder = part / f"{first // FILES_IN_FOLDER:05d}"
        folder.mkdir()
        place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        for number in range(first, min(first + FILES_IN_FOLDER, entries)):
            text = f'{{"number": {number}, "text": "{pool[number % len(pool)]}"}}'
            file = os.open(f"{chance.getrandbits(64):016x}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644, dir_fd=place)
            os.write(file, text.encode())
            os.close(file)
        os.close(place)
    part.rename(path)


# --- DiskStore --------------------------------------------------------------------------------------

CACHE = """PRAGMA auto_vacuum=1; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;
CREATE TABLE Settings ( key TEXT NOT NULL UNIQUE, value);
CREATE TABLE Cache ( rowid INTEGER PRIMARY KEY, key BLOB, raw INTEGER, store_time REAL, expire_time REAL, access_time REAL, \
access_count INTEGER DEFAULT 0, tag BLOB, size INTEGER DEFAULT 0, mode INTEGER DEFAULT 0, filename TEXT, value BLOB);"""
CACHE_INDEXES = """CREATE UNIQUE INDEX Cache_key_raw ON Cache(key, raw);
CREATE INDEX Cache_expire_time ON Cache (expire_time);"""
CACHE_TRIGGERS = {
    "count_insert": "INSERT ON Cache FOR EACH ROW BEGIN UPDATE Settings SET value = value + 1 WHERE key = \"count\"",
    "count_delete": "DELETE ON Cache FOR EACH ROW BEGIN UPDATE Settings SET value = value - 1 WHERE key = \"count\"",
    "size_insert": "INSERT ON Cache FOR EACH ROW BEGIN UPDATE Settings SET value = value + NEW.size WHERE key = \"size\"",
    "size_update": "UPDATE ON Cache FOR EACH ROW BEGIN UPDATE Settings SET value = value + NEW.size - OLD.size "
                   "WHERE key = \"size\"",
    "size_delete": "DELETE ON Cache FOR EACH ROW BEGIN UPDATE Settings SET value = value - OLD.size WHERE key = \"size\"",
}


def rows(entries):
    chance = random.Random(2)
    pool = [inside(" ".join(chance.choices(WORDS, k=36))) for _ in range(64)]
    for number in range(entries):
        collection, key = f"collection-{number % COLLECTIONS}", f"{chance.getrandbits(64):016x}"
        text = (f'{{"collection": "{collection}", "created_at": "2026-01-15T09:00:{number % 60:02d}.{number % 10**6:06d}+00:00", '
                f'"key": "{key}", "value": {{"number": {number}, "text": "{pool[number % len(pool)]}"}}, "version": 1}}')
        yield f"{collection}::{key}", 1.5, 1.5, text


def make_disk(path, entries):
    part = path.with_name(path.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    database = sqlite3.connect(part / "cache.db")
    database.executescript(CACHE)
    database.executemany("INSERT INTO Cache(key, raw, store_time, access_time, mode, value) VALUES (?, 1, ?, ?, 1, ?)",
                         rows(entries))
    database.executemany("INSERT INTO Settings VALUES (?, ?)", [("count", entries), ("size", 0), ("disk_min_file_size", 32768)])
    database.executescript(CACHE_INDEXES)
    for name, does in CACHE_TRIGGERS.items():
        database.execute(f"CREATE TRIGGER Settings_{name} AFTER {does}; END")
    database.commit()
    database.close()
    part.rename(path)


# --------------------------------------------------------------------------------------------------

FOLDERS = {"index": make_index, "tree": make_tree, "disk": make_disk, "local": make_local}
WRITERS = {"docs": write_docs, "doc": write_doc, "vec": write_vec, "near": write_near, "small": write_small, "cjk": write_cjk}


def make(path):
    """Makes the file or folder that the name asks for, unless it is there. Returns the path."""
    kind, size = amount(path.name)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind in FOLDERS:
        FOLDERS[kind](path, size)
        return path
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", buffering=1 << 20) as file:
        WRITERS[kind](Writer(file), random.Random(1), size)
        file.write("}")
    part.rename(path)
    return path


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(make(Path(argument)))
