"""One receipt for all that a message led to, on which each thing can be changed or taken back by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dialogs.conversation import Button, ReceiptCard, Reply, Tap
from dialogs.frame import Frame, Intent
from dialogs.setting import Setting


def with_change(reply: Reply, setting: Setting) -> Reply:
    """The receipt with a button to say what should be different."""
    if not isinstance(reply.card, ReceiptCard):
        return reply
    change = Tap(frame=Frame(intent=Intent.CORRECT), token=setting.work.changes.receipt_id)
    button = Button(label=setting.say("button-change"), tap=change)
    return reply.model_copy(update={"card": reply.card.model_copy(update={"buttons": (*reply.card.buttons, button)})})


def on_one_card(replies: Sequence[Reply], setting: Setting) -> list[Reply]:
    """Receipts that follow one another as one reply."""
    joined: list[Reply] = []
    for are_receipts, group in groupby(replies, lambda reply: isinstance(reply.card, ReceiptCard)):
        several = list(group)
        joined += [_one(several, setting)] if are_receipts and len(several) > 1 else several
    return joined


def _one(replies: Sequence[Reply], setting: Setting) -> Reply:
    entries = [
        entry.model_copy(update={"buttons": reply.card.buttons})
        for reply in replies
        if isinstance(reply.card, ReceiptCard)
        for entry in reply.card.entries
    ]
    undo = Tap(frame=Frame(intent=Intent.UNDO), token=setting.work.changes.turn_id)
    everything = Button(label=setting.say("button-undo-all"), tap=undo)
    text = "\n".join(reply.text for reply in replies)
    return Reply(text=text, card=ReceiptCard(entries=tuple(entries), buttons=(everything,)))
