months_between = { $first }–{ $last }
hours = { $from }–{ $to } { $price }
day_of = { $months }: { $hours }
