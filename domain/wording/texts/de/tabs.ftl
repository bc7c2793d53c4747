title = Dieses Gebäude
now = Jetzt
history = Verlauf
forecast = Prognose
load = Lastgang
savings = Einsparungen
costs = Kosten
meters = Zähler
