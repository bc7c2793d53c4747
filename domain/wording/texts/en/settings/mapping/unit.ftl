# Numbers without a unit, and the form to choose it, on the page of the mappings.

# The heading.
title = Numbers without a unit

# Below the heading.
lede = They are stored but not counted. Choose what each measures, and all of its earlier values count too.

# In place of the name of a number that has none.
nameless = a value

# The label of the number's field.
field = What it measures

# The choice of no field.
field_none = Choose

# The fault of a field that was not chosen.
field_missing = Choose what the number measures; nothing is guessed.

# The label of the factor.
factor = Multiply by

# The hint of the factor.
factor_hint = 0.001 if it is sent in Wh and stored in kWh.

# What the factor accepts, as a part of a sentence.
factor_would_do = a number to multiply by, such as 0.001

# The button of the form.
save = Save

# The newest value.
newest_value = Latest: { $value }, { $ago }.

# There is no value yet.
no_newest = Latest: no reading yet.

# What it probably is.
probably = Probably { $what }. Please check.
