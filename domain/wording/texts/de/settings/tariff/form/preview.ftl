title = Vorschau
nothing_yet = Geben Sie einen Preis ein, um zu sehen, was der letzte Monat gekostet hätte.
no_use = Im letzten Monat wurde nichts gemessen, darum gibt es keine Beispielrechnung.
would_cost = { $place }: { $amount } im { $month }. Mit diesen Preisen kostet das <b>{ $sum }</b>.
now_costs = Mit den geltenden Preisen kostet es { $sum }.
incomplete = Nur { $percent } dieses Monats wurden gemessen.
flat = { $price } zu allen Stunden.
colours = Je dunkler, desto teurer.
