# The first page of the settings: a line for each page below it.

# Title of the page.
title = Settings

# Below the headline.
lede = Your places and meters, where readings come from, and what they cost.

# The heading of places and meters.
group_places = Places and meters

# The heading of where readings come from.
group_connections = Connections

# The heading of prices.
group_prices = Prices

# The heading of carbon and weather.
group_carbon = Carbon and weather

# The heading of GreenPulse itself.
group_system = System

# What system health tells.
health_text = Whether everything is running, and what came in.

# The link to the forecast methods.
methods = Forecast methods

# What they are.
methods_text = How each forecast is made, and how accurate it is.

# The mark of a line that needs attention.
look = Review

# The link to the data sources.
sources_label = Data sources

# The link to the quarantine.
quarantine = Rejected data

# The link to the tokens.
tokens_label = Access tokens

# The link to the emission factors.
factors = Emission factors

# The link to the source energy.
source_energy = Source energy

# The link to the weather.
weather_label = Weather

# What can be imported and exported.
import_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.

# What the page of the emission factors holds.
factors_text = Emissions per unit, by region and year.

# What the page of the source energy holds.
source_energy_text = Energy used at the source per unit, by region and year.

# On tariffs, if there is none.
flat_rates = Costs use flat rates.

# On the weather, if it may not be requested.
weather_off = Switched off.

# The headline: how many lines need attention.
headline = { $waiting ->
    [0] Everything is set up.
    [one] One thing needs attention.
   *[other] { $waiting } things need attention.
}

# On buildings.
buildings = { $count ->
    [0] No buildings yet.
    [one] One building: type, size and units.
   *[other] { $count } buildings: type, size and units.
}

# On meters, if none is new.
meters = { $count ->
    [0] No meters yet.
    [one] One meter, assigned to a building.
   *[other] { $count } meters: roles, limits, replacements.
}

# On meters, if some are new.
meters_new = { $count ->
    [one] One new meter needs a building.
   *[other] { $count } new meters need a building.
}

# On data sources, if none fails.
sources = { $count ->
    [0] Nothing has arrived yet.
    [one] One source, working.
   *[other] { $count } sources, all working.
}

# On data sources, if some fail.
sources_failing = { $count ->
    [one] One source has errors.
   *[other] { $count } sources have errors.
}

# On mappings, if every message is read.
mappings = { $count ->
    [0] Every message is understood.
    [one] One custom device. Every message is understood.
   *[other] { $count } custom devices. Every message is understood.
}

# On mappings, if nothing reads some topics.
topics_unread = { $count ->
    [one] Messages on one topic are not understood.
   *[other] Messages on { $count } topics are not understood.
}

# On the quarantine.
quarantined = { $count ->
    [0] None: every message could be read.
    [one] One message could not be read.
   *[other] { $count } messages could not be read.
}

# On tokens: how many are in use.
tokens = { $count ->
    [0] No tokens yet.
    [one] One token in use.
   *[other] { $count } tokens in use.
}

# On tariffs, if there is one: how many accounts are billed.
accounts = { $count ->
    [0] There are tariffs, but no accounts yet.
    [one] One account.
   *[other] { $count } accounts.
}

# On the weather: of how many sites it is requested.
weather = { $sites ->
    [0] Off: set your location to turn on.
    [one] Updated every hour.
   *[other] Updated every hour for { $sites } sites.
}

# The heading of people.
group_people = People

# What the activity log is.
audit_text = Who signed in, and what was changed.
