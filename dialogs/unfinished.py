"""What was dictated and not carried out is never lost: it can be taken up again."""

from __future__ import annotations

from dialogs.conversation import Button, ChoiceCard, Reply, Tap
from dialogs.setting import Setting
from dialogs.state import Wish


def let_go(wish: Wish, setting: Setting) -> Reply:
    """No answer is waited for any more."""
    what, text = setting.say(f"did-{wish.frame.intent}"), wish.frame.text
    said = setting.say("let-go-words", what=what, text=text) if text else setting.say("let-go", what=what)
    return _to_be_taken_up(said, wish, setting)


def cancelled(wish: Wish, setting: Setting) -> Reply:
    return _to_be_taken_up(setting.say("cancelled"), wish, setting)


def _to_be_taken_up(said: str, wish: Wish, setting: Setting) -> Reply:
    """With a button that says the same again, where that was more than what it is about."""
    if wish.frame.to_json().keys() == {"intent"}:
        return Reply(text=said)
    again = Button(label=setting.say("button-take-up"), tap=Tap(frame=wish.frame, refinement=wish.refinement))
    return Reply(text=said, card=ChoiceCard(buttons=(again,)))
