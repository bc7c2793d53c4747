# New meters that wait to be let in, and how many each client may bring.

# Title of the page.
title = Waiting new meters

# The heading of the topics that wait.
topics = Received, but not accepted yet

# The button that lets all of them in.
let_in_label = Accept all

# The button that discards all of them.
throw_away = Discard all

# What it means to let them in.
let_in_hint = When accepted, the last message of each topic becomes its first reading.

# The answer after they were discarded.
thrown_away = Discarded. Meters that send again wait again, or are accepted within their hourly limit.

# The answer after an allowance was saved.
allowed = Saved.

# The heading of the allowances.
allowances = Different limits

# Below the heading of the allowances.
allowances_lede = A bridge for many devices needs more on its first day: name it here, and it is counted separately. With an external broker, everything that comes from it counts together, under the name of its data source.

# The button that removes an allowance.
as_any_other = Use the usual limit

# The label of the client.
client = User name or client id

# The fault of an empty client.
client_missing = Enter the user name it signs in with or, without one, its client id.

# The label of how many meters it may bring.
meters = New meters an hour

# The button of the form.
save = Save

# The answer after they were let in: how many meters are there at once.
let_in = { $meters ->
    [0] Accepted. They appear with their next messages.
    [one] Accepted: one meter has been created; others appear with their next messages.
   *[other] Accepted: { $meters } meters have been created; others appear with their next messages.
}

# The hint of how many meters a client may bring.
meters_hint = Empty: { $usual }, the usual limit.

# The fault of a number of meters that will not do.
meters_wrong = “{ $given }” is not valid. Enter a number from 0 to { $most }, such as 1000.

# The headline: how many topics wait.
waiting = { $topics ->
    [0] No new meters are waiting.
    [one] New meters on one topic are waiting.
   *[other] New meters on { $topics } topics are waiting.
}

# Behind that: how many messages were not stored.
not_stored = { $messages ->
    [one] One message was received but not stored as a reading; it is kept.
   *[other] { $messages } messages were received but not stored as readings; the last of each topic is kept.
}

# What the limits are.
lede = A device or program may add { $of_one } new meters an hour, and all of them together { $of_all }. Beyond that, their messages are listed here by topic, up to { $topics_max }. Files, forms and programs with a token are never limited.

# Messages on a topic.
came_from = { $messages } from { $client }, the last { $ago }.

# The same, of a message that is too long.
came_cut = { $messages } from { $client }, the last { $ago }. It is too long to be kept whole: its meters come with the next one.

# A limit of one client.
allowance = { $client }: { $meters ->
    [one] { $meters } new meter an hour
   *[other] { $meters } new meters an hour
}
