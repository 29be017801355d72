"""What administrators ask for in chat: turning Customer Insights on and off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dialogs.conversation import Reply, Task
from dialogs.insights_findings import in_words
from dialogs.language.texts import Texts
from dialogs.setting import Setting
from storage.insights.validation import Finding
from storage.insights_enabling import is_valid
from storage.insights_setups import InsightsSetups
from storage.rules.names import fold
from storage.settings import CustomerInsights, Operation

DISABLE = "disable_insights"


def respond(text: str, setting: Setting) -> Reply | None:
    """None where this is nothing of an administrator's. SayInsteadError where the speaker is none."""
    said = " ".join(fold(text).split()).rstrip(".!?")
    phrases = setting.language.administration
    asked = next((task for task, ways in phrases.items() if said in ways), None)
    if asked is None:
        return None
    if not setting.may(Operation.ADMINISTER):
        setting.refuse_right(Operation.ADMINISTER)
    settings = setting.work.settings.customer_insights
    if settings is None or setting.work.turn_measures is None:
        return Reply(text=setting.say("administration-nothing-configured"))
    if asked == DISABLE:
        setups = InsightsSetups(setting.work.connection, setting.speaker.legal_entity)
        setups.save(settings, False, setting.work.now, setting.speaker.personnel_number)
        return Reply(text=setting.say("administration-disabled"))
    return Reply(text=setting.say("administration-checking"), unfinished=True, task=Task(asked))


def result(
    task: Task, findings: Sequence[Finding], settings: CustomerInsights, reference: str, now: datetime, texts: Texts
) -> Reply:
    """`reference`: of the application's secret."""
    valid = is_valid(findings)
    well, ill = ("enabled", "not-enabled") if task is Task.ENABLE_INSIGHTS else ("well", "ill")
    lines = [texts.say("administration-result", result=well if valid else ill)]
    for finding in findings:
        mark = "ok" if finding.trouble is None else "failed"
        what = in_words(finding, settings, reference, now, texts)
        lines.append(texts.say(f"administration-line-{mark}", what=what))
    return Reply(text="\n".join(lines))
