# Numbers without a unit, and the form to choose it, on the page of the mappings.

title = Numbers without a unit
lede = They are stored but not counted. Choose what each measures, and all of its earlier values count too.
nameless = a value
field = What it measures
field_none = Choose
field_missing = Choose what the number measures; nothing is guessed.
factor = Multiply by
factor_hint = 0.001 if it is sent in Wh and stored in kWh.
factor_would_do = a number to multiply by, such as 0.001
save = Save
newest_value = Latest: { $value }, { $ago }.
no_newest = Latest: no reading yet.
probably = Probably { $what }. Please check.
