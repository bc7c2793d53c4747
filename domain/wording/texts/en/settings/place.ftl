# The page of sites and buildings.

title = Sites and buildings
lede = A building’s type and size decide what it is compared with. A site has a time zone, a currency and units.
removed = Removed.
add_building = Add a building
add_site = Add a site
site_settings = Site settings
none = <b>No buildings yet.</b>
headline_of = <b>{ $buildings ->
    [one] One building
   *[other] { $buildings } buildings
}</b> at { $sites ->
    [one] one site.
   *[other] { $sites } sites.
}
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
