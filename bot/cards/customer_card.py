"""One customer: who, how to reach, the three properties, what can be done."""

from __future__ import annotations

from microsoft_teams.cards import AdaptiveCard, CardElement, Container

from bot.cards.actions import buttons, call, write
from bot.cards.text import fact, line, link
from dialogs.conversation import CustomerCard


def build(card: CustomerCard, shown: int) -> AdaptiveCard:
    """With the first `shown` facts of the contact."""
    body: list[CardElement] = [
        line(card.name, size="Large", weight="Bolder"),
        line(card.subtitle, size="Small", subtle=True, spacing="None", most=240),
    ]
    contact = [
        *_reach(card),
        *(fact(item) for item in card.contact[:shown] if not _speaks_for_itself(card, item.value)),
    ]
    if contact:
        body.append(Container(items=contact, spacing="Medium"))
    if card.properties:
        body.append(Container(items=[fact(item) for item in card.properties], style="emphasis", spacing="Medium"))
    if card.note:
        body.append(line(card.note, size="Small", subtle=True, most=240))
    return AdaptiveCard(version="1.5", body=body, actions=buttons(card.buttons))


def _reach(card: CustomerCard) -> list[CardElement]:
    """Telephone and e-mail on lines of their own: they need no label, and on a phone the whole width."""
    actions = (call(card.phone or ""), write(card.email or ""))
    return [link(action) for action in actions if action]


def _speaks_for_itself(card: CustomerCard, value: str) -> bool:
    """Whether the value is a link already."""
    return (value == card.phone and call(value) is not None) or (value == card.email and write(value) is not None)
