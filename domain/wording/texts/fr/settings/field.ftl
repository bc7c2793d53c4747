# $would_do suit « Saisissez ».
or_empty = { $would_do }, ou laissez vide
needed = Saisissez { $would_do }.
not_whole = « { $typed } » n’est pas un nombre entier. Saisissez { $would_do }.
stated_by_nobody = Indiquez la source de cette valeur.
stated_by_too_long = { $length } caractères, c’est trop. La source peut en compter { $most } au plus.
