# Why a file is understood as it is, why something of it is left out, and what is wrong with a line. Each may follow a colon.

# A reason without values, by its code; else its English.
plain = { $code ->
    [you_said_so] you said so
    [format_writes_records] the format writes its records so
    [workbook_encoding] workbooks are UTF-8
    [all_utf8] all of it is valid UTF-8
    [every_other_byte_zero] every other byte is zero: UTF-16
    [green_button_point] Green Button writes numbers with a point
    [green_button_seconds] Green Button writes seconds since 1970
    [green_button_utc] Green Button’s times are UTC
    [green_button_start] Green Button names the start of a period
    [each_reading_duration] each reading states its duration
    [each_row_start_end] each row has a start and an end
    [each_row_length] each row has its length
    [home_assistant_hourly] Home Assistant keeps statistics by the hour
    [no_two_times] there are not two times to compare
    [each_row_month] each row names its month
    [some_months] each row names its month, but only some months are there: for values of several write a start and an end
    [each_row_period_day] each row states its period: a day
    [each_row_period] each row states its period
    [every_step_month] every step is a month
    [whole_period_named] a row names a whole month, quarter or week: an amount is all of it, a register was read at its start or its end
    [home_assistant_start] Home Assistant names the start of the hour
    [own_export_end] GreenPulse’s own export names the end
    [midnight_is_end] 24:00 is only ever an end
    [date_alone] a date alone names the day (or month) that it covers
    [file_begins_at_midnight] the file begins at midnight and ends a step before it
    [file_ends_at_midnight] the file begins a step after midnight and ends at midnight
    [nothing_tells] nothing in the file tells
    [both_orders] every date can be read with the day first and with the month first
    [both_orders_american] every date can be read with the day first and with the month first; Portfolio Manager is American: month first
    [numbers_seconds] numbers that are seconds since 1970
    [numbers_millis] numbers that are milliseconds since 1970
    [numbers_serial] numbers that are a spreadsheet’s dates
    [year_first] the year comes first
    [no_times] no times
    [workbook_numbers] a workbook keeps numbers as numbers
    [no_decimal_sign] no number has a decimal sign
    [every_offset] every time states its offset from UTC
    [every_offset_or_utc] every time states its offset from UTC, or is UTC
    [column_says_utc] the column of times says UTC
    [column_says_zone] the column of times says so
    [no_offset] times state no offset from UTC
    [no_period_ends_on_date] no period ends on a date
    [starts_on_end_date] each period starts on the date on which the one before it ends
    [starts_day_after] each period starts on the day after the one before it ends
    [no_two_periods_follow] no two periods follow one another, which would tell
    [no_factor] the file states no factor
    [no_numbered_hour] no hour has a number
    [no_odd_day] no day has 23 or 25 hours
    [format_writes_dates] the format writes dates so
    [format_writes_numbers] the format writes numbers so
    [format_says_end] the format says when a period ends
    [format_says_start_end] the format says when a period begins and ends
    [format_says_length] the format says how long each period is
    [format_local_at_site] the format writes local time, and the site is where it is used
    [format_begins_at_midnight] it begins at midnight and ends a step before it
    [format_ends_at_midnight] it begins a step after midnight and ends at midnight
    [begins_at_midnight] it begins at midnight
    [begins_after_midnight] it begins a step after midnight
    [either_way] this format is written either way, and nothing in the file tells
    [file_states_it] the file states it
    [unit_in_name] the file states no unit, but the name holds this one
    [no_unit] the file states no unit
    [no_known_unit] the file states no unit that is known
    [may_be_negative] it may be negative
    [none_negative] no value is negative
    [none_positive] no value is positive
    [none_positive_perhaps_sold] no value is positive: perhaps what is delivered to the grid
    [both_signs] values of both signs: perhaps a net flow, negative when it is delivered to the grid
    [some_negative] some values are negative
    [flow_direction_net] flowDirection 4: a net flow
    [unit_of_power] its unit is one of power
    [unit_of_level] its unit is one of a level
    [portfolio_entries] Portfolio Manager’s entries are what a period used
    [home_assistant_delta] Home Assistant’s “delta” is what an hour used
    [each_row_its_period] each row states the period that its value covers
    [never_change] values never change
    [others_do_not_grow] in order of time, values only grow; but other columns of the table do not
    [power_on_the_spot] a power that was made or used on the spot: “Power” if this is the generator’s own meter, else leave it out
    [power_not_electric] a power that is no electricity’s: its energy counts, so leave it out
    [power_into_grid_as_use] a power into the grid would count as use: leave it out
    [power_into_grid_sold] a power into the grid: as the mean of its period it is what was sold
    [stream_no_unit] no reading type is linked that states a unit
    [service_added] several services are called so: the service is added
    [usage_point_called] the usage point is called so
    [no_usage_point] no usage point is linked; this is the file’s name
    [depends_on_unit] that depends on the unit
    [depends_on_meter] that depends on the meter
    [accumulation_register] accumulationBehaviour 1: a register
    [accumulation_period] accumulationBehaviour 4: what a period used
    [accumulation_instant] accumulationBehaviour 12: at an instant
    [name_without_letter] its name has no letter
    [row_names_it] the row names it
    [file_names_it] the file names it
    [files_name] the file names no meter; this is the file’s name
    [two_directions] the row and the name of the column tell two directions: “Energy” if it was bought, “Exported energy” if it was fed in
    [goes_out] what goes out is what was fed in (“Exported energy”), or it is a place: “Energy”
    [input_output] an input and an output are a building’s, or those of a device: “Energy” if it was bought, “Exported energy” if it was fed in
    [own_export] GreenPulse’s own export says so
    [what_the_field_is] what the field is
    [same_in_cubic_metres] the meter tells the same amounts in cubic metres: gas, with its own calorific value
    [beside_bought] beside what was bought at the same meter: perhaps what was fed into the grid
    [zeros_like_others] every value is 0, and the meter’s others count so
    [rivals] several columns or tables say the same of themselves: one may be what was bought, one what was fed in, and one the net of both
    [heat_or_electricity] the heat that a heat meter counts, or electricity that heats
    [perhaps_steam] “Steam” if it is steam: nothing else is kept by its weight, and its energy in kWh or its volume in m3 would do
    [fuel_by_weight] a fuel that is weighed is not kept: its energy in kWh would do
    [gas_by_weight] gas is not kept by its weight: its energy in kWh or its volume in m3 would do
    [oil_by_weight] oil is not kept by its weight: its energy in kWh or its volume in litres would do
    [water_by_weight] water is not kept by its weight: its volume in m3 would do
    [this_by_weight] this is not kept by its weight: its energy in kWh would do
    [what_was_made] what was made: “Energy” if this is the generator’s own meter, “Exported energy” if the meter at the grid counts it
    [used_where_made] what was used where it was made: the generator’s meter counts it already, so it is best left out
    [it_is_left_out] it is left out
    [fluvius_register] Fluvius: the register
    [no_direction_in_register] the register’s name tells no direction
    [row_type_unknown] the row’s type does not tell what is measured
    [row_type_and_column] the row’s type and the column’s name
    [tibber_production] Tibber: production is what was fed in
    [kwh_of_either] kWh may be of electricity or of gas: choose “Natural gas” for gas
    [kwh_or_m3] electricity is in kWh; gas is in kWh or in m3, as its meter counts
    [electricity_or_gas] it may be electricity or gas: choose “Natural gas” for gas
    [columns_name] the column’s name
    [consumption_or_production] the file does not say whether it is consumption or production
    [elhub_words] Elhub: forbruk is consumption, produksjon production
    [record_no_direction] the record states no direction
    [record_no_unit] the record states no unit
    [nem13_direction] NEM13: the direction of the record
    [dsmr_reader_column] DSMR-reader: the column’s name
    [spanish_column] the column’s name, as Spanish distributors use it
    [portfolio_column] Portfolio Manager: the column’s name
    [column_no_unit] the column states no unit
    [no_energy_unit] it is no energy
    [net_channel] a net channel
    [suffix_unknown] the channel’s suffix does not tell
    [nem12_suffix] NEM12: the suffix tells the direction
    [enel_direction] the file does not say whether it is what was drawn (prelievo) or fed in (immissione)
    [enel_kwh] e-distribuzione writes kWh
    [p4_unknown] the meter’s number tells neither electricity nor gas
    [p4_numbers] P4: the meter’s number and the register’s
    [enedis_lines] Enedis: the lines above the table
    [enedis_curves] Enedis writes load curves in W, but this file does not say so
    [enedis_indexes] Enedis writes indexes in Wh
    [home_wizard_column] HomeWizard: the column’s name
    [heading_no_unit] the table’s heading states no unit that is known
    [heading_direction] the table’s heading: delivered to the customer, or received from the customer
    [message_no_unit] the message states no unit
    [message_no_obis] the message states no OBIS code
    [obis_unknown] the OBIS code is of no medium that is known
    [mscons_obis] MSCONS: the OBIS code
    [sdge_column] the column’s name: consumption is drawn from the grid, generation fed in
    [point_direction] the file does not say whether the metering point is of consumption or of production
    [eloverblik] Eloverblik
    [several_columns] the file may tell the consumption in several columns
    [column_no_direction] the column’s name tells no direction
    [eredes_power] E-REDES: mean power of a quarter-hour
    [no_active_energy] its code is none of active energy: it counts nowhere
    [reactive_energy] reactive energy is not what is used
    [apparent_energy] apparent energy is not what is used
    [reactive_power] reactive power is not what is used
    [apparent_power] apparent power is not what is used
    [voltage] a voltage is no amount
    [current] a current is no amount
    [frequency] a frequency is no amount
    [power_factor] a power factor is no amount
    [no_utility] it is no amount of a utility
    [pressure] a pressure is no amount
    [flow_at_instant] a flow at an instant; the register beside it counts
    [forecast] a forecast, a target, a loss or a comparison is no reading
    [emission] an emission is no amount of a utility
    [voltage_or_current] a voltage or a current is no amount
    [heating_water] a temperature of the heating water is no climate
    [no_energy_gas_water_power] no energy, gas, water or power
    [billing_sum] the sum of a billing period is neither a register nor an interval
    [mean_of_month] the mean of a whole month, quarter or week is no reading
    [words_no_numbers] words, no numbers
    [sum_of_columns] the sum of the table’s other columns, which count
    [extreme_power] the highest or lowest power of a period is no amount
    [every_value_zero] every value is 0
    [bought_less_sold] what was bought less what was sold, which both count
    [sum_of_series] the sum of the meter’s other series, which count
    [told_in_another_unit] the same amounts are told in another unit too
    [another_column_time] another column tells the time
    [sum_beside_times] beside columns that are times it is a sum, or no amount
    [columns_tell_time] the names of the columns tell the time of day
    [sum_says_it] “sum” (or “mean”) of the same hour says it
    [no_reading_there] this format keeps no reading there
    [money_currency] money: its name holds a currency
    [price_rate] a price or a rate for each unit of energy is no amount
    [money_by_name] money: its name says so, and no unit of energy
    [money_rate] money: a rate or a charge without a unit of energy
    [money_cells] money: its cells hold a currency
    [calorific_value] a calorific value or its factor is no amount: the meter’s setting has it
    [so_much_for_each] so much for each of another unit is no amount
    [factor_one] a factor that is always 1
    [name_no_amount] its name says that it is no amount
    [number_of_row] a number of the row is no amount
    [day_type] the kind of the day or the season tells no meters apart
    [other_date] a date, but not that of the readings
    [same_in_every_row] the same in every row
    [named_meter] its name says meter
    [one_sheet_at_atime] one sheet is read at a time: name it, or save it as a file of its own
    [status_no_value] their status says that they hold no value
    [below_table] they stand below the table
    [generated_on_spot] generated on the spot: the generator’s own meter counts it
    [used_on_spot] used where it was generated: it never passed the meter
    [highest_of_month] the highest power of a month is no amount
    [highest_of_period] the highest power of a period
    [no_energy] no energy
    [power_no_energy] a power, no energy
    [reactive] reactive energy
    [reactive_or_apparent] reactive or apparent energy
    [check_channel] a check of what another meter counts
    [register_behind] the register behind the amounts
    [not_counted_here] no utility that is counted here, or not in this unit
    [difference_of_readings] the difference of two readings
    [part_of_total] a tariff’s part of the total
    [registers_of_tariffs] registers of several tariffs and grids tell the same energy
    [no_active] no active energy
    [difference_of_others] the difference of the other two
    [note_no_order] rows are in no order, so which pass of the repeated hour a row is from cannot be told
    [note_highest_power] the highest power of each day is left out
    [note_sums_of_days] sums of several days between the tables are left out
    [note_other_messages] messages other than MSCONS are left out
    [note_forecast_values] values that are missing, of no use or forecast are left out
    [note_register_readings] register readings (500 records) are left out: the intervals count the same energy
    [note_two_markets] meters of Western Australia and of the national market are in one file: import them one by one
    [before2010] no reading is from before 2010: the clock was wrong, or the date is not in the order that was chosen
    [factor_no_number] the factor of the value is not a number
    [length_unknown] the period’s length is not known: say it, or leave the row out
    [not_confirmed] this meter, quantity or unit was not among those that were confirmed: add it to the plan, or leave it out
    [not_confirmed_plan_again] this meter or quantity was not among those that were confirmed: plan the file again
    [delivery_no_use] a delivery says what was bought, not when it was used: enter its use by periods with a start and an end
    [time_missing] the time is missing
    [not_number] not a number: write it without unit or words, or leave the cell empty
    [not_with_point] not a number with a decimal point: the file mixes decimal signs, or its sign is the comma
    [not_with_comma] not a number with a decimal comma: the file mixes decimal signs, or its sign is the point
    [not_with_point_mixed] not a number with a decimal point: the file mixes decimal signs
    [not_with_comma_mixed] not a number with a decimal comma: the file mixes decimal signs
    [not_span] not a length in milliseconds, of 400 days at most
    [end_after_start] a period ends after its start, and within 400 days
    [no_offset_here] no offset from UTC, where the other times have one: add Z or +01:00
    [not_time_of_day] not a time of day such as 17:05
    [not_times_of_day] not two times of day such as 00:00-00:15
    [not_hour_number] not the number of an hour of the day
    [not_offset] not an offset from UTC in minutes
    [not_start_end] not a start and an end such as 2026-11-22 17:00 to 2026-11-22 18:00
    [not_year] not a year
    [no_such_part] the year has no such quarter or week
    [not_month] not a month
    [not_day] not a day
    [no_such_day] the calendar has no such day
    [end_missing] the end of the period is missing
    [not_time_year_first] not a time such as 2026-11-22 17:05
    [not_time_day_first] not a time such as 22/11/2026 17:05, with the day first
    [not_time_month_first] not a time such as 11/22/2026 17:05, with the month first
    [not_month_year] not a month with its year such as 01/24 or Jan 24
    [not_seconds] not a time in seconds since 1970
    [not_millis] not a time in milliseconds since 1970
    [not_serial] not a spreadsheet’s date
    [needs_start] an interval reading needs a start in seconds since 1970
    [needs_value] an interval reading needs a value that is a number
    [needs_duration] an amount needs the duration of its period, of 400 days at most
    [not_nem12] not a record of NEM12: 100, 200, 300, 400, 500 or 900
    [not_nem13] not a record of NEM13: 100, 250, 550 or 900
    [interval_minutes] the minutes of an interval, such as 5, 15 or 30
    [values_of_no_channel] values of a channel that no 200 record before it describes
    [quality_of_nothing] the quality of intervals of which no 300 record before it tells
    [quality_range] the first and last interval of the day, and their quality
    [needs_begin_end] an amount needs a begin and an end (DTM+163, DTM+164), or a time
    [not_hour1_to25] not the number of an hour, 1 to 25
    [not_minutes_hour_day] not a length in minutes, “Hour” or “Day”
    [another_value_before] this time has another value on the line before
    [not_end_of_half_hour] not the end of a half-hour below a line with its date
    [has_differences] another column has its differences: a register
    [grows_in_one_unit] in order of time and in one unit, values only grow: a register
    [amounts_in_one_unit] in one unit, values rise and fall: amounts a period
    [period_range] a period lasts from a second to 400 days
    [names_other_period] a row names its month, quarter or week: for a value of another period write its start and its end in two columns
    [nothing_chosen] nothing in the file is chosen to be imported
    [yet_to_come] this is yet to come: look at the order in which dates are written, and at the clock that wrote them
    [tells_how_read] one register goes on while its words change: they tell how it was read
    [marked_as_none] the file marks them as none: missing, of no use or forecast
    [beside_calorific] a calorific value stands beside it: gas, unless it is electricity
    [another_length] amounts of another length stand for the same time, and both would count: bring them as those of another meter, and give the building one of the two
   *[other] { $english }
}

