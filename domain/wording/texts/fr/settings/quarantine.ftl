title = Données rejetées
show_all = Tout afficher
older = Plus anciens
read_again_label = Relire
map_topic = Configurer son topic
throw_away = Supprimer
only_topic = Seulement le topic <b>{ $topic }</b>.
headline = { $count ->
    [0] Tous les messages ont pu être lus.
    [one] { $count } message n’a pas pu être lu.
   *[other] { $count } messages n’ont pas pu être lus.
}
lede = Les messages illisibles sont conservés avec la raison, jusqu’à { $most }, et ne retardent rien. Corrigez l’appareil ou sa configuration, puis relisez-les.
made_place = { $count ->
    [one] { $count } message plus ancien a été retiré
   *[other] { $count } messages plus anciens ont été retirés
} depuis que la liste a été vidée, d’abord ceux des expéditeurs les plus bavards, puis les plus anciens.
read_again_all = Relecture faite. Compris : { $understood }.
read_again_none = Relecture faite. Toujours impossible à lire : { $left } ; la raison affichée est la dernière.
read_again_some = Relecture faite. Compris : { $understood } ; toujours impossible à lire : { $left }.
thrown_away_of = Suppression faite : { $messages }.
read_all_again = { $is_of_topic ->
    [yes] Relire tout ce topic
   *[no] Tout relire
}
throw_all_away = { $is_of_topic ->
    [yes] Supprimer tout ce topic
   *[no] Tout supprimer
}
from_device = par { $device }
read_again_at = relu : { $at }
cut = tronqué, ne peut donc pas être relu
