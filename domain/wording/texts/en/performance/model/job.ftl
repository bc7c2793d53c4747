# The texts of the jobs of the analytics.

models = Forecast methods
title = Background work
nothing = Nothing is running. New hours are checked every hour and all hours every night; forecasts are updated every six hours, methods chosen every week.
analyse = Analyze now
look_back = Scan past data
forecast = Forecast now
waits = Waiting
under_way_label = Running
done = Done
failed = Partly failed
ended = { $when }. { $message }
under_way = Since { $since }. { $done } of { $total } series; latest: { $last }.
asked = Requested at { $when }.
progress = { $done } of { $total } series
kind = { $kind ->
    [scan] Checking new hours
    [look_back] Scanning past data
    [forecast] Forecasting
    [selection] Choosing methods
   *[other] { $kind }
}
of_place = { $job }, { $place }
