"""Whether a message answers the open question, or is about something else.

A question or a command that was understood is done and answers nothing, unless it says just what is asked ("log it as a
visit"). The rest answers what its kind of question takes: any words; a date and hardly anything else; one of some, in a
few words; a yes, or a no with the right words behind it. What names another customer is about her.
"""

from __future__ import annotations

from collections.abc import Sequence

from dialogs import corrections, misses
from dialogs.catalogue import DIALOGS
from dialogs.customer import note
from dialogs.dialog import Question, Said, Takes
from dialogs.frame import Frame, Intent
from dialogs.move_said import PLAIN_MOVE
from dialogs.setting import Setting
from dialogs.small_talk import SMALL_TALK
from dialogs.understanding.intents import ABOUT_CUSTOMER
from dialogs.wish import CONFIRMATION, CORRECTION, Wish
from storage.rules.names import fold

BARE_ANSWERS = {Intent.CHOOSE, Intent.CORRECT, Intent.OUT_OF_SCOPE}
"""What a word or two are read as when they answer a question."""
LETTING_GO = {Intent.CANCEL, Intent.DENY, Intent.UNDO}
FEW_WORDS = 3
"""So short, a message may be "cancel" where any words are an answer, and an answer where only some are."""
ANY_WORDS = {Takes.WORDS, Takes.VERBATIM}


def answered(open_question: Wish, text: str, heard: Sequence[Wish], setting: Setting) -> Wish | None:
    """The wish with its open question answered; None when the message is about something else."""
    if len(heard) != 1:
        return _in_several_sentences(open_question, text, heard, setting)
    wish = heard[0]
    if not text and wish.frame.intent not in (Intent.CHOOSE, Intent.CONFIRM):
        return None  # a tap on another card
    if open_question.asking == CONFIRMATION:
        return _confirmed(open_question, wish, setting)
    if wish.directed and not _says_just_what_is_asked(open_question, wish):
        return None
    if open_question.asking == CORRECTION:
        return _corrected(open_question, text, wish, setting)
    same = wish.frame.intent is open_question.frame.intent
    said = wish.refinement
    if open_question.asking == "customers" and same and (said.of_list or said.move != PLAIN_MOVE):
        if not said.of_list or wish.frame.to_associates:
            return None  # a wish of its own
        meant = {
            "of_list": said.of_list,
            "move": said.move if said.move != PLAIN_MOVE else open_question.refinement.move,
        }
        refinement = open_question.refinement.model_copy(update=meant)
        return open_question.having().model_copy(update={"refinement": refinement})
    question = _question(open_question)
    if not _fits(question, open_question, text, wish):
        return None
    if wish.directed and wish.frame.text:
        text = wish.frame.text  # "note that she likes tea": without the command
    answer = setting.read_as(open_question.frame.intent, text) if text else wish.frame
    taken = question.answer(open_question, Said(text, wish.frame, answer), setting)
    in_doubt = taken is not None and wish.refinement.asks_somebody and taken.frame.intent is Intent.TAKE_NOTE
    return taken.model_copy(update={"sure": False}) if taken and in_doubt else taken


def said_instead(open_question: Wish, text: str, setting: Setting) -> list[Wish]:
    """What is wanted instead of answering: "never mind, show me Per Quist".

    Nothing where the words may well be the answer: a dictated note is never lost.
    """
    rest = setting.reader.behind_letting_go(text)
    readings = setting.read(rest) if rest else ()
    wishes = misses.wishes(rest, readings, setting)
    stands = all(
        one.certain and _stands_alone(open_question, rest, wish) for one, wish in zip(readings, wishes, strict=True)
    )
    return wishes if stands else []


def said_besides(open_question: Wish, text: str, setting: Setting) -> list[Wish]:
    """What is wanted besides a yes: "yes, and remind me to order it on Monday"; nothing where there is no yes."""
    rest = setting.reader.behind_agreeing(text) if open_question.asking == CONFIRMATION else ""
    wishes = misses.wishes(rest, setting.read(rest), setting) if rest else []
    return wishes if all(one.frame.intent not in SMALL_TALK for one in wishes) else []


def said_but(open_question: Wish, text: str, setting: Setting) -> list[Wish]:
    """Who is taken out with a yes to the rest, which is asked for again: "yes but not Otto"; nothing for any other."""
    rest = setting.reader.behind_agreeing(text) if open_question.asking == CONFIRMATION else ""
    wishes = misses.wishes(rest, setting.read(rest), setting) if rest else []
    return wishes if all(one.refinement.move.except_for for one in wishes) else []


def _stands_alone(open_question: Wish, text: str, wish: Wish) -> bool:
    """Whether a wish is no statement about her whom the open one is about, nor a choice among those offered."""
    intent = wish.frame.intent
    if intent in SMALL_TALK or _is_only_a_name(text, wish):
        return False
    states = intent in ABOUT_CUSTOMER or intent is open_question.frame.intent
    return not states or _names_somebody_else(open_question, wish)


