# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes resources/sample/ from the project's own documentation, with the real libraries.

    python tests/interop/make_sample.py

The same documentation gives the same bytes: ids are counted, times are fixed, embeddings are
hashes of words. In the file tree the library writes an absolute path into the information file of
each collection; here it is made relative, and resources/copy-sample makes it absolute again.
"""

import asyncio
import json
import re
import shutil
from pathlib import Path

from hashembedding import HashEmbedding
from key_value.aio.stores.filetree import FileTreeStore
from llama_index.core import Document, Settings, StorageContext, SummaryIndex, VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo
from llama_index.core.storage.kvstore import SimpleKVStore

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
PAGES = ["README.md", "ARCHITECTURE.md", "docs/concepts.md", "docs/cli.md"]
NODES_PER_PAGE = 10

CREATED = "2026-01-15T09:00:00+00:00"
EXPIRES = "2099-12-31T23:59:59+00:00"
EXPIRED = "2026-01-15T10:00:00+00:00"
CENTURY = 100 * 365 * 86400

Settings.embed_model = HashEmbedding()
Settings.llm = MockLLM()


def stem(page):
    return Path(page).stem.lower()


def documents():
    """One document for each page that is there, with the metadata that a reader would give it."""
    pages = [page for page in PAGES if (ROOT / page).exists()]
    texts = {page: (ROOT / page).read_text(encoding="utf-8") for page in pages}
    return [
        Document(
            id_=stem(page),
            text=text,
            metadata={"file_name": page, "title": title(text), "characters": len(text)},
            excluded_embed_metadata_keys=["characters"],
            excluded_llm_metadata_keys=["characters"],
        )
        for page, text in texts.items()
    ]


def title(text):
    found = re.search(r"^# (.+)$", text, flags=re.MULTILINE)
    return found.group(1) if found else ""


def nodes_of(document):
    """The first nodes of a document, with counted ids in place of random ones."""
    splitter = SentenceSplitter(chunk_size=160, chunk_overlap=16, include_prev_next_rel=False)
    nodes = splitter.get_nodes_from_documents([document])[:NODES_PER_PAGE]
    for number, node in enumerate(nodes, start=1):
        node.id_ = f"{document.id_}-{number:02}"
    for before, after in zip(nodes, nodes[1:]):
        before.relationships[NodeRelationship.NEXT] = related(after)
        after.relationships[NodeRelationship.PREVIOUS] = related(before)
    return nodes


def related(node):
    return RelatedNodeInfo(node_id=node.node_id, node_type="1", metadata={}, hash=node.hash)


def make_index(folder):
    context = StorageContext.from_defaults()
    nodes = [node for document in documents() for node in nodes_of(document)]
    vector = VectorStoreIndex(nodes, storage_context=context)
    vector.set_index_id("documentation")
    summary = SummaryIndex(nodes[:6], storage_context=context)
    summary.set_index_id("summary-of-the-beginning")
    context.persist(persist_dir=str(folder))


def make_file(path):
    store = SimpleKVStore()
    store.put("welcome", {"text": "Edit me, look at the changes, and persist.", "tags": ["first"]})
    store.put("", {"text": "The empty key is a key."})
    for page in PAGES[2:]:
        text = (ROOT / page).read_text(encoding="utf-8")
        store.put(page, {"text": text, "characters": len(text)}, collection="pages")
    store.put("größe", {"de": "groß", "ja": "大きさ", "ru": "размер", "emoji": "📏"}, "unicode")
    store.put("日本語/キー", {"note": "A key may hold any text, slashes too."}, "unicode")
    store.put("lone \ud800 surrogate", {"note": "Half a character: \udfff"}, "unicode")
    big = 123456789012345678901234567890
    store.put("integers", {"small": 7, "big": big, "negative": -big}, "numbers")
    store.put("floats", {"one": 1.0, "tiny": 1e-05, "huge": 1e300, "zero": -0.0}, "numbers")
    infinity = float("inf")
    store.put("not finite", {"nan": float("nan"), "inf": [infinity, -infinity]}, "numbers")
    for number in range(1, 101):
        entry = {"number": number, "square": number**2, "root": number**0.5}
        store.put(f"row-{number:03}", entry, "table")
    store.put("x", {}, "emptied")
    store.delete("x", "emptied")
    store.persist(str(path))


async def fill_tree(store):
    turns = [
        {"role": "user", "content": "What does persist write?"},
        {"role": "assistant", "content": "All staged edits, in one step, or nothing."},
    ]
    await store.put("ada", {"turns": turns, "language": "en"}, collection="chats", ttl=CENTURY)
    await store.put("jürgen", {"turns": turns[:1], "language": "de"}, collection="chats")
    await store.put("yesterday", {"turns": []}, collection="chats", ttl=3600)
    for name in ("light", "dark"):
        await store.put(name, {"theme": name, "font": {"size": 11}}, collection="settings")
    for number in range(1, 13):
        await store.put(f"job-{number}", {"attempt": number % 3, "cost": number / 8},
                        collection="jobs", ttl=CENTURY if number % 2 else None)


def fix_times(path):
    """Fixed times and a relative folder, in the form that the library writes."""
    fields = json.loads(path.read_text(encoding="utf-8"))
    fields["created_at"] = CREATED
    if "expires_at" in fields:
        fields["expires_at"] = EXPIRED if path.stem == "yesterday" else EXPIRES
    if "directory" in fields:
        fields["directory"] = str(Path(fields["directory"]).relative_to(SAMPLE))
    path.write_text(json.dumps(fields, sort_keys=True), encoding="utf-8")


def make_tree(folder):
    asyncio.run(fill_tree(FileTreeStore(data_directory=folder)))
    for path in folder.rglob("*.json"):
        fix_times(path)


if __name__ == "__main__":
    shutil.rmtree(SAMPLE, ignore_errors=True)
    SAMPLE.mkdir(parents=True)
    make_index(SAMPLE / "storage")
    make_file(SAMPLE / "kvstore.json")
    make_tree(SAMPLE / "sessions")
