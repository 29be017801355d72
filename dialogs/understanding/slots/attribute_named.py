"""Which attributes a statement names: by their words, by the last word of their label, by a wedding."""

from __future__ import annotations

from collections import Counter

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention, Number
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence
from storage.settings import LegalEntitySettings

WORDS = "statements"
BIRTHDAY = "birthday"


def attributes_named(part: Sentence, context: Context) -> list[tuple[int, int, str]]:
    """First and last token (exclusive) of each name, and the attribute's id, from left to right."""
    settings = context.world.settings
    found = [(mention.start, mention.end, named.id) for mention, named in part.named("attribute")]
    found += [(start, end, BIRTHDAY) for start, end in _birthdays(part, context.language)]
    found += [(mention.start, mention.end, size) for mention, size in _sized(part, context)]
    covered = {place for start, end, _ in found for place in range(start, end)}
    heads = _heads(settings, context.language)
    for place, word in enumerate(part.words):
        if place not in covered and word in heads:
            found.append((place, place + 1, heads[word]))
    couple = couples_date(settings)
    if couple and not any(named in (couple, BIRTHDAY) for *_, named in found):
        found += [(start, end, couple) for start, end, _ in context.language.phrases(WORDS, "wedding").find(part.words)]
    return sorted(found)


def _birthdays(part: Sentence, language: Language) -> list[tuple[int, int]]:
    others = {start for start, *_ in language.phrases(WORDS, "no_birthday").find(part.words)}
    fields = language.fields.find(part.words)
    return [(start, end) for start, end, field in fields if field == BIRTHDAY and start not in others]


def _sized(part: Sentence, context: Context) -> list[tuple[Mention, str]]:
    """ "Shoes" and the like beside a number, which is the size of them: "shoes forty", "38 in footwear"."""
    settings, language = context.world.settings, context.language
    sizes = [item for item in settings.attributes if item.type == "number"]
    if len(sizes) != 1 or not any(tells_number(part, mention.start, language) for mention, _ in part.of(Number)):
        return []
    of_choices = {item.id for item in settings.attributes if item.type == "choice"}
    if any(named.id in of_choices for _, named in part.named("attribute")):
        return []
    said = {word for phrase in (sizes[0].label, *sizes[0].words) for word in phrase.lower().split()}
    feet = language.words(WORDS, "feet")
    said |= feet if said & feet else frozenset()
    found = [mention for mention, _ in part.named("choice", "category")]
    found += [
        Mention(place, place + 1, (), 0)
        for place, word in enumerate(part.words)
        if word in feet and not any(one.start <= place < one.end for one in part.mentions)
    ]
    return [(mention, sizes[0].id) for mention in found if _stem(part, mention) in said]


def _stem(part: Sentence, mention: Mention) -> str:
    word = part.words[mention.end - 1]
    return word.removesuffix("s")


def couples_date(settings: LegalEntitySettings) -> str | None:
    """The yearly date that is a couple's: a wife or a husband may be named with it."""
    return next((item.id for item in settings.attributes if item.type == "yearly_date"), None)


def _heads(settings: LegalEntitySettings, language: Language) -> dict[str, str]:
    """The last word of a label, or one like it, → the attribute, where it is the only one so called: "category"."""
    heads = {item.id: item.label.lower().split()[-1] for item in settings.attributes}
    count = Counter(heads.values())
    alike = language.data.words[WORDS]["alike"]
    return {
        word: attribute
        for attribute, head in heads.items()
        if count[head] == 1
        for word in (head, *(other for group in alike if head in group for other in group))
    }


def tells_number(part: Sentence, place: int, language: Language) -> bool:
    """Whether the word for a number only stands for something: "the other one", "the two of them"."""
    words = part.words
    behind = words[place + 1] if place + 1 < len(words) else ""
    return words[place] not in language.words(WORDS, "pronoun_numbers") and behind not in language.words(WORDS, "of")
