# The filter of the list of issues: chips, each with the number of issues that it leads to.

# The name of the filter, for screen readers.
filter = Filter issues

# What opens the chips that are used less often.
more = More filters

# The way back to all open issues.
clear = Clear filters

# Behind a chosen chip, for screen readers: what the link does.
take_away = (chosen; select to remove)

# The name of a row of chips.
row =
    .status = Status
    .priority = Priority
    .site = Site
    .building = Building
    .utility = Utility
    .kind = Type
    .assigned = Assigned to
    .days = Period

# The chips of the status.
state =
    .open = Open
    .new = New
    .acknowledged = Seen
    .investigating = Under investigation
    .snoozed = Snoozed
    .resolved = Resolved
    .all = All

# The chip of issues that nobody deals with.
nobody = Nobody

# A chip of a building that has a number only.
no_building = No building

# A chip of the period.
last_days = Last { $days } days

# The order of the list.
order = Order
order_of =
    .importance = Most important first
    .cost = Highest cost first
    .newest = Newest first
    .due = Due first
