"""correct, where a follow-up set earlier is named: which one, when instead, to whom."""

from __future__ import annotations

from datetime import timedelta

from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import POINTING, SELF, Mention, PersonMention, Pronoun
from dialogs.understanding.references import Context, Slots, associate_reference, customers_slot, due_of
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.named_times import is_time
from dialogs.understanding.slots.position import only_position
from dialogs.understanding.slots.text import without_command


def names_follow_up(sentence: Sentence, language: Language) -> bool:
    """ "the reminder", "my follow-up", "snooze it"."""
    return bool(language.phrases("follow_ups", "set_already").find(sentence.words))


def follow_up_change_slots(sentence: Sentence, context: Context) -> Slots:
    whens = sentence.of(When)
    receiver = _receiver(sentence, context.language)
    customers = [mention for mention in _customers(sentence) if mention is not receiver][:1]
    if customers and is_time(sentence, customers[0], context.language):
        return _without_name(sentence, customers[0], context)
    slots = customers_slot(sentence, customers, context)
    if receiver is not None:
        slots["to_associates"] = (associate_reference(sentence, receiver),)
    if whens:
        slots["due"] = _due(whens[-1][1], context)
    position = only_position(sentence, "change_follow_up", context)
    text = None if customers or position else _text(sentence, receiver, context.language)
    return slots | ({"text": text} if text else {})


def _without_name(sentence: Sentence, time: Mention, context: Context) -> Slots:
    """ "Make that a follow-up for Friday": nobody of that name."""
    return follow_up_change_slots(sentence.without(time.start - 1, time.end), context)


def days_later(when: When) -> int | None:
    """By how many days something is put off: "for two days", "by a week"."""
    return (when.end - when.start).days if when.span and when.preposition is Preposition.FOR else None


def _due(when: When, context: Context) -> str | tuple[str, str]:
    days = days_later(when)
    return due_of(when) if days is None else (context.world.now.date() + timedelta(days=days)).isoformat()


def is_receiving(sentence: Sentence, mention: Mention, language: Language) -> bool:
    """ "To Bo", "give Bo"."""
    return mention.start > 0 and sentence.words[mention.start - 1] in language.words("follow_ups", "to")


def _receiver(sentence: Sentence, language: Language) -> Mention | None:
    """The colleague who gets it: who is none of the customers, or stands behind "to"."""
    people = sentence.of(PersonMention)
    only = [mention for mention, person in people if person.associates and not person.customers]
    behind = [mention for mention, person in people if person.associates and is_receiving(sentence, mention, language)]
    return next(iter(reversed(only or behind)), None)


def _customers(sentence: Sentence) -> list[Mention]:
    people = [mention for mention, person in sentence.of(PersonMention) if person.customers or not person.associates]
    pronouns = [mention for mention, pronoun in sentence.of(Pronoun) if pronoun.kind not in (SELF, POINTING)]
    return people or pronouns


def _text(sentence: Sentence, receiver: Mention | None, language: Language) -> str | None:
    """What the follow-up is about, without the command, the dates and the colleague."""
    gone = [mention for mention, _ in sentence.of(When)] + ([receiver] if receiver else [])
    for mention in sorted(gone, key=lambda one: -one.start):
        sentence = sentence.without(mention.start, mention.end)
    return without_command(sentence, language.words("text", "change_follow_up"), language)
