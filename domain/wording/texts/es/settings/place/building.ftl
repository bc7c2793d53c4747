area_would_do = una superficie mayor que 0, por ejemplo 180
floors_would_do = un número de plantas de 1 a 200
people_would_do = un número de personas de 0 a 1000000
year_would_do = un año, por ejemplo 1974
score_would_do = una nota de 1 a 100
purpose_needed = Elija un tipo de edificio.
site_needed = Elija un sitio.
name_taken = Ya existe un edificio llamado «{ $name }». Elija otro nombre.
saved = Guardado.
made = Edificio añadido. Asígnele abajo sus contadores.
taken = Contador asignado, con todo su historial.
see_use = Ver el edificio
name = Nombre
purpose = Tipo de edificio
area = Superficie
floors = Plantas
people = Personas
people_hint = Las que viven o trabajan allí.
year = Año de construcción
score = Nota ENERGY STAR
score_hint = De 1 a 100, de la EPA.
baseline_would_do = los kilovatios hora, más de 0, por ejemplo 3500
baseline = Consumo eléctrico habitual en un año
baseline_hint = Para comparar, hasta tener un año medido.
baseline_metered = Vacío: { $amount }, como en los últimos 12 meses.
latitude = Latitud
position_hint = Para el mapa; negativa al sur y al oeste.
longitude = Longitud
save = Guardar
new_title = Edificio nuevo
new_headline = Añadir un edificio
new_lede = Después se asignan sus contadores; su historial también cuenta.
new_site = Sitio
new_area_hint = Si la conoce.
add = Añadir edificio
headline = <b>{ $building }</b> { $meters ->
    [0] todavía no tiene contadores.
    [one] tiene un contador.
   *[other] tiene { $meters } contadores.
}
