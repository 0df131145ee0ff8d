# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""vectorpeers.py numpy|llama-index FILE: the ten vectors of a store that are most alike the one in its middle.
vectorpeers.py numpy-duplicates FILE: all pairs of vectors that have a cosine of 0.99 or more.
vectorpeers.py scikit-learn-map|numpy-map FILE: their first two principal components.

Prints what measured.h says: the time with the vectors at hand, and how many there are.
"""

import json
import sys
import time

import numpy
from pythonpeers import anonymous_kilobytes

TOP = 10
TIMES = 20
THRESHOLD = 0.99
BLOCK = 4096


def with_numpy(stored):
    """Of rows that have a length of 1, in single precision; the mean of twenty."""
    matrix = numpy.array(list(stored["embedding_dict"].values()), dtype=numpy.float32)
    matrix /= numpy.linalg.norm(matrix, axis=1, keepdims=True)
    query = matrix[len(matrix) // 2].copy()
    begin = time.perf_counter()
    for _ in range(TIMES):
        scores = matrix @ query
        best = numpy.argpartition(scores, -TOP)[-TOP:]
        best = best[numpy.argsort(-scores[best])]
    return (time.perf_counter() - begin) / TIMES


def duplicates_with_numpy(stored):
    """Block by block with all that stand behind it, so that what is multiplied at once stays small."""
    matrix = numpy.array(list(stored["embedding_dict"].values()), dtype=numpy.float32)
    matrix /= numpy.linalg.norm(matrix, axis=1, keepdims=True)
    found = []
    begin = time.perf_counter()
    for first in range(0, len(matrix), BLOCK):
        for other in range(first, len(matrix), BLOCK):
            scores = matrix[first:first + BLOCK] @ matrix[other:other + BLOCK].T
            a, b = numpy.nonzero(scores >= THRESHOLD)
            pairs = numpy.stack((a + first, b + other), axis=1)
            found.append(pairs[pairs[:, 0] < pairs[:, 1]])
    if not sum(map(len, found)):
        sys.exit("there are no duplicates")
    return time.perf_counter() - begin


def map_with_scikit_learn(stored):
    """As it is used: what it takes for so many vectors of this length it chooses itself."""
    from sklearn.decomposition import PCA

    matrix = numpy.array(list(stored["embedding_dict"].values()), dtype=numpy.float32)
    begin = time.perf_counter()
    PCA(n_components=2).fit_transform(matrix)
    return time.perf_counter() - begin


def map_with_numpy(stored):
    """By the covariance, which is quicker than a singular value decomposition of so many rows."""
    matrix = numpy.array(list(stored["embedding_dict"].values()), dtype=numpy.float32)
    begin = time.perf_counter()
    centred = matrix - matrix.mean(axis=0)
    _, axes = numpy.linalg.eigh(centred.T @ centred)
    centred @ axes[:, -2:]
    return time.perf_counter() - begin


def with_llama_index(stored):
    from llama_index.core.vector_stores import SimpleVectorStore
    from llama_index.core.vector_stores.simple import SimpleVectorStoreData
    from llama_index.core.vector_stores.types import VectorStoreQuery

    vectors = stored["embedding_dict"]
    store = SimpleVectorStore(SimpleVectorStoreData(**stored))
    query = VectorStoreQuery(query_embedding=list(vectors.values())[len(vectors) // 2], similarity_top_k=TOP)
    begin = time.perf_counter()
    store.query(query)
    return time.perf_counter() - begin


def main():
    method, path = sys.argv[1:]
    with open(path) as file:
        stored = json.load(file)
    methods = {"numpy": with_numpy, "numpy-duplicates": duplicates_with_numpy, "llama-index": with_llama_index,
               "scikit-learn-map": map_with_scikit_learn, "numpy-map": map_with_numpy}
    seconds = methods[method](stored)
    print(seconds * 1000, len(stored["embedding_dict"]), anonymous_kilobytes())


main()
