"""The words as they are read: short spellings and dictated signs written out, fillers left out, slips mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.understanding.catalogue import catalogue_of
from dialogs.understanding.language import Language
from dialogs.understanding.people.directory import name_words_of
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World
from storage.rules.names import fold

SHORTEST_SLIP = 5
"""Letters of a word that may be a slip of a command word."""
SHORTEST_IN_PHRASE = 3
"""The same where the rest of a configured phrase stands right before it."""


def read_words(tokens: list[Token], world: World, language: Language) -> list[Token]:
    tokens = _written_out(tokens, language)
    tokens = _without_fillers(tokens, language)
    tokens = [_mend(token, language) if _may_be_slip(token, language, world) else token for token in tokens]
    return _with_phrases_mended(tokens, world, language)


def _written_out(tokens: list[Token], language: Language) -> list[Token]:
    """ "u" as "you", "comma" as a comma, "full stop" at the end as a full stop."""
    words = [token.low for token in tokens]
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        hit = language.signs.at(words, place) or (
            language.last_signs.at(words, place) if place == len(tokens) - 1 else None
        )
        if hit and place:
            out.append(replace(tokens[place], text=hit[1], low=hit[1], fold=""))
            place += hit[0]
            continue
        width, meant = _short_at(words, place, language) or (1, words[place])
        said = tokens[place : place + width]
        if meant == words[place] or any(token.end != following.start for token, following in pairwise(said)):
            out.append(tokens[place])  # "a 2 day trip" is no "2day"
            place += 1
            continue
        text = "".join(token.text for token in said)
        out.append(replace(said[0], text=text, end=said[-1].end, low=meant, fold=fold(meant)))
        place += width
    return out


def _short_at(words: Sequence[str], place: int, language: Language) -> tuple[int, str] | None:
    """How many tokens a short spelling covers, and what it stands for: "split btw" shares out."""
    shared = words[place] in language.words("slips", "shares")
    if shared and language.words("slips", "sharing").intersection(words[:place]):
        return 1, str(language.data.words["slips"]["shared"])
    return language.short.at(words, place)


def _without_fillers(tokens: list[Token], language: Language) -> list[Token]:
    words = [token.low for token in tokens]
    pauses = language.words("speech", "pauses")
    drop: set[int] = set()
    for start, end, _ in language.phrases("speech", "fillers").find(words):
        drop.update(range(start, end))
        if start == 0 or start - 1 in drop:
            while end < len(words) and words[end] in pauses:
                drop.add(end)
                end += 1
    kept = [token for place, token in enumerate(tokens) if place not in drop]
    return [token for place, token in enumerate(kept) if not _is_stutter(kept, place, language)]


def _is_stutter(tokens: Sequence[Token], place: int, language: Language) -> bool:
    """ "the the", "to uh to": a small word said twice."""
    low = tokens[place].low
    return bool(place) and low == tokens[place - 1].low and low in language.words("speech", "stuttered")


def _may_be_slip(token: Token, language: Language, world: World) -> bool:
    if (
        not token.fold
        or len(token.low) < SHORTEST_SLIP
        or token.low in language.lexicon
        or token.fold in language.nicknames
    ):
        return False
    return not (token.fold[0].isdigit() or token.fold in name_words_of(world) or _is_known_value(token.fold, world))


def _is_known_value(word: str, world: World) -> bool:
    return any(word in fold(value).split() for values in world.known_values.values() for value in values)


def _mend(token: Token, language: Language) -> Token:
    """A word that nobody knows and that is one slip away from a command word, as that word."""
    return _as_near(token, language.commands)


def _as_near(token: Token, words: Sequence[str]) -> Token:
    hits = process.extract(token.low, words, scorer=OSA.distance, score_cutoff=1, limit=2)
    near = [word for word, distance, _ in hits if distance == 1 and word[0] == token.low[0]]
    return replace(token, low=near[0], fold=fold(near[0])) if near else token


def _with_phrases_mended(tokens: list[Token], world: World, language: Language) -> list[Token]:
    """ "shoe sze": a short unknown word behind the first word of a configured phrase, as the phrase goes on."""
    followers = catalogue_of(world.settings).followers
    mended = list(tokens)
    for place in range(1, len(tokens)):
        token, expected = tokens[place], followers.get(mended[place - 1].low)
        if expected and len(token.fold) >= SHORTEST_IN_PHRASE and token.low not in language.lexicon:
            mended[place] = _as_near(token, expected)
    return mended
