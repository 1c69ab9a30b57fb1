"""Whether words speak of a proposition or of its opposite.

Words that turn a matter round ("ban", "keep out", "without") are counted in the proposition and in what is said of it. An odd
difference means that the opposite is meant: "scripts be kept out of training" agrees with "scripts may not be used for training".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from stateofplay.language import closed as w
from stateofplay.language.phrases import PhraseTable
from stateofplay.language.clean import clean
from stateofplay.language.tokens import find as tokenize
from stateofplay.model.codebook import Issue
from stateofplay.model.document import Token

_TURNS = (
    "*ban; *bar; *forbid; *prohibit; *block; *prevent; *exclude; *stop; *halt; *end; *scrap; *abolish; *cancel; *drop; *abandon; *renounce; "
    "*relinquish; *give up; *cede; *concede; *surrender; *withdraw; *pull out; *pull back; *leave out; *keep ~ out; *stay out; *shut out; "
    "*rule out; *reject; *refuse; *oppose; *deny; *lose; *remove; *eliminate; *phase out; *lift; *ease; *repeal; *revoke; *suspend; *freeze; "
    "*dismantle; *disarm; *demilitarize; *demilitarise; *close; *cut; *reduce; *lower; *limit; *cap; *curb; *restrict; *delay; *postpone; "
    "*avoid; *forgo; *waive; *exempt; *strip; *quit; *leave; *exit; instead of; rather than; *opt out; *free ~ from; *scale back; *roll back; "
    "*do away with; *get rid of; end to; halt to; ban on; exemption from; *resign; *vacate"
)


@cache
def _turns() -> PhraseTable[str]:
    return PhraseTable([(phrase.strip(), phrase.strip()) for phrase in _TURNS.split(";")])


def turns(tokens: Sequence[Token], first: int, last: int, skip: Sequence[int] = ()) -> int:
    """How often the words at `first` to `last` (exclusive) turn the matter round; tokens in `skip` do not count."""
    count = sum(found.first not in skip for found in _turns().find(tokens, first, last))
    return count + sum(tokens[i].lower in w.NEGATIONS and i not in skip for i in range(first, last))


@cache
def proposition_turns(issue: Issue) -> int:
    """The same for an issue's proposition, parentheses left out."""
    tokens = tokenize(clean(issue.proposition.split("(")[0]))
    return turns(tokens, 0, len(tokens))
