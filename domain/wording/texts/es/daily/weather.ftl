degrees = { $units ->
   *[metric] { $number } { $unit }
}
apart = { $number }°
now = { $is_own ->
    [yes] { $temperature } en el exterior (su estación meteorológica)
   *[no] { $temperature } en el exterior (servicio meteorológico)
}
earlier = { $is_own ->
    [yes] { $temperature } en el exterior, { $when } (su estación meteorológica)
   *[no] { $temperature } en el exterior, { $when } (servicio meteorológico)
}
as_usual = { $is_own ->
    [yes] { $temperature } en el exterior, más o menos lo habitual (su estación meteorológica)
   *[no] { $temperature } en el exterior, más o menos lo habitual (servicio meteorológico)
}
warmer = { $is_own ->
    [yes] { $temperature } en el exterior, { $apart } más de lo habitual (su estación meteorológica)
   *[no] { $temperature } en el exterior, { $apart } más de lo habitual (servicio meteorológico)
}
colder = { $is_own ->
    [yes] { $temperature } en el exterior, { $apart } menos de lo habitual (su estación meteorológica)
   *[no] { $temperature } en el exterior, { $apart } menos de lo habitual (servicio meteorológico)
}
