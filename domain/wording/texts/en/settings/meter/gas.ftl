# What a gas meter's volume holds, on its page.

# The heading.
title = Gas energy content

# Below the heading.
lede = A cubic meter of gas holds more energy in one month and place than in another. The bill says how much. Only for meters that measure volume.

# The button that removes a value.
take_back = Undo

# What opens the form.
add = Add values from a bill

# The label of the first day.
from = From

# The label of the calorific value.
calorific = Calorific value

# The hint of the calorific value.
calorific_hint = Megajoules divided by 3.6.

# What the calorific value accepts, as a part of a sentence.
calorific_would_do = the calorific value on the bill in kWh/m³, such as 11.25

# The label of the correction.
correction = Volume correction

# The hint of the correction.
correction_hint = Zustandszahl, volume correction or conversion factor.

# What the correction accepts, as a part of a sentence.
correction_would_do = the correction on the bill, such as 0.9612, or 1 for none

# What the form does.
worked_out_again = What the meter measured from that day on is recalculated; the readings stay as they are.

# The button of the form.
save = Save

# A value in the list: from when it holds, the calorific value in kWh/m³, and the correction.
line = From { $when }: { $kwh_per_m3 }{"\u00A0"}kWh/m³, corrected by { $correction }.

# The fault of a day ahead.
yet_to_come = { $when } is in the future. Enter the first day of the bill.
