# Counts that sentences of several pages of the settings hold.

# So many messages.
messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
