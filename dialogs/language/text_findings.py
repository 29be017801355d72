"""What is wrong with a retailer's own texts: a reply that cannot be said would be found in the middle of a turn."""

from __future__ import annotations

from collections.abc import Iterator

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

Wrong = tuple[str, str]
"""The kind of a finding and what it is about."""
Messages = dict[str, ast.Message]


def messages(content: str) -> Messages:
    return {one.id.name: one for one in FluentParser().parse(content).body if isinstance(one, ast.Message)}


def wrong_texts(content: str, ours: Messages) -> Iterator[Wrong]:
    """`ours`: the messages that may be replaced."""
    for entry in FluentParser().parse(content).body:
        if isinstance(entry, ast.Junk):
            yield "not-fluent", (entry.content or "").strip().partition("\n")[0]
        elif isinstance(entry, ast.Term):
            yield "unknown-text", f"-{entry.id.name}"
        elif isinstance(entry, ast.Message):
            yield from _wrong_text(entry, ours.get(entry.id.name))


def _wrong_text(hers: ast.Message, ours: ast.Message | None) -> Iterator[Wrong]:
    name = hers.id.name
    if ours is None:
        yield "unknown-text", name
        return
    parts = {one.id.name for one in hers.attributes}
    missing = [one.id.name for one in ours.attributes if one.id.name not in parts]
    if missing or (ours.value and not hers.value):
        yield "text-incomplete", ".".join([name, *missing[:1]])
    for used in sorted(_used(hers) - _used(ours)):
        yield "unknown-variable", f"{name}: {used}"


def _used(message: ast.Message) -> set[str]:
    """All that a message refers to: `$customer`, other messages, functions."""
    found = _References()
    found.visit(message)
    return found.names


class _References(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def generic_visit(self, node: ast.BaseNode) -> None:
        if isinstance(node, ast.VariableReference):
            self.names.add(f"${node.id.name}")
        elif isinstance(node, ast.MessageReference | ast.TermReference | ast.FunctionReference):
            self.names.add(node.id.name)
        super().generic_visit(node)
