# The page of the tokens that devices and programs sign in with.

# Title of the page.
title = Access tokens

# Below the headline.
lede = A token lets one device or program send readings, and nothing else. Revoke it any time; other tokens keep working.

# The answer after one was revoked.
revoked_label = Revoked. It no longer works.

# The heading of the list.
in_use = In use

# The button that revokes one.
revoke = Revoke

# A gateway's token, in the list.
of_a_gateway = For a gateway, over MQTT and HTTP; any meter.

# A program's token, in the list.
of_a_program = For programs, over HTTP; any meter.

# The heading of the form.
make_one = New token

# The label of a token's name.
name = Name

# The hint of a token's name.
name_hint = Such as “Telegraf on the server” or “heat pump”.

# The label of a token's kind.
kind = Permission

# The kind of a device's token, to choose.
kind_device = Send for one meter

# The kind of a gateway's token, to choose.
kind_gateway = Send for any meter (gateway)

# The kind of a program's token, to choose.
kind_http = Send for any meter, over HTTP

# The label of the meter that a token is for.
meter = Meter

# The hint of the meter that a token is for.
meter_hint = For a token of one meter: its key, as in its topic, or the name of an existing meter. Leave empty for gateways and programs.

# What each kind is good for, below the form.
kinds_explained = If a device with a token of one meter sends data for another, it ends up under rejected data. Zigbee2MQTT, a ThingsBoard gateway or another bridge for several devices needs a gateway token.

# The button of the form.
make = Create token

# Above the secret of a token that was just made.
copy_now = Copy it now; it won’t be shown again.

# Above a command that uses the token.
try_it = Try it:

# The headline: how many are in use.
headline = { $in_use ->
    [0] No tokens yet.
    [one] One token in use.
   *[other] { $in_use } tokens in use.
}

# A device's token, in the list.
of_meter = For the meter { $key } only.

# A token that was used.
line_used = { $stands_for } Created { $made }, last used { $used }.

# A token that was never used.
line_unused = { $stands_for } Created { $made }, never used.

# How many were revoked.
revoked = { $count } revoked.
