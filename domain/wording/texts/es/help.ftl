title = Ayuda

headline = <b>Ayuda:</b> los manuales de esta versión, en inglés. No necesitan red.

manual = Cómo funciona

devices = Qué aparatos se leen, cómo conectarlos y por qué un valor cuenta o no.

files = Qué archivos se pueden importar, qué se pregunta sobre ellos y qué se deja fuera.

money = Cómo se calculan los costes y las facturas.

analytics = Cómo se encuentran incidencias, se hacen previsiones y se miden ahorros, y hasta dónde fiarse.

access = Quién puede entrar y qué puede hacer, el acceso mediante otros servicios y qué se registra.

calendars = Qué festivos y archivos de calendario se leen.

backup = Cómo guardar una copia de todo y recuperarla.

api = Cómo leen y escriben los programas.
