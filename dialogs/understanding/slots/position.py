"""A place in the list shown last: "the second one"."""

from __future__ import annotations

from dialogs.understanding.dates.when import When
from dialogs.understanding.mentions.kinds import Number, PersonMention
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence

Hit = tuple[int, int, int]
"""First token, the one behind the last, and the place: 1 for the first, -1 for the last."""


def positions_in(sentence: Sentence, context: Context) -> list[Hit]:
    """The places named; "one" alone is none, nor is an hour."""
    around = context.language.words("choose", "around")
    hits = context.language.positions.find(sentence.words)
    dated = sentence.covered_by(lambda mention: isinstance(mention.value, When) and not mention.value.day_only)
    return [
        hit
        for hit in hits
        if not around.issuperset(sentence.words[hit[0] : hit[1]]) and dated.isdisjoint(range(hit[0], hit[1]))
    ]


def only_position(sentence: Sentence, command: str, context: Context) -> int | None:
    """The place, where beside it nothing but words of the command, dates and colleagues are said."""
    hits = positions_in(sentence, context)
    if not hits or any(person.customers for _, person in sentence.of(PersonMention)):
        return None
    start, end, position = hits[0]
    said = sentence.covered_by(lambda mention: isinstance(mention.value, When | Number | PersonMention))
    known = context.language.words("text", command) | context.language.words("choose", "around")
    left = [word for place, word in enumerate(sentence.words) if place not in said and not start <= place < end]
    return position if all(word in known for word in left) else None
