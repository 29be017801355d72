"""Messages of several facts to train from: example sentences dealt together, and debriefs written as people talk."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogs.language.phrases import LanguageData

SEED = 11
COMPOSED = 5000
"""Messages that are dealt together; not more than there are sentences."""
SHORTEST = 4
"""Words of an example that says enough to stand beside another."""
WRITTEN_COPIES = 6
"""Versions of each written debrief; they are how people really talk."""
BAR = "|"
"""Stands before every fact of a written debrief but the first."""

_CUSTOMER = re.compile(r"\{(?:customer|first)\}")
_AGAIN = 0.75
"""How often a later fact speaks of the same customer."""


@dataclass(frozen=True)
class Composed:
    """A message: the intent and the words of each fact, and what stands before each but the first."""

    intents: tuple[str, ...]
    facts: tuple[str, ...]
    joints: tuple[str, ...]


def compositions(data: LanguageData) -> list[Composed]:
    """Seeded: facts of single sentences, joined as people join them; the later ones mostly of the same customer."""
    dice = random.Random(SEED)  # noqa: S311  # a repeatable deal, no secret
    deal = data.words["composing"]
    sentences = sum(map(len, data.sentences.values()))
    return [_composed(data, deal, dice) for _ in range(min(COMPOSED, sentences))]


def _composed(data: LanguageData, deal: dict[str, Sequence[str]], dice: random.Random) -> Composed:
    intents = [dice.choice(deal["first"]), *(dice.choice(deal["later"]) for _ in range(dice.choice((1, 1, 2))))]
    facts = [_example(data, intent, dice) for intent in intents]
    pronouns = dice.choice(deal["pronouns"])
    for place in range(1, len(facts)):
        named = any(_CUSTOMER.search(fact) for fact in facts[:place])
        if named and dice.random() < _AGAIN and len(_CUSTOMER.findall(facts[place])) == 1:
            facts[place] = _spoken_of(facts[place], pronouns)
    return Composed(tuple(intents), tuple(facts), tuple(dice.choice(deal["joints"]) for _ in facts[1:]))


def _example(data: LanguageData, intent: str, dice: random.Random) -> str:
    while True:
        line = dice.choice(data.sentences[intent])
        if len(line.split()) >= SHORTEST:
            return line


def _spoken_of(fact: str, pronouns: Sequence[str]) -> str:
    """The fact with a pronoun in place of the customer: "her shoe size", "she came in", "call her"."""
    subject, object_, possessive = pronouns
    found = _CUSTOMER.search(fact)
    if not found:
        return fact
    before, after = fact[: found.start()].rstrip(), fact[found.end() :]
    if after.startswith("'s "):
        return f"{fact[: found.start()]}{possessive}{after[2:]}"
    is_subject = not before or before.endswith((" that", ":", ","))
    return fact[: found.start()] + (subject if is_subject and after else object_) + after


def written(data: LanguageData, lines: Iterable[str]) -> list[Composed]:
    """Marked messages: facts between bars, each behind its intent; with the signs people put there."""
    dice = random.Random(SEED)  # noqa: S311  # a repeatable deal, no secret
    found = []
    for line in lines:
        facts = [fact.strip().partition(": ") for fact in line.split(BAR)]
        intents, words = tuple(intent for intent, _, _ in facts), tuple(said for _, _, said in facts)
        joints = tuple(dice.choice(data.words["composing"]["signs"]) for _ in facts[1:])
        found.append(Composed(intents, words, joints))
    return found
