"""One message, several facts: where the next one begins."""

from __future__ import annotations

from functools import cache

from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention, Pronoun
from dialogs.understanding.sentence import Sentence

COMMAND, STATEMENT, LOOSE, STOP = "command", "statement", "loose", "stop"


def openings(sentence: Sentence, language: Language) -> list[tuple[int, str]]:
    """Tokens at which a new fact may begin, with how: by a command, a statement, or after a full stop."""
    symbols = _symbols(sentence)
    found = []
    covered = 0
    for place in range(1, len(sentence.tokens)):
        if place < covered or _inside_mention(sentence, place):
            continue
        if symbols[place] in language.words("facts", "joints"):
            continue
        joined = place > 0 and (symbols[place - 1] in language.words("facts", "joints") or is_stop(symbols[place - 1]))
        command = _matches(symbols, place, language, "commands")
        if command:
            found.append((place, COMMAND))
            covered = place + command
        elif place != covered and _matches(symbols, place, language, "statements"):
            found.append((place, STATEMENT if joined else LOOSE))
        elif is_stop(symbols[place - 1]):
            found.append((place, STOP))
    return found


def is_stop(symbol: str) -> bool:
    return symbol in (".", "!", "?", ";")


def _inside_mention(sentence: Sentence, place: int) -> bool:
    return any(mention.start < place < mention.end for mention in sentence.mentions)


def _symbols(sentence: Sentence) -> list[str]:
    """One symbol a token: at the first token of a mention its kind, inside it an empty one."""
    symbols = sentence.words
    for mention in sentence.mentions:
        kind = _kind(mention)
        if kind:
            symbols[mention.start] = kind
            for place in range(mention.start + 1, mention.end):
                symbols[place] = ""
    return symbols


def _kind(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, PersonMention):
        return "<c>" if value.customers or not value.associates else "<a>"
    if isinstance(value, Pronoun):
        return {"subject": "<she>", "self": ""}.get(value.kind, "<her>")
    if isinstance(value, When):
        return "<when>"
    if isinstance(value, Number):
        return "<num>"
    if isinstance(value, tuple):
        kind = value[0].kind
        return {"activity": "<act>", "attribute": "<attr>", "measure": "<attr>"}.get(kind, "<val>")
    return ""


@cache
def _patterns(language: Language, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in language.data.words["facts"][name]:
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(entries) for first, entries in by_first.items()}


def _matches(symbols: list[str], place: int, language: Language, name: str) -> int:
    """How many symbols the longest pattern covers at this place; 0 for none."""
    rest = [symbol for symbol in symbols[place : place + 10] if symbol]
    entries = _patterns(language, name).get(symbols[place], ())
    return max((len(words) for words in entries if tuple(rest[: len(words)]) == words), default=0)
