title = Appareils personnalisés
lede = Pour les appareils que GreenPulse ne connaît pas : où se trouve le nombre dans un message, et ce qu’il mesure. Les marques courantes n’en ont pas besoin.
map_by_hand = Configurer un appareil par son topic
saved = Enregistré. Les nouveaux messages sont désormais lus ainsi.
said = Enregistré. Toutes ses valeurs antérieures comptent aussi.
removed = Appareil supprimé. Ce qu’il a lu auparavant est conservé.
unread = Reçus, mais pas compris
say_what = Configurer
forget = Ignorer
mapped = Appareils personnalisés
topics = { $count ->
    [0] <b>Tous les messages sont compris.</b>
    [one] <b>Les messages de { $count } topic ne sont pas compris.</b>
   *[other] <b>Les messages de { $count } topics ne sont pas compris.</b>
}
some_nameless = Des nombres attendent une unité.
none_needed = Aucun appareil personnalisé n’est nécessaire pour le moment.
none_yet = Il n’y a pas encore d’appareil personnalisé.
count_set_up = { $count ->
    [one] { $count } appareil personnalisé est configuré.
   *[other] { $count } appareils personnalisés sont configurés.
}
came_last = { $messages }, le dernier { $ago }
whole_message = le message entier
reads_as = { $place } : { $what }, compteur « { $meter } »
