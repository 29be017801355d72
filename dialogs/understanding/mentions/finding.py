"""Everything that a sentence mentions - people, dates, numbers, configured words - found before its intent is read."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.understanding.catalogue import Catalogue, catalogue_of, stores_of, values_of
from dialogs.understanding.dates.finder import Found, find_dates
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import POINTING, Mention, Number, Pronoun, StoreMention
from dialogs.understanding.mentions.misheard import misheard_values
from dialogs.understanding.mentions.names import person_mentions
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World

LAST_DAY = 31
"""No month has a later one."""


def find_mentions(tokens: Sequence[Token], world: World, language: Language, now: ReferenceTime) -> list[Mention]:
    """Mentions from left to right, without overlap."""
    configured = _configured(tokens, world, language)
    found = [
        *configured,
        *misheard_values(tokens, configured, world, language),
        *(
            _with_title(mention, tokens, language)
            for mention in person_mentions(tokens, world, language)
            if not any(_lies_in(mention, phrase) for phrase in configured)
        ),
        *_dates(tokens, language, now, _fields_of_numbers(configured, world)),
        *_numbers(tokens, language),
        *_pronouns(tokens, language),
    ]
    found.sort(key=lambda mention: (-mention.rank, mention.start - mention.end, mention.start))
    taken: set[int] = set()
    kept = []
    for mention in found:
        places = range(mention.start, mention.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _lies_in(name: Mention, phrase: Mention) -> bool:
    """ "rose" in "rose gold"."""
    return phrase.start <= name.start and name.end <= phrase.end and phrase.end - phrase.start > name.end - name.start


def _with_title(mention: Mention, tokens: Sequence[Token], language: Language) -> Mention:
    """A name with the title before it: "mr Chen", "Mrs. Chen"."""
    start = mention.start
    if start > 1 and tokens[start - 1].text == ".":
        start -= 1
    if start and tokens[start - 1].low in language.words("speech", "titles"):
        return Mention(start - 1, mention.end, mention.value, mention.rank)
    return mention


def _configured(tokens: Sequence[Token], world: World, language: Language) -> list[Mention]:
    words = [token.low for token in tokens]
    found = []
    catalogue, values, stores = catalogue_of(world.settings), values_of(world.known_values), stores_of(world)
    other = _other_things(words, catalogue, language)
    for place in range(len(words)):
        if place in other:
            continue
        hit = catalogue.index.at(words, place)
        if hit and not (place and words[place - 1] in language.words("conditions", "not_attribute_after")):
            found.append(Mention(place, place + hit[0], hit[1], 70 + hit[0]))
        value = values.at(words, place)
        if not value and place + 1 < len(words) and values.at([words[place] + words[place + 1]], 0):
            value = 2, (values.at([words[place] + words[place + 1]], 0) or (0, ()))[1]
        if value:
            found.append(Mention(place, place + value[0], value[1], 68 + value[0]))
        store = stores.at(words, place)
        if store:
            found.append(Mention(place, place + store[0], StoreMention(store[1]), 54 + 4 * store[0]))
    return found


def _other_things(words: list[str], catalogue: Catalogue, language: Language) -> set[int]:
    """The tokens of "white gold" and the like, which is no gold, where the retailer has not configured it."""
    compounds = language.phrases("conditions", "compounds").find(words)
    configured = {start: start + hit[0] for start, *_ in compounds if (hit := catalogue.index.at(words, start))}
    return {place for start, end, _ in compounds if configured.get(start, 0) < end for place in range(start, end)}


def _fields_of_numbers(configured: Sequence[Mention], world: World) -> set[int]:
    """The tokens at which a word for a measure, or for an attribute that is a number, ends."""
    numeric = {item.id for item in world.settings.attributes if item.type == "number"}
    return {
        mention.end
        for mention in configured
        if isinstance(mention.value, tuple)
        for named in mention.value
        if named.kind == "measure" or (named.kind == "attribute" and named.id in numeric)
    }


def _dates(tokens: Sequence[Token], language: Language, now: ReferenceTime, numeric: set[int]) -> list[Mention]:
    """`numeric`: where words end behind which numbers are amounts."""
    found = []
    for item in find_dates(tokens, now, language.dates):
        if item.when.doubtful and not _stands_as_date(item.start, item.end, tokens, language):
            continue
        if _is_amount(item, tokens, language, numeric):
            continue
        found.append(Mention(item.start, item.end, item.when, 70 + item.end - item.start))
        if item.core > item.start:
            found.append(Mention(item.core, item.end, item.when, 69))
    return found


def _is_amount(item: Found, tokens: Sequence[Token], language: Language, numeric: set[int]) -> bool:
    """ "churn risk between 20 and 40 percent": bare numbers that would be days of a month elsewhere."""
    joints = language.words("conditions", "dashes") | language.words("speech", "and")
    opening = language.words("conditions", "between")
    if not all(token.low.isdecimal() or token.low in joints | opening for token in tokens[item.start : item.end]):
        return False
    end = item.end
    if end + 1 < len(tokens) and tokens[end].low in joints and tokens[end + 1].low.isdecimal():
        if int(tokens[end + 1].low) > LAST_DAY:
            return True
        end += 2
    units = language.words("conditions", "money") | language.words("conditions", "percent")
    counted = end < len(tokens) and tokens[end].low in units
    return counted or not numeric.isdisjoint(range(item.start - 2, item.start + 1))


def _stands_as_date(start: int, end: int, tokens: Sequence[Token], language: Language) -> bool:
    if end - start > 1:
        return True
    if start == 0:
        return False
    before, earlier = tokens[start - 1].low, tokens[start - 2].low if start > 1 else ""
    if before in language.words("names", "not_before") or tokens[start].text[0].isupper():
        return True
    return earlier in language.words("names", "not_before_last")


def _numbers(tokens: Sequence[Token], language: Language) -> list[Mention]:
    found, place = [], 0
    while place < len(tokens):
        hit = language.numbers.number_at(tokens, place)
        if hit:
            found.append(Mention(place, place + hit[0], Number(hit[1]), 50))
            place += hit[0]
        else:
            place += 1
    return found


def _pronouns(tokens: Sequence[Token], language: Language) -> list[Mention]:
    words, books = [token.low for token in tokens], language.phrases("books", "words")
    found = []
    for start, end, kind in language.pronouns.find(words):
        book = books.at(words, end - 1) if kind == POINTING else None
        if not book or book[0] == 1:  # "the client book" is no client
            found.append(Mention(start, end, Pronoun(kind), 51 + end - start))
    return found