# What a value is that no meter measured.
odd = { $code ->
    [bits32] the highest number of 32 bits: a meter’s sign for no value
    [past32] 2^32: a meter’s sign for no value
    [bits31] the highest number of 31 bits: a meter’s sign for no value
    [past31] 2^31: a meter’s sign for no value
    [bits63] the highest number of 63 bits: a meter’s sign for no value
    [bits64] the highest number of 64 bits: a meter’s sign for no value
    [far_beyond_usual] far beyond what is usual here
    [no_probe] a thermometer’s sign for no probe
   *[other] { $english }
}

# The order of dates.
order = { $order ->
    [day_first] day first
    [month_first] month first
    [month_year] month and year
   *[other] year first
}

# Something that is wrong with a line.
problem = line { $line }{ $has_column ->
    [yes] , { $column }
   *[no] { "" }
}{ $has_given ->
    [yes] , “{ $given }”
   *[no] { "" }
}: { $fault }

# A column.
what_column = column “{ $name }”

# A series.
what_series = “{ $label }”

# A sheet of a workbook.
what_sheet = the sheet “{ $name }”

# A line.
what_line = line { $line }

# Rows.
what_rows = rows: { $count }

# Further lines.
what_more_lines = more lines: { $count }

# Values.
what_values = values: { $count }

