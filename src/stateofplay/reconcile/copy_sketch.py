"""The keys by which a report is found again: a sample of its shingles, and bands of their MinHashes.

The sample holds each shingle whose hash is low enough, so a part of a text has its part of the sample and a trimmed copy is
found in the long original (Broder 1997, "On the resemblance and containment of documents", the sketch modulo m). The bands
find texts that are alike as a whole where single shingles are too common to tell, as those of skeletons become in a large index
(Broder et al. 2000, "Min-wise independent permutations"; the MinHashes are rensa's).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from zlib import crc32

from rensa import RMinHash

from stateofplay.reconcile.prints import Print

FORM: Final = f"1.{RMinHash.ALGORITHM_VERSION}"
"""Keys of another form cannot be compared with these."""
BOUND: Final = 5 << 32
"""All keys are below this."""
_WORDS, _SKELETON, _WORD_BAND, _SKELETON_BAND, _PLAIN = (family << 32 for family in range(5))
_MIXER: Final = 0x9E3779B1
_SHORT: Final = 192
"""Texts with at most so many shingles are sampled more densely."""
_RATES: Final = (4, 8)
"""One shingle in so many is sampled, of short texts and of others. The sparser sample is a part of the denser one."""
_WORD_BANDS: Final = 4
_SKELETON_BANDS: Final = 8
_ROWS: Final = 2
_SEED: Final = 1


def keys(report: Print) -> tuple[int, ...]:
    """The keys of a report, each below `BOUND`, in order: its text to the letter, samples, bands."""
    found = {plain(report)}
    found.update(_sample(report.words, _WORDS), _sample(report.skeleton, _SKELETON))
    found.update(_bands(report.words, _WORD_BAND, _WORD_BANDS), _bands(report.skeleton, _SKELETON_BAND, _SKELETON_BANDS))
    return tuple(sorted(found))


def plain(report: Print) -> int:
    """The key that reports with the same text have in common."""
    return _PLAIN | int(report.plain[:8] or "0", 16)


def _sample(shingles: frozenset[int], family: int) -> Iterator[int]:
    """The shingles (32 bits each) whose mixed hash is low; about one in four or in eight."""
    below = 2**32 // _RATES[len(shingles) > _SHORT]
    return (family | shingle for shingle in shingles if (shingle * _MIXER & 0xFFFFFFFF) < below)


def _bands(shingles: Iterable[int], family: int, bands: int) -> Iterator[int]:
    """One key for each `_ROWS` MinHashes; none for no shingles."""
    held = [shingle.to_bytes(4, "little") for shingle in shingles]
    if not held:
        return
    minhash = RMinHash(num_perm=bands * _ROWS, seed=_SEED)
    minhash.update(held)  # the batch calls hand each single text to a pool of threads, which costs more than the work
    row = minhash.digest()
    for band in range(bands):
        yield family | _folded(band, row[band * _ROWS : (band + 1) * _ROWS])


def _folded(band: int, row: Sequence[int]) -> int:
    """32 bits of the number of a band and its MinHashes."""
    return crc32(struct.pack(f"<{len(row) + 1}I", band, *row))
