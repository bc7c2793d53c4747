see_details = Voir le détail
see_all = Voir les { $count } anomalies