# Amounts of a channel, and the line of the first.
what_amounts = { $channel }: { $count } amounts, the first in line { $line }

# A channel of a meter.
what_channel = { $meter }, { $field }

# What is left out, and why.
left = { $what }: { $why }

# How often.
times = { $count ->
    [one] once
   *[other] { $count } times
}

# Falls of a register that were let pass, behind the sentence before.
forgiven = { $count ->
    [0] { "" }
    [one] , but for one fall such as registers have
   *[other] , but for { $count } falls such as registers have
}

# A length: a day.
day = a day

# A length: a month.
month = a month

# A length in hours.
hours = { $count } h

# A length in minutes.
minutes = { $count } min

# A length in seconds.
seconds = { $count } s

# A length that rows state.
stated = as stated

# A length, and from when it holds.
from = { $length } from { $at }

# The column is called “…”.
column_called = the column is called “{ $name }”

# The row says “…”.
row_says = the row says “{ $text }”

# Line … says so.
line_says_so = line { $line } says so

# Line … names it.
line_names_it = line { $line } names it

# Line … stands above its table.
line_above_table = line { $line } stands above its table

# Line … has ….
line_has = line { $line } has { $cell }

# Its byte order mark says ….
byte_order_mark = its byte order mark says { $name }

# Line … is not UTF-8.
not_utf8 = line { $line } is not UTF-8: read as Windows-1252, which western European Windows writes

