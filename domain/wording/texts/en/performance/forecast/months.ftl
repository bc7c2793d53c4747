# The texts of the months to come on the page of forecasts.

# The heading.
title = Coming months

# What will be here once there is a forecast.
to_be_here = Once it is ready, you will see the energy, cost and peak of each month of { $building } here, beside those of a year earlier.

# The heading of the chart.
months = Month by month

# In the chart's key: the year before.
key_before = a year earlier

# A head of the table: the month.
month = Month

# A head of the table: the energy.
energy = Energy

# A head of the table: the cost.
cost = Cost

# A head of the table: the range of the energy.
range = Range

# A head of the table: the same month a year before.
before = A year earlier

# A head of the table: the highest hour.
peak = Peak

# Under the month that runs: what it has taken until now.
so_far = { $amount } so far

# Under the highest hour: that of a year before.
peak_before = { $rate } a year earlier

# Why there is no forecast: the history is too short.
too_short = A monthly forecast needs two full months of { $utility } data, ideally two years. It will start by itself.

# Why there is no forecast: nothing is measured any more.
silent = No monthly forecast right now: there has been no { $utility } data since { $since }. The next one is made when readings arrive.

# Why there is no forecast: it has not been made yet.
not_yet = The months from { $from } have not been forecast yet. Forecasts are updated every six hours.

# What the months come to.
whole = { $has_cost ->
    [yes] { $has_before ->
        [yes] The { $count } months from { $first }: about { $energy } and { $cost }. The same months a year earlier: { $before }.
       *[no] The { $count } months from { $first }: about { $energy } and { $cost }.
    }
   *[no] { $has_before ->
        [yes] The { $count } months from { $first }: about { $energy }. The same months a year earlier: { $before }.
       *[no] The { $count } months from { $first }: about { $energy }.
    }
}

# Which month needs the most.
highest = { $has_cost ->
    [yes] { $has_peak ->
        [yes] The highest is { $month }: { $energy }, about { $cost }, with a peak of about { $peak }.
       *[no] The highest is { $month }: { $energy }, about { $cost }.
    }
   *[no] { $has_peak ->
        [yes] The highest is { $month }: { $energy }, with a peak of about { $peak }.
       *[no] The highest is { $month }: { $energy }.
    }
}

# Two sentences.
both = { $first } { $second }

# How the figures are meant.
note = Includes the current month. Range: { $level } of months stay within it. Cost is the energy charge, if usage through the week stays as it has been recently; the peak assumes a load as uneven as in the same month a year earlier.

# What to bear in mind: less than a year was measured.
part_of_year = There is less than a year of data. What the other months will bring is hardly known, so the range is wide.

# What to bear in mind: about one year was measured.
one_year = There is about one year of data. How much a month differs from year to year is not known yet, so the range is wide.
