# The list of the mappings, and of the topics that nothing reads yet.

# Title of the page.
title = Custom devices

# Below the headline.
lede = For devices GreenPulse does not know: where in a message the number is, and what it measures. Well-known makes need none.

# The link to the form, without a topic.
map_by_hand = Set up a device by topic

# The answer after a mapping was saved.
saved = Saved. New messages are read this way from now on.

# The answer after a number was given its unit.
said = Saved. All of its earlier values count too.

# The answer after a mapping was removed.
removed = Removed. What it read before stays.

# The heading of the topics that nothing reads.
unread = Received, but not understood

# The link to the form, with a topic.
say_what = Set up

# The button that takes a topic off the list.
forget = Ignore

# The heading of the mappings.
mapped = Custom devices

# The headline: how many topics nothing reads.
topics = { $count ->
    [0] <b>Every message is understood.</b>
    [one] <b>Messages on one topic are not understood.</b>
   *[other] <b>Messages on { $count } topics are not understood.</b>
}

# Behind that: numbers wait for their unit.
some_nameless = Some numbers need a unit.

# Behind that: there is no need.
none_needed = No custom device is needed so far.

# Behind that: there is none.
none_yet = There is no custom device yet.

# Behind that: how many there are.
count_set_up = { $count ->
    [one] One custom device is set up.
   *[other] { $count } custom devices are set up.
}

# How many messages came, and when the last.
came_last = { $messages }, the last { $ago }

# The whole message, in place of a path.
whole_message = the whole message

# What a mapping reads.
reads_as = { $place } is { $what } of the meter { $meter }
