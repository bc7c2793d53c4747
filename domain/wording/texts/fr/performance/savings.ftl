title = { $building } : économies
needed = Les économies demandent une référence d’au moins 60 jours. Rattachez d’abord un compteur à ce bâtiment.
no_weather = pas de données météo pour comparer.
say_position = Indiquer la position
no_period = rien à comparer pour le moment.
no_day = La période choisie ne contient aucune journée complète.
no_baseline = pas encore assez d’historique.
no_comparison = comparaison impossible.
days = Jour par jour
key_used = consommé
key_expected = référence
amounts = Période : { $range }. Consommation : { $used }. Référence corrigée du climat : { $expected }.
money = {" "}Au prix d’aujourd’hui, cela fait { $saved } ± { $uncertainty }.
choose = Choisir les périodes et la méthode
choose_utility = Énergie
choose_before = Début du projet
hint_of_before = Les { $days } jours précédents servent de référence.
choose_from = Début de la période de suivi
choose_to = Fin de la période de suivi
choose_method = Méthode
compare = Comparer
degree_hours_note = Chaque jour compte un talon, différent le week-end s’il y a lieu, plus une quantité pour chaque degré-heure de chauffage et de climatisation au-delà d’une température d’équilibre, choisie par le critère d’information bayésien.
hourly_note = Chaque heure selon l’heure de la semaine et les degrés au-delà des températures d’équilibre, puis total par jour. La ligne du graphique est le modèle journalier qui a donné ces températures.
caltrack_note = CalTRACK 2.0, journalier : un talon plus une quantité par degré-jour, avec des températures d’équilibre choisies par le R² ajusté. Conforme à eemeter à { $percent } près.
auditors = Pour les auditeurs : la référence et sa fiabilité
model = Fiabilité de la référence
scatter = Consommation selon la température
key_baseline = référence
key_since = période de suivi
key_model = modèle
cvrmse_label = CV(RMSE)
cvrmse = { $percent }. L’écart des jours isolés au modèle ; bon jusqu’à 25 ou 30.
nmbe_label = NMBE
nmbe = { $percent }. Dit si le modèle est globalement trop haut ou trop bas ; bon entre −0,5 et 0,5.
r_squared_label = R²
r_squared = { $share }. La part des variations qu’expliquent la météo et les week-ends.
days_counted_label = Jours
days_counted = { $baseline } dans la référence, { $counted } dans la période de suivi
formula = Modèle
normal_year_label = Année normale
normal_year = Par une année de météo normale, le bâtiment consommerait { $amount }, s’il fonctionnait comme pendant la référence.
warnings = Remarques pour l’audit
residuals = Résidus
residuals_note = Consommation mesurée moins consommation modélisée, pour chaque jour de la référence. Des vagues signifient qu’autre chose que la météo joue un rôle.
untold = { $building } : <b>{ $why }</b>
weather_needed = La référence dépend de la météo ({ $utility }). Il faut un thermomètre extérieur, ou la position du site pour qu’un service météo fournisse la température.
days_needed = Une référence demande { $needed } jours avant la période de suivi, une année dans l’idéal ; { $known ->
    [one] { $known } jour est connu ({ $utility }).
   *[other] { $known } jours sont connus ({ $utility }).
}
no_model = Aucun modèle ne convient aux jours de la référence. Choisissez d’autres périodes ou une autre méthode.
headline = { $building } : consommation <b>{ $is_less ->
    [yes] inférieure de { $percent }
   *[no] supérieure de { $percent }
}</b> à la référence, soit <b>{ $amount } ± { $uncertainty }</b>.
chance = { $building } : <b>pas encore d’économies mesurables.</b> Consommation { $is_less ->
    [yes] inférieure de { $percent } à la référence
   *[no] supérieure de { $percent } à la référence
}, dans la marge d’erreur (±{ $uncertainty }).
no_difference = { $building } : <b>pas encore d’économies mesurables.</b> Consommation à peu près égale à la référence (±{ $uncertainty }).
confidence = Marge d’erreur à un niveau de confiance de { $percent } : la plus grande entre celle de l’ASHRAE Guideline 14 et l’erreur sur des mois mis à part.
