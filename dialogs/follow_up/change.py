"""Put a follow-up off, or hand it to a colleague: a correction that means something set earlier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Dialog
from dialogs.follow_up.due import due_of
from dialogs.follow_up.for_colleague import receiver_called
from dialogs.follow_up.telling import tell_of_hand_over
from dialogs.follow_up.which import WhichFollowUp, customer_of, fits_any, meant, talked_of
from dialogs.frame import Intent
from dialogs.questions.associates import WhichAssociates
from dialogs.questions.due import WhenDue
from dialogs.refinement import FollowUpSaid, PutOff
from dialogs.setting import Setting
from dialogs.understanding.dates.calendar import FIRST_DAYS, week_range
from dialogs.wish import Wish
from storage.records import Associate, FollowUp
from storage.settings import Operation

CHANGE = "change_follow_up"
"""What the change log calls it: a correction of the last message is another thing."""
PAST = "follow-up-moved-to-the-past"


@dataclass(frozen=True, slots=True)
class Changed:
    """What a follow-up becomes; None: as it was."""

    follow_up: FollowUp
    due: date | datetime | None
    receiver: Associate | None


def is_meant(wish: Wish, setting: Setting) -> bool:
    """Whether a correction is about a follow-up set earlier, and not about what was just said or done."""
    frame, said, state = wish.frame, wish.refinement.follow_up, setting.state
    if not (frame.due or frame.to_associates or (said and said.put_off)):
        return False
    if wish.picked or (said and (said.named or (said.position and state.follow_ups))):
        return True
    if state.agenda:
        return False
    if frame.customers or frame.text:
        has_due = any(one.wish.frame.due for one in state.latest)
        return frame.to_associates is None and not has_due and fits_any(wish, setting)
    starts_from_what_it_was = said is not None and (said.same_day or said.days_later is not None)
    return talked_of(setting) is not None and (starts_from_what_it_was or not _was_just_set(wish, setting))


def _was_just_set(wish: Wish, setting: Setting) -> bool:
    """Whether the follow-up talked of is what was done last: then the day of that wish is corrected."""
    one, done = talked_of(setting), [done.wish.frame for done in setting.state.done[-1:]]
    was_set = bool(done) and done[0].intent is Intent.SET_FOLLOW_UP
    return wish.frame.due is not None and one is not None and was_set and one.text == done[0].text


def finish(wish: Wish, setting: Setting) -> Reply:
    changed = _changed(wish, setting)
    one, follow_ups = changed.follow_up, setting.work.follow_ups
    setting.work.changes.what = CHANGE
    if changed.due is not None:
        follow_ups.put_off(one, changed.due)
    if changed.receiver is not None:
        follow_ups.give(one, changed.receiver.personnel_number)
        tell_of_hand_over(changed.receiver, one, changed.due or one.due, setting)
    is_mine = changed.receiver is None or changed.receiver == setting.speaker
    setting.state.talk_of_follow_up(one.follow_up_id if is_mine else None, one.account_number)
    text = setting.say("follow-up-changed", **_values(changed, setting))
    return setting.receipt(text, setting.say("follow-up-title"))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("follow-up-changed-preview", **_values(_changed(wish, setting), setting))


def _values(changed: Changed, setting: Setting) -> dict[str, str]:
    customer = customer_of(changed.follow_up, setting)
    return {
        "text": changed.follow_up.text,
        "when": setting.when(changed.due or changed.follow_up.due),
        "customer": customer.name if customer else "",
        "about": "somebody" if customer else "nobody",
        "receiver": changed.receiver.name if changed.receiver else "",
        "to": "colleague" if changed.receiver else "nobody",
    }


def _changed(wish: Wish, setting: Setting) -> Changed:
    one = meant(wish, setting)
    return Changed(one, _due(wish, one, setting), _receiver(wish, setting))


def _due(wish: Wish, one: FollowUp, setting: Setting) -> date | datetime | None:
    """The new day, at the time of day that it had where none was said."""
    said = wish.refinement.follow_up or FollowUpSaid()
    if said.put_off in (PutOff.TOMORROW, PutOff.NEXT_WEEK):
        return _at_same_time(_first_day(said.put_off, setting), one, setting)
    if said.days_later is not None:
        day = max(setting.local_day(one.due), setting.work.today) + timedelta(days=said.days_later)
        return _at_same_time(day, one, setting)
    if wish.frame.due is None:
        return None
    due = due_of(wish.frame.due, setting, PAST)
    if not isinstance(due, datetime):
        return _at_same_time(due, one, setting)
    day = setting.local_day(one.due)
    return datetime.combine(day, due.time(), due.tzinfo) if said.same_day and day > due.date() else due


def _first_day(put_off: PutOff | None, setting: Setting) -> date:
    today = setting.work.today
    if put_off is PutOff.TOMORROW:
        return today + timedelta(days=1)
    return week_range(today, FIRST_DAYS[setting.work.settings.first_day_of_week], 1)[0]


def _at_same_time(day: date, one: FollowUp, setting: Setting) -> date | datetime:
    """A time of day that has passed today is let go."""
    if not isinstance(one.due, datetime):
        return day
    zone = setting.work.now.tzinfo
    moment = datetime.combine(day, one.due.astimezone(zone).time(), zone)
    return moment if moment >= setting.work.now else day


def _receiver(wish: Wish, setting: Setting) -> Associate | None:
    """The colleague who gets it: active, of this legal entity, with a list of follow-ups of her own."""
    references = wish.frame.to_associates or ()
    if len(references) > 1:
        setting.refuse("follow-up-one-colleague")
    return receiver_called(references[0], setting) if references else None


@dataclass(frozen=True)
class _UntilWhen(WhenDue):
    """Asks where something is put off and nobody said until when."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        said = wish.refinement.follow_up
        is_unsaid = said is not None and said.put_off is PutOff.UNSAID and not wish.frame.to_associates
        return super().ask(wish, setting, token) if is_unsaid else None


DIALOG = Dialog(
    intent=Intent.CORRECT,
    operation=Operation.FOLLOW_UPS,
    questions=(
        WhichFollowUp("follow-up-which-to-change"),
        WhichAssociates("reassign-to-whom", optional=True),
        _UntilWhen("follow-up-when"),
    ),
    preview=preview,
    finish=finish,
)
