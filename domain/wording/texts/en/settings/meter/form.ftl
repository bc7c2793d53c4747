# The settings of a meter, on its page.

# The heading of the first part.
what_it_is = General

# The heading of the second part.
readings = Advanced: how its readings are interpreted

# Below the heading of the second part.
readings_hint = The readings stay as they are. If you change something here, hours and days are recalculated; you confirm first.

# The button of the form.
save = Save

# The button that agrees to what is made anew.
save_and_make_anew = Save and recalculate

# The label of the name.
name = Name

# The label of the status.
status = Status

# The fault of a status that was not chosen.
status_missing = Choose a status.

# The label of the building.
building = Building

# The hint of the building.
building_hint = Its whole history moves with it.

# The choice of no building.
building_none = Not assigned

# The fault of a building that is gone.
building_gone = That building no longer exists. Choose another.

# The label of the role.
role = Role

# A role, to choose.
role_main = Main: what the building buys

# A role, to choose.
role_submeter = Submeter (part of another meter)

# A role, to choose.
role_generation = Generation: solar and similar

# A role, to choose.
role_storage = Battery

# The fault of a role that was not chosen.
role_missing = Choose a role.

# The label of what a submeter feeds.
appliance = Appliance

# The hint of what a submeter feeds; with a proposal where its name says something.
appliance_hint = { $has_proposed ->
    [yes] Shows its usage on its own in the building’s energy. Its name suggests: { $proposed }.
   *[no] For submeters. Shows its usage on its own in the building’s energy.
}

# The choice of no appliance.
appliance_none = Several, or not specified

# The fault of an appliance that was not chosen from the list.
appliance_missing = Choose an appliance from the list.

# The label of the meter that it stands under.
parent = Below which meter

# The hint of the meter that it stands under.
parent_hint = A meter that already includes this one.

# The choice of no meter.
parent_none = None

# The fault of a meter that is gone.
parent_gone = That meter no longer exists. Choose another.

# The label of what it sends.
counts = It sends

# What it sends, to choose.
counts_register = Meter readings (a register that grows)

# What it sends, to choose.
counts_interval = Usage of each period

# The label of the highest power.
power = Maximum load

# The hint of the highest power.
power_hint = Anything beyond it is kept under rejected data and not counted. Empty: no limit.

# What the highest power accepts, as a part of a sentence.
power_would_do = kilowatts above 0, such as 6.9

# The label of the register's end.
register = Rollover value

# The hint of the register's end.
register_hint = The figure after its last one, such as 100000 for five digits. Empty: unknown.

# What the register's end accepts, as a part of a sentence.
register_would_do = a figure above 0, such as 100000

# The label of the delay.
offset = Timestamp delay

# The hint of the delay.
offset_hint = How long after the end of a period its time is. Empty: none.

# What the delay accepts, as a part of a sentence.
offset_would_do = minutes from -1440 to 1440 (a day), such as 15

# The label of the longest gap.
gap = Bridge gaps up to

# What the longest gap accepts, as a part of a sentence.
gap_would_do = minutes from 0.02 to 1440 (a day), such as 30

# The label of the hot water's rise of temperature.
rise = Hot water temperature drop

# What the hot water's rise of temperature accepts, as a part of a sentence.
rise_would_do = degrees above 0, such as 40

# The hint of the longest gap.
gap_hint = For power values. Empty: the usual { $usual_minutes } minutes.

# The hint of the hot water's rise of temperature.
rise_hint = Converts its volume to energy. Empty: the usual { $usual } { $unit }.
