or_empty = { $would_do }, o déjelo vacío
needed = Introduzca { $would_do }.
not_whole = «{ $typed }» no es un número entero. Introduzca { $would_do }.
stated_by_nobody = Introduzca la fuente de este dato.
stated_by_too_long = { $length } caracteres son demasiados. Use como máximo { $most } para la fuente.
