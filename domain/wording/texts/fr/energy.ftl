title = Énergie
spans = Période affichée
span_now = Maintenant
span_day = Jour
span_month = Mois
span_year = Année
period = Période
earlier = Précédente
later = Suivante
# Noms courts, pour les schémas.
appliance =
    .car = Voiture
    .heat_pump = Pompe à chaleur
    .water_heater = Chauffe-eau
    .cooking = Cuisson
    .laundry = Linge
    .dishwasher = Lave-vaisselle
    .refrigeration = Réfrigérateur
    .lighting = Éclairage
    .cooling_ventilation = Climatisation
    .computing = Informatique
    .other = Autres appareils
other_appliances = Autres appareils
source = { $party ->
    [sun] Solaire
    [grid] Réseau
    [battery] Batterie
   *[unexplained] Non mesuré
}
sink = { $party ->
    [grid] Injection
    [battery] Charge batterie
    [home] Logement
    [building] Bâtiment
    [site] Tous les bâtiments
    [rest] Tout le reste
   *[unexplained] Non mesuré
}
flow_alt = L’électricité vient de : { $given }. Elle va vers : { $taken }.
flow_empty = Aucun flux d’électricité.
amount_of = { $name } { $amount }
flow_caption = D’où vient l’électricité et où elle va, en { $unit }. Les sommes portent sur les valeurs arrondies.
column_to = Vers
total = Total
used = Consommé
sum = { $given } = { $taken } ({ $unit })
silent = Aucune donnée en direct de : { $meters }. Il manque donc une partie ici.
silent_many = Aucune donnée en direct de { $meters } compteurs. Il manque donc une partie ici.
nothing_live = Aucune donnée en direct pour le moment.
own_share = <b>{ $share }</b> { $home ->
    [yes] d’électricité issue de votre toit
   *[no] d’électricité issue du solaire sur place
} { $when ->
    [today] aujourd’hui.
    [month_now] depuis début { $period }.
    [year_now] depuis début { $period }.
    [day] le { $period }.
   *[other] en { $period }.
}
all_bought = { $when ->
    [today] Toute l’électricité d’aujourd’hui vient du réseau.
    [month_now] Toute l’électricité vient du réseau depuis début { $period }.
    [year_now] Toute l’électricité vient du réseau depuis début { $period }.
    [day] Toute l’électricité venait du réseau le { $period }.
   *[other] Toute l’électricité venait du réseau en { $period }.
}
nearly_all_bought = { $when ->
    [today] Presque toute l’électricité d’aujourd’hui vient du réseau.
    [month_now] Presque toute l’électricité vient du réseau depuis début { $period }.
    [year_now] Presque toute l’électricité vient du réseau depuis début { $period }.
    [day] Presque toute l’électricité venait du réseau le { $period }.
   *[other] Presque toute l’électricité venait du réseau en { $period }.
}
cost_so_far = <b>{ $cost }</b> depuis début { $month }.
cost_expected = <b>{ $cost }</b> depuis début { $month }, environ { $expected } d’ici au { $last_day } (entre { $low } et { $high }).
cost_of = <b>{ $cost }</b> { $when ->
    [today] depuis minuit.
    [month_now] depuis début { $period }.
    [year_now] depuis début { $period }.
    [day] le { $period }.
   *[other] en { $period }.
}
cost = Coût
cost_credit = moins { $credit } pour ce qui a été vendu
cost_beyond = La facture comprend d’autres frais, comme l’abonnement ou la puissance. Ils ne sont pas compris dans ces coûts.
unpriced = Sans prix : { $energy }.
self_sufficiency = Autoproduction
self_sufficiency_note = de la consommation n’a pas été achetée
self_use = Autoconsommation
self_use_note = de la production solaire a été consommée ici
sold = Vendu au réseau
sold_note = a rapporté { $credit }
sold_free = sans rémunération
battery = Fourni par la batterie
battery_note = { $share } de la consommation ; charge : { $charged }
other_day = L’adresse demande un jour à venir ou illisible ; voici aujourd’hui.
battery_level = Niveau de la batterie
battery_level_note = Relevé : { $when }
battery_levels = { $lowest } à { $highest }
battery_with_level = Batterie ({ $level })
carbon = Carbone
ahead_title = Soleil et consommation d’ici ce soir
ahead_columns = Heure | Soleil | Consommation
ahead_alt = Le toit produira encore environ { $kwh } kWh aujourd’hui.
ahead_caption = Prévision de production et de consommation par heure, en kWh
surplus = De { $from } à { $to }, le soleil devrait dépasser la consommation : un bon moment pour charger ou lancer des appareils.
solar_rest = Solaire encore attendu
solar_rest_note = aujourd’hui, probablement { $low } à { $high }{ $has_used ->
    [yes] {"\u202F"}; consommation d’ici là : environ { $used }
   *[no] {""}
}
by_source = D’où vient l’électricité
by_appliance = Où va l’électricité
stacked_alt = { $total } au total : { $parts }.
stacked_empty = Aucun relevé pour cette période.
by_source_caption = Électricité consommée par origine, en { $unit }
by_appliance_caption = Électricité consommée par appareil, en { $unit }
column_period = { $each ->
    [hour] Heure
    [day] Jour
   *[month] Mois
}
everything_else = Tout le reste
key_partial = incomplet
exceeded = Les sous-compteurs indiquent { $energy } de plus que la consommation du bâtiment. L’un d’eux n’appartient peut-être pas à ce bâtiment.
sessions = Recharges de voiture
sessions_lede = { $count ->
    [one] { $count } recharge, { $energy }.
   *[other] { $count } recharges, { $energy } au total.
}
session_begin = Début
session_end = Fin
session_meter = Borne
session_energy = Énergie
session_now = en charge
