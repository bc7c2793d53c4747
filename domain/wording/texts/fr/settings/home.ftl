title = Paramètres
lede = Vos bâtiments et vos compteurs, d’où viennent les relevés et ce qu’ils coûtent.
group_places = Bâtiments et compteurs
group_connections = Connexions
group_prices = Prix
group_carbon = Carbone et météo
group_system = Système
health_text = Si tout fonctionne, et ce qui est arrivé.
methods = Méthodes de prévision
methods_text = Comment se fait chaque prévision, et avec quelle fiabilité.
look = À vérifier
sources_label = Sources de données
quarantine = Données rejetées
tokens_label = Jetons d’accès
factors = Facteurs d’émission
source_energy = Énergie primaire
weather_label = Météo
import_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.
factors_text = Émissions par unité, par région et par année.
source_energy_text = Énergie consommée à la source par unité, par région et par année.
flat_rates = Les coûts utilisent des prix uniques.
weather_off = Désactivée.
headline = { $waiting ->
    [0] Tout est en place.
    [one] { $waiting } point demande votre attention.
   *[other] { $waiting } points demandent votre attention.
}
buildings = { $count ->
    [0] Pas encore de bâtiments.
    [one] { $count } bâtiment : type, surface et unités.
   *[other] { $count } bâtiments : type, surface et unités.
}
meters = { $count ->
    [0] Pas encore de compteurs.
    [one] { $count } compteur, rattaché à un bâtiment.
   *[other] { $count } compteurs : rôles, limites, remplacements.
}
meters_new = { $count ->
    [one] { $count } nouveau compteur attend un bâtiment.
   *[other] { $count } nouveaux compteurs attendent un bâtiment.
}
sources = { $count ->
    [0] Rien n’est encore arrivé.
    [one] { $count } source, en service.
   *[other] { $count } sources, toutes en service.
}
sources_failing = { $count ->
    [one] { $count } source en erreur.
   *[other] { $count } sources en erreur.
}
mappings = { $count ->
    [0] Tous les messages sont compris.
    [one] { $count } appareil personnalisé. Tous les messages sont compris.
   *[other] { $count } appareils personnalisés. Tous les messages sont compris.
}
topics_unread = { $count ->
    [one] Les messages de { $count } topic ne sont pas compris.
   *[other] Les messages de { $count } topics ne sont pas compris.
}
quarantined = { $count ->
    [0] Aucune : tous les messages ont pu être lus.
    [one] { $count } message n’a pas pu être lu.
   *[other] { $count } messages n’ont pas pu être lus.
}
tokens = { $count ->
    [0] Pas encore de jetons.
    [one] { $count } jeton actif.
   *[other] { $count } jetons actifs.
}
accounts = { $count ->
    [0] Il y a des tarifs, mais pas encore de comptes.
    [one] { $count } compte.
   *[other] { $count } comptes.
}
weather = { $sites ->
    [0] Désactivée : indiquez votre position pour l’activer.
    [one] Actualisée toutes les heures.
   *[other] Actualisée toutes les heures pour { $sites } sites.
}
group_people = Personnes
audit_text = Qui s’est connecté, et ce qui a été modifié.
