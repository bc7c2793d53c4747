# What today's cost and carbon are based on, and what is not counted in them.

# A price by a named tariff.
by_tariff = { $price } ({ $tariff })

# Prices of several buildings.
tariffs = { $buildings ->
    [one] the tariff of 1 building
   *[other] the tariffs of { $buildings } buildings
}

# An emission factor: a mass for each unit of a utility, and the year that it was stated for if
# that is another one.
factor = { $has_of_year ->
    [yes] { $mass }/{ $unit } (from { $of_year })
   *[no] { $mass }/{ $unit }
}

# What a utility is counted at: a price, a factor or both.
counted = { $has_price ->
    [yes] { $has_factor ->
        [yes] { $utility } at { $price } and { $factor }
       *[no] { $utility } at { $price }
    }
   *[no] { $utility } at { $factor }
}

# What the figures are based on.
based_on = Based on { $counted }.

# A utility that some of the buildings have no price for.
unpriced_in = { $utility } in { $some } of { $all } buildings

# What has no price.
unpriced = Cost does not include { $utilities }: no price is set.

# What has no emission factor.
unfactored = Carbon does not include { $utilities }: no emission factor is set.
