# The texts of the models of one building.

title = { $building }: forecast methods
put_back_done = Restored. It forecasts from now on and will not be replaced automatically.
lede = Each method forecasts the building’s own past from what was known then; the best one is used. A model is fitted anew each time, so a restored one starts at once.
detectors = Watched for issues
detectors_note = By what is typical for the hour, over windows from an hour to 13 days, and by rules for the meter.
in_use_put_back = In use, restored
being_made = In preparation
version = { $version } · { $method }
put_back = Restore
version_label = Version, method
since = Since
learned = Trained on
findings = { $findings ->
    [one] { $findings } issue in all known data, { $a_week } a week
   *[other] { $findings } issues in all known data, { $a_week } a week
}
headline = { $building } is forecast with <b>{ $method }</b>.
headline_better = { $building } is forecast with <b>{ $method }</b>; its error is { $percent } lower than simply repeating last week.
headline_worse = { $building } is forecast with <b>{ $method }</b>; its error is { $percent } higher than simply repeating last week.
no_model = { $building }: <b>no forecast is running yet.</b>
