"""What is said around a statement: its frame ("she told me that …"), and a remark behind it ("… she was proud of it")."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.understanding.cautions.signs import denies, names_relative
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SUBJECT, Number, PersonMention, Pronoun
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.attribute_named import tells_number

WORDS = "statements"


def is_colour(part: Sentence, start: int, language: Language) -> bool:
    """Whether the tokens from start to the end only remark on what was stated.

    Not so what denies or limits it, names somebody else of hers or a further value, or goes on right in its words.
    """
    tail = part.part(start, len(part.tokens))
    opens = tail.words[0] in language.words(WORDS, "remarks") or _begins_with_somebody(tail)
    limits = language.phrases(WORDS, "limits").find(tail.words) or denies(tail, language)
    return opens and not limits and names_relative(tail, language) is None and not _says_more(tail, language)


def more_than_colour(part: Sentence, start: int, plain: Collection[str], language: Language) -> str:
    """The remark where it tells something of the customer that is not of the talk itself; else nothing."""
    tail = part.part(start, len(part.tokens))
    if not tail.tokens:
        return ""
    of_talk = language.words(WORDS, "of_talk") | language.words(WORDS, "framing") | frozenset(plain)
    covered = tail.covered_by(lambda mention: isinstance(mention.value, PersonMention | Pronoun))
    left = [word for place, word in enumerate(tail.words) if place not in covered and word not in of_talk]
    tells = any(pronoun.kind == SUBJECT for _, pronoun in tail.of(Pronoun)) or bool(tail.of(PersonMention))
    tells = tells or tail.words[0] in language.words(WORDS, "goes_on")
    return tail.said(0, len(tail.tokens)) if left and tells else ""


def _begins_with_somebody(tail: Sentence) -> bool:
    return any(mention.start == 0 for mention, _ in tail.mentions_of(PersonMention, Pronoun))


def _says_more(tail: Sentence, language: Language) -> bool:
    """Whether it mentions more than people."""
    for mention in tail.mentions:
        if isinstance(mention.value, Number) and not tells_number(tail, mention.start, language):
            continue
        if isinstance(mention.value, When) and mention.value.doubtful:
            continue
        if not isinstance(mention.value, PersonMention | Pronoun):
            return True
    return False
