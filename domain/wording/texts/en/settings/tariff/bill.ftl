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
