base = { $amount } par jour
on_weekends = { $is_less ->
    [yes] { $amount } de moins le week-end
   *[no] { $amount } de plus le week-end
}
below = { $amount } de plus par degré au-dessous de { $point }
above = { $amount } de plus par degré au-dessus de { $point }
