"""Conditions on customers, said in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NoReturn

from dialogs.client_book.further_conditions import further_condition
from dialogs.frame import Filter
from dialogs.setting import Setting
from storage.book_filters import BookFilters
from storage.insights.source import Measures
from storage.rules.further_fields import BOUGHT_WHEN, FURTHER, NOT_KEPT, OF_PURCHASES

BUILT_IN = ("birthday", "last_contact", "last_purchase", "added_on", "category", "marketing_opt_in", *FURTHER)


def filters_for(setting: Setting, measures: Mapping[str, Measures] | None = None) -> BookFilters:
    return BookFilters(setting.speaker.legal_entity, setting.work.settings, setting.work.today, measures)


def refuse_condition(field: str, setting: Setting) -> NoReturn:
    if field in NOT_KEPT:
        setting.refuse(f"condition-{field}-not-kept")
    setting.refuse("condition-unusable", field=field_label(field, setting))


def described(filters: Sequence[Filter], setting: Setting, excluding: Sequence[Filter] = ()) -> str:
    """'birthday 23–29 Nov 2026 and metal gold', 'all but metal gold'; '' without conditions."""
    said = [_one(condition, setting, filters) for condition in filters if condition.field != BOUGHT_WHEN]
    if excluding:
        left_out = setting.texts.all([_one(one, setting, excluding) for one in excluding])
        said.append(setting.say("condition-all-but", conditions=left_out))
    return setting.texts.all(said)


def field_label(field: str, setting: Setting) -> str:
    if field in BUILT_IN:
        return setting.say(f"field-{field}")
    settings = setting.work.settings
    labels = {one.id: one.label for one in settings.measures} | {one.id: one.label for one in settings.attributes}
    return labels.get(field, field).lower()


def _one(condition: Filter, setting: Setting, beside: Sequence[Filter]) -> str:
    """`beside`: all conditions, of which one may say of which purchases another speaks."""
    if condition.any_of:
        return setting.texts.any([_one(one, setting, beside) for one in condition.any_of])
    field = field_label(condition.field or "", setting)
    if condition.field in FURTHER:
        said = further_condition(condition, field, setting)
        when = [one for one in beside if one.field == BOUGHT_WHEN and condition.field in OF_PURCHASES]
        return setting.say("option", title=said, detail=_of_time(when[0], "", setting).strip()) if when else said
    if condition.field == "category" and condition.op == "not_equals":
        return setting.say("condition-not-bought", value=_value(condition.value, condition, setting))
    of_period = condition.op == "between" or any(one.field in OF_PURCHASES for one in beside)
    if condition.field == "last_purchase" and of_period:
        field = setting.say("field-purchases")
    if condition.field == "last_contact" and condition.op == "between":
        field = setting.say("field-contacted_by")
    return _of_time(condition, field, setting)


def _of_time(condition: Filter, field: str, setting: Setting) -> str:
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
