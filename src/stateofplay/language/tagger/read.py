"""Documents with what the tagger says of them: names and attributions, read ahead of whoever asks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Final

from stateofplay.language.tagger import store
from stateofplay.language.tagger.features import Features, features
from stateofplay.language.tagger.merge import merged
from stateofplay.language.tagger.tagger import Outputs, collect, outputs
from stateofplay.language.tagger.windows import windows
from stateofplay.model.attribution import Kind
from stateofplay.model.document import Document
from stateofplay.model.encoded import Encoded
from stateofplay.model.tags import Tagged

_AHEAD: Final = 4
"""Reports whose windows may be in work while an earlier one is waited for."""
_LONG: Final = 64
"""A report of so many windows waits for nobody else: its windows alone keep every core busy."""


def tagged(documents: Iterable[Document], model: store.Model | None = None, workers: int | None = None) -> Iterator[Document]:
    """Each document with its `mentions` as the network and the rules together see them, and with `tagged` filled.

    Windows run in threads, several reports ahead; the outcome is the same for any number of threads.

    Raises:
        ModelError: when the bundled model is missing or damaged.
    """
    model = model or store.bundled()
    waiting: deque[tuple[Document, Features, list[Future[Outputs]]]] = deque()
    with ThreadPoolExecutor(workers or store.workers(), thread_name_prefix="tagger") as pool:
        try:
            for document in documents:
                made = features(document.tokens, document.paragraphs, document.quotations, model.pieces)
                plan = windows(made)
                work = [pool.submit(outputs, made, model.graph, model.settings, window) for window in plan]
                waiting.append((document, made, work))
                while len(waiting) > (0 if len(plan) >= _LONG else _AHEAD):
                    yield _done(model, *waiting.popleft())
            while waiting:
                yield _done(model, *waiting.popleft())
        finally:
            for *_, work in waiting:
                for future in work:
                    future.cancel()


def _done(model: store.Model, document: Document, made: Features, work: list[Future[Outputs]]) -> Document:
    found = collect(made, model.settings, [future.result() for future in work])
    words = made.words.tolist()

    def stretches(runs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((words[a], words[b - 1] + 1) for a, b in runs)

    roles = tuple(
        Tagged(
            source=stretches(one.source),
            cue=stretches(one.cue),
            content=stretches(one.content),
            kind=Kind(kind),
            is_nominal=_is_nominal({model.settings.tags[t] for a, b in one.cue for t in found.tags[a:b]}),
            confidence=model.calibration(one.scores),
        )
        for one, kind in found.roles
    )
    names = tuple((words[a], words[b - 1] + 1, kind, sure) for a, b, kind, sure in found.names)
    encoded = Encoded(made.words, made.at, found.lower)
    return replace(document, mentions=merged(document, names), tagged=roles, encoded=encoded)


def _is_nominal(tags: set[str]) -> bool:
    """Whether a cue with words of these parts of speech is a noun."""
    return "NOUN" in tags and not tags & {"VERB", "AUX"}
