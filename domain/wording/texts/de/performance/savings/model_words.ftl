base = { $amount } pro Tag
on_weekends = { $is_less ->
    [yes] { $amount } weniger an Wochenenden
   *[no] { $amount } mehr an Wochenenden
}
below = { $amount } mehr für jedes Grad unter { $point }
above = { $amount } mehr für jedes Grad über { $point }
