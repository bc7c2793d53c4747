title = Tarif
headline = Preise, und ab wann sie gelten
lede = Tage vor dem ersten Tag behalten ihre früheren Preise.
first_day_needed = Geben Sie den ersten Tag ein, an dem er gilt.
no_day = „{ $typed }“ ist kein Datum. Schreiben Sie es so: 2026-01-31.
site = Standort
name = Name
name_hint = Wie auf der Rechnung. Derselbe Name noch einmal ergibt eine neue Version.
utility = Energieart
first_day = Erster Tag
source = Quelle
source_hint = Ein Link oder ein Dokument.
save = Speichern
see = Vorschau
urdb = Als JSON, für Fachleute
urdb_hint = Der ganze Tarif im Format der OpenEI Utility Rate Database. Steht hier etwas, gilt es statt der Felder oben.
to_json = Felder oben als JSON schreiben
json_only = Dieser Tarif enthält mehr, als die Felder zeigen können, und wird darum als JSON bearbeitet.
too_many_levels = Er hat { $count } Preise; die Felder fassen { $most }.
too_many_steps = Ein Preis hat { $count } Stufen; die Felder fassen { $most }.
other_limits = Seine Stufen hängen von der Leistung ab oder werden auf verschiedene Weise gezählt.
too_many_seasons = Er hat { $count } Saisons; die Felder fassen { $most }.
kept = Bleibt, wie es ist, auch wenn die Felder es nicht zeigen: { $what }.
kept_demand = Leistungspreise
kept_holidays = { $count ->
    [one] ein Feiertag
   *[other] { $count } Feiertage
}
kept_ratchet = die Leistung früherer Monate als Mindestwert
kept_window = Leistung über { $minutes } Minuten
kept_field = „{ $field }“
