title = Tarif
source = Quelle: { $source }.
period = Tarifzeit { $number }
sold = { $has_period ->
    [yes] Einspeisevergütung, { $period }
   *[no] Einspeisevergütung
}
demand = Leistungspreis, { $period }
fixed = Grundpreis
minimum = Mindestbetrag
unpriced = Nicht enthalten
hours = Preise nach Stunden
colours = Je dunkler, desto teurer.
weekdays = Montag bis Freitag
weekends = Samstag, Sonntag und Feiertage
add_account = Diesen Tarif verwenden
add_version = Neue Preise
remove = Entfernen
from = Ab { $day }.
from_to = Vom { $first } bis { $last }.
used = { $has_period ->
    [yes] Arbeitspreis, { $period }
   *[no] Arbeitspreis
}
flat_demand = { $has_season ->
    [yes] Leistungspreis des Abrechnungszeitraums, Saison { $season }
   *[no] Leistungspreis des Abrechnungszeitraums
}
money_each = { $per ->
    [day] { $amount } pro Tag
    [month] { $amount } pro Monat
   *[year] { $amount } pro Jahr
}
tier_up_to = { $limit ->
    [daily] { $price } bis { $most }{"\u00A0"}{ $unit } pro Tag
    [demand] { $price } bis { $most }{"\u00A0"}{ $unit } pro kW
    [demand_daily] { $price } bis { $most }{"\u00A0"}{ $unit } pro kW und Tag
   *[period] { $price } bis { $most }{"\u00A0"}{ $unit }
}
then = { $first }, danach { $next }
