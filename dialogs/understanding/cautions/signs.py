"""Signs that a sentence means something else than its words sound like: a question, a refusal, a denial, a relative."""

from __future__ import annotations

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SELF, SUBJECT, PersonMention, Pronoun
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.text import mention_at

WORDS = "cautions"


def is_question(part: Sentence, language: Language) -> bool:
    """ "did I call Sofia", "is it her birthday", "what size is Nadia"."""
    words = part.words
    if language.phrases(WORDS, "wishes").at(words, 0):
        return False
    if len(words) < 2 or words[0] in language.words("text", "question_words") & language.words(WORDS, "asking_words"):
        return len(words) > 1
    if words[0] not in language.words(WORDS, "asking"):
        return False
    behind = mention_at(part, 1)
    value = behind.value if behind else None
    by_speaker = isinstance(value, Pronoun) and value.kind == SELF
    if words[0] in language.words(WORDS, "asking_speaker"):
        return by_speaker or words[1] in language.words(WORDS, "asked_of")
    somebody = isinstance(value, PersonMention) or (isinstance(value, Pronoun) and value.kind != SELF)
    return by_speaker or somebody or words[1] in language.words(WORDS, "asked_of")


def is_refusal(part: Sentence, language: Language) -> bool:
    """ "don't remove Sofia", "no note for Sofia"; not "don't forget …"."""
    words = part.words
    if language.phrases(WORDS, "no_refusals").at(words, 0):
        return False
    return language.phrases(WORDS, "refusals").at(words, 0) is not None


def removes_thing(part: Sentence, language: Language) -> bool:
    """ "remove Sofia's note": what is to go is no customer."""
    words = part.words
    return words[0] in language.words(WORDS, "removals") and bool(language.phrases(WORDS, "things").find(words))


def denies(part: Sentence, language: Language, start: int = 0, end: int | None = None) -> bool:
    """Whether a negation stands among the tokens from start to end."""
    return bool(language.phrases(WORDS, "denials").find(part.words[start:end]))


def names_relative(part: Sentence, language: Language) -> int | None:
    """The token of a relative's word ("her husband"); None where nobody else is spoken of."""
    relations = language.words("strangers", "relations")
    return next((place for place, word in enumerate(part.words) if word in relations), None)


def is_relative_herself(part: Sentence, language: Language) -> bool:
    """ "The daughter Rosa is a 38", "Rosa the mother": the one relative who is spoken of is the customer named."""
    relations = language.words("strangers", "relations")
    places = [place for place, word in enumerate(part.words) if word in relations]
    people = [mention for mention, person in part.of(PersonMention) if person.customers]
    if len(places) != 1 or len(people) != 1:
        return False
    place, person = places[0], people[0]
    behind = place == person.end + 1 and part.words[person.end] in language.words("strangers", "articles")
    return place + 1 == person.start or behind


def names_month(part: Sentence, language: Language) -> bool:
    """Whether a month stands there that no date was made of: "31 April"."""
    covered = part.covered_by(lambda mention: True)
    months = language.data.dates["months"].keys() - set(language.data.dates["words"]["doubtful"])
    return any(word in months and place not in covered for place, word in enumerate(part.words))


def states_of_customer(part: Sentence, language: Language) -> bool:
    """Whether a customer stands at the start and something is said of her: "Yuki Silva is a vegetarian"."""
    first = mention_at(part, 0)
    if first is None or first.end >= len(part.tokens) or "?" in part.words:
        return False
    known = isinstance(first.value, PersonMention) and bool(first.value.customers)
    spoken_of = isinstance(first.value, Pronoun) and first.value.kind != SELF
    behind = part.words[first.end]
    is_subject = isinstance(first.value, Pronoun) and first.value.kind == SUBJECT
    if behind in language.words("speech", "possessive") and not is_subject:
        return known and first.end + 1 < len(part.tokens)
    return (known or spoken_of) and behind in language.words(WORDS, "states")


def ends_sentence(part: Sentence) -> bool:
    """Whether a full stop, or nothing, stands behind the part."""
    behind = part.source[part.tokens[-1].end :].strip()
    return not any(sign.isalnum() for sign in behind) or behind[0] in ".!?;"
