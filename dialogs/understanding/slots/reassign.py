"""reassign_customers: customers or a whole book, from whom, to whom, until when."""

from __future__ import annotations

from dataclasses import replace

from dialogs.understanding.conditions.reading import Conditions, conditions_of
from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import (
    OBJECT,
    POINTING,
    POSSESSIVE,
    SELF,
    Mention,
    PersonMention,
    Pronoun,
)
from dialogs.understanding.moves.clause import MoveClauses, move_clauses
from dialogs.understanding.moves.times import MoveTimes, move_times
from dialogs.understanding.references import (
    Context,
    Slots,
    associate_reference,
    customers_slot,
    moment_of,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.listed import listed_customers
from dialogs.understanding.slots.reassign_roles import ASIDE, CUSTOMER, FROM, TO, WHOLE, roles_of, says_all, says_book

DATED = ("between", "before", "after")
"""Operators of conditions that hold a date."""


def reassign_slots(sentence: Sentence, context: Context) -> Slots:
    """Customers or a whole book, or those of it who meet conditions; from an associate, to others, until a day."""
    language = context.language
    clauses = move_clauses(sentence, context)
    sentence, words = clauses.plain, clauses.plain.words
    if swapped := books_swapped(sentence, language):
        return _swap(swapped, clauses, context)
    conditions = conditions_said(clauses, context)
    roles = roles_of(sentence, language)
    customers = [m for m, role in roles if role == CUSTOMER]
    targets = [m for m, role in roles if role == TO]
    sources = [m for m, role in roles if role in (FROM, WHOLE)]
    whole = any(role == WHOLE for _, role in roles)
    if not customers and sources and not whole:
        whole = says_all(words, language) or says_book(words, language)
    slots: Slots = {}
    own = _own_book(sentence, language)
    if not customers and not sources and own:
        slots |= {"whole_book": True, "from_associate": associate_reference(sentence, own)}
    elif not customers and not sources and context.named_associate and says_book(words, language):
        slots |= {"whole_book": True, "from_associate": context.named_associate}
    elif customers:
        slots |= customers_slot(sentence, customers, context)
    elif not sources and targets and (away := _away(roles, sentence, language)):
        slots |= {"whole_book": True, "from_associate": associate_reference(sentence, away)}
    elif not sources:
        owning = whose_unsaid(sentence, language)
        pronouns = [m for m, p in sentence.of(Pronoun) if p.kind in (OBJECT, POINTING) and m is not owning]
        slots |= customers_slot(sentence, pronouns[:1], context) or listed_customers(sentence, context)
    if sources:
        slots["from_associate"] = associate_reference(sentence, sources[0])
        if whole and not customers:
            slots["whole_book"] = True
    selves = _self_targets(sentence, language)
    references = [(m.start, associate_reference(sentence, m)) for m in [*targets, *selves]]
    if references:
        slots["to_associates"] = tuple(reference for _, reference in sorted(references, key=lambda item: item[0]))
    if conditions.filters and (slots.get("whole_book") or not (customers or slots.get("customers") or sources)):
        slots["filters"] = conditions.filters
    elif slots.get("whole_book") and not conditions.further and _has_relative(words, language):
        del slots["whole_book"]  # a condition that was not understood is no whole book
    until = times_said(clauses, context).until
    return slots | ({"until": moment_of(until)} if until else {})


def times_said(clauses: MoveClauses, context: Context) -> MoveTimes:
    """From when and until when; as it was told before the wish where that says nothing of it."""
    today, language = context.world.now.date(), context.language
    dated = any(item.op in DATED for item in conditions_said(clauses, context).filters)
    times = move_times(clauses.of_move if dated else clauses.plain, today, language)
    if times.until or times.starts or context.before is None:
        return times
    told = move_times(context.before, today, language)
    return replace(times, until=told.until, starts=told.starts)


def books_swapped(sentence: Sentence, language: Language) -> tuple[Mention, Mention] | None:
    """ "Swap Bo's and Carla's clients": whose books change hands."""
    owners = [m for m, person in sentence.of(PersonMention) if person.associates]
    people = sentence.of(PersonMention)
    if not language.phrases("lending", "swapping").find(sentence.words) or not len(owners) == len(people) == 2:
        return None
    return (owners[0], owners[1]) if says_book(sentence.words, language) else None


def _has_relative(words: list[str], language: Language) -> bool:
    """ "Everyone who …"."""
    return any(word in language.words("reassign", "relatives") for word in words)


def _away(roles: list[tuple[Mention, str]], sentence: Sentence, language: Language) -> Mention | None:
    """ "Ingrid is on holiday, Carla takes over": the one who is away, where a colleague stands in for her."""
    aside = [mention for mention, role in roles if role == ASIDE]
    stands_in = language.phrases("reassign", "stands_in").find(sentence.words)
    pronouns = any(pronoun.kind in (OBJECT, POINTING) for _, pronoun in sentence.of(Pronoun))
    return aside[0] if len(aside) == 1 and stands_in and not pronouns else None


def _swap(owners: tuple[Mention, Mention], clauses: MoveClauses, context: Context) -> Slots:
    first, second = ((associate_reference(clauses.plain, one)) for one in owners)
    until = times_said(clauses, context).until
    slots: Slots = {"whole_book": True, "from_associate": first, "to_associates": (second,)}
    return slots | ({"until": moment_of(until)} if until else {})


def whose_unsaid(sentence: Sentence, language: Language) -> Mention | None:
    """ "Her customers", "his five best clients": whose they are, the sentence does not say."""
    books, to = language.words("books", "words"), language.words("reassign", "to")
    for mention, pronoun in sentence.of(Pronoun):
        behind = sentence.words[mention.end : mention.end + 4]
        place = next((place for place, word in enumerate(behind) if word in books), None)
        if pronoun.kind in (OBJECT, POSSESSIVE) and place is not None and to.isdisjoint(behind[:place]):
            return mention
    return None


def conditions_said(clauses: MoveClauses, context: Context) -> Conditions:
    """What is said of those who are to move; the day on which they come back is no condition."""
    sentence = clauses.of_conditions
    for amount in reversed(clauses.amounts):
        sentence = sentence.without(amount.start, amount.end)  # "ten longest not contacted"
    if not clauses.told and not any(
        word in context.language.words("reassign", "conditions") for word in sentence.words
    ):
        return Conditions()
    without_end = sentence.with_mentions(
        mention
        for mention in sentence.mentions
        if not (isinstance(mention.value, When) and mention.value.preposition is Preposition.UNTIL)
    )
    return conditions_of(without_end, context)


def _own_book(sentence: Sentence, language: Language) -> Mention | None:
    """ "my book", "all my customers": the mention of "my"."""
    books = language.words("books", "words")
    for mention, pronoun in sentence.of(Pronoun):
        if pronoun.kind == SELF and any(word in books for word in sentence.words[mention.end : mention.end + 3]):
            return mention
    return None


def _self_targets(sentence: Sentence, language: Language) -> list[Mention]:
    """ "to me", "give me", "I take over": the speaker as the one who gets the customers."""
    words = sentence.words
    found = []
    for mention, pronoun in sentence.of(Pronoun):
        if pronoun.kind != SELF:
            continue
        before = words[mention.start - 1] if mention.start else ""
        given = before in language.words("reassign", "to") or before in language.words("reassign", "givers")
        takes = mention.end < len(words) and language.phrases("reassign", "takers").at(words, mention.end)
        if (given and words[mention.start] not in language.words("reassign", "possessive")) or takes:
            found.append(mention)
    return found[-1:]
