# The list of the mappings, and of the topics that nothing reads yet.

title = Custom devices
lede = For devices GreenPulse does not know: where in a message the number is, and what it measures. Well-known makes need none.
map_by_hand = Set up a device by topic
saved = Saved. New messages are read this way from now on.
said = Saved. All of its earlier values count too.
removed = Removed. What it read before stays.
unread = Received, but not understood
say_what = Set up
forget = Ignore
mapped = Custom devices
topics = { $count ->
    [0] <b>Every message is understood.</b>
    [one] <b>Messages on one topic are not understood.</b>
   *[other] <b>Messages on { $count } topics are not understood.</b>
}
some_nameless = Some numbers need a unit.
none_needed = No custom device is needed so far.
none_yet = There is no custom device yet.
count_set_up = { $count ->
    [one] One custom device is set up.
   *[other] { $count } custom devices are set up.
}
came_last = { $messages }, the last { $ago }
whole_message = the whole message
reads_as = { $place } is { $what } of the meter { $meter }
