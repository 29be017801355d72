"""Whether an attribute is stated plainly: the customer, the attribute, one value, and nothing around that counts."""

from __future__ import annotations

from dialogs.understanding.cautions.one_value import is_of_date, says_one_value
from dialogs.understanding.cautions.remarks import is_colour, more_than_colour, tells_of_deed
from dialogs.understanding.cautions.signs import WORDS, is_relative_herself, names_relative
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention, Pronoun
from dialogs.understanding.references import Context, Slots, customer_mentions, joined
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.attribute_named import attributes_named, couples_date
from dialogs.understanding.slots.attribute_value import values_said

STATEMENTS = "statements"
MOST_ODD = 10
"""Words around a statement that nothing is known of; with them it is asked about."""


def states_plainly(part: Sentence, slots: Slots, context: Context) -> bool:
    """False where a word is left over that may carry meaning, or where two values are said for one attribute.

    A remark behind the statement that is more than colour goes into the context.
    """
    language, attribute = context.language, slots.get("attribute", "")
    values = values_said(part, attribute, context)
    if names_relative(part, language) is not None and attribute != couples_date(context.world.settings):
        if not is_relative_herself(part, language):
            return False
        context.doubts.append(part.source)
    if _is_supposed(part, language) or not says_one_value(part, values, slots, context):
        return False
    left = _left_over(part, slots, context)
    if not left:
        return True
    names = [(start, end) for start, end, named in attributes_named(part, context) if named == attribute]
    spans = [*names, *((mention.start, mention.end) for mention in values)]
    if not spans:
        return False
    return _is_all_around(part, left, names, spans, slots, context)


def _is_all_around(
    part: Sentence,
    left: list[tuple[int, str]],
    names: list[tuple[int, int]],
    spans: list[tuple[int, int]],
    slots: Slots,
    context: Context,
) -> bool:
    """Whether the words that are left only frame the statement or remark on it; those of neither make it doubtful."""
    language = context.language
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    called = _is_called(part, names, context)
    inside = language.words(STATEMENTS, "framing") | language.words(STATEMENTS, "inside" if called else "liking")
    around = [word for place, word in left if place < last]
    odd = [word for word in around if word not in inside]
    tail = [word for place, word in left if place >= last and word not in inside]
    if language.phrases(STATEMENTS, "hedges").find(around) or (tail and not is_colour(part, last, language)):
        return False
    if odd and (not called or len(odd) > MOST_ODD or tells_of_deed(part)):
        return False
    plain = inside | _plain(slots.get("attribute", ""), context)
    remarks = [more_than_colour(part, last, plain, language)] if tail else []
    if odd:
        context.doubts.append(part.source)
        remarks.insert(0, more_than_colour(part.part(0, first), 0, plain, language))
    context.remark = " … ".join(remark for remark in remarks if remark)
    return True


def _is_supposed(part: Sentence, language: Language) -> bool:
    """ "If her shoe size is 38 …"; not "if you would"."""
    supposed = part.words[0] in language.words("unmeant", "conditional")
    return supposed and not language.phrases(STATEMENTS, "supposes_nothing").at(part.words, 0)


def _plain(attribute: str, context: Context) -> frozenset[str]:
    language = context.language
    plain = language.words(WORDS, "plain_attribute") | language.words("speech", "possessive")
    return plain | language.words(WORDS, "plain_date") if is_of_date(attribute, context) else plain


def _left_over(part: Sentence, slots: Slots, context: Context) -> list[tuple[int, str]]:
    """The words, each with its place, that are neither of the statement nor known to say nothing."""
    language, attribute = context.language, slots.get("attribute", "")
    plain, of_date = _plain(attribute, context), is_of_date(attribute, context)
    first = joined(customer_mentions(part), part, language)
    covered = part.covered_by(lambda mention: mention in first or _is_of_statement(mention, of_date=of_date))
    covered |= _wrapping(part, language)
    covered |= {
        place for start, end, _ in language.phrases(WORDS, "denials").find(part.words) for place in range(start, end)
    }
    if is_relative_herself(part, language):
        covered |= {place for place, word in enumerate(part.words) if word in language.words("strangers", "relations")}
    covered |= {place for start, end, _ in attributes_named(part, context) for place in range(start, end)}
    free = str(slots.get("value", "")).lower().split()
    return [
        (place, word)
        for place, word in enumerate(part.words)
        if place not in covered and word not in plain and word not in free
    ]


def _is_called(part: Sentence, names: list[tuple[int, int]], context: Context) -> bool:
    """Whether the attribute is called by its name ("favourite category", "birthday"), not by a verb ("likes")."""
    labels = {word for item in context.world.settings.attributes for word in item.label.lower().split()}
    labels |= context.language.field_words | context.language.words(STATEMENTS, "wedding")
    labels |= context.language.words(STATEMENTS, "feet")
    said = {word for start, end in names for word in part.words[start:end]}
    return not labels.isdisjoint(said | {word.removesuffix("s") for word in said})


def _wrapping(part: Sentence, language: Language) -> set[int]:
    """The tokens of what only opens or closes what is said: "by the way", "thank you"."""
    found = [
        hit
        for key in ("closings", "trailers", "later_openings")
        for hit in language.phrases("speech", key).find(part.words)
    ]
    return {place for start, end, _ in found for place in range(start, end)}


def _is_of_statement(mention: Mention, *, of_date: bool) -> bool:
    value = mention.value
    if isinstance(value, tuple):
        return any(named.kind in ("attribute", "choice", "category") for named in value)
    if isinstance(value, When):
        return of_date or value.is_day
    return isinstance(value, Number | Pronoun) and not isinstance(value, PersonMention)
