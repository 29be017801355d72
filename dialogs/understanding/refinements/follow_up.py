"""How a follow-up is spoken of that is set already."""

from __future__ import annotations

from dialogs.refinement import NOTHING_MORE, FollowUpSaid, PutOff, Refinement
from dialogs.understanding.dates.when import When
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.follow_up_change import days_later, names_follow_up
from dialogs.understanding.slots.position import only_position


def completed_by_place(part: Sentence, context: Context) -> Refinement:
    """ "The second one is done"."""
    position = only_position(part, "complete_follow_up", context)
    return Refinement(follow_up=FollowUpSaid(position=position)) if position is not None else NOTHING_MORE


def change_of_follow_up(part: Sentence, context: Context) -> Refinement:
    """ "Push the second reminder by a week", "move it to half past three"."""
    whens = [when for _, when in part.of(When)]
    named = names_follow_up(part, context.language)
    only_put_off = named and not whens and context.language.phrases("follow_ups", "put_off").find(part.words)
    said = FollowUpSaid(
        named=named,
        position=only_position(part, "change_follow_up", context),
        put_off=PutOff.UNSAID if only_put_off else None,
        days_later=days_later(whens[-1]) if whens else None,
        same_day=bool(whens) and _is_only_time(whens[-1], context),
    )
    return NOTHING_MORE if said == FollowUpSaid() else Refinement(follow_up=said)


def _is_only_time(when: When, context: Context) -> bool:
    """A bare time of day, which would lie behind today."""
    today = context.world.now.date()
    return when.time is not None and when.past == (today, today)
