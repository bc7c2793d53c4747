# The page of a bill.

# The title.
title = Bill

# The period has not begun.
not_begun = This period has not started: only what does not depend on use is known.

# The name of the links to other periods.
periods = Billing period

# The link to the period before.
period_before = Previous period

# The link to the period after.
period_after = Next period

# By which tariff it is.
by_tariff = Tariff: { $tariff }.

# The heading of the days.
days_title = Cost by day

# What the chart of the days shows, for screen readers.
days_alt = Energy cost by day, { $range }: { $sum } in all.

# The chart of the days if nothing is known.
days_empty = No day of this period has a cost yet.

# The bars of the period, as the key and the chart name them.
bars_own = selected period

# The bars of the period before.
bars_before = previous period

# The head of the column of days.
head_day = Day

# The head of the column of what a day cost.
head_cost = Cost

# The head of the column of what the same day of the period before cost.
head_cost_before = Previous period

# What the bars add up to.
bars_add_up = The bars are energy alone and add up to { $sum }.

# The same if there is more on the bill.
bars_and_rest = The bars are energy alone and add up to { $sum }. The other { $rest } belong to the period as a whole.

# The heading of what the period will come to, and of the bill before.
beside = Compared

# What the period will come to.
expected = By { $last } it will probably come to <b>{ $sum }</b>: between { $lower } and { $upper }, as the use is forecast.

# A higher peak would change that.
expected_demand = A higher peak than so far would raise it.

# Sales would change that.
expected_sold = What will be sold until then is not forecast, and would lower it.

# There is no forecast.
expected_none = What it will come to by { $last } is not known: there is no forecast of the use yet.

# The forecast ends too early.
expected_until = What it will come to by { $last } is not known: the forecast of the use ends on { $day }.

# What is billed is not forecast.
expected_never = What it will come to by { $last } is not known: single meters are not forecast.

# How the bill differs from the one before: `less`, `more`, `same`.
than_before = { $change ->
    [less] That is <b>{ $difference } less</b> than the bill before: { $sum } for { $range }.
    [more] That is <b>{ $difference } more</b> than the bill before: { $sum } for { $range }.
   *[same] That is <b>as much</b> as the bill before: { $sum } for { $range }.
}

# How what is expected differs from the bill before.
expected_than_before = { $change ->
    [less] That would be <b>{ $difference } less</b> than the bill before: { $sum } for { $range }.
    [more] That would be <b>{ $difference } more</b> than the bill before: { $sum } for { $range }.
   *[same] That would be <b>as much</b> as the bill before: { $sum } for { $range }.
}

# The bill before, if there is nothing yet to compare with it.
before = The bill before came to <b>{ $sum }</b> for { $range }.

# How the use differs from that of the period before.
use_than_before = The use changed by { $percent }, from { $before }.

# The bill before is not whole.
before_incomplete = Only { $percent } of that period was metered.

# There is no bill before.
before_none = There is no bill before to compare with: nothing was metered from { $range }.

# A line: what it is for, with its price period, month, step, share of the period, and the first day of its prices.
line = { $kind ->
    [energy] Energy
    [demand] Peak demand
    [flat_demand] Peak demand of the billing period
    [fixed] Fixed charge
    [export] Sold
   *[minimum] Up to the minimum bill
 }{ $has_period ->
    [yes] , { $period }
   *[no] {""}
 }{ $has_month ->
    [yes] , { $month }
   *[no] {""}
 }{ $has_step ->
    [yes] , step { $step }
   *[no] {""}
 }{ $has_share ->
    [yes] , for { $share } of the period
   *[no] {""}
 }{ $has_since ->
    [yes] {" "}(prices from { $since })
   *[no] {""}
 }

# A price period without a name.
period = period { $number }

# No tariff holds on some days.
note_no_tariff = No tariff applies for { $range }: nothing is charged for these days.

# A minimum by the year.
note_yearly_minimum = A minimum of { $amount } a year is settled by the year, not here.

# The demand of months before is not known.
note_demand_before = { $unknown ->
    [one] The demand of one of the { $months } months before, whose highest sets a minimum, is not known.
   *[other] The demand of { $unknown } of the { $months } months before, whose highest sets a minimum, is not known.
}

# A price period's demand has no floor.
note_no_floor = { $has_period ->
    [yes] Peak demand, { $period }, has no hours in the months whose demand sets a minimum: it has none.
   *[no] Peak demand has no hours in the months whose demand sets a minimum: it has none.
}

# The button that removes the account.
remove = Remove this account

# The head of the column of what is billed.
head_for = Item

# The head of the column of quantities.
head_quantity = Quantity

# The head of the column of prices.
head_each = Each

# The last line.
total = Total

# The headline of a period that is over.
sum = <b>{ $sum }</b>, { $range }

# The headline of a period that runs.
sum_so_far = <b>{ $sum }</b> so far, since { $first }

# What it rests on: how much was used.
used = Usage: { $amount }.

# The same with the highest demand.
used_peak = Usage: { $amount }, peak demand { $peak } kW.

# Every hour is known.
all_known = Every hour is known.

# How much of a running period is known.
metered = { $percent } complete.

# How much of a past period is known.
incomplete = Only { $percent } of the period was metered, so it is incomplete.

# Two sentences.
both = { $first } { $second }

# So many days.
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

# So many months.
months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}

# A part of a month, or of a day.
of_days = { $value } days

# A part of months.
of_months = { $value } months

# What each is of: a day.
a_day = day

# What each is of: a month.
a_month = month

# The first tier.
up_to = up to { $to } { $unit }

# A tier between.
from_to = { $from } to { $to } { $unit }

# The last tier.
above = above { $from } { $unit }
