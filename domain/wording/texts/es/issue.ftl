badge = { $count ->
    [one] , una incidencia de prioridad alta
   *[other] , { $count } incidencias de prioridad alta
}
