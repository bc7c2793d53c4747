over = { $site } · { $day }
new_meters = { $count ->
    [one] <a>{ $count } nouveau compteur</a> attend d’être rattaché à un bâtiment. D’ici là, ses relevés sont conservés, mais ne comptent dans aucun total.
   *[other] <a>{ $count } nouveaux compteurs</a> attendent d’être rattachés à un bâtiment. D’ici là, leurs relevés sont conservés, mais ne comptent dans aucun total.
}
assign_meter = Rattacher le compteur
first = Envoyer un premier relevé
first_hint = Copiez cette ligne dans un terminal. Le relevé apparaît ici en une seconde, sans recharger la page.
without_meter = Pas de compteur sous la main ?
without_meter_hint = Lancez <b>{ $command }</b> pour simuler 24 logements, une école et un campus, ou <a>saisissez un relevé</a>.
today_against = Aujourd’hui et un { $weekday } habituel
today_hint = Moyennes sur 15 minutes. En grisé : la plage de la plupart des { $weekdays } ({ $share }).
today_alt = Puissance d’aujourd’hui jusqu’à { $clock } en moyennes de 15 minutes ; en dernier, { $power } kW ; avec un { $weekday } habituel en regard.
today_empty = Pas encore de relevés aujourd’hui.
today_caption = Puissance moyenne par heure, en kW
today_line = aujourd’hui
today_columns = Heure | Aujourd’hui | Un { $weekday } habituel
usual_line = un { $weekday } habituel
top_users = Plus gros consommateurs du moment
top_users_hint = Barre : en ce moment. Repère : d’habitude.
offline = hors ligne
totals = Totaux
today_so_far = Aujourd’hui
this_week = Cette semaine
this_month = Ce mois-ci
money = Coût et carbone aujourd’hui
buildings = Bâtiments
order = Trier par
highest_use = Consommation
biggest_change = Écart à l’habitude
other_sites = Autres sites :