def agreed(open_question: Wish) -> Wish:
    """Answered, however often it was asked."""
    return open_question.model_copy(update={"confirmed": True, "asking": None, "token": "", "repeats": 0})


def _confirmed(open_question: Wish, wish: Wish, setting: Setting) -> Wish | None:
    """A yes; or other words where words are to be kept: behind a no, or told on. They are said back."""
    if wish.frame.intent is Intent.CONFIRM:
        return agreed(open_question)
    words = wish.refinement.after_no
    if words and any(question.slot == "text" for question in DIALOGS[open_question.frame.intent].questions):
        return open_question.having(text=words)
    told = Wish(frame=wish.refinement.note, sure=False) if wish.refinement.note else wish
    return None if wish.directed else note.joined(open_question, told, setting)


def _says_just_what_is_asked(open_question: Wish, wish: Wish) -> bool:
    """A command to the same effect, about nobody else, with the slot that is asked for."""
    said = wish.frame.to_json().keys()
    if wish.frame.intent is not open_question.frame.intent or open_question.asking not in said:
        return False
    only_whom = open_question.asking == "customers" and said == {"intent", "customers"}
    return only_whom or not _names_somebody_else(open_question, wish)


def _in_several_sentences(open_question: Wish, text: str, heard: Sequence[Wish], setting: Setting) -> Wish | None:
    """Where any words are an answer they are one together, unless the first of them let go of it or ask or command."""
    if not text or open_question.asking in (CONFIRMATION, CORRECTION):
        return None
    question = _question(open_question)
    if question.takes is not Takes.VERBATIM or heard[0].frame.intent in LETTING_GO or heard[0].directed:
        return None
    answer = setting.read_as(open_question.frame.intent, text)
    return question.answer(open_question, Said(text, Frame(intent=Intent.OUT_OF_SCOPE), answer), setting)


def takes_any_words(open_question: Wish | None) -> bool:
    """Whether words that mean something else elsewhere may be the answer: a brand called Next."""
    if open_question is None or open_question.asking == CONFIRMATION:
        return False
    return open_question.asking == CORRECTION or _question(open_question).takes is not Takes.WHAT_FITS


def _question(open_question: Wish) -> Question:
    dialog = DIALOGS[open_question.frame.intent]
    question: Question = next(one for one in dialog.questions if one.slot == open_question.asking)
    return question


def _corrected(reopened: Wish, text: str, wish: Wish, setting: Setting) -> Wish | None:
    """Whatever is said to a reopened wish is what should be different, unless it lets go or is about somebody else."""
    may = wish.frame.intent not in SMALL_TALK or wish.frame.intent in BARE_ANSWERS
    return corrections.answered(reopened, text, wish.frame, setting) if text and may else None


def _fits(question: Question, open_question: Wish, text: str, wish: Wish) -> bool:
    """Whether what was told may answer a question of this kind."""
    intent, same = wish.frame.intent, wish.frame.intent is open_question.frame.intent
    short, any_words = len(text.split()) <= FEW_WORDS, question.takes in ANY_WORDS
    if intent is Intent.CORRECT and any_words:
        return not _puts_right(open_question, wish)
    if intent in BARE_ANSWERS or _is_only_a_name(text, wish):
        return True
    if intent in SMALL_TALK:
        return any_words and bool(text) and not short
    if question.slot == "customers":
        named = same or (intent is Intent.SHOW_CUSTOMER and short)  # "for Otto"
        return named and set(wish.frame.to_json()) == {"intent", "customers"}
    if _names_somebody_else(open_question, wish):
        return question.takes is Takes.VERBATIM and not same
    return bool(text) and (any_words or question.takes is Takes.A_DATE or short or same)


def _puts_right(open_question: Wish, wish: Wish) -> bool:
    """Whether a correction changes something of the open wish: "14 June" does not where a value is asked for."""
    slots = {question.slot for question in DIALOGS[open_question.frame.intent].questions}
    return bool(wish.frame.to_json().keys() & (slots | open_question.frame.to_json().keys()) - {"intent"})


def _names_somebody_else(open_question: Wish, wish: Wish) -> bool:
    """Whether the message names a customer whom the open wish is not about: then it is a wish of its own."""
    about = {one for reference in open_question.frame.customers or () for one in reference.ids or ()}
    named = [reference for reference in wish.frame.customers or () if not reference.focus]
    return any(not about.intersection(reference.ids or ()) for reference in named)


def _is_only_a_name(text: str, wish: Wish) -> bool:
    references = wish.frame.customers or ()
    return len(references) == 1 and fold(text) == fold(references[0].said)
