"""Goes the whole way to the measures of a few customers, step by step, and says of each step how it went."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.access_token import NoTokenError
from storage.insights.connecting import Line
from storage.insights.problems import InsightsError, Step, Trouble
from storage.rules.measure_values import value_text
from storage.secrets import SecretUnavailableError
from storage.settings import MeasureDefinition

SECONDS_A_STEP = 15.0
MOST_NAMED = 12
"""Measures that are named as those that exist."""


@dataclass(frozen=True, slots=True)
class Finding:
    step: Step
    trouble: str | None = None
    """None where the step went well; else a Trouble, or a Problem of the secret."""
    detail: str = ""
    """A service's code; the names of the measures that exist, where one is not there."""
    measure: str = ""
    """Its id, in the last step."""
    expires_on: datetime | None = None
    """Of the secret, in the first step."""


async def findings(
    line: Line, account_numbers: Sequence[str], measures: Sequence[MeasureDefinition]
) -> AsyncIterator[Finding]:
    """One for each step and each measure; after a step that failed there is no next one."""
    secret = line.secret
    try:
        async with asyncio.timeout(SECONDS_A_STEP):
            found = await asyncio.to_thread(secret.secrets.read, secret.reference)
        yield Finding(Step.SECRET, expires_on=found.expires_on)
        async with asyncio.timeout(SECONDS_A_STEP):
            await line.token.get()
        yield Finding(Step.SIGN_IN)
        async with asyncio.timeout(SECONDS_A_STEP):
            known = await line.source.api.customer_ids(account_numbers)
        yield Finding(Step.SERVICE)
        if not known:
            yield Finding(Step.CUSTOMERS, Trouble.NOBODY_KNOWN)
            return
        yield Finding(Step.CUSTOMERS)
        async with asyncio.timeout(SECONDS_A_STEP):
            for finding in await _of_measures(line, list(known), measures):
                yield finding
    except SecretUnavailableError as error:
        yield Finding(Step.SECRET, error.problem)
    except NoTokenError as error:
        trouble = Trouble.REFUSED if error.code else Trouble.UNREACHABLE
        yield Finding(Step.SIGN_IN, error.secret_problem or trouble, error.code)
    except InsightsError as error:
        yield Finding(error.step, error.trouble, error.detail)
    except TimeoutError:
        yield Finding(Step.SERVICE, Trouble.TOO_SLOW)


async def _of_measures(
    line: Line, account_numbers: Sequence[str], measures: Sequence[MeasureDefinition]
) -> list[Finding]:
    written = (await line.source.written(account_numbers)).values()
    judged = [_judged(measure, list(written)) for measure in measures]
    if not any(finding.trouble == Trouble.NOT_THERE for finding in judged):
        return judged
    names = await line.source.api.measure_names() | {name for values in written for name in values}
    elsewhere = {measure.id for measure in measures if measure.name in names}
    listed = ", ".join(sorted(names)[:MOST_NAMED])
    return [
        Finding(Step.MEASURES, measure=one.measure)
        if one.trouble == Trouble.NOT_THERE and one.measure in elsewhere
        else Finding(Step.MEASURES, one.trouble, listed, one.measure)
        for one in judged
    ]


def _judged(measure: MeasureDefinition, written: Sequence[Mapping[str, Any]]) -> Finding:
    values = [values[measure.name] for values in written if values.get(measure.name) is not None]
    if not values:
        return Finding(Step.MEASURES, Trouble.NOT_THERE, measure=measure.id)
    if all(value_text(measure, value) is None for value in values):
        return Finding(Step.MEASURES, Trouble.WRONG_TYPE, measure=measure.id)
    return Finding(Step.MEASURES, measure=measure.id)
