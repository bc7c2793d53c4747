# The page of a site, and the form of a new one.

# The areas that would be accepted.
area_would_do = an area above 0, such as 18000

# A time zone that there is not.
no_zone = “{ $typed }” is not a time zone. Enter an IANA name such as Europe/Berlin.

# A currency that there is not.
no_currency = “{ $typed }” is not a currency. Enter its three letters, such as EUR.

# Another site has the name.
name_taken = There is already a site called “{ $name }”. Choose another name.

# It was saved.
saved = Saved.

# It was added.
made = Site added. You can add more details here.

# The link to the site's daily page.
see_use = View the site

# The link to its map.
see_plan = Arrange map

# The field of the name.
name = Name

# The field of the units.
units_label = Units

# What another choice of units does.
units_hint = Stored data stays the same.

# The field of the currency.
currency = Currency

# What another currency does.
currency_hint = Three letters, such as EUR. If you change it, flat prices are removed, because they were in the old currency.

# The field of the floor area.
area = Total floor area

# What an empty floor area stands for.
area_hint = Empty: the sum of its buildings.

# The field of the place in words.
location = Location

# What it may be.
location_hint = In words, such as Maple Hollow, New York.

# The field of the latitude.
latitude = Latitude

# What the position is for, and the sign of the latitude.
latitude_hint = For the weather; negative south of the equator.

# The field of the longitude.
longitude = Longitude

# The sign of the longitude.
longitude_hint = Negative west of Greenwich.

# The field of the time zone.
zone = Time zone

# How to write a time zone.
zone_hint = An IANA name, such as Europe/Berlin.

# The same once there are meters.
zone_hint_data = An IANA name, such as Europe/Berlin. With another one, all days are recalculated; the old ones are shown until that is done.

# While another time zone is being made.
zone_changing = { $all ->
    [0] Being changed to { $wanted }. All days are recalculated; until then the old ones are shown.
   *[other] Being changed to { $wanted }: { $done } of { $all } channels are recalculated. Until then the old days are shown.
}

# The button of the form.
save = Save

# The title of the form of a new site.
new_title = New site

# The headline of the form of a new site.
new_headline = Add a campus or neighborhood

# Below the headline of the form of a new site.
new_lede = A site shares a time zone, a currency and the weather. You add buildings to it next.

# How to write a new site's time zone, and how long it can be changed.
new_zone_hint = An IANA name, such as Europe/Berlin.

# How to write a new site's currency.
new_currency_hint = Three letters, such as EUR.

# The button of the form of a new site.
add = Add site

# The headline: its time zone, and what time it is there.
headline = <b>{ $site }</b> is in the { $zone } time zone: { $clock }.

# A choice of units.
units =
    .us = US units: therms, gallons, °F, ft²
    .metric = Metric units: m³, kg, °C, m²
