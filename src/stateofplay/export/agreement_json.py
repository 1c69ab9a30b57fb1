"""How far people agree as one JSON object, to the letter of docs/agreement.md."""

from __future__ import annotations

from typing import Final

from stateofplay.export.json_forms import Json, encode, span, words_of
from stateofplay.model import State, Statement
from stateofplay.model.agreement import Agreed, Agreement, Difference, Pair, Word

SCHEMA: Final = "stateofplay-agreement/1"


def dumps(state: State, found: Agreed) -> str:
    """The agreement as JSON text that ends in a line end."""
    made: Json = {
        "schema": SCHEMA,
        "negotiation": state.codebook.negotiation,
        "issue": found.issue,
        "coders": [{"who": who, "statements": number} for who, number in found.coders],
        "pairs": [_pair(pair) for pair in found.pairs],
        "alpha": {str(measure): {"alpha": one.value, "n": one.n} for measure, one in (found.alphas or {}).items()},
        "unfit": found.unfit,
    }
    return encode(made, indent=1) + "\n"


def _pair(pair: Pair) -> Json:
    return {
        "coders": [pair.first, pair.second],
        "both": pair.both,
        "alone": [pair.only_first, pair.only_second],
        "figures": {str(measure): _figure(figure) for measure, figure in pair.figures.items()},
        "differences": [_difference(one) for one in pair.differences],
    }


def _figure(figure: Agreement) -> Json:
    return {
        "n": figure.n,
        "observed": figure.observed if figure.n else None,
        "expected": figure.expected if figure.n else None,
        "kappa": figure.kappa,
        "interval": None if figure.low is None else [figure.low, figure.high],
        "few": figure.is_few,
        "confusion": [{"labels": [one, other], "n": number} for one, other, number in figure.confusion],
    }


def _difference(one: Difference) -> Json:
    return {**statement(one.seen), "fields": list(one.fields), "words": [_word(word) for word in one.words]}


def _word(word: Word) -> Json:
    says = None if word.says is None else statement(word.says)
    return {"who": word.who, "action": str(word.action), "why": word.why, "says": says}


def statement(row: Statement) -> Json:
    """A statement as far as people decide on it."""
    return {
        "statement": row.id,
        "report": row.report,
        "evidence": words_of(row.evidence),
        "party": row.party,
        "issue": row.issue,
        "stance": str(row.stance),
        "sourcing": str(row.sourcing),
        "speaker": row.speaker,
        "condition": span(row.condition),
        "red_line": row.red_line,
        "past": row.past,
    }
