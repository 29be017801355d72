"""Show a customer: the card, one fact of it, or what happened with her."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.client_book.lending import holder
from dialogs.conversation import Button, CustomerCard, Fact, ListCard, ListRow, Reply, Tap
from dialogs.customer import asked, measures, timeline
from dialogs.customer.values import in_words
from dialogs.dialog import Dialog
from dialogs.follow_up.show import of_customer
from dialogs.frame import Frame, Intent, Section
from dialogs.measures import measures_of, note
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting, reference_to, show
from dialogs.wish import Wish
from storage.records import AttributeValue, Customer
from storage.rules.properties import three_properties
from storage.settings import Operation

ACTIONS = {
    Intent.TAKE_NOTE: Operation.TAKE_NOTES,
    Intent.LOG_ACTIVITY: Operation.LOG_ACTIVITIES,
    Intent.SET_FOLLOW_UP: Operation.FOLLOW_UPS,
}


def finish(wish: Wish, setting: Setting) -> Reply:
    customers = setting.customers(wish)
    section = wish.frame.section or Section.CARD
    if len(customers) > 1:
        return _each(customers, setting)
    customer = customers[0]
    if section is Section.MEASURES:
        return measures.show(customer, setting)
    to_do = of_customer(customer, wish, setting) if section is Section.FOLLOW_UPS else None
    if section is not Section.CARD:
        return to_do or timeline.details(customer, section, wish, setting)
    card = _card(customer, setting)
    if wish.refinement.attribute is None:
        return card
    answer = asked.answer(wish.refinement.attribute, customer, setting)
    again = card.again and card.again.model_copy(update={"refinement": wish.refinement})
    return card.model_copy(update={"text": answer, "again": again})


def _each(customers: list[Customer], setting: Setting) -> Reply:
    title = setting.say("show-several", customers=setting.names(customers))
    setting.state.list_shown([customer.account_number for customer in customers])
    rows = tuple(ListRow(title=one.name, detail=one.account_number, tap=show(one)) for one in customers)
    return Reply(text=title, card=ListCard(title=setting.say("customers"), rows=rows))


def _card(customer: Customer, setting: Setting) -> Reply:
    facts = [
        Fact(label=setting.say(f"contact-{kind}"), value=value) for kind, value in _contact(customer, setting) if value
    ]
    account_number = customer.account_number
    entries = setting.work.client_books.entries(account_number)
    owners = [holder(entry, setting.work, setting.texts) for entry in entries]
    whose = setting.say("in-book-of", owners=setting.texts.all(owners)) if owners else setting.say("in-no-book")
    found = measures_of([account_number], setting)
    measured = found.measures.get(account_number, measures.NOTHING) if found else measures.NOTHING
    attributes = setting.work.customers.attributes(account_number)
    properties = [
        Fact(label=definition.label, value=in_words(definition, value, setting))
        for definition, value in three_properties(setting.work.settings, measured, attributes)
    ]
    text = setting.say("customer-card", customer=customer.name, whose=whose)
    birthday = [fact for fact in facts if fact.label == setting.say("contact-birthday")]
    known = [*birthday, *measures.facts(measured, setting), *_all_attributes(attributes, setting)]
    if known:
        text += " " + "; ".join(setting.say("fact", label=one.label, value=one.value) for one in known) + "."
    remark = note(found, setting) if found else ""
    reply = Reply(
        text=f"{text} {remark}".strip(),
        card=CustomerCard(
            account_number=customer.account_number,
            name=customer.name,
            subtitle=setting.say("customer-subtitle", account=customer.account_number, whose=whose),
            contact=tuple(facts),
            phone=customer.phone,
            email=customer.email,
            properties=tuple(properties),
            note=remark,
            buttons=(*measures.suggestion(customer, found, setting), *_buttons(customer, setting)),
        ),
    )
    return measures.with_measures(reply, show(customer).frame, found)


def _all_attributes(attributes: Sequence[AttributeValue], setting: Setting) -> list[Fact]:
    """In display order."""
    values = {one.attribute: one.value for one in attributes}
    ordered = sorted(setting.work.settings.attributes, key=lambda definition: definition.display_order)
    return [Fact(label=one.label, value=in_words(one, values[one.id], setting)) for one in ordered if one.id in values]


def _contact(customer: Customer, setting: Setting) -> list[tuple[str, str]]:
    opt_in = {True: "yes", False: "no", None: ""}[customer.marketing_opt_in]
    return [
        ("phone", customer.phone or ""),
        ("email", customer.email or ""),
        ("birthday", setting.texts.birthday(customer.birth_date) if customer.birth_date else ""),
        ("marketing", setting.say(opt_in) if opt_in else ""),
    ]


def _buttons(customer: Customer, setting: Setting) -> tuple[Button, ...]:
    """One tap from the card to what is done most: each starts a wish about this customer."""
    about = (reference_to(customer),)
    frames = [Frame(intent=Intent.SHOW_CUSTOMER, customers=about, section=Section.TIMELINE)]
    frames += [Frame(intent=intent, customers=about) for intent, operation in ACTIONS.items() if setting.may(operation)]
    return tuple(Button(label=setting.say(f"button-{frame.intent}"), tap=Tap(frame=frame)) for frame in frames)


DIALOG = Dialog(
    intent=Intent.SHOW_CUSTOMER,
    operation=Operation.VIEW_CLIENT_BOOK,
    questions=(WhichCustomers("show-which"),),
    finish=finish,
)
