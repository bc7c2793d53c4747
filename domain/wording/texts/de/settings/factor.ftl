title = Emissionsfaktoren
lede = Emissionen je Einheit, nach Region und Jahr. Fehlt ein Jahr, gilt das nächste frühere. Dampf und Kälte aus einem Fernnetz unterscheiden sich von Werk zu Werk: Fragen Sie bei Ihrem nach.
kg_would_do = eine Masse in Kilogramm CO₂e je Einheit (z.{"\u00A0"}B. 0,37)
head_value = CO₂e
own = Faktor für einen Standort hinzufügen
kg = Emissionen je Einheit
kg_too_much = „{ $typed }“ ist zu groß. Geben Sie { $would_do } ein.
