"""Conditions on age: "who turns 50 next year", "over 60", "in their thirties", "born before 1970"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.conditions.clause import Question, clause
from dialogs.understanding.conditions.numbers import Amount, amounts_of, comparison_of, field_of
from dialogs.understanding.further.claim import Claim, before, says, width_at, word_at
from storage.rules.further_fields import AGE, TURNING

WORDS = "ages"
YOUNGEST, OLDEST = 10, 110
ROUND = list(range(20, 101, 10))
REACH = 4
"""Tokens before a number in which it is said to be an age."""


def age_claims(question: Question) -> Iterator[Claim]:
    for start, end, first in question.language.decades.find(question.words):
        yield Claim(clause(start, AGE, "between", [first, first + 9]), frozenset(range(start, end)))
    for start, end, _ in question.language.phrases(WORDS, "round").find(question.words):
        yield Claim(clause(start, TURNING, "equals", ROUND), frozenset(range(start, end - 1)))
    amounts = [one for one in amounts_of(question) if YOUNGEST <= one.value <= OLDEST and not one.is_share]
    place = 0
    while place < len(amounts):
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        between = following and _between(question, amounts[place], following)
        found = between or _turning(question, amounts[place]) or _compared(question, amounts[place])
        place += 2 if between else 1
        if found:
            yield found


def _turning(question: Question, amount: Amount) -> Claim | None:
    """ "turns 50", "turning the big 50", "her 50th birthday"."""
    start, end, language = amount.mention.start, amount.mention.end, question.language
    links = language.words(WORDS, "links")
    ages = _or_ages(question, amount)
    turning = clause(start, TURNING, "equals", [int(one.value) for one in ages] if len(ages) > 1 else int(amount.value))
    for at in range(max(0, start - REACH), start):
        width = width_at(question, WORDS, "turning", at)
        if width and links.issuperset(question.words[at + width : start]):
            return Claim(turning, frozenset(range(start, ages[-1].mention.end)))
    is_ordinal = word_at(question, end) in language.words(WORDS, "ordinal")
    if is_ordinal and word_at(question, end + 1) in language.words(WORDS, "birthday"):
        return Claim(turning, frozenset(range(start, end + 1)))
    return None


def _or_ages(question: Question, first: Amount) -> list[Amount]:
    """ "turns 40 or 50"."""
    found = [first]
    for amount in amounts_of(question):
        gap = question.words[found[-1].mention.end : amount.mention.start]
        if amount.mention.start > found[-1].mention.start and gap and all(map(question.is_joint, gap)):
            found.append(amount)
    return found


def _between(question: Question, first: Amount, second: Amount) -> Claim | None:
    """ "aged 30 to 40", "between 30 and 40 years old"."""
    gap = question.words[first.end : second.mention.start]
    joined = len(gap) == 1 and gap[0] in question.language.words(WORDS, "through")
    plainly = _says_age(question, first) or _says_age(question, second)
    if not joined or not (plainly or _is_bare(question, first, "between")):
        return None
    start, end = first.mention.start, second.end
    places = range(start, end + width_at(question, WORDS, "years_old", end))
    return Claim(clause(start, AGE, "between", [int(first.value), int(second.value)]), frozenset(places))


def _compared(question: Question, amount: Amount) -> Claim | None:
    """ "over 60" begins with 60, as people count."""
    start, end = amount.mention.start, amount.end
    end += width_at(question, WORDS, "years_old", end)
    elder, younger = (width_at(question, WORDS, key, end) for key in ("older_after", "younger_after"))
    op = "at_least" if elder else "at_most" if younger else _op(question, amount)
    if not (elder or younger or _says_age(question, amount) or _is_bare(question, amount, op)):
        return None
    return Claim(clause(start, AGE, op, int(amount.value)), frozenset(range(start, end + max(elder, younger))))


def _op(question: Question, amount: Amount) -> str:
    said = before(question, amount.mention.start, REACH)
    if says(question, WORDS, "older", said):
        return "at_least"
    if says(question, WORDS, "younger", said):
        return "less"
    op = comparison_of(question, amount)
    return "at_least" if op == "greater" else op


def _says_age(question: Question, amount: Amount) -> bool:
    said = before(question, amount.mention.start, REACH)
    plainly = any(says(question, WORDS, key, said) for key in ("aged", "older", "younger"))
    return plainly or width_at(question, WORDS, "years_old", amount.end) > 0


def _is_bare(question: Question, amount: Amount, op: str) -> bool:
    """ "who is over 60", "customers under 30": no size, no measure, no sum of money."""
    language, start = question.language, amount.mention.start
    said = before(question, start, REACH)
    is_verb = language.words(WORDS, "is")
    begins_anew = any(map(question.is_joint, said)) and any(word in is_verb for word in said)
    if field_of(question, amount) and not begins_anew:
        return False
    if amount.end > amount.mention.end or word_at(question, amount.end) in language.words(WORDS, "units"):
        return False
    if op == "equals":
        behind = word_at(question, amount.end)
        ends = not behind or question.is_joint(behind) or not behind[0].isalnum()
        return ends and bool(said) and said[-1] in is_verb
    if op == "between" and not language.words("conditions", "between").intersection(said):
        return False
    return any(word in language.words(WORDS, "people") for word in said)
