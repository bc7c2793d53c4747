# The page of a bill.

title = Bill
not_begun = This period has not started: only what does not depend on use is known.
periods = Billing period
period_before = Previous period
period_after = Next period
by_tariff = Tariff: { $tariff }.
remove = Remove this account
head_for = Item
head_quantity = Quantity
head_each = Each
total = Total
sum = <b>{ $sum }</b>, { $range }
sum_so_far = <b>{ $sum }</b> so far, since { $first }
used = Usage: { $amount }.
used_peak = Usage: { $amount }, peak demand { $peak } kW.
all_known = Every hour is known.
metered = { $percent } complete.
incomplete = Only { $percent } of the period was metered, so it is incomplete.
both = { $first } { $second }
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
of_days = { $value } days
of_months = { $value } months
a_day = day
a_month = month
up_to = up to { $to } { $unit }
from_to = { $from } to { $to } { $unit }
above = above { $from } { $unit }
