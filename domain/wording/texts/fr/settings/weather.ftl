title = Météo
switched_off = Désactivée.
saved = Enregistré. La météo est actualisée maintenant, puis toutes les heures.
saved_while_off = Enregistré. L’actualisation de la météo est désactivée.
removed = L’actualisation de la météo est arrêtée. Les données antérieures restent.
no_position = Pas de position indiquée.
not_asked = Position indiquée ; l’actualisation de la météo est désactivée.
nothing_yet = Pas encore de données.
latitude = Latitude
latitude_hint = Négative au sud de l’équateur.
longitude = Longitude
longitude_hint = Négative à l’ouest de Greenwich.
save = Enregistrer
sent = Seule la position est envoyée à { $host }, arrondie à un kilomètre environ.
known = Données disponibles : { $first } – { $last }.
missing = L’une des deux manque. Saisissez { $would_do }.
lede = Le chauffage et la climatisation suivent la température extérieure : grâce à elle, une semaine froide n’est pas signalée comme du gaspillage. Votre propre thermomètre est prioritaire ; publiez <b>{ $field }</b>.
switched_off_by = Le réglage <b>{ $first }</b> ou <b>{ $second }</b> vaut <b>{ $value }</b>. Vos propres thermomètres sont toujours lus. Pour réactiver l’actualisation, supprimez ce réglage et redémarrez GreenPulse.
off = L’actualisation de la météo est désactivée.
unknown = Pas encore de position indiquée.
asked = { $sites ->
    [one] Météo de { $sites } site, fournie par { $host }.
   *[other] Météo de { $sites } sites, fournie par { $host }.
}
would_do = des degrés de -{ $most } à { $most }, par exemple { $example }