# … splits … of the first … lines into … cells.
splits = { $sign } splits { $agree } of the first { $lines } lines into { $cells } cells

# Each row states its period.
each_row_states = each row states its period: { $every }

# … of … steps are a month.
steps_are_month = { $fit } of { $all } steps are a month

# Every step is ….
every_step = every step is { $every }

# … of … steps are ….
steps_are = { $fit } of { $all } steps are { $every }

# The steps are ….
steps_change = the steps are { $lengths }: each value covers the step that it stands in

# A day has up to … values.
day_values = a day has up to { $count } values

# Read with …, the times go on evenly from day to day.
goes_on_evenly = read with { $order }, the times go on evenly from day to day; otherwise they leap by months

# Line … has …, which can only be ….
only_order = line { $line } has { $cell }, which can only be { $order }

# The dates can only be ….
only_order_all = the dates can only be { $order }

# … times read so.
least_wrong = { $read } times read so; line { $line } has { $cell }, which is no time so

# Years have two digits.
short_years_months = years have two digits; read as months with their year, the first begins on { $first }

# The month has a name, and with … times lie close together.
month_named = the month has a name, and with { $order } times lie close together: the first is { $first }

# Years have two digits.
short_years = years have two digits; read with { $order }, the first date is { $first }

# The file mixes decimal signs.
mixes_signs = the file mixes decimal signs: line { $line } has { $cell }, line { $other_line } has { $other }

