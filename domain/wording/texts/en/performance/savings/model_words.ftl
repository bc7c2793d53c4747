# A baseline's model in words.

base = { $amount } a day
on_weekends = { $is_less ->
    [yes] { $amount } less on weekends
   *[no] { $amount } more on weekends
}
below = { $amount } more for each degree below { $point }
above = { $amount } more for each degree above { $point }
