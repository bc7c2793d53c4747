settings = Paramètres
meters = Compteurs
places = Sites et bâtiments
tariffs = Tarifs et factures
mappings = Appareils personnalisés
import = Importer et exporter
