"""Numbers from a configured form such as `CB-######`."""

import re


def number(form: str, count: int) -> str:
    """`CB-######` and 7 → `CB-000007`; a count with more digits than places keeps them all."""
    return re.sub("#+", lambda places: str(count).zfill(len(places[0])), form, count=1)
