# How a file will be read: guesses, questions, and what each series is.

# A box was sent with neither of its values.
box_unclear = check or uncheck it

# All series are to be what the first is, which is not said.
first_needed = set it for the first one, then for all

# Above the headline: the file, and its size with the unit.
file = { $name } · { $size }

# What came of a dry run. `result` is a sentence.
tried = Tested, nothing stored: { $result }

# The field of how dates are written.
order = Date format

# Dates are seconds since 1970.
order_seconds = Seconds since 1970

# Dates are milliseconds since 1970.
order_millis = Milliseconds since 1970

# Dates are a spreadsheet's numbers of days.
order_serial_1900 = A spreadsheet’s day number

# Dates are a spreadsheet's numbers of days, counted from 1904.
order_serial_1904 = A spreadsheet’s day number from 1904

# The field of the decimal sign.
decimal = Decimal separator

# The field of the time zone.
zone = Time zone

# The field of the length of a period.
spacing = Length of a period

# The field of which end of a period is written. The choices below complete the sentence.
stamp = Each time marks the period’s

# The start of a period is written.
stamp_start = Start

# The end of a period is written.
stamp_end = End

# The field of a period's last day. The choices below complete the sentence.
end_day = A period

# A period's last day is a part of it.
end_day_included = Includes its last day

# A period's last day is no part of it.
end_day_excluded = Ends before its last day

# The field of how hours are numbered. The choices below complete the sentence.
numbers = Hour numbers count

# Numbers count the hours that passed.
numbers_elapsed = Elapsed hours

# Numbers count the hours of the clock.
numbers_wall = Clock hours

# The field of the factor in the file.
factors = Factor in the file

# Values are to be multiplied.
factors_apply = Multiply by it

# Values are multiplied already.
factors_ignore = Values are already multiplied

# Nothing is chosen yet.
choose = Choose

# The button that makes all series what the first is.
all_as_first = All are the same as the first

# The button to the page before.
series_before = Previous series

# The button to the next page.
series_after = Next series

# What becomes of the answers on this page.
series_kept = What you enter on this page is kept.

# The button of the dry run.
try_label = Test import

# The button of the import.
import = Import

# The box of a series that is imported.
import_it = Import

# The field of a series' meter.
meter = Meter

# What opens the first rows of the file.
first_rows = First rows of the file

# The field of what a series measures.
field = What it measures

# The field of a series' unit.
unit = Unit

# The field of how a series counts.
kind = Type of value

# It is a register.
kind_cumulative = Meter reading (a register that grows)

# It is an amount.
kind_interval = Usage over a period

# It is a power.
kind_power = Power

# It is a level.
kind_level = Level

# The field of a series' sign.
sign = Sign

# The sign is as written.
sign_plain = As written

# The sign is the other one.
sign_reversed = Reversed

# The sign tells import from export.
sign_net = Import if positive, export if negative

# The headline: what it is, and what is asked.
headline = <b>This looks like { $publisher }.</b> { $open ->
    [0] Is that right?
    [one] Please confirm one setting.
   *[other] Please confirm { $open } settings.
}

# On how many rows it is based.
judged_by = { $is_whole ->
    [yes] { $rows ->
        [one] Based on its only row.
       *[other] Based on all { $rows } rows.
    } Nothing is stored yet.
   *[no] Based on the first { $rows } rows. Nothing is stored yet.
}

# The heading of the only series.
only_series = Contents

# The heading of some of the series.
some_series = Series { $first } to { $last } of { $count }

# The heading of all series.
all_series = Contents: { $count } series

# A series: of which meter, what, in which unit.
series_of = { $meter } · { $field } · { $unit }

# No meter is known yet.
which_meter = which meter?

# Nobody said what it is yet.
which_field = what does it measure?

# No unit is known yet.
which_unit = which unit?

# How many values, and between which.
values_of = { $count ->
    [one] { $count } value, { $low } to { $high }
   *[other] { $count } values, { $low } to { $high }
}

# The same with the reason of a guess.
values_because = { $values }. { $why }
