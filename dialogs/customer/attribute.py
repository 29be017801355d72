"""Keep a preference, a size or an important date."""

from __future__ import annotations

from dialogs.conversation import Fact, Reply
from dialogs.customer.values import in_words
from dialogs.dialog import Ask, Dialog, Said, Takes
from dialogs.frame import Intent
from dialogs.questions.choices import OneOf, numbered
from dialogs.questions.customers import WhichCustomers
from dialogs.questions.positions import at_position
from dialogs.questions.words import Words
from dialogs.setting import SayInsteadError, Setting
from dialogs.wish import Wish
from storage.records import BirthDate, Customer
from storage.rules.attribute_values import AttributeCells, parse_value, parse_yearly_date
from storage.rules.refused import RefusedError
from storage.settings import AttributeDefinition, Operation

BIRTHDAY = "birthday"


def finish(wish: Wish, setting: Setting) -> Reply:
    definition, cells = _definition(wish, setting), _cells(wish, setting)
    customers = setting.customers(wish)
    before = [_current(customer, definition, setting) for customer in customers]
    for customer in customers:
        if definition.id == BIRTHDAY:
            born = _with_known_year(parse_yearly_date(cells.value), customer)
            setting.work.customers.set_birth_date(customer.account_number, born)
        else:
            setting.work.customers.set_attribute(customer.account_number, definition.id, cells)
    names, value = setting.names(customers), in_words(definition, cells.value, setting)
    known = [one for one in before if one]
    facts = [Fact(label=setting.say("before"), value=setting.texts.all(known))] if known else []
    text = setting.say("attribute-set", customers=names, attribute=definition.label, value=value)
    return setting.receipt(text, setting.say("attribute-title", customers=names), facts)


def confirms(wish: Wish, setting: Setting) -> bool:
    """A birth date that is known is not replaced by a slip of the tongue."""
    if wish.frame.attribute != BIRTHDAY:
        return False
    said = parse_yearly_date(_cells(wish, setting).value)
    return any(one.birth_date not in (None, _with_known_year(said, one)) for one in setting.customers(wish))


def preview(wish: Wish, setting: Setting) -> str:
    definition = _definition(wish, setting)
    return setting.say(
        "attribute-preview",
        customers=setting.names(setting.customers(wish)),
        attribute=definition.label,
        value=in_words(definition, _cells(wish, setting).value, setting),
    )


def _definition(wish: Wish, setting: Setting) -> AttributeDefinition:
    if wish.frame.attribute == BIRTHDAY:
        return AttributeDefinition(id=BIRTHDAY, label=setting.say("contact-birthday"), type="yearly_date")
    definition = setting.work.settings.attribute(wish.frame.attribute or "")
    return definition or setting.refuse("attribute-unknown")


def _cells(wish: Wish, setting: Setting) -> AttributeCells:
    """The value in the form in which it is kept; refused with the reason where it is none of the attribute's."""
    definition = _definition(wish, setting)
    cells = _parsed(definition, wish, setting)
    if isinstance(cells, RefusedError):
        raise SayInsteadError(Reply(text=_refusal(definition, cells, setting)))
    return cells


def _parsed(definition: AttributeDefinition, wish: Wish, setting: Setting) -> AttributeCells | RefusedError:
    try:
        cells = parse_value(definition, _as_kept(definition, wish.frame.value))
    except RefusedError as error:
        return error
    if definition.id == BIRTHDAY and cells.value > setting.work.today.isoformat():
        return RefusedError("value-out-of-range", value=in_words(definition, cells.value, setting))
    return cells


def _refusal(definition: AttributeDefinition, refused: RefusedError, setting: Setting) -> str:
    reason = setting.say(f"said-{refused.reason}", **refused.values)
    return setting.say("attribute-refused", attribute=definition.label, reason=reason)


def _with_known_year(said: BirthDate, customer: Customer) -> BirthDate:
    """A day without a year leaves the year of the same day as it is known."""
    known = customer.birth_date
    return known if known and said.year is None and known.month_day == said.month_day else said


def _as_kept(definition: AttributeDefinition, said: object) -> str:
    text = str(said).lower() if isinstance(said, bool) else str(said).strip()
    words = text.casefold()
    for choice in definition.choices:
        if words in {choice.id.casefold(), *(word.casefold() for word in choice.words)}:
            return choice.id
    return text.removesuffix(".0") if definition.type == "number" else text


def _current(customer: Customer, definition: AttributeDefinition, setting: Setting) -> str:
    if definition.id == BIRTHDAY:
        return setting.texts.birthday(customer.birth_date) if customer.birth_date else ""
    values = setting.work.customers.attributes(customer.account_number)
    return next((in_words(definition, one.value, setting) for one in values if one.attribute == definition.id), "")


def _attributes(wish: Wish, setting: Setting) -> list[tuple[str, str, tuple[str, ...]]]:
    birthday = (BIRTHDAY, setting.say("contact-birthday"), ())
    return [birthday, *((one.id, one.label, one.words) for one in setting.work.settings.attributes)]


class _Value(Words):
    """Read together with the name of what it is a value of, so that "14 June" is a day and "thirty eight" a number."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        """Again where the value will not do, with the reason; where only some are possible, they are offered."""
        definition, refusal = _definition(wish, setting), ""
        if wish.frame.value is not None:
            cells = _parsed(definition, wish, setting)
            if isinstance(cells, AttributeCells):
                return None
            refusal = _refusal(definition, cells, setting)
        question = setting.say(self.prompt, customer=setting.names(setting.customers(wish)))
        question = f"{refusal} {question}".strip()
        if not definition.choices:
            return Ask(Reply(text=question))
        return numbered(question, [(one.id, one.id, "") for one in definition.choices], setting, token)

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        picked = at_position(wish.options, said.frame.position)
        if picked is not None:
            return wish.having(value=picked)
        words = said.text.strip()
        if not words:
            return None
        read = setting.read_as(Intent.SET_ATTRIBUTE, f"{_definition(wish, setting).label} {words}")
        same = read.attribute == wish.frame.attribute and read.value is not None
        return wish.having(value=read.value if same else words)


DIALOG = Dialog(
    intent=Intent.SET_ATTRIBUTE,
    operation=Operation.SET_ATTRIBUTES,
    questions=(
        WhichCustomers("attribute-of-whom"),
        OneOf("attribute", "attribute-which", _attributes),
        _Value("value", "attribute-value", takes=Takes.WORDS),
    ),
    preview=preview,
    confirms=confirms,
    finish=finish,
    correctable=True,
)
