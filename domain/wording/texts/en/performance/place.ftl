# What the pages of one building (`app/performance/src/place.rs`) say alike.

# The name of the links to choose a utility.
utilities = Utility

# The button to the meters that wait for a place.
new_meters = See new meters

# The heading above links to other pages of the building.
next = More about this building

# The headline of a building without meters.
no_meter = { $building }: <b>no meters assigned yet.</b>
