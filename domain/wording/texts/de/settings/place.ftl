title = Standorte und Gebäude
lede = Typ und Größe eines Gebäudes entscheiden, womit es verglichen wird. Ein Standort hat eine Zeitzone, eine Währung und Einheiten.
removed = Entfernt.
add_building = Gebäude hinzufügen
add_site = Standort hinzufügen
site_settings = Einstellungen des Standorts
none = <b>Noch keine Gebäude.</b>
headline_of = <b>{ $buildings ->
    [one] Ein Gebäude
   *[other] { $buildings } Gebäude
}</b> an { $sites ->
    [one] einem Standort.
   *[other] { $sites } Standorten.
}
site_facts = Zeitzone: { $zone }; Währung: { $currency }; { $system ->
    [us] US-Einheiten
   *[metric] metrische Einheiten
}; { $is_located ->
    [yes] Koordinaten eingetragen
   *[no] keine Koordinaten, also kein Wetter
}{ $has_area ->
    [yes] ; { $area }.
   *[no] .
}
building_facts = { $kind }; { $has_area ->
    [yes] { $area }
   *[no] keine Fläche
}; { $meters ->
    [0] keine Zähler
    [one] { $meters } Zähler
   *[other] { $meters } Zähler
}{ $has_score ->
    [yes] ; ENERGY STAR { $score }.
   *[no] .
}
