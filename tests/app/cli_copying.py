# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What convert does with what its target does not take, whatever the target is.

    KVLENS=PROGRAM cli_copying.py
"""

import json
import os
import resource
import shutil
import signal
import struct
import subprocess
import time
import unittest

from clicase import PROGRAM, CliCase

LONG = {"text": "x" * 4_200_000}  # more than what is written at first
# What each kind refuses, among what it takes; the names that are told.
REFUSED = {
    "filetree": ({"c": {"long": LONG, "a/b": {}, "n": 1, "ok": {}}}, ["c: a/b", "c: n"]),
    "localfiles": ({"c": {"long": LONG, "a": 1, "a/b": 2, "ü": 3, "": 4}, "d d": {"k": 5}},
                   ["c: a/b", "c: ü", 'c: ""', "d d: k"]),
    "diskcache": ({"c": {"long": LONG, "n": 1}, "a::b": {"k": {}}, "a": {"b::k": {}, "ok": {}}},
                  ["c: n", "a: b::k"]),
    "multidisk": ({"c": {"long": LONG, "n": [1], "ok": {}}, "a/b": {"k": {}}, "con": {"k": {}}},
                  ["c: n", "a/b: k", "con: k"]),
}


class CopyingTest(CliCase):
    def write(self, content):
        self.path.write_text(json.dumps(content))

    def entries(self, store):
        """{collection: {key: value}}, the top-level entries under ""."""
        found = {}
        for info in self.document("ls", store)["collections"]:
            keys = self.document("ls", store, info["name"])["keys"]
            found[info["name"]] = {
                key: json.loads(self.output("get", store, info["name"], key, "--raw")) for key in keys}
        return found

    def test_all_that_is_refused_is_named_and_nothing_is_written(self):
        for scheme, (content, names) in REFUSED.items():
            with self.subTest(scheme):
                self.write(content)
                target = self.folder / scheme
                done = self.run_cli("convert", str(self.path), f"{scheme}:{target}")
                said = done.stderr.decode().splitlines()
                self.assertEqual(done.returncode, 2, said)
                for line, name in zip(said, names):
                    self.assertTrue(line.startswith(f"{name} could not be written"), line)
                self.assertEqual(len(said), len(names) + 1, said)
                self.assertIn(f"Nothing was written: {len(names)} entries", said[-1])
                self.assertFalse(target.exists())

    def test_a_copy_is_open_to_nobody_to_whom_the_source_is_not(self):
        self.write({"data": {"k": {"a": 1.0}, "l": {"b": "ü"}}})
        for scheme in ["json", "filetree", "localfiles", "diskcache", "multidisk"]:
            for mode, others in [(0o600, 0o077), (0o640, 0o027), (0o604, 0o072), (0o444, 0o022)]:
                self.path.chmod(mode)
                target = self.folder / f"{scheme}-{mode:o}"
                self.output("convert", str(self.path), f"{scheme}:{target}")
                self.assertEqual(target.stat().st_mode & others, 0, target)
                copied = self.entries(f"{scheme}:{target}")
                self.assertEqual(copied, self.entries(str(self.path)), target)
        self.assertEqual((self.folder / "json-600").read_bytes(), (self.folder / "json-444").read_bytes())
        (self.folder / "diskcache-600").chmod(0o755)
        (self.folder / "diskcache-600" / "cache.db").chmod(0o600)
        self.run_cli("convert", f"diskcache:{self.folder / 'diskcache-600'}", f"json:{self.folder / 'again'}")
        self.assertEqual((self.folder / "again").stat().st_mode & 0o077, 0)

    def test_what_is_private_within_a_store_stays_so(self):
        entry = json.dumps({"version": 1, "value": {"n": 1}, "created_at": "2026-02-01T10:00:00+00:00"})

        def tree(name, mode, folder=0o755):
            place = self.folder / name / "data" / "oauth"
            place.mkdir(parents=True)
            (place / "alice.json").write_text(entry)
            (place / "alice.json").chmod(mode)
            place.chmod(folder)
            return f"filetree:{place.parent}"

        def local(name, mode, folder=0o755):
            place = self.folder / name / "a" / "b"
            place.mkdir(parents=True)
            (place / "alice").write_text("{}")
            (place / "alice").chmod(mode)
            (place / "open").write_text("{}")
            place.chmod(folder)
            return f"localfiles:{self.folder / name}"

        def multi(name, mode, folder=0o755):
            self.write({"a": {"k": {"n": 1}}, "b": {"k": {"n": 2}}})
            base = self.folder / name
            self.output("convert", str(self.path), f"multidisk:{base}")
            for path in [base, *base.rglob("*")]:
                path.chmod(0o755 if path.is_dir() else 0o644)
            (base / "a" / "cache.db").chmod(mode)
            (base / "a").chmod(folder)
            return f"multidisk:{base}"

        number = 0
        for make in tree, local, multi:
            for mode, folder, others in [(0o600, 0o755, 0o077), (0o644, 0o700, 0o077), (0o640, 0o755, 0o027), (0o644, 0o755, 0o022)]:
                number += 1
                source = make(f"from-{number}", mode, folder)
                for scheme in "json", "localfiles", "diskcache":
                    target = self.folder / f"to-{number}-{scheme}"
                    done = self.run_cli("convert", source, f"{scheme}:{target}")
                    self.assertEqual(done.returncode, 0, done.stderr)
                    for path in [target, *target.rglob("*")]:
                        self.assertEqual(path.stat().st_mode & others, 0, f"{path} of {source} {mode:o} {folder:o}")

    def test_a_copy_gives_another_group_no_more_than_all_others_had(self):
        self.write({"data": {"k": {"a": 1}}})
        groups = [group for group in os.getgroups() if group != os.getegid()] or ([1234] if os.geteuid() == 0 else [])
        if not groups:
            self.skipTest("there is no other group to give a file to")
        os.chown(self.path, -1, groups[0])
        for scheme in "json", "diskcache":
            for mode, others in [(0o640, 0o077), (0o664, 0o022), (0o604, 0o077)]:
                self.path.chmod(mode)
                target = self.folder / f"{scheme}-{mode:o}"
                self.output("convert", str(self.path), f"{scheme}:{target}")
                self.assertEqual(target.stat().st_mode & others, 0, f"{scheme} {mode:o}")

    def test_a_copy_gives_nobody_what_only_a_mask_allows(self):
        self.write({"data": {"k": {"a": 1}}})
        everybody = 0xffffffff
        rows = [(1, 6, everybody), (2, 6, 1000), (4, 0, everybody), (16, 6, everybody), (32, 0, everybody)]
        try:
            os.setxattr(self.path, "system.posix_acl_access", struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *row) for row in rows))
        except OSError:
            self.skipTest("the file system has no access lists")
        self.assertEqual(self.path.stat().st_mode & 0o777, 0o660)
        self.output("convert", str(self.path), f"json:{self.folder / 'copy'}")
        self.assertEqual((self.folder / "copy").stat().st_mode & 0o077, 0)

    def test_without_a_umask_a_copy_is_no_more_open_than_its_source(self):
        self.write({"data": {"k": {"a": 1}}})
        self.path.chmod(0o644)
        for scheme in "json", "localfiles", "diskcache", "multidisk":
            target = self.folder / scheme
            subprocess.run([PROGRAM, "convert", str(self.path), f"{scheme}:{target}"], check=True, timeout=60,
                           capture_output=True, umask=0)
            for path in [target, *target.rglob("*")]:
                self.assertEqual(path.stat().st_mode & 0o022, 0, path)

    def test_a_copy_for_which_there_is_no_room_leaves_nothing(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))

        target = self.folder / "cache"
        self.write({"c": {f"k{n}": {"n": "x" * 1000} for n in range(1000)}})
        done = subprocess.run([PROGRAM, "convert", str(self.path), f"diskcache:{target}"],
                              capture_output=True, timeout=60, preexec_fn=limit)
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 3, said)
        self.assertIn("Nothing was left at", said)
        self.assertEqual(list(self.folder.iterdir()), [self.path])

    def test_what_was_there_before_stays_when_a_copy_fails(self):
        target = self.folder / "cache"
        for names in ((), ("notes.txt",)):
            with self.subTest(names=names):
                shutil.rmtree(target, ignore_errors=True)
                target.mkdir()
                for name in names:
                    (target / name).write_text("mine")
                self.write({"c": {f"k{n}": {"n": "x" * 1000} for n in range(1000)}})
                done = subprocess.run(
                    [PROGRAM, "convert", str(self.path), f"diskcache:{target}"], capture_output=True, timeout=60,
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)))
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertTrue(target.is_dir())
                self.assertEqual([p.name for p in target.iterdir() if not p.name.startswith("cache.db")], list(names))
                mark = self.folder / ".cache.kvlens-unfinished-copy"
                self.assertEqual(mark.exists(), bool(names))
                mark.unlink(missing_ok=True)

    def start_copy(self, target):
        """Until something is at its target."""
        copy = self.start("convert", self.path, f"{target.name}:{target}")
        while copy.poll() is None and not target.exists():
            time.sleep(0.001)
        return copy

    def test_what_is_called_like_the_mark_of_a_copy_is_left_alone(self):
        theirs = self.folder / ".new.json.kvlens-unfinished-copy"
        for text in ("notes of mine", "2026: 1"):
            theirs.write_text(text)
            before = self.everything()
            done = self.run_cli("convert", self.path, self.folder / "new.json")
            self.assertEqual(done.returncode, 3)
            self.assertIn("a file of that name is there already", done.stderr.decode())
            self.assertEqual(self.everything(), before)

    def test_an_interrupted_copy_leaves_nothing(self):
        self.write({"c": {f"k{n}": {"n": n, "text": "x" * 100} for n in range(3_000 if "SAN_" in " ".join(os.environ) else 15_000)}})
        begun = 0
        for scheme in ("json", "filetree", "localfiles", "diskcache", "multidisk"):
            for asked in (signal.SIGINT, signal.SIGTERM):
                with self.subTest(scheme=scheme, asked=asked):
                    copy = self.start_copy(self.folder / scheme)
                    copy.send_signal(asked)
                    _, said = copy.communicate(timeout=60)
                    if copy.returncode == 0:  # it was done by then
                        self.remove(self.folder / scheme)
                        continue
                    begun += 1
                    self.assertEqual(copy.returncode, 3, said)
                    self.assertIn(b"The copy was interrupted.", said)
                    self.assertIn(b"Nothing was left at", said)
                    self.assertEqual(list(self.folder.iterdir()), [self.path])
        self.assertGreater(begun, 3)

    def remove(self, path):
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    def test_a_killed_copy_is_told(self):
        self.write({"c": {f"k{n}": {"n": n, "text": "x" * 100} for n in range(3_000 if "SAN_" in " ".join(os.environ) else 15_000)}})
        begun = 0
        for scheme in ("json", "filetree", "localfiles", "diskcache", "multidisk"):
            with self.subTest(scheme):
                target = self.folder / scheme
                mark = self.folder / f".{scheme}.kvlens-unfinished-copy"
                copy = self.start_copy(target)
                copy.kill()
                copy.communicate()
                self.assertEqual(mark.exists(), copy.returncode != 0)
                if copy.returncode == 0 or not target.exists():
                    self.remove(target)
                    mark.unlink(missing_ok=True)
                    continue
                begun += 1
                address = f"{scheme}:{target}"
                told = str(mark).encode()
                done = self.run_cli("ls", address)
                if b"could not be opened" in done.stderr:  # nothing but a folder was there
                    continue
                self.assertEqual(done.stderr.count(told), 1, done.stderr)
                done = self.run_cli("get", address, "c", "not there")
                self.assertEqual((done.returncode, told in done.stderr), (3, True), done.stderr)
                done = self.run_cli("convert", self.path, address)
                self.assertEqual((done.returncode, told in done.stderr), (3, True), done.stderr)
                self.remove(target)
                self.output("convert", self.path, address)  # takes the mark along
                self.assertFalse(mark.exists())
                self.output("ls", address)
                mark.write_text("1 1\n")  # of what was there before
                self.output("ls", address)
                mark.write_text("")
                self.assertEqual(self.run_cli("ls", address).stderr != b"", target.is_dir())
                mark.unlink()
        self.assertGreater(begun, 1)

    def test_what_takes_the_place_of_a_killed_copy_is_none(self):
        self.write({"c": {f"k{n}": {"n": n, "text": "x" * 100} for n in range(3_000 if "SAN_" in " ".join(os.environ) else 15_000)}})
        target = self.folder / "json"
        whole = '{"c": {"k": 1}}'
        ways = {"replaced": lambda: target.unlink(), "written over": lambda: None}
        for how, before in ways.items():
            for after in range(3):  # milliseconds, so that it ends in another moment
                with self.subTest(how, after=after):
                    copy = self.start_copy(target)
                    time.sleep(after / 1000)
                    copy.kill()
                    copy.communicate()
                    if target.exists():
                        before()
                    target.write_text(whole)
                    self.output("ls", f"json:{target}")
                    self.remove(target)
                    (self.folder / ".json.kvlens-unfinished-copy").unlink(missing_ok=True)

    def test_a_store_is_not_copied_into_itself(self):
        self.write({"c": {"k": {"n": 1}}})
        for scheme in ("filetree", "localfiles", "diskcache", "multidisk"):
            store = self.folder / scheme
            self.output("convert", self.path, f"{scheme}:{store}")
            for target in (store / "new", store / "c" / "new"):
                with self.subTest(scheme=scheme, target=target):
                    self.assertRefused(2, "convert", f"{scheme}:{store}", f"{scheme}:{target}",
                                       contains=f"it lies in {store}, which is what is copied")
            os.symlink(store, self.folder / f"link-{scheme}")
            self.assertRefused(2, "convert", f"{scheme}:{store}", f"json:{self.folder}/link-{scheme}/new.json")

    def test_keys_that_are_made_of_others_are_told(self):
        tree = self.folder / "v1"
        self.write({"c": {"user:123": {"n": 1}, "a/b": {"n": 2}, "plain": {"n": 3}}})
        self.output("convert", self.path, f"filetree:{tree}?keys=v1")
        for target in ("json:copy.json", "diskcache:dc", "multidisk:md", "localfiles:lf", "filetree:plain?keys=none"):
            with self.subTest(target):
                scheme, name = target.split(":", 1)
                address = f"{scheme}:{self.folder}/{name}"
                done = self.run_cli("convert", str(tree), address)
                said = done.stderr.decode()
                self.assertEqual(done.returncode, 0, said)
                self.assertIn("2 keys were copied as names that stand for others", said)
                self.assertIn("FileTreeV1KeySanitizationStrategy(directory).sanitize(value=key)", said)
                self.assertEqual(self.output("get", address, "c", "S_user_123-61b7de30", "--raw"), b'{"n": 1}')
                self.assertIn(b"2 keys were compared as names", self.run_cli("diff", str(tree), address).stderr)
                self.assertIn(b"2 keys were compared as names", self.run_cli("diff", address, str(tree)).stderr)
        self.output("convert", str(tree), f"filetree:{self.folder}/same?keys=v1")  # there they are what they were
        self.output("diff", str(tree), f"filetree:{self.folder}/same?keys=v1")
        self.assertEqual(self.output("get", f"filetree:{self.folder}/same?keys=v1", "c", "user:123", "--raw"), b'{"n": 1}')

    def test_of_a_damaged_folder_the_collections_that_were_seen_whole_are_kept(self):
        index = self.folder / "index"
        index.mkdir()
        (index / "docstore.json").write_text('{"docstore/data": {"n": {"a": 1}}, "docstore/metadata": {}}')
        (index / "index_store.json").write_text('{"index_store/data": {"i": {"b"')
        whole = self.folder / "whole.json"
        done = self.run_cli("convert", str(index), f"json:{whole}")
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 3, said)
        self.assertEqual(json.loads(whole.read_bytes()), {"docstore/data": {"n": {"a": 1}}, "docstore/metadata": {}})
        self.assertIn("Of the collection index_store/data no entry was seen", said)
        self.assertNotIn("docstore", said)
        self.assertNotIn("has no entries", said)
        done = self.run_cli("convert", str(index), f"filetree:{self.folder / 'tree'}?keys=v1&collections=v1")
        said = done.stderr.decode()
        self.assertNotIn("docstore/metadata no entry was seen", said)

    def test_a_folder_of_an_index_refuses_what_has_no_file(self):
        target = self.folder / "index"
        for content, names in [({"c": {"a": {}, "b": 1}, "flag": True}, ["c: a", "c: b", ': flag']),
                               ({"x": {"long": LONG, "k": {}}}, ["x: long", "x: k"])]:
            self.write(content)
            done = self.run_cli("convert", str(self.path), f"index:{target}")
            said = done.stderr.decode().splitlines()
            self.assertEqual((done.returncode, len(said)), (2, len(names) + 1), said)
            self.assertIn(f"Nothing was written: {len(names)} entries", said[-1])
            self.assertFalse(target.exists())

    def test_what_stands_at_the_top_of_an_index_is_copied_into_a_file(self):
        index = self.folder / "index"
        index.mkdir()
        (index / "docstore.json").write_text('{"docstore/data": {"n": {"a": 1}}}')
        (index / "property_graph_store.json").write_text('{"nodes": {}, "relations": {}, "triplets": [["a", "b", "c"]]}')
        self.output("convert", index, self.folder / "copy.json")
        self.assertEqual(json.loads((self.folder / "copy.json").read_text())["triplets"], [["a", "b", "c"]])

    def test_it_can_be_tried_again_at_once(self):
        for scheme, (content, names) in REFUSED.items():
            with self.subTest(scheme):
                target = f"{scheme}:{self.folder / scheme}"
                self.write(content)
                self.assertEqual(self.run_cli("convert", str(self.path), target).returncode, 2)
                quotes = '""'
                sound = {c: {k: v for k, v in keys.items() if v is not LONG and f"{c}: {k or quotes}" not in names}
                         for c, keys in content.items()}
                sound = {c: keys for c, keys in sound.items() if keys}
                self.write(sound)
                self.output("convert", str(self.path), target)
                self.assertEqual(self.entries(target), sound)

    def test_the_option_that_takes_a_key_is_told(self):
        self.write({"c": {"a/b": {"n": 1}, "..": {}}})
        target = self.folder / "tree"
        done = self.run_cli("convert", str(self.path), f"filetree:{target}")
        self.assertIn("keys=v1", done.stderr.decode().splitlines()[0])
        self.output("convert", str(self.path), f"filetree:{target}?keys=v1")

    def test_two_keys_of_one_file_are_refused(self):
        hashed = "S_user_1-abc3a47b"  # the V1 name of "user:1"
        for keys in ([hashed, "user:1", "zz"], ["user:1", "zz", hashed]):
            self.write({"x": {key: {"n": 1} for key in keys}})
            target = self.folder / "tree"
            self.assertRefusedNaming("x: ", "the same file name", str(self.path), f"filetree:{target}?keys=v1")
            self.assertFalse(target.exists())

    def test_an_object_at_the_top_never_becomes_a_collection(self):
        files = self.folder / "files"
        files.mkdir()
        (files / "doc1").write_text('{"lc": 1, "kwargs": {}}')
        (files / "list").write_text("[1, 2]")
        target = self.folder / "new.json"
        self.assertRefusedNaming("doc1", "is a collection", f"localfiles:{files}", f"json:{target}")
        (files / "doc1").unlink()
        (files / "sub").mkdir()
        (files / "sub/doc2").write_text('{"lc": 1}')
        self.output("convert", f"localfiles:{files}", f"json:{target}")
        back = self.folder / "back"
        self.output("convert", target, f"localfiles:{back}")
        self.assertEqual(self.entries(f"localfiles:{back}"), {"": {"list": [1, 2]}, "sub": {"doc2": {"lc": 1}}})

    def test_what_is_no_json_is_refused_before_anything_is_written(self):
        files = self.folder / "files/c"
        files.mkdir(parents=True)
        (files / "a").write_text(json.dumps(LONG))
        (files / "b").write_text("no json")
        target = self.folder / "new.json"
        self.assertRefusedNaming("c: b", "Expecting value", f"localfiles:{files.parent}", f"json:{target}")

    def assertRefusedNaming(self, name, words, source, target):
        before = self.everything()
        done = self.run_cli("convert", source, target)
        said = done.stderr.decode().splitlines()
        self.assertEqual(done.returncode, 2, said)
        self.assertIn(name, said[0])
        self.assertIn(words, said[0])
        self.assertEqual(self.everything(), before)

    def test_expiry_times_keep_their_microseconds(self):
        tree = self.folder / "tree"
        self.write({"c": {"k": {}}})
        self.output("convert", str(self.path), f"filetree:{tree}")
        (file,) = (tree / "c").glob("k*.json")
        envelope = json.loads(file.read_text())
        file.write_text(json.dumps(envelope | {"expires_at": "2026-11-29T01:02:03.934438+00:00"}))
        source = str(tree)
        for kind in ("filetree", "diskcache", "multidisk"):
            target = f"{kind}:{self.folder / kind}"
            self.output("convert", source, target)
            found = self.document_telling("get", target, "c", "k")
            self.assertEqual(found["expiresAt"], "2026-11-29T01:02:03.934438Z")
            source = target

    def test_when_entries_were_made_is_kept_where_it_can_be(self):
        tree = self.folder / "tree"
        self.write({"c": {"k": {}}})
        self.output("convert", str(self.path), f"filetree:{tree}")
        (file,) = (tree / "c").glob("k*.json")
        envelope = json.loads(file.read_text())
        file.write_text(json.dumps(envelope | {"created_at": "2021-03-04T05:06:07.000891+00:00"}))
        source = str(tree)
        for kind in ("diskcache", "multidisk", "filetree"):
            target = f"{kind}:{self.folder / ('made-' + kind)}"
            done = self.run_cli("convert", source, target)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertEqual(self.document("get", target, "c", "k")["createdAt"], "2021-03-04T05:06:07.000891Z")
            source = target
        (copied,) = (self.folder / "made-filetree/c").glob("k*.json")
        self.assertEqual(json.loads(copied.read_text()), json.loads(file.read_text()))
        done = self.run_cli("convert", source, f"json:{self.folder}/flat.json")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"does not keep when entries were made", done.stderr)

    def document_telling(self, *words):
        done = self.run_cli(*words, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_the_folder_of_a_pipeline_and_that_of_a_chat_are_known(self):
        cache = {"llama_cache": {"a1": {"nodes": []}}}
        for files in ({"llama_cache": cache}, {"llama_cache": cache, "docstore.json": {"docstore/data": {}}},
                      {"chat_store.json": {"store": {"u": []}, "class_name": "SimpleChatStore"}}):
            folder = self.folder / f"of-{len(files)}-{'llama_cache' in files}"
            folder.mkdir()
            for name, content in files.items():
                (folder / name).write_text(json.dumps(content))
            self.assertEqual(self.document("info", folder)["kind"], "PersistedIndex")
            listed = self.document("ls", folder)["collections"]
            self.assertEqual({one["group"] for one in listed}, set(files))
            self.assertEqual(self.output("check", folder), b"")
        self.output("put", folder.parent / "of-2-True", "llama_cache", "a1", '{"nodes": [1]}')
        self.assertEqual(json.loads((folder.parent / "of-2-True/llama_cache").read_text()), {"llama_cache": {"a1": {"nodes": [1]}}})
        (folder.parent / "of-1-True/llama_cache").write_text("no json")  # a name that anybody may use
        self.assertRefused(3, "info", folder.parent / "of-1-True", contains="no kind of store")

    def test_a_store_without_entries_makes_an_empty_folder_of_an_index(self):
        self.write({})
        target = self.folder / "index"
        self.output("convert", str(self.path), f"index:{target}")
        self.assertEqual(list(target.iterdir()), [])
        self.assertIn("write", self.document("info", f"index:{target}")["capabilities"])

    def test_an_empty_folder_of_an_index_takes_a_file_by_its_name(self):
        target = self.folder / "index"
        target.mkdir()
        store = f"index:{target}"
        self.assertRefused(2, "put", store, "docstore/data", "k", "{}", contains="NAME.json")
        self.output("put", store, "docstore.json:docstore/data", "k", '{"n": 1}')
        self.output("put", store, "other.json:", "flag", "true")
        self.assertEqual(json.loads((target / "docstore.json").read_text()), {"docstore/data": {"k": {"n": 1}}})
        self.assertEqual(json.loads((target / "other.json").read_text()), {"flag": True})

    def test_collections_become_folders_that_the_library_calls_so(self):
        names = ["日本", "_x", "a b", "x@y", "user#1", ".hid", "é", "-", "a.b", "COM", "x" * 255]
        content = {name: {"k": {"n": 1}} for name in names}
        self.write(content)
        target = self.folder / "multi"
        self.output("convert", str(self.path), f"multidisk:{target}")
        self.assertEqual({folder.name for folder in target.iterdir()}, set(names))
        self.assertEqual(self.entries(f"multidisk:{target}"), content)
        for name, words in {
            "a:b": "leaves control characters", "a\nb": "leaves control characters", "a\\b": "leaves control",
            " a": "spaces where", "a ": "points where it ends", "a.": "points where it ends", "..": "points where",
            "\u3000": "spaces where", "Com1.x": "reserved", "lpt²": "reserved", "x" * 256: "255 bytes",
        }.items():
            with self.subTest(name):
                self.write({name: {"k": {}}})
                self.assertRefusedNaming("k", words, str(self.path), f"multidisk:{self.folder / 'new'}")

    def test_a_large_json_file_is_copied_as_it_is(self):
        many = {f"k{n}": {"n": n} for n in range(10_500)}  # shown as one collection
        self.write(many)
        target = self.folder / "copy.json"
        self.output("convert", str(self.path), target)
        self.assertEqual(json.loads(target.read_text()), many)

    def test_a_source_that_has_no_keys_is_what_the_sentence_is_of(self):
        self.path.write_text("[1, 2]")
        done = self.run_cli("convert", str(self.path), f"json:{self.folder / 'new.json'}")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr.decode(), rf"\Ajson:{self.path} cannot be converted: .*array.*\.\n\Z")

    def test_a_folder_of_diskstores_is_no_store(self):
        self.write({"c": {"k": {"n": 1}}})
        for name in ("one", "two"):
            self.output("convert", str(self.path), f"diskcache:{self.folder / 'all' / name}")
        self.assertRefused(3, "ls", self.folder / "all", contains="multidisk:DIR")
        self.assertRefused(3, "put", self.folder / "all", "one", "k", "{}", contains="multidisk:DIR")
        self.output("convert", str(self.path), f"multidisk:{self.folder / 'multi'}")
        self.assertEqual(self.entries(self.folder / "multi"), {"c": {"k": {"n": 1}}})
        self.assertEqual(self.entries(self.folder / "multi/c"), {"c": {"k": {"n": 1}}})
        self.assertRefused(3, "put", self.folder / "multi/c", "c", "k", "{}", contains="MultiDiskStore")
        shutil.move(self.folder / "all/one", self.folder / "multi/one")
        self.assertEqual(self.entries(self.folder / "multi"), {"c": {"k": {"n": 1}}})
        self.assertRefused(3, "put", self.folder / "multi", "one", "k", "{}", contains="DiskStore")

    def test_a_store_of_another_kind_is_never_silently_empty(self):
        self.write({"c": {"k": {"n": 1}}})
        kinds = {"filetree": "FileTreeStore", "diskcache": "DiskStore", "multidisk": "MultiDiskStore"}
        for kind in kinds:
            self.output("convert", str(self.path), f"{kind}:{self.folder / kind}")
            self.assertEqual(self.document("info", f"{kind}:{self.folder / kind}")["problems"], [])
        for kind in ("filetree", "multidisk", "index"):
            for other in kinds.keys() - {kind}:
                if (kind, other) == ("index", "filetree"):  # its files are JSON, and are shown
                    (told,) = self.document("info", f"{kind}:{self.folder / other}")["problems"]
                    self.assertEqual(told["id"], "other-kind")
                    self.assertIn("looks like a FileTreeStore", told["message"])
                    continue
                with self.subTest(kind, there=other):
                    store = f"{kind}:{self.folder / other}"
                    self.assertRefused(3, "convert", store, self.folder / "new.json", contains=f"like a {kinds[other]}")
                    self.assertRefused(3, "convert", str(self.path), store, contains=f"like a {kinds[other]}")
                    for words in (("ls", store), ("find", store, "k"), ("get", store, "c", "k")):
                        done = self.run_cli(*words)
                        self.assertEqual(done.returncode, 3)
                        self.assertIn(f"like a {kinds[other]}", done.stderr.decode())
                    self.assertIn("other-kind", [p["id"] for p in self.document("info", store)["problems"]])

    def test_a_folder_of_which_nothing_is_understood_is_no_empty_store(self):
        self.write({"c": {"k": {"n": 1}}})
        for name in ("one", "two"):
            self.output("convert", str(self.path), f"diskcache:{self.folder / 'all' / name}")
        done = self.run_cli("convert", f"multidisk:{self.folder / 'all'}", self.folder / "new.json")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stderr.decode().count("it is a DiskStore"), 2)
        self.assertFalse((self.folder / "new.json").exists())


if __name__ == "__main__":
    unittest.main()
