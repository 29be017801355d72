"""What an answer that is none tells: the trouble, the service's own code, how long it wants its peace."""

from __future__ import annotations

import aiohttp

from storage.insights.problems import InsightsError, Step, Trouble
from storage.retry_after import retry_after

TROUBLES = {
    400: Trouble.WRONG_QUERY,
    401: Trouble.UNAUTHORIZED,
    403: Trouble.FORBIDDEN,
    404: Trouble.WRONG_ADDRESS,
    429: Trouble.THROTTLED,
}
PASSING = (Trouble.THROTTLED, Trouble.UNAVAILABLE, Trouble.UNREACHABLE)
LONGEST_PAUSE = 1.0
"""Seconds. Who asks for a longer one is left alone: nobody waits that long for a card."""
LONGEST_CODE = 40


async def refusal(response: aiohttp.ClientResponse) -> InsightsError:
    otherwise = Trouble.UNAVAILABLE if response.status >= 500 else Trouble.NOT_UNDERSTOOD
    trouble = TROUBLES.get(response.status, otherwise)
    wait = retry_after(response.headers.get("Retry-After"))
    return InsightsError(Step.SERVICE, trouble, await _code(response), wait)


def pause(error: Exception) -> bool | float:
    """Whether to try again, and after how many seconds if the service says so; in the form that stamina asks for."""
    if not isinstance(error, InsightsError) or error.step is not Step.SERVICE or error.trouble not in PASSING:
        return False
    if error.retry_after is None:
        return True
    return error.retry_after if error.retry_after <= LONGEST_PAUSE else False


async def _code(response: aiohttp.ClientResponse) -> str:
    """The service's own code (`{"error": {"code"}}` or `{"errorCode"}`), else the status. Not its message."""
    try:
        body = await response.json(content_type=None)
        code = body["error"]["code"] if "error" in body else body["errorCode"]
    except (ValueError, KeyError, TypeError):
        code = ""
    return str(code)[:LONGEST_CODE] or str(response.status)
