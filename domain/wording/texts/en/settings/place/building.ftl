# The page of a building, and the form of a new one. Leaves out how it is given meters (`taken`).

# The areas that would be accepted.
area_would_do = an area above 0, such as 180

# The floors that would be accepted.
floors_would_do = a number of floors from 1 to 200

# The numbers of people that would be accepted.
people_would_do = a number of people from 0 to 1000000

# The years that would be accepted.
year_would_do = a year, such as 1974

# The scores that would be accepted.
score_would_do = a score from 1 to 100

# No purpose is chosen.
purpose_needed = Choose a building type.

# No site is chosen.
site_needed = Choose a site.

# Another building of the site has the name.
name_taken = There is already a building called “{ $name }”. Choose another name.

# It was saved.
saved = Saved.

# It was added.
made = Building added. Assign its meters below.

# It was given a meter.
taken = Meter assigned, with its whole history.

# The link to the building's daily page.
see_use = View the building

# The field of the name.
name = Name

# The field of the purpose.
purpose = Building type

# The field of the floor area.
area = Floor area

# The field of the number of floors.
floors = Floors

# The field of the number of people.
people = People

# Who is counted.
people_hint = Who live or work there.

# The field of the year in which it was built.
year = Year built

# The field of the ENERGY STAR score.
score = ENERGY STAR score

# Which scores there are.
score_hint = 1 to 100, from the EPA.

# The usual uses that would be accepted.
baseline_would_do = kilowatt-hours above 0, such as 3500

# The field of the electricity that it usually uses in a year.
baseline = Typical electricity use in a year

# What the usual use is for.
baseline_hint = For comparison, until a year has been metered.

# What is taken while the field is empty.
baseline_metered = Empty: { $amount }, as in the last 12 months.

# The field of the latitude.
latitude = Latitude

# What a building's position is for, and the signs.
position_hint = For the map; negative in the south and in the west.

# The field of the longitude.
longitude = Longitude

# The button of the form.
save = Save

# The title of the form of a new building.
new_title = New building

# The headline of the form of a new building.
new_headline = Add a building

# Below the headline of the form of a new building.
new_lede = You assign its meters next; their history counts too.

# The field of a new building's site.
new_site = Site

# A new building's floor area may stay empty.
new_area_hint = If you know it.

# The button of the form of a new building.
add = Add building

# The headline: how many meters it has.
headline = <b>{ $building }</b> { $meters ->
    [0] has no meters yet.
    [one] has one meter.
   *[other] has { $meters } meters.
}
