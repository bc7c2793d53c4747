# The temperature outside a site, in a line. `$is_own`: it comes from the site's own thermometer.

# A temperature.
degrees = { $units ->
    [us] { $number }{ $unit }
   *[metric] { $number }{"\u00A0"}{ $unit }
}

# A difference of temperatures.
apart = { $number }°

# A temperature of now that cannot be compared with a usual one.
now = { $is_own ->
    [yes] { $temperature } outside. (Your weather station)
   *[no] { $temperature } outside. (Weather service)
}

# A temperature of some time ago.
earlier = { $is_own ->
    [yes] { $temperature } outside at { $when }. (Your weather station)
   *[no] { $temperature } outside at { $when }. (Weather service)
}

# About as usual.
as_usual = { $is_own ->
    [yes] { $temperature } outside, about as usual. (Your weather station)
   *[no] { $temperature } outside, about as usual. (Weather service)
}

# Warmer than usual.
warmer = { $is_own ->
    [yes] { $temperature } outside, { $apart } warmer than usual. (Your weather station)
   *[no] { $temperature } outside, { $apart } warmer than usual. (Weather service)
}

# Colder than usual.
colder = { $is_own ->
    [yes] { $temperature } outside, { $apart } colder than usual. (Your weather station)
   *[no] { $temperature } outside, { $apart } colder than usual. (Weather service)
}
