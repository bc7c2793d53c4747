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
under_way = Depuis : { $since }. { $done } séries sur { $total } ; dernière : { $last }.
asked = Demandé : { $when }.
progress = { $done } séries sur { $total }
kind = { $kind ->
    [scan] Vérification des nouvelles heures
    [look_back] Analyse des données passées
    [forecast] Prévision
    [selection] Choix des méthodes
   *[other] { $kind }
}
of_place = { $job }, { $place }
