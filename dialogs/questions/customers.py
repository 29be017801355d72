"""Asks which customers are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from dialogs.conversation import ChoiceCard, ListRow, Reply, Tap
from dialogs.dialog import Ask, Said, Takes
from dialogs.frame import Frame, Intent, Reference
from dialogs.questions.positions import at_position
from dialogs.setting import Setting, reference_to
from dialogs.wish import Wish
from storage.records import Customer

MOST_OPTIONS = 10


@dataclass(frozen=True)
class WhichCustomers:
    """Settles every reference to a customer: one id each."""

    prompt: str
    slot: str = "customers"
    takes: Takes = Takes.WHAT_FITS
    unknown: str = "customer-unknown"
    unless: str = ""
    """A slot that says enough when nobody is named."""
    optional: bool = False
    """True: nobody need be named; but who was named is settled."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        references = wish.frame.customers
        if not references:
            enough = self.optional or (self.unless and getattr(wish.frame, self.unless))
            return None if enough else Ask(Reply(text=setting.say(self.prompt)))
        for reference in references:
            ids = reference.ids or ()
            if len(ids) > 1:
                found = list(setting.work.customers.several(ids).values())
                return _which_of(found[:MOST_OPTIONS], reference.said, setting, token)
            if not ids:
                unknown = "nobody-looked-at" if reference.focus else self.unknown
                return Ask(Reply(text=setting.say(unknown, said=reference.said)))
        return None

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        """Somebody who was not among the options may be meant too, but then a yes is asked for."""
        chosen = _chosen(wish.options, said.frame)
        if not chosen:
            return None
        offered = all(set(one.ids or ()) <= set(wish.options) for one in chosen) or not wish.options
        settled: list[Reference] = []
        for reference in wish.frame.customers or ():
            if chosen and len(reference.ids or ()) != 1:
                settled += chosen
                chosen = []
            else:
                settled.append(reference)
        answered = wish.having(customers=[one.model_dump(exclude_none=True) for one in (*settled, *chosen)])
        return answered.model_copy(update={"offered": wish.options, "sure": wish.sure and offered})


def settled_alike(asking: Wish, answered: Wish, waiting: Sequence[Wish]) -> list[Wish]:
    """One answer tells who is meant wherever the same was said in the same message.

    Those of the same message wait right behind the question, and nothing was asked about them yet.
    """
    unclear = next((one for one in asking.frame.customers or () if len(one.ids or ()) > 1), None)
    known = asking.frame.customers or ()
    chosen = [one for one in answered.frame.customers or () if one not in known and len(one.ids or ()) == 1]
    if asking.asking != "customers" or unclear is None or not chosen:
        return list(waiting)
    same_message = list(takewhile(lambda wish: wish.asking is None, waiting))
    settled = [_having_chosen(wish, unclear, chosen, asking.options) for wish in same_message]
    return [*settled, *waiting[len(settled) :]]


def _having_chosen(wish: Wish, unclear: Reference, chosen: Sequence[Reference], options: tuple[str, ...]) -> Wish:
    references = wish.frame.customers or ()
    if all(one.ids != unclear.ids for one in references):
        return wish
    meant = [new for one in references for new in (chosen if one.ids == unclear.ids else (one,))]
    offered = all(set(one.ids or ()) <= set(options) for one in chosen)
    return wish.settled(tuple(meant)).model_copy(update={"offered": options, "sure": wish.sure and offered})


def with_references_settled(wish: Wish, setting: Setting) -> Wish:
    """ "Her" becomes the customer talked of last; a pronoun for nobody is asked for: alone, it is left out.

    Ids of customers who do not exist, or no longer, are left out too.
    """
    references = wish.frame.customers or ()
    focus = tuple(setting.state.focus[:1])
    meant = [
        one.model_copy(update={"ids": one.ids or focus, "focus": None}) if one.focus else one for one in references
    ]
    existing = setting.work.customers.several(number for one in meant for number in one.ids or ())
    all_unclear = all(said.focus and not one.ids for one, said in zip(meant, references, strict=True))
    settled = [
        Reference(
            said=one.said,
            ids=tuple(number for number in one.ids or () if number in existing),
            focus=True if said.focus and not one.ids else None,
        )
        for one, said in zip(meant, references, strict=True)
        if not all_unclear
    ]
    return wish if settled == list(references) else wish.settled(tuple(settled) or None)


def _which_of(found: list[Customer], said: str, setting: Setting, token: str) -> Ask:
    question = setting.say("customer-which", said=said)
    options = tuple(
        ListRow(
            title=customer.name,
            detail=_what_tells_apart(customer, setting),
            tap=Tap(
                frame=Frame(intent=Intent.CHOOSE, customers=(reference_to(customer),)),
                token=token,
            ),
        )
        for customer in found
    )
    names = [customer.name for customer in found]
    told_apart = len(set(names)) == len(names)
    spoken = names if told_apart else [setting.say("option", title=one.title, detail=one.detail) for one in options]
    text = setting.say("question-with-options", question=question, options=setting.texts.any(spoken))
    return Ask(
        Reply(text=text, card=ChoiceCard(question=question, options=options)),
        tuple(customer.account_number for customer in found),
    )


def _what_tells_apart(customer: Customer, setting: Setting) -> str:
    last = setting.work.timeline.activities(customer.account_number, limit=1)
    parts = [customer.account_number]
    if customer.birth_date:
        parts.append(setting.say("born-on", day=setting.texts.birthday(customer.birth_date)))
    if last:
        parts.append(setting.say("seen-on", day=setting.day(last[0].at)))
    return " · ".join(parts)


def _chosen(options: tuple[str, ...], frame: Frame) -> list[Reference]:
    """The customers that an answer means: by position among the options, or by name, the offered ones before others."""
    picked = at_position(options, frame.position)
    if picked is not None:
        return [Reference(said=picked, ids=(picked,))]
    references = []
    for reference in frame.customers or ():
        offered = tuple(one for one in reference.ids or () if one in options)
        references.append(reference.model_copy(update={"ids": offered or reference.ids}))
    return references
