"""Entra ID, Key Vault and Customer Insights with both its interfaces, as one local HTTPS server.

The shapes are those of the public documentation; every fault that can be told apart can be switched on.
"""

from __future__ import annotations

import asyncio
import json
import re
import ssl
import threading
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiohttp import web
from pydantic import SecretStr

from storage.insights.patience import Patience
from storage.secret_records import KeyVaultSettings
from storage.settings import CustomerInsights
from tests.retailer import AURE
from tests.waiting import HANGS

TENANT = "00000000-0000-4000-8000-000000007e4a"
INSTANCE = "22222222-2222-4222-8222-222222222222"
KEY = "msdynci_pos_customers_account"
OLDER_KEY = "pos_customers_account"
APPLICATION_SECRET = "the-application-secret"  # noqa: S105 - of a local server
READER_SECRET = "the-reader-secret"  # noqa: S105
LITERAL = re.compile(r"'((?:[^']|'')*)'")

PATIENT = Patience(answer=HANGS, update=HANGS, fetch=HANGS)
"""However slow the machine is, what comes comes in time."""

Fault = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Held:
    """Requests that wait at the service."""

    arrived: threading.Event = field(default_factory=threading.Event)
    let_go: Future[None] = field(default_factory=Future)

    def is_waiting(self) -> bool:
        """Whether somebody asked and has no answer."""
        return self.arrived.is_set() and not self.let_go.done()

    def release(self) -> None:
        self.let_go.set_result(None)


@dataclass
class Upstream:
    """`faults`: by kind of request (token, vault, customers, measures, predictions), each answers one request."""

    customers: dict[str, str] = field(default_factory=dict)
    """Account number → customer id."""
    measures: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Customer id → the name of a measure → its value."""
    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    """Customer id → the name of a model → its score."""
    application_secret: str = APPLICATION_SECRET
    """The one that Entra ID takes."""
    secrets: dict[str, dict[str, Any]] = field(default_factory=lambda: {"insights": {"value": APPLICATION_SECRET}})
    """The vault's: name → value, attributes; or error (status, code, inner code)."""
    faults: dict[str, deque[Fault]] = field(default_factory=dict)
    always: dict[str, Fault] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    page: int = 1000
    address: str = ""

    def fill(self, account_numbers: list[str], **measures: Any) -> None:
        for number, account_number in enumerate(account_numbers):
            customer_id = f"{number:032x}"
            self.customers[account_number] = customer_id
            self.measures[customer_id] = {
                "ChurnProbability": round((number % 100) / 100, 2),
                "LifetimeValue": 1000 + number,
                "NextBestAction": "Invite to the trunk show",
            } | measures

    def made(self, kind: str) -> int:
        return self.requests.count(kind)

    def hold(self, kind: str, then: Fault | None = None) -> Held:
        """Keep requests of that kind waiting until they are let go, and then answer them with `then`, or as ever."""
        held = Held()
        answer = then or getattr(self, f"_{kind}")

        async def fault(request: web.Request) -> web.StreamResponse:
            held.arrived.set()
            await asyncio.shield(asyncio.wrap_future(held.let_go))
            return await answer(request)

        self.always[kind] = fault
        return held

    # What follows are the services.

    async def answer(self, request: web.Request) -> web.StreamResponse:
        kind = _kind(request.path)
        self.requests.append(kind)
        self.queries.append(request.query_string)
        fault = self.always.get(kind)
        if self.faults.get(kind):
            fault = self.faults[kind].popleft()
        if fault is not None:
            return await fault(request)
        return await getattr(self, f"_{kind}")(request)  # type: ignore[no-any-return]

    async def _metadata(self, request: web.Request) -> web.Response:
        tenant = f"{self.address}/{TENANT}"
        return web.json_response({
            "issuer": f"{tenant}/v2.0",
            "authorization_endpoint": f"{tenant}/oauth2/v2.0/authorize",
            "token_endpoint": f"{tenant}/oauth2/v2.0/token",
        })  # fmt: skip

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        if form["client_secret"] not in (self.application_secret, READER_SECRET):
            return web.json_response(
                {
                    "error": "invalid_client",
                    "error_description": "AADSTS7000215: Invalid client secret provided. Trace ID: 1",
                    "error_codes": [7000215],
                },
                status=401,
            )
        token = f"token-{len(self.tokens)}"
        self.tokens.add(token)
        return web.json_response({"token_type": "Bearer", "expires_in": 3599, "access_token": token})

    async def _vault(self, request: web.Request) -> web.Response:
        if not self._is_signed_in(request):
            challenge = f'Bearer authorization="{self.address}/{TENANT}", resource="https://vault.azure.net"'
            return web.json_response(
                {"error": {"code": "Unauthorized"}}, status=401, headers={"WWW-Authenticate": challenge}
            )
        found = self.secrets.get(request.path.split("/")[2])
        if found is None:
            return web.json_response({"error": {"code": "SecretNotFound", "message": ""}}, status=404)
        if "status" in found:
            error = {"code": "Forbidden", "message": "", "innererror": {"code": found["code"]}}
            return web.json_response({"error": error}, status=found["status"])
        attributes = {"enabled": True, **found.get("attributes", {})}
        identity = f"{self.address}{request.path}"
        return web.json_response({"value": found["value"], "id": identity, "attributes": attributes})

    async def _customers(self, request: web.Request) -> web.Response:
        older = request.path.startswith("/v1/")
        key, customer_id = (OLDER_KEY, "CustomerId") if older else (KEY, "msdynci_customerid")
        filtered = request.query["$filter"]
        if key not in filtered:
            return self._refused(request, 400, "0x80060888")
        rows = [
            {key: account, customer_id: self.customers[account]}
            for account in _literals(filtered)
            if account in self.customers
        ]
        return self._rows(request, rows)

    async def _measures(self, request: web.Request) -> web.Response:
        ids = _literals(request.query.get("$filter", "")) or list(self.measures)[:100]
        known = [(one, self.measures[one]) for one in ids if one in self.measures]
        if request.path.startswith("/v1/"):
            return self._rows(request, [{"CustomerId": one} | values for one, values in known])
        rows = [{"msdynci_customerid": one, "msdynci_measures": json.dumps(values)} for one, values in known]
        return self._rows(request, rows)

    async def _predictions(self, request: web.Request) -> web.Response:
        if request.path.startswith("/v1/"):
            model = request.path.rsplit("/", 1)[-1]
            if not any(model in scores for scores in self.scores.values()):
                return self._refused(request, 404, "NotFound")
            rows = [
                {"CustomerId": one, "ChurnScore": self.scores[one][model]}
                for one in _literals(request.query["$filter"])
                if model in self.scores.get(one, {})
            ]
            return self._rows(request, rows)
        words = _literals(request.query["$filter"])
        rows = [
            {
                "msdynci_customerid": one,
                "msdynci_modelprovider": model,
                "msdynci_values": json.dumps({"ChurnScore": value}),
            }
            for one in words
            for model, value in self.scores.get(one, {}).items()
            if model in words
        ]
        return self._rows(request, rows)

    async def _names(self, request: web.Request) -> web.Response:
        names = sorted({name for values in self.measures.values() for name in values})
        return web.json_response({"value": [{"name": name} for name in names]})

    def _rows(self, request: web.Request, rows: list[dict[str, Any]]) -> web.Response:
        if not self._is_signed_in(request):
            return self._refused(request, 401, "Unauthorized")
        first = int(request.query.get("$skip", "0")) + int(request.query.get("page", "0"))
        size = min(self.page, 100) if request.path.startswith("/v1/") else self.page
        body: dict[str, Any] = {"value": rows[first : first + size]}
        if len(rows) > first + size and not request.path.startswith("/v1/"):
            body["@odata.nextLink"] = str(request.url.update_query({"page": str(first + size)}))
        return web.json_response(body)

    def _refused(self, request: web.Request, status: int, code: str) -> web.Response:
        older = request.path.startswith("/v1/")
        body = {"errorCode": code, "message": "no"} if older else {"error": {"code": code, "message": "no"}}
        return web.json_response(body, status=status)

    def _is_signed_in(self, request: web.Request) -> bool:
        return request.headers.get("Authorization", "").removeprefix("Bearer ") in self.tokens


