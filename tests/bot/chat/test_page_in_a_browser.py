"""The chat page as a person sees it on a phone, in a real browser."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, Route, async_playwright, expect

from tests.bot.chat.conftest import Running, serving
from tests.waiting import HANGS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE, DESK = (360, 740), (1100, 800)
expect.set_options(timeout=HANGS * 1000)
HOSTILE = "<img src=x onerror=\"document.title='broken'\"> **bold** [go](javascript:alert(1)) <b>x</b>"

if not CHROMIUM and os.environ.get("CI") != "true":
    pytest.skip("No Chromium on this machine: the chat page is not tried in a browser.", allow_module_level=True)


@dataclass
class Seen:
    """The page, and what went wrong on it."""

    page: Page
    problems: list[str] = field(default_factory=list)

    async def open_as(self, name: str) -> None:
        await self.page.get_by_role("button", name=name).click()
        await expect(self.replies.last).to_be_visible()

    @property
    def replies(self) -> Any:
        return self.page.locator("#conversation > .theirs")

    async def say(self, words: str) -> Any:
        """The reply to `words`."""
        before = await self.replies.count()
        box = self.page.get_by_role("textbox")
        await box.fill(words)
        await box.press("Enter")
        return await self.reply_after(before)

    async def tap(self, name: str) -> Any:
        """The reply to a tap on the row or button of the last card."""
        before = await self.replies.count()
        await self.page.locator(".card").last.get_by_role("button", name=name).click()
        return await self.reply_after(before)

    async def reply_after(self, before: int) -> Any:
        reply = self.replies.nth(before)
        await expect(reply).to_be_visible()
        return reply

    async def fits(self) -> bool:
        """Whether only the conversation scrolls, and only up and down."""
        size = self.page.viewport_size
        assert size
        wide, high = await self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        inner = await self.page.evaluate("document.querySelector('main').scrollWidth")
        return bool(max(wide, inner) <= size["width"] and high <= size["height"])


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    assert CHROMIUM, "Chromium is needed here"
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        await opened.close()


async def visit(
    browser: Browser,
    running: Running,
    size: tuple[int, int] = PHONE,
    scheme: Literal["light", "dark"] = "light",
    without: str = "",
) -> Seen:
    """The page in a fresh profile; `without`: addresses that cannot be loaded."""
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    context.set_default_timeout(HANGS * 1000)
    page = await context.new_page()
    seen = Seen(page)

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            seen.problems.append(message.text)

    async def refuse(route: Route) -> None:
        await route.abort()

    page.on("console", note)
    page.on("pageerror", lambda error: seen.problems.append(f"{error}"))
    if without:
        await page.route(without, refuse)
    await page.goto(running.address)
    return seen


def stored(running: Running, account: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(running.command("customer", account, "--json"))
    return found


async def test_a_working_day_on_a_phone(browser: Browser, running: Running, tmp_path: Path) -> None:
    seen = await visit(browser, running)
    await seen.open_as("Ingrid Dahl")

    birthdays = await seen.say("who has a birthday next week")
    await expect(birthdays.get_by_role("button", name="Zara Hanssen")).to_be_visible()
    await expect(birthdays.get_by_role("button", name="Yuki Silva")).to_be_visible()
    await seen.page.screenshot(path=tmp_path / "birthdays.png")

    card = await seen.tap("Zara Hanssen")
    await expect(card.locator(".card")).to_contain_text("C00029")
    await expect(card.locator("a[href^='tel:']")).to_be_visible()
    await seen.page.screenshot(path=tmp_path / "card.png")

    note = await seen.say("note that she would like to see the new silk scarves")
    await expect(note).to_contain_text("Zara Hanssen")
    assert "silk scarves" in stored(running, "C00029")["notes"][-1]["text"]

    before = stored(running, "C00029")["activities"]
    visit_logged = await seen.say("log a visit with Zara Hanssen")
    await expect(visit_logged).to_contain_text("Zara Hanssen")
    after = stored(running, "C00029")["activities"]
    assert len(after) == len(before) + 1
    await seen.page.screenshot(path=tmp_path / "visit.png")

    undone = await seen.tap("Undo")
    await expect(undone).to_contain_text("Zara Hanssen")
    kept = stored(running, "C00029")
    assert kept["activities"] == before
    assert "silk scarves" in kept["notes"][-1]["text"]

    assert await seen.fits()
    assert seen.problems == []


async def test_hostile_words_are_shown_as_they_were_typed(browser: Browser, running: Running) -> None:
    seen = await visit(browser, running)
    await seen.open_as("Ingrid Dahl")
    await seen.say("show me Magnus Nguyen")
    noted = await seen.say(f"note for Magnus Nguyen: {HOSTILE}")
    assert HOSTILE in await noted.inner_text()
    timeline = await seen.say("show the notes of Magnus Nguyen")
    assert HOSTILE in await timeline.inner_text()
    assert (
        await seen.page.locator("#conversation img, #conversation b, #conversation a[href^='javascript']").count() == 0
    )
    assert await seen.page.title() != "broken"
    assert await seen.fits()
    assert seen.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_it_fits_and_is_readable_in_both_schemes(
    browser: Browser, running: Running, tmp_path: Path, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    seen = await visit(browser, running, size, scheme)
    await expect(seen.page.get_by_role("heading", level=2)).to_be_visible()
    assert await seen.fits()
    await seen.page.screenshot(path=tmp_path / "people.png")
    await seen.open_as("Ingrid Dahl")
    await seen.say("show me Zara Hanssen")
    assert await seen.fits()
    await seen.page.screenshot(path=tmp_path / "card.png")
    for element in (".mine .bubble", ".theirs .bubble", ".card .ac-textRun", ".card .ac-pushButton"):
        assert await contrast(seen.page, element) >= 4.5, element
    assert seen.problems == []


async def test_a_suggestion_says_itself(browser: Browser, running: Running) -> None:
    seen = await visit(browser, running)
    await seen.open_as("Ingrid Dahl")
    chip = seen.page.locator("#suggestions button").first
    words = await chip.inner_text()
    before = await seen.replies.count()
    await chip.click()
    await seen.reply_after(before)
    await expect(seen.page.locator(".mine .bubble").last).to_have_text(words)


async def test_a_reload_remembers_the_person_and_begins_anew(browser: Browser, running: Running) -> None:
    seen = await visit(browser, running)
    await seen.open_as("Henrik Voss")
    await seen.say("help")
    await seen.page.reload()
    await expect(seen.replies).to_have_count(1)
    await expect(seen.page.locator("#person")).to_have_text("Henrik Voss")
    await seen.page.locator("#person").click()
    await seen.open_as("Bo Larsen")
    await expect(seen.page.locator("#person")).to_have_text("Bo Larsen")


async def test_everything_can_be_done_with_the_keyboard(browser: Browser, running: Running) -> None:
    seen = await visit(browser, running)
    await seen.page.get_by_role("button", name="Ingrid Dahl").focus()
    await seen.page.keyboard.press("Enter")
    await expect(seen.page.get_by_role("textbox")).to_be_focused()
    await seen.say("who has a birthday next week")
    row = seen.page.locator(".card").last.get_by_role("button", name="Zara Hanssen")
    await row.focus()
    before = await seen.replies.count()
    await seen.page.keyboard.press("Enter")
    card = await seen.reply_after(before)
    await expect(card.locator(".card")).to_contain_text("C00029")


async def test_without_the_card_renderer_the_reply_is_read_as_text(browser: Browser, running: Running) -> None:
    seen = await visit(browser, running, without="**/vendor/**")
    await seen.open_as("Ingrid Dahl")
    await expect(seen.page.locator("#notice")).to_contain_text("plain text")
    reply = await seen.say("who has a birthday next week")
    await expect(reply).to_contain_text("Zara Hanssen")
    assert await seen.page.locator(".card").count() == 0


async def test_a_long_sentence_and_other_scripts_stay_within_the_page(browser: Browser, running: Running) -> None:
    seen = await visit(browser, running)
    await seen.open_as("Ingrid Dahl")
    for words in ("w" * 3000, "🎁 مرحبا بالعالم שלום", "two\nlines"):
        await seen.say(words)
        assert await seen.page.locator(".mine .bubble").last.inner_text() == words
        assert await seen.fits()
    assert seen.problems == []


async def test_it_connects_again_when_the_server_was_restarted(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path) as first:
        seen = await visit(browser, first)
        await seen.open_as("Ingrid Dahl")
    await expect(seen.page.locator("#notice")).to_be_visible()
    await seen.page.get_by_role("textbox").fill("help")
    await seen.page.keyboard.press("Enter")
    await expect(seen.page.locator(".remark")).to_be_visible()
    await expect(seen.page.get_by_role("textbox")).to_have_value("help")
    with serving(tmp_path, int(first.address.rpartition(":")[2])):
        await expect(seen.replies).to_have_count(2)
        await expect(seen.page.locator("#notice")).to_be_hidden()
        await seen.say("help")


async def contrast(page: Page, selector: str) -> float:
    """The WCAG contrast of an element's text with what is behind it."""
    found: float = await page.locator(selector).last.evaluate(
        """(element) => {
          const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
            .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
            .reduce((sum, c, place) => sum + c * [0.2126, 0.7152, 0.0722][place], 0);
          let behind = element;
          let colour = numbers(getComputedStyle(behind).backgroundColor);
          while (colour[3] === 0) {
            behind = behind.parentElement;
            colour = numbers(getComputedStyle(behind).backgroundColor);
          }
          const [a, b] = [light(numbers(getComputedStyle(element).color)), light(colour)].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        }"""
    )
    return found
