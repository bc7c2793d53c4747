# New meters that wait to be let in, and how many each client may bring.

title = Waiting new meters
topics = Received, but not accepted yet
let_in_label = Accept all
throw_away = Discard all
let_in_hint = When accepted, the last message of each topic becomes its first reading.
thrown_away = Discarded. Meters that send again wait again, or are accepted within their hourly limit.
allowed = Saved.
allowances = Different limits
allowances_lede = A bridge for many devices needs more on its first day: name it here, and it is counted separately. With an external broker, everything that comes from it counts together, under the name of its data source.
as_any_other = Use the usual limit
client = User name or client id
client_missing = Enter the user name it signs in with or, without one, its client id.
meters = New meters an hour
save = Save
let_in = { $meters ->
    [0] Accepted. They appear with their next messages.
    [one] Accepted: one meter has been created; others appear with their next messages.
   *[other] Accepted: { $meters } meters have been created; others appear with their next messages.
}
meters_hint = Empty: { $usual }, the usual limit.
meters_wrong = “{ $given }” is not valid. Enter a number from 0 to { $most }, such as 1000.
waiting = { $topics ->
    [0] No new meters are waiting.
    [one] New meters on one topic are waiting.
   *[other] New meters on { $topics } topics are waiting.
}
not_stored = { $messages ->
    [one] One message was received but not stored as a reading; it is kept.
   *[other] { $messages } messages were received but not stored as readings; the last of each topic is kept.
}
lede = A device or program may add { $of_one } new meters an hour, and all of them together { $of_all }. Beyond that, their messages are listed here by topic, up to { $topics_max }. Files, forms and programs with a token are never limited.
came_from = { $messages } from { $client }, the last { $ago }.
came_cut = { $messages } from { $client }, the last { $ago }. It is too long to be kept whole: its meters come with the next one.
allowance = { $client }: { $meters ->
    [one] { $meters } new meter an hour
   *[other] { $meters } new meters an hour
}
