# Earlier imports: what became of each. A time that an import began at comes in words.

# The heading.
heading = Earlier imports

# The state of an import that failed or whose process ended.
broke_off = Interrupted

# The state of an import that somebody stopped.
stopped_label = Stopped

# An import under way.
running = Started { $begun }, being read: { $readings ->
    [one] { $readings } reading
   *[other] { $readings } readings
} stored up to line { $line }.

# An import that ended with GreenPulse.
ended = Started { $begun }; GreenPulse stopped at line { $line }. { $readings ->
    [one] { $readings } reading is stored.
   *[other] { $readings } readings are stored.
} Import it again; nothing is stored twice.

# The same, before anything was stored.
ended_before_all = Started { $begun }; GreenPulse stopped before anything was stored. Import it again; nothing is stored twice.

# An import that failed.
failed = Started { $begun }: { $why }. { $readings ->
    [one] { $readings } reading up to line { $line } is stored.
   *[other] { $readings } readings up to line { $line } are stored.
} Import it again; nothing is stored twice.

# Why it failed, if nobody said.
no_reason = no reason was given

# An import that somebody stopped.
stopped = Started { $begun }. { $readings ->
    [one] { $readings } reading up to line { $line } is stored.
   *[other] { $readings } readings up to line { $line } are stored.
} Import it again; nothing is stored twice.

# An import that is done: when, and what became of it.
done = { $begun }: { $result }
