with_area = { $building }, { $area }
last_hour = Dernière heure
last_hour_hint = Puissance électrique. En grisé : habituelle un { $weekday } à cette heure.
last_hour_alt = Puissance électrique sur la dernière heure ; en dernier, { $power } kW.
last_hour_empty = Aucun relevé dans la dernière heure.
last_hour_caption = Puissance moyenne par dix minutes, en kW
last_hour_columns = De | Puissance
last_hour_line = puissance
forecast = Prévision
utilities = Aujourd’hui par énergie
utility_columns = Énergie | Aujourd’hui | D’habitude | Écart | Qualité
electricity =
    .use = Électricité
    .import = Soutirage du réseau
    .export = Injection au réseau
    .generation = Solaire
    .charge = Charge de la batterie
    .discharge = Décharge de la batterie
other_flow = { $flow ->
    [import] { $utility }, livraison
    [export] { $utility }, export
    [generation] { $utility }, production
    [charge] { $utility }, stockage
    [discharge] { $utility }, déstockage
   *[use] { $utility }
}
meters = Compteurs
meters_title = { $building } : compteurs
meters_headline = { $meters ->
    [0] { $building } : <b>aucun compteur rattaché pour le moment.</b>
    [one] { $building } : <b>{ $meters } compteur</b>, { $late ->
        [0] à l’heure.
       *[other] en retard.
    }
   *[other] { $building } : <b>{ $meters } compteurs</b>, { $late ->
        [0] tous à l’heure.
       *[other] dont { $late } en retard.
    }
}
meters_hint = Aujourd’hui, et les dernières 24 heures.
building_settings = Paramètres du bâtiment
no_meters = Aucun compteur n’est encore rattaché à ce bâtiment. <a>Voir les nouveaux compteurs</a>.
live = En direct
on_time = À l’heure
late = En retard
offline = Hors ligne
by_hand = À la main ou par fichier
no_readings = Aucun relevé
meter_updated = { $has_value ->
    [yes] { $role }, { $value }. Mise à jour : { $at }.
   *[no] { $role }. Mise à jour : { $at }.
}
meter_read = { $has_value ->
    [yes] { $role }, { $value }. Dernier relevé : { $at }.
   *[no] { $role }. Dernier relevé : { $at }.
}
meter_never = { $role }.
