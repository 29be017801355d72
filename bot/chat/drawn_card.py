"""A card as text for the terminal, its rows and buttons numbered."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.cards.text import VALUE, paragraphs, plain
from dialogs.conversation import (
    Button,
    Card,
    ChoiceCard,
    CustomerCard,
    Fact,
    ListCard,
    ListRow,
    ReceiptCard,
    Tap,
    TimelineCard,
    TimelineEntry,
)

QUIET = "dim"
LOUD = "bold"


def drawn(card: Card, first: int = 1) -> tuple[Group, dict[int, Tap]]:
    """The card, and what each of its numbers stands for: rows from `first`, buttons after them."""
    rows, inner = _rows(card), _inner_buttons(card)
    taps = {number: row.tap for number, row in enumerate(rows, first) if row.tap}
    taps |= {number: button.tap for number, button in enumerate((*inner, *card.buttons), first + len(rows))}
    parts = [part for part in (*_body(card, first), _buttons(card.buttons, first + len(rows) + len(inner))) if part]
    return Group(*parts), taps


def _rows(card: Card) -> tuple[ListRow, ...]:
    match card:
        case ListCard():
            return card.rows
        case ChoiceCard():
            return card.options
    return ()


def _inner_buttons(card: Card) -> tuple[Button, ...]:
    return tuple(button for entry in card.entries for button in entry.buttons) if isinstance(card, ReceiptCard) else ()


def _body(card: Card, first: int) -> list[RenderableType | None]:
    match card:
        case CustomerCard():
            facts = (*card.contact, *card.properties)
            head = [Text(plain(card.name), LOUD), Text(plain(card.subtitle, VALUE), QUIET)]
            return [*head, _facts(facts), _footer(card.note)]
        case ListCard():
            return [Text(plain(card.title), LOUD), _numbered(card.rows, first), _footer(card.footer)]
        case ChoiceCard():
            question = Text(plain(card.question, VALUE), LOUD) if card.question else None
            return [question, _numbered(card.options, first)]
        case TimelineCard():
            entries = [part for entry in card.entries for part in _entry(entry)]
            return [Text(plain(card.title), LOUD), *entries, _footer(card.footer)]
        case ReceiptCard():
            return _receipt(card, first)


def _receipt(card: ReceiptCard, number: int) -> list[RenderableType | None]:
    parts: list[RenderableType | None] = []
    for entry in card.entries:
        parts += [Text(f"✓ {plain(entry.title, VALUE)}", LOUD), _facts(entry.facts), _buttons(entry.buttons, number)]
        number += len(entry.buttons)
    return parts


def _facts(facts: Sequence[Fact]) -> Table | None:
    table = Table.grid(padding=(0, 2))
    table.add_column(style=QUIET)
    table.add_column(overflow="fold")
    for fact in facts:
        table.add_row(Text(plain(fact.label)), Text(plain(fact.value, VALUE)))
    return table if facts else None


def _numbered(rows: Sequence[ListRow], first: int) -> Table | None:
    table = Table.grid(padding=(0, 2))
    table.add_column(style=QUIET, justify="right")
    table.add_column(overflow="fold")
    table.add_column(style=QUIET, overflow="fold")
    for number, row in enumerate(rows, first):
        table.add_row(Text(f"{number}"), Text(plain(row.title)), Text(plain(row.detail, VALUE)))
    return table if rows else None


def _entry(entry: TimelineEntry) -> list[Text]:
    head = Text.assemble((f"{plain(entry.at)}  ", QUIET), plain(entry.title, VALUE))
    return [head, *(Text(f"  {paragraph}") for paragraph in paragraphs(entry.text))]


def _footer(footer: str) -> Text | None:
    return Text(plain(footer, VALUE), QUIET) if footer else None


def _buttons(buttons: Sequence[Button], first: int) -> Text | None:
    labels = [f"[{number}] {plain(button.label)}" for number, button in enumerate(buttons, first)]
    return Text("  ".join(labels)) if labels else None
