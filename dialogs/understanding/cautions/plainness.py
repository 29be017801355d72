"""Whether an attribute is stated plainly: the customer, the attribute, one value, and nothing around that counts."""

from __future__ import annotations

from dialogs.understanding.catalogue import catalogue_of
from dialogs.understanding.cautions.remarks import denials_meant, is_colour, more_than_colour, tells_of_deed
from dialogs.understanding.cautions.signs import WORDS, is_relative_herself, names_relative
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention, Pronoun
from dialogs.understanding.references import Context, Slots, customer_mentions, joined
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.attribute_named import BIRTHDAY, attributes_named, couples_date
from dialogs.understanding.slots.attribute_value import is_superseded, standing, values_said

STATEMENTS = "statements"
NEAR = 4
"""Tokens between a denial and the value that it denies."""
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
    supposed = part.words[0] in language.words("unmeant", "conditional")
    if supposed and not language.phrases(STATEMENTS, "supposes_nothing").at(part.words, 0):
        return False
    if _has_ended(part, values, language) or (_is_of_date(attribute, context) and _is_unread(part, slots, context)):
        return False
    stand = standing(values, part, language)
    if _says_several(part, values, slots, context) or any(_is_guessed(mention, part, language) for mention in stand):
        return False
    if not _denies_only_values(part, values, language):
        return False
    left = _left_over(part, slots, context)
    if not left:
        return True
    names = [(start, end) for start, end, named in attributes_named(part, context) if named == attribute]
    spans = [*names, *((mention.start, mention.end) for mention in values)]
    if not spans:
        return False
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    called = _is_called(part, names, context)
    inside = language.words(STATEMENTS, "framing") | language.words(STATEMENTS, "inside" if called else "liking")
    around = [(place, word) for place, word in left if place < last]
    odd = [word for place, word in around if word not in inside]
    tail = [word for place, word in left if place >= last and word not in inside]
    if around and language.phrases(STATEMENTS, "hedges").find([word for _, word in around]):
        return False
    if odd and (not called or len(odd) > MOST_ODD or tells_of_deed(part)):
        return False
    if tail and not is_colour(part, last, language):
        return False
    if odd:
        context.doubts.append(part.source)
    plain = inside | _plain(attribute, context)
    remarks = [more_than_colour(part, last, plain, language) if tail else ""]
    if odd and first > 1:
        remarks.insert(0, more_than_colour(part.part(0, first), 0, plain, language))
    context.remark = " … ".join(remark for remark in remarks if remark)
    return True


def _plain(attribute: str, context: Context) -> frozenset[str]:
    language = context.language
    plain = language.words(WORDS, "plain_attribute")
    return plain | language.words(WORDS, "plain_date") if _is_of_date(attribute, context) else plain


def _is_of_date(attribute: str, context: Context) -> bool:
    definition = catalogue_of(context.world.settings).attribute(attribute)
    return attribute == BIRTHDAY or (definition is not None and "date" in definition.type)


def _left_over(part: Sentence, slots: Slots, context: Context) -> list[tuple[int, str]]:
    """The words, each with its place, that are neither of the statement nor known to say nothing."""
    language, attribute = context.language, slots.get("attribute", "")
    plain, of_date = _plain(attribute, context), _is_of_date(attribute, context)
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


def _denies_only_values(part: Sentence, values: list[Mention], language: Language) -> bool:
    """Whether each denial is of a value beside which another stands: "not gold but silver"."""
    denied = [mention for mention in values if is_superseded(mention, values, part, language)]
    if len(denied) == len(values):
        denied = []
    return all(
        any(start <= mention.end + NEAR and mention.start - NEAR <= end for mention in denied)
        for start, end in denials_meant(part, language)
    )


def _has_ended(part: Sentence, values: list[Mention], language: Language) -> bool:
    """ "Her brand used to be Tveit", and no other is said."""
    return bool(values and language.phrases(STATEMENTS, "ended").find(part.words)) and all(
        is_superseded(mention, values, part, language) for mention in values
    )


def _is_unread(part: Sentence, slots: Slots, context: Context) -> bool:
    """ "Turns 40 on Friday": a number, and no day that was understood."""
    return slots.get("value") is None and bool(values_said(part, "", context))


def _is_guessed(value: Mention, part: Sentence, language: Language) -> bool:
    """ "About a 38"."""
    before = part.words[max(0, value.start - NEAR) : value.start]
    articles = language.words("strangers", "articles")
    return any(articles.issuperset(before[end:]) for _, end, _ in language.phrases(STATEMENTS, "nearly").find(before))


def _says_several(part: Sentence, values: list[Mention], slots: Slots, context: Context) -> bool:
    """Two values for the one attribute, where no change from one to the other is told."""
    if context.language.phrases(WORDS, "changes").find(part.words):
        return False
    stand = {str(_value_of(mention, slots)) for mention in standing(values, part, context.language)}
    of_choice = isinstance(slots.get("value"), str) and any(_is_choice(mention) for mention in values)
    return len(stand) > 1 or (of_choice and bool(values_said(part, "", context)))  # "size 38 in shoes"


def _is_choice(mention: Mention) -> bool:
    return isinstance(mention.value, tuple)


def _value_of(mention: Mention, slots: Slots) -> object:
    value = mention.value
    if isinstance(value, tuple):
        return next((named.value for named in value if named.id == slots.get("attribute")), "")
    if isinstance(value, When):
        return value.month_day or value.start
    return value
