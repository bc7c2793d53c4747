# The texts of the jobs of the analytics.

# The section of the models and of their jobs.
models = Forecast methods

# The heading.
title = Background work

# Instead of jobs.
nothing = Nothing is running. New hours are checked every hour and all hours every night; forecasts are updated every six hours, methods chosen every week.

# The button that asks for all of it.
analyse = Analyze now

# The button that asks for a search for faults.
look_back = Scan past data

# The button that asks for forecasts.
forecast = Forecast now

# A job that has not begun.
waits = Waiting

# A job that has begun.
under_way_label = Running

# A job that ended well.
done = Done

# A job that failed, wholly or in part.
failed = Partly failed

# When a job ended, and what it says.
ended = { $when }. { $message }

# When a job ended that went through series, and through how many.
ended_well = { $when }. { $done ->
    [one] { $done } series.
   *[other] { $done } series.
}

# The same if some of them failed, with the newest failure.
ended_in_part = { $when }. { $failed } of { $done } series failed; the latest: { $failure }

# Since when a job is under way that has done nothing yet.
begun = Since { $since }.

# Since when a job is under way, how far it is, and which series it did last.
under_way = { $has_last ->
    [yes] Since { $since }. { $done } of { $total } series; latest: { $last }.
   *[no] Since { $since }. { $done } of { $total } series.
}

# When a job was asked for.
asked = Requested at { $when }.

# The name of the bar of a job's progress.
progress = { $done } of { $total } series

# What a job does, by the name of its kind.
kind = { $kind ->
    [zone] Changing the time zone
    [scan] Checking new hours
    [look_back] Scanning past data
    [forecast] Forecasting
    [selection] Choosing methods
   *[other] { $kind }
}

# A job of one building or site.
of_place = { $job }, { $place }
