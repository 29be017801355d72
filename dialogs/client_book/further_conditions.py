"""Conditions beyond the contract's filters, said in words."""

from __future__ import annotations

from decimal import Decimal

from dialogs.frame import Filter
from dialogs.setting import Setting
from storage.rules.further_fields import AGE

FEW_AGES = 3
"""That are named; more are all the round ones."""
EARLIEST, LATEST = 1900, 2030
"""Years of birth that stand for no beginning and no end."""


def further_condition(condition: Filter, field: str, setting: Setting) -> str:
    """'aged 60 or over', 'bought “chronograph”', 'no e-mail address on file'."""
    op, value = condition.op or "", condition.value
    match condition.field:
        case "age" | "turning" if isinstance(value, list | tuple):
            if condition.field == AGE:
                return setting.say("condition-age-between", first=value[0], last=value[-1])
            if len(value) > FEW_AGES:
                return setting.say("condition-turning-round")
            years = setting.texts.any([str(one) for one in value])
            return setting.say("condition-turning", op=op, years=years)
        case "age" | "turning":
            return setting.say(f"condition-{condition.field}", op=op, years=value)
        case "born":
            first, last = value
            way = "before" if first == EARLIEST else "after" if last == LATEST else "in" if first == last else "between"
            return setting.say(
                "condition-born", way=way, first=str(first), last=str(last), end=str(last + 1), start=str(first - 1)
            )
        case "product":
            return setting.say("condition-product", op=op, name=setting.say("quoted", text=value))
        case "spent":
            amount = setting.texts.amount(Decimal(str(value)), setting.work.settings.currency)
            return setting.say(f"condition-{op}", field=field, value=amount)
        case "orders":
            return setting.say("condition-orders", op=op, count=value)
        case "contacted_by":
            return setting.say("condition-contacted_by", op=op, colleague=setting.associate_name(value))
    return setting.say(f"condition-{op}", field=field, value="")
