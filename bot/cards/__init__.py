"""Plain cards from the dialogs → Adaptive Card 1.5 JSON, laid out for a phone first."""

from __future__ import annotations

from typing import Any

from microsoft_teams.cards import AdaptiveCard

from bot.cards import choice_card, customer_card, list_card, receipt_card, timeline_card
from bot.cards.size import fits
from dialogs.conversation import Card, ChoiceCard, CustomerCard, ListCard, ReceiptCard, TimelineCard
from dialogs.language.texts import Texts


def render(card: Card, texts: Texts) -> dict[str, Any]:
    """The card as JSON for an attachment of type application/vnd.microsoft.card.adaptive.

    What people typed is shown as it is and never read as Markdown or HTML. A list that would be too large for
    Teams is cut, and says so.
    """
    return dump(_built(card, texts))


def dump(card: AdaptiveCard) -> dict[str, Any]:
    return card.model_dump(mode="json", by_alias=True, exclude_none=True)


def _built(card: Card, texts: Texts) -> AdaptiveCard:
    match card:
        case CustomerCard():
            return fits(lambda shown: customer_card.build(card, shown), len(card.contact))
        case ReceiptCard():
            return fits(lambda shown: receipt_card.build(card, shown), max(len(one.facts) for one in card.entries))
        case ListCard():
            return fits(lambda shown: list_card.build(card, texts, shown), len(card.rows))
        case TimelineCard():
            return fits(lambda shown: timeline_card.build(card, texts, shown), len(card.entries))
        case ChoiceCard():
            return fits(lambda shown: choice_card.build(card, texts, shown), len(card.options))