# Numbers such as … may be a thousand or a fraction, and no other number tells.
thousand_or_fraction = numbers such as { $sign } may be a thousand or a fraction, and no other number tells

# … numbers have a point, … a comma.
points = { $points } numbers have a point, { $commas } a comma

# Line … has …, which clocks in … skip.
skipped = line { $line } has { $cell }, which clocks in { $site } skip: the file is in another zone, or in standard time all year

# The hour of … comes twice, as on clocks in ….
twice = the hour of { $cell } comes twice, as on clocks in { $site }

# Line … marks … as the second pass of an hour, which clocks in … do not repeat then.
odd_mark = line { $line } marks { $cell } as the second pass of an hour, which clocks in { $site } do not repeat then

# A day has 25 hours, as on clocks in ….
day_of25_hours = a day has 25 hours, as on clocks in { $site }

# Times state no offset from UTC.
no_offset_site = times state no offset from UTC; the site is in { $site }

# Line … has a value at a time that clocks in … skip.
value_skipped = line { $line } has a value at a time that clocks in { $zone } skip: the file is in another zone

# An hour comes twice, as on clocks in ….
hour_twice = an hour comes twice, as on clocks in { $zone }

# The format writes the clock of ….
clock_of = the format writes the clock of { $zone }

# The format writes local time, and may be from ….
may_be_from = the format writes local time, and may be from { $zones }

