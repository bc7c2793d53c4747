looked_at = Examiné ; rien n’est encore enregistré.
running = Lecture en cours.
unreadable = { $fault ->
    [empty] Le fichier est vide. Choisissez-en un qui a une heure et une valeur par ligne.
    [binary] Ce n’est ni un fichier texte ni une feuille de calcul. ({ $why })
    [no_table] Aucun tableau avec des heures et des valeurs n’a été trouvé. ({ $why })
    [xml] Le XML est abîmé ou incomplet. Téléchargez de nouveau le fichier. ({ $why })
    [workbook] La feuille de calcul ne s’ouvre pas. Enregistrez-la de nouveau en .xlsx ou en CSV. ({ $why })
    [too_large] Le fichier contient plus que ce qui peut être lu en une fois. ({ $why })
   *[other] Illisible : { $why }
}
failed = Interrompu : { $why }
progress = Part du fichier déjà lue
stop = Arrêter
headline_of_done = Import terminé.
headline_of_stopped = Import arrêté.
headline_of_failed = L’import a été interrompu.
headline_of_unreadable = Le fichier n’a pas pu être lu.
new_meters = Les nouveaux compteurs ne sont pas encore rattachés à un bâtiment. | Rattacher les compteurs
another = Importer un autre fichier
forget = Retirer le fichier
problems = Problèmes
warnings = À vérifier
left_out = Ignoré
conflicts = Déjà enregistré avec une autre valeur
correct_lede = Prenez les valeurs du fichier si elles ont été corrigées depuis. Les valeurs actuelles restent dans l’historique.
readings = { $count ->
    [one] { $count } relevé
   *[other] { $count } relevés
}
new = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
repeated = { $count ->
    [one] { $count } déjà enregistré
   *[other] { $count } déjà enregistrés
}
conflicting = { $count ->
    [one] { $count } d’une autre valeur que celle enregistrée (non modifié)
   *[other] { $count } d’une autre valeur que celle enregistrée (non modifiés)
}
corrected = { $count ->
    [one] { $count } corrigé
   *[other] { $count } corrigés
}
unread = { $count ->
    [one] { $count } ligne ou valeur illisible
   *[other] { $count } lignes ou valeurs illisibles
}
skipped = { $count ->
    [one] { $count } partie ignorée
   *[other] { $count } parties ignorées
}
meters = { $count ->
    [one] { $count } nouveau compteur
   *[other] { $count } nouveaux compteurs
}
whole = { $parts }.
headline_of_running = { $is_try ->
    [yes] Testé à { $percent }.
   *[no] Importé à { $percent }.
}
so_far = { $readings ->
    [one] { $readings } relevé pour l’instant. Ce qui est enregistré le reste, même si vous arrêtez.
   *[other] { $readings } relevés pour l’instant. Ce qui est enregistré le reste, même si vous arrêtez.
}
conflict = ligne { $line }, { $channel } : le fichier donne { $value } ; { $stands }, enregistré d’abord, est conservé
correct = { $conflicts ->
    [one] Prendre { $conflicts } valeur du fichier
   *[other] Prendre { $conflicts } valeurs du fichier
}
