# The names of pages that others stand below, as links say them.

settings = Settings
meters = Meters
places = Sites and buildings
tariffs = Tariffs and bills
mappings = Custom devices
import = Import and export
