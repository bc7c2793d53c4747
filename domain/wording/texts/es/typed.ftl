no_date = «{ $typed }» no es una fecha. Escríbala así: 2026-11-22.
no_date_given = Introduzca una fecha, por ejemplo 2026-11-22.
no_time = «{ $typed }» no es una hora. Escríbala así: 17:40.
no_time_given = Introduzca una hora, por ejemplo 17:40.
# $would_do va detrás de «Introduzca»: «un número, por ejemplo 1840.9».
no_number = «{ $typed }» no es válido. Introduzca { $would_do }.
needed = Introduzca { $would_do }.
either = «{ $typed }» puede ser { $whole } o, con coma decimal, { $fraction }. Escriba el que corresponda.
no_name = Introduzca un nombre de 1 a { $most } caracteres.
unseen_name = Este nombre tiene caracteres que no se ven. Use letras, cifras y signos.
long_name = { $length } caracteres son demasiados. Use como máximo { $most } para el nombre.
