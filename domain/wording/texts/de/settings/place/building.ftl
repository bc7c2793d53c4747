area_would_do = eine Fläche über 0 (z.{"\u00A0"}B. 180)
floors_would_do = eine Zahl von Stockwerken von 1 bis 200
people_would_do = eine Zahl von Personen von 0 bis 1000000
year_would_do = ein Jahr (z.{"\u00A0"}B. 1974)
score_would_do = einen Wert von 1 bis 100
purpose_needed = Wählen Sie einen Gebäudetyp.
site_needed = Wählen Sie einen Standort.
name_taken = Ein Gebäude „{ $name }“ gibt es schon. Wählen Sie einen anderen Namen.
saved = Gespeichert.
made = Gebäude hinzugefügt. Ordnen Sie ihm unten seine Zähler zu.
taken = Zähler zugeordnet, mit seiner ganzen Vergangenheit.
see_use = Gebäude ansehen
name = Name
purpose = Gebäudetyp
area = Fläche
floors = Stockwerke
people = Personen
people_hint = Wer dort wohnt oder arbeitet.
year = Baujahr
score = ENERGY-STAR-Wert
score_hint = 1 bis 100, von der EPA.
baseline_would_do = einen Verbrauch über 0{"\u00A0"}kWh (z.{"\u00A0"}B. 3500)
baseline = Üblicher Stromverbrauch im Jahr
baseline_hint = Zum Vergleich, bis ein Jahr gemessen ist.
baseline_metered = Leer: { $amount }, wie in den letzten 12 Monaten.
latitude = Breite
position_hint = Für die Karte; negativ im Süden und im Westen.
longitude = Länge
save = Speichern
new_title = Neues Gebäude
new_headline = Gebäude hinzufügen
new_lede = Als Nächstes ordnen Sie ihm seine Zähler zu; auch ihre Vergangenheit zählt.
new_site = Standort
new_area_hint = Wenn Sie sie kennen.
add = Gebäude hinzufügen
headline = <b>{ $building }</b> { $meters ->
    [0] hat noch keine Zähler.
    [one] hat einen Zähler.
   *[other] hat { $meters } Zähler.
}
