"""Measures in conversations: what an associate sees of them, and of every fault on the way to them, and when."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from dialogs.assistant import Assistant
from dialogs.conversation import CustomerCard, Incoming, ListCard, Reply, Tap
from storage.database import Database
from storage.insights.patience import Patience
from storage.insights.service import Insights
from storage.insights_enabling import enable
from storage.secret_records import TimeLimits
from storage.secrets import Secrets
from storage.settings import DomainSettings, Operation
from tests.retailer import AURE, HENRIK, INGRID, NOW, SETTINGS, aad_object_id
from tests.upstream import (
    APPLICATION_SECRET,
    PATIENT,
    READER_SECRET,
    Upstream,
    customer_insights,
    half_a_page,
    key_vault,
    status,
    text,
)
from tests.waiting import HANGS, wait_until

MARIA, OTTO = "C00001", "C00022"
SHOW = "show me Maria Lopez"
IN_A_HURRY = replace(PATIENT, answer=0.05)
"""Answers do not wait for measures that are late."""


@dataclass
class Talk:
    """Ingrid, and the way to the local services."""

    upstream: Upstream
    database: Database
    changes: dict[str, Any] = field(default_factory=dict)
    roles: dict[str, frozenset[Operation]] = field(default_factory=lambda: SETTINGS.roles)
    at: datetime = NOW
    now: float = 0.0
    patience: Patience = PATIENT
    insights: Insights = field(init=False)
    assistant: Assistant = field(init=False)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """As after a restart: nothing is in memory."""
        settings = AURE.model_copy(update={"customer_insights": customer_insights(self.upstream, **self.changes)})
        domain = DomainSettings(roles=self.roles, legal_entities={"AURE": settings})
        account = key_vault(self.upstream)
        secrets = Secrets(account, limits=TimeLimits(connect=HANGS, read=HANGS))
        self.insights = Insights(domain.legal_entities, secrets, account, "", lambda: self.now, self.patience)
        self.assistant = Assistant(self.database, domain, self.insights, secrets)

    def enable(self) -> None:
        findings = enable(self.database, self.insights, "AURE", datetime.now(UTC))
        assert not [finding for finding in findings if finding.trouble], findings

    def restart(self, patience: Patience = PATIENT) -> None:
        self.insights.close()
        self.patience = patience
        self.start()

    def incoming(self, said: str | Tap, who: str = INGRID, activity_id: str | None = None) -> Incoming:
        return Incoming(
            conversation_id=f"talk-{who}",
            activity_id=activity_id or str(next(self.numbers)),
            aad_object_id=aad_object_id(who),
            at=self.at,
            text=said if isinstance(said, str) else "",
            tap=said if isinstance(said, Tap) else None,
        )

    def say(self, said: str | Tap, who: str = INGRID, activity_id: str | None = None) -> Reply:
        (reply,) = self.assistant.answer(self.incoming(said, who, activity_id))
        return reply

    def whole(self, reply: Reply) -> Reply:
        """The reply as it is when it was completed."""
        renewed = self.assistant.renewed(self.incoming("as before"), reply)
        assert renewed is not None
        return renewed


@pytest.fixture
def talk(upstream: Upstream, database: Database) -> Iterator[Talk]:
    upstream.fill([f"C{number:05}" for number in range(1, 401) if number != 13])
    talk = Talk(upstream, database)
    talk.enable()
    yield talk
    talk.insights.close()


def properties(reply: Reply) -> dict[str, str]:
    assert isinstance(reply.card, CustomerCard)
    return {fact.label: fact.value for fact in reply.card.properties}


def rows(reply: Reply) -> list[tuple[str, str]]:
    assert isinstance(reply.card, ListCard)
    return [(row.title, row.detail) for row in reply.card.rows]


def button(reply: Reply, label: str) -> Tap:
    assert reply.card is not None
    return next(one.tap for one in reply.card.buttons if one.label == label)


# In use


def test_the_card_shows_the_measures_first(talk: Talk) -> None:
    reply = talk.say(SHOW)
    assert properties(reply) == {
        "Churn risk": "0%",
        "Lifetime value": "NOK1,000.00",
        "Next best action": "Invite to the trunk show",
    }
    assert "Churn risk: 0%" in reply.text
    assert not reply.unfinished


def test_measures_can_be_asked_for_by_themselves(talk: Talk) -> None:
    reply = talk.say("what is Maria Lopez's churn risk")
    assert "Churn risk: 0%" in reply.text
    assert list(properties(reply)) == ["Churn risk", "Lifetime value", "Next best action"]


def test_the_next_best_action_is_one_tap_from_a_follow_up(talk: Talk) -> None:
    kept = talk.say(button(talk.say(SHOW), "Remind me: Invite to the trunk show"))
    assert "Sun, 22 Nov 2026" in kept.text
    assert "Maria Lopez: “Invite to the trunk show”" in kept.text
    assert "Taken back" in talk.say("undo").text


def test_a_whole_book_is_filtered_and_sorted_by_a_measure(talk: Talk) -> None:
    reply = talk.say("who is above 30% churn")
    shown = [detail for _, detail in rows(reply)]
    churn = [int(detail.partition(": ")[2].partition("%")[0]) for detail in shown]
    assert churn == sorted(churn, reverse=True)
    assert min(churn) > 30
    fewest = talk.say("who has a churn risk under 20%")
    churn = [int(detail.partition(": ")[2].partition("%")[0]) for _, detail in rows(fewest)]
    assert churn == sorted(churn)


@pytest.mark.parametrize(
    ("said", "lowest_first"),
    [
        ("sort my book by churn risk", False),
        ("who has the highest churn risk", False),
        ("who has the lowest churn risk", True),
        ("my clients by churn risk, lowest first", True),
        ("who is most likely to leave", False),
        ("who is likely to leave", False),
        ("which of my clients are likely to leave", False),
    ],
)
def test_a_book_is_sorted_by_a_measure(said: str, lowest_first: bool, talk: Talk) -> None:
    reply = talk.say(said)
    churn = [int(detail.partition(": ")[2].partition("%")[0]) for _, detail in rows(reply)]
    assert churn == sorted(churn, reverse=not lowest_first)
    assert ("Lowest first: " if lowest_first else "Highest first: ") in reply.text


def test_a_measure_and_another_condition_must_both_hold(talk: Talk) -> None:
    before = talk.upstream.made("customers")
    reply = talk.say("who has a birthday next week and a churn risk over 1%")
    assert "birthday" in reply.text
    assert "churn risk over 1%" in reply.text
    assert talk.upstream.made("customers") == before + 1
    assert talk.upstream.queries[-2].count("eq") < 10  # only those with a birthday were asked for


def test_without_the_right_nobody_sees_measures(talk: Talk) -> None:
    talk.roles = {"associate": SETTINGS.roles["associate"] - {Operation.VIEW_MEASURES}}
    talk.restart()
    before = len(talk.upstream.requests)
    assert "Churn risk" not in properties(talk.say(SHOW))
    assert "right" in talk.say("who is above 30% churn").text
    assert "right" in talk.say("what is Maria Lopez's churn risk").text
    assert len(talk.upstream.requests) == before


def test_measures_are_kept_nowhere_but_in_memory(talk: Talk) -> None:
    talk.say(SHOW)
    first = talk.say(SHOW, activity_id="same")
    with talk.database.begin() as connection:
        for query in ("SELECT * FROM processed_message", "SELECT * FROM conversation"):
            kept = str(connection.exec_driver_sql(query).all())
            assert "trunk show" not in kept
            assert "Churn" not in kept
    again = talk.say(SHOW, activity_id="same")
    assert again.text == first.text


def test_old_measures_are_shown_with_their_age_while_nobody_answers(talk: Talk) -> None:
    talk.say(SHOW)
    talk.upstream.always["customers"] = status(503)
    talk.now = 2 * 3600
    reply = talk.say(SHOW)
    assert properties(reply)["Lifetime value"] == "NOK1,000.00"
    assert "2 hours ago" in reply.text
    asked = len(talk.upstream.requests)
    talk.say(SHOW)
    assert len(talk.upstream.requests) == asked  # nobody is asked again for a while


def test_after_a_day_old_measures_are_gone(talk: Talk) -> None:
    talk.say(SHOW)
    talk.upstream.always["customers"] = status(503)
    talk.now = 25 * 3600
    assert "Churn risk" not in properties(talk.say(SHOW))


# Faults


def wrong_client_secret(upstream: Upstream) -> None:
    upstream.application_secret = "another"  # noqa: S105


def forbidden(upstream: Upstream) -> None:
    upstream.secrets["insights"] = {"status": 403, "code": "ForbiddenByRbac"}


def missing(upstream: Upstream) -> None:
    upstream.secrets.clear()


def disabled(upstream: Upstream) -> None:
    upstream.secrets["insights"] = {"status": 403, "code": "SecretDisabled"}


def expired(upstream: Upstream) -> None:
    upstream.secrets["insights"] = {"value": APPLICATION_SECRET, "attributes": {"exp": 1_600_000_000}}


def vault_unreachable(upstream: Upstream) -> None:
    upstream.always["vault"] = status(503)


def sign_in_unreachable(upstream: Upstream) -> None:
    upstream.always["token"] = status(503)


def refused(upstream: Upstream) -> None:
    upstream.always["customers"] = status(401)


def throttled(upstream: Upstream) -> None:
    upstream.always["customers"] = status(429, **{"Retry-After": "60"})


def down(upstream: Upstream) -> None:
    upstream.always["measures"] = status(503)


def half(upstream: Upstream) -> None:
    upstream.always["measures"] = half_a_page


def not_json(upstream: Upstream) -> None:
    upstream.always["measures"] = text("<html>")


def another_form(upstream: Upstream) -> None:
    upstream.always["measures"] = text('{"value": [1, 2]}')


def a_page_elsewhere(upstream: Upstream) -> None:
    upstream.always["measures"] = text('{"value": [], "@odata.nextLink": "https://elsewhere.example/x"}')


NO_ANSWER = "Customer Insights does not answer just now"
COMING = "The measures are still on their way"
FAULTS = (
    wrong_client_secret, forbidden, missing, disabled, expired, vault_unreachable, sign_in_unreachable, refused,
    throttled, down, half, not_json, another_form, a_page_elsewhere,
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_the_card_its_measures_and_nothing_else(
    talk: Talk, fault: Callable[[Upstream], None],
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "azure.identity")  # one level below it adds its own stack
    talk.restart()
    fault(talk.upstream)
    card, found = talk.say(SHOW), talk.say("who is above 30% churn")
    assert "Maria Lopez, in the book of Ingrid Dahl" in card.text
    assert "Churn risk" not in properties(card)
    assert NO_ANSWER in card.text
    assert not card.unfinished
    assert "I cannot search by churn risk" in found.text
    printed = capfd.readouterr()
    everything = "\n".join([caplog.text, printed.out, printed.err, card.text, found.text])
    for secret in (APPLICATION_SECRET, READER_SECRET, *talk.upstream.tokens):
        assert secret not in everything
    assert "Traceback" not in everything


@pytest.mark.parametrize("silent", ["vault", "token", "customers", "measures"])
def test_an_answer_does_not_wait_for_who_keeps_silent_and_is_completed_later(talk: Talk, silent: str) -> None:
    talk.restart(IN_A_HURRY)
    held = talk.upstream.hold(silent)
    card, found = talk.say(SHOW), talk.say("who is above 30% churn")
    wait_until(held.is_waiting)  # nobody was answered, and yet both turns are
    assert "Maria Lopez, in the book of Ingrid Dahl" in card.text
    assert COMING in card.text
    assert "Churn risk" not in properties(card)
    assert "still fetching" in found.text
    assert card.unfinished
    assert found.unfinished
    held.release()
    whole = talk.whole(card)
    assert properties(whole)["Churn risk"] == "0%"
    assert not whole.unfinished
    assert "still fetching" not in talk.whole(found).text


@pytest.mark.parametrize("silent", ["vault", "token", "customers", "measures"])
def test_who_keeps_silent_for_good_is_given_up(talk: Talk, silent: str) -> None:
    talk.restart(replace(PATIENT, fetch=0.05))
    talk.upstream.hold(silent)
    reply = talk.say(SHOW)
    assert NO_ANSWER in reply.text
    assert not reply.unfinished


def test_a_rotated_secret_is_picked_up_without_anybody_noticing(talk: Talk) -> None:
    talk.say(SHOW)
    talk.upstream.application_secret = "rotated"  # noqa: S105
    talk.upstream.secrets["insights"] = {"value": "rotated"}
    talk.upstream.tokens.clear()
    talk.now = 3600
    assert "Churn risk" in properties(talk.say(SHOW))


@pytest.mark.parametrize("fault", [status(503), status(429, **{"Retry-After": "0"}), half_a_page])
def test_a_short_burst_of_faults_is_not_noticed(talk: Talk, fault: Any) -> None:
    talk.upstream.faults["measures"] = deque([fault, fault])
    assert "Churn risk" in properties(talk.say(SHOW))


def test_a_customer_whom_insights_does_not_know_has_a_card_all_the_same(talk: Talk) -> None:
    reply = talk.say("show me C00013")
    assert "Churn risk" not in properties(reply)
    assert NO_ANSWER not in reply.text


def test_a_renamed_measure_is_no_matter_of_the_card(talk: Talk) -> None:
    for values in talk.upstream.measures.values():
        values["Churn"] = values.pop("ChurnProbability")
    reply = talk.say(SHOW)
    assert "Churn risk" not in reply.text
    assert "Lifetime value" in reply.text
    assert isinstance(reply.card, CustomerCard)
    assert reply.card.note == ""


def test_nothing_is_fetched_before_the_set_up_was_validated(upstream: Upstream, database: Database) -> None:
    upstream.fill([MARIA])
    talk = Talk(upstream, database)
    assert "Churn risk" not in properties(talk.say(SHOW))
    assert "not connected" in talk.say("who is above 30% churn").text
    assert upstream.requests == []
    talk.insights.close()


# Administrators


def test_an_administrator_turns_it_on_in_chat(upstream: Upstream, database: Database) -> None:
    upstream.fill([f"C{number:05}" for number in range(1, 401)])
    talk = Talk(upstream, database)
    checking = talk.say("Turn on Customer Insights.", HENRIK)
    assert checking.unfinished
    result = talk.assistant.renewed(talk.incoming("as before", HENRIK), checking)
    assert result is not None
    assert "Customer Insights is on" in result.text
    assert "the measure ChurnProbability is there" in result.text
    assert "Churn risk" in properties(talk.say(SHOW))
    assert "off" in talk.say("turn off customer insights", HENRIK).text
    assert "Churn risk" not in properties(talk.say(SHOW))
    talk.insights.close()


def test_a_failing_validation_in_chat_names_the_step_and_leaves_it_off(talk: Talk) -> None:
    wrong_client_secret(talk.upstream)
    result = talk.assistant.renewed(talk.incoming("as before", HENRIK), talk.say("enable customer insights", HENRIK))
    assert result is not None
    assert "stays off" in result.text
    assert "AADSTS7000215" in result.text
    assert "Churn risk" not in properties(talk.say(SHOW))


def test_others_cannot_turn_it_on_or_off(talk: Talk) -> None:
    assert "right" in talk.say("turn off customer insights").text
    assert "Churn risk" in properties(talk.say(SHOW))


def test_administrators_are_told_once_of_a_secret_that_comes_to_its_end(talk: Talk) -> None:
    talk.at = datetime.now(UTC)
    exp = int(talk.at.timestamp() + 6.5 * 86_400)
    talk.upstream.secrets["insights"] = {"value": APPLICATION_SECRET, "attributes": {"exp": exp}}
    talk.restart()
    for _ in range(2):
        talk.say(SHOW)
        talk.assistant.unasked.keep_time(talk.at)
        talk.restart()
    told, _ = talk.assistant.answer(talk.incoming("hello", HENRIK))
    assert "vault://localhost/insights" in told.text
    assert "in 7 days" in told.text
    assert len(talk.assistant.answer(talk.incoming("hello", HENRIK))) == 1
    assert len(talk.assistant.answer(talk.incoming("hello", INGRID))) == 1
    talk.say(SHOW)
    talk.assistant.unasked.keep_time(talk.at + timedelta(days=6))
    told, _ = talk.assistant.answer(talk.incoming("hello", HENRIK))
    assert "in one day" in told.text
