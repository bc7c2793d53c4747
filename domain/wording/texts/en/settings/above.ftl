# The names of pages that others stand below, as links say them.

# The first page of the settings.
settings = Settings

# The list of meters.
meters = Meters

# The list of sites and buildings.
places = Sites and buildings

# The tariffs, and what is billed by them.
tariffs = Tariffs and bills

# The list of mappings.
mappings = Custom devices

# Files in and out.
import = Import and export
