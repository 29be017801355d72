from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable

import aiohttp
import jwt
import pytest
from aiohttp.test_utils import make_mocked_request

from bot.received import ReceivedActivity, read_activity
from bot.refusals import RefusedError
from bot.signing_keys import SigningKeys
from bot.tokens import Channel, VerifiedChannels
from tests.bot.servers import APP_ID, TENANT, OpenIdService
from tests.bot.test_received import MESSAGE

SERVICE = "https://smba.example/emea/"
PUBLIC_SECRET = "x" * 64


def activity(**changes: object) -> ReceivedActivity:
    conversation = {"id": "a:1", "conversationType": "personal", "tenantId": TENANT}
    fields = MESSAGE | {"serviceUrl": SERVICE, "conversation": conversation, "channelData": {"tenant": {"id": TENANT}}}
    return read_activity(json.dumps(fields | changes).encode())


async def admitted(channels: VerifiedChannels, authorization: str | None) -> Channel:
    headers = {} if authorization is None else {"Authorization": authorization}
    return await channels.admit(make_mocked_request("POST", "/api/messages", headers=headers))


async def refusal(channels: VerifiedChannels, token: str | None) -> tuple[int, object]:
    with pytest.raises(RefusedError) as refused:
        await admitted(channels, token if token is None else f"Bearer {token}")
    return refused.value.status, refused.value.values.get("reason", refused.value.code)


@pytest.fixture
def channels(session: aiohttp.ClientSession, open_id: OpenIdService) -> VerifiedChannels:
    return VerifiedChannels(SigningKeys(session, open_id.metadata_url), APP_ID, TENANT)


async def test_a_good_token_is_accepted(channels: VerifiedChannels, open_id: OpenIdService) -> None:
    channel = await admitted(channels, f"Bearer {open_id.token(SERVICE)}")
    channels.check(channel, activity())
    channels.check(channel, activity(conversation={"id": "a:1", "tenantId": TENANT.upper()}))


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer ", "Basic dTpw"])
async def test_without_a_bearer_token_nobody_is_admitted(channels: VerifiedChannels, authorization: str | None) -> None:
    with pytest.raises(RefusedError) as refused:
        await admitted(channels, authorization)
    assert (refused.value.status, refused.value.values["reason"]) == (401, "missing")


MADE_UP: dict[str, Callable[[OpenIdService], str]] = {
    "malformed": lambda _: "not.a.token",
    "expired": lambda service: service.token(SERVICE, exp=int(time.time()) - 301),
    "signature": lambda service: jwt.encode(
        service.claims(SERVICE), OpenIdService().keys["first"], "RS256", headers={"kid": "first"}
    ),
    "issuer": lambda service: service.token(SERVICE, iss="https://sts.windows.net/t/"),
    "audience": lambda service: service.token(SERVICE, aud="another-bot"),
}


@pytest.mark.parametrize("reason", MADE_UP)
async def test_a_token_that_proves_nothing_is_refused(
    channels: VerifiedChannels, open_id: OpenIdService, reason: str
) -> None:
    assert await refusal(channels, MADE_UP[reason](open_id)) == (401, reason)


async def test_a_signature_that_was_changed_is_refused(channels: VerifiedChannels, open_id: OpenIdService) -> None:
    head, body, signature = open_id.token(SERVICE).split(".")
    for changed in (signature[:-8] + "AAAAAAAA", "", "A" * len(signature)):
        assert await refusal(channels, f"{head}.{body}.{changed}") == (401, "signature")


async def test_an_unknown_or_missing_key_id_is_refused(channels: VerifiedChannels, open_id: OpenIdService) -> None:
    unknown = jwt.encode(open_id.claims(SERVICE), open_id.keys["first"], "RS256", headers={"kid": "second"})
    assert await refusal(channels, unknown) == (401, "key")
    assert await refusal(channels, open_id.token(SERVICE, key_id=None)) == (401, "key")


async def test_only_rs256_counts(channels: VerifiedChannels, open_id: OpenIdService) -> None:
    claims, headers = open_id.claims(SERVICE), {"kid": "first"}
    assert await refusal(channels, jwt.encode(claims, "", "none", headers=headers)) == (401, "algorithm")
    assert await refusal(channels, jwt.encode(claims, PUBLIC_SECRET, "HS256", headers=headers)) == (401, "algorithm")
    rs512 = jwt.encode(claims, open_id.keys["first"], "RS512", headers=headers)
    assert await refusal(channels, rs512) == (401, "algorithm")


@pytest.mark.parametrize("claim", ["exp", "iss", "aud"])
async def test_a_token_without_a_required_claim_is_refused(
    channels: VerifiedChannels, open_id: OpenIdService, claim: str
) -> None:
    assert await refusal(channels, open_id.token(SERVICE, **{claim: None})) == (401, "claims")


