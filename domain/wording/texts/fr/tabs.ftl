title = Ce bâtiment
now = En ce moment
history = Historique
forecast = Prévision
load = Courbe de charge
savings = Économies
costs = Coûts
meters = Compteurs
