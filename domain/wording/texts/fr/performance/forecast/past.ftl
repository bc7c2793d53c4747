title = Fiabilité des prévisions
unknown = La fiabilité s’affichera après la première journée complète : chaque heure est alors comparée à la prévision de la veille.
hours = Prévision de la veille et consommation réelle
key_came = réel
key_said = prévision
week = Semaine
hours_known = Heures
missed_by = Erreur
in_range_label = Dans la fourchette
months = Mois, tels que prévus à leur début
month = Mois
said = Prévision
came = Réel
too_high_by = Écart
in_range = { $is_within ->
    [yes] oui
   *[no] non
}
missed = { $days ->
    [one] Sur la dernière journée, les prévisions de la veille se sont trompées de { $percent } par heure en moyenne. { $within } des heures étaient dans la fourchette, qui en promet { $promised }.
   *[other] Sur les { $days } derniers jours, les prévisions de la veille se sont trompées de { $percent } par heure en moyenne. { $within } des heures étaient dans la fourchette, qui en promet { $promised }.
}
