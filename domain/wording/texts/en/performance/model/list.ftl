# The texts of the list of all models.

# In place of a building.
no_building = No building

# The version of a model, and since when it is in use.
version = { $version }, since { $since }

# What a baseline covers, when it was made, and how good it is.
baseline = { $series }, { $range }. CV(RMSE) { $cvrmse }

# The heading of the baselines.
baselines = Baselines

# What the baselines are.
baselines_note = The baselines of targets, kept with what they were made of.

# The heading of the table.
models = In use

# How to read the figures.
models_note = MASE: the average error compared with simply repeating last week; below 1 is better. CV(RMSE): the error over the mean. Coverage: the share of hours within the range, which promises { $promised }.

# A head of the table: the building.
building = Building

# A head of the table: the series.
series_label = Utility

# A head of the table: the method.
method = Method

# A head of the table: the version.
version_label = Version

# A model that has become worse.
worse = Worse

# A model without a backtest.
not_tried = Not tested yet

# A model that is as good as it was.
good = Good

# A series that is gone.
gone = A series that no longer exists

# A meter and its utility.
meter_and_utility = { $meter }, { $utility }

# A series of generation.
of_generation = { $series }, solar

# The headline: no forecast runs.
none_yet = <b>No forecast is running yet.</b>

# The headline: forecasts that have not been tested.
untried = <b>{ $count ->
    [one] { $count } forecast running
   *[other] { $count } forecasts running
}</b>; none has been tested against its past yet.

# The headline: all forecasts are as good as they were.
all_good = <b>{ $count ->
    [one] { $count } forecast running
   *[other] { $count } forecasts running
}</b>, none getting worse.

# The headline: some have become worse.
some_worse = <b>{ $worse } of { $count } forecasts</b> { $worse ->
    [one] has become worse; a better method is being looked for.
   *[other] have become worse; better methods are being looked for.
}

# How good the middle one is, and how many series are watched.
lede = Typical error is { $lower } lower than simply repeating last week (median MASE). { $watched } series are watched for issues.

# The same if the middle one is worse.
lede_worse = Typical error is { $higher } higher than simply repeating last week (median MASE). { $watched } series are watched for issues.

# How many series are watched, if nothing is known of how good forecasts are.
lede_untried = A method is chosen for each building by its own past, once there are two weeks of data. { $watched } series are watched for issues.
