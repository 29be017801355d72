"""Conditions on customers, said in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dialogs.frame import Filter
from dialogs.setting import Setting

BUILT_IN = ("birthday", "last_contact", "last_purchase", "added_on", "category", "marketing_opt_in")


def described(filters: Sequence[Filter], setting: Setting, excluding: Sequence[Filter] = ()) -> str:
    """'birthday 23–29 Nov 2026 and metal gold', 'all but metal gold'; '' without conditions."""
    said = [_one(condition, setting) for condition in filters]
    if excluding:
        left_out = setting.texts.all([_one(condition, setting) for condition in excluding])
        said.append(setting.say("condition-all-but", conditions=left_out))
    return setting.texts.all(said)


def field_label(field: str, setting: Setting) -> str:
    if field in BUILT_IN:
        return setting.say(f"field-{field}")
    settings = setting.work.settings
    labels = {one.id: one.label for one in settings.measures} | {one.id: one.label for one in settings.attributes}
    return labels.get(field, field).lower()


def _one(condition: Filter, setting: Setting) -> str:
    if condition.any_of:
        return setting.texts.any([_one(one, setting) for one in condition.any_of])
    field = field_label(condition.field or "", setting)
    value = condition.value
    if condition.op == "between":
        first, last = (date.fromisoformat(day) for day in value)
        if first == last:
            return setting.say("condition-on", field=field, day=setting.texts.day(first))
        return setting.say("condition-between", field=field, days=setting.texts.days(first, last))
    return setting.say(f"condition-{condition.op}", field=field, value=_value(value, condition, setting))


def _value(value: Any, condition: Filter, setting: Setting) -> str:
    if isinstance(value, list | tuple):
        return setting.texts.any([_value(one, condition, setting) for one in value])
    if isinstance(value, bool):
        return setting.say("yes" if value else "no")
    if isinstance(value, int | float):
        measure = next((one for one in setting.work.settings.measures if one.id == condition.field), None)
        percent = measure is not None and measure.type == "percent"
        return setting.texts.percent(value) if percent else setting.texts.number(value)
    if condition.op in ("before", "after"):
        return setting.texts.day(date.fromisoformat(value))
    return "" if value is None else str(value)
