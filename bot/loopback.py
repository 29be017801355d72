"""The development mode's gate: no token, but nobody beyond this machine, not even through a browser."""

from __future__ import annotations

import ipaddress

from aiohttp import web
from aiohttp.typedefs import Handler
from yarl import URL

from bot.received import ReceivedActivity
from bot.refusals import RefusedError
from bot.tokens import Channel


def is_loopback(host: str | None) -> bool:
    """Whether `host`, without a port, is this machine itself."""
    if host is None:
        return False
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@web.middleware
async def only_this_machine(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what a foreign web page could send: another name for our address (DNS rebinding), another origin."""
    if not is_loopback(_url(f"http://{request.headers.get('Host', '')}").host):
        raise RefusedError(403, "foreign_host")
    origin = request.headers.get("Origin")
    if origin is not None and _url(origin) != _url(f"http://{request.headers['Host']}"):
        raise RefusedError(403, "foreign_origin")
    return await handler(request)


class LoopbackChannels:
    """Everybody on this machine may post; replies stay on this machine."""

    async def admit(self, _request: web.Request) -> Channel:
        return Channel(service_url=None, endorsements=frozenset())

    def check(self, _channel: Channel, activity: ReceivedActivity) -> None:
        if activity.service_url is None:
            return
        url = _url(activity.service_url)
        if url.scheme not in ("http", "https") or url.user is not None or not is_loopback(url.host):
            raise RefusedError(400, "foreign_service_url")


def _url(written: str) -> URL:
    try:
        return URL(written)
    except ValueError:
        return URL()
