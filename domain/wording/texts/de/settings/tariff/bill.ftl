title = Rechnung
not_begun = Dieser Zeitraum hat noch nicht begonnen: Bekannt ist nur, was nicht vom Verbrauch abhängt.
periods = Abrechnungszeitraum
period_before = Vorheriger Zeitraum
period_after = Nächster Zeitraum
by_tariff = Tarif: { $tariff }.
days_title = Kosten nach Tagen
days_alt = Energiekosten nach Tagen, { $range }: insgesamt { $sum }.
days_empty = Für keinen Tag dieses Zeitraums gibt es schon Kosten.
bars_own = dieser Zeitraum
bars_before = vorheriger Zeitraum
head_day = Tag
head_cost = Kosten
head_cost_before = Vorher
bars_add_up = Die Balken zeigen nur die Energie, zusammen { $sum }.
bars_and_rest = Die Balken zeigen nur die Energie, zusammen { $sum }. Die übrigen { $rest } gehören zum Zeitraum als Ganzem.
beside = Im Vergleich
expected = Bis { $last } werden es voraussichtlich <b>{ $sum }</b>: zwischen { $lower } und { $upper }, nach der Prognose des Verbrauchs.
expected_demand = Eine höhere Spitze als bisher würde es teurer machen.
expected_sold = Was bis dahin eingespeist wird, ist nicht prognostiziert und würde es billiger machen.
expected_none = Wie viel es bis { $last } wird, ist nicht bekannt: Für den Verbrauch gibt es noch keine Prognose.
expected_until = Wie viel es bis { $last } wird, ist nicht bekannt: Die Prognose des Verbrauchs endet am { $day }.
expected_never = Wie viel es bis { $last } wird, ist nicht bekannt: Für einzelne Zähler gibt es keine Prognose.
than_before = { $change ->
    [less] Das sind <b>{ $difference } weniger</b> als auf der Rechnung davor: { $sum } für { $range }.
    [more] Das sind <b>{ $difference } mehr</b> als auf der Rechnung davor: { $sum } für { $range }.
   *[same] Das ist <b>so viel</b> wie auf der Rechnung davor: { $sum } für { $range }.
}
expected_than_before = { $change ->
    [less] Das wären <b>{ $difference } weniger</b> als auf der Rechnung davor: { $sum } für { $range }.
    [more] Das wären <b>{ $difference } mehr</b> als auf der Rechnung davor: { $sum } für { $range }.
   *[same] Das wäre <b>so viel</b> wie auf der Rechnung davor: { $sum } für { $range }.
}
before = Die Rechnung davor betrug <b>{ $sum }</b> für { $range }.
use_than_before = Verbrauch: { $percent } gegenüber { $before }.
before_incomplete = Nur { $percent } jenes Zeitraums wurden gemessen.
before_none = Es gibt keine Rechnung davor zum Vergleichen: Für { $range } wurde nichts gemessen.
line = { $kind ->
    [energy] Arbeitspreis
    [demand] Leistungspreis
    [flat_demand] Leistungspreis des Abrechnungszeitraums
    [fixed] Grundpreis
    [export] Einspeisevergütung
   *[minimum] Bis zum Mindestbetrag
 }{ $has_period ->
    [yes] , { $period }
   *[no] {""}
 }{ $has_month ->
    [yes] , { $month }
   *[no] {""}
 }{ $has_step ->
    [yes] , Stufe { $step }
   *[no] {""}
 }{ $has_share ->
    [yes] , für { $share } des Zeitraums
   *[no] {""}
 }{ $has_since ->
    [yes] {" "}(Preise ab { $since })
   *[no] {""}
 }
period = Tarifzeit { $number }
note_no_tariff = Für { $range } gilt kein Tarif: Diese Tage werden nicht berechnet.
note_yearly_minimum = Ein Mindestbetrag von { $amount } pro Jahr wird mit dem Jahr abgerechnet, nicht hier.
note_demand_before = { $unknown ->
    [one] Die Spitzenleistung eines der { $months } Monate davor, deren höchste einen Mindestwert setzt, ist nicht bekannt.
   *[other] Die Spitzenleistung von { $unknown } der { $months } Monate davor, deren höchste einen Mindestwert setzt, ist nicht bekannt.
}
note_no_floor = { $has_period ->
    [yes] Leistungspreis, { $period }: keine Stunden in den Monaten, deren Leistung einen Mindestwert setzt, also auch kein Mindestwert.
   *[no] Leistungspreis: keine Stunden in den Monaten, deren Leistung einen Mindestwert setzt, also auch kein Mindestwert.
}
remove = Dieses Konto entfernen
head_for = Posten
head_quantity = Menge
head_each = Preis
total = Summe
sum = <b>{ $sum }</b>, { $range }
sum_so_far = <b>{ $sum }</b> bisher, seit { $first }
used = Verbrauch: { $amount }.
used_peak = Verbrauch: { $amount }, Spitzenleistung { $peak }{"\u00A0"}kW.
all_known = Jede Stunde ist bekannt.
metered = { $percent } vollständig.
incomplete = Nur { $percent } des Zeitraums wurden gemessen, die Rechnung ist also unvollständig.
both = { $first } { $second }
days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
months = { $count ->
    [one] { $count } Monat
   *[other] { $count } Monate
}
of_days = { $value } Tage
of_months = { $value } Monate
a_day = Tag
a_month = Monat
up_to = bis { $to }{"\u00A0"}{ $unit }
from_to = { $from } bis { $to }{"\u00A0"}{ $unit }
above = über { $from }{"\u00A0"}{ $unit }
