"""Values of attributes, measures and birthdays, as a reader sees them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from dialogs.setting import Setting
from storage.records import BirthDate
from storage.rules.attribute_values import parse_yearly_date
from storage.settings import AttributeDefinition, MeasureDefinition

YES_NO = {"true": "yes", "false": "no"}


def in_words(definition: AttributeDefinition | MeasureDefinition, value: str, setting: Setting) -> str:
    """`value` is the text that is kept; as it stands where it was kept before the definition became what it is now."""
    texts, amount = setting.texts, _decimal(value)
    match definition.type:
        case "yes_no" if value in YES_NO:
            return setting.say(YES_NO[value])
        case "number" if amount is not None:
            return texts.number(amount)
        case "percent" if amount is not None:
            return texts.percent(amount)
        case "money" if amount is not None:
            return texts.amount(amount, setting.work.settings.currency)
        case "date" | "yearly_date":
            day = day_value(value)
            return texts.birthday(day) if day else value
    return value


def day_value(value: str) -> BirthDate | None:
    """`YYYY-MM-DD`, or `--MM-DD` without a year; None for anything else."""
    try:
        return parse_yearly_date(value)
    except ValueError:
        return None


def _decimal(value: str) -> Decimal | None:
    """None for what is no finite number."""
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
