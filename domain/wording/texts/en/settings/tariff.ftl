# The page of tariffs and of the accounts that pay by them.

title = Tariffs and bills
saved = Saved. Earlier days keep their prices.
removed = Removed.
account_made = Account added; its bill is below.
lede = A tariff sets the price of each hour. An account connects a tariff with whoever pays by it: a site, a building or a meter. Without them, costs use the site’s flat rate.
accounts = Bills
tariffs = Tariffs
add = Add tariff
add_account = New account
add_version = New prices
place = { $utility } · { $site }
account = { $utility }, { $place }, { $tariff }
none_yet = No tariffs yet.
no_accounts = No accounts yet.
account_count = { $count ->
    [one] One account.
   *[other] { $count } accounts.
}
from = From { $day }
from_to = { $first } – { $last }
is_to_come = (upcoming)
is_past = (past)
is_now = (current)
