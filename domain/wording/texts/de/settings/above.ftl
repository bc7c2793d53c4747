settings = Einstellungen
meters = Zähler
places = Standorte und Gebäude
tariffs = Tarife und Rechnungen
mappings = Eigene Geräte
import = Import und Export