def status(code: int, **headers: str) -> Fault:
    async def fault(_request: web.Request) -> web.Response:
        return web.json_response(
            {"error": {"code": str(code), "message": "as asked for"}}, status=code, headers=headers
        )

    return fault


def text(body: str) -> Fault:
    async def fault(_request: web.Request) -> web.Response:
        return web.Response(text=body, content_type="application/json")

    return fault


async def half_a_page(request: web.Request) -> web.StreamResponse:
    """Promise more than is sent, and hang up."""
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "5000"})
    await response.prepare(request)
    await response.write(b'{"value": [{"msdynci_customerid": "')
    assert request.transport
    request.transport.close()
    return response


@contextmanager
def running(folder: Path) -> Iterator[tuple[Upstream, Path]]:
    """The services on a port of their own, and the certificate authority to be trusted."""
    upstream = Upstream()
    authority = trustme.CA()
    bundle = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    loop = asyncio.new_event_loop()

    async def start() -> web.AppRunner:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", upstream.answer)
        runner = web.AppRunner(app, max_line_size=16_384, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
        return runner

    runner = loop.run_until_complete(start())
    upstream.address = f"https://localhost:{runner.addresses[0][1]}"
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield upstream, bundle
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(HANGS)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def key_vault(upstream: Upstream, signs_in_with: str = READER_SECRET) -> KeyVaultSettings:
    return KeyVaultSettings(
        url=upstream.address, client_id="reader", client_secret=SecretStr(signs_in_with), tenant_id=TENANT,
        authority=upstream.address,
    )  # fmt: skip


def customer_insights(upstream: Upstream, **changes: Any) -> CustomerInsights:
    older = changes.get("api") == "insights"
    configured = {
        "enabled": True,
        "api": "dataverse",
        "environment": f"{upstream.address}/v1/instances/{INSTANCE}" if older else upstream.address,
        "application_id": "application",
        "secret_name": "vault://localhost/insights",
        "alternate_customer_id": OLDER_KEY if older else KEY,
        "measures": [one.model_dump() for one in AURE.measures],
        "authority": upstream.address,
    }
    return CustomerInsights.model_validate(configured | changes)


def _kind(path: str) -> str:
    if path.endswith("/.well-known/openid-configuration"):
        return "metadata"
    if path.endswith("/oauth2/v2.0/token"):
        return "token"
    if path.startswith("/secrets/"):
        return "vault"
    last = path.rsplit("/", 1)[-1]
    if path.endswith("/manage/measures"):
        return "names"
    known = {
        "msdynci_customerprofiles": "customers",
        "Customer": "customers",
        "msdynci_customermeasures": "measures",
        "Customer_Measure": "measures",
    }
    return known.get(last, "predictions")


def _literals(filtered: str) -> list[str]:
    return [found.replace("''", "'") for found in LITERAL.findall(filtered)]
