# $would_do suit « Saisissez » : un nom avec son article, sans majuscule.
no_date = « { $typed } » n’est pas une date. Écrivez-la ainsi : 2026-11-22.
no_date_given = Saisissez une date, par exemple 2026-11-22.
no_time = « { $typed } » n’est pas une heure. Écrivez-la ainsi : 17:40.
no_time_given = Saisissez une heure, par exemple 17:40.
no_number = « { $typed } » ne convient pas. Saisissez { $would_do }.
needed = Saisissez { $would_do }.
either = « { $typed } » peut vouloir dire { $whole } ou, avec une virgule décimale, { $fraction }. Saisissez celui que vous voulez dire.
no_name = Saisissez un nom de 1 à { $most } caractères.
unseen_name = Ce nom contient des caractères invisibles. Utilisez des lettres, des chiffres et des signes.
long_name = { $length } caractères, c’est trop. Le nom peut en compter { $most } au plus.
