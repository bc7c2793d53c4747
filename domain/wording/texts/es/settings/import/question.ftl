layout = { $layout ->
    [long] una tabla con una lectura por fila
    [wide] una tabla con una columna por contador
    [green_pulse] una exportación de GreenPulse
    [green_button] datos de Green Button
    [portfolio_manager] entradas de contador de Portfolio Manager
    [home_assistant] estadísticas de Home Assistant
    [nem12] datos por intervalos NEM12 (Australia)
    [nem13] lecturas NEM13 (Australia)
    [mscons] un mensaje MSCONS (EDIFACT)
    [enedis] un archivo de Enedis (Francia)
    [spain] datos horarios de una distribuidora española
    [fluvius] un archivo de Fluvius (Bélgica)
    [p4] lecturas diarias de una distribuidora neerlandesa
    [dsmr_reader] una exportación de DSMR-reader
    [home_wizard] una exportación de HomeWizard
    [octopus] un archivo de Octopus Energy
    [n3rgy] un archivo de n3rgy
    [opower] datos de consumo de Opower (PG&E, ConEd y otras)
    [edison] datos de consumo de Southern California Edison
    [sdge] datos de consumo de San Diego Gas & Electric
    [e_redes] un archivo de E-REDES (Portugal)
    [enel] un archivo de e-distribuzione (Italia)
    [eloverblik] datos de contador de Eloverblik (Dinamarca)
    [elhub] datos de contador de Elhub (Noruega)
    [tibber] datos de consumo de Tibber
    [portfolio_months] consumo mensual de Portfolio Manager
   *[other] { $publisher }
}
order = ¿En qué orden están el día, el mes y el año?
decimal = ¿Cuál es el signo decimal?
factors = ¿Hay que multiplicar aún los valores por el factor del archivo?
zone = ¿En qué zona horaria están las horas? Introduzca un nombre como Europe/Berlin, o Etc/GMT+5 para EST todo el año.
spacing = ¿Cuánto dura el periodo de cada valor? Por ejemplo, 15min, 1h, day o month.
stamp = ¿La hora indica el inicio o el final de su periodo?
numbers = En los días de 23 o 25 horas, ¿los números cuentan las horas transcurridas o las del reloj?
end_day = ¿El periodo incluye su último día?
meter = ¿Qué contador es «{ $label }»?
unit = ¿En qué unidad está «{ $label }»? Si no lo necesita, quite la marca.
field = ¿Qué mide «{ $label }»?
kind = ¿Cómo cuenta «{ $label }»: como un registro que solo crece o como el consumo de un periodo?
sign = ¿En qué sentido cuentan los valores de «{ $label }»?
zone_would_do = Introduzca el nombre de una zona horaria, como Europe/Berlin.
spacing_would_do = Introduzca un periodo, como 15min, 1h, day o month.
meter_would_do = Use letras, cifras, -, _ y ., 120 signos como máximo.
unit_would_do = Introduzca una unidad, como kWh, kBtu, therms, ccf, m3, gal, lbs, ton-h, W o °F.
choose_one = Elija una de las opciones.
