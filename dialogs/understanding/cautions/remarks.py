"""What is said around a statement: its frame ("she told me …"), and a remark behind it ("… she was proud of it")."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.understanding.cautions.signs import names_relative
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SUBJECT, Number, PersonMention, Pronoun, StoreMention
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.attribute_named import tells_number

WORDS = "statements"
MOST_OPPOSED = 2
"""Words behind "not" that only say again what stands."""


def is_colour(part: Sentence, start: int, language: Language) -> bool:
    """Whether the tokens from start to the end only remark on what was stated.

    Not so what denies or limits it, names somebody else of hers or a further value, or goes on right in its words.
    """
    tail = part.part(start, len(part.tokens))
    opens = tail.words[0] in language.words(WORDS, "remarks") or _begins_with_somebody(tail)
    limits = language.phrases(WORDS, "limits").find(tail.words) or denials_meant(tail, language)
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


def tells_of_deed(part: Sentence) -> bool:
    """Whether an activity, a measure or a store is spoken of, of which something is to be kept rather."""
    named = {named.kind for mention in part.mentions if isinstance(mention.value, tuple) for named in mention.value}
    return bool(part.of(StoreMention)) or not named.isdisjoint(("activity", "measure"))


def denials_meant(part: Sentence, language: Language) -> list[tuple[int, int]]:
    """Where something is denied: not by "nothing but", "no wait", "not yellow" at the end, "which I never knew"."""
    words, selves = part.words, language.words("pronouns", "self")
    apart = [
        *language.phrases(WORDS, "emphatic").find(words),
        *(hit for hit in language.phrases("speech", "corrections").find(words) if hit[1] - hit[0] > 1),
    ]
    spared = {place for start, end, _ in apart for place in range(start, end)}
    return [
        (start, end)
        for start, end, _ in language.phrases("cautions", "denials").find(words)
        if start not in spared
        and selves.isdisjoint(words[max(0, start - 2) : start])
        and not _opposes_at_end(part, start, end, language)
    ]


def _opposes_at_end(part: Sentence, start: int, end: int, language: Language) -> bool:
    """ "… rose gold, not yellow": what is no value of anything, behind the one that stands."""
    denied = [token.low for token in part.tokens[end:] if token.is_word]
    return (
        bool(start)
        and part.words[start] in language.words("speech", "denying")
        and 0 < len(denied) <= MOST_OPPOSED
        and not any(mention.start >= end for mention in part.mentions)
    )


def _begins_with_somebody(tail: Sentence) -> bool:
    return any(mention.start == 0 for mention, _ in tail.mentions_of(PersonMention, Pronoun))


def _says_more(tail: Sentence, language: Language) -> bool:
    """Whether it mentions more than people."""
    for mention in tail.mentions:
        if isinstance(mention.value, Number) and not tells_number(tail, mention.start, language):
            continue
        if isinstance(mention.value, When) and mention.value.doubtful:
            continue
        named = isinstance(mention.value, tuple) and all(one.kind == "attribute" for one in mention.value)
        if not named and not isinstance(mention.value, PersonMention | Pronoun):
            return True
    return False
