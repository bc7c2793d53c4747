# What the pages of one building (`app/performance/src/place.rs`) say alike.

utilities = Utility
new_meters = See new meters
next = More about this building
no_meter = { $building }: <b>no meters assigned yet.</b>
