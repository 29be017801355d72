"""Who is left out: "everybody of Ingrid's except Maria Lopez to Bo"."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import OBJECT, Mention, PersonMention, Pronoun
from dialogs.understanding.references import COMMA, people_of
from dialogs.understanding.sentence import Sentence

TABLE = "exceptions"


@dataclass(frozen=True)
class LeftOut:
    """Tokens start to end, and the people among them."""

    start: int
    end: int
    people: tuple[Mention, ...]


def exceptions_in(sentence: Sentence, language: Language) -> list[LeftOut]:
    """Customers behind "except" and the like, with those who are joined to them."""
    found: list[LeftOut] = []
    place = 0
    while place < len(sentence.tokens):
        end = _opening_at(sentence, place, language)
        people = _people_from(sentence, end, language) if end else ()
        if people:
            found.append(LeftOut(place, people[-1].end, people))
            place = people[-1].end
        else:
            place += 1
    return found


def exceptions_unread(sentence: Sentence, language: Language) -> list[str]:
    """ "Except the first one", "except those who like gold": who is left out is not understood."""
    words, known = sentence.words, {one.start for one in exceptions_in(sentence, language)}
    found = language.phrases(TABLE, "always").find(words)
    return [
        sentence.said(start, next((at for at in range(end, len(words)) if words[at] == COMMA), len(words)))
        for start, end, _ in found
        if start not in known
    ]


def without_exceptions(sentence: Sentence, language: Language) -> Sentence:
    for one in reversed(exceptions_in(sentence, language)):
        sentence = sentence.without(one.start, one.end)
    return sentence


def people_left_out(sentence: Sentence, language: Language) -> tuple[Mention, ...]:
    """Of a whole message that says no more: "not Maria Lopez", "leave Maria and Wei out"."""
    words, start = sentence.words, 0
    refusing = language.words("speech", "no") | language.words(TABLE, "but") | {COMMA}
    while start < len(words) and words[start] in refusing:
        start += 1
    if start == len(words):
        return ()
    opening = language.phrases(TABLE, "openings").at(words, start)
    people = _people_from(sentence, start + opening[0], language) if opening else ()
    if not people:
        return ()
    rest = [word for word in words[people[-1].end :] if word[0].isalnum()]
    closed = not rest or " ".join(rest) in language.words(TABLE, "closings")
    return people if closed else ()


def _opening_at(sentence: Sentence, place: int, language: Language) -> int:
    """Where the words behind "except" begin; 0 where nothing is excepted."""
    words = sentence.words
    hit = language.phrases(TABLE, "words").at(words, place)
    if hit:
        return place + hit[0]
    if words[place] in language.words(TABLE, "but"):
        return place + 1
    follows_comma = place > 0 and words[place - 1] == COMMA and bool(people_of(sentence.part(0, place)))
    return place + 1 if follows_comma and words[place] in language.words("speech", "denying") else 0


def _people_from(sentence: Sentence, place: int, language: Language) -> tuple[Mention, ...]:
    joints = language.words("speech", "and") | {COMMA}
    found: list[Mention] = []
    for mention in sorted([*people_of(sentence), *_her(sentence)], key=lambda one: one.start):
        if mention.start < place:
            continue
        gap = sentence.words[found[-1].end if found else place : mention.start]
        if (found and not gap) or not joints.issuperset(gap) or not _may_be_customer(mention):
            break
        found.append(mention)
    return tuple(found)


def _her(sentence: Sentence) -> list[Mention]:
    return [mention for mention, pronoun in sentence.of(Pronoun) if pronoun.kind == OBJECT]


def _may_be_customer(mention: Mention) -> bool:
    return not isinstance(mention.value, PersonMention) or bool(mention.value.customers)
