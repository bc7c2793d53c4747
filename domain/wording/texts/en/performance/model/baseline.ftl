# The texts of the baselines of a building's targets.

title = Baselines
note = The baseline of a target: how the building used energy before, by weather and weekend. It is kept as it was when the target was set and checked every night, because readings may arrive late and issues may be confirmed.
to_targets = See the targets
of = { $series }, { $range }
model = { $model }.
quality = CV(RMSE) { $cvrmse }, NMBE { $nmbe }, R² { $r_squared }.
version = { $has_days ->
    [yes] Version { $version } · { $method }, since { $since }, { $days } days.
   *[no] Version { $version } · { $method }, since { $since }.
}
