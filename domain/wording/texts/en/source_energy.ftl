# The energy of all utilities together, on site and at the source.

left_out = Not included: { $utilities }. Its meters show more energy sold or stored than bought or made, so one is missing.
site = Site energy { $amount }.
source_unknown = Source energy unknown: set the ratios in Settings.
source = Source energy { $amount } ({ $counted }; { $sources }).
source_without = Source energy { $amount } without { $utilities }, for which no ratio is set ({ $counted }; { $sources }).

# What is counted how many times.
counted = { $what } × { $ratio }
grid = grid electricity
own_roof = on-site solar
# A source of figures, and the year since which they hold.
since = { $source }, since { $year }
both = { $first } { $second }
