"""reassign_customers, remove_customers: how many, who is left out, from when, and what limits it."""

from __future__ import annotations

from dialogs.frame import Reference
from dialogs.move_said import Exchange, MoveSaid, Share
from dialogs.refinement import Refinement
from dialogs.understanding.conditions.reading import read_conditions
from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import OBJECT, POSSESSIVE, PersonMention, Pronoun, StoreMention
from dialogs.understanding.moves.clause import MoveClauses, move_clauses
from dialogs.understanding.moves.exceptions import exceptions_in, exceptions_unread, people_left_out
from dialogs.understanding.moves.limits import limits_in
from dialogs.understanding.moves.times import is_for_a_time
from dialogs.understanding.references import Context, customers_slot
from dialogs.understanding.refinements.listed import all_of_list
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.reassign import books_swapped, conditions_said, times_said, whose_unsaid
from dialogs.understanding.slots.reassign_roles import FROM, TO, WHOLE, roles_of, says_all

LASTING = (Preposition.UNTIL, Preposition.FOR, Preposition.WITHIN, Preposition.FROM)


def how_to_move(part: Sentence, context: Context) -> Refinement:
    language = context.language
    clauses = move_clauses(part, context)
    times = times_said(clauses, context)
    told = [clauses.plain, *([context.before] if context.before else [])]
    shares, unread = _shares(clauses, language)
    unread += [clauses.plain.said(mention.start, mention.end) for mention in times.unread]
    unread += [*exceptions_unread(part, language), *_further_sources(clauses, language), *_stores(clauses)]
    unread += _relatives(clauses, language)
    said = MoveSaid(
        lends=times.until is None and any(is_for_a_time(one, language) for one in told),
        starts=times.starts.isoformat() if times.starts else None,
        shares=shares,
        except_for=_left_out(part, context),
        exchange=exchange_in(part, language),
        whose_unsaid=whose_unsaid(clauses.plain, language) is not None,
        unread=(*unread, *limits_in(part, language)),
    )
    return _of_several(clauses, context, said)


def how_to_remove(part: Sentence, context: Context) -> Refinement:
    language = context.language
    clauses = move_clauses(part, context)
    shares, unread = _shares(clauses, language)
    told = read_conditions(clauses.plain, context.world, language)
    unread += exceptions_unread(part, language)
    unread += [*([] if told else _times_unread(clauses)), *limits_in(part, language)]
    said = MoveSaid(shares=shares, except_for=_left_out(part, context), unread=tuple(unread))
    return _of_several(clauses, context, said)


def _of_several(clauses: MoveClauses, context: Context, said: MoveSaid) -> Refinement:
    further = conditions_said(clauses, context).further
    return all_of_list(_without_amounts(clauses), context).model_copy(update={"further": further, "move": said})


def how_to_add(part: Sentence, context: Context) -> Refinement:
    clauses = move_clauses(part, context)
    unread = [*_times_unread(clauses), *limits_in(part, context.language)]
    conditions = conditions_said(clauses, context)
    told = conditions.filters or conditions.further or any(one.share is None for one in clauses.amounts)
    if told and not part.of(PersonMention) and says_all(part.words, context.language):
        unread.append(part.said(1, len(part.tokens)))  # "everyone who likes gold": customers are added by name
    return all_of_list(part, context).model_copy(update={"move": MoveSaid(unread=tuple(unread))})


def _further_sources(clauses: MoveClauses, language: Language) -> list[str]:
    """ "Carla's customers and Bo's to Anna": one book is moved at a time; two change hands in a swap."""
    if books_swapped(clauses.plain, language):
        return []
    givers = {mention for mention, role in roles_of(clauses.plain, language) if role in (FROM, WHOLE)}
    sources = [(mention, person) for mention, person in clauses.plain.of(PersonMention) if mention in givers]
    others = [mention for mention, person in sources if person.associates != sources[0][1].associates]
    return [clauses.plain.said(one.start, one.end) for one in others]


def _relatives(clauses: MoveClauses, language: Language) -> list[str]:
    """ "Otto and his wife": who she is, is not known."""
    words, joints = clauses.plain.words, language.words("speech", "and")
    owned = (mention for mention, pronoun in clauses.plain.of(Pronoun) if pronoun.kind in (OBJECT, POSSESSIVE))
    return [
        clauses.plain.said(mention.start, mention.end + 1)
        for mention in owned
        if mention.start and words[mention.start - 1] in joints
        if words[mention.end : mention.end + 1] and words[mention.end] in language.words("strangers", "relations")
    ]


def _stores(clauses: MoveClauses) -> list[str]:
    """ "Olaf's customers in Oslo": nobody's home is known, and no book has a part for a store."""
    return [clauses.plain.said(one.start, one.end) for one, _ in clauses.plain.of(StoreMention)]


def _times_unread(clauses: MoveClauses) -> list[str]:
    """ "Until Friday", "for two weeks": of what is done for good."""
    return [clauses.plain.said(m.start, m.end) for m, when in clauses.of_move.of(When) if when.preposition in LASTING]


def _without_amounts(clauses: MoveClauses) -> Sentence:
    """ "Ten of those": those."""
    sentence = clauses.plain
    for one in reversed(clauses.amounts):
        sentence = sentence.without(one.start, one.end)
    return sentence


def who_stays(part: Sentence, context: Context) -> MoveSaid:
    """Of a correction: "not Maria Lopez"."""
    slot = customers_slot(part, list(people_left_out(part, context.language)), context)
    return MoveSaid(except_for=tuple(map(Reference.model_validate, slot.get("customers", ()))))


def exchange_in(part: Sentence, language: Language) -> Exchange | None:
    words = part.words
    if language.phrases("lending", "extending").find(words):
        return Exchange.EXTEND
    if language.phrases("lending", "back").find(words) or _ends_loans(words, language):
        return Exchange.GIVE_BACK
    return Exchange.SWAP if books_swapped(part, language) else None


def _ends_loans(words: list[str], language: Language) -> bool:
    """ "End all of Bo's loans"."""
    ends = next((place for place, word in enumerate(words) if word in language.words("lending", "ending")), len(words))
    return not language.words("lending", "loans").isdisjoint(words[ends:])


def _shares(clauses: MoveClauses, language: Language) -> tuple[tuple[Share, ...], list[str]]:
    """What was said of how many; and the words for it that cannot be seen to."""
    unread = [clauses.plain.said(one.start, one.end) for one in clauses.amounts if one.share is None]
    shares = tuple(one.share for one in clauses.amounts if one.share is not None)
    receivers = [mention.value for mention, role in roles_of(clauses.plain, language) if role == TO]
    named_again = shares and any(receivers.count(one) > 1 for one in receivers)
    if named_again or (len(shares) > 1 and len(shares) != len(receivers)):
        unread += [clauses.plain.said(one.start, one.end) for one in clauses.amounts if one.share is not None]
    return shares, unread


def _left_out(part: Sentence, context: Context) -> tuple[Reference, ...]:
    people = [mention for one in exceptions_in(part, context.language) for mention in one.people]
    slot = customers_slot(part, people, context)
    return tuple(Reference.model_validate(one) for one in slot.get("customers", ()))
