"""The real Azure clients against a local HTTPS server that speaks Key Vault's and Entra ID's protocol."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme
from pydantic import SecretStr

from storage.secret_records import KeyVaultSettings, Problem, TimeLimits
from storage.secrets import KEPT_SECONDS, RENEWED_AHEAD, Secrets, SecretUnavailableError
from tests.waiting import HANGS

TENANT = "00000000-0000-4000-8000-000000007e4a"
EXPIRES = 1_800_000_000
SECRETS: dict[str, tuple[int, dict[str, Any]]] = {
    "/secrets/teams/": (200, {"value": "open sesame", "attributes": {"enabled": True, "exp": EXPIRES}}),
    "/secrets/teams/0123abcd": (200, {"value": "of old", "attributes": {"enabled": True}}),
    "/secrets/disabled/": (
        403,
        {"error": {"code": "Forbidden", "message": "", "innererror": {"code": "SecretDisabled"}}},
    ),
    "/secrets/broken/": (500, {"error": {"code": "InternalServerError", "message": ""}}),
}
NOT_FOUND = (404, {"error": {"code": "SecretNotFound", "message": ""}})


class Azure(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        port = self.connection.getsockname()[1]
        base = f"https://localhost:{port}"
        if path.endswith("/.well-known/openid-configuration"):
            tenant = f"{base}/{TENANT}"
            self._answer(200, {
                "issuer": f"{tenant}/v2.0",
                "authorization_endpoint": f"{tenant}/oauth2/v2.0/authorize",
                "token_endpoint": f"{tenant}/oauth2/v2.0/token",
            })  # fmt: skip
        elif self.headers.get("Authorization") != "Bearer good":
            challenge = f'Bearer authorization="{base}/{TENANT}", resource="https://vault.azure.net"'
            self._answer(401, {"error": {"code": "Unauthorized"}}, challenge)
        else:
            status, body = SECRETS.get(path, NOT_FOUND)
            self._answer(status, body | ({"id": f"{base}{path}"} if status == 200 else {}))

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if form.get("client_secret") == ["right"]:
            self._answer(200, {"token_type": "Bearer", "expires_in": 3600, "access_token": "good"})
        else:
            self._answer(401, {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret."})

    def _answer(self, status: int, body: dict[str, Any], challenge: str | None = None) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        if challenge:
            self.send_header("WWW-Authenticate", challenge)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Quiet."""


@pytest.fixture
def azure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    authority = trustme.CA()
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Azure)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def secrets(
    base: str,
    signs_in_with: str = "right",
    clock: Callable[[], float] = time.monotonic,
    limits: TimeLimits = TimeLimits(connect=HANGS, read=HANGS),  # noqa: B008 - it is frozen
    **environment: str,
) -> Secrets:
    account = KeyVaultSettings(
        url=base, client_id="reader", client_secret=SecretStr(signs_in_with), tenant_id=TENANT, authority=base
    )
    return Secrets(account, environment=environment, limits=limits, clock=clock)


def problem(secrets: Secrets, reference: str) -> Problem:
    with pytest.raises(SecretUnavailableError) as failure:
        secrets.read(reference)
    assert failure.value.reference == reference
    return failure.value.problem


def test_a_plain_value_is_itself() -> None:
    assert Secrets().read("open sesame").value == "open sesame"


def test_a_secret_is_read_from_the_environment() -> None:
    environment = {"APP_SECRET": "open sesame", "EMPTY": ""}
    assert Secrets(environment=environment).read("env:APP_SECRET").value == "open sesame"
    assert problem(Secrets(environment=environment), "env:OTHER") is Problem.NOT_SET
    assert problem(Secrets(environment=environment), "env:EMPTY") is Problem.NOT_SET


@pytest.mark.parametrize(
    "reference",
    ["env:", "env:A B", "vault://", "vault:aurelle/x", "vault://aurelle", "vault://aurelle/", "vault://a.example/x",
     "vault://aurelle@evil.example/x", "vault://aurelle/a/b/c", "vault://aurelle/a?b", "vault://aurelle/../x"],
)  # fmt: skip
def test_a_malformed_reference_is_refused(reference: str) -> None:
    assert problem(Secrets(environment={}), reference) is Problem.MALFORMED


