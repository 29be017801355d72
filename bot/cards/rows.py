"""Rows that can be tapped as a whole."""

from __future__ import annotations

from microsoft_teams.cards import CardElement, Column, ColumnSet

from bot.cards.actions import submit
from bot.cards.text import line
from dialogs.conversation import ListRow
from dialogs.language.texts import Texts


def row(item: ListRow, number: int | None = None, *, first: bool = False) -> ColumnSet:
    """Title over detail; its place in front where `number` is given, a chevron behind where it can be tapped."""
    words: list[CardElement] = [line(item.title, weight="Bolder")]
    if item.detail:
        words.append(line(item.detail, size="Small", subtle=True, spacing="None", most=300, marked=item.marked))
    columns = [Column(width="stretch", items=words)]
    if number is not None:
        columns.insert(0, Column(width="auto", items=[line(f"{number}", subtle=True)]))
    action = submit(item.title, item.tap)
    if action:
        chevron = line("›", size="Large", subtle=True)
        columns.append(Column(width="auto", items=[chevron], vertical_content_alignment="Center"))
    return ColumnSet(
        columns=columns, select_action=action, separator=None if first else True, spacing="Medium" if first else "Small"
    )


def endnote(texts: Texts, footer: str, hidden: int) -> list[CardElement]:
    """The footer, and how many rows had no room."""
    parts = [footer] if footer else []
    if hidden:
        parts.append(texts.say("cards.no-room", count=hidden))
    return [line(part, size="Small", subtle=True, spacing="Medium", most=400) for part in parts]
