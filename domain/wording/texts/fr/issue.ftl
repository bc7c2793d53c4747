badge = { $count ->
    [one] , { $count } anomalie de priorité haute
   *[other] , { $count } anomalies de priorité haute
}
