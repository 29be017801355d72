"""A sentence about a move as its clauses: who is moved how, and the conditions on them."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.understanding.conditions.clause import Question
from dialogs.understanding.dates.when import When
from dialogs.understanding.further.reading import claims_of
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.moves.exceptions import without_exceptions
from dialogs.understanding.moves.shares import Amount, amounts_in
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.listed import places_in
from dialogs.understanding.slots.reassign_roles import TO, roles_of


@dataclass(frozen=True)
class MoveClauses:
    plain: Sentence
    """Without those who are left out, and without what only sounds like a date."""
    amounts: tuple[Amount, ...]
    conditions: range
    """The tokens in which those who are to move are described; none where nobody is."""
    told: frozenset[int] = frozenset()
    """The tokens of conditions that need no "who": "everyone over 60"."""

    @property
    def of_move(self) -> Sentence:
        """With the dates of the move only."""
        return self.plain.with_mentions(m for m in self.plain.mentions if not self._is_dated_condition(m))

    @property
    def of_conditions(self) -> Sentence:
        """With the dates of the conditions only."""
        dates = [m for m, _ in self.plain.of(When)]
        return self.plain.with_mentions(m for m in self.plain.mentions if m not in dates or self._is_dated_condition(m))

    def _is_dated_condition(self, mention: Mention) -> bool:
        return isinstance(mention.value, When) and mention.start in self.conditions


def move_clauses(sentence: Sentence, context: Context) -> MoveClauses:
    language = context.language
    plain = without_exceptions(sentence, language)
    places = places_in(plain, language)
    conditions = _conditions(plain, language)
    claims = claims_of(Question(plain, context.world, language))
    told = frozenset[int]().union(*(claim.places for claim in claims))
    amounts = [one for one in amounts_in(plain, language) if one.start not in conditions and one.start not in told]
    amounts = [one for one in amounts if not any(place.start <= one.start < place.end for place in places)]
    other = [(place.start, place.end) for place in places] + [(one.start, one.end) for one in amounts]
    plain = plain.with_mentions(
        mention
        for mention in plain.mentions
        if not (isinstance(mention.value, When) and any(s < mention.end and mention.start < e for s, e in other))
    )
    return MoveClauses(plain, tuple(amounts), conditions, told)


def _conditions(sentence: Sentence, language: Language) -> range:
    words = sentence.words
    relatives, linked = language.words("reassign", "relatives"), language.words("reassign", "linked_conditions")
    books = language.words("books", "words") | language.words("reassign", "all")
    start = next(
        (
            place
            for place, word in enumerate(words)
            if word in relatives or (word in linked and place and words[place - 1] in books)
        ),
        len(words),
    )
    behind = [mention.start for mention, role in roles_of(sentence, language) if role == TO and mention.start > start]
    return range(start, behind[-1] if behind else len(words))
