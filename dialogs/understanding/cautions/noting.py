"""What cannot safely become anything else, as a note in the person's own words; it is offered, never sure."""

from __future__ import annotations

from dialogs.frame import Intent
from dialogs.understanding.mentions.kinds import SELF, Mention, PersonMention, Pronoun
from dialogs.understanding.references import Context, Slots, customers_slot, joined
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.text import trimmed
from dialogs.understanding.slots.verbatim import verbatim


def offered_note(part: Sentence, context: Context) -> tuple[str, Slots]:
    """Every word behind the customer's name at the start, or all words; about the first customer who is named."""
    mentions = spoken_of(part, context)
    start = 0
    if mentions and mentions[0].start == 0 and isinstance(mentions[0].value, PersonMention):
        start = mentions[-1].end
        if start < len(part.tokens) and part.words[start] in context.language.words("speech", "possessive"):
            start += 1
    text = trimmed(part, start, len(part.tokens), context.language) or part.said(0, len(part.tokens))
    context.doubts.append(text)
    text = verbatim(part, text, context.language) or text
    return Intent.TAKE_NOTE, customers_slot(part, mentions, context) | {"text": text}


def spoken_of(part: Sentence, context: Context) -> list[Mention]:
    """The first customer or pronoun, with those who are joined to her: "her husband is John" is about her."""
    people = [mention for mention, person in part.of(PersonMention) if person.customers or not person.associates]
    people += [mention for mention, pronoun in part.of(Pronoun) if pronoun.kind != SELF]
    return joined(sorted(people, key=lambda mention: mention.start), part, context.language)
