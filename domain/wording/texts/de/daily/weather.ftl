degrees = { $units ->
   *[metric] { $number }{"\u00A0"}{ $unit }
}
apart = { $number }{"\u00A0"}Grad
now = { $is_own ->
    [yes] { $temperature } draußen. (Eigene Wetterstation)
   *[no] { $temperature } draußen. (Wetterdienst)
}
earlier = { $is_own ->
    [yes] { $temperature } draußen, Stand: { $when }. (Eigene Wetterstation)
   *[no] { $temperature } draußen, Stand: { $when }. (Wetterdienst)
}
as_usual = { $is_own ->
    [yes] { $temperature } draußen, etwa wie üblich. (Eigene Wetterstation)
   *[no] { $temperature } draußen, etwa wie üblich. (Wetterdienst)
}
warmer = { $is_own ->
    [yes] { $temperature } draußen, { $apart } wärmer als üblich. (Eigene Wetterstation)
   *[no] { $temperature } draußen, { $apart } wärmer als üblich. (Wetterdienst)
}
colder = { $is_own ->
    [yes] { $temperature } draußen, { $apart } kälter als üblich. (Eigene Wetterstation)
   *[no] { $temperature } draußen, { $apart } kälter als üblich. (Wetterdienst)
}
