"""What may go wrong on the way to a measure, told by its step."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """The way to a measure, in its order."""

    SECRET = "secret"  # noqa: S105 - a step's name
    SIGN_IN = "sign_in"
    SERVICE = "service"
    CUSTOMERS = "customers"
    MEASURES = "measures"


class Trouble(StrEnum):
    """Why a step failed. Troubles with the secret itself are those of storage/secret_records.py."""

    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    WRONG_ADDRESS = "wrong_address"
    WRONG_QUERY = "wrong_query"
    THROTTLED = "throttled"
    UNAVAILABLE = "unavailable"
    TOO_SLOW = "too_slow"
    NOT_UNDERSTOOD = "not_understood"
    FOREIGN_PAGE = "foreign_page"
    NOBODY_KNOWN = "nobody_known"
    NOT_THERE = "not_there"
    WRONG_TYPE = "wrong_type"


class InsightsError(Exception):
    """Customer Insights cannot be read. Holds neither secrets nor what customers are called."""

    def __init__(self, step: Step, trouble: str, detail: str = "", retry_after: float | None = None) -> None:
        """`detail`: the service's own code, a measure's id; `retry_after`: seconds for which it wants its peace."""
        super().__init__(f"{step}: {trouble} {detail}".strip())
        self.step = step
        self.trouble = trouble
        self.detail = detail
        self.retry_after = retry_after
