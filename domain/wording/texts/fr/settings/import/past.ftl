heading = Imports précédents
broke_off = Interrompu
stopped_label = Arrêté
running = Début : { $begun }. Lecture en cours : { $readings ->
    [one] { $readings } relevé enregistré
   *[other] { $readings } relevés enregistrés
} jusqu’à la ligne { $line }.
ended = Début : { $begun }. GreenPulse s’est arrêté à la ligne { $line }. { $readings ->
    [one] { $readings } relevé est enregistré.
   *[other] { $readings } relevés sont enregistrés.
} Réimportez le fichier ; rien n’est enregistré deux fois.
ended_before_all = Début : { $begun }. GreenPulse s’est arrêté avant d’enregistrer quoi que ce soit. Réimportez le fichier ; rien n’est enregistré deux fois.
failed = Début : { $begun }. Raison de l’échec : { $why }. { $readings ->
    [one] { $readings } relevé est enregistré jusqu’à la ligne { $line }.
   *[other] { $readings } relevés sont enregistrés jusqu’à la ligne { $line }.
} Réimportez le fichier ; rien n’est enregistré deux fois.
no_reason = aucune raison indiquée
stopped = Début : { $begun }. { $readings ->
    [one] { $readings } relevé est enregistré jusqu’à la ligne { $line }.
   *[other] { $readings } relevés sont enregistrés jusqu’à la ligne { $line }.
} Réimportez le fichier ; rien n’est enregistré deux fois.
done = { $begun } : { $result }
