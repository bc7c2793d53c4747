utilities = Energieart
new_meters = Neue Zähler ansehen
next = Mehr zu diesem Gebäude
no_meter = { $building }: <b>noch keine Zähler zugeordnet.</b>
