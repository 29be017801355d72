"""Customer details: what happened with her, newest first, a page at a time, filtered by kind and time."""

from __future__ import annotations

from dialogs.conversation import Button, Fact, Reply, Tap, TimelineCard
from dialogs.customer import important_dates, purchases
from dialogs.customer.entries import entry, in_one_line
from dialogs.customer.period import Period, period_of
from dialogs.frame import Frame, Intent, Section
from dialogs.paging import page_buttons
from dialogs.refinement import Refinement
from dialogs.setting import Setting, reference_to, show
from dialogs.wish import Wish
from storage.records import Customer
from storage.timeline_pages import Excerpt, Kind, TimelinePage

ENTRIES_ON_A_PAGE = 8

KINDS = {
    Section.TIMELINE: frozenset(Kind),
    Section.PURCHASES: frozenset({Kind.PURCHASE}),
    Section.NOTES: frozenset({Kind.NOTE}),
    Section.ACTIVITIES: frozenset({Kind.ACTIVITY}),
    Section.FOLLOW_UPS: frozenset({Kind.FOLLOW_UP}),
}
"""In the order of the buttons."""


def details(customer: Customer, section: Section, wish: Wish, setting: Setting) -> Reply:
    period = period_of(wish.refinement.period, setting)
    types = wish.refinement.activity_types if section is Section.ACTIVITIES else ()
    excerpt = Excerpt(KINDS[section], period.first, period.before, types)
    page = setting.work.timeline_pages.page(customer.account_number, excerpt, wish.page, ENTRIES_ON_A_PAGE)
    what = _what(section, types, period, setting)
    facts = _facts(customer, section, period, setting) if page.number == 0 else ()
    entries = tuple(entry(one, setting) for one in page.entries)
    first = page.number * ENTRIES_ON_A_PAGE
    part = {"first": first + 1, "last": first + len(entries), "total": page.total}
    if not entries:
        text = setting.say("timeline-empty", what=what, customer=customer.name)
    elif page.number:
        text = setting.say("timeline-page", what=what, customer=customer.name, **part)
    elif section is Section.PURCHASES:
        text = setting.say("timeline-facts", what=what, customer=customer.name, facts=_in_one_line(facts, setting))
    else:
        latest = {"at": entries[0].at, "latest": in_one_line(entries[0])}
        text = setting.say("timeline", what=what, customer=customer.name, total=page.total, **latest)
    return Reply(
        text=text,
        card=TimelineCard(
            title=setting.say("timeline-title", what=what, customer=customer.name),
            facts=facts,
            entries=entries,
            footer=setting.say("list-part", **part) if page.total > len(entries) else "",
            buttons=_buttons(customer, section, wish, page, setting),
        ),
    )


def _facts(customer: Customer, section: Section, period: Period, setting: Setting) -> tuple[Fact, ...]:
    """What is worth knowing before the entries are read."""
    if section is Section.PURCHASES:
        return purchases.facts(customer, period, setting)
    if section is Section.TIMELINE and not period.words:
        return important_dates.facts(customer, setting)
    return ()


def _what(section: Section, types: tuple[str, ...], period: Period, setting: Setting) -> str:
    """ "notes", "phone call, 1–30 Sept 2026"."""
    known = [definition for one in types if (definition := setting.work.settings.activity_type(one))]
    names = [definition.label.lower() for definition in known] or [setting.say(f"section-{section}")]
    parts = {"what": setting.texts.all(names), "period": period.words}
    return setting.say("what-in-period", **parts) if period.words else parts["what"]


def _in_one_line(facts: tuple[Fact, ...], setting: Setting) -> str:
    return "; ".join(setting.say("fact", label=one.label, value=one.value) for one in facts)


def _buttons(
    customer: Customer, section: Section, wish: Wish, page: TimelinePage, setting: Setting
) -> tuple[Button, ...]:
    """More of the same, the other kinds of entries in the same period, and back to the card."""
    about = (reference_to(customer),)
    same = Tap(frame=Frame(intent=Intent.SHOW_CUSTOMER, customers=about, section=section), refinement=wish.refinement)
    buttons = [*page_buttons(same, page.number, ENTRIES_ON_A_PAGE, page.total, setting)]
    for other in KINDS:
        if other is not section:
            frame = Frame(intent=Intent.SHOW_CUSTOMER, customers=about, section=other)
            tap = Tap(frame=frame, refinement=Refinement(period=wish.refinement.period))
            buttons.append(Button(label=setting.say(f"button-section-{other}"), tap=tap))
    return (*buttons, Button(label=setting.say("button-card"), tap=show(customer)))
