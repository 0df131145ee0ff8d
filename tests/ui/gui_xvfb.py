#!/usr/bin/python3
# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the real program, on a display of its own, as a screen reader sees it.

    gui_xvfb.py PROGRAM

Opens a file, picks a key, edits its value, sees the change listed, reviews and persists it, and is
told when another program rewrites the file. Then the program is killed with an edit staged, and the
next one brings it back. Needs Xvfb, a session bus and the accessibility bus
(Debian: xvfb dbus at-spi2-core python3-pyatspi); fails without them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

BEFORE = '{"data": {"alpha": {"page": 3, "score": 1.0}, "beta": {"text": "b\\u00e9"}}}'
AFTER = BEFORE.replace('{"page": 3, "score": 1.0}', '{"page": 4}')
PATIENCE = 30.0  # seconds for anything to show


def need(command):
    path = shutil.which(command, path=os.environ["PATH"] + ":/usr/libexec:/usr/lib/at-spi2-core")
    if path is None:
        sys.exit(f"{command} is missing")
    return path


def start(stack, *command, **options):
    process = subprocess.Popen(command, **options)

    def end():
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    stack.callback(end)
    return process


# Two that start at once may choose the same number: the later one ends without an answer. And it must
# not begin anew, refusing who comes just then, when its first client (the accessibility bus) is gone.
def start_display(stack):
    tries = 5
    for _ in range(tries):
        reader, writer = os.pipe()
        start(stack, need("Xvfb"), "-displayfd", str(writer), "-screen", "0", "1400x900x24",
              "-nolisten", "tcp", "-noreset", pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if number:
            os.environ["DISPLAY"] = ":" + number
            return
    sys.exit("Xvfb does not start")


def start_buses(stack):
    bus = start(stack, need("dbus-daemon"), "--session", "--nofork", "--print-address=1",
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    start(stack, need("at-spi-bus-launcher"), "--launch-immediately", stderr=subprocess.DEVNULL)


class Window:
    """The program's window, found by accessible names."""

    def __init__(self, program):
        import pyatspi  # needs the buses

        self.atspi = pyatspi
        self.program = program

    def nodes(self):
        desktop = self.atspi.Registry.getDesktop(0)
        waiting = [app for app in desktop if app and app.get_process_id() == self.program.pid]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(child for child in node if child is not None)

    def showing(self, node):
        state = node.getState()
        return state.contains(self.atspi.STATE_SHOWING) and state.contains(self.atspi.STATE_VISIBLE)

    def look(self, name, accept=lambda node: True):
        for node in self.nodes():
            if node.name == name and self.showing(node) and accept(node):
                return node
        return None

    def wait(self, what, condition):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.program.poll() is not None:
                sys.exit(f"the program ended with {self.program.returncode} before: {what}")
            try:
                found = condition()
            except Exception:
                found = None  # the tree changed while it was read
            if found:
                return found
            time.sleep(0.1)
        sys.exit(f"waited in vain for: {what}")

    def find(self, name, accept=lambda node: True):
        return self.wait(f"something named {name!r}", lambda: self.look(name, accept))

    def press(self, name):
        def act(node):
            return node.queryAction().nActions > 0 and node.getState().contains(
                self.atspi.STATE_ENABLED)

        self.find(name, act).queryAction().doAction(0)

    def click(self, name):
        box = self.find(name).queryComponent().getExtents(self.atspi.DESKTOP_COORDS)
        x, y = box.x + min(box.width // 2, 60), box.y + box.height // 2
        self.atspi.Registry.generateMouseEvent(x, y, "b1c")

    def text(self, name):
        node = self.look(name)
        return node.queryText().getText(0, -1) if node else ""

    def write(self, name, text):
        self.click(name)
        self.key("a", control=True)
        for letter in text:
            self.atspi.Registry.generateKeyboardEvent(ord(letter), "", self.atspi.KEY_SYM)

    def key(self, letter, control=False):
        code = 37  # the left Control key on the evdev keyboard of Xvfb
        if control:
            self.atspi.Registry.generateKeyboardEvent(code, "", self.atspi.KEY_PRESS)
        self.atspi.Registry.generateKeyboardEvent(ord(letter), "", self.atspi.KEY_SYM)
        if control:
            self.atspi.Registry.generateKeyboardEvent(code, "", self.atspi.KEY_RELEASE)


def main_job(window, store):
    def holds(name, part):
        return window.wait(f"{part!r} in {name!r}", lambda: part in window.text(name))

    window.click("alpha")
    holds("Value text", '"page": 3')
    window.write("Value text", '{"page": 4}')
    window.find("Changes (1)")
    window.press("Persist")
    window.press("Persist 1 change to kv.json")
    window.wait("the file to be written", lambda: store.read_text() == AFTER)
    window.find("Changes")

    store.write_text(AFTER.replace("\\u00e9", "other"))
    window.wait("word of the other program", lambda: any(
        "Another program rewrote kv.json." in node.name for node in window.nodes()
        if window.showing(node)))
    window.press("Reload")
    window.click("beta")
    holds("Value text", "bother")


def edit_and_be_killed(window, recovery):
    window.click("alpha")
    window.wait("the value", lambda: '"page": 4' in window.text("Value text"))
    window.write("Value text", '{"page": 5}')
    window.find("Changes (1)")
    window.wait("the edit to be kept", lambda: list(recovery.glob("*.edits")))
    window.program.kill()
    window.program.wait(PATIENCE)


def bring_back(window, recovery):
    window.press("Restore edits")
    window.find("Changes (1)")
    window.click("alpha")
    window.wait("the edit", lambda: '"page": 5' in window.text("Value text"))
    window.press("Persist")
    window.press("Persist 1 change to kv.json")
    window.wait("nothing to be kept", lambda: not list(recovery.glob("*.edits")))
    window.click("beta")  # without a window manager nothing else brings the keys back
    window.wait("the other value", lambda: "bother" in window.text("Value text"))


def main():
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store = home / "kv.json"
        store.write_text(BEFORE)
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
        os.environ.update(XDG_RUNTIME_DIR=str(home), QT_QPA_PLATFORM="xcb",
                          QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", KVLENS_THEME="light")
        home.chmod(0o700)
        start_display(stack)
        start_buses(stack)
        program = start(stack, sys.argv[1], str(store))
        window = Window(program)
        main_job(window, store)
        recovery = home / "state/kvlens/recovery"
        edit_and_be_killed(window, recovery)
        program = start(stack, sys.argv[1])  # which has open what the killed one had
        window = Window(program)
        bring_back(window, recovery)
        window.key("q", control=True)
        window.program.wait(PATIENCE)
        if program.returncode != 0:
            sys.exit(f"the program ended with {program.returncode}")
        settings = [path for path in (home / "config").rglob("*") if path.is_file()]
        if not settings or any(path.stat().st_mode & 0o077 for path in settings):
            sys.exit(f"settings that others can read: {settings}")
    print("the main job was done")


if __name__ == "__main__":
    main()
