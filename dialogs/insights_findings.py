"""What was found on the way to Customer Insights, in words: what is well, and what to do where it is not."""

from __future__ import annotations

from datetime import datetime

from dialogs.language.texts import Texts
from storage.insights.problems import Step
from storage.insights.validation import Finding
from storage.rules.secret_ends import days_left, occasion
from storage.settings import CustomerInsights


def in_words(finding: Finding, settings: CustomerInsights, reference: str, now: datetime, texts: Texts) -> str:
    """`reference`: of the application's secret."""
    if finding.step is Step.SECRET and finding.trouble is not None:
        return texts.say("secret-unavailable", reference=reference, problem=finding.trouble)
    measure = next((one for one in settings.measures if one.id == finding.measure), None)
    values = {
        "reference": reference,
        "ends": ending(finding.expires_on, now, texts),
        "application": settings.application_id,
        "authority": settings.authority,
        "environment": settings.environment,
        "alternate": settings.alternate_customer_id,
        "name": measure.name if measure else "",
        "type": measure.type if measure else "",
        "detail": finding.detail or "none",
    }
    if finding.trouble is None:
        return texts.say(f"finding-{finding.step}", **values)
    return texts.say(f"trouble-{finding.step}-{finding.trouble}", **values)


def ending(expires_on: datetime | None, now: datetime, texts: Texts) -> str:
    """ ", ends on 22 Dec 2026, in 30 days"; empty for a secret without an end."""
    if expires_on is None:
        return ""
    day, days = texts.short_day(expires_on.date()), days_left(expires_on, now)
    came = occasion(expires_on, now)
    when = "far" if came is None else "past" if came == 0 else "soon"
    return texts.say("check-secret-ends", ends=when, day=day, days=days)
