"""A question with numbered answers: tap one, or say "the second one"."""

from __future__ import annotations

from microsoft_teams.cards import AdaptiveCard

from bot.cards.actions import buttons
from bot.cards.rows import endnote, row
from bot.cards.text import line
from dialogs.conversation import ChoiceCard
from dialogs.language.texts import Texts


def build(card: ChoiceCard, texts: Texts, shown: int) -> AdaptiveCard:
    options = [row(item, place + 1, first=place == 0) for place, item in enumerate(card.options[:shown])]
    foot = endnote(texts, "", len(card.options) - shown)
    question = [line(card.question, size="Medium", weight="Bolder", most=400)] if card.question else []
    return AdaptiveCard(version="1.5", body=[*question, *options, *foot], actions=buttons(card.buttons))
