"""What the readers of conditions share: one sentence, the fields it names, and how its words hang together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dialogs.frame import Filter
from dialogs.understanding.catalogue import Catalogue, catalogue_of
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.world import World

PAST_FIELDS = ("last_contact", "last_purchase", "added_on")
REACH = 4
"""Tokens within which a negation, a comparison or a presence word belongs to its number or field."""


@dataclass(frozen=True)
class Clause:
    """One condition and the token where it began."""

    place: int
    filter: Filter
    end: int = 0
    """The token behind its last value, where it has several."""


@dataclass(frozen=True)
class NamedField:
    """Words that name a field: tokens start to end."""

    start: int
    end: int
    id: str


@dataclass(frozen=True)
class Question:
    """One sentence about customers."""

    sentence: Sentence
    world: World
    language: Language
    claimed: frozenset[int] = frozenset()
    """Tokens that were read already."""

    @cached_property
    def words(self) -> list[str]:
        return self.sentence.words

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_of(self.world.settings)

    @cached_property
    def fields(self) -> list[NamedField]:
        """Places of words that name a field, from left to right."""
        taken = self.sentence.covered_by(lambda mention: isinstance(mention.value, When)) | self.claimed
        found = [NamedField(*hit) for hit in self.language.fields.find(self.words) if hit[0] not in taken]
        for mention, named in self.sentence.named("attribute", "measure"):
            found.append(NamedField(mention.start, mention.end, named.id))
        return sorted(found, key=lambda field: (field.start, field.end, field.id))

    def nearest_field(self, mention: Mention, fields: Sequence[str]) -> NamedField | None:
        """The field of these that is named nearest before the mention, else nearest behind it."""
        before = [field for field in self.fields if field.end <= mention.start and field.id in fields]
        after = [field for field in self.fields if field.start >= mention.end and field.id in fields]
        if before and after:
            gap = self.words[before[-1].start : mention.start]
            if any(self.is_joint(word) for word in gap) and after[0].start - mention.end <= 2:
                return after[0]
        return before[-1] if before else after[0] if after else None

    def denies_behind(self, field: NamedField) -> bool:
        """ "bought nothing"."""
        behind = self.words[field.end] if field.end < len(self.words) else ""
        return behind in self.language.words("conditions", "nothing")

    def is_joint(self, word: str) -> bool:
        return word in self.language.words("conditions", "joints")

    def says_and(self, words: Sequence[str]) -> bool:
        return any(word in self.language.words("speech", "and") for word in words)

    def is_negated(self, place: int, reach: int = REACH) -> bool:
        """Whether a "not" stands before the place, in the same clause."""
        negations = self.language.phrases("conditions", "not")
        for at in range(place - 1, max(-1, place - reach - 1), -1):
            if at not in self.claimed and negations.at(self.words, at):
                return True
            if self.is_joint(self.words[at]) or self.words[at] in self.language.words("conditions", "but"):
                return False
        return False


def clause(place: int, field: str, operator: str, value: object = None, end: int = 0) -> Clause:
    """A condition on one field."""
    made = {"field": field, "op": operator} | ({} if value is None else {"value": value})
    return Clause(place, Filter.model_validate(made), end)
