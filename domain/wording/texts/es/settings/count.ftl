messages = { $count ->
    [one] { $count } mensaje
   *[other] { $count } mensajes
}
