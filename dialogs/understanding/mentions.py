"""What a sentence mentions: people, dates, numbers and configured words, found before its intent is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.understanding.catalogue import Named, catalogue_of, stores_of, values_of
from dialogs.understanding.dates import Clock, When
from dialogs.understanding.language import Language
from dialogs.understanding.people import Match, People
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Ids best first; empty where the name is nobody's."""

    customers: tuple[str, ...]
    associates: tuple[str, ...]
    sure: bool
    possessive: bool = False
    """Said with an s that is no part of the name."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    kind: str
    """subject, object, possessive, pointing or self."""


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class StoreMention:
    ids: tuple[str, ...]


LONGEST_NAME = 4
"""Words of a name that nobody knows."""

Value = PersonMention | Pronoun | When | Number | StoreMention | tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens start to end (exclusive) and what they mention."""

    start: int
    end: int
    value: Value
    rank: int


def find_mentions(tokens: Sequence[Token], world: World, language: Language, clock: Clock) -> list[Mention]:
    """Mentions from left to right, without overlap."""
    found = [
        *_people(tokens, world, language),
        *_configured(tokens, world),
        *_dates(tokens, language, clock),
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
    if not any(isinstance(mention.value, PersonMention) and mention.value.customers for mention in kept):
        stranger = _stranger(tokens, taken, language)
        if stranger:
            kept.append(stranger)
    return sorted(kept, key=lambda mention: mention.start)


def _stranger(tokens: Sequence[Token], taken: set[int], language: Language) -> Mention | None:
    """Words that nobody knows where a name is due: a person of whom nothing is stored, so that no other is taken."""
    place = 0
    while place < len(tokens):
        end = place
        while (
            end < len(tokens) and end - place < LONGEST_NAME and end not in taken and _is_unknown(tokens[end], language)
        ):
            end += 1
        if end > place and _is_due(tokens, place, end, language):
            return Mention(place, end, PersonMention((), (), False), 0)
        place = max(end, place + 1)
    return None


def _is_unknown(token: Token, language: Language) -> bool:
    return len(token.fold) > 1 and token.fold.isalpha() and token.low not in language.lexicon


def _is_due(tokens: Sequence[Token], start: int, end: int, language: Language) -> bool:
    """Whether a name is due here: capitals behind a command's words or before a verb, or two words behind "for"."""
    before = tokens[start - 1].low if start else ""
    after = tokens[end].low if end < len(tokens) else ""
    capitals = all(token.text[0].isupper() for token in tokens[start:end])
    if capitals and any(token.text[0].islower() for token in tokens):
        first = not start and after in language.words("names", "after")
        return first or before in language.words("names", "stranger_before")
    return end - start > 1 and before in language.words("names", "stranger_before_plain")


def _people(tokens: Sequence[Token], world: World, language: Language) -> list[Mention]:
    found = []
    for place, token in enumerate(tokens):
        if token.low[-1].isdigit():
            ids = tuple(item.account_number for item in world.candidates if item.account_number.lower() == token.low)
            if ids:
                found.append(Mention(place, place + 1, PersonMention(ids, (), True), 120))
    matches = People(world, language.nicknames, language.lexicon).find(tokens)
    name_words = {token.fold for match in matches if match.strong for token in tokens[match.start : match.end]}
    for match in matches:
        rank = _name_rank(match, tokens, language, is_value(match, tokens, world))
        if rank:
            found.append(_named(match, rank, tokens, language, name_words))
    return found


def _named(match: Match, rank: int, tokens: Sequence[Token], language: Language, names: set[str]) -> Mention:
    """The mention of a match, with an unknown surname behind a first name: then nobody of the world is meant."""
    person = PersonMention(match.customers, match.associates, match.strong, match.possessive)
    end = match.end
    first_name_alone = match.end - match.start == 1 and end < len(tokens)
    apart = match.possessive and end < len(tokens) and not tokens[end].text[0].isupper()
    if first_name_alone and not apart and _is_unknown_name(tokens, end, language, names):
        return Mention(match.start, end + 1, PersonMention((), (), False), rank + 5)
    return Mention(match.start, end, person, rank)


def _is_unknown_name(tokens: Sequence[Token], place: int, language: Language, names: set[str]) -> bool:
    token = tokens[place]
    if not token.fold or token.fold[0].isdigit() or token.low in language.lexicon or len(token.fold) < 2:
        return False
    typed = token.text[0].isupper() and not all(item.text[0].isupper() for item in tokens if item.is_word)
    return typed or token.fold in names


def is_value(match: Match, tokens: Sequence[Token], world: World) -> bool:
    """Whether one lower-case word is also a configured choice or a known value ("gold")."""
    if match.end - match.start > 1 or tokens[match.start].text[0].isupper():
        return False
    words = [tokens[match.start].low]
    return bool(catalogue_of(world.settings).index.at(words, 0) or values_of(world.known_values).at(words, 0))


def _name_rank(match: Match, tokens: Sequence[Token], language: Language, value: bool) -> int:
    """How firmly the words are a name; 0 where their position says they are not."""
    said = tokens[match.start : match.end]
    if match.words > 1:
        known = all(token.low in language.lexicon for token in said)
        if match.strong:
            return 110 if not known or _is_capital(said) or match.words > 2 else 105
        return 85 if any(token.low not in language.lexicon for token in said) else 0
    if len(said[0].fold) < 2:
        return 0
    if said[0].low not in language.lexicon and said[0].fold not in language.lexicon:
        return 60
    if value:
        return 75 if match.end < len(tokens) and tokens[match.end].low in language.words("names", "after") else 0
    return 75 if _stands_as_name(match, tokens, language) else 0


def _is_capital(said: Sequence[Token]) -> bool:
    return all(token.text[0].isupper() for token in said)


def _stands_as_name(match: Match, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a plain word or a date word is a name here, by its neighbours and its capital."""
    before = tokens[match.start - 1].low if match.start else ""
    after = tokens[match.end].low if match.end < len(tokens) else ""
    word = tokens[match.start]
    is_date = word.low in language.dates.words()
    if after[:1].isdigit() or before[:1].isdigit():
        return False
    if is_date and match.start > 1 and tokens[match.start - 2].low in language.words("names", "not_before_last"):
        return False
    if before in language.words("names", "not_before"):
        return after == "'s" and not is_date and word.text[0].isupper()
    if after in language.words("names", "after"):
        return before in language.words("names", "before") or not before or not is_date
    if before in language.words("names", "before"):
        return True
    capital = word.text[0].isupper() and match.start > 0 and not is_date
    return capital and not all(token.text[0].isupper() for token in tokens if token.is_word)


def _configured(tokens: Sequence[Token], world: World) -> list[Mention]:
    words = [token.low for token in tokens]
    found = []
    catalogue, values, stores = catalogue_of(world.settings), values_of(world.known_values), stores_of(world)
    for place in range(len(words)):
        hit = catalogue.index.at(words, place)
        if hit:
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


def _dates(tokens: Sequence[Token], language: Language, clock: Clock) -> list[Mention]:
    found = []
    for item in clock.find(tokens):
        if item.when.doubtful and not _stands_as_date(item.start, item.end, tokens, language):
            continue
        found.append(Mention(item.start, item.end, item.when, 70 + item.end - item.start))
        if item.core > item.start:
            found.append(Mention(item.core, item.end, item.when, 69))
    return found


def _stands_as_date(start: int, end: int, tokens: Sequence[Token], language: Language) -> bool:
    if end - start > 1:
        return True
    before = tokens[start - 1].low if start else ""
    return before in language.words("names", "not_before") or tokens[start].text[0].isupper()


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
    words = [token.low for token in tokens]
    return [Mention(start, end, Pronoun(kind), 51 + end - start) for start, end, kind in language.pronouns.find(words)]
