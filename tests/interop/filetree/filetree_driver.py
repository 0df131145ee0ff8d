# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Calls our functions through the driver program."""

import base64
import json
import os
import subprocess

PROGRAM = os.environ["KVLENS_DRIVER"]
BYTES = {"collection", "key", "value", "rename", "name"}


def encoded(data):
    return base64.b64encode(data if isinstance(data, bytes) else data.encode()).decode()


def decoded(text):
    return base64.b64decode(text)


def ask(commands):
    """One answer for each command, in order."""
    wire = [{k: encoded(v) if k in BYTES else v for k, v in command.items()} for command in commands]
    done = subprocess.run(
        [PROGRAM], input=json.dumps(wire).encode(), capture_output=True, timeout=240, check=True
    )
    return json.loads(done.stdout)


class Tree:
    """A store that our own code has at an address; every call opens it anew."""

    def __init__(self, address):
        self.address = address

    def call(self, verb, **words):
        [answer] = ask([{"verb": verb, "address": self.address, **words}])
        return answer

    def done(self, verb, **words):
        answer = self.call(verb, **words)
        assert "error" not in answer, answer
        return answer

    def keys(self):
        listed = self.done("list")["collections"]
        return {decoded(c).decode(): [decoded(k).decode() for k in keys] for c, keys in listed.items()}

    def problems(self):
        return self.done("list")["problems"]

    def read(self, collection, key):
        return json.loads(decoded(self.done("read", collection=collection, key=key)["value"]))

    def put(self, collection, key, value, **more):
        text = json.dumps(value)
        return self.done("write", collection=collection, key=key, value=text, **more)

    def write(self, collection, key, **more):
        return self.done("write", collection=collection, key=key, **more)
