"""A stand-in for Customer Insights on this machine, so that a newcomer sees cards as they will be.

Speaks as much of Entra ID's and Dataverse's protocol as the connector uses, about the sample retailer's customers
(storage/sample_retailer/customer_insights.json). For the development mode only.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import socket

from aiohttp import web

from storage import sample
from storage.insights.dataverse import CUSTOMER_ID, PATH
from storage.settings import DomainSettings

LITERAL = re.compile(r"'([^']*)'")
LONGEST_ADDRESS = 16_384
SECRET = "CLIENTELING_STAND_IN_SECRET"  # noqa: S105 - a variable's name


class InsightsStandIn:
    """Listens on a free port from the moment it is made; answers between `start` and `stop`."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._token = secrets.token_urlsafe()
        os.environ[SECRET] = self._token  # the application's secret: it comes from somewhere, as it does elsewhere
        self._customers = json.loads(sample.MEASURES.read_text(encoding="utf-8"))
        app = web.Application()
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._sign_in)
        app.router.add_get(f"/{PATH}/msdynci_customerprofiles", self._profiles)
        app.router.add_get(f"/{PATH}/msdynci_customermeasures", self._measures)
        app.router.add_get(f"/{PATH}/msdynci_predictions", self._predictions)
        self._runner = web.AppRunner(app, max_line_size=LONGEST_ADDRESS, access_log=None)

    def configured(self, settings: DomainSettings) -> DomainSettings:
        """The settings with every legal entity's Customer Insights turned to this stand-in."""
        address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        here = {"enabled": True, "api": "dataverse", "environment": address, "authority": address,
                "secret_name": f"env:{SECRET}", "tenant_id": "stand-in"}  # fmt: skip
        return settings.model_copy(
            update={
                "legal_entities": {
                    name: one.model_copy(
                        update={"customer_insights": one.customer_insights.model_copy(update=here)}
                        if one.customer_insights
                        else {}
                    )
                    for name, one in settings.legal_entities.items()
                }
            }
        )

    async def start(self) -> None:
        await self._runner.setup()
        await web.SockSite(self._runner, self._socket).start()

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _sign_in(self, _request: web.Request) -> web.Response:
        return web.json_response({"token_type": "Bearer", "expires_in": 3599, "access_token": self._token})

    async def _profiles(self, request: web.Request) -> web.Response:
        """A customer's id is her account number here."""
        key = request.query["$select"].partition(",")[2]
        known = [one for one in _literals(request) if one in self._customers]
        return self._rows(request, [{CUSTOMER_ID: one, key: one} for one in known])

    async def _measures(self, request: web.Request) -> web.Response:
        known = [(one, self._customers[one]) for one in _literals(request) if one in self._customers]
        rows = [{CUSTOMER_ID: one, "msdynci_measures": json.dumps(measures)} for one, measures in known]
        return self._rows(request, rows)

    async def _predictions(self, request: web.Request) -> web.Response:
        return self._rows(request, [])

    def _rows(self, request: web.Request, rows: list[dict[str, str]]) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {self._token}":
            return web.json_response({"error": {"code": "Unauthorized", "message": ""}}, status=401)
        return web.json_response({"value": rows})


def _literals(request: web.Request) -> list[str]:
    return LITERAL.findall(request.query.get("$filter", ""))
