"""Cards as the dialogs make them, from any text."""

from __future__ import annotations

from dialogs.conversation import (
    Button,
    Card,
    ChoiceCard,
    CustomerCard,
    Fact,
    ListCard,
    ListRow,
    ReceiptCard,
    ReceiptEntry,
    Tap,
    TimelineCard,
    TimelineEntry,
)
from dialogs.frame import Frame, Intent, Reference

HOSTILE = {
    "markdown": "**bold** [link](javascript:alert(1)) `code` # heading",
    "html": "<img src=x onerror=alert(1)><b>bold</b> &amp; <at>everyone</at>",
    "template": "${name} {{DATE(2026-11-21T10:00:00Z)}}",
    "rtl": "\u202eevil\u202c مرحبا بالعالم",
    "emoji": "👩‍👩‍👧‍👦 🎁 Zoë",
    "control": "bell\x07 escape\x1b[31m zero\x00 lone \ud800",
    "long": "Wolfeschlegelsteinhausenbergerdorff " * 60,
    "lines": "one\n\ntwo\r\nthree",
}


def tap(intent: Intent = Intent.SHOW_CUSTOMER, said: str = "Maria", token: str | None = None) -> Tap:
    return Tap(frame=Frame(intent=intent, customers=(Reference(said=said, ids=("C00001",)),)), token=token)


def every_card(text: str, count: int = 3) -> tuple[Card, ...]:
    """One of each kind, with `text` wherever a person's words can be, and `count` rows."""
    short = text[:200]
    buttons = tuple(Button(label=short, tap=tap(said=short, token="t1")) for _ in range(min(count, 6)))
    facts = tuple(Fact(label=short, value=text) for _ in range(count))
    rows = tuple(ListRow(title=text, detail=text, tap=tap(said=short)) for _ in range(count))
    entries = tuple(TimelineEntry(at=short, title=text, text=text) for _ in range(count))
    return (
        CustomerCard(
            account_number="C00001",
            name=text,
            subtitle=text,
            contact=facts,
            phone=text,
            email=text,
            properties=facts[:3],
            note=short,
            buttons=buttons,
        ),
        ListCard(title=text, rows=rows, footer=text, buttons=buttons),
        TimelineCard(title=text, entries=entries, footer=text, buttons=buttons),
        ChoiceCard(question=text, options=rows, buttons=buttons),
        ReceiptCard(entries=(ReceiptEntry(title=text, facts=facts, buttons=buttons),) * 2, buttons=buttons),
    )


MARIA = CustomerCard(
    account_number="C00001",
    name="Maria Lopez",
    subtitle="C00001 · in your client book",
    contact=(Fact(label="Birthday", value="27 November"),),
    phone="+47 465 86 268",
    email="maria.lopez@mail.example",
    properties=(
        Fact(label="Lifetime spend", value="NOK 182,400"),
        Fact(label="Churn risk", value="12%"),
        Fact(label="Shoe size", value="38"),
    ),
    buttons=(
        Button(label="Take a note", tap=tap(Intent.TAKE_NOTE)),
        Button(label="Log a visit", tap=tap(Intent.LOG_ACTIVITY, token="t1")),
        Button(label="Details", tap=tap()),
        Button(label="Remind me", tap=tap(Intent.SET_FOLLOW_UP)),
        Button(label="Remove", tap=tap(Intent.REMOVE_CUSTOMERS, token="t2")),
    ),
)
