"""Azure Key Vault, through Azure's own clients."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError, ResourceNotFoundError
from azure.identity import ClientSecretCredential, ManagedIdentityCredential
from azure.keyvault.secrets import SecretClient

from storage.secret_records import KeyVaultSettings, Problem, Secret, TimeLimits

FORBIDDEN = 403
SERVER_ERROR = "HTTP Error: 5"


class RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read(account: KeyVaultSettings | None, vault: str, name: str, version: str | None, limits: TimeLimits) -> Secret:
    """A secret and its end; RefusedError says what kept it from us.

    `account`: its client secret resolved; None: the machine's managed identity.
    """
    options = {"retry_total": 1, "connection_timeout": limits.connect, "read_timeout": limits.read}
    try:
        with _credential(account, options) as credential, _client(account, vault, credential, options) as client:
            found = client.get_secret(name, version)
    except ResourceNotFoundError as error:
        raise RefusedError(Problem.NOT_FOUND) from error
    except ClientAuthenticationError as error:
        down = SERVER_ERROR in str(error)  # Azure's clients say so, but have one kind of error for all
        raise RefusedError(Problem.UNREACHABLE if down else Problem.SIGN_IN_REFUSED) from error
    except HttpResponseError as error:
        raise RefusedError(_problem(error)) from error
    except AzureError as error:
        raise RefusedError(Problem.UNREACHABLE) from error
    if not found.value:
        raise RefusedError(Problem.NOT_FOUND)
    return Secret(found.value, found.properties.expires_on)


def _problem(error: HttpResponseError) -> Problem:
    if error.status_code != FORBIDDEN:
        return Problem.UNREACHABLE
    inner = getattr(error.error, "innererror", None) or {}
    return Problem.DISABLED if inner.get("code") == "SecretDisabled" else Problem.FORBIDDEN


def _credential(
    account: KeyVaultSettings | None, options: dict[str, Any]
) -> ClientSecretCredential | ManagedIdentityCredential:
    if account is None:
        return ManagedIdentityCredential(**options)
    if account.authority is not None:
        options = options | {"authority": account.authority, "disable_instance_discovery": True}
    secret = account.client_secret.get_secret_value()
    return ClientSecretCredential(account.tenant_id, account.client_id, secret, **options)


def _client(
    account: KeyVaultSettings | None,
    vault: str,
    credential: ClientSecretCredential | ManagedIdentityCredential,
    options: dict[str, Any],
) -> SecretClient:
    url, private = f"https://{vault}.vault.azure.net", False
    if account is not None:
        private = account.authority is not None
        if (urlsplit(account.url).hostname or "").split(".")[0] == vault.lower():
            url = account.url  # the same vault, possibly in another cloud
    return SecretClient(url, credential, verify_challenge_resource=not private, **options)
