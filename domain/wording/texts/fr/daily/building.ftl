today = { $has_usual ->
    [yes] Aujourd’hui : { $used }. D’habitude à cette heure : { $usual }.
   *[no] Aujourd’hui : { $used }.
}
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
utility_columns = Énergie | Aujourd’hui | D’habitude | Écart | Qualité des données
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
settings = Paramètres
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
more = À voir aussi
load = Courbe de charge | Toutes les heures en image, journées types, talon, nuits et week-ends.
savings = Économies | Par rapport à une référence corrigée du climat ; objectifs.
methods = Méthodes de prévision | Comment se font la prévision et la surveillance, et avec quelle fiabilité.
