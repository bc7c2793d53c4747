# Counts that sentences of several pages of the settings hold.

messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
