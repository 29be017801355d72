"""The person's own words in a fact: what is left without the command, the customer and the date around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dialogs.understanding.dates import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions import Mention, PersonMention, Pronoun
from dialogs.understanding.sentence import Sentence


def trimmed(
    sentence: Sentence, start: int, end: int, language: Language, dropped: Collection[Mention] = ()
) -> str | None:
    """The words from start to end without loose signs and closings at either edge, and without the dropped mentions."""
    signs, closings = language.words("text", "end_marks"), language.phrases("text", "end_words")
    words = sentence.words
    while start < end and words[start] in signs:
        start += 1
    changed = True
    while changed and start < end:
        changed = False
        for width in (2, 1):
            place = end - width
            hit = closings.at(words, place) if place >= start else None
            if hit and hit[0] == width and not (place == start and width == 1 and end - start == 1):
                end, changed = place, True
                break
        if start < end and words[end - 1] in signs and not (words[end - 1] in '")' and _opens(words, start, end)):
            end, changed = end - 1, True
        for mention in dropped:
            if start < end and mention.end == end and mention.start >= start:
                end, changed = mention.start, True
    pieces, place = [], start
    for mention in sorted(dropped, key=lambda item: item.start):
        if place < mention.start < end:
            pieces.append(sentence.said(place, mention.start))
            place = mention.end
        elif mention.start <= place < mention.end <= end:
            place = mention.end
    pieces.append(sentence.said(place, end))
    text = " ".join(piece.strip() for piece in pieces if piece.strip())
    return text or None


def _opens(words: list[str], start: int, end: int) -> bool:
    return words[end - 1] == ")" and "(" in words[start:end]


def note_text(sentence: Sentence, customer: Mention | None, language: Language) -> str | None:
    """The note's own words, whether the command stands before or behind them."""
    command, link = language.words("text", "take_note"), language.words("text", "take_note_link")
    core, hard = language.words("text", "note_core"), language.words("text", "note_hard_link")
    words, end = sentence.words, len(sentence.tokens)
    place, seen_core, seen_customer, linked = 0, False, False, False
    while place < end:
        if customer and place == customer.start and not (linked and _is_subject(customer)):
            place, seen_customer = customer.end, True
            continue
        word = words[place]
        if seen_core and word in hard:
            linked = True
            place += 1
        elif (seen_customer or linked) and not (not seen_core and _core_ahead(words, place, command, core)):
            if word not in link and not (
                linked and not seen_customer and customer and _leads_to(customer, place, words)
            ):
                break
            place += 1
        elif word in command:
            seen_core = seen_core or word in core
            place += 1
        elif seen_core and not seen_customer and (link_at := _link_ahead(words, place, hard)):
            place = link_at
        else:
            break
    if place < end and (seen_core or not customer):
        text_end = end if seen_core else _end_before_command(sentence, place, customer, language)
        return trimmed(sentence, place, text_end, language)
    return trimmed(sentence, place, _end_before_command(sentence, place, customer, language), language)


def _core_ahead(words: list[str], place: int, command: Collection[str], core: Collection[str]) -> bool:
    """Whether command words lead to one that names a note: "for Rosa please write down …"."""
    for word in words[place : place + 4]:
        if word in core:
            return True
        if word not in command:
            return False
    return False


def _link_ahead(words: list[str], place: int, hard: Collection[str]) -> int | None:
    """Where "that" stands a few words on: "remember for next time that …"."""
    return next((at for at in range(place + 1, min(place + 4, len(words))) if words[at] in hard), None)


def _is_subject(mention: Mention) -> bool:
    return isinstance(mention.value, Pronoun) and mention.value.kind in ("subject", "possessive", "object")


def _leads_to(customer: Mention, place: int, words: list[str]) -> bool:
    """ "that for Maria": one short word between the link and the customer."""
    return customer.start == place + 1


def _end_before_command(sentence: Sentence, start: int, customer: Mention | None, language: Language) -> int:
    """Where a command that follows the words begins: ", note that on Maria"; the end where there is none."""
    command, core = language.words("text", "take_note"), language.words("text", "note_core")
    words, end, seen = sentence.words, len(sentence.tokens), False
    place = end
    while place > start:
        if customer and customer.end == place:
            place = customer.start
            continue
        word = words[place - 1]
        if word not in command and word not in ("her", "his"):
            break
        seen = seen or word in core
        place -= 1
        if seen and word in core and place > start and words[place - 1] in (",", ".", "-", "–"):
            return place - 1
    return place if seen else end


def reminder_text(sentence: Sentence, due: Mention | None, language: Language) -> str | None:
    """What is to be done; the name may stay, the date goes."""
    words, end = sentence.words, len(sentence.tokens)
    command, link = language.words("text", "set_follow_up"), language.words("text", "set_follow_up_link")
    keep = language.words("text", "set_follow_up_keep")
    place = 0
    while place < end:
        mention = _at(sentence, place)
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
        elif words[place] in command:
            place += 1
        else:
            break
    if place >= end:
        return None
    return trimmed(sentence, place, end, language, [due] if due and due.start >= place else [])


