from __future__ import annotations

from typing import Any

import pytest

from bot.mentions import without_mentions

BOT = "28:bot"


def mention(written: str | None, mentioned_id: str = BOT, name: str | None = "Clienteling") -> dict[str, Any]:
    return {"type": "mention", "text": written, "mentioned": {"id": mentioned_id, "name": name}}


@pytest.mark.parametrize(
    "text",
    [
        "<at>Clienteling</at> add Maria",
        "<at>Clienteling</at>&nbsp;add Maria",
        "<AT>clienteling</AT>\u00a0 add Maria",
        '<at id="0">Clienteling</at>: add Maria',
        "  <at>Clienteling</at>, add Maria \n",
        "add Maria <at>Clienteling</at>",
        "<at>Clienteling</at> <at>Clienteling</at> add Maria",
    ],
)
def test_the_bots_own_mention_is_taken_out_however_it_is_written(text: str) -> None:
    assert without_mentions(text, [mention("<at>Clienteling</at>")], BOT, None, None) == "add Maria"


def test_the_bot_is_known_by_the_recipients_name_without_any_entity() -> None:
    assert without_mentions("<at>Clienteling</at> help", [], BOT, "Clienteling", None) == "help"


def test_other_peoples_names_stay() -> None:
    text = "<at>Clienteling</at> move Maria to <at id='1'>Henrik Voss</at>"
    entities = [mention("<at>Clienteling</at>"), mention("<at id='1'>Henrik Voss</at>", "29:henrik", "Henrik Voss")]
    assert without_mentions(text, entities, BOT, None, None) == "move Maria to Henrik Voss"


def test_text_without_a_mention_stays_as_it_is() -> None:
    assert without_mentions("size 38, loves <b> and &nbsp; AT&amp;T", [], BOT, "Clienteling", "plain") == (
        "size 38, loves <b> and &nbsp; AT&amp;T"
    )


def test_line_breaks_of_a_note_stay() -> None:
    assert without_mentions("<at>Clienteling</at> note:\nfirst\nsecond", [], BOT, "Clienteling", None) == (
        "note:\nfirst\nsecond"
    )


def test_xml_text_is_unescaped() -> None:
    assert without_mentions("Dupont &amp; Sons &lt;3", [], BOT, "Clienteling", "xml") == "Dupont & Sons <3"


@pytest.mark.parametrize(
    "entity",
    [
        {},
        {"type": 7},
        {"type": "mention"},
        {"type": "mention", "mentioned": None},
        {"type": "mention", "mentioned": [1], "text": 3},
        {"type": "mention", "mentioned": {"id": BOT, "name": 5}, "text": {"a": 1}},
        mention(None, name=None),
        {"type": "clientInfo", "locale": "en-GB"},
    ],
)
def test_malformed_entities_change_nothing(entity: dict[str, Any]) -> None:
    assert without_mentions("add Maria", [entity], BOT, None, None) == "add Maria"
