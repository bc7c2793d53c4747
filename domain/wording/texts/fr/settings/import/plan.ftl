box_unclear = cochez ou décochez la case
first_needed = indiquez-le pour la première, puis pour toutes
file = { $name } · { $size }
tried = Testé, rien d’enregistré : { $result }
order = Format de date
order_seconds = Secondes depuis 1970
order_millis = Millisecondes depuis 1970
order_serial_1900 = Numéro de jour d’un tableur
order_serial_1904 = Numéro de jour d’un tableur, depuis 1904
decimal = Séparateur décimal
zone = Fuseau horaire
spacing = Durée d’une période
# Les choix complètent la phrase.
stamp = L’heure indiquée est
stamp_start = Le début de la période
stamp_end = La fin de la période
# Les choix complètent la phrase.
end_day = Une période
end_day_included = Comprend son dernier jour
end_day_excluded = Finit avant son dernier jour
# Les choix complètent la phrase.
numbers = Les numéros comptent
numbers_elapsed = Les heures écoulées
numbers_wall = Les heures de l’horloge
factors = Facteur dans le fichier
factors_apply = Multiplier par ce facteur
factors_ignore = Les valeurs sont déjà multipliées
choose = Choisir
all_as_first = Toutes comme la première
series_before = Séries précédentes
series_after = Séries suivantes
series_kept = Ce que vous saisissez sur cette page est conservé.
try_label = Tester l’import
import = Importer
import_it = Importer
meter = Compteur
first_rows = Premières lignes du fichier
field = Ce qui est mesuré
unit = Unité
kind = Type de valeur
kind_cumulative = Index du compteur (qui augmente)
kind_interval = Consommation sur une période
kind_power = Puissance
kind_level = Niveau
sign = Signe
sign_plain = Tel quel
sign_reversed = Inversé
sign_net = Soutirage si positif, injection si négatif
headline = <b>Format reconnu : { $publisher }.</b> { $open ->
    [0] Est-ce exact ?
    [one] Confirmez { $open } réglage.
   *[other] Confirmez { $open } réglages.
}
judged_by = { $is_whole ->
    [yes] { $rows ->
        [one] D’après sa seule ligne ({ $rows }).
       *[other] D’après l’ensemble des { $rows } lignes.
    } Rien n’est encore enregistré.
   *[no] D’après les { $rows } premières lignes. Rien n’est encore enregistré.
}
only_series = Contenu
some_series = Séries { $first } à { $last } sur { $count }
all_series = Contenu : { $count } séries
series_of = { $meter } · { $field } · { $unit }
which_meter = quel compteur ?
which_field = qu’est-ce qui est mesuré ?
which_unit = quelle unité ?
values_of = { $count ->
    [one] { $count } valeur, de { $low } à { $high }
   *[other] { $count } valeurs, de { $low } à { $high }
}
values_because = { $values }. { $why }
