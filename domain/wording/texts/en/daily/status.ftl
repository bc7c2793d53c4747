# System health: whether all parts run, what comes in, what could not be read.

# The headline if no part is down.
all_run = Everything is running.

# The headline if one is.
one_down = Something is not working.

# Behind the headline: what came in the last minute.
readings_in = { $readings ->
    [one] 1 reading in the last minute.
   *[other] { $readings } readings in the last minute.
}

# Behind it: messages that could not be read.
unreadable = { $count ->
    [one] 1 message could not be read.
   *[other] { $count } messages could not be read.
}

# Behind it: new meters wait to be let in.
meters_wait = New meters are waiting.

# The heading of the parts.
parts = Parts

# A part works.
works = Working

# A part does not answer.
down = Down

# The part that takes messages in.
broker = Broker

# It is not connected yet, in a word.
starting = Starting

# The same in a sentence.
not_connected = Not connected yet.

# The broker: its address, and the devices at it if it is ours.
broker_up = { $has_devices ->
    [yes] { $devices ->
        [one] Built in, on { $address }. 1 device is connected.
       *[other] Built in, on { $address }. { $devices } devices are connected.
    }
   *[no] { $address }.
}

# The broker has not accepted our subscriptions yet.
broker_connecting = { $address }: connecting.

# The broker's access rules refuse topics.
broker_refuses = { $address } refuses { $refused } of { $topics } topics. Check the broker’s access rules.

# There is no connection to the broker: in which way, and in the words of the error.
broker_away = { $way ->
    [nobody_listens] { $address }: no broker runs at this address. It is tried again every few seconds. ({ $error })
    [no_answer] { $address }: the broker does not answer. It is tried again every few seconds. ({ $error })
    [sign_in] { $address }: the broker does not accept the user name or the password. ({ $error })
    [encryption] { $address }: the encrypted connection failed. Check the certificate. ({ $error })
   *[other] { $address }: not connected. It is tried again every few seconds. ({ $error })
}

# The broker has stopped.
broker_stopped = { $address }: stopped.

# The sessions that the broker keeps.
sessions = Sessions

# A part has no room left.
full = Full

# Devices that are away.
absent = { $count ->
    [0] No device is away.
    [one] 1 device is away. Its session is kept.
   *[other] { $count } devices are away. Their sessions are kept.
}

# What waits for devices that are away or slow.
queued = { $kilobytes } kB of messages are waiting for devices that are away or slow.

# Sessions that made place for others, and when the last one did.
made_place = { $count ->
    [one] The session that was away longest was dropped for another one ({ $last }).
   *[other] { $count } sessions that were away longest were dropped for others, the last { $last }.
}

# Messages that reached no one.
dropped = { $count ->
    [one] 1 message was dropped: too much was waiting for devices that are away or slow.
   *[other] { $count } messages were dropped: too much was waiting for devices that are away or slow.
}

# The part that stores.
database = Database

# It cannot be written.
failing = Failing

# It does not answer.
database_away = Not responding. Readings wait; nothing is lost.

# It works: its version.
database_version = { $version }.

# It answers, and has trouble.
database_trouble = { $trouble ->
    [full] { $version }. Its disk is full. Readings wait and are tried again every second; nothing is lost.
    [read_only] { $version }. It is read-only. Readings wait and are tried again every second; nothing is lost.
   *[other] { $version }. It cannot be written. Readings wait and are tried again every second; nothing is lost.
}

# The part before the pipeline.
queue = Queue

# Nothing waits in it.
empty = Empty

# It is far from full.
moves = Moving

# It gets full.
fills = Filling up

# How much waits in it.
waiting_in_queue = { $waiting } of { $most } messages waiting.

# The part that several servers would share.
cache = Cache

# It is not in use.
not_used = Not used

# Why not.
cache_hint = Only needed with several servers.

# The heading of what comes in.
rates = Rates

# The mean of the last minute.
readings_a_second = Readings per second

# Of which time that is.
readings_a_second_hint = Average of the last minute.

# All readings since the start.
readings_stored = Readings stored

# Since when that is, and how many came again.
readings_stored_hint = { $repeated ->
    [0] Since { $since }. No duplicates.
    [one] Since { $since }. 1 duplicate was stored once.
   *[other] Since { $since }. { $repeated } duplicates were stored once.
}

# All messages since the start.
messages = Messages

# In how many commits they were stored, and when the last one was.
messages_hint = { $has_last ->
    [yes] In { $commits ->
        [one] 1 commit
       *[other] { $commits } commits
    }, the last at { $last }.
   *[no] In { $commits } commits.
}

# The heading of the new meters.
new_meters = New meters ({ $count })

# The state of meters that wait.
waiting = Waiting

# Lets them in.
let_in = Let them all in

# Leads to their list.
see_which = See which

# The topics of a client, in a list.
topics_of = { $topics ->
    [one] { $client } (1 topic)
   *[other] { $client } ({ $topics } topics)
}

# Too many new meters came at once. `clients` is a list of the above.
too_many = More new meters came within an hour than one client, or all together, may bring. { $topics ->
    [one] 1 topic is waiting,
   *[other] { $topics } topics are waiting,
} from { $clients }. { $messages ->
    [one] 1 message was
   *[other] { $messages } messages were
} acknowledged but not stored as readings. The last one of each topic is kept, and becomes its first reading once you let them in.

# Not all new meters are shown.
first_fifty = These are the first 50. <a>See all</a>

# There are no new meters. A command line follows.
no_new_meters = None. A meter that sends for the first time appears here. Try it:

# What is known of a new meter: its dialect, its values and when they came.
new_meter = { $has_at ->
    [yes] { $dialect } device: { $values }, updated { $at }. Readings are kept, but not included in any total until you assign the meter to a building.
   *[no] { $dialect } device. Readings are kept, but not included in any total until you assign the meter to a building.
}

# The heading of the messages that could not be read.
quarantine = Unreadable messages ({ $count })

# Deletes them.
delete = Delete all

# What is kept of them.
quarantine_hint = The last { $most } are kept, with the reason. They delay nothing else.

# How many had to go.
evicted = { $count ->
    [one] 1 older message was deleted to make room.
   *[other] { $count } older messages were deleted to make room.
}

# Where and when a message came.
came = { $topic }, { $when }

# Stands for a message without content.
no_payload = (empty)

# Where the database is stored.
disk = Disk

# How much room is left there.
disk_free = { $gigabytes } GB free where the database is.

# Less than a gigabyte is left.
tight = Little room

# Files that were imported.
imports = Files

# The last one that ended: its name, its readings, and when.
last_import = The last import was { $file }, { $readings ->
    [one] 1 reading
   *[other] { $readings } readings
}, { $when }.

# The last one failed.
import_failed = The import of { $file } failed, { $when }. Settings > Import says why.

# There was none.
no_import = No file has been imported yet.

# Behind the headline: meters that used to send by themselves and are silent.
meters_late = { $count ->
    [one] 1 meter is late.
   *[other] { $count } meters are late.
}

# The heading of the meters that are late.
late = Meters that are late ({ $count })

# None is.
none_late = None. Every meter that sends by itself has sent as usual.

# What would do.
late_hint = They used to send more often than that. Check the device, its battery and its network.

# When such a meter last sent.
last_heard = last heard { $when }

# Not all are shown.
more_late = And { $count } more.
