"""How a command ended, for scripts that call it."""

DONE = 0
FAILED = 1
"""With one clear line on standard error."""
WRONG_USAGE = 2
