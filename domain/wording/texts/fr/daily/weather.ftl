degrees = { $units ->
   *[metric] { $number } { $unit }
}
apart = { $number }°
now = { $is_own ->
    [yes] { $temperature } dehors. (Votre station météo)
   *[no] { $temperature } dehors. (Service météo)
}
earlier = { $is_own ->
    [yes] Dernière mesure ({ $when }) : { $temperature } dehors. (Votre station météo)
   *[no] Dernière mesure ({ $when }) : { $temperature } dehors. (Service météo)
}
as_usual = { $is_own ->
    [yes] { $temperature } dehors, à peu près comme d’habitude. (Votre station météo)
   *[no] { $temperature } dehors, à peu près comme d’habitude. (Service météo)
}
warmer = { $is_own ->
    [yes] { $temperature } dehors, { $apart } de plus que d’habitude. (Votre station météo)
   *[no] { $temperature } dehors, { $apart } de plus que d’habitude. (Service météo)
}
colder = { $is_own ->
    [yes] { $temperature } dehors, { $apart } de moins que d’habitude. (Votre station météo)
   *[no] { $temperature } dehors, { $apart } de moins que d’habitude. (Service météo)
}