def _starts_deed(sentence: Sentence, place: int, due: Mention | None, language: Language) -> bool:
    """Whether what is to be done begins at this token: no date, no further command."""
    mention = _at(sentence, place)
    if place < len(sentence.tokens) and language.phrases("text", "follow_up_phrases").at(sentence.words, place):
        return False
    return (
        place < len(sentence.tokens)
        and (mention is None or mention is not due)
        and sentence.words[place - 1] in ("to", "that", ":")
    )


def _is_set_aside(sentence: Sentence, mention: Mention, language: Language) -> bool:
    """A customer before the deed: "follow up with Rosa on …", "reminder for Maria: …"."""
    following = sentence.words[mention.end] if mention.end < len(sentence.tokens) else ""
    if isinstance(mention.value, PersonMention) and mention.value.possessive:
        return False
    if isinstance(mention.value, Pronoun) and mention.value.kind in ("self", "subject", "possessive"):
        return mention.value.kind == "self"
    before = sentence.words[mention.start - 1] if mention.start else ""
    if before not in language.words("text", "set_follow_up"):
        return mention.start == 0
    at = _at(sentence, mention.end)
    if at is not None and isinstance(at.value, When):
        return True
    keeps = language.words("text", "set_follow_up_keep")
    return (
        following in keeps
        or following in (",", ":", "-", "–", "to", "")
        or following in language.words("text", "set_follow_up_link")
    )


def _leads_aside(sentence: Sentence, place: int, language: Language) -> bool:
    """Whether a customer set aside or nothing but people and dates follow."""
    mention = _at(sentence, place)
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


def _at(sentence: Sentence, place: int) -> Mention | None:
    return next((mention for mention in sentence.mentions if mention.start == place), None)


def activity_text(
    sentence: Sentence,
    people: Iterable[Mention],
    kinds: Iterable[tuple[int, int]],
    when: Mention | None,
    language: Language,
) -> str | None:
    """What an activity was about: the words behind the person, the kind of activity and the date."""
    words, end = sentence.words, len(sentence.tokens)
    spans = {mention.start: mention.end for mention in people}
    spans_kind = dict(kinds)
    before, after = language.words("text", "log_activity"), language.words("text", "log_activity_after")
    starts = language.words("text", "log_activity_starts")
    place, seen_person, seen_kind = 0, False, False
    while place < end:
        if when and when.start <= place < when.end:
            place = when.end
        elif place in spans:
            place, seen_person = spans[place], True
        elif place in spans_kind and not (seen_kind and seen_person):
            place, seen_kind = spans_kind[place], True
        elif seen_person and seen_kind:
            following = place + 1
            leads = following in spans or (when is not None and following == when.start)
            if (words[place] in starts and not leads and words[place] not in after) or words[place] not in after:
                break
            if words[place] in starts and not leads and not _runs_out(sentence, place, spans, when, after):
                if words[place] not in ("and", "on"):
                    break
                place += 1
            else:
                place += 1
        elif words[place] in before:
            if words[place] == "about" or (words[place] in starts and seen_person and seen_kind):
                break
            place += 1
        else:
            break
    if place >= end:
        return None
    return trimmed(sentence, place, end, language, [when] if when and when.start >= place else [])


def _runs_out(
    sentence: Sentence, place: int, spans: dict[int, int], when: Mention | None, after: Collection[str]
) -> bool:
    """Whether only words of the command, people and the date are left."""
    while place < len(sentence.tokens):
        if place in spans:
            place = spans[place]
        elif when and place == when.start:
            place = when.end
        elif sentence.words[place] in after:
            place += 1
        else:
            return False
    return True


def query_text(sentence: Sentence, language: Language) -> str | None:
    """What a search is for: a name, a number, an address."""
    command = language.words("text", "find_customer")
    words = sentence.words
    people = [mention for mention in sentence.mentions if isinstance(mention.value, PersonMention)]
    if people:
        return sentence.said(people[0].start, people[0].end)
    start, end = 0, len(words)
    while start < end and words[start] in command:
        start += 1
    while end > start and words[end - 1] in command:
        end -= 1
    return trimmed(sentence, start, end, language)


def finished_text(sentence: Sentence, language: Language) -> str | None:
    """What a finished follow-up was about, where it is told by its words."""
    command = language.words("text", "complete_follow_up")
    words = sentence.words
    start, end = 0, len(words)
    while start < end and words[start] in command:
        start += 1
    while end > start and words[end - 1] in command:
        end -= 1
    return trimmed(sentence, start, end, language)
