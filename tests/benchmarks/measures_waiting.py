"""What Customer Insights costs a turn, as times of an ordinary turn that needs nobody, measured in the same run.

The least of several is taken, since others may keep the machine busy; of turns while somebody keeps silent, the most.

Run with `python -m tests.benchmarks.measures_waiting`; the services are local and speak the real protocols over HTTPS.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from dialogs.assistant import Assistant
from dialogs.conversation import Incoming
from storage.database import Database
from storage.insights.patience import USUAL
from storage.insights.service import Insights
from storage.insights_enabling import enable
from storage.secrets import Secrets
from storage.settings import DomainSettings
from tests import upstream
from tests.retailer import AURE, INGRID, NOW, SETTINGS, aad_object_id, filled
from tests.upstream import Upstream, customer_insights, key_vault

ROUNDS = 5
TURNS = 40
NUMBERS = count(1)
SHOW = "show me Maria Lopez"
BOOK = [f"C{number:05}" for number in range(200)]
SILENT = ("vault", "token", "customers", "measures")
MOST_TIMES_CACHED = 3.0
MOST_TIMES_COLD = 15.0
MOST_TIMES_SILENT = 60.0
"""Beyond patience. Where an ordinary turn takes 10 ms, a cold book comes within 150 ms, any turn ends within 1.5 s."""


@dataclass
class Talk:
    """Ingrid, after a start: nothing was fetched yet."""

    database: Database
    services: Upstream

    def __post_init__(self) -> None:
        settings = AURE.model_copy(update={"customer_insights": customer_insights(self.services)})
        domain = DomainSettings(roles=SETTINGS.roles, legal_entities={"AURE": settings})
        account = key_vault(self.services)
        self.insights = Insights(domain.legal_entities, Secrets(account), account)
        self.assistant = Assistant(self.database, domain, self.insights)

    def seconds(self) -> float:
        """Of one turn."""
        incoming = Incoming("benchmark", str(next(NUMBERS)), aad_object_id(INGRID), NOW, SHOW)
        return timed(lambda: self.assistant.answer(incoming))


def main() -> int:
    with TemporaryDirectory() as place, upstream.running(Path(place)) as (services, authority):
        os.environ |= {"REQUESTS_CA_BUNDLE": str(authority), "SSL_CERT_FILE": str(authority)}
        services.fill(BOOK)
        database = filled(Path(place, "retailer.db"))
        ordinary = _ordinary(database, services)
        print(f"an ordinary turn, without Insights: {1000 * ordinary:.1f} ms")
        held = [_cached(database, services, ordinary), _cold(database, services, ordinary)]
        held += [_silent(kind, database, services, ordinary) for kind in SILENT]
        database.close()
    return 0 if all(held) else 1


def _ordinary(database: Database, services: Upstream) -> float:
    talk = Talk(database, services)
    talk.seconds()
    return min(talk.seconds() for _ in range(TURNS))


def _cached(database: Database, services: Upstream, ordinary: float) -> bool:
    talk = Talk(database, services)
    enable(database, talk.insights, "AURE", datetime.now(UTC))
    talk.insights.bring("AURE", BOOK).result()
    requests = len(services.requests)
    seconds = min(talk.seconds() for _ in range(TURNS))
    asked = len(services.requests) - requests
    talk.insights.close()
    print(f"cached measures: {seconds / ordinary:.1f} times (at most {MOST_TIMES_CACHED:.0f}), {asked} requests (none)")
    return seconds / ordinary <= MOST_TIMES_CACHED and asked == 0


def _cold(database: Database, services: Upstream, ordinary: float) -> bool:
    """A whole book by a token that is there, as after the start."""
    took = []
    for _ in range(ROUNDS):
        talk = Talk(database, services)
        talk.insights.bring("AURE", ["somebody else"]).result()
        took.append(timed(talk.insights.bring("AURE", BOOK).result))
        talk.insights.close()
    seconds = min(took)
    print(
        f"a cold book of {len(BOOK)}: {1000 * seconds:.0f} ms, {seconds / ordinary:.1f} times "
        f"(at most {MOST_TIMES_COLD:.0f})"
    )
    return seconds / ordinary <= MOST_TIMES_COLD


def _silent(kind: str, database: Database, services: Upstream, ordinary: float) -> bool:
    """The longest of some turns while one of the services never answers; what is beyond patience is our own."""
    talk = Talk(database, services)
    held = services.hold(kind)
    seconds = max(talk.seconds() for _ in range(2))
    held.release()
    talk.insights.close()
    own = (seconds - USUAL.answer) / ordinary
    print(
        f"a turn while {kind} keeps silent: {seconds:.2f} s, {USUAL.answer} s of it patience, the rest {own:.1f} times "
        f"(at most {MOST_TIMES_SILENT:.0f})"
    )
    return own <= MOST_TIMES_SILENT


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    started = perf_counter()
    work()
    return perf_counter() - started


if __name__ == "__main__":
    raise SystemExit(main())
