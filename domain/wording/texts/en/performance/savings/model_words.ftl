# A baseline's model in words.

# What a day takes.
base = { $amount } a day

# How much a day of the weekend differs.
on_weekends = { $is_less ->
    [yes] { $amount } less on weekends
   *[no] { $amount } more on weekends
}

# What each degree below a point takes more.
below = { $amount } more for each degree below { $point }

# What each degree above a point takes more.
above = { $amount } more for each degree above { $point }
