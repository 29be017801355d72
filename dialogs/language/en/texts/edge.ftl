# What people read at the edge: before the assistant is asked, on the command line, in errors over HTTP.

edge-button-unknown = I don't know that button any more, so nothing was changed. Please say in words what you would like.

serve-development = Development mode: no sign-in is checked, so only this machine can reach it.
serve-clock = The clock stands at { $now }.
serve-ready = Listening on { $address }
serve-chat-page = Open { $address } in a browser to talk to the assistant.
serve-stopped = Stopped.
serve-no-credentials = { $keys } missing in the configuration: without the bot's credentials only "clienteling serve --development" can run.
serve-loopback-only = The development mode checks no sign-in and binds to this machine only; --host { $host } is another.
serve-clock-needs-development = --now is for the development mode only.
serve-bad-instant = { $given } is no instant; write it like 2026-11-21T10:00+01:00.
serve-cannot-listen = Cannot listen on { $host }:{ $port }: { $reason }
serve-not-found-by-reload = "clienteling reload" will not find this server, since there is no directory that only this user can write to; send it SIGHUP instead.
reload-in-use = { $path } was read again and is in use.
reload-refused = The configuration stays as it was.
reload-waiting = Changed, but in use only after a restart: { $keys }.
reload-done = The server { $pid } uses the changed configuration.
reload-no-server = No server of this user runs with { $path }. The file is valid; "clienteling serve" will use it.
reload-not-reached = The server { $pid } cannot be reached: { $reason }.
reload-no-answer = The server { $pid } stopped, or did not answer in time.
reload-refused-by = The server { $pid } keeps its configuration: { $problem }
reload-other-content = The server { $pid } read the file after it had changed once more; please try again.
serve-host = the address to listen on (this machine only, if not given)
serve-port = the port to listen on (3978, if not given; 0 for any free one)
serve-development-help = without credentials, with the chat page, for this machine only
serve-now = with --development: the instant at which every message is taken to arrive

config-unreadable = { $path } cannot be read: { $reason }
config-not-utf8 = { $path } is not UTF-8 text.
config-not-json = { $path }, line { $line }, column { $column }: this is not JSON ({ $reason }).
config-repeated-key = { $path }: the key "{ $name }" is there twice.
config-invalid = { $path }: { $problems }
config-unknown-key = unknown key "{ $name }" in { $place }
config-missing-key = missing key "{ $name }" in { $place }
config-wrong-value = { $place }: { $reason }
config-top-level = the top level
config-database-address = the address starts with sqlite:// or postgresql:// and names no driver

secret-ends = The secret { $reference } ends on { $day }, { $days ->
    [0] it is over
    [one] in one day
   *[other] in { $days } days
 }. Make a new version in Key Vault before.

secret-unavailable = The secret { $reference } cannot be had: { $problem ->
    [malformed] the reference is written env:NAME or vault://NAME/SECRET.
    [not_set] this environment variable is not set.
    [not_found] Key Vault has no such secret.
    [disabled] it is disabled in Key Vault. Enable it there, or name another.
    [expired] its end in Key Vault has passed. Make a new version there.
    [forbidden] Key Vault does not let this account read it. Grant it the role Key Vault Secrets User.
    [sign_in_refused] the account for Key Vault could not sign in.
   *[unreachable] Key Vault did not answer.
 }

refused-not-json = The body is not JSON.
refused-not-an-object = The body is JSON, but no object.
refused-wrong-content-type = The content type must be application/json.
refused-too-large = The body is larger than 256 KB.
refused-missing-field = The activity lacks { $field }.
refused-invalid-field = { $field }: { $reason }
refused-foreign-tenant = This bot does not serve that tenant.
refused-foreign-host = In development mode only this machine is served, under its own name.
refused-foreign-origin = In development mode pages of other origins are not served.
refused-foreign-service-url = In development mode replies go to this machine only.
refused-keys-unavailable = The channel's signing keys cannot be had right now.
refused-not-found = There is nothing here.
refused-method-not-allowed = That method is not served here.
refused-not-served = That request is not served.
refused-internal = Something went wrong on our side.
refused-unauthorized = { $reason ->
    [missing] A bearer token is required.
    [algorithm] The token is not signed with RS256.
    [key] The token names no key that the channel publishes.
    [signature] The token's signature is wrong.
    [expired] The token has expired.
    [claims] The token lacks a claim, or is not in force yet.
    [issuer] The token is of another issuer.
    [audience] The token is for another bot.
    [service_url] The token is for another service address.
    [endorsement] The token's key is not endorsed for this channel.
   *[malformed] The token cannot be read.
 }
