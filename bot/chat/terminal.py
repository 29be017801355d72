"""The assistant in a terminal, or at the end of a pipe: a line in, its replies out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Protocol, TextIO
from uuid import uuid4

from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.cards.text import plain
from bot.chat.drawn_card import drawn
from bot.received import cleaned
from dialogs.conversation import Incoming, Reply, Tap
from dialogs.frame import Frame, Intent
from dialogs.language.texts import Texts
from storage.records import Associate

PIPE_WIDTH = 100
LONGEST_REPLY = 4000


class Answers(Protocol):
    def answer(self, incoming: Incoming) -> tuple[Reply, ...]: ...
    def renewed(self, incoming: Incoming, reply: Reply) -> Reply | None: ...


def chat(
    assistant: Answers,
    associate: Associate,
    lines: Iterable[str],
    output: TextIO,
    texts: Texts,
    interactive: bool,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> None:
    """Answer every line until there are no more. A number picks the row or button that bears it.

    Colours and borders only where `interactive`; otherwise plain text without control codes.
    The associate must have an aad_object_id.
    """
    console = _console(output, interactive)
    conversation = f"terminal-{uuid4()}"
    taps: dict[int, Tap] = {}

    def hear(text: str = "", tap: Tap | None = None) -> None:
        nonlocal taps
        incoming = Incoming(
            conversation_id=conversation,
            activity_id=f"{uuid4()}",
            aad_object_id=associate.aad_object_id or "",
            at=clock(),
            text=text,
            tap=tap,
        )
        replies = assistant.answer(incoming)
        taps = _show(console, replies, texts, interactive)
        for reply in replies:
            whole = assistant.renewed(incoming, reply) if reply.unfinished else None
            if whole:
                taps = _show(console, (whole,), texts, interactive)

    try:
        if interactive:
            hear(tap=Tap(frame=Frame(intent=Intent.GREET)))
        for line in lines:
            text = cleaned(line).strip()
            if not text:
                continue
            number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
            tap = taps.get(number)
            hear(text="" if tap else text, tap=tap)
    except KeyboardInterrupt:
        console.print()
    if interactive:
        console.print(texts.say("terminal.goodbye"))


def _show(console: Console, replies: tuple[Reply, ...], texts: Texts, interactive: bool) -> dict[int, Tap]:
    """Print the replies; the taps by the numbers that stand before them."""
    taps: dict[int, Tap] = {}
    for reply in replies:
        words = Text("\n".join(plain(part, LONGEST_REPLY) for part in reply.text.splitlines()))
        if reply.card:
            card, numbered = drawn(reply.card, max(taps, default=0) + 1)
            taps |= numbered
        if not interactive:
            console.print(words, soft_wrap=True)
            if reply.card:
                _print_plainly(console, card)
            continue
        console.print(words)
        if reply.card:
            console.print(Panel(card, expand=False, padding=(0, 2)))
        if reply.suggestions:
            said = " · ".join(plain(suggestion) for suggestion in reply.suggestions)
            console.print(Text(texts.say("terminal.suggestions", suggestions=said), style="dim"))
    console.print()
    return taps


def _print_plainly(console: Console, card: Group) -> None:
    """Indented, without the spaces that fill a line up."""
    with console.capture() as captured:
        console.print(Padding(card, (0, 0, 0, 2)))
    for line in captured.get().splitlines():
        console.print(Text(line.rstrip()), soft_wrap=True)


def _console(output: TextIO, interactive: bool) -> Console:
    if interactive:
        return Console(file=output, highlight=False, markup=False, emoji=False)
    return Console(file=output, highlight=False, force_terminal=False, color_system=None, width=PIPE_WIDTH)
