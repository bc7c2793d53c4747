mase = MASE
cvrmse = CV(RMSE)
coverage = Abdeckung
of_late = Zuletzt
state = Status
in_use = Im Einsatz
replaced = Ersetzt
asked = Gestartet. Neue Messwerte haben weiter Vorrang.
