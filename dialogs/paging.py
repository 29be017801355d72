"""Turning the pages of the list shown last, whatever it is of: by its buttons, or in words."""

from __future__ import annotations

from dialogs.conversation import Button, Tap
from dialogs.setting import Setting
from dialogs.state import Pages
from storage.rules.names import fold


def page_buttons(asked: Tap, number: int, size: int, total: int, setting: Setting) -> tuple[Button, ...]:
    """To the pages around page `number`, from 0, of the `total` entries that `asked` leads to, `size` on a page."""
    before = asked.model_copy(update={"page": number - 1}) if number else None
    after = asked.model_copy(update={"page": number + 1}) if (number + 1) * size < total else None
    setting.state.pages = Pages(before, after)
    turning = (("button-previous", before), ("button-more", after))
    return tuple(Button(label=setting.say(label), tap=tap) for label, tap in turning if tap)


def turned(text: str, setting: Setting) -> Tap | None:
    """The page that was asked for; None where no page was. SayInsteadError where there is none.

    "Go on" is a yes too, so that it turns pages only where there are some and no question is open.
    """
    pages = setting.state.pages
    back, go_on = _is_said("previous", text, setting), _is_said("go_on", text, setting)
    if not (back or go_on or _is_said("next", text, setting)):
        return None
    if go_on and (pages is None or setting.state.open_question):
        return None
    if pages is None:
        setting.refuse("onward-from-nothing")
    page = pages.before if back else pages.after
    return page or setting.refuse("list-begins" if back else "list-ends")


def _is_said(way: str, text: str, setting: Setting) -> bool:
    return fold(text) in map(fold, setting.language.phrases("paging", way))
