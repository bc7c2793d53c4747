# What the figures of a meter count for that were announced to Home Assistant's discovery, on its
# page.

# The heading.
title = What its values count for

# The button that makes a figure count no longer.
uncount = Stop counting

# What the button does.
uncount_hint = Its readings stay, as numbers without a unit. The building’s usage is recalculated.

# Such a figure: from when to when it counted.
counted = { $name }, from { $since } to { $until }.

# Figures that counted beside the others before.
counted_before = { $count ->
    [one] One value was counted beside the others before, and may have been counted twice:
   *[other] { $count } values were counted beside the others before, and may have been counted twice:
}

# What counts instead.
instead = In its place: { $name }.

# Why a figure counts, or not, by the name of the reason.
why = { $reason ->
    [counts] Counted.
    [tariff_in_sum] Counted, in the sum of all tariffs.
    [share_in_sum] Counted, in the sum of its phases or strings.
    [side_of_net] Counted, as one side of net metering.
    [no_unit] Not counted: it has no unit.
    [unknown_unit] Not counted: its unit is unknown.
    [no_state_class] Not counted: unclear whether it is a meter reading or usage over a period.
    [no_substance] Not counted: unclear what the volume is of.
    [of_period] Not counted: it covers a day, a month or a session.
    [statistic] Not counted: it is a maximum, minimum or average.
    [not_measured] Not counted: it is a setpoint or an estimate, not a measurement.
    [diagnostic] Not counted: the device marks it as diagnostic.
    [reactive] Not counted: it is reactive or apparent energy.
    [derived] Not counted: the device calculated it from its other values.
    [raw] Not counted: the checked value of the same register counts.
    [other_side] Not counted: the same flow is counted on its other side.
    [part_of_whole] Not counted: it is part of a total that counts.
    [tariff_of_total] Not counted: the register of all tariffs counts.
    [tariff_alone] Not counted: it is only one tariff, and others may be missing.
    [duplicate] Not counted: another value of the same flow counts.
    [other_unit] Not counted: the same amount in another unit counts.
    [one_way] Not counted: it is only one direction, and the net is unknown.
    [sign_unknown] Not counted: its sign could mean either direction.
    [own_heat] Not counted: this heat is made from energy that is already metered.
    [of_heat_meter] Not counted: it is the power or the water of a heat meter.
    [fuel] Not counted: it is fuel in kWh, not electricity.
    [concentrator] Not counted: it is the sum of devices that are counted themselves.
    [not_of_room] Not counted: it is neither a room nor the outdoor air.
    [own_cell] Not counted: it is the device’s own battery, which stores nothing for the building.
   *[room_unknown] Not counted: it may be a room, or a part of the device.
}
