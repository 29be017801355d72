"""Who goes from whom to whom: the roles of the people in a reassignment, by their place."""

from __future__ import annotations

from dialogs.understanding.dates import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions import Mention, PersonMention, Pronoun
from dialogs.understanding.references import (
    Context,
    Slots,
    associate_reference,
    customers_slot,
    moment_of,
    owns_book,
    people_of,
)
from dialogs.understanding.sentence import Sentence

CUSTOMER, TO, FROM, WHOLE = "customer", "to", "from", "whole"


def reassign_slots(sentence: Sentence, context: Context) -> Slots:
    """Customers or a whole book, from an associate, to one or several, until a day."""
    language, words = context.language, sentence.words
    roles = _roles(sentence, language)
    customers = [m for m, role in roles if role == CUSTOMER]
    targets = [m for m, role in roles if role == TO]
    sources = [m for m, role in roles if role in (FROM, WHOLE)]
    whole = any(role == WHOLE for _, role in roles)
    if not customers and sources and not whole:
        whole = any(
            word in language.words("reassign", "all") or word in language.words("books", "words") for word in words
        )
    slots: Slots = {}
    own = _own_book(sentence, language)
    if not customers and not sources and own:
        slots |= {"whole_book": True, "from_associate": associate_reference(sentence, own)}
    elif not customers and not sources and context.named_associate and _says_book(words, language):
        slots |= {"whole_book": True, "from_associate": context.named_associate}
    elif customers:
        slots |= customers_slot(sentence, customers, context)
    elif not sources:
        pronouns = [m for m, p in sentence.of(Pronoun) if p.kind in ("object", "pointing")]
        slots |= customers_slot(sentence, pronouns[:1], context)
    if sources:
        slots["from_associate"] = associate_reference(sentence, sources[0])
        if whole and not customers:
            slots["whole_book"] = True
    selves = _self_targets(sentence, language)
    references = [(m.start, associate_reference(sentence, m)) for m in [*targets, *selves]]
    if references:
        slots["to_associates"] = tuple(reference for _, reference in sorted(references, key=lambda item: item[0]))
    until = next((w for _, w in sentence.of(When) if w.preposition in ("u", "y", "", "w")), None)
    if until:
        slots["until"] = moment_of(until if until.is_day else When(until.end, until.end))
    return slots


def _roles(sentence: Sentence, language: Language) -> list[tuple[Mention, str]]:
    """Every person with a role; joined people ("Bo and Carla") share it."""
    people = people_of(sentence)
    joints = language.words("speech", "and") | {","}
    roles: list[tuple[Mention, str]] = []
    for number, mention in enumerate(people):
        role = _role(sentence, mention, people[number + 1 :], language)
        gap = sentence.words[roles[-1][0].end : mention.start] if roles else []
        if roles and gap and all(word in joints for word in gap) and role in (CUSTOMER, "?"):
            before = roles[-1][1]
            role = before if before in (CUSTOMER, TO) else role
        roles.append((mention, role))
    return _settled(roles)


def _role(sentence: Sentence, mention: Mention, following: list[Mention], language: Language) -> str:
    words, value = sentence.words, mention.value
    if not isinstance(value, PersonMention) or not value.associates:
        return CUSTOMER
    before = words[mention.start - 1] if mention.start else ""
    if not before and _has_left(sentence, mention, language):
        return WHOLE
    owns = owns_book(sentence, mention, language) or _has_left(sentence, mention, language)
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
    if takes:
        return TO
    if before in language.words("reassign", "givers") and following and _next_to(mention, following[0], sentence):
        return TO
    if not value.customers:
        return "?"
    return CUSTOMER


def _before_arrow(sentence: Sentence, mention: Mention, language: Language) -> bool:
    """ "Nils: Carla -> Anna": who stands before the arrow, behind the customers, gives."""
    follows = mention.end < len(sentence.tokens) and sentence.words[mention.end] in language.words("reassign", "arrows")
    return follows and mention is not people_of(sentence)[0]


def _next_to(mention: Mention, other: Mention, sentence: Sentence) -> bool:
    return other.start - mention.end <= 2 and not any(
        word in ("and", ",", "to") for word in sentence.words[mention.end : other.start]
    )


def _has_left(sentence: Sentence, mention: Mention, language: Language) -> bool:
    """ "Bo is off sick, give his customers …": the book of whom was said to be away."""
    words = sentence.words
    if not language.phrases("reassign", "away").find(words[mention.end : mention.end + 4]):
        return False
    return any(p.kind in ("object", "possessive", "subject") for _, p in sentence.of(Pronoun)) or _says_book(
        words, language
    )


def _says_book(words: list[str], language: Language) -> bool:
    return any(word in language.words("books", "words") for word in words)


def _settled(roles: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """People whose place says nothing: a lone colleague is the target where another's book or customers are named."""
    known = {role for _, role in roles}
    settled = []
    for mention, role in roles:
        if role == "?":
            role = TO if TO not in known and (known & {CUSTOMER, WHOLE, FROM}) else WHOLE if WHOLE not in known else TO
        settled.append((mention, role))
    return settled


def _own_book(sentence: Sentence, language: Language) -> Mention | None:
    """ "my book", "all my customers": the mention of "my"."""
    books = language.words("books", "words")
    for mention, pronoun in sentence.of(Pronoun):
        if pronoun.kind == "self" and any(word in books for word in sentence.words[mention.end : mention.end + 3]):
            return mention
    return None


def _self_targets(sentence: Sentence, language: Language) -> list[Mention]:
    """ "to me", "give me", "I take over": the speaker as the one who gets the customers."""
    words = sentence.words
    found = []
    for mention, pronoun in sentence.of(Pronoun):
        if pronoun.kind != "self":
            continue
        before = words[mention.start - 1] if mention.start else ""
        given = before in language.words("reassign", "to") or before in language.words("reassign", "givers")
        takes = mention.end < len(words) and language.phrases("reassign", "takers").at(words, mention.end)
        if (given and words[mention.start] not in language.words("reassign", "possessive")) or takes:
            found.append(mention)
    return found