def test_a_secret_never_shows_when_printed() -> None:
    assert "open sesame" not in repr(Secrets().read("open sesame"))


def test_a_secret_is_read_from_key_vault_with_its_end(azure: str) -> None:
    found = secrets(azure).read("vault://localhost/teams")
    assert found.value == "open sesame"
    assert found.expires_on is not None
    assert found.expires_on.timestamp() == EXPIRES


def test_a_version_can_be_named(azure: str) -> None:
    found = secrets(azure).read("vault://localhost/teams/0123abcd")
    assert (found.value, found.expires_on) == ("of old", None)


def test_the_accounts_own_secret_may_come_from_the_environment(azure: str) -> None:
    assert secrets(azure, "env:READER", READER="right").read("vault://localhost/teams").value == "open sesame"
    assert problem(secrets(azure, "env:READER"), "env:READER") is Problem.NOT_SET


@pytest.mark.parametrize(
    ("name", "expected"),
    [("other", Problem.NOT_FOUND), ("disabled", Problem.DISABLED), ("broken", Problem.UNREACHABLE)],
)
def test_what_key_vault_refuses_is_told_apart(azure: str, name: str, expected: Problem) -> None:
    assert problem(secrets(azure), f"vault://localhost/{name}") is expected


def test_an_account_with_a_wrong_secret_cannot_sign_in(azure: str) -> None:
    assert problem(secrets(azure, "wrong"), "vault://localhost/teams") is Problem.SIGN_IN_REFUSED


def test_a_vault_that_is_not_there_is_told() -> None:
    assert problem(secrets("https://localhost:9"), "vault://localhost/teams") is Problem.UNREACHABLE


def test_a_vault_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        never = secrets(f"https://localhost:{silent.getsockname()[1]}", limits=TimeLimits(connect=0.1, read=0.1))
        assert problem(never, "vault://localhost/teams") is Problem.UNREACHABLE


def test_a_secret_is_kept_renewed_ahead_of_its_end_and_forgotten_when_told(azure: str) -> None:
    now = [0.0]
    kept = secrets(azure, clock=lambda: now[0])
    vault = SECRETS["/secrets/rotating/"] = (200, {"value": "first", "attributes": {"enabled": True}})
    assert kept.read("vault://localhost/rotating").value == "first"
    vault[1]["value"] = "second"
    assert kept.read("vault://localhost/rotating").value == "first"
    now[0] = KEPT_SECONDS - RENEWED_AHEAD
    assert kept.read("vault://localhost/rotating").value == "second"
    vault[1]["value"] = "third"
    kept.forget("vault://localhost/rotating")
    assert kept.read("vault://localhost/rotating").value == "third"


def test_a_kept_secret_serves_until_its_end_while_the_vault_is_down(azure: str) -> None:
    now = [0.0]
    kept = secrets(azure, clock=lambda: now[0])
    SECRETS["/secrets/falling/"] = (200, {"value": "first", "attributes": {"enabled": True}})
    assert kept.read("vault://localhost/falling").value == "first"
    SECRETS["/secrets/falling/"] = SECRETS["/secrets/broken/"]
    now[0] = KEPT_SECONDS - 1
    assert kept.read("vault://localhost/falling").value == "first"
    assert kept.standings["vault://localhost/falling"].problem is Problem.UNREACHABLE
    now[0] = KEPT_SECONDS
    assert problem(kept, "vault://localhost/falling") is Problem.UNREACHABLE


def test_a_secret_past_its_end_is_refused_and_its_end_told(azure: str) -> None:
    SECRETS["/secrets/over/"] = (200, {"value": "x", "attributes": {"enabled": True, "exp": 1_600_000_000}})
    over = secrets(azure)
    assert problem(over, "vault://localhost/over") is Problem.EXPIRED
    expires_on = over.standings["vault://localhost/over"].expires_on
    assert expires_on is not None
    assert expires_on.timestamp() == 1_600_000_000
