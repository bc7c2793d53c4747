# The quarantine: messages that could not be read.

# Title of the page.
title = Rejected data

# The link from one topic's messages to all.
show_all = Show all

# The link to the next page.
older = Older

# The button that reads a message again.
read_again_label = Read again

# The link to the form of a mapping.
map_topic = Set up its topic

# The button that deletes a message.
throw_away = Discard

# Only one topic is shown.
only_topic = Only the topic <b>{ $topic }</b>.

# The headline.
headline = { $count ->
    [0] Every message could be read.
    [one] One message could not be read.
   *[other] { $count } messages could not be read.
}

# What is kept here.
lede = Messages that cannot be read are kept with the reason, up to { $most }, and delay nothing. Fix the device or its setup, then read them again.

# How many made place for others.
made_place = { $count ->
    [one] One older message has been dropped
   *[other] { $count } older messages have been dropped
} since the list was last cleared, first from senders with the most messages, then the oldest.

# All could be read.
read_again_all = Read again: { $understood } understood.

# None could be read.
read_again_none = Read again: { $left } still unreadable; the reason shown is the latest.

# Some could be read.
read_again_some = Read again: { $understood } understood, { $left } still unreadable.

# So many were removed.
thrown_away_of = Discarded: { $messages }.

# The button that reads all again.
read_all_again = { $is_of_topic ->
    [yes] Read all of this topic again
   *[no] Read all again
}

# The button that removes all.
throw_all_away = { $is_of_topic ->
    [yes] Discard all of this topic
   *[no] Discard all
}

# From whom a message came.
from_device = from { $device }

# When it was read again.
read_again_at = read again { $at }

# It was cut.
cut = truncated, so it cannot be read again
