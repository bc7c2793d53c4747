badge = { $count ->
    [one] , eine Auffälligkeit mit hoher Priorität
   *[other] , { $count } Auffälligkeiten mit hoher Priorität
}
