"""A follow-up on a small card of its own, with what is done to it most."""

from __future__ import annotations

from dialogs.conversation import Button, ListCard, ListRow, Reply, Tap
from dialogs.follow_up.which import customer_of, when_due
from dialogs.frame import Frame, Intent
from dialogs.refinement import FollowUpSaid, PutOff, Refinement
from dialogs.setting import Setting, show
from storage.records import FollowUp


def opened(one: FollowUp) -> Tap:
    """A tap that opens the card."""
    return Tap(frame=Frame(intent=Intent.SHOW_FOLLOW_UPS), picked=one.follow_up_id)


def card(one: FollowUp, setting: Setting) -> Reply:
    setting.state.talk_of_follow_up(one.follow_up_id, one.account_number)
    customer = customer_of(one, setting)
    when = when_due(one, setting)
    name = customer.name if customer else ""
    about = "somebody" if customer else "nobody"
    text = setting.say("follow-up-card", text=one.text, when=when, about=about, customer=name)
    buttons = [
        Button(label=setting.say("button-done"), tap=_tap(one, Intent.COMPLETE_FOLLOW_UP)),
        Button(label=setting.say("button-tomorrow"), tap=_tap(one, Intent.CORRECT, PutOff.TOMORROW)),
        Button(label=setting.say("button-next-week"), tap=_tap(one, Intent.CORRECT, PutOff.NEXT_WEEK)),
    ]
    if customer:
        buttons.append(Button(label=setting.say("button-open-customer"), tap=show(customer)))
    row = ListRow(title=when, detail=name)
    return Reply(text=text, card=ListCard(title=one.text, rows=(row,), buttons=tuple(buttons)))


def _tap(one: FollowUp, intent: Intent, put_off: PutOff | None = None) -> Tap:
    refinement = Refinement(follow_up=FollowUpSaid(put_off=put_off))
    return Tap(frame=Frame(intent=intent), refinement=refinement, picked=one.follow_up_id)
