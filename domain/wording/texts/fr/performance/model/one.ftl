title = { $building } : méthodes de prévision
put_back_done = Version rétablie. Elle fait les prévisions dès maintenant et ne sera pas remplacée automatiquement.
lede = Chaque méthode prévoit le passé du bâtiment d’après ce qui était alors connu ; la meilleure est utilisée. Un modèle est recalé à chaque fois : une version rétablie démarre donc aussitôt.
detectors = Surveillance des anomalies
detectors_note = Par comparaison avec l’habitude de l’heure, sur des fenêtres d’une heure à 13 jours, et par des règles pour le compteur.
in_use_put_back = Utilisée, rétablie
being_made = En préparation
version = { $version } · { $method }
put_back = Rétablir
version_label = Version, méthode
since = Depuis
learned = Apprise sur
findings = { $findings ->
    [0] Aucune anomalie dans toutes les données connues
    [one] { $findings } anomalie dans toutes les données connues, { $a_week } par semaine
   *[other] { $findings } anomalies dans toutes les données connues, { $a_week } par semaine
}
headline = { $building } : prévision avec la méthode <b>« { $method } »</b>.
headline_better = { $building } : prévision avec la méthode <b>« { $method } »</b> ; son erreur est inférieure de { $percent } à celle d’une simple répétition de la semaine précédente.
headline_worse = { $building } : prévision avec la méthode <b>« { $method } »</b> ; son erreur est supérieure de { $percent } à celle d’une simple répétition de la semaine précédente.
no_model = { $building } : <b>aucune prévision en cours pour le moment.</b>
