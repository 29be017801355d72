"""set_follow_up: about whom, when, and what is to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dialogs.understanding.dates.when import BEHIND, Preposition, When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import (
    OBJECT,
    POINTING,
    POSSESSIVE,
    SELF,
    SUBJECT,
    Mention,
    PersonMention,
    Pronoun,
)
from dialogs.understanding.references import (
    Context,
    Slots,
    customers_slot,
    due_of,
    joined,
    known_customers,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.named_times import is_time
from dialogs.understanding.slots.text import mention_at, trimmed

NOT_DUE = BEHIND | {Preposition.BEFORE, Preposition.AFTER}


def follow_up_slots(sentence: Sentence, context: Context) -> Slots:
    colleague = colleague_reminded(sentence, context.language)
    if colleague is not None:
        sentence = sentence.without(colleague.start, colleague.end)
    whens = sentence.of(When)
    due = next((mention for mention, when in whens if when.preposition not in NOT_DUE), whens[0][0] if whens else None)
    people = [mention for mention in known_customers(sentence) if not is_time(sentence, mention, context.language)]
    slots = customers_slot(sentence, joined(people, sentence, context.language), context)
    text = reminder_text(sentence, due, context.language)
    if text:
        slots["text"] = text
    if due and isinstance(due.value, When):
        slots["due"] = due_of(_day_before(due.value))
    return slots


def colleague_reminded(sentence: Sentence, language: Language) -> Mention | None:
    """ "Remind Carla to …": the colleague right behind the command."""
    dates = {mention.start for mention, _ in sentence.of(When)}
    for mention, person in sentence.of(PersonMention):
        before = sentence.words[mention.start - 1] if mention.start else ""
        following = sentence.words[mention.end] if mention.end < len(sentence.tokens) else ""
        leads = following in language.words("text", "reminded_to") or mention.end in dates
        if person.associates and before in language.words("text", "reminding") and leads:
            return mention
    return None


def _day_before(when: When) -> When:
    """What is due before a day is due on the day before it."""
    if when.preposition is not Preposition.BEFORE or not when.is_day or when.time:
        return when
    day = when.start - timedelta(days=1)
    return replace(when, start=day, end=day)


def reminder_text(sentence: Sentence, due: Mention | None, language: Language) -> str | None:
    """What is to be done; the name may stay, the date goes."""
    words, end = sentence.words, _end_of_deed(sentence, language)
    command, link = language.words("text", "set_follow_up"), language.words("text", "set_follow_up_link")
    keep = language.words("text", "set_follow_up_keep")
    place = _behind_core(sentence, due, end, language)
    linked = place > 0 and words[place - 1] in language.words("text", "set_follow_up_deed_links")
    while place < end and not linked:
        mention = mention_at(sentence, place)
        if (mention is not None and mention is due) or (
            mention is not None
            and isinstance(mention.value, PersonMention | Pronoun)
            and _is_set_aside(sentence, mention, language)
        ):
            place = mention.end
        elif words[place] in keep and not _leads_aside(sentence, place + 1, language):
            break
        elif language.phrases("text", "follow_up_phrases").at(words, place):
            place += (language.phrases("text", "follow_up_phrases").at(words, place) or (1, True))[0]
        elif words[place] in link and place and _starts_deed(sentence, place + 1, due, language):
            place += 1
            break
        elif words[place] in command and not _is_deed(sentence, place, language):
            place += 1
        else:
            break
    if place >= end:
        return None
    return trimmed(sentence, place, end, language, [due] if due and due.start >= place else [])


def _behind_core(sentence: Sentence, due: Mention | None, end: int, language: Language) -> int:
    """Where "remind me" ends, and the date behind it, if a deed follows; 0 where the deed may stand elsewhere."""
    words, cores = sentence.words, language.phrases("text", "set_follow_up_core")
    for place in range(end):
        hit = cores.at(words, place)
        if not hit:
            continue
        following = place + hit[0]
        if due and due.start <= following < due.end:
            following = _behind_same_day(sentence, due, language)
        while following < end and not words[following][0].isalnum():
            following += 1
        if following >= end:
            return 0
        if words[following] in language.words("text", "set_follow_up_deed_links"):
            return following + 1
        return place if place else 0
    return 0


def _behind_same_day(sentence: Sentence, due: Mention, language: Language) -> int:
    """Where the date ends, or the same day said once more behind it: "Saturday next week, that's the 28th"."""
    place, phrases = due.end, language.phrases("text", "set_follow_up_which")
    which = phrases.at(sentence.words, place) if place < len(sentence.tokens) else None
    again = mention_at(sentence, place + which[0]) if which else None
    if again and isinstance(again.value, When) and isinstance(due.value, When):
        return again.end if again.value.start == due.value.start else place
    return place


def _end_of_deed(sentence: Sentence, language: Language) -> int:
    """Where a command that closes the sentence begins: "… so remind me"."""
    closings = language.phrases("text", "set_follow_up_closing")
    end = len(sentence.tokens)
    for place in range(1, end):
        hit = closings.at(sentence.words, place)
        if hit and place + hit[0] == end:
            return place
    return end


def _is_deed(sentence: Sentence, place: int, language: Language) -> bool:
    """ "give her a ring": a command's word whose object is a customer."""
    mention = mention_at(sentence, place + 1)
    is_customer = mention is not None and (
        isinstance(mention.value, PersonMention)
        or (isinstance(mention.value, Pronoun) and mention.value.kind in (OBJECT, POINTING))
    )
    return is_customer and sentence.words[place] in language.words("text", "set_follow_up_deeds")


def _starts_deed(sentence: Sentence, place: int, due: Mention | None, language: Language) -> bool:
    """Whether what is to be done begins at this token: no date, no further command."""
    mention = mention_at(sentence, place)
    if place < len(sentence.tokens) and language.phrases("text", "follow_up_phrases").at(sentence.words, place):
        return False
    return (
        place < len(sentence.tokens)
        and (mention is None or mention is not due)
        and sentence.words[place - 1] in language.words("text", "set_follow_up_leads")
    )


def _is_set_aside(sentence: Sentence, mention: Mention, language: Language) -> bool:
    """A customer before the deed: "follow up with Rosa on …", "reminder for Maria: …"."""
    following = sentence.words[mention.end] if mention.end < len(sentence.tokens) else ""
    if isinstance(mention.value, PersonMention) and mention.value.possessive:
        return False
    if isinstance(mention.value, Pronoun) and mention.value.kind in (SELF, SUBJECT, POSSESSIVE):
        return mention.value.kind == SELF
    before = sentence.words[mention.start - 1] if mention.start else ""
    if before not in language.words("text", "set_follow_up"):
        return mention.start == 0
    at = mention_at(sentence, mention.end)
    if at is not None and isinstance(at.value, When):
        return True
    keeps = language.words("text", "set_follow_up_keep")
    return following in keeps or not following or following in language.words("text", "set_follow_up_link")


def _leads_aside(sentence: Sentence, place: int, language: Language) -> bool:
    """Whether a customer set aside or nothing but people and dates follow."""
    mention = mention_at(sentence, place)
    if (
        mention is not None
        and isinstance(mention.value, PersonMention | Pronoun)
        and _is_set_aside(sentence, mention, language)
    ):
        return True
    return _only_people_and_dates(sentence, place)


def _only_people_and_dates(sentence: Sentence, place: int) -> bool:
    covered = sentence.covered_by(lambda mention: isinstance(mention.value, PersonMention | Pronoun | When))
    return all(at in covered or not sentence.tokens[at].is_word for at in range(place, len(sentence.tokens)))
