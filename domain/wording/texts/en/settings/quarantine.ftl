# The quarantine: messages that could not be read.

title = Rejected data
show_all = Show all
older = Older
read_again_label = Read again
map_topic = Set up its topic
throw_away = Discard
only_topic = Only the topic <b>{ $topic }</b>.
headline = { $count ->
    [0] Every message could be read.
    [one] One message could not be read.
   *[other] { $count } messages could not be read.
}
lede = Messages that cannot be read are kept with the reason, up to { $most }, and delay nothing. Fix the device or its setup, then read them again.
made_place = { $count ->
    [one] One older message has been dropped
   *[other] { $count } older messages have been dropped
} since the list was last cleared, first from senders with the most messages, then the oldest.
read_again_all = Read again: { $understood } understood.
read_again_none = Read again: { $left } still unreadable; the reason shown is the latest.
read_again_some = Read again: { $understood } understood, { $left } still unreadable.
thrown_away_of = Discarded: { $messages }.
read_all_again = { $is_of_topic ->
    [yes] Read all of this topic again
   *[no] Read all again
}
throw_all_away = { $is_of_topic ->
    [yes] Discard all of this topic
   *[no] Discard all
}
from_device = from { $device }
read_again_at = read again { $at }
cut = truncated, so it cannot be read again
