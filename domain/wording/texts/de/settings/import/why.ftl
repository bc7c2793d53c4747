plain = { $code ->
    [you_said_so] von Ihnen angegeben
    [format_writes_records] das Format schreibt seine Datensätze so
    [workbook_encoding] Arbeitsmappen sind in UTF-8
    [all_utf8] alles ist gültiges UTF-8
    [every_other_byte_zero] jedes zweite Byte ist null: UTF-16
    [green_button_point] Green Button schreibt Zahlen mit einem Punkt
    [green_button_seconds] Green Button schreibt Sekunden seit 1970
    [green_button_utc] die Zeiten von Green Button sind in UTC
    [green_button_start] Green Button nennt den Beginn eines Zeitraums
    [each_reading_duration] jeder Messwert nennt seine Dauer
    [each_row_start_end] jede Zeile hat einen Beginn und ein Ende
    [each_row_length] jede Zeile hat ihre Länge
    [home_assistant_hourly] Home Assistant führt Statistiken je Stunde
    [no_two_times] es gibt keine zwei Zeiten zum Vergleichen
    [each_row_month] jede Zeile nennt ihren Monat
    [some_months] jede Zeile nennt ihren Monat, doch nur manche Monate sind da: Werte für mehrere Monate brauchen einen Beginn und ein Ende
    [each_row_period_day] jede Zeile nennt ihren Zeitraum: einen Tag
    [each_row_period] jede Zeile nennt ihren Zeitraum
    [every_step_month] jeder Schritt ist ein Monat
    [whole_period_named] eine Zeile nennt einen ganzen Monat, ein Quartal oder eine Woche: Ein Verbrauch gilt für alles davon, ein Zählerstand wurde am Beginn oder am Ende abgelesen
    [home_assistant_start] Home Assistant nennt den Beginn der Stunde
    [own_export_end] der Export von GreenPulse nennt das Ende
    [midnight_is_end] 24:00 ist immer ein Ende
    [date_alone] ein Datum allein nennt den Tag (oder Monat), für den der Wert gilt
    [file_begins_at_midnight] die Datei beginnt um Mitternacht und endet einen Schritt davor
    [file_ends_at_midnight] die Datei beginnt einen Schritt nach Mitternacht und endet um Mitternacht
    [nothing_tells] nichts in der Datei zeigt es
    [both_orders] jedes Datum lässt sich mit dem Tag zuerst und mit dem Monat zuerst lesen
    [both_orders_american] jedes Datum lässt sich mit dem Tag zuerst und mit dem Monat zuerst lesen; Portfolio Manager ist amerikanisch: Monat zuerst
    [numbers_seconds] Zahlen, die Sekunden seit 1970 sind
    [numbers_millis] Zahlen, die Millisekunden seit 1970 sind
    [numbers_serial] Zahlen, die Datumswerte einer Tabellenkalkulation sind
    [year_first] das Jahr steht zuerst
    [no_times] keine Zeiten
    [workbook_numbers] eine Arbeitsmappe speichert Zahlen als Zahlen
    [no_decimal_sign] keine Zahl hat ein Dezimalzeichen
    [every_offset] jede Zeit nennt ihren Abstand zu UTC
    [every_offset_or_utc] jede Zeit nennt ihren Abstand zu UTC oder ist in UTC
    [column_says_utc] die Spalte der Zeiten nennt UTC
    [column_says_zone] die Spalte der Zeiten nennt sie
    [no_offset] die Zeiten nennen keinen Abstand zu UTC
    [no_period_ends_on_date] kein Zeitraum endet an einem Datum
    [starts_on_end_date] jeder Zeitraum beginnt an dem Datum, an dem der vorige endet
    [starts_day_after] jeder Zeitraum beginnt am Tag nach dem Ende des vorigen
    [no_two_periods_follow] keine zwei Zeiträume folgen aufeinander, was es zeigen würde
    [no_factor] die Datei nennt keinen Faktor
    [no_numbered_hour] keine Stunde hat eine Nummer
    [no_odd_day] kein Tag hat 23 oder 25 Stunden
    [format_writes_dates] das Format schreibt Daten so
    [format_writes_numbers] das Format schreibt Zahlen so
    [format_says_end] das Format sagt, wann ein Zeitraum endet
    [format_says_start_end] das Format sagt, wann ein Zeitraum beginnt und endet
    [format_says_length] das Format sagt, wie lang jeder Zeitraum ist
    [format_local_at_site] das Format schreibt Ortszeit, und der Standort liegt, wo es üblich ist
    [format_begins_at_midnight] sie beginnt um Mitternacht und endet einen Schritt davor
    [format_ends_at_midnight] sie beginnt einen Schritt nach Mitternacht und endet um Mitternacht
    [begins_at_midnight] sie beginnt um Mitternacht
    [begins_after_midnight] sie beginnt einen Schritt nach Mitternacht
    [either_way] dieses Format gibt es auf beide Arten, und nichts in der Datei zeigt es
    [file_states_it] die Datei nennt sie
    [unit_in_name] die Datei nennt keine Einheit, doch der Name enthält diese
    [no_unit] die Datei nennt keine Einheit
    [no_known_unit] die Datei nennt keine bekannte Einheit
    [may_be_negative] der Wert darf negativ sein
    [none_negative] kein Wert ist negativ
    [none_positive] kein Wert ist positiv
    [none_positive_perhaps_sold] kein Wert ist positiv: vielleicht die Einspeisung
    [both_signs] Werte mit beiden Vorzeichen: vielleicht Bezug und Einspeisung in einem, negativ bei Einspeisung
    [some_negative] manche Werte sind negativ
    [flow_direction_net] flowDirection 4: Bezug und Einspeisung in einem
    [unit_of_power] die Einheit ist eine der Leistung
    [unit_of_level] die Einheit ist eine der Temperatur oder eines Anteils
    [portfolio_entries] Einträge aus dem Portfolio Manager sind der Verbrauch eines Zeitraums
    [home_assistant_delta] „delta“ aus Home Assistant ist der Verbrauch einer Stunde
    [each_row_its_period] jede Zeile nennt den Zeitraum ihres Werts
    [never_change] die Werte ändern sich nie
    [others_do_not_grow] in der Reihenfolge der Zeit steigen die Werte nur; andere Spalten der Tabelle tun das nicht
    [power_on_the_spot] eine Leistung, die vor Ort erzeugt oder verbraucht wurde: Leistung, wenn es der Zähler der Erzeugung ist, sonst weglassen
    [power_not_electric] eine Leistung, die keine elektrische ist: Ihre Energie zählt, also weglassen
    [power_into_grid_as_use] eine Leistung ins Netz würde als Verbrauch zählen: weglassen
    [power_into_grid_sold] eine Leistung ins Netz: Als Mittel ihres Zeitraums ist sie die Einspeisung
    [stream_no_unit] kein verknüpfter Messwerttyp nennt eine Einheit
    [service_added] mehrere Dienste heißen so: Der Dienst ist ergänzt
    [usage_point_called] der Anschluss heißt so
    [no_usage_point] kein Anschluss ist verknüpft; dies ist der Name der Datei
    [depends_on_unit] das hängt von der Einheit ab
    [depends_on_meter] das hängt vom Zähler ab
    [accumulation_register] accumulationBehaviour 1: ein Zählerstand
    [accumulation_period] accumulationBehaviour 4: der Verbrauch eines Zeitraums
    [accumulation_instant] accumulationBehaviour 12: zu einem Zeitpunkt
    [name_without_letter] der Name hat keinen Buchstaben
    [row_names_it] die Zeile nennt ihn
    [file_names_it] die Datei nennt ihn
    [files_name] die Datei nennt keinen Zähler; dies ist der Name der Datei
    [two_directions] die Zeile und der Name der Spalte nennen zwei Richtungen: Energie, wenn es Bezug war, Einspeisung, wenn es ins Netz ging
    [goes_out] was hinausgeht, ist Einspeisung, oder es ist ein Ort: Energie
    [input_output] Eingang und Ausgang sind die eines Gebäudes oder die eines Geräts: Energie, wenn es Bezug war, Einspeisung, wenn es ins Netz ging
    [own_export] der Export von GreenPulse nennt es
    [what_the_field_is] so ist das Feld
    [same_in_cubic_metres] der Zähler nennt dieselben Mengen in Kubikmetern: Gas, mit eigenem Brennwert
    [beside_bought] neben dem Bezug am selben Zähler: vielleicht die Einspeisung
    [zeros_like_others] jeder Wert ist 0, und die anderen des Zählers zählen so
    [rivals] mehrere Spalten oder Tabellen sagen dasselbe von sich: Eine mag der Bezug sein, eine die Einspeisung, eine der Unterschied
    [heat_or_electricity] die Wärme, die ein Wärmezähler zählt, oder Strom, der heizt
    [perhaps_steam] Dampf, wenn es Dampf ist: Nichts anderes wird nach Gewicht geführt; möglich wäre die Energie in kWh oder das Volumen in m3
    [fuel_by_weight] ein gewogener Brennstoff wird nicht geführt; möglich wäre die Energie in kWh
    [gas_by_weight] Gas wird nicht nach Gewicht geführt; möglich wäre die Energie in kWh oder das Volumen in m3
    [oil_by_weight] Heizöl wird nicht nach Gewicht geführt; möglich wäre die Energie in kWh oder das Volumen in Litern
    [water_by_weight] Wasser wird nicht nach Gewicht geführt; möglich wäre das Volumen in m3
    [this_by_weight] dies wird nicht nach Gewicht geführt; möglich wäre die Energie in kWh
    [what_was_made] was erzeugt wurde: Energie, wenn es der Zähler der Erzeugung ist, Einspeisung, wenn der Zähler am Netz es zählt
    [used_where_made] was verbraucht wurde, wo es erzeugt wurde: Der Zähler der Erzeugung zählt es schon, also am besten weglassen
    [it_is_left_out] es wird weggelassen
    [fluvius_register] Fluvius: das Zählwerk
    [no_direction_in_register] der Name des Zählwerks nennt keine Richtung
    [row_type_unknown] der Typ der Zeile sagt nicht, was gemessen wird
    [row_type_and_column] der Typ der Zeile und der Name der Spalte
    [tibber_production] Tibber: Production ist die Einspeisung
    [kwh_of_either] kWh können Strom oder Gas sein: Wählen Sie Gas, wenn es Gas ist
    [kwh_or_m3] Strom ist in kWh; Gas ist in kWh oder in m3, wie der Zähler zählt
    [electricity_or_gas] es kann Strom oder Gas sein: Wählen Sie Gas, wenn es Gas ist
    [columns_name] der Name der Spalte
    [consumption_or_production] die Datei sagt nicht, ob es Verbrauch oder Erzeugung ist
    [elhub_words] Elhub: forbruk ist Verbrauch, produksjon Erzeugung
    [record_no_direction] der Datensatz nennt keine Richtung
    [record_no_unit] der Datensatz nennt keine Einheit
    [nem13_direction] NEM13: die Richtung des Datensatzes
    [dsmr_reader_column] DSMR-reader: der Name der Spalte
    [spanish_column] der Name der Spalte, wie spanische Netzbetreiber ihn verwenden
    [portfolio_column] Portfolio Manager: der Name der Spalte
    [column_no_unit] die Spalte nennt keine Einheit
    [no_energy_unit] es ist keine Energie
    [net_channel] ein Kanal für Bezug und Einspeisung in einem
    [suffix_unknown] die Endung des Kanals sagt es nicht
    [nem12_suffix] NEM12: die Endung nennt die Richtung
    [enel_direction] die Datei sagt nicht, ob es Bezug (prelievo) oder Einspeisung (immissione) ist
    [enel_kwh] e-distribuzione schreibt kWh
    [p4_unknown] die Nummer des Zählers zeigt weder Strom noch Gas
    [p4_numbers] P4: die Nummer des Zählers und die des Zählwerks
    [enedis_lines] Enedis: die Zeilen über der Tabelle
    [enedis_curves] Enedis schreibt Lastgänge in W, doch diese Datei nennt es nicht
    [enedis_indexes] Enedis schreibt Zählerstände in Wh
    [home_wizard_column] HomeWizard: der Name der Spalte
    [heading_no_unit] die Überschrift der Tabelle nennt keine bekannte Einheit
    [heading_direction] die Überschrift der Tabelle: an den Kunden geliefert oder vom Kunden erhalten
    [message_no_unit] die Nachricht nennt keine Einheit
    [message_no_obis] die Nachricht nennt keine OBIS-Kennzahl
    [obis_unknown] die OBIS-Kennzahl ist von keinem bekannten Medium
    [mscons_obis] MSCONS: die OBIS-Kennzahl
    [sdge_column] der Name der Spalte: Consumption ist Netzbezug, Generation Einspeisung
    [point_direction] die Datei sagt nicht, ob die Messstelle Verbrauch oder Erzeugung misst
    [eloverblik] Eloverblik
    [several_columns] die Datei nennt den Verbrauch vielleicht in mehreren Spalten
    [column_no_direction] der Name der Spalte nennt keine Richtung
    [eredes_power] E-REDES: mittlere Leistung einer Viertelstunde
    [no_active_energy] der Code ist keiner der Wirkenergie: Er zählt nirgends
    [reactive_energy] Blindenergie ist kein Verbrauch
    [apparent_energy] Scheinenergie ist kein Verbrauch
    [reactive_power] Blindleistung ist kein Verbrauch
    [apparent_power] Scheinleistung ist kein Verbrauch
    [voltage] eine Spannung ist keine Menge
    [current] eine Stromstärke ist keine Menge
    [frequency] eine Frequenz ist keine Menge
    [power_factor] ein Leistungsfaktor ist keine Menge
    [no_utility] es ist keine Menge einer Energieart
    [pressure] ein Druck ist keine Menge
    [flow_at_instant] ein Durchfluss zu einem Zeitpunkt; der Zählerstand daneben zählt
    [forecast] eine Prognose, ein Ziel, ein Verlust oder ein Vergleich ist kein Messwert
    [emission] eine Emission ist keine Menge einer Energieart
    [voltage_or_current] eine Spannung oder Stromstärke ist keine Menge
    [heating_water] die Temperatur des Heizwassers ist kein Raum- oder Außenklima
    [no_energy_gas_water_power] keine Energie, kein Gas, kein Wasser, keine Leistung
    [billing_sum] die Summe einer Abrechnungsperiode ist weder ein Zählerstand noch der Verbrauch eines Intervalls
    [mean_of_month] das Mittel eines ganzen Monats, Quartals oder einer Woche ist kein Messwert
    [words_no_numbers] Wörter, keine Zahlen
    [sum_of_columns] die Summe der anderen Spalten der Tabelle, die zählen
    [extreme_power] die höchste oder niedrigste Leistung eines Zeitraums ist keine Menge
    [every_value_zero] jeder Wert ist 0
    [bought_less_sold] der Bezug abzüglich der Einspeisung, die beide zählen
    [sum_of_series] die Summe der anderen Reihen des Zählers, die zählen
    [told_in_another_unit] dieselben Mengen stehen auch in einer anderen Einheit da
    [another_column_time] eine andere Spalte nennt die Zeit
    [sum_beside_times] neben Spalten, die Zeiten sind, ist es eine Summe oder keine Menge
    [columns_tell_time] die Namen der Spalten nennen die Uhrzeit
    [sum_says_it] „sum“ (oder „mean“) derselben Stunde nennt es
    [no_reading_there] dieses Format führt dort keinen Messwert
    [money_currency] Geld: Der Name enthält eine Währung
    [price_rate] ein Preis oder Satz je Energieeinheit ist keine Menge
    [money_by_name] Geld: Der Name sagt es und nennt keine Energieeinheit
    [money_rate] Geld: ein Satz oder eine Gebühr ohne Energieeinheit
    [money_cells] Geld: Die Zellen enthalten eine Währung
    [calorific_value] ein Brennwert oder sein Faktor ist keine Menge: Er gehört in die Einstellungen des Zählers
    [so_much_for_each] so viel je anderer Einheit ist keine Menge
    [factor_one] ein Faktor, der immer 1 ist
    [name_no_amount] der Name sagt, dass es keine Menge ist
    [number_of_row] eine Nummer der Zeile ist keine Menge
    [day_type] die Art des Tages oder die Jahreszeit unterscheidet keine Zähler
    [other_date] ein Datum, aber nicht das der Messwerte
    [same_in_every_row] in jeder Zeile dasselbe
    [named_meter] der Name nennt einen Zähler
    [one_sheet_at_atime] es wird nur ein Blatt gelesen: Speichern Sie es als eigene Datei
    [status_no_value] ihr Status sagt, dass sie keinen Wert haben
    [below_table] sie stehen unter der Tabelle
    [generated_on_spot] vor Ort erzeugt: Der Zähler der Erzeugung zählt es
    [used_on_spot] verbraucht, wo es erzeugt wurde: Es ging nie durch den Zähler
    [highest_of_month] die höchste Leistung eines Monats ist keine Menge
    [highest_of_period] die höchste Leistung eines Zeitraums
    [no_energy] keine Energie
    [power_no_energy] eine Leistung, keine Energie
    [reactive] Blindenergie
    [reactive_or_apparent] Blind- oder Scheinenergie
    [check_channel] eine Prüfung dessen, was ein anderer Zähler zählt
    [register_behind] der Zählerstand hinter den Mengen
    [not_counted_here] keine Energieart, die hier gezählt wird, oder nicht in dieser Einheit
    [difference_of_readings] der Unterschied zweier Zählerstände
    [part_of_total] der Anteil eines Tarifs am Ganzen
    [registers_of_tariffs] Zählwerke mehrerer Tarife und Netze nennen dieselbe Energie
    [no_active] keine Wirkenergie
    [difference_of_others] der Unterschied der anderen beiden
    [note_no_order] die Zeilen sind in keiner Reihenfolge; zu welchem Durchgang der doppelten Stunde eine gehört, ist nicht zu erkennen
    [note_highest_power] die höchste Leistung jedes Tages wird weggelassen
    [note_sums_of_days] Summen mehrerer Tage zwischen den Tabellen werden weggelassen
    [note_other_messages] andere Nachrichten als MSCONS werden weggelassen
    [note_forecast_values] fehlende, unbrauchbare und prognostizierte Werte werden weggelassen
    [note_register_readings] Zählerstände (Datensätze 500) werden weggelassen: Die Intervalle zählen dieselbe Energie
    [note_two_markets] Zähler Westaustraliens und des nationalen Markts sind in einer Datei: Importieren Sie sie einzeln
    [before2010] kein Messwert ist von vor 2010: Die Uhr ging falsch, oder das Datum steht nicht in der gewählten Reihenfolge
    [factor_no_number] der Faktor des Werts ist keine Zahl
    [length_unknown] die Länge des Zeitraums ist nicht bekannt: Geben Sie sie an, oder lassen Sie die Zeile weg
    [not_confirmed] dieser Zähler, diese Größe oder Einheit war nicht unter den bestätigten: Laden Sie die Datei erneut hoch, oder lassen Sie die Zeile weg
    [not_confirmed_plan_again] dieser Zähler oder diese Größe war nicht unter den bestätigten: Laden Sie die Datei erneut hoch
    [delivery_no_use] eine Lieferung sagt, was gekauft wurde, nicht, wann es verbraucht wurde: Geben Sie den Verbrauch nach Zeiträumen mit Beginn und Ende an
    [time_missing] die Zeit fehlt
    [not_number] keine Zahl: Schreiben Sie sie ohne Einheit und Wörter, oder lassen Sie die Zelle leer
    [not_with_point] keine Zahl mit Dezimalpunkt: Die Datei mischt Dezimalzeichen, oder ihr Zeichen ist das Komma
    [not_with_comma] keine Zahl mit Dezimalkomma: Die Datei mischt Dezimalzeichen, oder ihr Zeichen ist der Punkt
    [not_with_point_mixed] keine Zahl mit Dezimalpunkt: Die Datei mischt Dezimalzeichen
    [not_with_comma_mixed] keine Zahl mit Dezimalkomma: Die Datei mischt Dezimalzeichen
    [not_span] keine Länge in Millisekunden, höchstens 400 Tage
    [end_after_start] ein Zeitraum endet nach seinem Beginn und innerhalb von 400 Tagen
    [no_offset_here] kein Abstand zu UTC, wo die anderen Zeiten einen haben: Ergänzen Sie Z oder +01:00
    [not_time_of_day] keine Uhrzeit wie 17:05
    [not_times_of_day] keine zwei Uhrzeiten wie 00:00-00:15
    [not_hour_number] keine Nummer einer Stunde des Tages
    [not_offset] kein Abstand zu UTC in Minuten
    [not_start_end] kein Beginn und Ende wie 2026-11-22 17:00 to 2026-11-22 18:00
    [not_year] kein Jahr
    [no_such_part] das Jahr hat kein solches Quartal und keine solche Woche
    [not_month] kein Monat
    [not_day] kein Tag
    [no_such_day] diesen Tag gibt es im Kalender nicht
    [end_missing] das Ende des Zeitraums fehlt
    [not_time_year_first] keine Zeit wie 2026-11-22 17:05
    [not_time_day_first] keine Zeit wie 22/11/2026 17:05, mit dem Tag zuerst
    [not_time_month_first] keine Zeit wie 11/22/2026 17:05, mit dem Monat zuerst
    [not_month_year] kein Monat mit seinem Jahr wie 01/24 oder Jan 24
    [not_seconds] keine Zeit in Sekunden seit 1970
    [not_millis] keine Zeit in Millisekunden seit 1970
    [not_serial] kein Datum einer Tabellenkalkulation
    [needs_start] ein Messwert eines Intervalls braucht einen Beginn in Sekunden seit 1970
    [needs_value] ein Messwert eines Intervalls braucht einen Wert, der eine Zahl ist
    [needs_duration] eine Menge braucht die Dauer ihres Zeitraums, höchstens 400 Tage
    [not_nem12] kein Datensatz von NEM12: 100, 200, 300, 400, 500 oder 900
    [not_nem13] kein Datensatz von NEM13: 100, 250, 550 oder 900
    [interval_minutes] hier gehören die Minuten eines Intervalls hin, etwa 5, 15 oder 30
    [values_of_no_channel] Werte eines Kanals, den kein Datensatz 200 davor beschreibt
    [quality_of_nothing] die Qualität von Intervallen, die kein Datensatz 300 davor nennt
    [quality_range] hier gehören das erste und letzte Intervall des Tages und ihre Qualität hin
    [needs_begin_end] eine Menge braucht Beginn und Ende (DTM+163, DTM+164) oder eine Zeit
    [not_hour1_to25] keine Nummer einer Stunde, 1 bis 25
    [not_minutes_hour_day] keine Länge in Minuten, „Hour“ oder „Day“
    [another_value_before] diese Zeit hat in der Zeile davor einen anderen Wert
    [not_end_of_half_hour] nicht das Ende einer halben Stunde unter einer Zeile mit ihrem Datum
    [has_differences] eine andere Spalte enthält die Unterschiede: ein Zählerstand
    [grows_in_one_unit] in der Reihenfolge der Zeit und in einer Einheit steigen die Werte nur: ein Zählerstand
    [amounts_in_one_unit] in einer Einheit steigen und fallen die Werte: Mengen je Zeitraum
    [period_range] ein Zeitraum dauert von einer Sekunde bis 400 Tage
    [names_other_period] eine Zeile nennt ihren Monat, ihr Quartal oder ihre Woche: Schreiben Sie für einen Wert eines anderen Zeitraums Beginn und Ende in zwei Spalten
    [nothing_chosen] in der Datei ist nichts zum Importieren gewählt
    [yet_to_come] dies liegt in der Zukunft: Prüfen Sie die Reihenfolge von Tag und Monat und die Uhr, die die Zeit geschrieben hat
    [tells_how_read] ein Zählerstand läuft weiter, während die Wörter wechseln: Sie sagen, wie er abgelesen wurde
    [marked_as_none] die Datei kennzeichnet sie: fehlend, unbrauchbar oder prognostiziert
    [beside_calorific] daneben steht ein Brennwert: Gas, wenn es nicht Strom ist
    [another_length] für dieselbe Zeit stehen Verbräuche anderer Länge da, und beide würden zählen: Importieren Sie sie für einen anderen Zähler, und ordnen Sie dem Gebäude einen der beiden zu
   *[other] { $english }
}
odd = { $code ->
    [bits32] die höchste Zahl aus 32 Bit, womit ein Zähler keinen Wert meldet
    [past32] 2^32, womit ein Zähler keinen Wert meldet
    [bits31] die höchste Zahl aus 31 Bit, womit ein Zähler keinen Wert meldet
    [past31] 2^31, womit ein Zähler keinen Wert meldet
    [bits63] die höchste Zahl aus 63 Bit, womit ein Zähler keinen Wert meldet
    [bits64] die höchste Zahl aus 64 Bit, womit ein Zähler keinen Wert meldet
    [far_beyond_usual] weit über dem hier Üblichen
    [no_probe] das Zeichen eines Thermometers für einen fehlenden Fühler
   *[other] { $english }
}
order = { $order ->
    [day_first] Tag zuerst
    [month_first] Monat zuerst
    [month_year] Monat und Jahr
   *[other] Jahr zuerst
}
problem = Zeile { $line }{ $has_column ->
    [yes] , { $column }
   *[no] { "" }
}{ $has_given ->
    [yes] , „{ $given }“
   *[no] { "" }
}: { $fault }
what_column = Spalte „{ $name }“
what_series = „{ $label }“
what_sheet = das Blatt „{ $name }“
what_line = Zeile { $line }
what_rows = Zeilen: { $count }
what_more_lines = weitere Zeilen: { $count }
what_values = Werte: { $count }
what_amounts = { $channel }: { $count } Verbräuche, der erste in Zeile { $line }
what_channel = { $meter }, { $field }
left = { $what }: { $why }
times = { $count ->
    [one] einmal
   *[other] { $count }-mal
}
forgiven = { $count ->
    [0] { "" }
    [one] , bis auf einen Fall, wie Zählwerke ihn haben
   *[other] , bis auf { $count } Fälle, wie Zählwerke sie haben
}
day = ein Tag
month = ein Monat
hours = { $count } h
minutes = { $count } min
seconds = { $count } s
stated = wie angegeben
from = { $length } ab { $at }
column_called = die Spalte heißt „{ $name }“
row_says = die Zeile nennt „{ $text }“
line_says_so = Zeile { $line } nennt es
line_names_it = Zeile { $line } nennt ihn
line_above_table = Zeile { $line } steht über der Tabelle
line_has = Zeile { $line } hat { $cell }
byte_order_mark = die Markierung der Bytefolge nennt { $name }
not_utf8 = Zeile { $line } ist nicht in UTF-8: als Windows-1252 gelesen, wie westeuropäisches Windows schreibt
splits = { $sign } teilt { $agree } der ersten { $lines } Zeilen in { $cells } Zellen
each_row_states = jede Zeile nennt ihren Zeitraum: { $every }
steps_are_month = { $fit } von { $all } Schritten sind ein Monat
every_step = Abstand jedes Schritts: { $every }
steps_are = { $fit } von { $all } Schritten: { $every }
steps_change = die Schritte wechseln ({ $lengths }): Jeder Wert gilt für den Schritt, in dem er steht
day_values = Werte am Tag: bis zu { $count }
goes_on_evenly = so gelesen ({ $order }) gehen die Zeiten gleichmäßig von Tag zu Tag weiter; anders springen sie um Monate
only_order = Zeile { $line } hat { $cell }, was nur so zu lesen ist: { $order }
only_order_all = die Daten sind nur so zu lesen: { $order }
least_wrong = so gelesene Zeiten: { $read }; Zeile { $line } hat { $cell }, was so keine Zeit ist
short_years_months = die Jahre haben zwei Ziffern; als Monate mit ihrem Jahr gelesen beginnt der erste am { $first }
month_named = der Monat hat einen Namen, und so gelesen ({ $order }) liegen die Zeiten eng beisammen: Die erste ist { $first }
short_years = die Jahre haben zwei Ziffern; so gelesen ({ $order }) ist das erste Datum { $first }
mixes_signs = die Datei mischt Dezimalzeichen: Zeile { $line } hat { $cell }, Zeile { $other_line } hat { $other }
thousand_or_fraction = Zahlen wie { $sign } können Tausender oder Bruchteile sein, und keine andere Zahl zeigt es
points = Zahlen mit Punkt: { $points }, mit Komma: { $commas }
skipped = Zeile { $line } hat { $cell }, was die Uhren in { $site } überspringen: Die Datei ist in einer anderen Zone oder das ganze Jahr in Normalzeit
twice = die Stunde { $cell } kommt zweimal, wie auf den Uhren in { $site }
odd_mark = Zeile { $line } kennzeichnet { $cell } als zweiten Durchgang einer Stunde, die die Uhren in { $site } dann nicht wiederholen
day_of25_hours = ein Tag hat 25 Stunden, wie auf den Uhren in { $site }
no_offset_site = die Zeiten nennen keinen Abstand zu UTC; der Standort liegt in { $site }
value_skipped = Zeile { $line } hat einen Wert zu einer Zeit, die die Uhren in { $zone } überspringen: Die Datei ist in einer anderen Zone
hour_twice = eine Stunde kommt zweimal, wie auf den Uhren in { $zone }
clock_of = das Format schreibt die Uhrzeit von { $zone }
may_be_from = das Format schreibt Ortszeit und kann von hier sein: { $zones }
starts_either = am Enddatum des vorigen Zeitraums beginnen { $same }, am Tag danach { $next }
factor_column = die Spalte „{ $column }“ hat { $factors }, und nichts zeigt, ob die Werte schon damit multipliziert sind
beyond24 = am { $date } zählen die Stunden über 24 hinaus
number_twice = am { $date }, wenn die Uhren zurückgehen, kommt eine Nummer zweimal
skipped_is_missing = am { $date } fehlt die Stunde, die die Uhren überspringen
last_is_missing = am { $date }, wenn die Uhren eine Stunde überspringen, fehlt die letzte Nummer
clocks_change = am { $date } werden die Uhren umgestellt, und die Nummern zeigen nicht, welche Stunde fehlt oder zweimal kommt
unit_of_called = { $unit } von dem, was so heißt: { $about }
unit_may_be = { $unit } kann sein: { $fields }
may_be = möglich: { $fields }
unit_of = { $unit } von „{ $about }“
unit_unknown = „{ $unit }“ ist keine bekannte Einheit oder hat zwei Bedeutungen
stored_in = „{ $field }“ wird in ihr gespeichert
uom = uom { $code }
uom_of_only_type = uom { $code } des einzigen Messwerttyps, auf den nichts verweist
two_services = der Anschluss nennt { $point }, sein Messwerttyp aber { $service }
service_is = { $service }
service_export = { $service }, Einspeisung
accumulation = accumulationBehaviour { $code }; { $spans } von { $count } haben eine Dauer
no_accumulation = kein accumulationBehaviour; { $spans } von { $count } haben eine Dauer
home_assistant_register = „{ $name }“ aus Home Assistant ist ein Zählerstand
grows = in der Reihenfolge der Zeit steigen die Werte nur ({ $rises }-mal{ $forgiven }): ein Zählerstand
grows_but_amounts = in der Reihenfolge der Zeit steigen die Werte nur ({ $rises }-mal{ $forgiven }): ein Zählerstand, doch die Datei spricht von Mengen
few_grow = in der Reihenfolge der Zeit steigen die Werte nur{ $forgiven }, doch es sind nur { $count }
left_of_something = die Werte steigen { $rises } und fallen { $falls }: vielleicht ein Bestand, der nicht gezählt wird
amounts_aperiod = die Werte steigen { $rises } und fallen { $falls }: Mengen je Zeitraum
runs_both_ways = die Werte steigen { $rises } und fallen { $falls }, jedes Mal um wenig: vielleicht ein Zählwerk, das vor- und rückwärts läuft und nicht gezählt wird
rise_and_fall = die Werte steigen { $rises } und fallen { $falls }
grow_and_fall = die Werte wachsen { $grows } und fallen { $falls }
register_falls = dieses Format schreibt Zählerstände, doch die Werte fallen { $falls }
power_means = eine Leistung (Abstand: { $every }): Die Datei spricht von Mitteln; als Mittel ihres Zeitraums ist sie Energie
power_far_apart = eine Leistung (Abstand: { $every }): So weit auseinander werden Leistungen nicht gezählt; als Mittel ihres Zeitraums ist sie Energie
another_stream = eine andere Reihe geht auch an { $meter }
another_series = eine andere Reihe geht auch an { $meter }
another_column = eine andere Spalte oder ein anderer Zähler heißt auch { $meter }
no_key = „{ $text }“ ist kein Schlüssel eines Zählers
no_field = „{ $text }“ ist keine Messgröße
no_unit_named = „{ $text }“ ist keine Einheit
no_kind = „{ $text }“ ist keine Zählweise
of_one_meter = „{ $first }“ und „{ $other }“ sind von einem Zähler: Wählen Sie, was Einspeisung ist, oder lassen Sie eines weg
bought_and_sold = „{ $bought }“ ist Bezug und „{ $sold }“ Einspeisung: von einem Zähler, wenn die übrigen Wörter nicht zwei nennen
power_beside = eine Leistung neben „{ $label }“: Leistung, wenn sie elektrisch ist, sonst weglassen
rate_of_meter = ein Tarif des Zählers: { $part }
undirected = „{ $label }“ nennt die Richtung, dies nicht: Energie, wenn es Bezug war, Einspeisung, wenn es ins Netz ging
same_amounts_as = es nennt dieselben Mengen wie „{ $label }“, was zählt
battery_flow = der Fluss einer Batterie bleibt im Gebäude: „{ $label }“ zählt, was durch den Zähler ging
all_used = der gesamte Verbrauch, von dem „{ $label }“ Bezug war: Der Bezug zählt
power_of_energy = die Leistung von „{ $label }“, dessen Energie zählt
power_of_counted = die Leistung von „{ $label }“, was zählt
volume_of = das Volumen des Wassers, das „{ $label }“ bringt, was zählt
register_of = der Zählerstand von „{ $label }“, was in einer anderen Einheit zählt
differences_of = die Unterschiede von „{ $label }“, was zählt
sums_of = die Summen von „{ $label }“, was zählt
same_gas = dasselbe Gas wie „{ $label }“, in einer anderen Einheit
same_in_other_unit = dieselben Mengen wie „{ $label }“, in einer anderen Einheit
changes_together = es ändert sich mit „{ $name }“, was den Zähler nennt
no_time_below = „{ $text }“ steht unter der Tabelle und hat keine Zeit
odd_value = Zeile { $line } hat { $cell }, womit ein Gerät keinen Wert meldet: getrennt gespeichert und nicht gezählt
odd_values = Zeile { $line } hat { $cell } (und noch { $more }), womit ein Gerät keinen Wert meldet: getrennt gespeichert und nicht gezählt
far_beyond = „{ $label }“ hat Werte weit über den üblichen: über { $most } werden sie getrennt gespeichert und nicht gezählt
covers = „{ $label }“, Zeitraum eines Werts: { $parts }
more_remarks = weitere Hinweise dieser Art: { $count }
leap = „{ $label }“ steigt um { $rise } ({ $at }), weit mehr als möglich: Wurde der Zähler gewechselt, lässt sich das in seinen Einstellungen angeben
not_time = keine Zeit wie { $example }
not_date = kein Datum wie { $example }
kept_apart = { $written }: { $odd }; getrennt gespeichert und nicht gezählt
cannot_be_true = außerhalb dessen, was bei „{ $field }“ möglich ist ({ $lowest } bis { $highest } { $unit })
time_goes_back = { $meter }: Die Zeit geht hier zurück. Die Zählerstände werden nach der Zeit geordnet; prüfen Sie aber, ob die Daten richtig gelesen sind
cells_in_row = Zellen: { $cells }, im Kopf: { $header }. Ein Trennzeichen zu viel oder zu wenig, oder ein Anführungszeichen, das nicht geschlossen ist
clocks_skip = die Uhren in { $zone } überspringen diese Zeit bei der Umstellung: Wählen Sie die Zone der Datei (UTC oder eine ohne Zeitumstellung wie Etc/GMT+5)
day_has_values = Werte dieses Kanals an einem Tag: { $count }, dahinter eine Qualität
too_many_series = eine Datei hat höchstens { $series } Reihen und { $columns } Spalten
no_such_field = „{ $label }“: Diese Messgröße gibt es nicht
key_cannot_be = „{ $label }“: „{ $key }“ kann nicht der Schlüssel eines Zählers sein
scale_no_number = „{ $label }“: Der Faktor ist keine Zahl
counts_otherwise = „{ $label }“: „{ $field }“ zählt nicht so ({ $kind }); wählen Sie Zählerstand oder Verbrauch eines Zeitraums
counts_only_as = „{ $label }“: „{ $field }“ zählt nicht so ({ $kind }); wählen Sie: { $only }
mean_is_no_kind = „{ $label }“: Das Mittel eines ganzen Monats, Quartals oder einer Woche zählt nicht so ({ $kind }): weglassen
power_only_interval = „{ $label }“: Leistung wird nur als Verbrauch eines Zeitraums zu Energie; für Leistung wählen Sie „Leistung“
cannot_be_counted = „{ $label }“: „{ $field }“ lässt sich nicht in „{ $unit }“ zählen
only_electricity_split = „{ $label }“: Nur Strom nach Zeiträumen lässt sich in Bezug und Einspeisung teilen
two_ways_of_counting = { $meter } hat Zählerstände und Verbräuche von Zeiträumen derselben Energieart: Ein Zähler zählt auf eine Art. Lassen Sie eines weg, oder wählen Sie dafür einen anderen Zähler
both_would_be = „{ $first }“ und „{ $other }“ wären beide „{ $name }“ von { $meter }: Lassen Sie eines weg, wählen Sie einen anderen Zähler, oder nennen Sie einen Teil wie in { $field }:2
not_answered = „{ $label }“: Es fehlen noch Angaben
not_kept_as = { $meter }: „{ $name }“ wird nicht so geführt ({ $kind })
counts_as = { $meter } zählt „{ $field }“ hier anders ({ $here }) als die Datei ({ $there }): Ändern Sie die Angaben oder die Zählweise des Zählers
falls_at_end = „{ $label }“ fällt von { $before } auf { $after } ({ $at }), und was dazwischen liegt, zählt nicht: Beginnt das Zählwerk bei { $end } von vorn, lässt sich das in den Einstellungen des Zählers angeben
falls_anew = „{ $label }“ fällt von { $before } auf { $after } ({ $at }), und was dazwischen liegt, zählt nicht: Wurde der Zähler gewechselt, lässt sich das in seinen Einstellungen angeben
power_beside_mean = eine Leistung neben „{ $label }“: Als Mittel ihres Zeitraums ist sie Energie
may_be_gas_beside = neben „{ $label }“ ist es vielleicht die Energie dieses Gases: Erdgas, und das Volumen weglassen
