"""From the configuration to the parts that read: which secret, which token, which address and protocol."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from storage.access_token import AccessToken, from_client_credentials
from storage.insights import dataverse, older_api
from storage.insights.api import InsightsApi
from storage.insights.dataverse import Dataverse
from storage.insights.odata import ODataClient
from storage.insights.older_api import OlderApi
from storage.insights.problems import InsightsError, Step, Trouble
from storage.insights.source import Source
from storage.secret_records import KeyVaultSettings
from storage.secrets import SecretInUse, Secrets
from storage.settings import CustomerInsights

BY_REFERENCE = ("env:", "vault:")
SECRET_NAME = re.compile(r"[0-9A-Za-z-]{1,127}")
NO_REFERENCE = "vault:secret_name"


@dataclass(frozen=True, slots=True)
class Line:
    """The whole way to the measures of one legal entity."""

    secret: SecretInUse
    token: AccessToken
    source: Source


def line(
    settings: CustomerInsights,
    secrets: Secrets,
    key_vault: KeyVaultSettings | None,
    tenant_id: str,
    session: aiohttp.ClientSession,
) -> Line:
    """InsightsError where the address is none. `tenant_id`: the application's, where the settings name no other."""
    secret = SecretInUse(secrets, secret_reference(settings, key_vault))
    base, scope = _address(settings)
    fetch = from_client_credentials(
        session, settings.authority, settings.tenant_id or tenant_id, settings.application_id, secret, scope
    )
    token = AccessToken(fetch)
    key = SecretInUse(secrets, settings.subscription_key) if settings.subscription_key else None
    protocol = Dataverse if settings.api == "dataverse" else OlderApi
    api: InsightsApi = protocol(ODataClient(session, base, token, key), settings.alternate_customer_id)
    return Line(secret, token, Source(api, settings.measures))


def secret_reference(settings: CustomerInsights, key_vault: KeyVaultSettings | None) -> str:
    """As storage/secrets.py takes it; a bare name is that of a secret in the configured key vault.

    What cannot be one may be a secret written in the wrong place, and is not repeated.
    """
    name = settings.secret_name
    if name.startswith(BY_REFERENCE):
        return name
    if key_vault is None or not SECRET_NAME.fullmatch(name):
        return NO_REFERENCE
    vault = (urlsplit(key_vault.url).hostname or "").partition(".")[0]
    return f"vault://{vault}/{name}"


def _address(settings: CustomerInsights) -> tuple[URL, str]:
    """The protocol's base, and the scope of its tokens."""
    environment = settings.environment.rstrip("/")
    if settings.api == "insights":
        whole = environment if "://" in environment else older_api.HOST + environment
        return _safe(whole), older_api.SCOPE
    return _safe(f"{environment}/{dataverse.PATH}"), f"{environment}/.default"


def _safe(address: str) -> URL:
    """HTTPS, or this machine itself."""
    try:
        url = URL(address)
    except ValueError as error:
        raise InsightsError(Step.SERVICE, Trouble.WRONG_ADDRESS) from error
    if url.host and (url.scheme == "https" or (url.scheme == "http" and _is_this_machine(url.host))):
        return url
    raise InsightsError(Step.SERVICE, Trouble.WRONG_ADDRESS)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
