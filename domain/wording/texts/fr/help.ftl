title = Aide

headline = <b>Aide :</b> les manuels de cette version, en anglais. Ils n’ont pas besoin de réseau.

manual = Comment cela fonctionne

devices = Quels appareils sont lus, comment les connecter, et pourquoi une valeur compte ou non.

files = Quels fichiers peuvent être importés, ce qui est demandé et ce qui est laissé de côté.

money = Comment les coûts et les factures sont calculés.

analytics = Comment les anomalies sont trouvées, les prévisions faites et les économies mesurées, et jusqu’où s’y fier.

access = Qui peut entrer et ce que chacun peut faire, la connexion par d’autres services et ce qui est consigné.

calendars = Quels jours fériés et fichiers de calendrier sont lus.

backup = Comment garder une copie de tout et la restaurer.

api = Comment les programmes lisent et écrivent.
