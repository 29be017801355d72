"""Who goes from whom to whom: the roles of the people in a reassignment, by their place."""

from __future__ import annotations

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import OBJECT, POSSESSIVE, SUBJECT, Mention, PersonMention, Pronoun
from dialogs.understanding.references import (
    owns_book,
    people_of,
)
from dialogs.understanding.sentence import Sentence

LOANS = ("lending", "loans")
"""Words for customers who are lent, in a table: "end all of Bo's loans"."""
CUSTOMER, TO, FROM, WHOLE, ASIDE, OPEN = "customer", "to", "from", "whole", "aside", "open"
"""What a person is in a reassignment; ASIDE: merely spoken of, OPEN: the place alone does not say."""


def roles_of(sentence: Sentence, language: Language) -> list[tuple[Mention, str]]:
    """Every person with a role; joined people ("Bo and Carla") share it."""
    people = people_of(sentence)
    joints = language.words("speech", "and") | language.words("speech", "pauses")
    roles: list[tuple[Mention, str]] = []
    for number, mention in enumerate(people):
        role = _role(sentence, mention, people[number + 1 :], language)
        gap = sentence.words[roles[-1][0].end : mention.start] if roles else []
        if roles and gap and all(word in joints for word in gap) and role in (CUSTOMER, OPEN):
            before = roles[-1][1]
            role = before if before == CUSTOMER or (before == TO and _may_be_colleague(mention)) else role
        joined = bool(gap) and all(word in joints for word in gap)
        if joined and role == TO and roles[-1][1] in (CUSTOMER, OPEN) and _may_be_colleague(roles[-1][0]):
            roles[-1] = (roles[-1][0], TO)  # "Bo and Carla take over"
        roles.append((mention, role))
    return _settled(roles)


def _may_be_colleague(mention: Mention) -> bool:
    return isinstance(mention.value, PersonMention) and bool(mention.value.associates)


def _role(sentence: Sentence, mention: Mention, following: list[Mention], language: Language) -> str:
    words, value = sentence.words, mention.value
    if not isinstance(value, PersonMention) or not value.associates:
        return CUSTOMER
    at = mention.start
    while at and words[at - 1] in language.words("reassign", "colleague"):
        at -= 1
    before = words[at - 1] if at else ""
    if _is_away(sentence, mention, language) and not _gives_up_book(sentence, language):
        return ASIDE
    if not before and _has_left(sentence, mention, language):
        return WHOLE
    owns = owns_book(sentence, mention, language, LOANS) or _has_left(sentence, mention, language)
    if _stands_for_another(words[:at], language):
        return FROM if not owns else WHOLE
    to, source = language.words("reassign", "to"), language.words("reassign", "from")
    takes = mention.end < len(words) and language.phrases("reassign", "takers").at(words, mention.end) is not None
    if not before and takes:
        return TO
    if before in to and not (owns and before in language.words("reassign", "hold")):
        return TO
    if before in source or _before_arrow(sentence, mention, language):
        return FROM if not owns else WHOLE
    if owns:
        return WHOLE
    if takes or _is_given_own(sentence, mention, before, language):
        return TO
    if (
        before in language.words("reassign", "givers")
        and following
        and _next_to(mention, following[0], sentence, language)
    ):
        return TO
    if not value.customers:
        return OPEN
    return CUSTOMER


def _stands_for_another(before: list[str], language: Language) -> bool:
    """ "With Bo instead of with Carla"."""
    return any(end == len(before) for _, end, _ in language.phrases("reassign", "instead").find(before))


def _is_given_own(sentence: Sentence, mention: Mention, before: str, language: Language) -> bool:
    """ "give Carla all my customers", "give Bo the five best of Ingrid's customers"."""
    behind = sentence.words[mention.end : mention.end + 4]
    own = any(word in language.words("reassign", "possessive") for word in behind)
    counted = behind[:1] and behind[0] in language.words("strangers", "articles") | language.words("reassign", "all")
    others = counted and any(one.start > mention.end for one in people_of(sentence))
    return before in language.words("reassign", "givers") and bool(own or others)


def _before_arrow(sentence: Sentence, mention: Mention, language: Language) -> bool:
    """ "Nils: Carla -> Anna": who stands before the arrow, behind the customers, gives."""
    follows = mention.end < len(sentence.tokens) and sentence.words[mention.end] in language.words("reassign", "arrows")
    return follows and mention is not people_of(sentence)[0]


def _next_to(mention: Mention, other: Mention, sentence: Sentence, language: Language) -> bool:
    return other.start - mention.end <= 2 and not any(
        word in language.words("reassign", "partings") for word in sentence.words[mention.end : other.start]
    )


def _is_away(sentence: Sentence, mention: Mention, language: Language) -> bool:
    next_person = next((m.start for m in people_of(sentence) if m.start >= mention.end), len(sentence.tokens))
    behind = sentence.words[mention.end : min(mention.end + 4, next_person)]
    return bool(language.phrases("reassign", "away").find(behind))


def _gives_up_book(sentence: Sentence, language: Language) -> bool:
    """Whether a book or "his" customers are spoken of, not merely that somebody is away."""
    pronouns = any(p.kind in (OBJECT, POSSESSIVE, SUBJECT) for _, p in sentence.of(Pronoun))
    return pronouns or says_book(sentence.words, language) or says_all(sentence.words, language)


def _has_left(sentence: Sentence, mention: Mention, language: Language) -> bool:
    """ "Bo is off sick, give his customers …": the book of whom was said to be away."""
    return _is_away(sentence, mention, language) and _gives_up_book(sentence, language)


def says_all(words: list[str], language: Language) -> bool:
    return any(word in language.words("reassign", "all") for word in words)


def says_book(words: list[str], language: Language) -> bool:
    return any(word in language.words("books", "words") for word in words)


def _settled(roles: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """People whose place says nothing: a lone colleague is the target where another's book or customers are named."""
    known = {role for _, role in roles}
    settled = []
    for mention, role in roles:
        if role == OPEN:
            role = TO if TO not in known and (known & {CUSTOMER, WHOLE, FROM}) else WHOLE if WHOLE not in known else TO
        settled.append((mention, role))
    return settled
