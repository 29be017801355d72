"""A request that is not served, and how it is told: always JSON `{"error": {"code", "message"}}`."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from dialogs.failures import log_failure
from dialogs.language.texts import Texts, Value


class RefusedError(Exception):
    """Ends a request with `status`; `code` is stable, its text is `refused-<code>` among the texts."""

    def __init__(self, status: int, code: str, **values: Value) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.values = values


def refusals_as_json(texts: Texts) -> Middleware:
    """The middleware that answers every error, expected or not, in the same form."""

    def told(status: int, code: str, **values: Value) -> web.Response:
        headers = {"WWW-Authenticate": "Bearer"} if status == web.HTTPUnauthorized.status_code else None
        message = texts.say(f"refused-{code.replace('_', '-')}", **values)
        return web.json_response({"error": {"code": code, "message": message}}, status=status, headers=headers)

    @web.middleware
    async def answer(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except RefusedError as error:
            return told(error.status, error.code, **error.values)
        except web.HTTPRequestEntityTooLarge as error:
            return told(error.status, "too_large")
        except web.HTTPNotFound as error:
            return told(error.status, "not_found")
        except web.HTTPMethodNotAllowed as error:
            response = told(error.status, "method_not_allowed")
            response.headers["Allow"] = error.headers["Allow"]
            return response
        except web.HTTPException as error:
            if error.status < web.HTTPBadRequest.status_code:
                raise
            return told(error.status, "not_served")
        except Exception as error:  # the process goes on; what failed is in the log
            log_failure(error)
            return told(web.HTTPInternalServerError.status_code, "internal")

    return answer
