"""Values of attributes, measures and birthdays, as a reader sees them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dialogs.setting import Setting
from storage.settings import AttributeDefinition, MeasureDefinition


def in_words(definition: AttributeDefinition | MeasureDefinition, value: str, setting: Setting) -> str:
    """`value` is the text that is kept; shown as it is where the configured type has changed since."""
    try:
        return _in_words(definition, value, setting)
    except (ArithmeticError, ValueError):
        return value


def _in_words(definition: AttributeDefinition | MeasureDefinition, value: str, setting: Setting) -> str:
    texts = setting.texts
    match definition.type:
        case "yes_no" if value in ("true", "false"):
            return setting.say("yes" if value == "true" else "no")
        case "number":
            return texts.number(Decimal(value))
        case "percent":
            return texts.percent(Decimal(value))
        case "money":
            return texts.amount(Decimal(value), setting.work.settings.currency)
        case "date" | "yearly_date":
            return _day(value, setting)
    return value


def _day(value: str, setting: Setting) -> str:
    """`YYYY-MM-DD`, or `--MM-DD` without a year."""
    if value.startswith("--"):
        month, day = value[2:].split("-")
        return setting.texts.day_of_year(int(month), int(day))
    return setting.texts.long_day(date.fromisoformat(value))
