"""Names among the words: which of the matches are names here, by their place, their capitals and their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.understanding.catalogue import catalogue_of, values_of
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention, PersonMention
from dialogs.understanding.people.directory import name_words_of
from dialogs.understanding.people.match import Match
from dialogs.understanding.people.matching import find_people
from dialogs.understanding.people.surnames import with_surname
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World

AS_NAME = 75
"""The rank of a plain word that is a name by its place."""
STATED = 6
"""Tokens behind a value in which its attribute is named."""


def person_mentions(tokens: Sequence[Token], world: World, language: Language) -> list[Mention]:
    found = []
    for place, token in enumerate(tokens):
        if token.low[-1].isdigit():
            ids = tuple(item.account_number for item in world.candidates if item.account_number.lower() == token.low)
            if ids:
                found.append(Mention(place, place + 1, PersonMention(ids, (), True), 120))
    initials = language.words("names", "initials")
    apart = _no_names(tokens, language)
    matches = find_people(tokens, world, language.nicknames, language.lexicon, initials, apart)
    whole_names = {one.start for one in matches if one.strong and (one.words > 1 or one.associates)}
    name_words = {token.fold for match in matches if match.strong for token in tokens[match.start : match.end]}
    called = {tokens[match.start].fold for match in matches if match.strong and match.words > 1}
    plain = language.lexicon
    for match in matches:
        behind_is_free = match.end < len(tokens) and match.end not in apart
        if behind_is_free and tokens[match.end].low not in language.function_words:
            match = with_surname(match, tokens, world, plain)
        rank = _name_rank(match, tokens, world, language)
        if not rank and tokens[match.start].fold in called and not _is_month(match, tokens, language):
            rank = AS_NAME
        if rank:
            found.append(_named(match, rank, tokens, language, name_words if match.end not in whole_names else None))
    return found


def _no_names(tokens: Sequence[Token], language: Language) -> frozenset[int]:
    """ "give Nadia back to Ingrid": written small, "back" is nobody's surname there."""
    found = language.phrases("names", "no_names").find([token.low for token in tokens])
    return frozenset(start for start, _, _ in found if not tokens[start].text[0].isupper())


def _named(match: Match, rank: int, tokens: Sequence[Token], language: Language, names: set[str] | None) -> Mention:
    """The mention of a match, with an unknown surname behind a first name: then nobody of the world is meant.

    `names`: None where somebody else's whole name begins behind it.
    """
    person = PersonMention(match.customers, match.associates, match.strong, match.possessive)
    end = match.end
    first_name_alone = match.end - match.start == 1 and end < len(tokens)
    apart = match.possessive and end < len(tokens) and not tokens[end].text[0].isupper()
    if first_name_alone and not apart and names is not None and _is_unknown_name(tokens, end, language, names):
        return Mention(match.start, end + 1, PersonMention((), (), False), rank + 5)
    return Mention(match.start, end, person, rank)


def _is_unknown_name(tokens: Sequence[Token], place: int, language: Language, names: set[str]) -> bool:
    token = tokens[place]
    if not token.fold or token.fold[0].isdigit() or token.low in language.lexicon or len(token.fold) < 2:
        return False
    typed = token.text[0].isupper() and not all(item.text[0].isupper() for item in tokens if item.is_word)
    return typed or token.fold in names


def _is_value(match: Match, tokens: Sequence[Token], world: World) -> bool:
    """Whether one lower-case word is also a configured choice or a known value ("gold")."""
    if match.end - match.start > 1 or tokens[match.start].text[0].isupper():
        return False
    words = [tokens[match.start].low]
    return bool(catalogue_of(world.settings).index.at(words, 0) or values_of(world.known_values).at(words, 0))


def _is_stated(match: Match, tokens: Sequence[Token], world: World) -> bool:
    """ "Silver is her metal": a word of an attribute closely behind."""
    behind = [token.low for token in tokens[match.end : match.end + STATED]]
    found = catalogue_of(world.settings).index.find(behind)
    return any(named.kind == "attribute" for _, _, meanings in found for named in meanings)


def _name_rank(match: Match, tokens: Sequence[Token], world: World, language: Language) -> int:
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
        return 0 if _is_thing(match, tokens, world, language) else 60
    if _is_value(match, tokens, world):
        if _is_stated(match, tokens, world):
            return 0
        return AS_NAME if match.end < len(tokens) and tokens[match.end].low in language.words("names", "after") else 0
    return AS_NAME if _stands_as_name(match, tokens, language) else 0


def _is_thing(match: Match, tokens: Sequence[Token], world: World, language: Language) -> bool:
    """ "the cleaning kit": an unknown word behind an article, which only sounds like a name or is short for one."""
    word, before = tokens[match.start], [token.low for token in tokens[max(0, match.start - 2) : match.start]]
    if word.text[0].isupper() or word.fold in name_words_of(world) or not before:
        return False
    articles = language.words("strangers", "articles")
    between = len(before) == 2 and before[1] in language.lexicon and before[1] not in language.words("names", "before")
    return before[-1] in articles or (between and before[0] in articles)


def _is_month(match: Match, tokens: Sequence[Token], language: Language) -> bool:
    """ "show May Chen what comes in May": a first name that was said before, where a month stands."""
    before = tokens[match.start - 1].low if match.start else ""
    return before in language.words("names", "before_month") or _leads_to_day(tokens, match.end, language)


def _is_capital(said: Sequence[Token]) -> bool:
    return all(token.text[0].isupper() for token in said)


def _stands_as_name(match: Match, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a plain word or a date word is a name here, by its neighbours and its capital."""
    before = tokens[match.start - 1].low if match.start else ""
    after = tokens[match.end].low if match.end < len(tokens) else ""
    word = tokens[match.start]
    is_date = word.low in language.dates.words()
    if after[:1].isdigit() or before[:1].isdigit() or (is_date and _leads_to_day(tokens, match.end, language)):
        return False
    if after in language.words("speech", "possessive") and _low(tokens, match.end + 1) in language.words(
        "names", "owned"
    ):
        return True
    if is_date and match.start > 1 and tokens[match.start - 2].low in language.words("names", "not_before_last"):
        return False
    if before in language.words("names", "not_before"):
        return after in language.words("speech", "possessive") and not is_date and word.text[0].isupper()
    if after in language.words("names", "after"):
        return before in language.words("names", "before") or not before or not is_date
    if before in language.words("names", "before"):
        return True
    capital = word.text[0].isupper() and match.start > 0 and not is_date
    return capital and not all(token.text[0].isupper() for token in tokens if token.is_word)


def _low(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].low if place < len(tokens) else ""


def _leads_to_day(tokens: Sequence[Token], place: int, language: Language) -> bool:
    """ "june the eighth"."""
    if place < len(tokens) and tokens[place].low in language.words("strangers", "articles"):
        place += 1
    return place < len(tokens) and language.numbers.ordinal_at(tokens, place) is not None
