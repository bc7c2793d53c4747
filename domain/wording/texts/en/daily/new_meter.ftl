# The form that gives a new meter a name and a building, on the status page, and its errors.

# The meter's name.
name = Name

# The meter's building.
building = Building

# Chooses a building that does not exist yet.
new_building = New building…

# The name of that building.
new_building_name = Name of the new building

# The name proposed for the first building.
first_building = Home

# The type of that building.
new_building_type = Building type

# How the meter counts.
role = Role

# Sends the form.
assign = Assign meter

# Leads to the meter's settings.
all_settings = All settings

# No role was chosen.
choose_role = Choose a role: main meter, submeter, generation or battery.

# The meter was removed meanwhile.
gone = This meter no longer exists.

# There is nowhere for a building to stand.
no_site = There is no site yet. Add one in Settings.

# The database gave no building back.
not_made = The building could not be added. Try again.

# There is a building of that name.
taken = There already is a building “{ $name }”. Choose it from the list.
