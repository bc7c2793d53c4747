# What the pages of emission factors and of source energy ratios have in common.

# The years that would be accepted.
year_would_do = a year from 1990 to 2100

# No site is chosen.
site_needed = Choose the site.

# A figure was saved.
saved = Saved. Earlier years stay as they were.

# A figure was removed.
removed = Removed.

# The head of the column of utilities and places.
head_what = Energy, place

# The head of the column of years.
head_year = From year

# The button that removes a figure.
remove = Remove

# Of what a figure is, and where it holds.
what_where = { $what } · { $place }

# The field of the site.
site = Site

# The field of the utility.
of_what = Utility

# The field of the year from which the figure holds.
year = From year

# The field of the source.
source = Source

# The button of the form.
save = Save

# Nothing is missing.
all_known = { $is_ratio ->
    [yes] Every metered utility has a ratio.
   *[no] Every metered utility has an emission factor.
}

# These have none.
without = { $is_ratio ->
    [yes] No ratio yet for: { $utilities }.
   *[no] No emission factor yet for: { $utilities }.
}

# There is one from that year on.
stands_already = { $is_ratio ->
    [yes] The site already has a ratio from { $year } on. Remove that one first.
   *[no] The site already has an emission factor from { $year } on. Remove that one first.
}
