"""show_book: what somebody did ("what did Ingrid do today"), and who went from book to book ("what moved today")."""

from __future__ import annotations

from datetime import date
from typing import Any

from dialogs.refinement import Journal
from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.mentions.kinds import SELF, PersonMention, Pronoun
from dialogs.understanding.references import Context, associate_reference
from dialogs.understanding.refinements.asked import activity_types_in, period_in
from dialogs.understanding.sentence import Sentence

WORDS = "journal"


def journal(part: Sentence, context: Context) -> Journal | None:
    """None where nothing of the kind is asked."""
    language, words = context.language, part.words
    if not words or not language.phrases(WORDS, "asking").at(words, 0):
        return None
    people = [(mention, person) for mention, person in part.of(PersonMention)]
    if any(person.customers and not person.associates for _, person in people):
        return None
    articles = language.words(WORDS, "not_before")
    moves = any(
        end == len(words) or words[end] not in articles for _, end, _ in language.phrases(WORDS, "moves").find(words)
    )
    team = bool(language.phrases(WORDS, "team").find(words))
    doing = [(start, end) for start, end, _ in language.phrases(WORDS, "did").find(words)]
    teams = {start for start, _, _ in language.phrases(WORDS, "teams").find(words)}
    team = team or any(end in teams for _, end in doing)
    of: list[dict[str, Any]] = [
        associate_reference(part, mention)
        for mention, value in part.mentions_of(PersonMention, Pronoun)
        if any(end == mention.start for _, end in doing) and _is_colleague(value)
    ]
    ahead = language.words(WORDS, "ahead")
    done = any(words[start - 1] not in ahead for start, _, _ in language.phrases(WORDS, "done").find(words) if start)
    if not (moves or ((of or team) and doing and done)):
        return None
    today = context.world.now.date()
    first, last = _period(part, today)
    return Journal.model_validate(
        {
            "of": () if team else of,
            "moves": moves,
            "period": ((first or last).isoformat(), last.isoformat()),
            "activity_types": activity_types_in(part, context),
            "notes": bool(language.phrases(WORDS, "notes").find(words)),
        }
    )


def _period(part: Sentence, today: date) -> tuple[date | None, date]:
    """Today where no time is said; the "up to" of "been up to this week" is no end."""
    for _, when in part.of(When):
        if when.preposition in (Preposition.UNTIL, Preposition.BY):
            past = when.behind()
            return past.start, past.end
    return period_in(part, today) or (today, today)


def _is_colleague(value: object) -> bool:
    if isinstance(value, Pronoun):
        return value.kind == SELF
    return isinstance(value, PersonMention) and bool(value.associates)
