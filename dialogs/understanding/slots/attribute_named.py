"""Which attributes a statement names: by their words, by the last word of their label, by a wedding."""

from __future__ import annotations

from collections import Counter

from dialogs.understanding.language import Language
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence
from storage.settings import LegalEntitySettings

WORDS = "statements"
BIRTHDAY = "birthday"


def attributes_named(part: Sentence, context: Context) -> list[tuple[int, int, str]]:
    """First and last token (exclusive) of each name, and the attribute's id, from left to right."""
    settings = context.world.settings
    found = [(mention.start, mention.end, named.id) for mention, named in part.named("attribute")]
    found += [(start, end, BIRTHDAY) for start, end, field in context.language.fields.find(part.words) if field == BIRTHDAY]
    covered = {place for start, end, _ in found for place in range(start, end)}
    heads = _heads(settings)
    for place, word in enumerate(part.words):
        if place not in covered and word in heads:
            found.append((place, place + 1, heads[word]))
    couple = couples_date(settings)
    if couple and not any(named in (couple, BIRTHDAY) for *_, named in found):
        found += [(start, end, couple) for start, end, _ in context.language.phrases(WORDS, "wedding").find(part.words)]
    return sorted(found)


def couples_date(settings: LegalEntitySettings) -> str | None:
    """The yearly date that is a couple's: a wife or a husband may be named with it."""
    return next((item.id for item in settings.attributes if item.type == "yearly_date"), None)


def _heads(settings: LegalEntitySettings) -> dict[str, str]:
    """The last word of a label of several words → the attribute, where it is the only one so called: "category"."""
    heads = {item.id: item.label.lower().split()[-1] for item in settings.attributes if " " in item.label.strip()}
    count = Counter(heads.values())
    return {head: attribute for attribute, head in heads.items() if count[head] == 1}


def tells_number(part: Sentence, place: int, language: Language) -> bool:
    """Whether the word for a number only stands for something: "the other one", "the two of them"."""
    words = part.words
    behind = words[place + 1] if place + 1 < len(words) else ""
    return words[place] not in language.words(WORDS, "pronoun_numbers") and behind not in language.words(WORDS, "of")