# … periods start on the date on which the one before ends, … on the day after.
starts_either = { $same } periods start on the date on which the one before ends, { $next } on the day after

# The column “…” has …, and nothing tells whether values are multiplied by it already.
factor_column = the column “{ $column }” has { $factors }, and nothing tells whether values are multiplied by it already

# Hours are counted beyond 24 on ….
beyond24 = hours are counted beyond 24 on { $date }

# A number comes twice on …, when clocks go back.
number_twice = a number comes twice on { $date }, when clocks go back

# The hour that clocks skip is missing on ….
skipped_is_missing = the hour that clocks skip is missing on { $date }

# The last number is missing on …, when clocks skip an hour.
last_is_missing = the last number is missing on { $date }, when clocks skip an hour

# On … the clocks change, and the numbers do not tell which hour is missing or comes twice.
clocks_change = on { $date } the clocks change, and the numbers do not tell which hour is missing or comes twice

# … of what is called ….
unit_of_called = { $unit } of what is called { $about }

# … may be ….
unit_may_be = { $unit } may be { $fields }

# It may be ….
may_be = it may be { $fields }

# … of “…”.
unit_of = { $unit } of “{ $about }”

# “…” is not a unit that is known, or it means two things.
unit_unknown = “{ $unit }” is not a unit that is known, or it means two things

# The field … is stored in it.
stored_in = the field { $field } is stored in it

# Uom ….
uom = uom { $code }

# Uom … of the only reading type, to which no link leads.
uom_of_only_type = uom { $code } of the only reading type, to which no link leads

# The usage point is of …, but its reading type of ….
two_services = the usage point is of { $point }, but its reading type of { $service }

# ….
service_is = { $service }

# … export.
service_export = { $service } export

# AccumulationBehaviour ….
accumulation = accumulationBehaviour { $code }; { $spans } of { $count } have a duration

