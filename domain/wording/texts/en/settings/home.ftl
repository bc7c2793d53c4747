# The first page of the settings: a line for each page below it.

title = Settings
lede = Your places and meters, where readings come from, and what they cost.
look = Review
sources_label = Data sources
quarantine = Rejected data
tokens_label = Access tokens
factors = Emission factors
source_energy = Source energy
weather_label = Weather
import_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.
factors_text = Emissions per unit, by region and year.
source_energy_text = Energy used at the source per unit, by region and year.
flat_rates = Costs use flat rates.
weather_off = Switched off.
headline = { $waiting ->
    [0] Everything is set up.
    [one] One thing needs attention.
   *[other] { $waiting } things need attention.
}
buildings = { $count ->
    [0] No buildings yet.
    [one] One building: type, size and units.
   *[other] { $count } buildings: type, size and units.
}
meters = { $count ->
    [0] No meters yet.
    [one] One meter, assigned to a building.
   *[other] { $count } meters: roles, limits, replacements.
}
meters_new = { $count ->
    [one] One new meter needs a building.
   *[other] { $count } new meters need a building.
}
sources = { $count ->
    [0] Nothing has arrived yet.
    [one] One source, working.
   *[other] { $count } sources, all working.
}
sources_failing = { $count ->
    [one] One source has errors.
   *[other] { $count } sources have errors.
}
mappings = { $count ->
    [0] Every message is understood.
    [one] One custom device. Every message is understood.
   *[other] { $count } custom devices. Every message is understood.
}
topics_unread = { $count ->
    [one] Messages on one topic are not understood.
   *[other] Messages on { $count } topics are not understood.
}
quarantined = { $count ->
    [0] None: every message could be read.
    [one] One message could not be read.
   *[other] { $count } messages could not be read.
}
tokens = { $count ->
    [0] No tokens yet.
    [one] One token in use.
   *[other] { $count } tokens in use.
}
accounts = { $count ->
    [0] There are tariffs, but no accounts yet.
    [one] One account.
   *[other] { $count } accounts.
}
weather = { $sites ->
    [0] Off: set your location to turn on.
    [one] Updated every hour.
   *[other] Updated every hour for { $sites } sites.
}
