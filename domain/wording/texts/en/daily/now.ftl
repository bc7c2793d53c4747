# The headline of a place: what it uses now, against the usual, or when it was last heard.

# What is used now, with nothing to compare with.
now = <b>{ $power }</b> { $now }.

# Stands for $now.
word_now = now

# Stands for $now on a page that is kept without a network.
word_then = at { $time }

# More than usual.
now_above = <b>{ $power }</b> { $now }, <b>{ $percent } above</b> a typical { $weekday } at this time.

# Less than usual.
now_below = <b>{ $power }</b> { $now }, <b>{ $percent } below</b> a typical { $weekday } at this time.

# About as usual.
now_same = <b>{ $power }</b> { $now }, <b>about the same as</b> a typical { $weekday } at this time.

# Far more than usual.
now_times = <b>{ $power }</b> { $now }, <b>{ $times } times</b> a typical { $weekday } at this time.

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

# Below the headline: some meters are not in its figure.
offline = { $offline ->
    [one] 1 of { $all } meters is offline and not included.
   *[other] { $offline } of { $all } meters are offline and not included.
}

# The headline of a meter.
last_reading = { $meter }: last reading <b>{ $age }</b>.

# The headline of a meter that never sent a reading.
never = { $meter }: <b>no readings yet.</b>
