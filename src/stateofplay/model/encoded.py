"""A report's words as vectors, for readers that go on from where the tagger's lower layers stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # numpy is loaded by those who read with a model, not by those who ask for help
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """The pieces of a report's words as vectors, blocks that were set aside left out.

    Attributes:
        words: int32 [words], the index of each in the report's tokens, rising.
        at: int32 [words + 1], the first piece of each; the last is the number of pieces.
        vectors: float16 [pieces, width].
    """

    words: NDArray[np.int32]
    at: NDArray[np.int32]
    vectors: NDArray[np.float16]
