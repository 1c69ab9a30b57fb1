"""The corpora, each turned into one form: a text, and what is marked in it by character."""

from __future__ import annotations

from training.reader.corpora_types import Example
from training.reader.ewt import ewt
from training.reader.gum import gum, gum_split
from training.reader.own import own
from training.reader.polnear import polnear

__all__ = ["Example", "ewt", "gum", "gum_split", "own", "polnear"]
