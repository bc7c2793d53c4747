# The page of a meter: its channels, its readings, how to publish to it.

# The heading of the chart.
course = Last two weeks

# Which way something flows in the chart: its line, in the tip.
flow =
    .use = used
    .import = used
    .export = exported
    .generation = generated
    .charge = into the battery
    .discharge = from the battery

# The caption of the chart's table.
course_caption = Each day: average and highest hour, in { $unit }

# The heads of the chart's table.
course_columns = Day | Average | Highest hour

# The chart in a sentence. `flow` is one of the above.
course_alt = { $has_marks ->
    [yes] { $meter }: { $utility } { $flow }, by hour over the last two weeks. Hours with an issue are marked.
   *[no] { $meter }: { $utility } { $flow }, by hour over the last two weeks.
}

# The heading of the channels.
channels = Channels

# What a channel measures.
kind =
    .cumulative = Meter reading: the total since the meter was installed.
    .interval = Usage over a period.
    .power = Power right now.
    .level = Level right now.

# The heading of the readings.
readings = Readings

# Leads to the form for a reading.
add_reading = Add reading

# The heads of the readings.
reading_columns = Time | Channel | Value | Quality

# How a reading counts.
standing = { $standing ->
    [opens] first of a series
    [glitch] out of line, not counted
    [stale] an old reading, not counted
    [held] fell, waiting for two more readings
    [alone] no other reading nearby
    [integrated] from power
    [spread] spread over a gap
    [spread_long] spread over a gap of months
    [reset] register reset
    [rollover] register rolled over
    [recovered] recovered after a glitch
    [changed] meter replaced
    [assumed] counted as one hour
    [implausible] above the maximum load, not counted
    [out_of_scale] far beyond the usual, not counted
    [error_code] an error code, not counted
   *[measured] measured
}

# The name of the links to other readings, for screen readers.
pages = Pages of readings

# Leads to older readings.
older = Older

# The heading of how to publish.
publish = Publish to this meter

# How to publish: the topic and the field of the time stand in it.
publish_hint = Topic <b>{ $topic }</b>, one object or an array of objects. Without <b>{ $field }</b>, the time of arrival counts.

# The heading of the facts.
about = About this meter

# Leads to the meter's settings.
settings = Settings

# Its building.
building = Building

# It has no building.
no_building = None yet. <a>Assign meter</a>

# How it counts.
role = Role

# What it sends.
sends = Sends

# It sends amounts.
amounts = Usage over a period

# It sends what its counter shows.
registers = Meter readings

# Whose format it speaks.
device = Device

# Where it was first heard.
address = First seen at
# What it measured today so far, and yesterday by this time.
today = { $has_before ->
    [yes] { $so_far } so far today; { $before } by this time yesterday.
   *[no] { $so_far } so far today.
}
