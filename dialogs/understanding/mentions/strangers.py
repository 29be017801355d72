"""People of whom nothing is stored: unknown words where a name is due, so that no other person is taken for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import POINTING, SELF, Mention, PersonMention, Pronoun
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.tokens import Token

LONGEST_NAME = 4
"""Words of a name that nobody knows."""
REACH = 2
"""Known words that may stand between the word after which a name is due and the unknown one: "for the tailor"."""


def plain_stranger(tokens: Sequence[Token], mentions: Sequence[Mention], language: Language) -> Mention | None:
    """A stranger whom the words alone betray, whatever the intent: capitals, two words behind "for", a subject."""
    for start, end in _unknown_runs(tokens, mentions, language):
        if _is_plainly_due(tokens, start, end, language) or _owns_what_is_stated(
            tokens, mentions, start, end, language
        ):
            return _nobody(start, end)
    return None


def with_stranger(sentence: Sentence, language: Language) -> Sentence:
    """The sentence of an intent that needs a customer, with the unknown word that stands where hers does."""
    if any(not value.associates for _, value in sentence.of(PersonMention)):
        return sentence
    pronouns = [mention for mention, pronoun in sentence.of(Pronoun) if pronoun.kind != SELF]
    first = min((mention.start for mention in pronouns), default=len(sentence.tokens))
    new = language.phrases("strangers", "new").find(sentence.words)
    for start, end in _unknown_runs(sentence.tokens, sentence.mentions, language):
        if new and start >= new[0][1]:
            return sentence.with_mentions([*sentence.mentions, _nobody(start, end)])
        pointing = next((mention for mention in pronouns if mention.end == start), None)
        if pointing and isinstance(pointing.value, Pronoun) and pointing.value.kind == POINTING:
            kept = [mention for mention in sentence.mentions if mention is not pointing]
            return sentence.with_mentions([*kept, _nobody(pointing.start, end)])
        begin = _place_due(sentence, start, end, language)
        if begin is not None and begin < first:
            return sentence.with_mentions([*sentence.mentions, _nobody(begin, end)])
    return sentence


def is_vacant(sentence: Sentence, customer: Mention, language: Language) -> bool:
    """Whether the place of a name holds other words, or a relation of hers: "for the other one", "her sister"."""
    words, covered = sentence.words, sentence.covered_by(lambda _: True)
    relations = language.words("strangers", "relations")
    behind = words[customer.end] if customer.end < len(words) else ""
    if behind in relations and (customer.start == 0 or words[customer.start - 1] in language.words("strangers", "due")):
        return True
    for place in range(min(customer.start, len(words)) - 1):
        if words[place] not in language.words("strangers", "vacant"):
            continue
        following = place + 1
        while following < customer.start and words[following] in language.words("strangers", "articles"):
            following += 1
        is_free = following < customer.start and following not in covered
        if is_free and words[following] not in language.words("strangers", "no_person"):
            return True
    return False


def _nobody(start: int, end: int) -> Mention:
    return Mention(start, end, PersonMention((), (), False), 0)


def _unknown_runs(tokens: Sequence[Token], mentions: Collection[Mention], language: Language) -> list[tuple[int, int]]:
    """Neighbours that the language does not know and nothing mentions; a surname may be a word: "Sandra Bell"."""
    taken = {place for mention in mentions for place in range(mention.start, mention.end)}
    runs, place = [], 0
    while place < len(tokens):
        end = place
        while (
            end < len(tokens)
            and end - place < LONGEST_NAME
            and end not in taken
            and (_is_unknown(tokens[end], language) or (end > place and _goes_on_in_capitals(tokens, end)))
        ):
            end += 1
        if end > place:
            runs.append((place, end))
        place = max(end, place + 1)
    return runs


def _goes_on_in_capitals(tokens: Sequence[Token], place: int) -> bool:
    return all(token.text.istitle() for token in tokens[place - 1 : place + 1]) and not tokens[0].text.istitle()


def _is_unknown(token: Token, language: Language) -> bool:
    return len(token.fold) > 1 and token.fold.isalpha() and token.low not in language.lexicon


def _is_plainly_due(tokens: Sequence[Token], start: int, end: int, language: Language) -> bool:
    before = tokens[start - 1].low if start else ""
    after = tokens[end].low if end < len(tokens) else ""
    if not start and after in language.words("strangers", "subject_of"):
        return True
    capitals = all(token.text[0].isupper() for token in tokens[start:end])
    if capitals and any(token.text[0].islower() for token in tokens):
        first = not start and after in language.words("names", "after")
        return first or before in language.words("strangers", "due_capitals")
    return end - start > 1 and before in language.words("strangers", "due_words")


def _owns_what_is_stated(
    tokens: Sequence[Token], mentions: Collection[Mention], start: int, end: int, language: Language
) -> bool:
    """ "thorvald's shoe size": an unknown owner of something that is kept on customers."""
    if start or end + 1 >= len(tokens) or tokens[end].low not in language.words("speech", "possessive"):
        return False
    return any(mention.start == end + 1 for mention in mentions) or tokens[end + 1].low in language.field_words


def _place_due(sentence: Sentence, start: int, end: int, language: Language) -> int | None:
    """Where the stranger's words begin: behind a word after which a name is due, or at the start of the sentence."""
    words, due = sentence.words, language.words("strangers", "due")
    covered = sentence.covered_by(lambda _: True)
    if start == 0:
        after = words[end] if end < len(words) else ""
        return 0 if end in covered or after in language.words("names", "after") else None
    if words[start - 1] in due:
        return start
    if words[start - 1] in language.words("speech", "titles"):
        return start - 1
    for place in range(start - 1, max(-1, start - 1 - REACH), -1):
        if place in covered or not words[place][0].isalpha():
            return None
        if place and words[place - 1] in language.words("strangers", "vacant"):
            return place
    return None