# No accumulationBehaviour.
no_accumulation = no accumulationBehaviour; { $spans } of { $count } have a duration

# Home Assistant’s “…” is a register.
home_assistant_register = Home Assistant’s “{ $name }” is a register

# In order of time, values only grow (… times…).
grows = in order of time, values only grow ({ $rises } times{ $forgiven }): a register

# In order of time, values only grow (… times…).
grows_but_amounts = in order of time, values only grow ({ $rises } times{ $forgiven }): a register, but the file speaks of amounts

# In order of time, values only grow…, but there are … only.
few_grow = in order of time, values only grow{ $forgiven }, but there are { $count } only

# Values rise … and fall ….
left_of_something = values rise { $rises } and fall { $falls }: perhaps what is left of something, which is not counted

# Values rise … and fall ….
amounts_aperiod = values rise { $rises } and fall { $falls }: amounts a period

# Values rise … and fall …, each time by little.
runs_both_ways = values rise { $rises } and fall { $falls }, each time by little: perhaps a register that runs both ways, which is not counted

# Values rise … and fall ….
rise_and_fall = values rise { $rises } and fall { $falls }

# Values grow … and fall ….
grow_and_fall = values grow { $grows } and fall { $falls }

# This format writes registers, but values fall ….
register_falls = this format writes registers, but values fall { $falls }

# A power every ….
power_means = a power every { $every }: the file speaks of means of periods; as the mean of its period it is energy

# A power every ….
power_far_apart = a power every { $every }: readings of power so far apart are not counted; as the mean of its period it is energy

# Another stream of readings goes to … too.
another_stream = another stream of readings goes to { $meter } too

# Another series goes to … too.
another_series = another series goes to { $meter } too

# Another column or meter is called … too.
another_column = another column or meter is called { $meter } too

# “…” is not a meter’s key.
no_key = “{ $text }” is not a meter’s key

# “…” is not a field.
no_field = “{ $text }” is not a field

# “…” is not a unit.
no_unit_named = “{ $text }” is not a unit

# “…” is no way to count.
no_kind = “{ $text }” is no way to count

# “…” and “…” are of one meter.
of_one_meter = “{ $first }” and “{ $other }” are of one meter: say which was sold (“Exported energy”), or leave one out

# “…” was bought and “…” was sold.
bought_and_sold = “{ $bought }” was bought and “{ $sold }” was sold: of one meter, unless their other words name two

# A power beside “…”.
power_beside = a power beside “{ $label }”: “Power” if it is electricity’s, else leave it out

# A rate of the meter.
rate_of_meter = a rate of the meter: { $part }

# “…” says which way it flows, and this does not.
undirected = “{ $label }” says which way it flows, and this does not: “Energy” if it was bought, “Exported energy” if it was fed in

# It tells of the same amounts as “…”, which counts.
same_amounts_as = it tells of the same amounts as “{ $label }”, which counts

# A battery’s flow stays in the building.
battery_flow = a battery’s flow stays in the building: “{ $label }” counts what passed the meter

# All that was used, of which “…” was bought.
all_used = all that was used, of which “{ $label }” was bought: what was bought counts

# The power of “…”, whose energy counts.
power_of_energy = the power of “{ $label }”, whose energy counts

# The power of “…”, which counts.
power_of_counted = the power of “{ $label }”, which counts

# The volume of the water that brings “…”, which counts.
volume_of = the volume of the water that brings “{ $label }”, which counts

# The register of “…”, which counts in another unit.
register_of = the register of “{ $label }”, which counts in another unit

# These are the differences of “…”, which counts.
differences_of = these are the differences of “{ $label }”, which counts

# The sums of “…”, which counts.
sums_of = the sums of “{ $label }”, which counts

# The same gas as “…”, in another unit.
same_gas = the same gas as “{ $label }”, in another unit

# The same amounts as “…”, in another unit.
same_in_other_unit = the same amounts as “{ $label }”, in another unit

# It changes together with “…”, which names the meter.
changes_together = it changes together with “{ $name }”, which names the meter

# “…” stands below the table and has no time.
no_time_below = “{ $text }” stands below the table and has no time

