utilities = Énergie
new_meters = Voir les nouveaux compteurs
next = Plus sur ce bâtiment
no_meter = { $building } : <b>aucun compteur rattaché pour le moment.</b>
