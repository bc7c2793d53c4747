mase = MASE
cvrmse = CV(RMSE)
coverage = Couverture
of_late = Récent
state = État
in_use = Utilisé
replaced = Remplacé
asked = Lancé. Les nouveaux relevés restent prioritaires.
