"""A customer's measures: on her card, by themselves, and the next best action that they suggest."""

from __future__ import annotations

from datetime import timedelta

from dialogs.conversation import Button, CustomerCard, Fact, Reply, Tap
from dialogs.customer.values import in_words
from dialogs.frame import Frame, Intent, Section
from dialogs.measures import is_unfinished, measures_of, note
from dialogs.setting import Setting, reference_to
from storage.insights.connector import AtHand
from storage.insights.source import Measures
from storage.records import Customer
from storage.rules.measure_values import NEXT_BEST_ACTION
from storage.settings import Operation

NOTHING: Measures = {}


def show(customer: Customer, setting: Setting) -> Reply:
    """All her measures, and nothing else."""
    if not setting.may(Operation.VIEW_MEASURES):
        setting.refuse_right(Operation.VIEW_MEASURES)
    found = measures_of([customer.account_number], setting)
    if found is None:
        setting.refuse("measures-off", customer=customer.name)
    known = facts(found.measures.get(customer.account_number, NOTHING), setting)
    remark = note(found, setting)
    if not known and not remark:
        setting.refuse("measures-none", customer=customer.name)
    listed = "; ".join(setting.say("fact", label=one.label, value=one.value) for one in known)
    text = setting.say("measures", customer=customer.name, listed=listed) if known else ""
    return with_measures(
        Reply(
            text=f"{text} {remark}".strip(),
            card=CustomerCard(
                account_number=customer.account_number,
                name=customer.name,
                subtitle=setting.say("section-measures"),
                properties=tuple(known),
                note=remark,
                buttons=suggestion(customer, found, setting),
            ),
        ),
        Frame(intent=Intent.SHOW_CUSTOMER, customers=(reference_to(customer),), section=Section.MEASURES),
        found,
    )


def facts(measures: Measures, setting: Setting) -> list[Fact]:
    """In the configured order."""
    definitions = [one for one in setting.work.settings.measures if one.id in measures]
    return [Fact(label=one.label, value=in_words(one, measures[one.id], setting)) for one in definitions]


def suggestion(customer: Customer, found: AtHand | None, setting: Setting) -> tuple[Button, ...]:
    """The next best action, which one tap makes a follow-up for tomorrow."""
    measures = found.measures.get(customer.account_number, NOTHING) if found else NOTHING
    action = measures.get(NEXT_BEST_ACTION)
    if not action or not setting.may(Operation.FOLLOW_UPS):
        return ()
    tomorrow = setting.work.today + timedelta(days=1)
    about = (reference_to(customer),)
    frame = Frame(intent=Intent.SET_FOLLOW_UP, customers=about, text=action, due=tomorrow.isoformat())
    return (Button(label=setting.say("button-suggestion", action=action), tap=Tap(frame=frame), of_measures=True),)


def with_measures(reply: Reply, asked: Frame, found: AtHand | None) -> Reply:
    """The reply, marked as one that shows measures and may become whole later."""
    if found is None:
        return reply
    return reply.model_copy(update={"again": Tap(frame=asked), "unfinished": is_unfinished(found)})
