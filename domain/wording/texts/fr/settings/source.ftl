title = Sources de données
lede = D’où viennent les relevés, et quand quelque chose est arrivé en dernier.
sources = Sources
paused = En pause. Les expéditeurs gardent leurs données ou sont priés de réessayer.
resumed = Reprise.
asked = Demande envoyée ; le résultat s’affichera ici dans un instant.
described = Enregistré.
removed = Retirée de la liste. Ses données restent.
is_paused = En pause
is_failing = Erreurs
is_waiting = Rien encore
is_late = En retard
works = En service
add = Ajouter une source
add_device = Un appareil ou un programme
add_device_text = Se connecte avec un jeton, par MQTT ou HTTP.
add_weather = Météo
add_weather_text = Indiquer la position du site.
add_file = Un fichier
add_file_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.
ask_now = Actualiser maintenant
go_on = Reprendre
pause = Mettre en pause
remove = Retirer de la liste
what_it_is = Détails
type_label = Type
type_wrong = Choisissez un type.
building = Bâtiment
building_wrong = Choisissez un bâtiment dans la liste.
no_building = Aucun bâtiment en particulier
expected = Données attendues toutes les
expected_unit = minutes
expected_hint = Si rien n’arrive pendant plus longtemps, la source est marquée en retard. Vide : jamais en retard.
expected_wrong = Saisissez un nombre entier de minutes, par exemple 60, ou laissez vide.
save = Enregistrer
type_bms = Une gestion technique du bâtiment (GTB)
type_smart_meter = Compteurs, prises et capteurs
type_weather = Un service météo
type_manual = Des personnes qui saisissent des relevés
type_file = Fichiers
by_mqtt = MQTT
by_http = HTTP
by_weather = Météo
by_file = Fichier
by_hand = À la main
embedded = broker intégré
asked_every = { $minutes ->
    [one] Actualisée toutes les minutes.
   *[other] Actualisée toutes les { $minutes } minutes.
}
none_yet = Rien n’est encore arrivé.
all_work = Toutes les sources sont en service.
some_fail = { $failing ->
    [one] { $failing } source en erreur.
   *[other] { $failing } sources en erreur.
}
readings_came = { $count ->
    [one] { $count } relevé, { $ago }.
   *[other] { $count } relevés, le dernier { $ago }.
}
last_heard = Dernières données : { $ago }.
failed_times = { $count ->
    [one] { $count } échec : { $reason }
   *[other] { $count } échecs de suite : { $reason }
}
failed_times_at = { $count ->
    [one] { $count } échec ({ $ago }) : { $reason }
   *[other] { $count } échecs de suite ({ $ago }) : { $reason }
}
no_reason = aucune raison indiquée
