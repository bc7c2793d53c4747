# What the pages of emission factors and of source energy ratios have in common.

year_would_do = a year from 1990 to 2100
site_needed = Choose the site.
saved = Saved. Earlier years stay as they were.
removed = Removed.
head_what = Energy, place
head_year = From year
remove = Remove
what_where = { $what } · { $place }
site = Site
of_what = Utility
year = From year
source = Source
save = Save
all_known = { $is_ratio ->
    [yes] Every metered utility has a ratio.
   *[no] Every metered utility has an emission factor.
}
without = { $is_ratio ->
    [yes] No ratio yet for: { $utilities }.
   *[no] No emission factor yet for: { $utilities }.
}
stands_already = { $is_ratio ->
    [yes] The site already has a ratio from { $year } on. Remove that one first.
   *[no] The site already has an emission factor from { $year } on. Remove that one first.
}
