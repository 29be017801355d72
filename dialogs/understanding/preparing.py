"""From a message to its mentions: fillers out, slips of command words mended, self-corrections taken back."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.understanding.dates.reference import reference_time
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.finding import find_mentions
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention
from dialogs.understanding.mentions.strangers import plain_stranger
from dialogs.understanding.people.directory import name_words_of
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.tokens import Token, tokenise
from dialogs.understanding.world import World
from storage.rules.names import fold

NEAR = 8
"""Tokens around the words of a correction in which its two sides lie."""
SHORTEST_SLIP = 5
"""Letters of a word that may be a slip of a command word."""


def prepare(text: str, world: World, language: Language) -> Sentence:
    """The whole message with its mentions."""
    tokens = _without_fillers(tokenise(text), language)
    tokens = _mended(tokens, world, language)
    now = reference_time(world.now, world.settings.first_day_of_week, world.settings.locale)
    mentions = find_mentions(tokens, world, language, now)
    if not any(isinstance(mention.value, PersonMention) and mention.value.customers for mention in mentions):
        stranger = plain_stranger(tokens, mentions, language)
        mentions = [*mentions, stranger] if stranger else mentions
    sentence = Sentence(text, tuple(tokens), ()).with_mentions(mentions)
    return _corrected(sentence, language)


def _without_fillers(tokens: list[Token], language: Language) -> list[Token]:
    words = [token.low for token in tokens]
    drop: set[int] = set()
    for start, end, _ in language.phrases("speech", "fillers").find(words):
        drop.update(range(start, end))
        if start == 0 or start - 1 in drop:
            while end < len(words) and words[end] in (",", ".", "…"):
                drop.add(end)
                end += 1
    return [token for place, token in enumerate(tokens) if place not in drop]


def _mended(tokens: list[Token], world: World, language: Language) -> list[Token]:
    """Words that nobody knows and that are one slip away from one command word, as that word."""
    return [_mend(token, language) if _may_be_slip(token, language, world) else token for token in tokens]


def _may_be_slip(token: Token, language: Language, world: World) -> bool:
    if len(token.fold) < SHORTEST_SLIP or token.low in language.lexicon or token.fold in language.nicknames:
        return False
    return not (token.fold[0].isdigit() or token.fold in name_words_of(world) or _is_known_value(token.fold, world))


def _is_known_value(word: str, world: World) -> bool:
    return any(word in fold(value).split() for values in world.known_values.values() for value in values)


def _mend(token: Token, language: Language) -> Token:
    hits = process.extract(token.low, language.commands, scorer=OSA.distance, score_cutoff=1, limit=2)
    near = [word for word, distance, _ in hits if distance == 1 and word[0] == token.low[0]]
    return replace(token, low=near[0], fold=fold(near[0])) if near else token


def _corrected(sentence: Sentence, language: Language) -> Sentence:
    """ "for Maria, no sorry, for Sofia": the later mention takes the place of the earlier one of its kind."""
    index = language.phrases("speech", "corrections")
    place = 1
    while place < len(sentence.tokens):
        hit = index.at(sentence.words, place)
        pair = _sides(sentence, place, place + hit[0]) if hit else None
        if not pair:
            place += 1
            continue
        sentence = _taken_back(sentence, *pair, marker=place)
    return sentence


def _sides(sentence: Sentence, start: int, end: int) -> tuple[Mention, Mention] | None:
    after = next((m for m in sentence.mentions if m.start >= end and _kind(m)), None)
    if not after or after.start - end > NEAR:
        return None
    before = [m for m in sentence.mentions if m.end <= start and _kind(m) == _kind(after) and start - m.end <= NEAR]
    return (before[-1], after) if before else None


def _kind(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, tuple):
        return value[0].kind + value[0].id if value[0].kind != "activity" else "activity"
    return {PersonMention: "person", When: "when", Number: "number"}.get(type(value), "")


def _taken_back(sentence: Sentence, before: Mention, after: Mention, marker: int) -> Sentence:
    """Drops the earlier mention and all up to the later one where they are close, else moves the later one there."""
    moved = sentence.part(after.start, after.end)
    between = sentence.part(before.end, marker)
    if any(_kind(mention) for mention in between.mentions) or len(between.tokens) > 2:
        rest = sentence.without(marker, after.end)
        head, tail = rest.part(0, before.start), rest.part(before.end, len(rest.tokens))
        return _concatenated(head, moved, tail)
    return sentence.without(before.start, after.start)


def _concatenated(*parts: Sentence) -> Sentence:
    tokens: tuple[Token, ...] = ()
    mentions: list[Mention] = []
    for part in parts:
        shift = len(tokens)
        mentions += [Mention(m.start + shift, m.end + shift, m.value, m.rank) for m in part.mentions]
        tokens += part.tokens
    return Sentence(parts[0].source, tokens, tuple(mentions))
