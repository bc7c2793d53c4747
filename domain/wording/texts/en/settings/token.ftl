# The page of the tokens that devices and programs sign in with.

title = Access tokens
lede = A token lets one device or program send readings, and nothing else. Revoke it any time; other tokens keep working.
revoked_label = Revoked. It no longer works.
in_use = In use
revoke = Revoke
of_a_gateway = For a gateway, over MQTT and HTTP; any meter.
of_a_program = For programs, over HTTP; any meter.
make_one = New token
name = Name
name_hint = Such as “Telegraf on the server” or “heat pump”.
kind = Permission
kind_device = Send for one meter
kind_gateway = Send for any meter (gateway)
kind_http = Send for any meter, over HTTP
meter = Meter
meter_hint = For a token of one meter: its key, as in its topic, or the name of an existing meter. Leave empty for gateways and programs.
kinds_explained = If a device with a token of one meter sends data for another, it ends up under rejected data. Zigbee2MQTT, a ThingsBoard gateway or another bridge for several devices needs a gateway token.
make = Create token
copy_now = Copy it now; it won’t be shown again.
try_it = Try it:
headline = { $in_use ->
    [0] No tokens yet.
    [one] One token in use.
   *[other] { $in_use } tokens in use.
}
of_meter = For the meter { $key } only.
line_used = { $stands_for } Created { $made }, last used { $used }.
line_unused = { $stands_for } Created { $made }, never used.
revoked = { $count } revoked.
