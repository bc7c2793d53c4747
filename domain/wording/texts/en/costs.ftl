# The page of all costs, and the page of what a building costs.

# The headline if there are accounts: the sum of their bills, and how many.
headline_bills = { $bills ->
    [one] <b>{ $sum }</b> so far on this month’s bill.
   *[other] <b>{ $sum }</b> so far on this month’s { $bills } bills.
}

# The headline if there are prices, but no accounts.
headline_buildings = { $buildings ->
    [one] <b>{ $sum }</b> for electricity so far this month.
   *[other] <b>{ $sum }</b> for the electricity of { $buildings } buildings so far this month.
}

# The headline if nothing has a price.
none = No costs yet.

# What to do about it.
none_lede = Enter what you pay for a kilowatt-hour, and each building shows what it costs.

# The button that does it.
add_prices = Enter prices

# The heading of the bills.
bills = This month’s bills

# A bill: of what, for which place, for which days.
bill_about = { $utility }, { $place }. { $days }

# The heading of the buildings.
by_building = Electricity by building

# What their sums are.
by_building_note = This month so far, without fixed and demand charges. Those are on the bill.

# A building that pays the site’s price.
flat_price = By the site’s flat price.

# Leads to the tariffs and the accounts.
to_tariffs = Tariffs and accounts

# The window’s title of the page of a building.
building_title = Costs of { $building }

# The headline of that page if nothing is known.
building_none = { $building }: <b>no costs yet.</b>

# What is needed.
building_none_lede = Costs appear once its electricity is metered and has a price.

# What the bars of that page are.
days_note = Electricity by the price of each hour, less what was sold. Fixed and demand charges are on the bill only.
