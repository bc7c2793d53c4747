# The texts of the baselines of a building's targets.

# The heading.
title = Baselines

# What a baseline is.
note = The baseline of a target: how the building used energy before, by weather and weekend. It is kept as it was when the target was set and checked every night, because readings may arrive late and issues may be confirmed.

# The link to the targets.
to_targets = See the targets

# What a baseline is of, and when it was learned.
of = { $series }, { $range }

# Its model, which is told by `savings::model_words`, as a sentence.
model = { $model }.

# How good it is.
quality = CV(RMSE) { $cvrmse }, NMBE { $nmbe }, R² { $r_squared }.

# Its version, method, age and number of days.
version = { $has_days ->
    [yes] Version { $version } · { $method }, since { $since }, { $days } days.
   *[no] Version { $version } · { $method }, since { $since }.
}
