# What a gas meter's volume holds, on its page.

title = Gas energy content
lede = A cubic meter of gas holds more energy in one month and place than in another. The bill says how much. Only for meters that measure volume.
take_back = Undo
add = Add values from a bill
from = From
calorific = Calorific value
calorific_hint = Megajoules divided by 3.6.
calorific_would_do = the calorific value on the bill in kWh/m³, such as 11.25
correction = Volume correction
correction_hint = Zustandszahl, volume correction or conversion factor.
correction_would_do = the correction on the bill, such as 0.9612, or 1 for none
worked_out_again = What the meter measured from that day on is recalculated; the readings stay as they are.
save = Save
line = From { $when }: { $kwh_per_m3 }{"\u00A0"}kWh/m³, corrected by { $correction }.
yet_to_come = { $when } is in the future. Enter the first day of the bill.
