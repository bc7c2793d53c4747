title = Hilfe

headline = <b>Hilfe:</b> die Handbücher dieser Version, auf Englisch. Sie brauchen kein Netz.

manual = So funktioniert das

devices = Welche Geräte gelesen werden, wie man sie anschließt, und warum ein Wert zählt oder nicht.

files = Welche Dateien importiert werden können, was dazu gefragt wird und was weggelassen wird.

money = Wie Kosten und Rechnungen berechnet werden.

analytics = Wie Auffälligkeiten gefunden, Prognosen erstellt und Einsparungen gemessen werden, und wie weit man ihnen trauen kann.

access = Wer hereinkommt und was er darf, Anmeldung über andere Dienste, und was aufgezeichnet wird.

calendars = Welche Feiertage und Kalenderdateien gelesen werden.

backup = Wie man von allem eine Kopie behält und sie zurückholt.

api = Wie Programme lesen und schreiben.