async def test_a_token_that_is_not_in_force_yet_is_refused(channels: VerifiedChannels, open_id: OpenIdService) -> None:
    assert await refusal(channels, open_id.token(SERVICE, nbf=int(time.time()) + 900)) == (401, "claims")


@pytest.mark.parametrize("claimed", ["https://elsewhere.example/", "https://smba.example/emea", "", None, ["x"]])
async def test_a_token_for_another_service_address_is_refused(
    channels: VerifiedChannels, open_id: OpenIdService, claimed: object
) -> None:
    channel = await admitted(channels, f"Bearer {open_id.token(SERVICE, serviceurl=claimed)}")
    with pytest.raises(RefusedError) as refused:
        channels.check(channel, activity())
    assert (refused.value.status, refused.value.values["reason"]) == (401, "service_url")


async def test_the_service_address_must_be_there_even_where_replies_are_expected_in_the_answer(
    channels: VerifiedChannels, open_id: OpenIdService
) -> None:
    channel = await admitted(channels, f"Bearer {open_id.token(SERVICE)}")
    with pytest.raises(RefusedError) as refused:
        channels.check(channel, activity(serviceUrl=None, deliveryMode="expectReplies"))
    assert refused.value.status == 401


@pytest.mark.parametrize("endorsements", [["skype"], []])
async def test_a_key_that_is_not_endorsed_for_the_channel_is_refused(
    channels: VerifiedChannels, open_id: OpenIdService, endorsements: list[str]
) -> None:
    open_id.add_key("other", endorsements)
    channel = await admitted(channels, f"Bearer {open_id.token(SERVICE, key_id='other')}")
    with pytest.raises(RefusedError) as refused:
        channels.check(channel, activity())
    assert (refused.value.status, refused.value.values["reason"]) == (401, "endorsement")


@pytest.mark.parametrize(
    ("in_conversation", "in_channel_data"),
    [("foreign", "foreign"), (TENANT, "foreign"), ("foreign", TENANT), (None, "foreign"), (None, None)],
)
async def test_a_foreign_or_unknown_tenant_is_forbidden(
    channels: VerifiedChannels, open_id: OpenIdService, in_conversation: str | None, in_channel_data: str | None
) -> None:
    channel = await admitted(channels, f"Bearer {open_id.token(SERVICE)}")
    sent = activity(
        conversation={"id": "a:1", "tenantId": in_conversation}, channelData={"tenant": {"id": in_channel_data}}
    )
    with pytest.raises(RefusedError) as refused:
        channels.check(channel, sent)
    assert (refused.value.status, refused.value.code) == (403, "foreign_tenant")


async def test_the_keys_are_fetched_once_for_many_tokens(channels: VerifiedChannels, open_id: OpenIdService) -> None:
    token = f"Bearer {open_id.token(SERVICE)}"
    await asyncio.gather(*(admitted(channels, token) for _ in range(20)))
    assert open_id.fetches == 1


async def test_after_a_key_rotation_the_new_key_is_fetched_at_once(
    session: aiohttp.ClientSession, open_id: OpenIdService
) -> None:
    channels = VerifiedChannels(SigningKeys(session, open_id.metadata_url, at_most_every=0), APP_ID, TENANT)
    await admitted(channels, f"Bearer {open_id.token(SERVICE)}")
    open_id.add_key("second")
    await admitted(channels, f"Bearer {open_id.token(SERVICE, key_id='second')}")
    assert open_id.fetches == 2


async def test_invented_key_ids_do_not_make_us_fetch_again_and_again(
    channels: VerifiedChannels, open_id: OpenIdService
) -> None:
    for number in range(10):
        invented = jwt.encode({}, open_id.keys["first"], "RS256", headers={"kid": f"invented-{number}"})
        assert await refusal(channels, invented) == (401, "key")
    assert open_id.fetches == 1


async def test_while_the_keys_cannot_be_had_the_channel_is_told_to_come_back(
    session: aiohttp.ClientSession, open_id: OpenIdService
) -> None:
    channels = VerifiedChannels(SigningKeys(session, open_id.metadata_url, after_a_failure=0), APP_ID, TENANT)
    open_id.broken = True
    assert await refusal(channels, open_id.token(SERVICE)) == (503, "keys_unavailable")
    open_id.broken = False
    await admitted(channels, f"Bearer {open_id.token(SERVICE)}")


async def test_keys_of_yesterday_serve_while_new_ones_cannot_be_had(
    session: aiohttp.ClientSession, open_id: OpenIdService
) -> None:
    keys = SigningKeys(session, open_id.metadata_url, keep_seconds=0, at_most_every=0, after_a_failure=0)
    channels = VerifiedChannels(keys, APP_ID, TENANT)
    await admitted(channels, f"Bearer {open_id.token(SERVICE)}")
    open_id.broken = True
    await admitted(channels, f"Bearer {open_id.token(SERVICE)}")
    assert open_id.fetches == 2
