# The page of a tariff. A price comes as its digits, a unit as its sign.

title = Tariff
source = Source: { $source }.
period = period { $number }
unit_sold = Export credit per { $unit }, { $period }
demand = Peak demand per kW, { $period }
fixed = Fixed charge
minimum = Minimum bill
unpriced = Not included
hours = Prices by hour
colours = Darker means more expensive.
weekdays = Monday to Friday
weekends = Saturday, Sunday and holidays
add_account = Use this tariff
add_version = New prices
remove = Remove
from = From { $day }.
from_to = From { $first } to { $last }.
unit_used = { $has_period ->
    [yes] Per { $unit }, { $period }
   *[no] Per { $unit }
}
flat_demand = { $has_season ->
    [yes] Peak demand of the billing period per kW, season { $season }
   *[no] Peak demand of the billing period per kW
}
money_each = { $per ->
    [day] { $amount } a day
    [month] { $amount } a month
   *[year] { $amount } a year
}
tier_up_to = { $limit ->
    [daily] { $price } up to { $most } { $unit } a day
    [demand] { $price } up to { $most } { $unit } per kW
    [demand_daily] { $price } up to { $most } { $unit } per kW a day
   *[period] { $price } up to { $most } { $unit }
}
then = { $first }, then { $next }
