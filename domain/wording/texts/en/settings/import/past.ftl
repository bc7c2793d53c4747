# Earlier imports: what became of each. A time that an import began at comes in words.

heading = Earlier imports
broke_off = Interrupted
stopped_label = Stopped
running = Started { $begun }, being read: { $readings ->
    [one] { $readings } reading
   *[other] { $readings } readings
} stored up to line { $line }.
ended = Started { $begun }; GreenPulse stopped at line { $line }. { $readings ->
    [one] { $readings } reading is stored.
   *[other] { $readings } readings are stored.
} Import it again; nothing is stored twice.
ended_before_all = Started { $begun }; GreenPulse stopped before anything was stored. Import it again; nothing is stored twice.
failed = Started { $begun }: { $why }. { $readings ->
    [one] { $readings } reading up to line { $line } is stored.
   *[other] { $readings } readings up to line { $line } are stored.
} Import it again; nothing is stored twice.
no_reason = no reason was given
stopped = Started { $begun }. { $readings ->
    [one] { $readings } reading up to line { $line } is stored.
   *[other] { $readings } readings up to line { $line } are stored.
} Import it again; nothing is stored twice.
done = { $begun }: { $result }
