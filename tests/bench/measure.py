# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the methods of a row: each in a process of its own, in shuffled order, so that all meet the same machine."""

import json
import os
import random
import re
import shlex
import subprocess
import sys
import time
from dataclasses import dataclass, field
from statistics import median
from typing import Callable

PATIENCE = 20  # seconds: a method that has taken longer in all, and has run three times, is not run again
ENOUGH = 3


@dataclass
class Sample:
    """What one run says."""

    ms: float
    count: int | None = None  # None: nothing that others could count, too
    anonymous: float | None = None  # memory of no file at the end of the work, MB
    longest: float | None = None  # ms, of one call on the window's thread


# --- how an answer is read: (what was printed, milliseconds of the process) -> samples by name -----------------


def printed(answer, _wall):
    """By a program of ours, as measured.h says."""
    took, count, anonymous = answer.split()
    return {"": Sample(float(took), int(count), int(anonymous) / 1024)}


def process(answer, wall):
    """By anybody: the time of the whole process, and the count if one is printed."""
    return {"": Sample(wall, int(answer.split()[-1]) if answer.strip() else None)}


def start(answer, _wall):
    """By the window: until the first keys are painted."""
    return {"": the_worst(json.loads(answer)["steps"])}


def tour(answer, _wall):
    """By the window: each step of a person's way through it. Of steps with the same name but for a number, the worst."""
    alike = {}
    for step in json.loads(answer)["steps"]:
        alike.setdefault(re.sub(r", \d+$", "", step["step"]), []).append(step)
    return {name: the_worst(steps) for name, steps in alike.items()}


def the_worst(steps):
    if unfinished := [step["step"] for step in steps if not step["done"]]:
        sys.exit(f"the window did not finish: {unfinished}")
    return Sample(max(step["took"] for step in steps), anonymous=steps[-1]["anonymous_kb"] / 1024,
                  longest=max(step["longest"] for step in steps))


# --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Method:
    """One way to do the work of a row. `command` is written as for a shell, and holds {names} of a Place."""

    name: str
    command: str
    answer: Callable = printed
    counts: bool = True  # what it counts is what the others count
    tenths: int = 0  # it is given data a tenth as large, or a hundredth, ...


@dataclass
class Measurement:
    """All runs of one method."""

    times: list[float] = field(default_factory=list)  # milliseconds
    processor_times: list[float] = field(default_factory=list)  # milliseconds of the whole process, all threads together
    count: int | None = None
    peak: float = 0  # most resident memory, MB
    anonymous: float | None = None
    longest: float | None = None  # the longest of all runs

    @property
    def ms(self):
        return median(self.times)

    @property
    def processor(self):
        return median(self.processor_times) if self.processor_times else None

    def add(self, sample, peak, processor):
        if self.times and sample.count != self.count:
            raise ValueError(f"counted {sample.count} and {self.count}")
        self.times.append(sample.ms)
        self.count = sample.count
        self.peak = max(self.peak, peak)
        if processor is not None:
            self.processor_times.append(processor)
        if sample.anonymous is not None:
            self.anonymous = max(self.anonymous or 0, sample.anonymous)
        if sample.longest is not None:
            self.longest = max(self.longest or 0, sample.longest)


def run(runner, method, words):
    """The samples of one run, its peak MB and its milliseconds of processor time; of a tour no step has these to itself."""
    ended = subprocess.run([runner, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(f"failed: {shlex.join(words)}\n{ended.stderr}")
    answer, last = ended.stdout.rstrip().rsplit("\n", 1)
    wall, peak, processor = last.split()
    return method.answer(answer, float(wall)), int(peak) / 1024, None if method.answer is tour else float(processor)


def measure(row, place, rounds):
    """The measurements by the name of the method; only of those that are installed."""
    methods = [method for method in row.every_method() if place.words(method)]
    results = {method.name: Measurement() for method in methods if method.answer is not tour}
    spent = dict.fromkeys(methods, 0.0)
    for turn in range(rounds):
        for method in random.sample(methods, len(methods)):
            if turn >= ENOUGH and spent[method] > PATIENCE:
                continue
            os.sync()  # what the one before has written is not for the next to pay
            begin = time.monotonic()
            samples, peak, processor = run(place["run"], method, place.words(method))
            spent[method] += time.monotonic() - begin
            for step, sample in samples.items():
                try:
                    results.setdefault(step or method.name, Measurement()).add(sample, peak, processor)
                except ValueError as error:
                    sys.exit(f"{row.name}: {method.name} {error}")
    check_counts(row, methods, results)
    return results


def check_counts(row, methods, results):
    """Whoever does the same work finds the same number."""
    for tenths in {method.tenths for method in methods}:
        found = {method.name: results[method.name].count for method in methods
                 if method.counts and method.tenths == tenths and method.answer is not tour}
        if len(set(found.values())) > 1:
            sys.exit(f"{row.name}: the methods do not agree: {found}")
