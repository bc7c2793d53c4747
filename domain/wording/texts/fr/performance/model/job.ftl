models = Méthodes de prévision
title = Travail en arrière-plan
nothing = Rien en cours. Les nouvelles heures sont vérifiées au fur et à mesure, et toutes chaque nuit ; les prévisions sont actualisées toutes les six heures, les méthodes choisies chaque semaine.
analyse = Analyser maintenant
look_back = Analyser les données passées
forecast = Prévoir maintenant
waits = En attente
under_way_label = En cours
done = Terminé
failed = Échec partiel
ended = { $when }. { $message }
ended_well = { $when }. { $done ->
    [one] { $done } série.
   *[other] { $done } séries.
}
ended_in_part = { $when }. Séries en échec : { $failed } sur { $done } ; la dernière : { $failure }
begun = Depuis : { $since }.
under_way = { $has_last ->
    [yes] Depuis : { $since }. { $done } séries sur { $total } ; dernière : { $last }.
   *[no] Depuis : { $since }. { $done } séries sur { $total }.
}
asked = Demandé : { $when }.
progress = { $done } séries sur { $total }
kind = { $kind ->
    [zone] Changement du fuseau horaire
    [scan] Vérification des nouvelles heures
    [look_back] Analyse des données passées
    [forecast] Prévision
    [selection] Choix des méthodes
   *[other] { $kind }
}
of_place = { $job }, { $place }
