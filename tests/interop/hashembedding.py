# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An embedding that needs no model: every word pushes two places of the vector."""

import hashlib
import math
import re

from llama_index.core.embeddings import BaseEmbedding


class HashEmbedding(BaseEmbedding):
    dim: int = 48

    def _embed(self, text):
        vector = [0.0] * self.dim
        for word in re.findall(r"\w+", text.lower()):
            digest = hashlib.sha256(word.encode()).digest()
            vector[digest[0] % self.dim] += 1.0 if digest[1] & 1 else -1.0
            vector[digest[2] % self.dim] += 0.5 if digest[3] & 1 else -0.5
        length = math.sqrt(sum(x * x for x in vector)) or 1.0
        return [round(x / length, 6) for x in vector]

    def _get_text_embedding(self, text):
        return self._embed(text)

    def _get_query_embedding(self, query):
        return self._embed(query)

    async def _aget_query_embedding(self, query):
        return self._embed(query)
