title = { $page } · GreenPulse
description = Voyez ce que consomment vos bâtiments, ce qui est habituel et ce qui sort de l’ordinaire.
skip = Aller au contenu
notices = Avis
trail = Fil d’Ariane
navigation = Navigation principale
home = Accueil
buildings = Bâtiments
insights = Anomalies
costs = Coûts
reports = Rapports
add_reading = Saisir un relevé
system_health = État du système
settings = Paramètres
live = En direct
waiting = En attente de données
reconnecting = Reconnexion
last_reading = Dernier relevé { $age }
updated = Actualisé à { $clock }
offline = Vous êtes hors ligne.
unreachable = GreenPulse ne répond pas.
as_known = Vous voyez les données de <b>votre dernière visite</b>.
try_again = Réessayer
times = Heure locale : { $place }
version = GreenPulse { $number }
sign_out = Se déconnecter
demo = <b>Données de démonstration.</b> Ces logements et ces compteurs sont simulés. Pour les supprimer, exécutez <a>{ $command }</a>.
database_away = La base de données ne répond pas. Vous voyez les dernières données des compteurs ; le reste reviendra de lui-même, et les relevés sont conservés d’ici là.
database_trouble = { $trouble ->
    [full] Le disque de la base de données est plein.
    [read_only] La base de données est en lecture seule.
   *[other] Impossible d’écrire dans la base de données.
} Les relevés sont conservés et seront enregistrés dès que possible.
not_found_title = Page introuvable
not_found = <b>Page introuvable.</b> Elle a peut-être été déplacée ou supprimée.
to_home = Aller à l’accueil
not_shown_title = Non disponible
not_shown = Cette page n’est pas disponible pour le moment.
no_answer = La base de données ne répond pas. Réessayez dans un instant.
copy = Copier
copied = Copié
selected = Sélectionné
show_all = Tout afficher
chart_keys = Les flèches lisent les valeurs, Entrée en ouvre une, Échap affiche tout.
no_reading = aucun relevé
typical_range = plage habituelle
range = { $from } – { $to }
