"""How a fact is worded: asked or commanded, which is the assistant's to do, or told."""

from __future__ import annotations

from dialogs.frame import Frame, Intent
from dialogs.understanding.cautions.signs import is_question
from dialogs.understanding.intents import ASKING, CHANGING
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import PersonMention
from dialogs.understanding.sentence import Sentence

TO_BE_KEPT = frozenset({Intent.TAKE_NOTE, Intent.LOG_ACTIVITY, Intent.SET_FOLLOW_UP, Intent.COMPLETE_FOLLOW_UP})


def is_directed(frame: Frame, part: Sentence, language: Language) -> bool:
    """A question or a command that was understood: "what's overdue", "remind me to …", "move Otto to Bo".

    "Add her to the guest list" may be somebody's own deed: a change is commanded only where somebody is named in it.
    """
    words = part.words
    if frame.intent in ASKING:
        return words[0] in language.words("facts", "asks") or is_question(part, language)
    if frame.intent not in CHANGING or not language.phrases("facts", "commands").at(words, 0):
        return False
    return frame.intent in TO_BE_KEPT or bool(part.of(PersonMention)) or frame.whole_book is True
