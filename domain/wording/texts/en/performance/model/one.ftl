# The texts of the models of one building.

# The page's title.
title = { $building }: forecast methods

# After an older version was restored.
put_back_done = Restored. It forecasts from now on and will not be replaced automatically.

# How a model comes to serve.
lede = Each method forecasts the building’s own past from what was known then; the best one is used. A model is fitted anew each time, so a restored one starts at once.

# The heading of the detectors.
detectors = Watched for issues

# How faults are found.
detectors_note = By what is typical for the hour, over windows from an hour to 13 days, and by rules for the meter.

# A version that is in use because somebody restored it.
in_use_put_back = In use, restored

# A version that is not ready.
being_made = In preparation

# A version and its method.
version = { $version } · { $method }

# The button that restores a version.
put_back = Restore

# A head of the table: the version.
version_label = Version, method

# A head of the table: when it was made.
since = Since

# A head of the table: what it was learned from.
learned = Trained on

# What a detector has found.
findings = { $findings ->
    [0] No issues in all known data
    [one] { $findings } issue in all known data, { $a_week } a week
   *[other] { $findings } issues in all known data, { $a_week } a week
}

# The headline: the method, and by how much better or worse it is than repeating last week.
headline = { $building } is forecast with <b>{ $method }</b>.

# The same with how much smaller its error is than that of repeating last week.
headline_better = { $building } is forecast with <b>{ $method }</b>; its error is { $percent } lower than simply repeating last week.

# The same with how much larger its error is.
headline_worse = { $building } is forecast with <b>{ $method }</b>; its error is { $percent } higher than simply repeating last week.

# The headline where no method serves.
no_model = { $building }: <b>no forecast is running yet.</b>
