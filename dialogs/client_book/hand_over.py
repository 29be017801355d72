"""Ask a colleague for a customer of hers; she agrees or declines with a tap or a word."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.client_book.moving import Move, carry_out
from dialogs.client_book.telling import tell_of_losses
from dialogs.conversation import Button, ChoiceCard, Reply, Tap
from dialogs.frame import Frame, Intent
from dialogs.language.texts import Texts
from dialogs.letters import letters
from dialogs.setting import SayInsteadError, Setting
from storage.records import BookEntry, HandOver
from storage.rules.lending import given, owner
from storage.rules.permissions import may
from storage.settings import Operation

HAND_OVER = "hand_over"
"""What stands in the change trail for an answer."""


def askable(entries: Sequence[BookEntry], setting: Setting) -> tuple[list[BookEntry], list[str]]:
    """Those whose owner can be asked; and for the others why not, a sentence each."""
    asked, reasons = [], []
    for entry in entries:
        colleague = setting.work.associate(owner(entry))
        mine = [
            one
            for one in setting.work.hand_overs.open_about(entry.account_number)
            if (one.asked_by, one.asked_of) == (setting.speaker.personnel_number, owner(entry))
        ]
        if colleague is None or not colleague.active:
            reasons.append(setting.say("ask-who-left", colleague=setting.associate_name(owner(entry))))
        elif mine:
            reasons.append(setting.say("asked-already", colleague=colleague.name))
        else:
            asked.append(entry)
    return asked, list(dict.fromkeys(reasons))


def ask(entries: Sequence[BookEntry], setting: Setting) -> Reply:
    """Keep a request for each customer, and send it to whose customer it is."""
    asked, reasons = askable(entries, setting)
    for entry in asked:
        request = setting.work.hand_overs.ask(entry.account_number, owner(entry))
        for letter in letters([request.asked_of], setting.work):
            customers = letter.names([entry.account_number])
            letter.send("hand-over-asked", _card(request, letter.texts), sender=letter.sender, customers=customers)
    names = setting.names(list(setting.work.customers.several(entry.account_number for entry in asked).values()))
    colleagues = setting.texts.all([setting.associate_name(one) for one in dict.fromkeys(map(owner, asked))])
    text = setting.say("asked", customers=names, colleagues=colleagues)
    return setting.receipt(" ".join([*reasons, text]), setting.say("asked-title"))


def answer_in_words(setting: Setting, *, agreed: bool) -> tuple[Reply, ...]:
    """A yes or a no without an open question answers the one request that is open; several are shown again."""
    requests = setting.work.hand_overs.open_of(setting.speaker.personnel_number)
    if len(requests) == 1:
        return (answer(requests[0].hand_over_id, setting, agreed=agreed),)
    return tuple(_shown(request, setting) for request in requests)


def answer(hand_over_id: str, setting: Setting, *, agreed: bool) -> Reply:
    """The colleague's answer; nobody else's counts, and only the first one does."""
    request = setting.work.hand_overs.get(hand_over_id)
    if request is None or request.agreed is not None:
        return Reply(text=setting.say("answered-already"))
    if request.asked_of != setting.speaker.personnel_number:
        return Reply(text=setting.say("hand-over-not-yours", colleague=setting.associate_name(request.asked_of)))
    setting.work.changes.begin(HAND_OVER)
    try:
        with setting.work.all_or_nothing():
            return _agree(request, setting) if agreed else _decline(request, setting)
    except SayInsteadError as instead:
        return instead.reply


def _agree(request: HandOver, setting: Setting) -> Reply:
    """Whether she still has the customer to give, and the asker may still have her, is looked at anew."""
    work, account_number = setting.work, request.account_number
    if not setting.may(Operation.REMOVE_CUSTOMERS):
        setting.refuse_right(Operation.REMOVE_CUSTOMERS)
    asker = work.associate(request.asked_by)
    if asker is None or not asker.active or not may(asker.roles, Operation.ADD_CUSTOMER, setting.grants):
        setting.refuse("hand-over-asker-may-not", colleague=setting.associate_name(request.asked_by))
    hers = [one for one in work.client_books.entries(account_number) if owner(one) == setting.speaker.personnel_number]
    if not hers:
        work.hand_overs.answer(request, agreed=False)
        return Reply(text=setting.say("hand-over-no-longer-yours", customers=_name(request, setting)))
    moves = [Move(account_number, hers[0], given(hers[0], request.asked_by))]
    carry_out(moves, work)
    work.hand_overs.answer(request, agreed=True)
    tell_of_losses(moves, work)
    _tell_asker("notice-agreed", request, setting)
    text = setting.say("handed-over", customers=_name(request, setting), colleague=asker.name)
    return setting.receipt(text, setting.say("reassigned-title"))


def _decline(request: HandOver, setting: Setting) -> Reply:
    setting.work.hand_overs.answer(request, agreed=False)
    _tell_asker("notice-declined", request, setting)
    colleague = setting.associate_name(request.asked_by)
    text = setting.say("hand-over-declined", customers=_name(request, setting), colleague=colleague)
    return setting.receipt(text, setting.say("hand-over-declined-title"))


def _tell_asker(key: str, request: HandOver, setting: Setting) -> None:
    for letter in letters([request.asked_by], setting.work):
        letter.send(key, sender=letter.sender, customers=letter.names([request.account_number]))


def _shown(request: HandOver, setting: Setting) -> Reply:
    sender = setting.associate_name(request.asked_by)
    text = setting.say("hand-over-asked", sender=sender, customers=_name(request, setting))
    return Reply(text=text, card=_card(request, setting.texts))


def _card(request: HandOver, texts: Texts) -> ChoiceCard:
    return ChoiceCard(
        buttons=tuple(
            Button(label=texts.say(label), tap=Tap(frame=Frame(intent=intent), picked=request.hand_over_id))
            for label, intent in (("button-agree", Intent.CONFIRM), ("button-decline", Intent.DENY))
        )
    )


def _name(request: HandOver, setting: Setting) -> str:
    return setting.names(list(setting.work.customers.several([request.account_number]).values()))
