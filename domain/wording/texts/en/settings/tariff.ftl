# The page of tariffs and of the accounts that pay by them.

# The title.
title = Tariffs and bills

# A tariff was saved.
saved = Saved. Earlier days keep their prices.

# A tariff or an account was removed.
removed = Removed.

# An account was added.
account_made = Account added; its bill is below.

# Below the headline.
lede = A tariff sets the price of each hour. An account connects a tariff with whoever pays by it: a site, a building or a meter. Without them, costs use the site’s flat rate.

# The heading of the accounts.
accounts = Bills

# The heading of the tariffs.
tariffs = Tariffs

# The link to the form of a tariff.
add = Add tariff

# The link to the form of an account.
add_account = New account

# The link to the form of a tariff's next version.
add_version = New prices

# Of what a tariff is, and where.
place = { $utility } · { $site }

# Who is billed for what, by which tariff.
account = { $utility }, { $place }, { $tariff }

# No tariff yet.
none_yet = No tariffs yet.

# Tariffs without accounts.
no_accounts = No accounts yet.

# So many accounts.
account_count = { $count ->
    [one] One account.
   *[other] { $count } accounts.
}

# From a day on.
from = From { $day }

# From a day to another.
from_to = { $first } – { $last }

# A version that is not in force yet.
is_to_come = (upcoming)

# A version that was in force.
is_past = (past)

# The version in force.
is_now = (current)
