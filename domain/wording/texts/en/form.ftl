# What every form of a document says.

# The notice above a form that could not be saved, with a link to the first field.
faulty_fields = { $count ->
    [one] Not saved. Please fix <a>the field below</a>.
   *[other] Not saved. Please fix { $count } fields, <a>beginning here</a>.
}
cancel = Cancel
utility_by_unit = { $utility }, per { $unit }
