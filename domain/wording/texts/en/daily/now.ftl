# The headline of a place: what it used today, against the usual; below it the power now, or when it
# was last heard.

# What was used today, with nothing to compare with.
day = <b>{ $amount }</b> so far today.

# More than usual by this time of day. `usual` is the usual amount.
day_above = <b>{ $amount }</b> so far today, <b>{ $percent } more</b> than a typical { $weekday } { $by_now } ({ $usual }).

# Less than usual.
day_below = <b>{ $amount }</b> so far today, <b>{ $percent } less</b> than a typical { $weekday } { $by_now } ({ $usual }).

# About as usual.
day_same = <b>{ $amount }</b> so far today, <b>about the same as</b> a typical { $weekday } { $by_now } ({ $usual }).

# Far more than usual.
day_times = <b>{ $amount }</b> so far today, <b>{ $times } times</b> a typical { $weekday } { $by_now } ({ $usual }).

# Stands for $by_now.
word_by_now = by now

# Stands for $by_now on a page that is kept without a network.
word_by_then = by { $time }

# The power now.
now = <b>{ $power }</b> { $now }.

# The power now of some meters, while others are offline.
now_part = <b>{ $power }</b> from { $heard } of { $all } meters { $now }.

# Stands for $now.
word_now = now

# Stands for $now on a page that is kept without a network.
word_then = at { $time }

# Before what is said of a building.
of_building = { $building }:

# No meter is live.
not_live = <b>No live data right now.</b> Last reading: { $age }.

# No meter of a building ever sent a reading.
no_readings = No readings yet.

# No meter of a site ever sent a reading.
no_meters = <b>No readings yet.</b> GreenPulse is listening for meters.

# Readings come in, but no meter has a building.
no_building = <b>Data is arriving.</b> Assign the meter to a building to start.

# All meters of buildings are offline, and others are not.
only_others = <b>No live data from your buildings right now.</b> Other meters are sending; assign them to a building to include them.

# The headline of a meter.
last_reading = { $meter }: last reading <b>{ $age }</b>.

# The headline of a meter that never sent a reading.
never = { $meter }: <b>no readings yet.</b>
