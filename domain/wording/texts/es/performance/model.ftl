mase = MASE
cvrmse = CV(RMSE)
coverage = Cobertura
of_late = Reciente
state = Estado
in_use = En uso
replaced = Sustituido
asked = Iniciado. Las lecturas nuevas siguen teniendo preferencia.
