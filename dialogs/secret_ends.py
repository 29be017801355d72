"""Tells administrators of secrets that come to their end: each of them once on each occasion, without being asked."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.insights_findings import ending
from dialogs.letters import Letter
from storage.rules.permissions import Grants, may
from storage.rules.secret_ends import occasion
from storage.secret_announcements import SecretAnnouncements
from storage.secret_records import Standing
from storage.settings import Operation
from storage.unit_of_work import UnitOfWork


def announce(standings: Mapping[str, Standing], grants: Grants, work: UnitOfWork) -> None:
    """`standings`: reference → how reading it went last."""
    announced = SecretAnnouncements(work.connection, work.speaker.legal_entity)
    for reference, standing in sorted(standings.items()):
        came = occasion(standing.expires_on, work.now)
        if standing.expires_on is None or came is None:
            continue
        if announced.is_first(reference, standing.expires_on, came, work.now):
            for one in work.associates:
                if one.active and may(one.roles, Operation.ADMINISTER, grants):
                    letter = Letter(one, work)
                    ends = ending(standing.expires_on, work.now, letter.texts)
                    letter.send("administration-secret-ends", reference=reference, ends=ends)
