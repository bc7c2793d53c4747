title = Aktivitätsprotokoll
headline = { $lines ->
    [0] Keine Einträge.
    [one] Ein Eintrag.
   *[other] { $lines } Einträge.
}
lede = Wer sich angemeldet hat, wer Personen und Zugänge geändert hat, und was. Das Neueste zuerst.
show = Filtern
when = Wann
who = Wer
action = Aktion
thing = Gegenstand
changed = Geändert
from = von { $address }
change = { $field }: { $before } → { $after }
action_name = { $action ->
    [department_changed] Abteilung geändert
    [department_created] Abteilung hinzugefügt
    [department_removed] Abteilung entfernt
    [identity_connected] Konto verbunden
    [identity_disconnected] Konto getrennt
    [installation_opened] ersten Admin angelegt
    [key_created] Schlüssel erstellt
    [key_revoked] Schlüssel widerrufen
    [password_reset_asked] Link für neues Passwort angefordert
    [passkey_added] Passkey hinzugefügt
    [passkey_removed] Passkey entfernt
    [passkey_used] mit Passkey angemeldet
    [password_removed] Passwort entfernt
    [password_reset_offered] Link für neues Passwort erstellt
    [password_set] Passwort geändert
    [password_set_by_link] Passwort per Link gewählt
    [person_changed] Person geändert
    [person_created] Person hinzugefügt
    [person_disabled] Person gesperrt
    [person_enabled] Person entsperrt
    [person_invited] Einladungslink erstellt
    [person_removed] Person entfernt
    [person_role_from_provider] Zugang durch Gruppen geändert
    [person_role_kept] letzte Administration behalten
    [person_seen_as] mit den Augen einer Person gesehen
    [screen_created] Bildschirm-Link erstellt
    [screen_revoked] Bildschirm-Link widerrufen
    [session_ended] abgemeldet
    [session_ended_by_provider] eine Person abgemeldet
    [session_opened] angemeldet
    [sessions_ended] überall abgemeldet
    [record_exported] hat das Protokoll als Datei gespeichert
    [key_of_first_admin] hat den Link für den ersten Admin angefordert
   *[sign_in_failed] Anmeldung fehlgeschlagen
}
became = { $kind }: { $verb }
kind = { $kind ->
    [anomaly] Auffälligkeit
    [billing_account] Abrechnungskonto
    [building] Gebäude
    [channel] Kanal
    [data_source] Datenquelle
    [emission_factor] Emissionsfaktor
    [file] Datei
    [forgotten_meter] archivierter Zähler
    [gas_values] Brennwerte
    [key_of_a_meter] Schlüssel eines Zählers
    [mapping] eigenes Gerät
    [meter] Zähler
    [model] Modell
    [price] Preis
    [quarantine] abgelehnte Daten
    [readings] Messwerte
    [register_changes] Zählerwechsel
    [site] Standort
    [source_energy_ratio] Primärenergiefaktor
    [target] Ziel
    [tariff] Tarif
    [token] Token
   *[other] { $kind }
}
verb = { $verb ->
    [activated] in Gebrauch genommen
    [added] hinzugefügt
    [answered] beantwortet
    [changed] geändert
    [cleared] geleert
    [corrected] korrigiert
    [described] beschrieben
    [exported] exportiert
    [paused] angehalten
    [removed] entfernt
    [resumed] fortgesetzt
    [revoked] widerrufen
    [set_up] eingerichtet
   *[other] { $verb }
}
export = Als CSV speichern
any_action = Alle Aktionen
by_key = mit einem Schlüssel von { $owner }
truth = { $is_so ->
    [yes] ja
   *[no] nein
}
all_buildings = alle Gebäude
field = { $field ->
    [sees] sieht
    [buildings] Gebäude
    [department] Abteilung
    [notify] Benachrichtigungen
    [email] E-Mail
    [push] Push-Nachrichten
    [issues] Auffälligkeiten
    [targets] Ziele
    [reports] Berichte
    [quiet_hours] Ruhezeit
    [from] ab
    [to] bis
    [role] Rolle
    [login] Anmeldename
    [name] Name
    [expires_at] endet
    [yearly_budget] Jahresbudget
    [reduction_percent] Einsparziel in %
    [contact_email] Kontakt
    [head] Leitung
    [language] Sprache
    [units] Einheiten
    [external_id] Externe ID
    [disabled] deaktiviert
    [owner] Besitzer
    [scope] Umfang
    [path] Seite
    [mailed_to] gesendet an
    [who] wer
    [action] Aktion
    [thing] Gegenstand
    [why] Grund
    [provider] Anbieter
    [ended] beendete Sitzungen
   *[other] { $field }
}
