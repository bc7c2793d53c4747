# The texts of the months to come on the page of forecasts.

title = Coming months
to_be_here = Once it is ready, you will see the energy, cost and peak of each month of { $building } here, beside those of a year earlier.
months = Month by month
key_before = a year earlier
month = Month
energy = Energy
cost = Cost
range = Range
before = A year earlier
peak = Peak
so_far = { $amount } so far
peak_before = { $rate } a year earlier
too_short = A monthly forecast needs two full months of { $utility } data, ideally two years. It will start by itself.
silent = No monthly forecast right now: there has been no { $utility } data since { $since }. The next one is made when readings arrive.
not_yet = The months from { $from } have not been forecast yet. Forecasts are updated every six hours.
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
both = { $first } { $second }
note = Includes the current month. Range: { $level } of months stay within it. Cost is the energy charge, if usage through the week stays as it has been recently; the peak assumes a load as uneven as in the same month a year earlier.
