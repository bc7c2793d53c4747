# The menu of every page: how one likes to read.

# What the menu is for.
title = Settings, theme and language

# What the menu is for, where somebody signed in.
title_of_person = Account and settings

# Who did.
signed_in = Signed in as <b>{ $name }</b>

# Light or dark.
theme = Theme

# As the device is set.
theme_device = Like my device

# Dark on light.
theme_light = Light

# Light on dark.
theme_dark = Dark

# The language.
language = Language

# The units.
units = Units

# Those of each site.
units_of_site = As set for the site

# US units.
units_us = US (°F, gallons, therms)

# Metric units.
units_metric = Metric (°C, litres, kWh)

# The button.
save = Apply
