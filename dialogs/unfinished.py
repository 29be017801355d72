"""What was dictated and not carried out is never lost: it can be taken up again."""

from __future__ import annotations

from dialogs.conversation import Button, ChoiceCard, Reply, Tap
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.rules.names import fold


def let_go(wish: Wish, setting: Setting) -> Reply:
    """No answer is waited for any more."""
    what, text = setting.say(f"did-{wish.frame.intent}"), wish.frame.text
    said = setting.say("let-go-words", what=what, text=text) if text else setting.say("let-go", what=what)
    return _to_be_taken_up(said, wish, setting)


def cancelled(wish: Wish, setting: Setting) -> Reply:
    return _to_be_taken_up(setting.say("cancelled"), wish, setting)


def taken_up(text: str, setting: Setting) -> list[Wish]:
    """All that the last answer let go, where that is to be taken up after all."""
    said, label = fold(text), setting.say("button-take-up")
    words = setting.language.phrases("unfinished", "taken_up")
    if said != fold(label) and said not in map(fold, words):
        return []
    return [Wish.tapped(button.tap) for button in setting.state.buttons if button.label == label]


def _to_be_taken_up(said: str, wish: Wish, setting: Setting) -> Reply:
    """With a button that says the same again, where that was more than what it is about."""
    if wish.frame.to_json().keys() == {"intent"}:
        return Reply(text=said)
    again = Button(label=setting.say("button-take-up"), tap=Tap(frame=wish.frame, refinement=wish.refinement))
    return Reply(text=said, card=ChoiceCard(buttons=(again,)))
