# The texts of the list of all models.

no_building = No building
version = { $version }, since { $since }
baseline = { $series }, { $range }. CV(RMSE) { $cvrmse }
baselines = Baselines
baselines_note = The baselines of targets, kept with what they were made of.
models = In use
models_note = MASE: the average error compared with simply repeating last week; below 1 is better. CV(RMSE): the error over the mean. Coverage: the share of hours within the range, which promises { $promised }.
building = Building
series_label = Utility
method = Method
version_label = Version
worse = Worse
not_tried = Not tested yet
good = Good
gone = A series that no longer exists
meter_and_utility = { $meter }, { $utility }
of_generation = { $series }, solar
none_yet = <b>No forecast is running yet.</b>
untried = <b>{ $count ->
    [one] { $count } forecast running
   *[other] { $count } forecasts running
}</b>; none has been tested against its past yet.
all_good = <b>{ $count ->
    [one] { $count } forecast running
   *[other] { $count } forecasts running
}</b>, none getting worse.
some_worse = <b>{ $worse } of { $count } forecasts</b> { $worse ->
    [one] has become worse; a better method is being looked for.
   *[other] have become worse; better methods are being looked for.
}
lede = Typical error is { $lower } lower than simply repeating last week (median MASE). { $watched } series are watched for issues.
lede_worse = Typical error is { $higher } higher than simply repeating last week (median MASE). { $watched } series are watched for issues.
lede_untried = A method is chosen for each building by its own past, once there are two weeks of data. { $watched } series are watched for issues.
