# What a file was taken for, what its plan asks, and what would do as an answer.

# What a file was taken for, by the name of its layout; else as its publisher is called.
layout = { $layout ->
    [long] a table with a reading in each row
    [wide] a table with a column for each meter
   *[other] { $publisher }
}

# In which order dates are written.
order = In which order are dates written?

# Which sign stands before decimals.
decimal = Which is the decimal sign?

# Whether values are multiplied by the file's factor.
factors = Are the values still to be multiplied by the factor in the file?

# The time zone of the times.
zone = In which time zone are the times? Enter a name such as Europe/Berlin, or Etc/GMT+5 for EST all year.

# How long the period of a value is.
spacing = How long is the period that a value covers? For example 15min, 1h, day or month.

# Which end of a period its time names.
stamp = Does the time name the start or the end of its period?

# What the numbers of hours count.
numbers = On days of 23 or 25 hours: do the numbers count the hours that passed, or those on the clock?

# Whether a period includes its last day.
end_day = Does a period include the day on which it ends?

# Which meter a series belongs to.
meter = Which meter is “{ $label }”?

# The unit of a series.
unit = In which unit is “{ $label }”? If you do not need it, clear its box.

# What a series measures.
field = What does “{ $label }” measure?

# How a series counts.
kind = How does “{ $label }” count: a register that only grows, or usage per period?

# Which way negative values count.
sign = Which way do the values of “{ $label }” count?

# What would do as a time zone.
zone_would_do = Enter the name of a time zone, such as Europe/Berlin.

# What would do as the length of a period.
spacing_would_do = Enter a period such as 15min, 1h, day or month.

# What would do as a meter.
meter_would_do = Use letters, digits, -, _ and ., at most 120 of them.

# What would do as a unit.
unit_would_do = Enter a unit such as kWh, kBtu, therms, ccf, m3, gal, lbs, ton-h, W or °F.

# What would do where there is a choice.
choose_one = Choose one of these.
