# The page on which the plan of a site is arranged.

# The window’s title.
title = Map of { $site }

# The headline.
headline = Put the buildings of <b>{ $site }</b> on a map.

# Below it.
lede = Upload a site plan, a floor plan or an aerial photo. Without a picture, the map uses the latitude and longitude of each building.

# The places were saved.
saved = Saved.

# A picture was uploaded.
uploaded = Picture saved. Now put the buildings on it.

# The picture was removed.
removed = Picture removed.

# What was uploaded is no picture, or too large.
no_picture = Choose a JPEG or PNG picture of at most 5 MB.

# One number of a place is missing.
both = Enter both numbers, or neither.

# The numbers that would be accepted.
percent_would_do = a percentage from 0 to 100

# How buildings are put on the picture, where scripts run.
drag = Drag each building to its place, or choose it and use the arrow keys. Drag it off the picture to take it away.

# What the picture is, for screen readers.
picture_alt = The plan of the site

# The heads of the table of numbers.
columns = Building | From the left | From the top

# A field of it: the building, and the head of its column.
field = { $building }: { $column }

# Unfolds the table.
by_numbers = Enter positions as numbers

# The button that saves the places.
save = Save

# Leads to the map.
see = See map

# The heading of the first upload.
upload_title = Upload a picture

# The heading of a further one.
replace = Replace the picture

# The label of the file.
picture = Picture

# Which files there may be.
picture_hint = JPEG or PNG, at most 5 MB.

# The button of the upload.
upload = Upload

# The button that removes the picture.
remove = Remove picture
