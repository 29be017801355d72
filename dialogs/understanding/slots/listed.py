"""Customers told by their place in the list shown last: "remove the second one"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dialogs.understanding.language import Language
from dialogs.understanding.references import Context, Slots
from dialogs.understanding.sentence import Sentence


@dataclass(frozen=True)
class Place:
    """A place in a list: tokens start to end; 1 for the first, -1 for the last."""

    start: int
    end: int
    position: int


def places_in(sentence: Sentence, language: Language) -> list[Place]:
    """ "the second one", "number 3"; not the "two" of "the two of them"."""
    words, found = sentence.words, []
    articles, followers = language.words("listed", "articles"), language.words("listed", "followers")
    for start, end, position in language.positions.find(words):
        is_numbered = words[start] in language.words("listed", "numbered") and end - start > 1
        is_counted = language.numbers.number_at(sentence.tokens, start) is not None
        stands_alone = end == len(words) or words[end] in followers
        if is_numbered:
            found.append(Place(start, end, position))
        elif start and words[start - 1] in articles and stands_alone and not is_counted:
            width = end + 1 if end < len(words) and words[end] in language.words("listed", "ones") else end
            found.append(Place(start - 1, width, position))
    return found


def listed_customers(sentence: Sentence, context: Context) -> Slots:
    """The customers at these places; a place beyond the list is nobody's. Nothing where no list was shown."""
    listed = context.world.listed
    if not listed:
        return {}
    references: list[dict[str, Any]] = []
    for place in places_in(sentence, context.language):
        at = place.position - 1 if place.position > 0 else len(listed) + place.position
        ids = (listed[at],) if 0 <= at < len(listed) else ()
        references.append({"said": sentence.said(place.start, place.end), "ids": ids})
    return {"customers": tuple(references)} if references else {}
