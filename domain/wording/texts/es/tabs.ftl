title = Este edificio
now = Ahora
history = Historial
forecast = Previsión
load = Perfil de carga
savings = Ahorro
costs = Costes
meters = Contadores
