# Site energy = énergie finale, source energy = énergie primaire.
left_out = Non compris : { $utilities }. Les compteurs y indiquent plus d’énergie vendue ou stockée qu’achetée ou produite ; il en manque donc un.
site = Énergie finale : { $amount }.
source_unknown = Énergie primaire inconnue : définissez les coefficients dans les paramètres.
source = Énergie primaire : { $amount } ({ $counted } ; { $sources }).
source_without = Énergie primaire : { $amount }, hors { $utilities }, sans coefficient défini ({ $counted } ; { $sources }).
counted = { $what } × { $ratio }
grid = électricité du réseau
own_roof = solaire sur place
since = { $source }, depuis { $year }
both = { $first } { $second }