# Line … has …, which is a device’s sign for no value.
odd_value = line { $line } has { $cell }, which is a device’s sign for no value: kept apart, and not counted

# Line … has …, and … more, which is a device’s sign for no value.
odd_values = line { $line } has { $cell }, and { $more } more, which is a device’s sign for no value: kept apart, and not counted

# “…” has values far beyond its usual ones.
far_beyond = “{ $label }” has values far beyond its usual ones: above { $most } they are kept apart, and not counted

# “…”.
covers = “{ $label }”: a value covers { $parts }

# … more remarks of this kind.
more_remarks = { $count } more remarks of this kind

# “…” rises by … at …, far more than it can.
leap = “{ $label }” rises by { $rise } at { $at }, far more than it can: if the meter was changed, its settings can say so

# Not a time such as ….
not_time = not a time such as { $example }

# Not a date such as ….
not_date = not a date such as { $example }

# … is ….
kept_apart = { $written } is { $odd }: it is kept apart, and not counted

# Outside of what can be true of … (… to … …).
cannot_be_true = outside of what can be true of { $field } ({ $lowest } to { $highest } { $unit })

# The time of … goes back here.
time_goes_back = the time of { $meter } goes back here: its registers are put in order of time, but see that the dates are read rightly

# … cells where the header has ….
cells_in_row = { $cells } cells where the header has { $header }: a sign between cells too many or too few, or a quote that is not closed

# Clocks in … skip this time as they go forward.
clocks_skip = clocks in { $zone } skip this time as they go forward: choose the zone that the file is in (UTC, or one without clock changes such as Etc/GMT+5)

# A day has … values of this channel, and a quality behind them.
day_has_values = a day has { $count } values of this channel, and a quality behind them

# A file has at most … series and … columns.
too_many_series = a file has at most { $series } series and { $columns } columns

# “…”.
no_such_field = “{ $label }”: no such field

# “…”.
key_cannot_be = “{ $label }”: “{ $key }” cannot be a meter’s key

# “…”.
scale_no_number = “{ $label }”: its scale is not a number

# “…”.
counts_otherwise = “{ $label }”: { $field } does not count as { $kind }; choose cumulative or interval

# “…”.
counts_only_as = “{ $label }”: { $field } does not count as { $kind }; choose { $only }

# “…”.
mean_is_no_kind = “{ $label }”: the mean of a whole month, quarter or week is no { $kind }: leave it out

# “…”.
power_only_interval = “{ $label }”: power becomes energy only as an interval; for power choose “Power”

# “…”.
cannot_be_counted = “{ $label }”: { $field } cannot be counted in “{ $unit }”

# “…”.
only_electricity_split = “{ $label }”: only electricity by periods can be split into import and export

# Meter … has a register and amounts a period of one utility.
two_ways_of_counting = meter { $meter } has a register and amounts a period of one utility: a meter counts in one way, leave one of them out or give it another meter

# “…” and “…” would both be … of ….
both_would_be = “{ $first }” and “{ $other }” would both be { $name } of { $meter }: leave one out, give it another meter, or name a part as in { $field }:2

# “…” is not fully answered.
not_answered = “{ $label }” is not fully answered

# ….
not_kept_as = { $meter }: “{ $name }” is not kept as { $kind }

# The meter … counts “…” as … here, and the file has it as ….
counts_as = the meter { $meter } counts “{ $field }” as { $here } here, and the file has it as { $there }: change the plan, or how the meter counts

# “…” falls from … to … at …, and what lies between does not count.
falls_at_end = “{ $label }” falls from { $before } to { $after } at { $at }, and what lies between does not count: if its counter begins anew at { $end }, the meter’s settings can say so

# “…” falls from … to … at …, and what lies between does not count.
falls_anew = “{ $label }” falls from { $before } to { $after } at { $at }, and what lies between does not count: if the meter was changed, its settings can say so

# A power beside “…”.
power_beside_mean = a power beside “{ $label }”: as the mean of its period it is energy

# Beside “…” it may be the energy of that gas.
may_be_gas_beside = beside “{ $label }” it may be the energy of that gas: “Natural gas”, and leave the volume out
