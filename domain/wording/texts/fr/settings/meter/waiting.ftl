title = Nouveaux compteurs en attente
topics = Reçus, mais pas encore acceptés
let_in_label = Tout accepter
throw_away = Tout refuser
let_in_hint = Une fois accepté, le dernier message de chaque topic devient son premier relevé.
thrown_away = Refusés. Les compteurs qui envoient de nouveau se remettent en attente, ou sont acceptés dans leur limite horaire.
allowed = Enregistré.
allowances = Limites particulières
allowances_lede = Un pont qui relie de nombreux appareils a besoin de plus le premier jour : nommez-le ici, et il est compté à part. Avec un broker externe, tout ce qui en vient compte ensemble, sous le nom de sa source de données.
as_any_other = Appliquer la limite habituelle
client = Nom d’utilisateur ou identifiant client
client_missing = Saisissez le nom d’utilisateur avec lequel il se connecte ou, à défaut, son identifiant client.
meters = Nouveaux compteurs par heure
save = Enregistrer
let_in = { $meters ->
    [0] Acceptés. Ils apparaîtront avec leurs prochains messages.
    [one] Acceptés : { $meters } compteur est créé ; d’autres apparaîtront avec leurs prochains messages.
   *[other] Acceptés : { $meters } compteurs sont créés ; d’autres apparaîtront avec leurs prochains messages.
}
meters_hint = Vide : { $usual }, la limite habituelle.
meters_wrong = « { $given } » ne convient pas. Saisissez un nombre de 0 à { $most }, par exemple 1000.
waiting = { $topics ->
    [0] Aucun nouveau compteur n’est en attente.
    [one] De nouveaux compteurs attendent sur { $topics } topic.
   *[other] De nouveaux compteurs attendent sur { $topics } topics.
}
not_stored = { $messages ->
    [one] { $messages } message a été reçu sans être enregistré comme relevé ; il est conservé.
   *[other] { $messages } messages ont été reçus sans être enregistrés comme relevés ; le dernier de chaque topic est conservé.
}
lede = Un appareil ou un programme peut ajouter { $of_one } nouveaux compteurs par heure, et tous ensemble { $of_all }. Au-delà, leurs messages sont listés ici par topic, jusqu’à { $topics_max }. Les fichiers, les formulaires et les programmes munis d’un jeton ne sont jamais limités.
came_from = { $messages } ({ $client }), le dernier { $ago }.
came_cut = { $messages } ({ $client }), le dernier { $ago }. Il est trop long pour être gardé en entier : ses compteurs viendront avec le suivant.
allowance = { $client } : { $meters ->
    [one] { $meters } nouveau compteur par heure
   *[other] { $meters } nouveaux compteurs par heure
}
