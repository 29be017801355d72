"""Text in cards: shown letter for letter, never interpreted.

A TextBlock and a FactSet read Markdown; the runs of a RichTextBlock do not, so all text goes there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from microsoft_teams.cards import (
    CardElement,
    Column,
    ColumnSet,
    OpenUrlAction,
    RichTextBlock,
    Spacing,
    TextColor,
    TextRun,
    TextSize,
    TextWeight,
)

from dialogs.conversation import Fact

LINE = 160
PARAGRAPHS = 12
TEXT = 1200
VALUE = 240
"""Characters shown of a title, paragraphs and characters shown of a long text, characters of a fact's value."""

_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_WORDS = re.compile(r"(\w+(?:['’]\w+)*)")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_TEMPLATE_BRACES = re.compile(r"\{(?=\{)")
_INVISIBLE = {"Cc", "Cs"}


def plain(text: str, most: int = LINE) -> str:
    """One line of `text`, cut after `most` characters, without characters that would act on what is around it."""
    return _cut(" ".join(_harmless(text).split()), most)


def paragraphs(text: str, most: int = TEXT) -> list[str]:
    """The lines of `text` that hold something, cut after `most` characters in all."""
    lines = [" ".join(line.split()) for line in _cut(_harmless(text).strip(), most).split("\n")]
    return [line for line in lines if line][:PARAGRAPHS]


def line(
    text: str,
    *,
    size: TextSize | None = None,
    weight: TextWeight | None = None,
    color: TextColor | None = None,
    subtle: bool | None = None,
    spacing: Spacing | None = None,
    most: int = LINE,
    marked: Collection[str] = (),
) -> RichTextBlock:
    """One line; words of it that are `marked` stand out."""

    def run(piece: str) -> TextRun:
        stands_out = piece in marked
        return TextRun(
            text=piece,
            size=size,
            weight="Bolder" if stands_out else weight,
            color=color,
            is_subtle=None if stands_out else subtle,
        )

    shown = plain(text, most) or "–"
    pieces = _WORDS.split(shown) if marked else [shown]
    return RichTextBlock(inlines=_joined([run(piece) for piece in pieces if piece]), spacing=spacing)


def _joined(runs: list[TextRun]) -> list[TextRun]:
    """Neighbours that look alike as one run."""
    joined: list[TextRun] = []
    for one in runs:
        before = joined[-1] if joined else None
        if before is not None and before.weight == one.weight:
            joined[-1] = before.model_copy(update={"text": f"{before.text}{one.text}"})
        else:
            joined.append(one)
    return joined


def long_text(text: str) -> list[CardElement]:
    """One block a paragraph: a line end within a run is not shown everywhere."""
    return [RichTextBlock(inlines=[TextRun(text=paragraph)], spacing="Small") for paragraph in paragraphs(text)]


def link(action: OpenUrlAction) -> RichTextBlock:
    """The action's title, to be tapped."""
    run = TextRun(text=action.title, color="Accent", select_action=action)
    return RichTextBlock(inlines=[run], spacing="Small")


def fact(fact: Fact) -> ColumnSet:
    """The label, quiet, and its value beside it; both wrap."""
    return ColumnSet(
        columns=[
            Column(width=2, items=[line(fact.label, subtle=True, most=60)]),
            Column(width=3, items=[line(fact.value, most=VALUE)]),
        ],
        spacing="Small",
    )


def _harmless(text: str) -> str:
    text = _LINE_ENDS.sub("\n", _DIRECTION_CONTROLS.sub("", text))
    text = "".join(" " if letter != "\n" and unicodedata.category(letter) in _INVISIBLE else letter for letter in text)
    return _TEMPLATE_BRACES.sub("{\u2060", text)  # {{DATE(…)}} would be read as a date


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
