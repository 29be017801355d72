"""Teams writes a mention into the text as `<at>Name</at>`: the bot's own goes, other people's names stay."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

TAG = re.compile(r"<at(?:\s[^>]*)?>(.*?)</at\s*>", re.IGNORECASE | re.DOTALL)
SPACES = re.compile(r"(?:&nbsp;|\u00a0|[ \t])+", re.IGNORECASE)
ADDRESS_ENDS = " \t\r\n,:;"
"""May stand between the mention and what is said."""


def without_mentions(
    text: str, entities: Iterable[dict[str, Any]], bot_id: str | None, bot_name: str | None, text_format: str | None
) -> str:
    """What was said, without the address.

    `entities` are the activity's, of any kind; those that mention the bot say which names it goes by.
    """
    own = {_plain(name) for name in (bot_name, *_names(entities, bot_id)) if name}
    mentioned = False

    def replaced(match: re.Match[str]) -> str:
        nonlocal mentioned
        if _plain(match[1]) in own:
            mentioned = True
            return " "
        return match[1]

    said = TAG.sub(replaced, text)
    if mentioned:
        said = SPACES.sub(" ", said).lstrip(ADDRESS_ENDS)
    if text_format == "xml":
        said = html.unescape(said)
    return said.strip()


def _names(entities: Iterable[dict[str, Any]], bot_id: str | None) -> Iterable[str]:
    for entity in entities:
        mentioned = entity.get("mentioned")
        if str(entity.get("type", "")).lower() != "mention" or not isinstance(mentioned, dict):
            continue
        if bot_id is None or mentioned.get("id") != bot_id:
            continue
        for written in (entity.get("text"), mentioned.get("name")):
            if isinstance(written, str):
                yield written


def _plain(written: str) -> str:
    """The name in a tag or without one, for comparison."""
    inner = TAG.sub(r"\1", written)
    return " ".join(html.unescape(inner).replace("\u00a0", " ").split()).casefold()
