# How a file will be read: guesses, questions, and what each series is.

box_unclear = check or uncheck it
first_needed = set it for the first one, then for all
file = { $name } · { $size }
tried = Tested, nothing stored: { $result }
order = Date format
order_seconds = Seconds since 1970
order_millis = Milliseconds since 1970
order_serial_1900 = A spreadsheet’s day number
order_serial_1904 = A spreadsheet’s day number from 1904
decimal = Decimal separator
zone = Time zone
spacing = Length of a period
stamp = Each time marks the period’s
stamp_start = Start
stamp_end = End
end_day = A period
end_day_included = Includes its last day
end_day_excluded = Ends before its last day
numbers = Hour numbers count
numbers_elapsed = Elapsed hours
numbers_wall = Clock hours
factors = Factor in the file
factors_apply = Multiply by it
factors_ignore = Values are already multiplied
choose = Choose
all_as_first = All are the same as the first
series_before = Previous series
series_after = Next series
series_kept = What you enter on this page is kept.
try_label = Test import
import = Import
import_it = Import
meter = Meter
field = What it measures
unit = Unit
kind = Type of value
kind_cumulative = Meter reading (a register that grows)
kind_interval = Usage over a period
kind_power = Power
kind_level = Level
sign = Sign
sign_plain = As written
sign_reversed = Reversed
sign_net = Import if positive, export if negative
headline = <b>This looks like { $publisher }.</b> { $open ->
    [0] Is that right?
    [one] Please confirm one setting.
   *[other] Please confirm { $open } settings.
}
judged_by = { $is_whole ->
    [yes] { $rows ->
        [one] Based on its only row.
       *[other] Based on all { $rows } rows.
    } Nothing is stored yet.
   *[no] Based on the first { $rows } rows. Nothing is stored yet.
}
only_series = Contents
some_series = Series { $first } to { $last } of { $count }
all_series = Contents: { $count } series
series_of = { $meter } · { $field } · { $unit }
which_meter = which meter?
which_field = what does it measure?
which_unit = which unit?
values_of = { $count ->
    [one] { $count } value, { $low } to { $high }
   *[other] { $count } values, { $low } to { $high }
}
values_because = { $values }. { $why }
