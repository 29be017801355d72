"""A deed that is spoken of and not asked for: supposed, wished, left undone, another person's."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.frame import Intent
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import PersonMention
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.text import mention_at

WORDS = "unmeant"
LEFT_UNDONE = frozenset({Intent.LOG_ACTIVITY, Intent.COMPLETE_FOLLOW_UP})
"""What was not done is none of these; the others are asked for in such words too: "she isn't in my book, add her"."""
MOVES = frozenset({Intent.ADD_CUSTOMERS, Intent.REMOVE_CUSTOMERS, Intent.REASSIGN_CUSTOMERS})
"""They move customers, and nothing else."""
COMMAND_START = 6
"""Words at the start in which a command of its own stands."""


def is_unmeant(intent: str, part: Sentence, language: Language) -> bool:
    """Whether a change is merely spoken of; a note's and a reminder's own words may say anything."""
    if _would_be_done(part, language):
        return True
    if commands(part, language):
        return False
    return (
        is_supposed(part, language)
        or is_anothers(intent, part, language)
        or (intent == Intent.SET_ATTRIBUTE and is_of_own_life(part, language))
        or (intent in MOVES and is_of_thing(intent, part, language))
    )


def _would_be_done(part: Sentence, language: Language) -> bool:
    """ "I'd log a visit if he had come in"."""
    would = language.phrases(WORDS, "would_do").at(part.words, 0)
    return would is not None and not language.words(WORDS, "if").isdisjoint(part.words)


def commands(part: Sentence, language: Language) -> bool:
    """Whether the first words are the command of a note or an activity, or a reminder is wanted anywhere."""
    started = language.phrases(WORDS, "commands").find(part.words[:COMMAND_START])
    return bool(started or language.phrases("text", "set_follow_up_core").find(part.words))


def is_plain(intent: str, part: Sentence, language: Language) -> bool:
    """Whether a change has evidence of its own: a command, "rang …" at the start, an attribute by its name."""
    if intent == Intent.LOG_ACTIVITY and _reports(part):
        return True
    named = bool(part.named("attribute") or language.fields.find(part.words))
    return commands(part, language) or (intent == Intent.SET_ATTRIBUTE and named)


def _reports(part: Sentence) -> bool:
    """ "rang …", "Sofia rang yesterday …": a kind of activity at the start, or between its customer and its day."""
    kinds = [mention for mention, _ in part.named("activity")]
    if any(kind.start == 0 for kind in kinds):
        return True
    first = mention_at(part, 0)
    known = first is not None and isinstance(first.value, PersonMention) and not first.value.associates
    dated = [mention.start for mention, when in part.of(When) if when.is_day]
    return known and first is not None and any(kind.start == first.end and kind.end in dated for kind in kinds)


def is_supposed(part: Sentence, language: Language) -> bool:
    """ "suppose I removed Sofia", "if Clara came in on a Sunday I'd faint", "I wish she would drop by"."""
    words = part.words
    if language.phrases(WORDS, "polite").at(words, 0):
        return False
    if language.phrases(WORDS, "supposing").at(words, 0):
        return True
    return words[0] in language.words(WORDS, "conditional") and bool(
        language.words(WORDS, "would").intersection(words[1:])
    )


def is_of_own_life(part: Sentence, language: Language) -> bool:
    """ "My own wedding anniversary is on Friday"."""
    places = {end for _, end, _ in language.phrases(WORDS, "own_life").find(part.words)}
    facts = [
        *(mention.start for mention, _ in part.named("attribute")),
        *(at for at, _, _ in language.fields.find(part.words)),
    ]
    return any(at in places for at in facts)


def is_mused(sentence: Sentence, language: Language) -> bool:
    """Whether a message asks for an opinion: "drop him or give it one more season, what do you think"."""
    return bool(language.phrases(WORDS, "musing").find(sentence.words))


def is_anothers(intent: str, part: Sentence, language: Language) -> bool:
    """ "Carla called Sofia", "somebody told me she moved"; "Bo takes over Sofia" is asked for all the same."""
    words = part.words
    if language.phrases(WORDS, "others").at(words, 0):
        return intent != Intent.REASSIGN_CUSTOMERS
    opening = language.phrases(WORDS, "whose").at(words, 0)
    subject = mention_at(part, opening[0] if opening else 0)
    if subject is None or not isinstance(subject.value, PersonMention) or not subject.value.associates:
        return False
    end = subject.end
    if (
        words[end : end + 1] == ["'s"]
        and words[end + 1 : end + 2]
        and words[end + 1] in language.words(WORDS, "has_or_is")
    ):
        return True
    behind = words[end] if end < len(words) else ""
    if not behind.isalpha() or subject.value.possessive or behind in language.words(WORDS, "not_doing"):
        return False
    plans = language.phrases(WORDS, "plans").at(words, subject.end) is not None
    if intent == Intent.REASSIGN_CUSTOMERS:
        return plans and not _orders_behind(part, subject.end, language)
    return plans or not subject.value.customers


def _orders_behind(part: Sentence, start: int, language: Language) -> bool:
    """ "Bo called in sick, give his customers to Carla"."""
    words, moving = part.words, language.words(WORDS, "moving")
    leads = language.words("facts", "joints")
    return any(words[place] in moving and words[place - 1] in leads for place in range(start + 1, len(words)))


def is_undone(intent: str, part: Sentence, language: Language) -> bool:
    """ "I still haven't emailed Greta", "Sofia didn't come in after all"."""
    if intent not in LEFT_UNDONE:
        return False
    first = mention_at(part, 0)
    behind = first.end if first and isinstance(first.value, PersonMention) else 0
    return behind < len(part.words) and language.phrases(WORDS, "undone").at(part.words, behind) is not None


def is_of_thing(intent: str, part: Sentence, language: Language) -> bool:
    """ "remove the stain from Sofia's coat", "add Sofia to the guest list", "I wish"; nothing that says the move."""
    words = part.words
    if not language.words(WORDS, intent).intersection(words):
        return True
    covered = part.covered_by(lambda _: True)
    for place, word in enumerate(words[:COMMAND_START]):
        if word in language.words(WORDS, "moving"):
            return _is_thing(part, place + 1, covered, language)
    return False


def _is_thing(part: Sentence, place: int, covered: Collection[int], language: Language) -> bool:
    """Whether a thing stands where the customer does who is to be moved, or a place that is no book behind her."""
    words = part.words
    while place < len(words) and place not in covered and words[place] in language.words(WORDS, "before_moved"):
        place += 1
    if place >= len(words):
        return False
    if place not in covered:
        known = words[place].isalpha() and words[place] in language.lexicon
        return known and words[place] not in language.words(WORDS, "moved")
    moved = next(mention for mention in part.mentions if mention.start <= place < mention.end)
    behind = moved.end
    if not isinstance(moved.value, PersonMention) or behind >= len(words):
        return False
    if words[behind] in language.words("speech", "possessive"):
        behind += 1
        while behind < len(words) and words[behind] in language.words(WORDS, "before_moved"):
            behind += 1
        return behind < len(words) and behind not in covered and words[behind] not in language.words(WORDS, "moved")
    link = language.phrases(WORDS, "links").at(words, behind)
    if not link:
        return False
    goal = behind + link[0]
    while goal < len(words) and goal not in covered and words[goal] in language.words(WORDS, "before_goal"):
        goal += 1
    known = goal < len(words) and goal not in covered and words[goal].isalpha() and words[goal] in language.lexicon
    return known and words[goal] not in language.words(WORDS, "goals")
