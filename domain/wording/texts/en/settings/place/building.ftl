# The page of a building, and the form of a new one. Leaves out how it is given meters (`taken`).

area_would_do = an area above 0, such as 180
floors_would_do = a number of floors from 1 to 200
people_would_do = a number of people from 0 to 1000000
year_would_do = a year, such as 1974
score_would_do = a score from 1 to 100
purpose_needed = Choose a building type.
site_needed = Choose a site.
name_taken = There is already a building called “{ $name }”. Choose another name.
saved = Saved.
made = Building added. Assign its meters below.
taken = Meter assigned, with its whole history.
see_use = View the building
name = Name
purpose = Building type
area = Floor area
floors = Floors
people = People
people_hint = Who live or work there.
year = Year built
score = ENERGY STAR score
score_hint = 1 to 100, from the EPA.
save = Save
new_title = New building
new_headline = Add a building
new_lede = You assign its meters next; their history counts too.
new_site = Site
new_area_hint = If you know it.
add = Add building
headline = <b>{ $building }</b> { $meters ->
    [0] has no meters yet.
    [one] has one meter.
   *[other] has { $meters } meters.
}
