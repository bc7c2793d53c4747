# What every form of a document says.

# The notice above a form that could not be saved, with a link to the first field.
faulty_fields = { $count ->
    [one] Not saved. Please fix <a>the field below</a>.
   *[other] Not saved. Please fix { $count } fields, <a>beginning here</a>.
}
cancel = Cancel
utility_by_unit = { $utility }, per { $unit }

# Somebody else changed meanwhile what the form shows.
changed_meanwhile = Somebody else changed this meanwhile. <a>Look again</a>, then make your changes.
