# The page of sites and buildings.

# The title.
title = Sites and buildings

# Below the headline.
lede = A building’s type and size decide what it is compared with. A site has a time zone, a currency and units.

# A building was removed.
removed = Removed.

# The link to the form of a building.
add_building = Add a building

# The link to the form of a site.
add_site = Add a site

# The link to a site's own page.
site_settings = Site settings

# The headline without buildings.
none = <b>No buildings yet.</b>

# The headline: how many buildings, at how many sites.
headline_of = <b>{ $buildings ->
    [one] One building
   *[other] { $buildings } buildings
}</b> at { $sites ->
    [one] one site.
   *[other] { $sites } sites.
}

# The facts on a site.
site_facts = Time zone: { $zone }; currency: { $currency }; { $system ->
    [us] US units
   *[metric] metric units
}; { $is_located ->
    [yes] location set
   *[no] no location set, so no weather
}{ $has_area ->
    [yes] ; { $area }.
   *[no] .
}

# The facts on a building.
building_facts = { $kind }; { $has_area ->
    [yes] { $area }
   *[no] no floor area
}; { $meters ->
    [0] no meters
    [one] { $meters } meter
   *[other] { $meters } meters
}{ $has_score ->
    [yes] ; ENERGY STAR { $score }.
   *[no] .
}
