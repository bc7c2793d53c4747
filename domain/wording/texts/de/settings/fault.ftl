kind = { $kind ->
    [null] null
    [bool] true oder false
    [number] eine Zahl
    [text] ein Text
    [array] ein Array
   *[object] ein Objekt
}
and = { $fault }; { $next }
and_more = { $faults }; und { $more } weitere
in_ = „{ $name }“: { $fault }
of_reading = Messwert { $nth } von { $count }: { $fault }
of_device = „{ $device }“: { $fault }
send_such = { $fault }; gesendet wird ein Objekt wie { $example } oder ein Array davon
not_text = die Nachricht ist kein Text
empty = die Nachricht ist leer
json_ends = die Nachricht endet mitten in ihrem JSON (Zeile { $line }, Spalte { $column })
json_too_deep = das JSON der Nachricht ist zu tief verschachtelt (Zeile { $line }, Spalte { $column })
json_goes_on = die Nachricht geht hinter dem Ende ihres JSON weiter (Zeile { $line }, Spalte { $column }); eine Nachricht enthält einen JSON-Wert
json_nan = die Nachricht ist kein JSON (Zeile { $line }, Spalte { $column }): JSON kennt weder NaN noch Infinity; das Feld ist wegzulassen
not_json = die Nachricht ist kein JSON: „{ $around }“ ist nicht lesbar (Zeile { $line }, Spalte { $column })
not_text_number = die Nachricht ist kein Text, erwartet wird eine Zahl
payload_no_number = die Nachricht ist „{ $text }“, keine Zahl
not_number = „{ $name }“ ist { $kind }, keine Zahl
not_number_but = „{ $name }“ ist { $text }, keine Zahl
no_number = „{ $name }“ ist keine Zahl
neither_number = „{ $name }“ oder „{ $other }“ ist keine Zahl
member_no_number = „{ $name }“ enthält etwas, das keine Zahl ist
not_finite = „{ $name }“ ist keine endliche Zahl
cannot_be_true = „{ $name }“ ist { $value }, außerhalb des Möglichen ({ $lowest } bis { $highest })
not_time = „{ $name }“ ist { $text }, keine Zeit wie { $example }
not_seconds = „{ $name }“ ist { $text }: erwartet werden Sekunden seit 1970 oder RFC 3339
not_millis = „{ $name }“ ist { $text }: erwartet werden Millisekunden seit 1970
not_rfc3339 = „{ $name }“ ist „{ $text }“: Schreiben Sie es nach RFC 3339 mit Abstand zu UTC (z. B. 2026-11-22T17:00:00Z)
no_rfc3339 = „{ $name }“ ist { $kind }: Schreiben Sie es nach RFC 3339 (z. B. „2026-11-22T17:00:00Z“)
not_period = „{ $name }“ ist { $text }: erwartet wird die Länge des Zeitraums in Sekunden
not_field = „{ $name }“ ist keine Messgröße; die Messgrößen sind { $fields }
object_expected = { $kind }, wo ein Objekt wie { $example } erwartet wird
no_reading = sie enthält keinen Messwert; gesendet wird ein Objekt wie { $example }
own_topic = das Topic ist greenpulse/v1/<meter>/readings, mit dem Namen des Zählers ohne Schrägstrich
no_key = „{ $name }“ kann kein Name eines Zählers sein: erlaubt sind Buchstaben, Ziffern, -, _ und ., höchstens 120
no_key_announced = „{ $name }“ kann kein Name eines Zählers sein: Melden Sie ein „device“ mit „identifiers“
no_part = „{ $name }“ nennt einen Teil, der keiner sein kann: hinter dem Doppelpunkt Buchstaben, Ziffern, -, _, . und /, höchstens { $most }, am Anfang und Ende kein -
payload_is = die Nachricht ist { $kind }, kein Objekt wie { $example }
object_is = „{ $name }“ ist { $kind }, kein Objekt wie { $example }
not_model_id = die Nachricht ist { $kind }, kein Objekt mit „model“ und „id“
not_list_of_devices = die Nachricht ist { $kind }, nicht die Liste der Geräte der Bridge
text_such = die Nachricht ist kein Text wie { $example }
no_codec = es gibt kein „object“: Das Geräteprofil braucht in ChirpStack einen Codec, der aus den Bytes des Geräts Zahlen macht
no_formatter = es gibt kein „uplink_message.decoded_payload“: Das Gerät braucht einen Payload Formatter, der aus seinen Bytes Zahlen macht
emon_object = emon/<node> trägt ein Objekt wie { "{" }"power1":100{ "}" }; eine einzelne Zahl gehört nach emon/<node>/<name>
nth_no_number = Wert { $nth } ist „{ $text }“, keine Zahl; erwartet werden Zahlen wie 100,200,300
payload_has_no = die Nachricht hat kein „{ $name }“
topic_says = die Nachricht hat kein „{ $name }“, wie es nach dem Topic sein müsste
unit_is = die Einheit von „{ $name }“ ist „{ $unit }“, erlaubt sind kWh, Wh, m3, kW oder W
too_few_members = „nrg“ hat zu wenige Werte ({ $count }); die gesamte Leistung ist der zwölfte
not_array = „{ $name }“ ist kein Array von Zahlen
powers_no_numbers = „power1_W“ bis „power3_W“ sind keine Zahlen, der erste Wert ist { $kind }
not_sparkplug = die Nachricht ist keine von Sparkplug B (protobuf): Ist das Gerät auf Sparkplug A oder JSON eingestellt?
birth_not_heard = die Anmeldung (birth) dieses Geräts kam nicht an: Fordern Sie sie neu an (Node Control/Rebirth)
no_token = der Absender ist unbekannt: Das Gerät meldet sich mit seinem Zugangstoken als MQTT-Benutzernamen an
telemetry_json = Telemetrie wird hier als JSON gelesen: Das Topic ist v1/devices/me/telemetry
gateway_telemetry = die Telemetrie eines Gateways ist ein Objekt wie { $example }
telemetry_is = Telemetrie ist ein Objekt wie { $example }, dies ist { $kind }
too_many_devices = Geräte in einer Nachricht: { $count }; gelesen werden { $most }, die anderen gehören in eine weitere
no_telegram_id = das Telegramm hat keine „id“
needs_wmbus_key = „error“ ist „{ $error }“: wmbusmeters braucht den Schlüssel des Zählers { $meter }
no_measurement = es fehlt die Messreihe: Eine Zeile beginnt mit ihrem Namen
tag_no_value = der Tag „{ $key }“ hat keinen Wert: Schreiben Sie name=value, ohne Leerzeichen
no_fields = es fehlen die Felder: Hinter Messreihe und Tags steht ein Leerzeichen, dann name=value
field_no_value = das Feld „{ $key }“ hat keinen Wert: Schreiben Sie name=value, ohne Leerzeichen
line_time = die Zeit ist „{ $text }“: erwartet wird eine ganze Zahl in { $precision }, oder keine Zeit
line_time_beyond = die Zeit { $count } liegt jenseits aller Zeiten: Ist sie in { $precision }?
line_goes_on = „{ $text }“ steht, wo ein Komma, eine Zeit oder das Zeilenende hingehört
no_closing_quote = der Text des Felds „{ $key }“ hat kein schließendes Anführungszeichen
field_no_number = das Feld „{ $key }“ ist „{ $text }“, keine Zahl: möglich sind 1.5, 2i, true oder ein Text in Anführungszeichen
line_not_utf8 = die Zeile ist nicht in UTF-8
announcement_object = eine Ankündigung ist ein JSON-Objekt mit „state_topic“
wild_topic = das Topic „{ $topic }“ von „{ $name }“ steht für beliebig viele andere; richten Sie sie von Hand ein
template_too_much = das „value_template“ von „{ $name }“ ist mehr, als sich hier auswerten lässt ({ $template }); richten Sie das Topic „{ $topic }“ von Hand ein
no_state_topic = die Ankündigung von „{ $name }“ hat kein „state_topic“ („stat_t“)
nothing_where_mapped = in der Nachricht gibt es kein „{ $pointer }“, wo das eigene Gerät sucht
nothing_at = in der Nachricht gibt es kein „{ $pointer }“
topic_not_taken = „{ $filter }“ nimmt „{ $topic }“ nicht; + ist eine Ebene, # alle folgenden
meter_no_key = „{ $name }“ kann kein Name eines Zählers sein: erlaubt sind Buchstaben, Ziffern, -, _ und ., höchstens 120
say_where = die Nachricht ist { $kind }: Geben Sie an, wo darin die Zahl steht (z. B. /energy)
mapped_no_field = „{ $name }“ ist keine Messgröße
no_time_at = in der Nachricht steht bei „{ $pointer }“ keine Zeit
time_at_text = die Zeit bei „{ $pointer }“ ist { $found }, erwartet wird ein Text wie 2026-11-20T21:57:38
time_at_seconds = die Zeit bei „{ $pointer }“ ist { $found }, erwartet werden Sekunden seit 1970
time_at_millis = die Zeit bei „{ $pointer }“ ist { $found }, erwartet werden Millisekunden seit 1970
nul_topic = das Topic enthält ein NUL, was kein Topic darf
other_meter = das ist für den Zähler „{ $meant }“, das Token gilt aber nur für „{ $own }“: Der Absender braucht das Token eines Gateways (Einstellungen, Token), das für jeden Zähler gilt, oder eines für „{ $meant }“
clock_after_cut = die Uhr des Geräts zeigt { $at }, wie nach einem Stromausfall: Stellen Sie sie, oder senden Sie keine Zeit
clock_ahead = die Uhr des Geräts zeigt { $at }, was in der Zukunft liegt: Stellen Sie sie (und ihre Zeitzone), oder senden Sie keine Zeit
clock_behind = die Uhr des Geräts zeigt { $at }, vor mehr als zwei Jahren: Stellen Sie sie (und ihre Zeitzone), oder senden Sie keine Zeit; Älteres kommt als Datei oder über HTTP
cannot_keep = die Datenbank kann den Inhalt nicht speichern: { $error }
needs_at = „{ $field }“ zählt Verbräuche von Zeiträumen, die „at“ brauchen: das Ende des Zeitraums, nach einer Uhr, die richtig geht
stands_otherwise = „{ $field }“ ist hier { $value }; ein Messwert derselben Gerätezeit mit { $stands } war zuerst da und bleibt
too_many_channels = „{ $meter }“ hat { $most } Kanäle, mehr kann ein Zähler nicht haben: „{ $channel }“ wäre einer mehr
same_name_too_long = ein anderer Zähler heißt auch „{ $meter }“, und der Name ist zu lang, um sie zu unterscheiden: Benennen Sie einen um
nobody_reads = dieses Topic wird noch nicht gelesen: Richten Sie ein eigenes Gerät dafür ein
too_long = zu lang, um ganz aufbewahrt zu werden, und darum nicht noch einmal lesbar: Lassen Sie das Gerät erneut senden
